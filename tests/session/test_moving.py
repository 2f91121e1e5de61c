"""Going elsewhere: next, previous, skipping, and beginning a hold again."""

from __future__ import annotations

import pytest

from stretchgui.routine.routine import RestStep, Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session import events as ev
from stretchgui.session.machine import REENTRY_SECONDS
from stretchgui.session.states import Command, Finished, Paused, Reason, Reentering, Running
from tests.session.plans import (
    BRIDGE,
    EVERYTHING,
    KNEE,
    ROUNDS,
    THIGH,
    Run,
    first,
    kinds_of,
    names_of,
    plan,
    routine,
    step,
)

PLAN = plan(EVERYTHING, Turns.EACH)
# 0 get_ready 1 ease_in 2 hold 3 ease_out 4 change_side 5 ease_in 6 hold 7 ease_out | 8 rest | 9 get_ready 10 ...
TWO = plan(routine(step(KNEE), RestStep(15), step(THIGH)))
# A: 0-7, swap 8, B: 9 get_ready ..., 16 ease_out, rest 17, B: 18 get_ready ... swap 26, A: 27
BOTH = plan(routine(step(KNEE), RestStep(15), step(THIGH)), Turns.EACH)


# ---- next ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("index", [3, 4, 5, 6, 7, 8, 9, 10])
def test_next_leads_out_of_the_bout(index: int) -> None:
    """NEXT from ease_in, hold, contract or relax: this bout's ease_out."""
    run = Run(PLAN).start(index, 1.0)
    events = run.do(Command.NEXT)
    assert run.index == 11
    assert run.kind() is PhaseKind.EASE_OUT
    assert kinds_of(events) == ["PhaseSkipped", "PhaseEntered"]
    assert names_of(events) == ["ease_out"]
    assert run.now.left == 5.0


@pytest.mark.parametrize(
    ("index", "to"),
    [(0, 4), (3, 4), (4, 8), (7, 8), (8, 9), (9, 13)],
    ids=["get_ready", "ease_out", "change_side", "ease_out of the last", "rest", "get_ready after a rest"],
)
def test_next_from_anywhere_else_leads_to_what_begins_next(index: int, to: int) -> None:
    """NEXT from anywhere else: the next change_side, rest, swap_roles or get_ready."""
    run = Run(TWO).start(index, 0.5)
    run.do(Command.NEXT)
    assert run.index == to


def test_next_leads_to_a_swap_of_roles_and_from_there_to_getting_ready() -> None:
    run = Run(BOTH).start(7, 1.0)
    run.do(Command.NEXT)
    assert run.kind() is PhaseKind.SWAP_ROLES
    run.do(Command.NEXT)
    assert run.kind() is PhaseKind.GET_READY
    assert run.index == 9


def test_next_in_a_check_goes_past_its_second_try() -> None:
    run = Run(PLAN).start(first(PLAN, PhaseKind.CHECK))
    run.do(Command.NEXT)
    assert run.kind() is PhaseKind.CHANGE_SIDE


def test_next_from_counting_leads_to_the_rest_between_sets() -> None:
    timeline = plan(routine(step(BRIDGE, sets=2, rest=5.0)))
    run = Run(timeline).start(1, 1.0)
    run.do(Command.NEXT)
    assert run.kind() is PhaseKind.REST


@pytest.mark.parametrize("command", [Command.NEXT, Command.PREVIOUS, Command.SKIP_EXERCISE])
def test_a_move_keeps_a_pause_a_pause(command: Command) -> None:
    """Paused stays paused, for the reason and since the time it was."""
    run = Run(TWO).start(2, 4.0)
    run.do(Command.PAUSE)
    before = run.must_be(Paused)
    run.jump(8)
    events = run.do(command)
    assert kinds_of(events) == ["PhaseSkipped"]
    # Left out is an exercise from the page, and most often to go on at once.
    assert names_of(events) == ([] if command is Command.SKIP_EXERCISE else ["moved"])
    planned = run.now.phase.planned
    assert run.state() == Paused(run.index, planned, Reason.ASKED, before.since)
    assert run.now.elapsed == 0.0
    events = run.do(Command.RESUME)
    assert kinds_of(events) == ["PhaseEntered"]
    assert run.is_in(Running)


def test_next_on_the_last_finishes() -> None:
    """On the last it finishes."""
    run = Run(TWO).start(len(TWO.phases) - 1, 1.0)
    events = run.do(Command.NEXT)
    assert run.is_in(Finished)
    assert kinds_of(events) == ["PhaseSkipped", "SessionFinished"]
    assert names_of(events) == ["finished"]


