"""The page that shows the state machine is the state machine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from stretchgui.routine.exercise import ContractRelax, Side
from stretchgui.routine.routine import RestStep, Turns
from stretchgui.routine.timeline import Timeline
from stretchgui.session.diagram import PAGE, page
from stretchgui.session.machine import RELEASE_SECONDS
from stretchgui.session.states import (
    ALLOWED,
    TRANSITIONS,
    Command,
    Passing,
    Paused,
    Ready,
    Reentering,
    Releasing,
    Running,
    StateType,
    Trigger,
    Waiting,
)
from tests.session.plans import BRIDGE, KNEE, LOOK, Run, plan, routine, step

Transition = tuple[StateType, Trigger, StateType]

# So fast that one look crosses a whole phase, and no cue has to be waited for.
FAST = 4096.0
ROUND = ContractRelax(rounds=1)
LEFT = (Side.LEFT,)
TIMELINES = [
    plan(routine(step(KNEE, sides=LEFT, contract_relax=ROUND), RestStep(9), step(LOOK), step(BRIDGE)), Turns.EACH),
    plan(routine(step(LOOK))),
]
WAYS: dict[StateType, tuple[tuple[Command, ...], ...]] = {
    Ready: ((),),
    Running: ((),),
    Waiting: ((),),
    Releasing: ((Command.RELEASE,), (Command.RELEASE, Command.END)),
    Paused: ((Command.PAUSE,),),
    Reentering: ((Command.PAUSE, Command.RESUME),),
}


def beginnings(timeline: Timeline) -> Iterator[Run]:
    """A session at the beginning of each phase."""
    run = Run(timeline, speed=FAST)
    run.do(Command.START)
    for phase in timeline.phases:
        while run.index < phase.index:
            if run.now.allows(Command.CONFIRM):
                run.do(Command.CONFIRM)
            else:
                run.jump((run.now.left or 0.0) / FAST)
        yield run.same()


def brought(run: Run, commands: tuple[Command, ...]) -> Run | None:
    """The session after these commands; None if one of them is refused."""
    for command in commands:
        if not run.now.allows(command):
            return None
        run.do(command)
    return run


def may_come(run: Run, trigger: Trigger) -> bool:
    """Whether people may ask for it now, or time bring it about."""
    if isinstance(trigger, Command):
        return run.now.allows(trigger)
    if trigger is Passing.DEADLINE:
        return isinstance(run.state(), Running | Releasing | Reentering)
    return isinstance(run.state(), Running | Waiting | Releasing | Reentering)


def passed(run: Run, trigger: Trigger) -> Transition:
    """What a trigger that may come does to a session."""
    before = type(run.state())
    if isinstance(trigger, Command):
        run.do(trigger)
    elif trigger is Passing.DEADLINE:
        until = run.now.until_change
        run.jump(((run.now.left or 0.0) if until is None else until) / FAST)
    else:
        run.jump(3600.0)
    return before, trigger, type(run.state())


def test_the_page_is_current() -> None:
    """If this fails: `python -m stretchgui.session.diagram`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_what_happens_is_in_the_table_and_what_is_in_the_table_happens() -> None:
    """Every way into every state, in every phase of these routines, with every command and with time."""
    triggers: tuple[Trigger, ...] = (*Command, *Passing)
    seen: set[Transition] = set()
    for timeline in TIMELINES:
        for state, ways in WAYS.items():
            starts = [Run(timeline, speed=FAST)] if state is Ready else beginnings(timeline)
            for start, commands in product(starts, ways):
                run = brought(start.same(), commands)
                if run is not None:
                    seen |= {passed(run.same(), trigger) for trigger in triggers if may_come(run, trigger)}
    table = {
        (before, trigger, after)
        for before, row in TRANSITIONS.items()
        for trigger, targets in row.items()
        for after in targets
    }
    assert seen - table == set()
    assert table - seen == set()


@pytest.mark.parametrize("command", list(Command))
def test_the_page_shows_every_command(command: Command) -> None:
    row = next(line for line in page().splitlines() if line.startswith(f"| {command.name} |"))
    cells = [cell.strip() for cell in row.split("|")[2:-1]]
    states = [state for state, targets in TRANSITIONS.items() if targets]
    assert [bool(cell) for cell in cells] == [command in ALLOWED[state] for state in states]


def test_easing_off_takes_five_seconds() -> None:
    assert RELEASE_SECONDS == 5.0
