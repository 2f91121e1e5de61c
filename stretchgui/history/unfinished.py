"""A session that was cut off, as the history has it: what was planned, what was done, and where it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from stretchgui.history.records import SessionRecord
from stretchgui.session.record import SetDone


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session was at one moment of the wall clock.

    Attributes:
        at: The moment.
        phase: The phase's index in the plan.
        elapsed: Seconds of the phase that were over.
        remaining: Seconds left of it, or None if it waits.
    """

    at: datetime
    phase: int
    elapsed: float
    remaining: float | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that has no result.

    Attributes:
        session: What is known of it.
        done: What each set came to, with how much of it was gone through.
        plan: What was planned, as it is written; "" if nobody knows.
        place: Where it was last, if that is known.
    """

    session: SessionRecord
    done: tuple[SetDone, ...]
    plan: str = ""
    place: Place | None = None
