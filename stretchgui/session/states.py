"""The control states of a session, the commands, and the one table of what may follow what.

What happens in a phase (a hold, a rest) is data on the timeline; these states only say whether its time
runs, waits, or stands still. All times are session seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Reason(StrEnum):
    """Why a session is paused."""

    ASKED = "asked"
    RELEASED = "released"
    SLEPT = "slept"
    REOPENED = "reopened"


class After(StrEnum):
    """What a release leads to."""

    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Ready:
    """Nothing has begun."""


@dataclass(frozen=True, slots=True)
class Running:
    """A phase runs until its deadline."""

    index: int
    deadline: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """A phase waits to be confirmed."""

    index: int


@dataclass(frozen=True, slots=True)
class Releasing:
    """Somebody said stop: the helper eases off slowly until the deadline.

    Attributes:
        remaining: Seconds left of the phase, or None if it waits.
        then: What follows.
    """

    index: int
    remaining: float | None
    deadline: float
    then: After


@dataclass(frozen=True, slots=True)
class Paused:
    """Nothing runs; the time left is kept, never a deadline.

    Attributes:
        remaining: Seconds left of the phase, or None if it waits.
        since: When the pause began.
        reentry: Seconds that getting back into position would have taken, where that was interrupted; else 0.
    """

    index: int
    remaining: float | None
    reason: Reason
    since: float
    reentry: float = 0.0


@dataclass(frozen=True, slots=True)
class Reentering:
    """Both get back into position until the deadline; then the phase has its remaining seconds.

    Attributes:
        seconds: How long that takes in all.
    """

    index: int
    remaining: float
    deadline: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything was gone through."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Stopped before its end, in the phase at `index`."""

    index: int


State = Ready | Running | Waiting | Releasing | Paused | Reentering | Finished | Ended
StateType = type[State]


class Command(StrEnum):
    """What people can ask for."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    CONFIRM = "confirm"
    NEXT = "next"
    PREVIOUS = "previous"
    SKIP_EXERCISE = "skip_exercise"
    RESTART = "restart"
    ADD_TIME = "add_time"
    NUMBER = "number"
    RELEASE = "release"
    END = "end"


class Passing(StrEnum):
    """What time brings."""

    DEADLINE = "deadline"
    GAP = "gap"


Trigger = Command | Passing

TRANSITIONS: Mapping[StateType, Mapping[Trigger, tuple[StateType, ...]]] = MappingProxyType(
    {
        Ready: {
            Command.START: (Running,),
        },
        Running: {
            Passing.DEADLINE: (Running, Waiting, Finished),
            Passing.GAP: (Paused,),
            Command.PAUSE: (Paused,),
            Command.NEXT: (Running, Finished),
            Command.PREVIOUS: (Running,),
            Command.RESTART: (Running,),
            Command.ADD_TIME: (Running,),
            Command.NUMBER: (Running,),
            Command.RELEASE: (Releasing,),
            Command.END: (Releasing, Ended),
        },
        Waiting: {
            Passing.GAP: (Paused,),
            Command.CONFIRM: (Running, Waiting, Finished),
            Command.NEXT: (Running, Finished),
            Command.PREVIOUS: (Running,),
            Command.PAUSE: (Paused,),
            Command.RELEASE: (Releasing,),
            Command.END: (Ended,),
        },
        Releasing: {
            Passing.DEADLINE: (Paused, Ended),
            Passing.GAP: (Paused, Ended),
            Command.NUMBER: (Releasing,),
            Command.RELEASE: (Releasing,),
            Command.END: (Releasing,),
        },
        Paused: {
            Command.RESUME: (Running, Waiting, Reentering),
            Command.RESTART: (Running, Reentering),
            Command.NEXT: (Paused, Finished),
            Command.PREVIOUS: (Paused,),
            Command.SKIP_EXERCISE: (Paused, Finished),
            Command.RELEASE: (Paused,),
            Command.END: (Ended,),
        },
        Reentering: {
            Passing.DEADLINE: (Running,),
            Passing.GAP: (Paused,),
            Command.PAUSE: (Paused,),
            Command.RELEASE: (Releasing,),
            Command.END: (Releasing,),
        },
        Finished: {},
        Ended: {},
    }
)

ALLOWED: Mapping[StateType, frozenset[Command]] = MappingProxyType(
    {state: frozenset(trigger for trigger in row if isinstance(trigger, Command)) for state, row in TRANSITIONS.items()}
)


class CommandRefusedError(Exception):
    """The command is not allowed now, and nothing has changed."""

    def __init__(self, command: Command, state: State) -> None:
        super().__init__(f"{command} is not allowed while {type(state).__name__.lower()}")
        self.command = command
        self.state = state
