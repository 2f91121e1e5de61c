"""A place in a session, as a value that survives edits and restarts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchgui.routine.exercise import ContractRelax, Side
from stretchgui.routine.routine import RestStep, Turns
from stretchgui.routine.timeline import PhaseKind, Receiver, Timeline
from stretchgui.session import events as ev
from stretchgui.session.position import Position, find, position_of
from stretchgui.session.states import Command, Paused, Reason, Releasing, Running
from tests.session.plans import (
    BREATHS,
    EVERYTHING,
    KNEE,
    LOOK,
    ROUNDS,
    THIGH,
    Run,
    kinds_of,
    names_of,
    plan,
    routine,
    step,
)

LEFT, RIGHT = Side.LEFT, Side.RIGHT
A_REST = RestStep(9)
TIMELINES = [
    plan(EVERYTHING, Turns.EACH),
    plan(EVERYTHING, Turns.WHOLE),
    plan(EVERYTHING, Turns.B),
    plan(
        routine(step(KNEE, sides=(LEFT, RIGHT, LEFT, RIGHT), sets=3, rest=5.0), RestStep(9), step(THIGH)), Turns.WHOLE
    ),
    plan(
        routine(step(BREATHS), RestStep(9), step(KNEE), RestStep(9), step(THIGH), RestStep(9), step(LOOK)), Turns.WHOLE
    ),
]


@pytest.mark.parametrize("timeline", TIMELINES, ids=["each", "whole", "b", "sides again", "rests"])
def test_every_place_is_found_again(timeline: Timeline) -> None:
    """A position is a value that means one place: step, receiver, side, set, round, kind, seconds left."""
    for phase in timeline.phases:
        assert find(position_of(phase, 1.5), timeline) == phase.index


def test_no_two_phases_are_the_same_place() -> None:
    for timeline in TIMELINES:
        places = [position_of(phase, None) for phase in timeline.phases]
        assert len(set(places)) == len(places)


@pytest.mark.parametrize("index", range(len(TIMELINES[0].phases)))
def test_a_session_opens_where_another_was_cut_off(index: int) -> None:
    """`at=`: it opens paused, with the time that was left, and its position is the one it was given."""
    timeline = TIMELINES[0]
    phase = timeline.phases[index]
    position = position_of(phase, None if phase.waits else phase.planned * 0.4)
    run = Run(timeline, at=position, now=500.0)
    assert run.state() == Paused(index, position.left, Reason.REOPENED, 0.0)
    assert run.now.position == position
    assert run.look() == ()
    assert run.session.next_look() is None
    assert not run.now.allows(Command.START)


def test_it_goes_on_where_it_was() -> None:
    timeline = plan()
    whole = Run(timeline).start(2, 13.0)
    run = Run(timeline, at=whole.now.position, now=7777.0)
    run.do(Command.RESUME)
    assert run.now.until_change == 30.0
    run.wait(30.0)
    assert run.now.left == pytest.approx(17.0)
    # What was said before is not said again, and what was not is.
    assert names_of(run.wait(16.9)) == ["halfway", "3", "2", "1"]
    run.run_to(len(timeline.phases) - 1, 10.0)
    assert [event.phase.index for event in run.heard(ev.PhaseEntered)] == [3, 4, 5, 6, 7]
    assert run.now.over


def test_an_opened_session_counts_what_it_ran_itself() -> None:
    timeline = plan()
    run = Run(timeline, at=position_of(timeline.phases[2], 10.0))
    run.do(Command.RESUME)
    run.wait(34.0)
    assert [hold.held for hold in run.session.holds] == [pytest.approx(4.0)]


def test_a_wait_is_a_place_too() -> None:
    timeline = plan(routine(step(LOOK)))
    run = Run(timeline, at=position_of(timeline.phases[1], None))
    assert kinds_of(run.do(Command.RESUME)) == ["PhaseEntered", "WaitBegan"]
    assert names_of(run.events) == ["check"]


@pytest.mark.parametrize("command", [Command.PAUSE, Command.RELEASE])
def test_a_position_is_the_same_however_time_stands_still(command: Command) -> None:
    run = Run(plan()).start(2, 13.0)
    before = run.now.position
    run.do(command)
    assert run.now.position == before


def test_positions_of_every_state() -> None:
    run = Run(plan())
    assert run.now.position == position_of(plan().phases[0], 30.0)
    run.start(2, 13.0)
    assert run.is_in(Running)
    run.do(Command.RELEASE)
    assert run.is_in(Releasing)
    assert run.now.position.left == pytest.approx(17.0)
    run.do(Command.END)
    run.wait(5.0)
    assert run.now.position == position_of(plan().phases[2], 0.0)
    run = Run(plan()).start(7, 100.0)
    assert run.now.position == position_of(plan().phases[-1], 0.0)


# ---- when the routine was edited -------------------------------------------------------------------------------------

BEFORE = plan(routine(step(BREATHS), step(KNEE, sets=3, rest=5.0, contract_relax=ROUNDS)))


def place(kind: PhaseKind, side: Side | None = LEFT, set_: int | None = 1, round_: int | None = None) -> Position:
    return Position(1, "knee", Receiver.A, side, set_, round_, kind, 2.0)


def test_steps_before_it_may_come_and_go_in_length() -> None:
    """Durations and sets before the place do not move it."""
    after = plan(routine(step(BREATHS, hold=200.0), step(KNEE, sets=4, contract_relax=ROUNDS)))
    index = find(place(PhaseKind.CONTRACT, RIGHT, 2, 2), after)
    assert index is not None
    assert position_of(after.phases[index], 2.0) == place(PhaseKind.CONTRACT, RIGHT, 2, 2)


@pytest.mark.parametrize(
    ("position", "found"),
    [
        (place(PhaseKind.HOLD, LEFT, 3, 2), (LEFT, 2, PhaseKind.EASE_IN)),
        (place(PhaseKind.HOLD, LEFT, 2, 2), (LEFT, 2, PhaseKind.EASE_IN)),
        (place(PhaseKind.REST, RIGHT, 3), (RIGHT, 2, PhaseKind.EASE_IN)),
        (place(PhaseKind.CHANGE_SIDE, RIGHT, 1), (RIGHT, 1, PhaseKind.CHANGE_SIDE)),
        (place(PhaseKind.EASE_OUT, LEFT, 1), (LEFT, 1, PhaseKind.EASE_OUT)),
        (place(PhaseKind.GET_READY, RIGHT, None), (LEFT, None, PhaseKind.GET_READY)),
        (place(PhaseKind.HOLD, None, 1), (LEFT, 1, PhaseKind.EASE_IN)),
    ],
)
def test_what_is_gone_leads_to_the_nearest_place_before_it(
    position: Position, found: tuple[Side | None, int | None, PhaseKind]
) -> None:
    """If the set or the round is gone, the nearest place before it where one can begin, on the same side."""
    fewer = plan(routine(step(BREATHS), step(KNEE, sets=2, rest=5.0, contract_relax=ContractRelax(rounds=1))))
    index = find(position, fewer)
    assert index is not None
    phase = fewer.phases[index]
    assert (phase.side, phase.set, phase.kind) == found


def test_a_side_that_is_gone_leads_to_the_other() -> None:
    right = plan(routine(step(BREATHS), step(KNEE, sides=(RIGHT,), sets=2)))
    index = find(place(PhaseKind.HOLD, LEFT, 2, None), right)
    assert index is not None
    phase = right.phases[index]
    assert (phase.side, phase.set, phase.kind) == (RIGHT, 1, PhaseKind.EASE_IN)


HELD = place(PhaseKind.HOLD, LEFT, 1, 0)


@pytest.mark.parametrize(
    "position",
    [
        replace(HELD, step=5),
        replace(HELD, exercise="thigh"),
        replace(HELD, receiver=Receiver.B),
        replace(HELD, exercise=None, receiver=None),
    ],
)
def test_another_step_exercise_or_person_is_never_meant(position: Position) -> None:
    """Always in the same step, for the same receiver, else None."""
    assert find(HELD, BEFORE) is not None
    assert find(position, BEFORE) is None


def test_a_session_does_not_open_at_a_place_that_is_gone() -> None:
    with pytest.raises(ValueError, match="no such position"):
        Run(plan(routine(step(THIGH))), at=place(PhaseKind.HOLD))


def test_a_hold_that_is_shorter_now_has_no_more_left_than_it_lasts() -> None:
    timeline = plan(routine(step(KNEE, hold=8.0)))
    position = replace(position_of(timeline.phases[2], 25.0))
    run = Run(timeline, at=position)
    assert run.now.left == 8.0


def test_a_hold_that_was_cut_off_at_its_very_end_is_over() -> None:
    timeline = plan()
    run = Run(timeline, at=position_of(timeline.phases[2], 0.0))
    assert run.now.left == 0.0
    run.do(Command.RESUME)
    run.wait(30.0)
    assert run.kind() is PhaseKind.EASE_OUT


def test_a_place_that_was_moved_begins_in_full() -> None:
    """Two seconds left of another set mean nothing here."""
    fewer = plan(routine(step(BREATHS), step(KNEE, sets=1)))
    run = Run(fewer, at=place(PhaseKind.HOLD, LEFT, 3, 2))
    assert run.kind() is PhaseKind.EASE_IN
    assert run.now.left == 5.0
    assert run.now.elapsed == 0.0
