"""The safety card: all of it, calmly, with both answers always in sight; nobody starts past it by accident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.ui.before.safety_card import SafetyCardDialog
from tests.ui.rooms import Heard, Rooms, dressed, said, the

NONE = "None of these is true for us today: go on"
SOME = "One of these is true: do not start today"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def dialog_of(rooms: Rooms, qtbot: QtBot, size: tuple[int, int] = (900, 600)) -> tuple[SafetyCardDialog, Heard]:
    dialog = SafetyCardDialog(rooms.words, rooms.health)
    qtbot.addWidget(dialog)
    heard = Heard()
    dialog.answered.connect(heard)
    dialog.resize(*size)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog, heard


def test_every_sentence_stands_there(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, _ = dialog_of(rooms, qtbot)
    texts = said(dialog)
    groups = ("purpose", "gate.emergency", "gate.doctor", "gate.ask", "adapt", "stop_now", "helper", "agree")
    for name in groups:
        assert rooms.health.group(name)
        for sentence in rooms.health.group(name).values():
            assert sentence in texts
    assert rooms.health("gate.question") in texts


@pytest.mark.parametrize("size", [(860, 560), (900, 600), (1600, 1000)])
def test_both_answers_are_in_sight_without_scrolling(rooms: Rooms, qtbot: QtBot, size: tuple[int, int]) -> None:
    dialog, _ = dialog_of(rooms, qtbot, size)
    assert (dialog.width(), dialog.height()) == size
    for name in (NONE, SOME):
        answer = the(dialog, QPushButton, name)
        corner = answer.mapTo(dialog, answer.rect().topLeft())
        assert dialog.rect().contains(corner)
        assert dialog.rect().contains(corner + answer.rect().bottomRight())


def test_none_goes_on(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = dialog_of(rooms, qtbot)
    QTest.mouseClick(the(dialog, QPushButton, NONE), LEFT)
    assert heard.all == [True]
    assert dialog.result() == QDialog.DialogCode.Accepted.value
    assert not dialog.isVisible()


def test_one_says_what_to_do_and_nothing_starts(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = dialog_of(rooms, qtbot)
    QTest.mouseClick(the(dialog, QPushButton, SOME), LEFT)
    assert heard.all == [False]
    assert dialog.refused
    for sentence in rooms.health.group("gate.then").values():
        assert sentence in said(dialog)
    assert not [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.text() == NONE]
    QTest.mouseClick(the(dialog, QPushButton, "Close"), LEFT)
    assert dialog.result() == QDialog.DialogCode.Rejected.value
    assert heard.all == [False]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter])
def test_no_key_accepts_it_by_accident(rooms: Rooms, qtbot: QtBot, key: Qt.Key) -> None:
    dialog, heard = dialog_of(rooms, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget(), key)
    assert heard.all == []
    assert dialog.isVisible()


def test_escape_is_no_yes(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = dialog_of(rooms, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected.value
    assert heard.all == []
