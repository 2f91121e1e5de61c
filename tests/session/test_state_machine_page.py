"""The page that shows the state machine is the state machine."""

from __future__ import annotations

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


def brought(timeline: Timeline, index: int, commands: tuple[Command, ...]) -> Run | None:
    """A session at the beginning of a phase, after these commands; None if one of them is refused."""
    run = Run(timeline, speed=FAST)
    if index < 0:
        return run
    run.do(Command.START)
    while run.index < index:
        if run.now.allows(Command.CONFIRM):
            run.do(Command.CONFIRM)
        else:
            run.jump((run.now.left or 0.0) / FAST)
    for command in commands:
        if not run.now.allows(command):
            return None
        run.do(command)
    return run


def passed(timeline: Timeline, index: int, commands: tuple[Command, ...], trigger: Trigger) -> Transition | None:
    """What a trigger does there, if it may come."""
    run = brought(timeline, index, commands)
    if run is None:
        return None
    before = type(run.state())
    if isinstance(trigger, Command):
        if not run.now.allows(trigger):
            return None
        run.do(trigger)
    elif before not in (Running, Waiting, Releasing, Reentering) or (before is Waiting and trigger is Passing.DEADLINE):
        return None
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
            for index in (-1,) if state is Ready else range(len(timeline.phases)):
                for commands in ways:
                    found = (passed(timeline, index, commands, trigger) for trigger in triggers)
                    seen |= {transition for transition in found if transition is not None}
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
