"""What happened in a session, as values. `t` is session seconds since its start."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Phase, Receiver
from stretchgui.session.cues import Cue
from stretchgui.session.states import After, Reason


class Result(StrEnum):
    """How a session came out."""

    FINISHED = "finished"
    PARTIAL = "partial"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class HoldDone:
    """What was really done in one set on one side; durations in seconds.

    Attributes:
        planned: The sum of its holds as planned when it was left.
        held: What was really run of them.
        released: Whether somebody said stop in it.
        numbers: How strong the receiver said it was, 0 to 10, in the order of the phases.
    """

    step: int
    exercise: str
    person: Receiver
    side: Side | None
    set: int
    planned: float
    held: float
    released: bool
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The session began."""

    t: float


@dataclass(frozen=True, slots=True)
class PhaseEntered:
    """A phase began: by time, or by a command."""

    t: float
    phase: Phase


@dataclass(frozen=True, slots=True)
class WaitBegan:
    """The phase waits to be confirmed."""

    t: float
    phase: Phase


@dataclass(frozen=True, slots=True)
class SessionPaused:
    """Time stands still."""

    t: float
    phase: Phase
    reason: Reason
    remaining: float | None


@dataclass(frozen=True, slots=True)
class SessionResumed:
    """The phase goes on where it was."""

    t: float
    phase: Phase
    remaining: float | None


@dataclass(frozen=True, slots=True)
class ReentryBegan:
    """Both have `seconds` to get back into position."""

    t: float
    phase: Phase
    seconds: float


@dataclass(frozen=True, slots=True)
class ReleaseBegan:
    """Somebody said stop, at this place."""

    t: float
    phase: Phase
    remaining: float | None
    then: After


@dataclass(frozen=True, slots=True)
class ReleaseEnded:
    """The limb is down; the session is paused or ended."""

    t: float
    phase: Phase
    then: After


@dataclass(frozen=True, slots=True)
class PhaseSkipped:
    """A phase was left by a command, for the one at `to` (None: for the end)."""

    t: float
    phase: Phase
    to: int | None


@dataclass(frozen=True, slots=True)
class HoldRestarted:
    """The bout's first hold begins again, in full."""

    t: float
    phase: Phase


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """The phase got longer, or shorter (negative), by so many seconds."""

    t: float
    phase: Phase
    seconds: float
    remaining: float


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """The receiver said how strong it is, from 0 to 10."""

    t: float
    phase: Phase
    value: int


@dataclass(frozen=True, slots=True)
class CueFired:
    """A cue's moment has come."""

    t: float
    cue: Cue
    phase: Phase | None


@dataclass(frozen=True, slots=True)
class CheckConfirmed:
    """A waiting phase was confirmed."""

    t: float
    phase: Phase


@dataclass(frozen=True, slots=True)
class SessionFinished:
    """The end was reached; reported once."""

    t: float
    result: Result
    holds: tuple[HoldDone, ...]


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """It was stopped before its end; reported once."""

    t: float
    phase: Phase
    result: Result
    holds: tuple[HoldDone, ...]


Event = (
    SessionStarted
    | PhaseEntered
    | WaitBegan
    | SessionPaused
    | SessionResumed
    | ReentryBegan
    | ReleaseBegan
    | ReleaseEnded
    | PhaseSkipped
    | HoldRestarted
    | TimeAdded
    | NumberGiven
    | CueFired
    | CheckConfirmed
    | SessionFinished
    | SessionEnded
)
