"""Every command in every state, in every kind of phase: allowed, or refused with nothing changed.

The table is written by hand from the design, and not taken from `TRANSITIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Timeline
from stretchgui.session.states import (
    ALLOWED,
    Command,
    CommandRefusedError,
    Ended,
    Finished,
    Paused,
    Ready,
    Reentering,
    Releasing,
    Running,
    StateType,
    Waiting,
)
from tests.session.plans import EVERYTHING, ONE, Run, first, plan

ANY = frozenset(PhaseKind)
CHECK = frozenset({PhaseKind.CHECK})
TIMED = ANY - CHECK
EASES = frozenset({PhaseKind.EASE_IN, PhaseKind.EASE_OUT})
PUSHES = frozenset({PhaseKind.CONTRACT, PhaseKind.RELAX})
HOLD = frozenset({PhaseKind.HOLD})
BOUT = EASES | PUSHES | HOLD
STRETCHED = frozenset({PhaseKind.EASE_IN}) | HOLD | PUSHES
DONE_AT_ONE_GO = frozenset({PhaseKind.REPS, PhaseKind.BREATHE})

# While in this state, this command, in these kinds of phases, leads to this state. Whatever is not here is refused.
ROWS: tuple[tuple[StateType, Command, frozenset[PhaseKind], StateType], ...] = (
    (Ready, Command.START, ANY, Running),
    (Running, Command.PAUSE, TIMED, Paused),
    (Running, Command.NEXT, TIMED, Running),
    (Running, Command.PREVIOUS, TIMED, Running),
    (Running, Command.RESTART, BOUT | DONE_AT_ONE_GO, Running),
    (Running, Command.ADD_TIME, TIMED - EASES - PUSHES, Running),
    (Running, Command.NUMBER, BOUT, Running),
    (Running, Command.RELEASE, TIMED, Releasing),
    (Running, Command.END, BOUT, Releasing),
    (Running, Command.END, TIMED - BOUT, Ended),
    (Waiting, Command.CONFIRM, CHECK, Waiting),
    (Waiting, Command.NEXT, CHECK, Running),
    (Waiting, Command.PREVIOUS, CHECK, Running),
    (Waiting, Command.PAUSE, CHECK, Paused),
    (Waiting, Command.RELEASE, CHECK, Releasing),
    (Waiting, Command.END, CHECK, Ended),
    (Releasing, Command.NUMBER, BOUT, Releasing),
    (Releasing, Command.RELEASE, ANY, Releasing),
    (Releasing, Command.END, ANY, Releasing),
    (Paused, Command.RESUME, STRETCHED, Reentering),
    (Paused, Command.RESUME, TIMED - STRETCHED, Running),
    (Paused, Command.RESUME, CHECK, Waiting),
    (Paused, Command.RESTART, BOUT, Reentering),
    (Paused, Command.RESTART, DONE_AT_ONE_GO, Running),
    (Paused, Command.NEXT, ANY, Paused),
    (Paused, Command.PREVIOUS, ANY, Paused),
    (Paused, Command.SKIP_EXERCISE, ANY, Paused),
    (Paused, Command.RELEASE, ANY, Paused),
    (Paused, Command.END, ANY, Ended),
    (Reentering, Command.PAUSE, STRETCHED, Paused),
    (Reentering, Command.RELEASE, STRETCHED, Releasing),
    (Reentering, Command.END, STRETCHED, Releasing),
)

STATES: tuple[StateType, ...] = (Ready, Running, Waiting, Releasing, Paused, Reentering, Finished, Ended)
PLAN = plan(EVERYTHING, Turns.EACH)


def _running(kind: PhaseKind) -> Run:
    return Run(PLAN).start(first(PLAN, kind), 0.0 if kind is PhaseKind.CHECK else 1.25)


def _after(*commands: Command) -> Callable[[PhaseKind], Run]:
    def bring(kind: PhaseKind) -> Run:
        run = _running(kind)
        for command in commands:
            run.do(command)
        run.wait(0.5)
        return run

    return bring


def _ready(kind: PhaseKind) -> Run:
    return Run(PLAN)


def _finished(kind: PhaseKind) -> Run:
    # Nothing but a check has ended, and nothing but a check comes last: any routine will do.
    run = Run(plan(ONE)).start()
    run.wait(PLAN.total)
    return run


def _ended(kind: PhaseKind) -> Run:
    return _after(Command.PAUSE, Command.END)(kind)


# How a session gets into a state, and in which kinds of phases it can be there.
WAYS: dict[StateType, tuple[Callable[[PhaseKind], Run], frozenset[PhaseKind]]] = {
    Ready: (_ready, frozenset({PhaseKind.GET_READY})),
    Running: (_running, TIMED),
    Waiting: (_running, CHECK),
    Releasing: (_after(Command.RELEASE), ANY),
    Paused: (_after(Command.PAUSE), ANY),
    # Inside a relaxation one goes back to the contraction, so nobody re-enters there.
    Reentering: (_after(Command.PAUSE, Command.RESUME), STRETCHED - {PhaseKind.RELAX}),
    Finished: (_finished, frozenset({PhaseKind.EASE_OUT})),
    Ended: (_ended, ANY),
}


_BROUGHT: dict[tuple[StateType, PhaseKind], Run] = {}


def _brought(state: StateType, kind: PhaseKind) -> Run:
    """A session in a state, in a kind of phase: brought there once, and a copy for whoever changes it."""
    if (state, kind) not in _BROUGHT:
        bring, _ = WAYS[state]
        _BROUGHT[state, kind] = bring(kind)
    return _BROUGHT[state, kind].same()


def _situations() -> Iterator[tuple[StateType, PhaseKind, Command]]:
    for state in STATES:
        for kind in sorted(WAYS[state][1]):
            for command in Command:
                yield state, kind, command


def _expected(state: StateType, kind: PhaseKind, command: Command) -> StateType | None:
    found = [row[3] for row in ROWS if row[:2] == (state, command) and kind in row[2]]
    assert len(found) <= 1, "the table contradicts itself"
    return found[0] if found else None


def _name(value: object) -> str:
    return value.__name__ if isinstance(value, type) else str(value)


@pytest.mark.parametrize(("state", "kind", "command"), list(_situations()), ids=_name)
def test_every_command_in_every_state_is_allowed_or_changes_nothing(
    state: StateType, kind: PhaseKind, command: Command
) -> None:
    run, twin = _brought(state, kind), _brought(state, kind)
    assert run.is_in(state)
    assert state is Finished or run.kind() is kind
    becomes = _expected(state, kind, command)
    assert run.now.allows(command) is (becomes is not None)
    if becomes is not None:
        run.do(command)
        assert run.is_in(becomes)
        return
    before, due, holds = run.now, run.session.next_look(), run.session.holds
    with pytest.raises(CommandRefusedError) as refusal:
        run.do(command)
    assert (refusal.value.command, refusal.value.state) == (command, before.state)
    assert str(refusal.value) == f"{command} is not allowed while {state.__name__.lower()}"
    assert (run.now, run.session.next_look(), run.session.holds) == (before, due, holds)
    assert run.look() == ()
    # Nor has it changed anything that would show later.
    assert run.wait(40) == twin.wait(40)
    assert run.now == twin.now


def test_every_state_and_every_kind_of_phase_was_tried() -> None:
    assert set(WAYS) == set(ALLOWED)
    assert {kind for _, kinds in WAYS.values() for kind in kinds} == ANY
    assert {phase.kind for phase in PLAN.phases} == ANY


def test_every_command_is_allowed_somewhere() -> None:
    assert {command for _, command, _, _ in ROWS} == set(Command)


def test_what_a_refused_command_saw_on_its_way_is_not_lost() -> None:
    """A click that lost its race against a deadline changes nothing; the deadline's news come with the next look."""
    run = Run(plan()).start(into=29.5)
    run.clock.advance(1.0)
    with pytest.raises(CommandRefusedError):
        run.do(Command.CONFIRM)
    assert run.kind() is PhaseKind.EASE_IN
    assert [type(event).__name__ for event in run.look()] == ["PhaseEntered", "CueFired"]


def _last(timeline: Timeline) -> Run:
    return Run(timeline).start(len(timeline.phases) - 1, 1.0)


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP_EXERCISE])
def test_going_on_from_the_last_finishes_also_from_a_pause(command: Command) -> None:
    run = _last(plan())
    run.do(Command.PAUSE)
    run.do(command)
    assert run.is_in(Finished)


def test_next_on_the_last_finishes() -> None:
    run = _last(plan())
    run.do(Command.NEXT)
    assert run.is_in(Finished)


def test_confirming_leads_to_what_comes_next() -> None:
    """A check's second try waits too; after the last one time runs again."""
    run = Run(PLAN).start(first(PLAN, PhaseKind.CHECK))
    run.do(Command.CONFIRM)
    assert run.is_in(Waiting)
    run.do(Command.CONFIRM)
    assert run.kind() is PhaseKind.CHANGE_SIDE
    assert run.is_in(Running)
