"""What is noted at a check that waits: by clicks, by keys, or not at all; and what ends a check."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.history.records import CheckTry
from stretchgui.pattern.notes import Note, Place
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.session.states import Command, Finished, Paused, Releasing, Waiting
from stretchgui.ui.during.stopping import Answer
from tests.history.records_made import EVENING
from tests.ui.checks.checking import CHECK, WIDTHS, Checking, checks
from tests.ui.rooms import said
from tests.ui.session_pages import staged, stretches

K = Qt.Key


def first(side: Side = Side.LEFT, attempt: int = 1) -> Place:
    return Place(CHECK.id, Receiver.A, side, attempt)


@pytest.fixture
def checking(qtbot: QtBot) -> Checking:
    return Checking(qtbot)


def test_it_is_there_only_while_a_check_waits_that_measures_something(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    entry = stage.page.check
    stage.start()
    while not stage.snapshot.over:
        assert not entry.is_open
        assert not entry.rows.isVisible()
        if stage.is_in(Waiting):
            stage.driver.command(Command.CONFIRM)
        else:
            stage.pass_time(stage.snapshot.left or 0.0, 2.5)


def test_all_is_noted_by_clicks(checking: Checking) -> None:
    assert checking.entry.rows.isVisible()
    checking.click_on(40)
    checking.stage.click(checking.entry.rows.numbers[6])
    checking.stage.click(checking.entry.rows.places[Felt.MUSCLE])
    assert [note for _, note in checking.noted] == [
        Note(amount=40.0),
        Note(6, 40.0),
        Note(6, 40.0, Felt.MUSCLE),
    ]
    assert {place for place, _ in checking.noted} == {first()}
    assert checking.stage.is_in(Waiting), "and it still waits"


@pytest.mark.parametrize("amount", [-30, -5, 0, 60])
def test_the_range_says_what_was_clicked(checking: Checking, amount: float) -> None:
    checking.click_on(amount)
    assert checking.note.amount == amount
    assert checking.entry.range.accessibleDescription() == f"{amount} degrees".replace("-", "–")


def test_it_can_be_dragged_and_never_leaves_the_range(checking: Checking) -> None:
    shown = checking.entry.range
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=shown.place_of(0).toPoint())
    QTest.mouseMove(shown, shown.place_of(30).toPoint())
    QTest.mouseMove(shown, shown.rect().topLeft())
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=shown.rect().topLeft())
    amounts = [note.amount for _, note in checking.noted]
    assert amounts[0] == 0.0
    assert all(amount is not None and -30 <= amount <= 60 and amount % 5 == 0 for amount in amounts)


@pytest.mark.parametrize(("typed", "tightness"), [("0", 0), ("7", 7), ("1", 1), ("10", 10), ("70", 0), ("110", 10)])
def test_tightness_is_typed(checking: Checking, typed: str, tightness: int) -> None:
    checking.type(typed)
    assert checking.note == Note(tightness)


def test_a_nought_long_after_a_one_is_a_nought(checking: Checking) -> None:
    checking.type("1")
    checking.stage.clock.advance(1.6)
    checking.type("0")
    assert checking.note == Note(0)


def test_what_is_typed_again_stays_and_what_is_pressed_again_is_taken_back(checking: Checking) -> None:
    checking.type("5")
    checking.type("5")
    assert checking.note == Note(5)
    checking.stage.click(checking.entry.rows.numbers[5])
    assert checking.note == Note()
    checking.type("gg")
    assert checking.note == Note()


def test_arrows_move_where_it_stopped_from_the_middle_and_backspace_takes_all_back(checking: Checking) -> None:
    checking.stage.press(K.Key_Up)
    assert checking.note.amount == 15
    checking.stage.press(K.Key_Up)
    checking.stage.press(K.Key_Down)
    checking.stage.press(K.Key_Down)
    assert checking.note.amount == 10
    checking.stage.press(K.Key_Backspace)
    assert checking.note == Note()


def test_going_on_without_a_word_notes_nothing(checking: Checking) -> None:
    for _ in range(3):
        checking.go_on()
    checking.stage.press(K.Key_PageDown)
    assert checking.stage.is_in(Finished)
    assert checking.noted == []


def test_each_try_has_its_own_note_and_whoever_goes_back_finds_it(checking: Checking) -> None:
    checking.type("3")
    checking.go_on()
    checking.type("4")
    checking.go_on()
    checking.type("5")
    assert checking.noted == [(first(), Note(3)), (first(attempt=2), Note(4)), (first(Side.RIGHT), Note(5))]
    checking.stage.press(K.Key_Left)
    checking.stage.reach(PhaseKind.CHECK, side=Side.LEFT)
    assert checking.entry.rows.numbers[3].isChecked()


def test_what_an_earlier_run_has_kept_is_shown_again(qtbot: QtBot) -> None:
    checking = Checking(qtbot)
    kept = CheckTry("one", CHECK.id, Receiver.A, Side.LEFT, 1, EVENING, 8, 20.0, felt=Felt.JOINT)
    checking.entry.begin([kept])
    checking.stage.page.begin(checking.stage.driver)
    assert checking.entry.rows.numbers[8].isChecked()
    assert checking.entry.rows.places[Felt.JOINT].isChecked()
    assert checking.entry.range.amount == 20
    assert checking.noted == []


def test_the_large_button_says_which_try_follows(checking: Checking) -> None:
    page = checking.stage.page
    assert (page.near.label.text(), page.near.primary.text()) == ("Try 1 of 2", "Second try")
    checking.go_on()
    assert (page.near.label.text(), page.near.primary.text()) == ("Try 2 of 2", "Done")
    page.set_across(True)
    assert page.room.primary.text() == "Done"


def test_each_person_has_notes_of_their_own(qtbot: QtBot) -> None:
    checking = Checking(qtbot, checks(turns=Turns.WHOLE))
    checking.type("3")
    checking.stage.reach(PhaseKind.SWAP_ROLES)
    checking.stage.reach(PhaseKind.CHECK)
    checking.type("4")
    assert [(place.person, note.tightness) for place, note in checking.noted] == [(Receiver.A, 3), (Receiver.B, 4)]


def test_a_pause_hides_it_and_keeps_what_was_noted(checking: Checking) -> None:
    checking.type("6")
    checking.stage.press(K.Key_Space)
    assert checking.stage.is_in(Paused)
    assert not checking.entry.rows.isVisible()
    checking.type("2g")
    checking.stage.press(K.Key_Space)
    assert checking.stage.is_in(Waiting)
    assert checking.entry.rows.numbers[6].isChecked()
    assert len(checking.noted) == 1


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("size", [(960, 600), (1366, 768)])
def test_nothing_covers_anything_and_all_targets_are_large(qtbot: QtBot, size: tuple[int, int], across: bool) -> None:
    checking = Checking(qtbot, size=size)
    page, entry = checking.stage.page, checking.entry
    page.set_across(across)
    view = page.room if across else page.near
    others = [one for one in view.findChildren(QWidget) if one.isVisible() and one.parent() is view]
    for part in (entry.range, entry.rows):
        assert part.isVisible()
        assert page.rect().contains(part.geometry())
        assert not [one for one in others if one.geometry().intersects(part.geometry())]
        assert not part.geometry().intersects(page.picture.geometry())
    buttons = (*entry.rows.numbers.values(), *entry.rows.places.values())
    assert all(one.width() >= 40 and one.height() >= (24 if across else 36) for one in buttons)


def test_whoever_types_into_a_field_beside_it_notes_nothing(checking: Checking) -> None:
    panel = QDoubleSpinBox()
    checking.stage.page.set_side_panel(panel)
    checking.stage.page.show_side_panel(True)
    panel.setFocus()
    before = panel.value()
    checking.stage.press(K.Key_Up)
    assert panel.value() > before
    assert checking.noted == []
    checking.stage.page.show_side_panel(False)
    assert checking.entry.rows.isVisible()


def test_every_part_has_a_name_for_whoever_hears_the_screen(checking: Checking) -> None:
    rows = checking.entry.rows
    assert rows.numbers[4].accessibleName() == "tightness 4 of 10"
    assert rows.places[Felt.BELOW_KNEE].accessibleName() == "Below the knee"
    assert checking.entry.range.accessibleName() == "Where did it stop? Click it."
    assert checking.entry.range.accessibleDescription() == "nothing noted yet"
    # It is a slider to them, and is moved as one.
    checking.entry.range.setValue(200)
    assert checking.note.amount == 20


class TestNerves:
    """What may be a nerve ends the check, with advice; a slip is taken back."""

    @pytest.mark.parametrize("felt", [Felt.BELOW_KNEE, Felt.TINGLING])
    def test_a_sign_of_a_nerve_stops_and_is_noted(self, checking: Checking, felt: Felt) -> None:
        checking.stage.click(checking.entry.rows.places[felt])
        assert checking.note == Note(felt=felt)
        assert checking.stage.is_in(Releasing)
        assert not checking.entry.rows.isVisible()
        checking.stop_for_good()
        offers = checking.stage.page.offers
        assert offers.question is not None
        assert [choice.answer for choice in offers.question.choices] == [Answer.SKIP, Answer.MISTAKE, Answer.END]
        text = " ".join(said(offers))
        assert "nerve" in text
        assert "doctor or physiotherapist" in text

    @pytest.mark.parametrize("felt", [Felt.MUSCLE, Felt.JOINT, Felt.BACK])
    def test_tightness_stops_nothing(self, checking: Checking, felt: Felt) -> None:
        checking.stage.click(checking.entry.rows.places[felt])
        assert checking.stage.is_in(Waiting)

    def test_in_another_check_the_back_is_a_sign_too(self, qtbot: QtBot) -> None:
        checking = Checking(qtbot, checks(WIDTHS))
        checking.type("j")
        assert checking.stage.is_in(Releasing)

    def test_the_check_is_left_out_with_all_its_tries(self, checking: Checking) -> None:
        checking.type("l")
        checking.stop_for_good()
        checking.stage.press(K.Key_1)
        assert checking.stage.is_in(Finished), "there was nothing else"
        assert checking.note == Note(felt=Felt.TINGLING)

    @pytest.mark.parametrize("key", [K.Key_Space, K.Key_MediaPlay], ids=["Space", "a headset"])
    def test_who_just_goes_on_leaves_it_out_too(self, checking: Checking, key: K) -> None:
        checking.type("l")
        checking.stop_for_good()
        checking.stage.press(key)
        assert checking.stage.is_in(Finished), "nobody is led back into it"
        assert checking.note == Note(felt=Felt.TINGLING)

    def test_a_slip_is_taken_back_and_the_check_goes_on(self, checking: Checking) -> None:
        checking.type("4l")
        checking.stop_for_good()
        checking.stage.press(K.Key_2)
        assert checking.note == Note(4)
        assert checking.stage.is_in(Waiting)
        assert checking.entry.rows.isVisible()
        assert not checking.entry.rows.places[Felt.TINGLING].isChecked()

    def test_an_ordinary_stop_at_a_check_offers_what_it_always_does(self, checking: Checking) -> None:
        checking.stage.press(K.Key_Escape)
        checking.stop_for_good()
        question = checking.stage.page.offers.question
        assert question is not None
        assert question.choices[-2].answer is Answer.GO_ON
        assert not question.advice

    def test_a_stop_after_a_sign_was_taken_back_is_an_ordinary_one(self, checking: Checking) -> None:
        checking.type("l")
        checking.stop_for_good()
        checking.stage.press(K.Key_2)
        checking.stage.press(K.Key_Escape)
        checking.stop_for_good()
        question = checking.stage.page.offers.question
        assert question is not None
        assert not question.advice
