"""The questions before a first session: calm, page by page, by mouse and by keys; nobody gets past a sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.health.gate import GROUPS, PEOPLE, Answers, CoupleHealth, Outcome, PersonHealth
from stretchgui.routine.exercise import CONDITIONS
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.before.signs_dialog import SignsDialog
from stretchgui.ui.kit.pieces import Column
from tests.ui.rooms import LONG_NAME, Rooms, dressed, said

K = Qt.Key
A, B = Receiver.A, Receiver.B
AGREED = CoupleHealth(agreed=True)
NONE, SOME = "None of these", "One or more of these"
SMALL = (940, 550)


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def dialog_of(
    rooms: Rooms,
    qtbot: QtBot,
    asked: Sequence[Receiver] = PEOPLE,
    known: CoupleHealth = AGREED,
    *,
    anew: bool = False,
    size: tuple[int, int] = (900, 700),
) -> SignsDialog:
    dialog = SignsDialog(rooms.words, rooms.health, rooms.people, asked, known, anew=anew)
    qtbot.addWidget(dialog)
    dialog.resize(*size)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def named(dialog: SignsDialog, name: str) -> QAbstractButton:
    """The button that a screen reader calls so; of an ordinary one that is its text."""
    found = [
        one
        for one in dialog.findChildren(QAbstractButton)
        if (one.accessibleName() or one.text()) == name and one.isVisible()
    ]
    (one,) = found
    return one


def press(dialog: SignsDialog, *names: str) -> None:
    for name in names:
        QTest.mouseClick(named(dialog, name), Qt.MouseButton.LeftButton)


def ways(dialog: SignsDialog) -> dict[str, bool]:
    """What the foot offers, and whether it can be pressed."""
    texts = {"Back", "Next", "Skip this", "Done", "We have agreed", "End here"}
    return {
        one.text(): one.isEnabled()
        for one in dialog.findChildren(QPushButton)
        if one.isVisible() and one.text() in texts
    }


def test_first_it_says_what_the_program_is_for_and_last_how_to_stop(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, known=CoupleHealth())
    for line in rooms.health.group("purpose").values():
        assert line in said(dialog)
    assert ways(dialog) == {"Back": False, "Next": True}
    press(dialog, "Next")
    for group in GROUPS:
        for sign in rooms.health.group(f"gate.{group}").values():
            assert sign in said(dialog)
        press(dialog, f"Anna: {NONE}", f"Ben: {NONE}", "Next")
    press(dialog, f"Anna: {NONE}", f"Ben: {NONE}", "Next")
    for key in ("agree", "helper"):
        for line in rooms.health.group(key).values():
            assert line in said(dialog)
    agreed = [dialog.agreed]
    press(dialog, "We have agreed")
    assert [*agreed, dialog.agreed] == [False, True]
    assert dialog.result() == QDialog.DialogCode.Accepted.value
    none = tuple((group, False) for group in GROUPS)
    assert dialog.answers == {person: Answers(none, frozenset()) for person in PEOPLE}


def test_whoever_has_agreed_before_is_asked_the_questions_alone(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, asked=[B])
    assert rooms.health("gate.emergency") in said(dialog)
    assert "Anna" not in said(dialog)
    for _ in GROUPS:
        press(dialog, f"Ben: {NONE}", "Next")
    press(dialog, f"Ben: {NONE}", "Done")
    assert list(dialog.answers) == [B]
    assert not dialog.agreed


def test_who_is_asked_once_more_is_told_why(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, anew=True)
    assert rooms.health("gate.anew") in said(dialog)


def test_a_call_for_help_ends_it_there_and_a_slip_is_put_right_at_once(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot)
    press(dialog, f"Anna: {SOME}")
    assert rooms.health("gate.then.emergency", name="Anna") in said(dialog)
    assert ways(dialog) == {"Back": False, "End here": True}
    press(dialog, f"Anna: {NONE}")
    assert rooms.health("gate.then.emergency", name="Anna") not in said(dialog)
    assert ways(dialog) == {"Back": False, "Next": False}, "Ben has not answered"
    press(dialog, f"Ben: {SOME}", "End here")
    assert dialog.result() == QDialog.DialogCode.Rejected.value
    assert dialog.answers[B].is_emergency
    assert not dialog.answers[A].is_emergency


def test_enter_ends_it_there_too(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot)
    press(dialog, f"Anna: {SOME}")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.answers[A].is_emergency


def test_a_doctor_first_is_told_and_the_questions_go_on(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot)
    press(dialog, f"Anna: {NONE}", f"Ben: {NONE}", "Next", f"Anna: {SOME}", f"Ben: {NONE}")
    assert rooms.health("gate.then.doctor", name="Anna") in said(dialog)
    assert ways(dialog) == {"Back": True, "Next": True}
    press(dialog, "Next")
    assert rooms.health("gate.ask") in said(dialog)


def test_the_first_two_groups_cannot_be_skipped_and_the_rest_can(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot)
    for _ in range(2):
        assert not ways(dialog)["Next"]
        press(dialog, f"Anna: {NONE}")
        assert not ways(dialog)["Next"], "each answers by themselves"
        press(dialog, f"Ben: {NONE}", "Next")
    press(dialog, "Skip this", "Skip this")
    assert dialog.result() == QDialog.DialogCode.Accepted.value
    for answers in dialog.answers.values():
        assert answers.answered(Outcome.ASK) is None
        assert answers.conditions is None


def test_conditions_are_each_ones_own_and_none_of_them_is_an_answer_too(rooms: Rooms, qtbot: QtBot) -> None:
    hernia = PersonHealth(conditions=frozenset({"hernia"}))
    dialog = dialog_of(rooms, qtbot, known=CoupleHealth(b=hernia, agreed=True))
    for _ in range(2):
        press(dialog, f"Anna: {NONE}", f"Ben: {NONE}", "Next")
    press(dialog, "Skip this")
    for condition in CONDITIONS:
        assert rooms.health(f"condition.{condition}") in said(dialog)
    assert named(dialog, "Ben: a hernia").isChecked(), "what is known is ticked"
    press(dialog, "Anna: osteoporosis")
    assert rooms.health("adapt.osteoporosis") in said(dialog)
    press(dialog, f"Ben: {NONE}")
    assert not named(dialog, "Ben: a hernia").isChecked()
    press(dialog, "Done")
    assert dialog.answers[A].conditions == frozenset({"osteoporosis"})
    assert dialog.answers[B].conditions == frozenset()


@pytest.mark.parametrize("size", [(900, 700), (900, 1700)], ids=["beside a scroll bar", "without one"])
def test_the_last_ticks_stand_under_the_others(rooms: Rooms, qtbot: QtBot, size: tuple[int, int]) -> None:
    dialog = dialog_of(rooms, qtbot, size=size)
    for _ in GROUPS:
        press(dialog, f"Anna: {NONE}", f"Ben: {NONE}", "Next")
    QApplication.processEvents()
    first = rooms.health(f"condition.{CONDITIONS[0]}")
    for name in ("Anna", "Ben"):
        above, below = (named(dialog, f"{name}: {what}").mapTo(dialog, QPoint()).x() for what in (first, NONE))
        assert above == below


def test_ticking_one_takes_none_back_and_unticking_all_is_no_answer(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, asked=[A])
    for _ in range(2):
        press(dialog, f"Anna: {NONE}", "Next")
    press(dialog, "Skip this", f"Anna: {NONE}", "Anna: a hernia")
    assert not named(dialog, f"Anna: {NONE}").isChecked()
    press(dialog, "Anna: a hernia")
    assert dialog.answers[A].conditions is None
    assert "Skip this" in ways(dialog)


def test_back_leads_to_what_was_answered(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, asked=[A])
    press(dialog, f"Anna: {NONE}", "Next", f"Anna: {SOME}", "Back")
    assert named(dialog, f"Anna: {NONE}").isChecked()
    press(dialog, "Next")
    assert named(dialog, f"Anna: {SOME}").isChecked()


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Enter, K.Key_Space])
def test_no_key_answers_or_skips_a_question_that_nobody_has_looked_at(rooms: Rooms, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = dialog_of(rooms, qtbot, known=CoupleHealth(), asked=[A])
    for _ in range(10):
        QTest.keyClick(dialog.focusWidget(), key)
    assert dialog.isVisible()
    assert dialog.answers[A].some == ()
    dialog = dialog_of(rooms, qtbot, asked=[A])
    for _ in range(2):
        press(dialog, f"Anna: {NONE}", "Next")
    for _ in range(10):
        QTest.keyClick(dialog.focusWidget(), key)
    assert dialog.isVisible()
    assert dialog.answers[A].answered(Outcome.ASK) is None


def test_it_can_be_answered_by_keys_alone(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot, asked=[A])
    for _ in range(2):
        while (dialog.focusWidget().accessibleName() or "") != f"Anna: {NONE}":
            QTest.keyClick(dialog.focusWidget(), K.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), K.Key_Space)
        QTest.keyClick(dialog.focusWidget(), K.Key_Return)
    assert rooms.health("gate.ask") in said(dialog)
    assert dialog.answers[A].answered(Outcome.DOCTOR) is False


def test_escape_leaves_and_a_sign_that_was_said_stays_said(rooms: Rooms, qtbot: QtBot) -> None:
    dialog = dialog_of(rooms, qtbot)
    press(dialog, f"Anna: {NONE}", f"Ben: {NONE}", "Next", f"Ben: {SOME}")
    QTest.keyClick(dialog, K.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected.value
    assert dialog.answers[B].sign is Outcome.DOCTOR


@pytest.mark.parametrize("size", [SMALL, (900, 700), (1600, 1000)])
def test_all_signs_and_all_answers_are_in_sight_and_answers_stay_where_they_are(
    rooms: Rooms, qtbot: QtBot, size: tuple[int, int]
) -> None:
    dialog = dialog_of(rooms, qtbot, size=size)
    for group in GROUPS:
        assert (dialog.width(), dialog.height()) == size
        last = list(rooms.health.group(f"gate.{group}").values())[-1]
        (line,) = [one for one in dialog.findChildren(QLabel) if one.accessibleName() == last]
        (column,) = [one for one in dialog.findChildren(Column) if one.isVisible()]
        bottom = line.mapTo(column.viewport(), line.rect().bottomLeft())
        assert bottom.y() <= column.viewport().height(), f"{group}: the last sign is out of sight"
        names = [f"{name}: {answer}" for name in ("Anna", "Ben") for answer in (NONE, SOME)]
        before = [named(dialog, name).mapTo(dialog, QPoint()) for name in names]
        press(dialog, f"Anna: {SOME}")
        # A layout that something has upset is made anew in the next turn.
        QApplication.processEvents()
        assert [named(dialog, name).mapTo(dialog, QPoint()) for name in names] == before
        press(dialog, f"Anna: {NONE}", f"Ben: {NONE}", "Next")


def test_long_names_widen_nothing(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with dressed(qapp):
        rooms = Rooms(tmp_path / "home", (LONG_NAME, LONG_NAME[::-1]))
        dialog = dialog_of(rooms, qtbot, size=SMALL)
        for _ in range(2):
            for person in PEOPLE:
                press(dialog, f"{rooms.people.called(person)}: {NONE}")
            press(dialog, "Next")
        press(dialog, "Skip this")
        assert (dialog.width(), dialog.height()) == SMALL
