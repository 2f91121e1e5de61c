"""The one question before every session, and how it stands with whoever is not to be stretched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.health.gate import CoupleHealth, Outcome, PersonHealth
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.before.how_it_stands import NewDialog
from tests.ui.rooms import Heard, Rooms, dressed, said, the

LEFT = Qt.MouseButton.LeftButton
DAY = date(2026, 11, 1)
WELL = PersonHealth(Outcome.OK, DAY, "s")
DOCTOR = PersonHealth(Outcome.DOCTOR, DAY, "s")
ASK = PersonHealth(Outcome.ASK, DAY, "s")
EMERGENCY = PersonHealth(Outcome.EMERGENCY, DAY)


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def dialog_of(
    rooms: Rooms, qtbot: QtBot, a: PersonHealth = WELL, b: PersonHealth = WELL, *, just_asked: bool = False
) -> NewDialog:
    dialog = NewDialog(rooms.words, rooms.health, rooms.people, CoupleHealth(a, b, agreed=True), just_asked=just_asked)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_nothing_new_is_one_key(rooms: Rooms, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = dialog_of(rooms, qtbot)
    assert rooms.health("gate.new") in said(dialog)
    QTest.keyClick(dialog.focusWidget(), key)
    assert dialog.result() == QDialog.DialogCode.Accepted.value


@pytest.mark.parametrize(("name", "person"), [("Anna", Receiver.A), ("Ben", Receiver.B)])
def test_whoever_has_something_new_is_asked(rooms: Rooms, qtbot: QtBot, name: str, person: Receiver) -> None:
    dialog = dialog_of(rooms, qtbot)
    QTest.mouseClick(the(dialog, QPushButton, rooms.health("gate.new.yes", name=name)), LEFT)
    assert dialog.again is person
    assert dialog.result() == QDialog.DialogCode.Rejected.value


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_focus(rooms: Rooms, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = dialog_of(rooms, qtbot)
    some = the(dialog, QPushButton, "Ben: something is new")
    some.setFocus()
    QTest.keyClick(some, key)
    assert dialog.again is Receiver.B
    assert dialog.result() == QDialog.DialogCode.Rejected.value


def test_not_now_and_escape_begin_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    for leave in (lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape), later):
        dialog = dialog_of(rooms, qtbot)
        leave(dialog)
        assert dialog.result() == QDialog.DialogCode.Rejected.value
        assert dialog.again is None


def later(dialog: NewDialog) -> None:
    QTest.mouseClick(the(dialog, QPushButton, "Not now"), LEFT)


@pytest.mark.parametrize(
    ("a", "b", "begins"),
    [
        (WELL, WELL, True),
        (DOCTOR, WELL, True),
        (ASK, WELL, True),
        (WELL, DOCTOR, True),
        (DOCTOR, ASK, False),
        (DOCTOR, DOCTOR, False),
        (EMERGENCY, WELL, False),
        (WELL, EMERGENCY, False),
    ],
)
def test_it_begins_while_one_of_them_can_be_stretched_and_nobody_should_call_for_help(
    rooms: Rooms, qtbot: QtBot, a: PersonHealth, b: PersonHealth, begins: bool
) -> None:
    dialog = dialog_of(rooms, qtbot, a, b)
    assert the(dialog, QPushButton, rooms.health("gate.new.no")).isEnabled() is begins
    assert (rooms.health("state.nobody") in said(dialog)) is not begins
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() is not begins


def test_whoever_can_do_everything_is_not_spoken_of(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, DOCTOR)
    assert rooms.health("state.doctor", name="Anna", day="Sun 1 Nov 2026") in said(dialog)
    assert not any("Ben" in line for line in said(dialog))


def test_a_professionals_yes_opens_the_way(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, DOCTOR, ASK)
    heard = Heard()
    dialog.changed.connect(heard)
    nothing = the(dialog, QPushButton, rooms.health("gate.new.no"))
    assert not nothing.isEnabled()
    first = next(one for one in dialog.findChildren(QPushButton) if one.accessibleName().startswith("Anna: A doctor"))
    QTest.mouseClick(first, LEFT)
    assert nothing.isEnabled()
    (couple,) = heard.all
    assert isinstance(couple, CoupleHealth)
    assert couple.blocked == {Receiver.B}


def test_who_has_just_answered_is_told_what_it_means_and_asked_nothing_more(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, ASK, just_asked=True)
    assert rooms.health("gate.means") in said(dialog)
    assert rooms.health("gate.new") not in said(dialog)
    texts = [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert rooms.health("gate.go_on") in texts
    assert rooms.health("gate.new.yes", name="Anna") not in texts
