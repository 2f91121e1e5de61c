"""The questions about stress: answered with clicks or keys, they lead somewhere, and nothing of them is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.health.stress import Answer, Question
from stretchgui.ui.before.stress_dialog import StressDialog
from tests.ui.rooms import Heard, Rooms, dressed, said, the

TITLES = {"wind-down-together": "Wind down together", "front-of-hip": "Front of the hip"}


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


@pytest.fixture
def dialog(rooms: Rooms, qtbot: QtBot) -> StressDialog:
    dialog = StressDialog(rooms.words, rooms.health, TITLES)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def answer_all(dialog: StressDialog, answer: Answer) -> None:
    for question in Question:
        dialog.answer(question, answer)


def test_it_says_first_that_it_judges_nothing_and_keeps_nothing(rooms: Rooms, dialog: StressDialog) -> None:
    for sentence in rooms.health.group("stress.intro").values():
        assert sentence in said(dialog)
    for key in ("stress.offer", "stress.talk", "stress.neither"):
        assert rooms.health(key) not in said(dialog)


def test_much_of_it_offers_rest_beside_moving(rooms: Rooms, dialog: StressDialog) -> None:
    heard = Heard()
    dialog.routine_wanted.connect(heard)
    answer_all(dialog, Answer.OFTEN)
    assert rooms.health("stress.offer") in said(dialog)
    assert rooms.health("stress.beside_moving") in said(dialog)
    assert rooms.health("stress.talk") not in said(dialog)
    QTest.mouseClick(the(dialog, QPushButton, "Look at: Wind down together"), Qt.MouseButton.LeftButton)
    assert heard.all == ["wind-down-together"]
    assert not dialog.isVisible()


def test_a_routine_that_is_not_there_is_not_offered(dialog: StressDialog) -> None:
    answer_all(dialog, Answer.OFTEN)
    offered = [one.text() for one in dialog.findChildren(QPushButton) if one.text().startswith("Look at")]
    assert offered == ["Look at: Wind down together"]


def test_a_low_mood_on_most_days_belongs_before_a_professional(rooms: Rooms, dialog: StressDialog) -> None:
    dialog.answer(Question.MOOD, Answer.MOST_DAYS)
    assert rooms.health("stress.talk") in said(dialog)
    dialog.answer(Question.MOOD, Answer.NEVER)
    assert rooms.health("stress.talk") not in said(dialog)


def test_little_of_it_says_so_once_all_is_answered(rooms: Rooms, dialog: StressDialog) -> None:
    for question in tuple(Question)[:-1]:
        dialog.answer(question, Answer.SOMETIMES)
    assert rooms.health("stress.neither") not in said(dialog)
    dialog.answer(tuple(Question)[-1], Answer.SOMETIMES)
    assert rooms.health("stress.neither") in said(dialog)


def test_it_is_answered_with_the_keyboard_and_read_aloud(rooms: Rooms, dialog: StressDialog) -> None:
    dialog.activateWindow()
    first = the(dialog, QPushButton, f"{rooms.health('stress.question.worry')} Never")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert first.isChecked()


def test_where_to_read_on_can_be_copied(rooms: Rooms, dialog: StressDialog) -> None:
    addresses = [source.address for source in rooms.health.sources("stress.read.programme")]
    assert addresses
    fields = dialog.findChildren(QLineEdit)
    assert set(addresses) <= {field.text() for field in fields}
    assert all(field.isReadOnly() for field in fields)
