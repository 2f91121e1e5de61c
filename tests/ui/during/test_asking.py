"""The receiver's number on the page: asked for, logged by a digit, shown quietly, and answered above the ceiling."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.level import Level
from stretchgui.routine.routine import ExerciseStep, Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.states import Command
from stretchgui.ui.kit.theme import LIGHT
from tests.ui.session_pages import THIGH, Stage, routine, staged

K = Qt.Key
PLAN = build_timeline(routine(ExerciseStep("thigh", THIGH)), Customisation(turns=Turns.A))
ASKS = "Anna: how strong is the pull, 0 to 10?"


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = staged(qtbot, PLAN)
    made.start()
    return made


def receiver_text(stage: Stage) -> str:
    return stage.page.near.panel.first.text.text()


def helper_text(stage: Stage) -> str:
    return stage.page.near.panel.second.text.text()


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier])
def test_a_digit_logs_a_number_on_the_keyboard_and_on_the_number_pad(
    stage: Stage, modifier: Qt.KeyboardModifier
) -> None:
    stage.reach(PhaseKind.HOLD, 2)
    for value in range(10):
        QTest.keyClick(QApplication.focusWidget() or stage.page, Qt.Key(K.Key_0 + value), modifier)
    assert stage.driver.holds[0].numbers == tuple(range(10))
    assert stage.asked == [f"number {value}" for value in range(10)]


def test_a_digit_that_is_held_down_is_one_number(stage: Stage) -> None:
    stage.reach(PhaseKind.HOLD, 2)
    stage.hold_down(K.Key_4, 5)
    assert stage.driver.holds[0].numbers == (4,)


def test_a_digit_answers_a_question_where_one_is_asked(stage: Stage) -> None:
    stage.reach(PhaseKind.HOLD, 2)
    stage.press(K.Key_Escape)
    stage.press(K.Key_2)
    stage.pass_time(5)
    QApplication.processEvents()
    assert stage.driver.holds[0].numbers == (2,)
    stage.asked.clear()
    stage.press(K.Key_3)
    assert stage.asked == ["resume 0"]
    assert stage.driver.holds[0].numbers == (2,)


def test_outside_a_hold_a_digit_does_nothing(stage: Stage) -> None:
    stage.reach(PhaseKind.GET_READY)
    stage.press(K.Key_4)
    assert stage.asked == []


def test_the_receiver_is_asked_near_and_across_the_room(stage: Stage) -> None:
    stage.reach(PhaseKind.HOLD, 12.4)
    assert receiver_text(stage) != ASKS
    stage.pass_time(0.6)
    assert receiver_text(stage) == ASKS
    stage.page.set_across(True)
    assert stage.page.room.people.text() == ASKS
    stage.press(K.Key_2)
    assert stage.page.room.people.text() == "Anna lies face down, Ben helps"


def test_a_question_without_an_answer_goes_by_itself(stage: Stage) -> None:
    stage.reach(PhaseKind.HOLD, 13)
    stage.pass_time(5.6)
    assert receiver_text(stage) != ASKS
    assert helper_text(stage) == "Ben, watch the left hip."
    assert stage.driver.holds[0].numbers == ()


def test_the_last_number_is_shown_quietly(stage: Stage) -> None:
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_4)
    assert stage.page.near.ring.caption == "of 20 s\nNumber 4"
    stage.press(K.Key_2)
    assert stage.page.near.ring.caption == "of 20 s\nNumber 2"
    assert helper_text(stage) == "Ben, watch the left hip."
    stage.page.set_across(True)
    assert stage.page.room.next_up.text().startswith("Number 2 · Next: ")
    stage.reach(PhaseKind.CHANGE_SIDE)
    assert stage.page.room.next_up.text().startswith("Next: ")


@pytest.mark.parametrize(
    ("level", "value", "told"),
    [
        (Level.STANDARD, 4, "Ben, watch the left hip."),
        (Level.STANDARD, 5, "Ben: ease off one notch."),
        (Level.GENTLE, 4, "Ben: ease off one notch."),
        (Level.STANDARD, 8, "Ben: ease off slowly. Better stop: Esc"),
        (Level.GENTLE, 9, "Ben: ease off slowly. Better stop: Esc"),
    ],
)
def test_above_the_ceiling_the_helper_is_told(qtbot: QtBot, level: Level, value: int, told: str) -> None:
    stage = staged(qtbot, replace(PLAN, level=level))
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.driver.command(Command.NUMBER, value)
    assert helper_text(stage) == told
    alarmed = told != "Ben, watch the left hip."
    assert (stage.page.near.panel.second.text.colour == LIGHT.danger) == alarmed
    stage.page.set_across(True)
    assert (stage.page.room.people.text() == told) == alarmed
    stage.pass_time(10.5)
    assert stage.page.room.people.text() != told


def test_a_lower_number_takes_the_alarm_back(stage: Stage) -> None:
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_6)
    assert helper_text(stage) == "Ben: ease off one notch."
    stage.press(K.Key_3)
    assert helper_text(stage) == "Ben, watch the left hip."


def test_the_keys_card_shows_the_digits_and_what_a_check_is_noted_with(stage: Stage) -> None:
    shown = {caps.accessibleName(): label.text() for caps, label in stage.page.keys_card.rows}
    assert shown["0 – 9"] == "How strong the pull is (10 is stop); at a check, how tight"
    assert shown["Up, Down"] == "At a check, where it stopped"
    assert "where it is felt" in shown["G, H, J, K, L, Backspace"]
