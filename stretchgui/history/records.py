"""What the history holds, as values. People are `a`, `b` or `both`, never names; moments carry their zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt, Unit
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone, Result

__all__ = ("MOST", "Chapter", "CheckTry", "Feeling", "Felt", "Moment", "Reply", "SessionRecord", "Unit")

MOST: Final = 10
"""The end of the scale of pain and of tightness, which begins at 0."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session.

    Attributes:
        id: A name no other session has, on whichever computer it was.
        started: When it began.
        routine: The routine's id.
        title: What the routine was called then.
        turns: Who received.
        result: How it came out; None while it runs, or if nobody has said yet what became of it.
        holds: What was really done in each set on each side, in the order it was done.
        note: What the couple wrote about it.
    """

    id: str
    started: datetime
    routine: str
    title: str
    turns: Turns
    result: Result | None = None
    holds: tuple[HoldDone, ...] = ()
    note: str = ""


class Moment(StrEnum):
    """When somebody said how it feels."""

    BEFORE = "before"
    AFTER = "after"
    NEXT_DAY = "next_day"


@dataclass(frozen=True, slots=True)
class Feeling:
    """How one person felt at one moment of a session; there is one at most for each.

    Attributes:
        session: The session's id.
        person: A or B.
        moment: Before, after, or on the next day.
        at: When it was said.
        pain: 0 to 10, or None if it was not said.
        tightness: The same.
        places: Spots of the body's outline where it is felt, such as `low-back-left`.
    """

    session: str
    person: Receiver
    moment: Moment
    at: datetime
    pain: int | None = None
    tightness: int | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckTry:
    """One try of a left/right check on one side; there is one at most for each session, check, person, side and try.

    Attributes:
        session: The session's id.
        check: The exercise's id.
        person: Who was checked: A or B.
        side: Which side.
        attempt: The first try is 1.
        at: When it was noted.
        tightness: 0 to 10 as the receiver said, or None.
        amount: What the helper estimated, in `unit`, or None.
        unit: What `amount` is in.
        felt: Where it was felt, or None if it was not said.
    """

    session: str
    check: str
    person: Receiver
    side: Side
    attempt: int
    at: datetime
    tightness: int | None = None
    amount: float | None = None
    unit: Unit = Unit.DEGREES
    felt: Felt | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything was noted."""
        return (self.tightness, self.amount, self.felt) != (None, None, None)


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to a suggestion that followed from checks; one at most for each session, person and matter.

    Attributes:
        session: The id of the newest session with checks by then: later checks may lead to another suggestion.
        person: About whom: A or B.
        about: What it was about: an area of the body, such as `front`, or `recheck`.
        at: When it was answered.
        taken: Whether it was taken up; it was refused otherwise.
        side: Which side does one more because of it; None if neither does.
    """

    session: str
    person: Receiver
    about: str
    at: datetime
    taken: bool
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A session with all that belongs to it."""

    session: SessionRecord
    feelings: tuple[Feeling, ...] = ()
    tries: tuple[CheckTry, ...] = ()
    replies: tuple[Reply, ...] = ()
