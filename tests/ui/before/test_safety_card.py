"""The safety card: all of it, what the answers of both mean, and how they are taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from stretchgui.health.gate import CoupleHealth, Outcome, PersonHealth
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.before.safety_card import SafetyCardDialog
from stretchgui.ui.kit.pieces import Column
from tests.ui.rooms import Heard, Rooms, dressed, said, the

LEFT = Qt.MouseButton.LeftButton
DAY = date(2026, 11, 1)
WELL = PersonHealth(Outcome.OK, DAY, "s", conditions=frozenset({"hernia"}))
DOCTOR = PersonHealth(Outcome.DOCTOR, DAY, "s")


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def dialog_of(
    rooms: Rooms, qtbot: QtBot, couple: CoupleHealth, size: tuple[int, int] = (900, 600)
) -> tuple[SafetyCardDialog, Heard]:
    dialog = SafetyCardDialog(rooms.words, rooms.health, rooms.people, couple)
    qtbot.addWidget(dialog)
    heard = Heard()
    dialog.changed.connect(heard)
    dialog.resize(*size)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog, heard


def test_every_sentence_stands_there_and_what_each_rests_on(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, _ = dialog_of(rooms, qtbot, CoupleHealth())
    texts = said(dialog)
    groups = (
        "purpose",
        "agree",
        "helper",
        "stop_now",
        "after_stopping",
        "adapt",
        "gate.emergency",
        "gate.doctor",
        "gate.ask",
    )
    sources = "\n".join(one.toPlainText() for one in dialog.findChildren(QTextEdit))
    for name in groups:
        assert rooms.health.group(name)
        for key, sentence in rooms.health.group(name).items():
            assert sentence in texts
            assert all(source.name in sources for source in rooms.health.sources(f"{name}.{key}"))
    assert "not been reviewed by a physiotherapist" in " ".join(texts)


def test_it_says_how_it_stands_with_each_and_since_when(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, _ = dialog_of(rooms, qtbot, CoupleHealth(DOCTOR, WELL))
    texts = said(dialog)
    assert rooms.health("state.doctor", name="Anna", day="Sun 1 Nov 2026") in texts
    assert rooms.health("state.ok", name="Ben", day="Sun 1 Nov 2026") in texts
    assert rooms.health("state.conditions", name="Ben", conditions="a hernia") in texts
    dialog, _ = dialog_of(rooms, qtbot, CoupleHealth())
    assert rooms.health("state.none", name="Anna") in said(dialog)


def test_a_professionals_yes_is_told_at_once_and_shown(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = dialog_of(rooms, qtbot, CoupleHealth(DOCTOR, WELL))
    QTest.mouseClick(the(dialog, QPushButton, rooms.health("state.clear")), LEFT)
    (couple,) = heard.all
    assert isinstance(couple, CoupleHealth)
    assert couple.blocked == frozenset()
    QApplication.processEvents()
    assert rooms.health("state.cleared", name="Anna") in said(dialog)
    assert not [one for one in dialog.findChildren(QPushButton) if one.text() == rooms.health("state.clear")]


@pytest.mark.parametrize(("name", "person"), [("Anna", Receiver.A), ("Ben", Receiver.B)])
def test_each_can_answer_again_at_any_time(rooms: Rooms, qtbot: QtBot, name: str, person: Receiver) -> None:
    dialog, heard = dialog_of(rooms, qtbot, CoupleHealth(DOCTOR, WELL))
    QTest.mouseClick(the(dialog, QPushButton, rooms.health("state.again", name=name)), LEFT)
    assert dialog.again is person
    assert not dialog.isVisible()
    assert heard.all == []


def test_after_an_emergency_no_button_lifts_it(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, _ = dialog_of(rooms, qtbot, CoupleHealth(PersonHealth(Outcome.EMERGENCY, DAY)))
    assert not [one for one in dialog.findChildren(QPushButton) if one.text() == rooms.health("state.clear")]


def test_it_is_read_with_the_arrow_keys_and_escape_closes_it(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = dialog_of(rooms, qtbot, CoupleHealth(DOCTOR, WELL))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    bar = dialog.findChildren(Column)[0].verticalScrollBar()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected.value
    assert heard.all == []


@pytest.mark.parametrize("size", [(860, 550), (900, 720), (1600, 1000)])
def test_close_is_in_sight_without_scrolling(rooms: Rooms, qtbot: QtBot, size: tuple[int, int]) -> None:
    dialog, _ = dialog_of(rooms, qtbot, CoupleHealth(DOCTOR, WELL), size)
    assert (dialog.width(), dialog.height()) == size
    close = the(dialog, QPushButton, rooms.words("safety.close"))
    assert dialog.rect().contains(close.mapTo(dialog, close.rect().bottomRight()))
