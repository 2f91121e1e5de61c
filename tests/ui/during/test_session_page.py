"""The session page, worked with real clicks and keys: states, stopping, ending, and what each is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stretchgui.figure.model import HOLD, START
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import ExerciseStep, Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.session.clock import HandClock
from stretchgui.session.people import people_called
from stretchgui.session.states import Command, Ended, Finished, Paused, Reason, Reentering, Releasing, Running, Waiting
from stretchgui.ui.during.stopping import Answer
from stretchgui.ui.kit.theme import DARK, LIGHT
from tests.ui.session_pages import (
    LYING_ON_ONE_SIDE,
    PROPPED_ON_ONE_SIDE,
    SIDE_BY_SIDE,
    Stage,
    bundled,
    of_three,
    routine,
    staged,
    stretches,
)

K = Qt.Key


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """A page whose session is ready."""
    return staged(qtbot, stretches())


def shown(stage: Stage) -> dict[str, str]:
    """What the two columns say, by the names over them."""
    cards = (stage.page.near.panel.first, stage.page.near.panel.second)
    return {card.name.text(): card.text.text() for card in cards if card.isVisible()}


class Painted(QObject):
    """Counts how often a widget, or a part of it, is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        self._watched = [widget, *widget.findChildren(QWidget)]
        QApplication.processEvents()
        for part in self._watched:
            part.installEventFilter(self)

    def stop(self) -> None:
        """Counts no more."""
        for part in self._watched:
            part.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Counts."""
        self.count += event.type() == QEvent.Type.Paint
        return False


# ---- the ring and the large button ---------------------------------------------------------------------------------


def test_a_click_on_the_ring_starts_pauses_and_goes_on(stage: Stage) -> None:
    seen = []
    for _ in range(3):
        stage.click(stage.page.near.ring)
        seen.append(type(stage.snapshot.state))
    assert seen == [Running, Paused, Running]


def test_a_click_on_the_ring_confirms_what_waits(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.CHECK)
    assert stage.is_in(Waiting)
    assert stage.page.near.primary.text() == "Done"
    before = stage.snapshot.phase.index
    stage.click(stage.page.near.ring)
    assert stage.snapshot.phase.index == before + 1


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("previous", "previous 0"),
        ("less", "add_time -10"),
        ("more", "add_time 10"),
        ("next", "next 0"),
        ("restart", "restart 0"),
    ],
)
def test_each_button_asks_for_its_command(stage: Stage, name: str, asked: str) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.asked.clear()
    stage.click(stage.page.near.buttons[name])
    assert stage.asked == [asked]


def test_what_is_not_allowed_is_not_enabled(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.EASE_IN)
    assert not stage.page.near.buttons["more"].isEnabled()
    stage.reach(PhaseKind.HOLD)
    assert stage.page.near.buttons["more"].isEnabled()
    stage.driver.command(Command.RELEASE)
    assert not stage.page.near.primary.isEnabled()
    assert stage.page.near.release.isEnabled()


def test_skip_takes_the_place_of_again_while_paused(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD)
    assert stage.page.near.buttons["restart"].isVisible()
    stage.press(K.Key_Space)
    assert stage.page.near.buttons["skip"].isVisible()
    assert not stage.page.near.buttons["restart"].isVisible()


# ---- what is seen in each state ------------------------------------------------------------------------------------


def test_the_countdown_shows_the_begun_second(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 0.0)
    seen = []
    for _ in range(6):
        seen.append(stage.page.near.ring.digits)
        stage.pass_time(0.5)
    assert seen == ["10", "10", "9", "9", "8", "8"]


def test_each_state_has_its_own_words(stage: Stage) -> None:
    page = stage.page
    assert page.near.label.text() == "Ready"
    stage.start()
    assert page.near.label.text() == "Get ready"
    stage.reach(PhaseKind.HOLD, 3)
    assert page.near.label.text() == "Hold"
    assert page.near.side.accessibleName() == "left side"
    assert page.near.side.letter == "L"
    stage.press(K.Key_Space)
    assert page.near.label.text() == "Paused"
    assert "nothing runs on" in page.near.panel.notice.text.text()
    assert "Ben, let what you hold rest on the mat. Anna, move as you like." in page.near.panel.notice.text.text()
    stage.press(K.Key_Space)
    assert page.near.label.text() == "Back into position"
    assert page.near.ring.digits == "5"
    stage.press(K.Key_Escape)
    assert page.near.label.text() == "Ease off slowly"
    assert page.near.panel.notice.isVisible()
    assert "Ben, carry the weight until it rests." in page.near.panel.notice.text.text()
    stage.pass_time(5)
    assert page.near.label.text() == "Paused"


def test_after_sleep_the_page_says_why_it_is_paused(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    left = stage.snapshot.left
    stage.clock.advance(120)
    stage.driver.look()
    assert "the laptop slept" in stage.page.near.panel.notice.text.text()
    assert stage.snapshot.left == left


def running_timers(owner: QObject) -> list[QTimer]:
    """What still ticks below an object."""
    return [timer for timer in owner.findChildren(QTimer) if timer.isActive()]


def test_no_timer_runs_and_nothing_is_painted_while_paused(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_Space)
    painted = Painted(stage.page)
    QApplication.processEvents()
    assert running_timers(stage.page) == running_timers(stage.driver) == []
    assert painted.count == 0
    painted.stop()


def test_the_ring_moves_between_looks_at_most_ten_times_a_second(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    (timer,) = running_timers(stage.page.near.ring)
    assert timer.interval() >= 100


def test_the_ring_never_runs_far_ahead_of_the_last_look(qtbot: QtBot) -> None:
    between = HandClock()
    stage = staged(qtbot, stretches(), between=between)
    stage.start()
    stage.reach(PhaseKind.HOLD, 0.0)
    assert stage.page.near.ring.share == pytest.approx(1.0)
    between.advance(0.5)
    assert stage.page.near.ring.share == pytest.approx(0.95)
    # The laptop slept: nobody has looked for a minute.
    between.advance(60)
    assert stage.page.near.ring.share == pytest.approx(0.9)


def test_with_less_motion_the_ring_waits_for_the_next_second(stage: Stage) -> None:
    stage.page.set_still(True)
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    assert running_timers(stage.page.near.ring) == []


# ---- what each is told ---------------------------------------------------------------------------------------------


def test_columns_say_who_does_what_on_which_side(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.GET_READY)
    assert shown(stage) == {
        "Anna · lies face down": "Anna, lie down for the left thigh.",
        "Ben · helps": "Go to the left side of Anna. Hold the left ankle.",
    }
    stage.reach(PhaseKind.EASE_IN)
    assert shown(stage)["Anna · lies face down"] == "Let the left heel come, right leg long."
    stage.reach(PhaseKind.HOLD)
    assert shown(stage)["Anna · lies face down"] == "A mild pull in front, on the left, for 10 seconds."
    assert shown(stage)["Ben · helps"] == "Ben, watch the left hip."
    stage.reach(PhaseKind.CONTRACT)
    assert shown(stage)["Anna · lies face down"].startswith("Push lightly against Ben")
    stage.reach(PhaseKind.CHANGE_SIDE)
    assert shown(stage) == {
        "Anna · lies face down": "Stay as you lie.\nAnna, lie down for the right thigh.",
        "Ben · helps": "Go round to Anna's right side.\nHold the right ankle.",
    }
    stage.reach(PhaseKind.HOLD, side=Side.RIGHT)
    assert shown(stage)["Ben · helps"] == "Ben, watch the right hip."
    stage.reach(PhaseKind.SWAP_ROLES)
    assert shown(stage) == {
        "Ben · lies face down": "Now it is your turn.\nBen, lie down for the left thigh.",
        "Anna · helps": "Now you help.\nGo to the left side of Ben. Hold the left ankle.",
    }
    stage.reach(PhaseKind.HOLD, who=Receiver.B)
    assert shown(stage)["Anna · helps"] == "Anna, watch the left hip."


def test_getting_back_into_position_says_how(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_Space)
    stage.press(K.Key_Space)
    assert stage.is_in(Reentering)
    assert shown(stage)["Ben · helps"] == "Carry the left foot."


def test_both_together_share_one_column(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.BREATHE)
    assert shown(stage) == {"Anna and Ben · together": "Breathe in, Anna and Ben. Breathe out."}


def test_who_lies_on_one_side_turns_over_and_the_helper_comes_behind(qtbot: QtBot) -> None:
    plan = build_timeline(routine(ExerciseStep("aside", LYING_ON_ONE_SIDE)), Customisation(turns=Turns.A))
    stage = staged(qtbot, plan)
    stage.start()
    stage.reach(PhaseKind.CHANGE_SIDE)
    told = shown(stage)
    assert told["Anna · lies"].startswith("Turn over slowly, onto your left side.")
    assert told["Ben · helps"].startswith("Wait until Anna has turned over")


def test_who_is_propped_on_the_side_that_works_turns_onto_it(qtbot: QtBot) -> None:
    plan = build_timeline(routine(ExerciseStep("aside", PROPPED_ON_ONE_SIDE)), Customisation(turns=Turns.A))
    stage = staged(qtbot, plan)
    stage.start()
    stage.reach(PhaseKind.CHANGE_SIDE)
    assert shown(stage)["Anna · lies"] == "Turn over slowly, onto your right side.\nLie on your right side."


def test_two_side_by_side_change_places(qtbot: QtBot) -> None:
    stage = staged(qtbot, build_timeline(routine(ExerciseStep("beside", SIDE_BY_SIDE)), Customisation()))
    stage.start()
    stage.reach(PhaseKind.CHANGE_SIDE)
    said = shown(stage)["Anna and Ben · together"]
    assert said.startswith("Change places.\nLet Anna's right side be on the outside.")


def test_what_comes_next_is_named(stage: Stage) -> None:
    stage.start()
    seen = {}
    for kind in (PhaseKind.GET_READY, PhaseKind.HOLD, PhaseKind.CONTRACT, PhaseKind.CHANGE_SIDE, PhaseKind.SWAP_ROLES):
        stage.reach(kind)
        seen[kind] = stage.page.near.next_up.text()
    assert seen == {
        PhaseKind.GET_READY: "Next: ease in, then hold for 10 seconds",
        PhaseKind.HOLD: "Next: push lightly, 6 seconds",
        PhaseKind.CONTRACT: "Next: hold for 20 seconds",
        PhaseKind.CHANGE_SIDE: "Next: ease in, then hold for 10 seconds",
        PhaseKind.SWAP_ROLES: "Next: Thigh stretch, left side, Ben lies face down",
    }
    stage.reach(PhaseKind.REST)
    assert stage.page.near.next_up.text() == "Next: Breathing, both together"


def test_the_time_left_in_all_is_that_of_the_session(stage: Stage) -> None:
    minutes, seconds = divmod(round(stage.snapshot.timeline.total), 60)
    assert stage.page.near.time_left.text() == f"{minutes}:{seconds:02d} left"


BUNDLED = bundled()


@pytest.mark.parametrize("routine_id", BUNDLED)
def test_every_phase_of_every_bundled_routine_says_something_to_everybody(qtbot: QtBot, routine_id: str) -> None:
    stage = staged(qtbot, BUNDLED[routine_id])
    stage.start()
    for _ in range(500):
        if stage.snapshot.over:
            break
        texts = shown(stage)
        assert len(texts) == (1 if stage.snapshot.phase.receiver in (None, Receiver.BOTH) else 2)
        for text in texts.values():
            assert text.strip()
            assert "{" not in text
            assert "  " not in text
        if stage.is_in(Waiting):
            stage.driver.command(Command.CONFIRM)
        else:
            stage.pass_time(stage.snapshot.left or 0.0, 2.5)
    assert stage.is_in(Finished)


# ---- stopping ------------------------------------------------------------------------------------------------------


def answers(stage: Stage) -> list[Answer]:
    """What may be chosen now."""
    question = stage.page.offers.question
    return [choice.answer for choice in question.choices] if question else []


def release(stage: Stage) -> None:
    """Stops in a hold, and waits until it is over."""
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.click(stage.page.near.release)
    assert answers(stage) == []
    stage.pass_time(5)
    QApplication.processEvents()


def test_after_a_release_three_things_are_offered_in_their_order_and_the_end(stage: Stage) -> None:
    release(stage)
    assert answers(stage) == [Answer.SKIP, Answer.EASIER, Answer.GO_ON, Answer.END]
    assert "An easier one" in stage.page.offers.buttons[1].text()
    assert not any(button.hasFocus() for button in stage.page.offers.buttons)


def test_without_an_easier_version_going_on_is_still_the_third_key(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches(), easier=None)
    release(stage)
    assert answers(stage) == [Answer.SKIP, Answer.GO_ON, Answer.END]
    stage.press(K.Key_2)
    assert stage.is_in(Paused)
    stage.press(K.Key_3)
    assert stage.is_in(Reentering)


def test_skipping_goes_on_with_what_comes_next(stage: Stage) -> None:
    release(stage)
    stage.press(K.Key_1)
    assert stage.is_in(Running)
    assert stage.snapshot.phase.kind is PhaseKind.SWAP_ROLES
    assert answers(stage) == []


def test_the_easier_version_is_asked_of_the_window(stage: Stage) -> None:
    release(stage)
    stage.asked.clear()
    stage.press(K.Key_2)
    assert stage.asked == ["easier"]


def test_going_on_gets_back_into_position_with_the_whole_time_to_get_ready(stage: Stage) -> None:
    release(stage)
    stage.click(stage.page.offers.buttons[2])
    assert stage.is_in(Reentering)
    assert stage.page.near.ring.digits == "30"


def test_the_end_after_a_release(stage: Stage) -> None:
    release(stage)
    stage.click(stage.page.offers.buttons[3])
    assert stage.is_in(Ended)
    assert stage.asked[-2:] == ["end 0", "ended"]


def test_a_key_pressed_at_once_chooses_nothing(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches(), patience=60_000)
    release(stage)
    for key in (K.Key_1, K.Key_2, K.Key_3):
        stage.press(key)
    assert stage.is_in(Paused)
    assert len(answers(stage)) == 4


def test_the_numbers_do_nothing_without_a_question_or_a_hold(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.REST, 3)
    stage.asked.clear()
    for key in (K.Key_1, K.Key_2, K.Key_3):
        stage.press(key)
    assert stage.asked == []


def test_a_release_while_paused_offers_the_same(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_Space)
    assert answers(stage) == []
    stage.press(K.Key_Escape)
    assert len(answers(stage)) == 4


def test_going_elsewhere_takes_the_offers_back(stage: Stage) -> None:
    release(stage)
    stage.press(K.Key_Right)
    assert answers(stage) == []
    assert stage.page.near.panel.notice.isVisible()


# ---- ending --------------------------------------------------------------------------------------------------------


def test_ending_inside_a_bout_releases_first_and_asks_afterwards(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.click(stage.page.near.buttons["end"])
    assert stage.is_in(Releasing)
    assert answers(stage) == []
    stage.pass_time(5)
    assert answers(stage) == [Answer.END_YES, Answer.END_NO]
    stage.click(stage.page.offers.buttons[0])
    assert stage.is_in(Ended)
    assert stage.asked[-1] == "ended"


def test_ending_outside_a_bout_pauses_and_asks(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.GET_READY, 3)
    left = stage.snapshot.left
    stage.click(stage.page.near.buttons["end"])
    assert stage.is_in(Paused)
    assert answers(stage) == [Answer.END_YES, Answer.END_NO]
    stage.click(stage.page.offers.buttons[1])
    assert stage.is_in(Running)
    assert stage.snapshot.left == left
    assert answers(stage) == []


def test_a_pause_of_ones_own_stays_a_pause_when_the_end_is_declined(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_Space)
    stage.click(stage.page.near.buttons["end"])
    assert len(answers(stage)) == 2
    stage.click(stage.page.offers.buttons[1])
    assert stage.is_in(Paused)
    assert answers(stage) == []


def test_ending_while_it_eases_off_asks_when_that_is_over(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_Escape)
    stage.click(stage.page.near.buttons["end"])
    assert stage.is_in(Releasing)
    stage.pass_time(5)
    assert answers(stage) == [Answer.END_YES, Answer.END_NO]
    stage.click(stage.page.offers.buttons[1])
    # Declined: what was offered after the stop is offered again.
    assert len(answers(stage)) == 4


def test_space_goes_on_past_the_question(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.GET_READY, 3)
    stage.click(stage.page.near.buttons["end"])
    stage.press(K.Key_Space)
    assert stage.is_in(Running)
    assert answers(stage) == []


def test_no_question_takes_the_stop_key_away(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.GET_READY, 3)
    stage.click(stage.page.near.buttons["end"])
    stage.press(K.Key_Escape)
    assert isinstance(stage.snapshot.state, Paused)
    assert stage.snapshot.state.reason is Reason.RELEASED


# ---- the picture, the bar, looks -----------------------------------------------------------------------------------


def test_the_bar_names_the_phase_under_the_pointer_and_follows_the_session(stage: Stage) -> None:
    bar = stage.page.near.bar
    stage.start()
    stage.reach(PhaseKind.HOLD, 1)
    phases = stage.snapshot.timeline.phases
    middle = next(x for x in range(bar.width()) if (at := bar.phase_at(x)) and at.kind is PhaseKind.SWAP_ROLES)
    named = bar.phase_at(middle)
    assert named is not None
    assert bar.tip_of(named) == "Thigh stretch: Swap roles, 20 s"
    assert bar.tip_of(phases[2]) == "Thigh stretch: Hold, left side, 10 s"
    assert {bar.phase_at(x) for x in range(bar.width())} >= set(phases)
    assert bar.accessibleDescription() == bar.tip_of(stage.snapshot.phase)


def test_the_picture_follows_the_phase_and_rests_while_the_session_does(qtbot: QtBot) -> None:
    stage = staged(qtbot, of_three("two-simple-stretches"))
    stage.start()
    seen = {}
    for kind, into in ((PhaseKind.GET_READY, 3), (PhaseKind.EASE_IN, 2.5), (PhaseKind.HOLD, 3)):
        stage.reach(kind, into, who=Receiver.A)
        seen[kind] = stage.page.picture.frame
    assert (seen[PhaseKind.GET_READY].start, seen[PhaseKind.GET_READY].end) == (START, START)
    assert (seen[PhaseKind.EASE_IN].start, seen[PhaseKind.EASE_IN].end) == (START, HOLD)
    assert seen[PhaseKind.EASE_IN].fraction == pytest.approx(0.5)
    assert seen[PhaseKind.HOLD].end == HOLD
    stage.press(K.Key_Space)
    assert stage.page.picture.frame.end == START
    stage.press(K.Key_Space)
    stage.pass_time(2.5)
    assert stage.page.picture.frame.fraction == pytest.approx(0.5)
    stage.pass_time(4)
    stage.press(K.Key_Escape)
    stage.pass_time(2.5)
    frame = stage.page.picture.frame
    assert (frame.start, frame.end) == (HOLD, START)
    assert frame.fraction == pytest.approx(0.5)


def test_the_picture_is_that_of_whoever_receives(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, who=Receiver.A)
    assert "Anna, lie down for the left thigh." in stage.page.picture.accessibleDescription()
    stage.reach(PhaseKind.HOLD, who=Receiver.B)
    assert "Ben, lie down for the left thigh." in stage.page.picture.accessibleDescription()


def test_what_is_too_long_for_a_column_comes_in_parts_one_after_the_other(qtbot: QtBot) -> None:
    stage = staged(qtbot, of_three("two-simple-stretches"))
    stage.start()
    stage.driver.command(Command.NEXT)
    while stage.snapshot.phase.exercise != "prone-quad-stretch":
        stage.driver.command(Command.NEXT)
    stage.reach(PhaseKind.GET_READY)
    helper = stage.page.near.panel.second.text
    first = helper.text()
    assert first.startswith("Go to ")
    assert "hand flat" not in first
    stage.pass_time((stage.snapshot.left or 0.0) - 1)
    assert stage.snapshot.phase.kind is PhaseKind.GET_READY
    assert "hand flat" in helper.text()
    assert "Go to " not in helper.text()
    # On a large screen in the same shape the share of the letters is the same; a wider card has room for all.
    assert helper.fitting.pixels >= 13


def test_a_button_that_stops_being_enabled_gives_the_focus_to_the_page(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.page.near.primary.setFocus()
    stage.press(K.Key_Escape)
    assert QApplication.focusWidget() is stage.page


def test_what_is_over_fades_in_the_bar(stage: Stage) -> None:
    bar = stage.page.near.bar
    stage.start()
    stage.reach(PhaseKind.HOLD)
    hold = stage.snapshot.phase
    stage.reach(PhaseKind.CHANGE_SIDE)
    inside = next(x for x in range(bar.width()) if bar.phase_at(x) is hold) + 2
    colours = {bar.grab().toImage().pixelColor(inside, y).name() for y in range(bar.height())}
    assert LIGHT.phases[PhaseKind.HOLD] not in colours
    coming = next(
        x for x in range(bar.width()) if (it := bar.phase_at(x)) and it.kind is PhaseKind.HOLD and it.side is Side.RIGHT
    )
    colours = {bar.grab().toImage().pixelColor(coming + 2, y).name() for y in range(bar.height())}
    assert LIGHT.phases[PhaseKind.HOLD] in colours


def test_a_rest_between_two_exercises_shows_the_one_to_come(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.REST)
    assert stage.snapshot.exercise is None
    assert "Breathing" in stage.page.picture.accessibleName()


def test_the_name_stands_above_a_picture_that_has_no_empty_corners(stage: Stage) -> None:
    assert not stage.page.picture.geometry().intersects(stage.page.near.heading.geometry())


def test_the_side_panel_has_a_place_and_a_button(stage: Stage) -> None:
    assert not stage.page.near.tools["holds"].isVisible()
    panel = QWidget()
    stage.page.set_side_panel(panel)
    stage.click(stage.page.near.tools["holds"])
    assert panel.isVisible()
    assert stage.page.rect().contains(panel.geometry())
    stage.click(stage.page.near.tools["holds"])
    assert not panel.isVisible()


def test_nothing_stands_before_easing_off(stage: Stage) -> None:
    panel = QWidget()
    stage.page.set_side_panel(panel)
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.click(stage.page.near.tools["holds"])
    assert panel.isVisible()
    stage.press(K.Key_Escape)
    assert not panel.isVisible()


def test_the_page_names_each_phase_and_each_state_once(stage: Stage) -> None:
    named = [stage.page.accessibleName()]
    stage.start()
    for _ in range(50):
        stage.pass_time(1)
        if stage.page.accessibleName() != named[-1]:
            named.append(stage.page.accessibleName())
    assert named[:5] == [
        "Ready, left side, Thigh stretch",
        "Get ready, left side, Thigh stretch",
        "Ease in, left side, Thigh stretch",
        "Hold, left side, Thigh stretch",
        "Push lightly, left side, Thigh stretch",
    ]
    assert stage.page.near.ring.accessibleName() == "Countdown"


def test_another_theme_and_other_names_are_taken_over_at_once(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.page.set_people(people_called(stage.words, "Cleo", "Dan"))
    assert set(shown(stage)) == {"Cleo · lies face down", "Dan · helps"}
    light = stage.page.grab().toImage().pixelColor(3, 3)
    stage.page.set_theme(DARK)
    dark = stage.page.grab().toImage().pixelColor(3, 3)
    assert light.lightness() > 200 > 60 > dark.lightness()


def test_every_label_is_plain_text_and_every_part_can_be_named_by_a_screen_reader(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    for label in stage.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert not label.isVisible() or label.accessibleName()
    for button in stage.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName(), button.objectName()
    for part in (stage.page.near.ring, stage.page.near.bar, stage.page.near.side, stage.page.picture):
        assert part.accessibleName()


def test_a_screen_reader_is_told_the_seconds_at_milestones_only(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 0.0)
    stage.reach(PhaseKind.CONTRACT)
    stage.reach(PhaseKind.HOLD, 0.0)
    told = [stage.page.near.ring.accessibleDescription()]
    for _ in range(39):
        stage.pass_time(0.5)
        text = stage.page.near.ring.accessibleDescription()
        if text != told[-1]:
            told.append(text)
    assert told == [
        f"Hold, left side, {left}" for left in ("20 seconds", "10 seconds", "3 seconds", "2 seconds", "1 second")
    ]


def test_tab_goes_through_the_buttons_and_the_page_begins_without_a_focused_one(stage: Stage) -> None:
    stage.start()
    assert QApplication.focusWidget() is stage.page
    reached = []
    for _ in range(30):
        stage.press(K.Key_Tab)
        reached.append(QApplication.focusWidget())
    names = {button.text() for button in reached if isinstance(button, QAbstractButton)}
    assert {"Pause", "Stop: ease off", "Back", "Next", "End"} <= names


def test_hostile_names_are_shown_as_they_are(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches(), names=("<b>Anna</b> & {side}", "Ben\n{helper}"))
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    assert "<b>Anna</b> & {side}" in shown(stage)


def test_a_page_without_a_session_does_nothing(stage: Stage) -> None:
    stage.page.end()
    for key in (K.Key_Space, K.Key_Escape, K.Key_F5, K.Key_1):
        stage.press(key)
    assert stage.asked == []


def test_nothing_overlaps_and_nothing_is_outside(qtbot: QtBot) -> None:
    for size in ((960, 600), (1366, 768), (1920, 1080), (1024, 1000)):
        stage = staged(qtbot, of_three("two-simple-stretches"), size=size)
        stage.start()
        stage.reach(PhaseKind.HOLD, 3)
        page, near = stage.page, stage.page.near
        # The heading and the tools stand in the empty corners of the picture.
        parts: list[QWidget] = [page.picture, near.label, near.side, near.ring, near.primary, near.release, near.panel]
        parts += [near.bar, near.next_up, near.time_left, *near.buttons.values()]
        assert near.heading.width() < page.picture.width() * 0.4
        assert not near.heading.geometry().intersects(near.tools["holds"].geometry())
        places = [part.geometry() for part in parts if part.isVisible()]
        for number, place in enumerate(places):
            assert page.rect().contains(place)
            assert not any(place.intersects(other) for other in places[number + 1 :]), (size, place)


def test_begin_again_with_another_session(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.HOLD, 3)
    stage.show_another(stretches(), lambda play: play.start())
    assert stage.page.near.label.text() == "Get ready"
    stage.press(K.Key_Space)
    assert stage.asked == ["pause 0"]
    assert stage.is_in(Paused)
