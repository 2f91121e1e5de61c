"""A session in every state that it can be in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.states import Command
from tests.ui.session_pages import Play, stretches


def _do(*commands: Command) -> Callable[[Play], None]:
    def done(stage: Play) -> None:
        for command in commands:
            stage.driver.command(command)

    return done


def _ready(stage: Play) -> None:
    del stage


def _in(kind: PhaseKind, into: float = 1.0, *commands: Command) -> Callable[[Play], None]:
    def arranged(stage: Play) -> None:
        stage.start()
        stage.reach(kind, into)
        _do(*commands)(stage)

    return arranged


def _released(stage: Play) -> None:
    _in(PhaseKind.HOLD, 4, Command.RELEASE)(stage)
    stage.pass_time(5)


def _slept(stage: Play) -> None:
    _in(PhaseKind.HOLD, 4)(stage)
    stage.clock.advance(60)
    stage.driver.look()


def finished(stage: Play) -> None:
    stage.start()
    while not stage.snapshot.over:
        stage.driver.command(Command.NEXT)


STATES: Final[dict[str, Callable[[Play], None]]] = {
    "ready": _ready,
    "getting ready": _in(PhaseKind.GET_READY),
    "easing in": _in(PhaseKind.EASE_IN),
    "holding": _in(PhaseKind.HOLD, 4),
    "contracting": _in(PhaseKind.CONTRACT),
    "changing sides": _in(PhaseKind.CHANGE_SIDE),
    "swapping": _in(PhaseKind.SWAP_ROLES),
    "resting": _in(PhaseKind.REST),
    "breathing": _in(PhaseKind.BREATHE),
    "waiting": _in(PhaseKind.CHECK),
    "releasing": _in(PhaseKind.HOLD, 4, Command.RELEASE),
    "ending": _in(PhaseKind.HOLD, 4, Command.END),
    "paused in a hold": _in(PhaseKind.HOLD, 4, Command.PAUSE),
    "paused between": _in(PhaseKind.GET_READY, 4, Command.PAUSE),
    "paused after a release": _released,
    "paused after sleep": _slept,
    "getting back": _in(PhaseKind.HOLD, 4, Command.PAUSE, Command.RESUME),
    "finished": finished,
    "ended": _in(PhaseKind.GET_READY, 4, Command.END),
}


PLAN: Final = stretches()


def arranged_twin(state: str) -> Play:
    """The same session in the same state, commanded directly."""
    twin = Play(PLAN)
    STATES[state](twin)
    return twin


def give(play: Play, choices: tuple[tuple[Command, float], ...]) -> None:
    """Gives the first of these commands that is allowed."""
    for command, seconds in choices:
        if play.snapshot.allows(command):
            play.driver.command(command, seconds)
            return
