"""What was felt before and after, and what can be said of it: how often it was better, and whether chance will do.

Nothing here says why. A claim needs six sessions with an answer before and after. Six is not taken from the air: of
six coin throws all six fall alike in one of 32 tries, of five in one of 16, which is no rare thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import comb
from statistics import fmean, median
from typing import Final

from stretchgui.history.past import Past, day_of
from stretchgui.history.records import Feeling, Moment, SessionRecord
from stretchgui.routine.timeline import Receiver

LEAST_SESSIONS: Final = 6
"""No claim from fewer."""

SELDOM: Final = 0.05
"""How often chance alone may bring such a split, at most, before one says that it seldom does."""

SMALL: Final = 1.5
"""Points of ten: a change below it is small. A review of 249 trials takes 15 points of 100 as worth having [E8]."""


class Measure(StrEnum):
    """What is said from 0 to 10."""

    PAIN = "pain"
    TIGHTNESS = "tightness"

    def of(self, feeling: Feeling | None) -> int | None:
        """The number that was said, if any."""
        if feeling is None:
            return None
        return feeling.pain if self is Measure.PAIN else feeling.tightness


@dataclass(frozen=True, slots=True)
class Change:
    """One person's numbers in one session; None where nothing was said."""

    session: SessionRecord
    before: int | None
    after: int | None
    next_day: int | None

    @property
    def by(self) -> int | None:
        """From before to after: below zero is less."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def overnight(self) -> int | None:
        """From before to the next day: below zero is less."""
        return None if self.before is None or self.next_day is None else self.next_day - self.before


@dataclass(frozen=True, slots=True)
class FeltPoint:
    """What was said on a day, or the mean of what was said in a month; None where nothing was."""

    day: date
    before: float | None
    after: float | None
    next_day: float | None


class Sure(StrEnum):
    """How sure one can be."""

    TOO_FEW = "too_few"
    CHANCE = "chance"
    SELDOM = "seldom"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How numbers changed.

    Attributes:
        number: In how many sessions.
        less: In how many of them it became less.
        same: In how many it stayed.
        more: In how many it became more.
        middle: The change in the middle (median), in points; 0 without any.
        sure: How sure one can be that it is not chance.
    """

    number: int
    less: int
    same: int
    more: int
    middle: float
    sure: Sure

    @property
    def is_claim(self) -> bool:
        """Whether anything may be said of it at all."""
        return self.sure is not Sure.TOO_FEW

    @property
    def is_small(self) -> bool:
        """Whether the change in the middle is too small to matter much."""
        return abs(self.middle) < SMALL


@dataclass(frozen=True, slots=True)
class Help:
    """What seems to help one person.

    Attributes:
        measure: What was said.
        routine: The id of the routine; "" for all of them.
        title: What it was called last.
        verdict: How it changed.
    """

    measure: Measure
    routine: str
    title: str
    verdict: Verdict


def changes_of(past: Past, person: Receiver, measure: Measure) -> tuple[Change, ...]:
    """What one person said about each session, the oldest first; none of sessions about which nothing was said."""
    found = (
        Change(session, *(measure.of(past.felt.get((session.id, person, moment))) for moment in Moment))
        for session in past.sessions
    )
    return tuple(one for one in found if not (one.before is None and one.after is None and one.next_day is None))


def points_of(changes: Sequence[Change]) -> tuple[FeltPoint, ...]:
    """A point for each session."""
    return tuple(FeltPoint(day_of(one.session), one.before, one.after, one.next_day) for one in changes)


def months_of(changes: Sequence[Change]) -> tuple[FeltPoint, ...]:
    """A point for each month with a session, the oldest first: the mean of what was said, at the month's first day."""
    months: dict[date, list[Change]] = {}
    for one in changes:
        months.setdefault(day_of(one.session).replace(day=1), []).append(one)
    return tuple(
        FeltPoint(
            month,
            _mean(one.before for one in some),
            _mean(one.after for one in some),
            _mean(one.next_day for one in some),
        )
        for month, some in sorted(months.items())
    )


def _mean(values: Iterable[int | None]) -> float | None:
    said = [value for value in values if value is not None]
    return fmean(said) if said else None


def verdict_of(changes: Iterable[int], looks: int = 1) -> Verdict:
    """What can be said of changes from before to after.

    Args:
        changes: Each in points, below zero for less.
        looks: How many such questions are asked at once: the more one looks at, the more often chance shows something.
    """
    known = list(changes)
    less, more = sum(one < 0 for one in known), sum(one > 0 for one in known)
    if len(known) < LEAST_SESSIONS:
        sure = Sure.TOO_FEW
    else:
        sure = Sure.SELDOM if by_chance(less, more) * looks < SELDOM else Sure.CHANCE
    middle = float(median(known)) if known else 0.0
    return Verdict(len(known), less, len(known) - less - more, more, middle, sure)


def by_chance(less: int, more: int) -> float:
    """How often a split as uneven as this comes of throwing coins (two-sided sign test): 0 to 1."""
    number = less + more
    if number == 0:
        return 1.0
    tail = sum(comb(number, k) for k in range(min(less, more) + 1))
    return min(1.0, 2 * tail / 2.0**number)


def helps_of(past: Past, person: Receiver) -> tuple[Help, ...]:
    """What can be said for a person: all sessions together, then each routine of which enough is known.

    The two about all sessions are always there, however little is known.
    """
    titles: dict[str, str] = {session.routine: session.title for session in past.sessions}
    asked: list[tuple[Measure, str, list[int]]] = []
    for measure in Measure:
        by_routine: dict[str, list[int]] = {}
        for change in changes_of(past, person, measure):
            if change.by is not None:
                by_routine.setdefault(change.session.routine, []).append(change.by)
        asked.append((measure, "", [by for some in by_routine.values() for by in some]))
        if len(by_routine) > 1:
            asked += [(measure, routine, some) for routine, some in by_routine.items() if len(some) >= LEAST_SESSIONS]
    looks = sum(len(some) >= LEAST_SESSIONS for _, _, some in asked)
    return tuple(
        Help(measure, routine, titles.get(routine, ""), verdict_of(some, looks)) for measure, routine, some in asked
    )


# ---- the next day ----------------------------------------------------------------------------------------------------

EARLIEST: Final = timedelta(hours=12)
LATEST: Final = timedelta(hours=72)
DAY: Final = timedelta(hours=24)


class NextDay(StrEnum):
    """How it is after a session, compared with before it."""

    FINE = "fine"
    WAIT = "wait"
    HALVE = "halve"


def due_next_day(past: Past, now: datetime) -> SessionRecord | None:
    """The session about whose next day is to be asked now, if there is one.

    It is the newest one, 12 to 72 hours old: what is felt now cannot be told apart for an older one. One that was
    asked about is not asked about again, even where nobody answered.
    """
    begun = [session for session in past.sessions if session.holds]
    if not begun:
        return None
    newest = begun[-1]
    asked = any(one.session == newest.id and one.moment is Moment.NEXT_DAY for one in past.feelings)
    return newest if not asked and EARLIEST <= now - newest.started <= LATEST else None


def next_day_of(past: Past, session: SessionRecord, person: Receiver) -> NextDay:
    """What the next day's answer comes to; more pain than before counts, once a whole day is over."""
    after = past.felt.get((session.id, person, Moment.NEXT_DAY))
    before = past.felt.get((session.id, person, Moment.BEFORE))
    if after is None or before is None or after.pain is None or before.pain is None or after.pain <= before.pain:
        return NextDay.FINE
    return NextDay.HALVE if after.at - session.started >= DAY else NextDay.WAIT