def test_a_skip_says_where_it_leads() -> None:
    run = Run(TWO).start(2, 1.0)
    run.do(Command.NEXT)
    run.do(Command.PAUSE)
    run.do(Command.SKIP_EXERCISE)
    run.do(Command.NEXT)
    run.do(Command.SKIP_EXERCISE)
    assert [(event.phase.index, event.to) for event in run.heard(ev.PhaseSkipped)] == [
        (2, 3),
        (3, 8),
        (8, 9),
        (9, None),
    ]


# ---- previous --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("index", "into", "to"),
    [
        (2, 5.0, 0),
        (9, 3.1, 9),
        (10, 0.5, 9),
        (16, 2.0, 9),
        (9, 2.9, 0),
        (9, 0.0, 0),
        (8, 1.0, 0),
        (0, 1.0, 0),
        (0, 3.5, 0),
    ],
)
def test_previous_leads_to_this_block_or_to_the_one_before(index: int, into: float, to: int) -> None:
    """PREVIOUS: after more than 3 s of a block its get_ready; within them the block before; on the first, its start."""
    run = Run(TWO).start(index, into)
    run.do(Command.PREVIOUS)
    assert run.index == to
    assert run.now.left == TWO.phases[to].planned


def test_previous_may_be_pressed_again_and_again() -> None:
    run = Run(BOTH).start(len(BOTH.phases) - 1, 1.0)
    visited = []
    while run.index:
        run.do(Command.PREVIOUS)
        visited.append(run.index)
    assert visited == [27, 18, 9, 0]
    run.do(Command.PREVIOUS)
    assert run.index == 0


# ---- skipping --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("index", "to"),
    [(0, 8), (2, 8), (6, 8), (8, 18), (10, 17), (17, 18), (18, 26), (20, 26)],
    ids=["get_ready", "hold", "second side", "swap", "B's hold", "rest between", "get_ready of the next", "hold of it"],
)
def test_skipping_an_exercise_leads_past_its_block(index: int, to: int) -> None:
    """SKIP_EXERCISE leads past the block, and always further on."""
    run = Run(BOTH).start(index, 0.5)
    run.do(Command.PAUSE)
    run.do(Command.SKIP_EXERCISE)
    assert run.index == (17 if index == 8 else to)


def test_skipping_the_last_finishes() -> None:
    run = Run(TWO).start(12, 1.0)
    run.do(Command.RELEASE)
    run.wait(5)
    run.do(Command.SKIP_EXERCISE)
    assert run.is_in(Finished)
    (event,) = run.heard(ev.SessionFinished)
    assert event.result is ev.Result.PARTIAL


# ---- beginning again -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("index", [3, 4, 5, 6, 7, 8, 9, 10, 11])
def test_restart_begins_the_bout_s_first_hold_in_full(index: int) -> None:
    """RESTART: this bout's first hold, in full."""
    run = Run(PLAN).start(index, 1.0)
    events = run.do(Command.RESTART)
    assert kinds_of(events) == ["HoldRestarted", "PhaseEntered"]
    assert names_of(events) == ["hold"]
    assert run.index == 4
    assert run.now.left == PLAN.phases[4].planned


@pytest.mark.parametrize("index", [3, 4, 6, 11])
def test_from_a_pause_restart_goes_by_way_of_re_entering(index: int) -> None:
    """RESTART from a pause by way of re-entering."""
    run = Run(PLAN).start(index, 1.0)
    run.do(Command.PAUSE)
    run.do(Command.RESTART)
    assert run.state() == Reentering(4, 10.0, run.now.at + REENTRY_SECONDS, REENTRY_SECONDS)
    events = run.wait(REENTRY_SECONDS)
    assert kinds_of(events) == ["PhaseEntered"]
    assert names_of(events) == ["hold"]
    assert run.now.left == pytest.approx(10.0)


def test_restart_outside_a_bout_begins_what_is_counted_or_breathed_again() -> None:
    for kind in (PhaseKind.REPS, PhaseKind.BREATHE):
        run = Run(PLAN).start(first(PLAN, kind), 7.0)
        run.do(Command.RESTART)
        assert run.kind() is kind
        assert run.now.left == run.now.phase.planned


def test_a_hold_that_was_lengthened_restarts_as_it_was_planned() -> None:
    run = Run(TWO).start(2, 1.0)
    run.do(Command.ADD_TIME, 10)
    run.do(Command.RESTART)
    assert run.now.left == 30.0


def test_restart_counts_all_that_was_held() -> None:
    """Seconds really spent: those of the first try, too."""
    run = Run(plan(routine(step(KNEE, contract_relax=ROUNDS)))).start(2, 7.0)
    run.do(Command.RESTART)
    run.wait(4.0)
    assert run.session.holds[0].held == pytest.approx(11.0)
