"""The receiver's number: asked for in long holds, taken at any moment of a bout, answered above the ceiling."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.figure.motion import Pace
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.session import events as ev
from stretchgui.session.choices import Breathing
from stretchgui.session.cues import CueSheet, Priority
from stretchgui.session.event_log import event_json
from stretchgui.session.guide import Guide
from stretchgui.session.people import people_called
from stretchgui.session.repeated import asked_at, breaths_at
from stretchgui.session.states import Command, CommandRefusedError
from tests.session.plans import EVERYTHING, QUIET, WORDS, Run, names_of, plan

READY, EASING, HOLD = 0, 1, 2
STANDARD = plan()
GENTLE = replace(plan(), level=Level.GENTLE)


def moments(length: float, guide: Guide | None = None) -> list[float]:
    """When a hold of so many seconds asks."""
    cues = CueSheet(WORDS, STANDARD, guide).of(STANDARD.phases[HOLD], length)
    return [cue.at for cue in cues if cue.name == "how_much"]


# ---- asking ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "times"),
    [
        (14.9, []),
        (15, []),
        (20, [12.5]),
        (25, [15.0]),
        (30, [12, 24]),
        (45, [12, 25, 37]),
        (60, [12, 24, 36, 48]),
    ],
)
def test_long_holds_ask_now_and_then(length: float, times: list[float]) -> None:
    assert moments(length) == times


@given(st.floats(0.0, 3600.0))
def test_questions_keep_ten_to_fifteen_seconds_apart_and_clear_of_everything_else(length: float) -> None:
    times = moments(length)
    assert times == list(asked_at(length))
    for one, two in pairwise([0.0, *times]):
        assert 10.0 - 1e-9 <= two - one <= 15.0 + 1e-9
    assert all(abs(at - length / 2) >= 2.5 - 1e-9 for at in times)
    assert all(at <= length - 6.0 for at in times)
    assert length < 15.0 or not times or length - times[-1] <= 21.0


def test_the_first_question_comes_at_the_end_of_easing_in() -> None:
    sheet = CueSheet(WORDS, STANDARD)
    (cue,) = [cue for cue in sheet.of(STANDARD.phases[EASING], 5.0) if cue.name == "how_much"]
    assert cue.at == pytest.approx(4.0)
    assert (cue.to, cue.priority) == (Receiver.A, Priority.INFORMATION)
    assert people_called(WORDS, "Anna", "Ben").named(cue.text) == "Anna: how much, zero to ten?"
    assert cue.forms[-2] == "How much?"
    short = plan().with_phases(tuple(replace(phase, planned=min(phase.planned, 14.0)) for phase in plan().phases))
    assert [cue.name for cue in CueSheet(WORDS, short).of(short.phases[EASING], 5.0)] == ["ease_in"]


def test_nobody_is_asked_where_nobody_helps_or_where_it_is_off() -> None:
    assert moments(60, QUIET) == []
    whole = plan(EVERYTHING, Turns.EACH)
    asked = {
        phase.kind for phase in whole.phases for cue in CueSheet(WORDS, whole).of(phase, 60.0) if cue.name == "how_much"
    }
    assert asked == {PhaseKind.HOLD, PhaseKind.EASE_IN}
    together = replace(whole.phases[HOLD], kind=PhaseKind.HOLD, receiver=Receiver.BOTH)
    assert "how_much" not in [cue.name for cue in CueSheet(WORDS, whole).of(together, 60.0)]


@given(st.lists(st.sampled_from([-10.0, 10.0]), max_size=6), st.floats(0.5, 30.0))
def test_time_that_is_added_does_not_make_it_ask_again_at_once(added: list[float], wait: float) -> None:
    run = Run(STANDARD, guide=Guide()).start(HOLD)
    for seconds in added:
        run.wait(wait)
        if run.now.allows(Command.ADD_TIME):
            run.do(Command.ADD_TIME, seconds)
    asked = [event.t for event in run.heard(ev.CueFired) if event.cue.name == "how_much" and event.phase]
    in_hold = [at for at in asked if at > STANDARD.phases[HOLD].start]
    assert all(two - one >= 8.9 for one, two in pairwise(in_hold))


# ---- breathing -------------------------------------------------------------------------------------------------------


@given(
    st.floats(2, 8),
    st.floats(2, 8),
    st.floats(0, 600),
)
def test_breaths_go_in_and_out_in_turn(inward: float, outward: float, length: float) -> None:
    """The first two breaths belong to whoever explains it."""
    breaths = list(breaths_at(Pace(inward, outward), length))
    assert [goes_in for goes_in, _ in breaths] == [place % 2 == 0 for place in range(len(breaths))]
    assert all(at <= length - 1 for _, at in breaths)
    for (goes_in, one), (_, two) in pairwise(breaths):
        assert two - one == pytest.approx(inward if goes_in else outward)
    assert not breaths or breaths[0][1] == pytest.approx(2 * (inward + outward))


@pytest.mark.parametrize("breathing", list(Breathing))
def test_only_breathing_exercises_have_its_tones_whatever_holds_have(breathing: Breathing) -> None:
    whole = plan(EVERYTHING, Turns.EACH)
    sheet = CueSheet(WORDS, whole, Guide(breathing))
    for phase in whole.phases:
        cues = [cue for cue in sheet.of(phase, 60.0) if cue.name in ("breath_in", "breath_out")]
        assert bool(cues) == (phase.kind is PhaseKind.BREATHE)
        assert {(cue.priority, cue.text, cue.to) for cue in cues} <= {(Priority.INFORMATION, "", None)}


# ---- answering -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("timeline", "answers"),
    [
        (STANDARD, [""] * 5 + ["ease_off_notch"] * 3 + ["better_stop"] * 3),
        (GENTLE, [""] * 4 + ["ease_off_notch"] * 4 + ["better_stop"] * 3),
    ],
    ids=["standard", "gentle"],
)
def test_above_the_ceiling_the_helper_is_told(timeline: object, answers: list[str]) -> None:
    chosen = GENTLE if timeline is GENTLE else STANDARD
    for value, answer in enumerate(answers):
        run = Run(chosen).start(HOLD, 4.0)
        events = run.do(Command.NUMBER, value)
        assert events[0] == ev.NumberGiven(run.now.at, run.now.phase, value)
        cues = [event.cue for event in events if isinstance(event, ev.CueFired)]
        assert [cue.name for cue in cues] == ([answer] if answer else [])
        assert all((cue.to, cue.priority) == (Receiver.B, Priority.PHASE_CHANGE) for cue in cues)
        number = run.now.number
        assert number is not None
        assert (number.value, number.advice) == (value, answer)


def test_a_number_changes_no_time_and_nothing_waits_for_one() -> None:
    run, twin = Run(plan()).start(HOLD, 4.0), Run(plan()).start(HOLD, 4.0)
    run.do(Command.NUMBER, 3)
    assert run.now.left == twin.now.left
    assert run.wait(60) == twin.wait(60)


def test_numbers_are_in_the_hold_s_report_and_in_the_log() -> None:
    run = Run(plan()).start(EASING, 2.0)
    run.do(Command.NUMBER, 2)
    run.wait(10.0)
    run.do(Command.NUMBER, 4)
    run.do(Command.NUMBER, 3)
    (hold,) = run.session.holds
    assert hold.numbers == (2, 4, 3)
    shown = event_json(run.heard(ev.NumberGiven)[1], people_called(WORDS))
    fields = {"event": "number", "value": 4, "kind": "hold", "index": HOLD, "side": "left", "receiver": "a", "set": 1}
    assert fields.items() <= shown.items()
    run.wait(STANDARD.total)
    if run.now.allows(Command.CONFIRM):
        run.do(Command.CONFIRM)
    assert [done.numbers for done in run.session.holds][:2] == [(2, 4, 3), ()]


def test_the_last_number_is_shown_until_the_next_time_they_ease_in() -> None:
    run = Run(plan()).start(HOLD, 4.0)
    run.do(Command.NUMBER, 4)
    seen = [run.now.number is not None]
    run.do(Command.PAUSE)
    seen.append(run.now.number is not None)
    run.do(Command.RESUME)
    run.wait(30.0)
    seen.append(run.now.number is not None)
    run.wait(10.0)
    assert run.kind() is PhaseKind.CHANGE_SIDE
    seen.append(run.now.number is not None)
    run.do(Command.PREVIOUS)
    run.run_to(HOLD, 1.0)
    seen.append(run.now.number is not None)
    assert seen == [True, True, True, False, False]


def test_while_it_is_eased_off_a_number_is_taken_without_an_answer() -> None:
    run = Run(plan()).start(HOLD, 4.0)
    run.do(Command.RELEASE)
    assert names_of(run.do(Command.NUMBER, 9)) == []
    assert run.session.holds[0].numbers == (9,)


@pytest.mark.parametrize("value", [-1, 11, 2.5, float("nan"), float("inf")])
def test_only_whole_numbers_up_to_ten_are_numbers(value: float) -> None:
    run = Run(plan()).start(HOLD, 4.0)
    with pytest.raises(ValueError, match="from 0 to 10"):
        run.do(Command.NUMBER, value)
    assert run.session.holds[0].numbers == ()


def test_outside_a_bout_there_is_no_hold_to_log_it_to() -> None:
    run = Run(plan()).start(READY, 1.0)
    with pytest.raises(CommandRefusedError):
        run.do(Command.NUMBER, 3)
