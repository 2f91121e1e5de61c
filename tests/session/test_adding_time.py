"""ADD_TIME: ten seconds more, or less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchgui.language.text import plain
from stretchgui.routine.exercise import Dose, Exercise, Kind, People, Side
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session import events as ev
from stretchgui.session.states import Command, CommandRefusedError, Running
from tests.session.plans import EVERYTHING, KNEE, Run, first, names_of, plan, routine, step

PLAN = plan(EVERYTHING, Turns.EACH)
HOLD = 2


def test_ten_seconds_more_move_the_deadline() -> None:
    """The time left becomes left + 10; there is one deadline, and no other truth."""
    run = Run(plan()).start(HOLD, 5.0)
    before = run.must_be(Running)
    (event,) = run.do(Command.ADD_TIME)
    assert run.state() == Running(HOLD, before.deadline + 10)
    assert event == ev.TimeAdded(run.now.at, run.now.phase, 10.0, 35.0)
    assert (run.now.left, run.now.length, run.now.elapsed) == (35.0, 40.0, 5.0)


def test_ten_seconds_less() -> None:
    run = Run(plan()).start(HOLD, 5.0)
    run.do(Command.ADD_TIME, -10)
    assert (run.now.left, run.now.length, run.now.elapsed) == (15.0, 20.0, 5.0)


@pytest.mark.parametrize(
    ("left", "seconds", "becomes"),
    [
        (25.0, -10.0, 15.0),
        (10.5, -10.0, 1.0),
        (11.0, -10.0, 1.0),
        (5.0, -10.0, 1.0),
        (1.0, -10.0, 1.0),
        (0.4, -10.0, 0.4),
        (0.4, 10.0, 10.4),
        (25.0, 10.0, 35.0),
    ],
)
def test_the_time_left_never_falls_below_one_second(left: float, seconds: float, becomes: float) -> None:
    """The time left becomes max(min(left, 1), left + or - 10): nothing is over at once."""
    run = Run(plan()).start(HOLD, 30 - left)
    (event,) = [event for event in run.do(Command.ADD_TIME, seconds) if isinstance(event, ev.TimeAdded)]
    assert run.now.left == pytest.approx(becomes)
    assert event.remaining == pytest.approx(becomes)
    assert event.seconds == pytest.approx(becomes - left)
    assert run.index == HOLD


def test_a_hold_stays_within_the_exercise_s_longest() -> None:
    """Within the exercise's `max_hold`: what is past and what is left make 60 s at most."""
    run = Run(plan()).start(HOLD, 25.0)
    added = [run.do(Command.ADD_TIME)[0] for _ in range(5)]
    assert [event.seconds for event in added if isinstance(event, ev.TimeAdded)] == [10, 10, 10, 0, 0]
    assert run.now.length == pytest.approx(60.0)
    run.wait(35.0)
    assert run.kind() is PhaseKind.EASE_OUT
    assert run.session.holds[0].held == pytest.approx(60.0)


def test_the_bound_is_that_of_the_routine_s_level() -> None:
    knee = replace(KNEE, dose=Dose(hold=30, max_hold=60, gentle=Dose(hold=10, max_hold=15)))
    gentle = replace(routine(step(knee)), level=Level.GENTLE)
    run = Run(plan(gentle)).start(HOLD, 1.0)
    run.do(Command.ADD_TIME)
    assert run.now.length == pytest.approx(15.0)


def test_a_hold_longer_than_allowed_is_not_cut_by_asking_for_more() -> None:
    """Whoever asks for more never gets less."""
    breaths = Exercise("breaths", plain("Breaths"), kind=Kind.BREATHING, people=People.TOGETHER)
    timeline = plan(routine(step(breaths, hold=40.0)))
    shorter = replace(breaths, dose=Dose(max_hold=20))
    run = Run(replace(timeline, exercises={"breaths": shorter})).start(1, 1.0)
    run.do(Command.ADD_TIME)
    assert run.now.left == pytest.approx(39.0)


def test_only_what_is_held_has_a_longest() -> None:
    """The bound is that of the hold: getting ready for it may take as long as it takes."""
    run = Run(plan()).start(0, 1.0)
    for _ in range(60):
        run.do(Command.ADD_TIME)
    assert run.now.left == pytest.approx(30 - 1 + 600)


@pytest.mark.parametrize("kind", [PhaseKind.EASE_IN, PhaseKind.EASE_OUT, PhaseKind.CONTRACT, PhaseKind.RELAX])
def test_eases_and_contractions_are_as_long_as_they_are(kind: PhaseKind) -> None:
    """Refused in eases, contract and relax."""
    run = Run(PLAN).start(first(PLAN, kind), 1.0)
    for seconds in (10.0, -10.0):
        with pytest.raises(CommandRefusedError):
            run.do(Command.ADD_TIME, seconds)


def test_the_counting_is_armed_again() -> None:
    """Cues that count from the end are armed again."""
    run = Run(plan()).start(HOLD, 28.5)
    assert run.cues()[-2:] == ["3", "2"]
    run.do(Command.ADD_TIME)
    assert names_of(run.wait(11.4)) == ["3", "2", "1"]


def test_halfway_is_never_said_twice() -> None:
    """Halfway is never said twice, however often the half moves."""
    run = Run(plan()).start(HOLD, 16.0)
    assert run.cues()[-1] == "halfway"
    run.do(Command.ADD_TIME)
    run.do(Command.ADD_TIME)
    assert names_of(run.wait(33.9)) == ["3", "2", "1"]


def test_halfway_moves_with_the_half() -> None:
    run = Run(plan()).start(HOLD, 10.0)
    run.do(Command.ADD_TIME)
    assert names_of(run.wait(9.0)) == []
    assert names_of(run.wait(1.5)) == ["halfway"]


def test_a_half_that_moved_into_the_past_is_not_said_late() -> None:
    run = Run(plan()).start(HOLD, 14.0)
    run.do(Command.ADD_TIME, -10)
    assert run.now.length == pytest.approx(20.0)
    assert names_of(run.wait(5.9)) == ["3", "2", "1"]


def test_counting_that_moved_into_the_past_is_not_said_at_once() -> None:
    run = Run(plan()).start(HOLD, 20.0)
    run.do(Command.ADD_TIME, -10)
    assert run.now.left == 1.0
    assert names_of(run.events)[-1] == "halfway"
    assert names_of(run.wait(0.9)) == []


def test_added_time_is_of_this_visit_only() -> None:
    run = Run(plan()).start(HOLD, 1.0)
    run.do(Command.ADD_TIME)
    run.do(Command.PAUSE)
    assert run.now.length == 40.0
    run.do(Command.PREVIOUS)
    run.do(Command.RESUME)
    run.run_to(HOLD)
    assert run.now.length == 30.0


def test_a_pause_keeps_the_added_time() -> None:
    run = Run(plan()).start(HOLD, 20.0)
    run.do(Command.ADD_TIME)
    run.do(Command.PAUSE)
    run.do(Command.RESUME)
    run.wait(5.0)
    assert run.now.left == pytest.approx(20.0)
    assert run.now.length == 40.0
    assert names_of(run.wait(19.9))[-3:] == ["3", "2", "1"]


def test_both_sides_stay_as_long_when_nothing_is_added() -> None:
    run = Run(plan()).start(HOLD, 1.0)
    run.do(Command.ADD_TIME)
    run.run_to(len(plan().phases) - 1)
    held = {hold.side: hold.held for hold in run.session.holds}
    assert held == {Side.LEFT: pytest.approx(40.0), Side.RIGHT: pytest.approx(30.0)}
