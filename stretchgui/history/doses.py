"""How much was done: seconds really held by region and side, by week, and on which days. Two people apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from stretchgui.history.past import Past, day_of, took_part, week_of
from stretchgui.history.records import SessionRecord
from stretchgui.routine.exercise import Region, Side
from stretchgui.routine.timeline import Receiver

RegionOf = Callable[[str], Region | None]
"""Where an exercise works, by its id; None for one that is not there any more."""


@dataclass(frozen=True, slots=True)
class RegionDose:
    """What one person held for one region, in seconds.

    Attributes:
        region: Where; None for exercises that are not there any more.
        left: On the left.
        right: On the right.
        middle: In exercises that have no side.
    """

    region: Region | None
    left: float = 0.0
    right: float = 0.0
    middle: float = 0.0

    @property
    def total(self) -> float:
        """All of it, in seconds."""
        return self.left + self.right + self.middle


@dataclass(frozen=True, slots=True)
class WeekDose:
    """One person's week.

    Attributes:
        week: Its Monday.
        sessions: How many sessions there were for this person.
        held: Seconds held, for each region and side.
    """

    week: date
    sessions: int
    held: Mapping[tuple[Region | None, Side | None], float]

    @property
    def total(self) -> float:
        """All of it, in seconds."""
        return sum(self.held.values())


class WeekSums:
    """One person's weeks, summed session by session: whoever has many does something else in between.

    Args:
        person: Whose.
        region_of: Where an exercise works.
    """

    def __init__(self, person: Receiver, region_of: RegionOf) -> None:
        self._person = person
        self._region_of = region_of
        self._held: dict[date, dict[tuple[Region | None, Side | None], float]] = {}
        self._sessions: dict[date, int] = {}

    def add(self, session: SessionRecord) -> None:
        """Adds a session, if this person took part; what both did counts for each."""
        if not took_part(session, self._person):
            return
        week = week_of(day_of(session))
        self._sessions[week] = self._sessions.get(week, 0) + 1
        held = self._held.setdefault(week, defaultdict(float))
        for hold in session.holds:
            if hold.person in (self._person, Receiver.BOTH):
                held[self._region_of(hold.exercise), hold.side] += hold.held

    def weeks(self) -> tuple[WeekDose, ...]:
        """The weeks in which there was a session, the oldest first."""
        return tuple(WeekDose(week, self._sessions[week], dict(self._held[week])) for week in sorted(self._sessions))


def weeks_of(past: Past, person: Receiver, region_of: RegionOf) -> tuple[WeekDose, ...]:
    """The weeks in which there was a session for a person, the oldest first; what both did counts for each."""
    sums = WeekSums(person, region_of)
    for session in past.sessions:
        sums.add(session)
    return sums.weeks()


def regions_of(weeks: Iterable[WeekDose]) -> tuple[RegionDose, ...]:
    """What was held for each region in some weeks, in the order of the regions; none of which nothing was held."""
    sums: dict[tuple[Region | None, Side | None], float] = defaultdict(float)
    for week in weeks:
        for key, seconds in week.held.items():
            sums[key] += seconds
    found = (
        RegionDose(region, sums[region, Side.LEFT], sums[region, Side.RIGHT], sums[region, None])
        for region in (*Region, None)
    )
    return tuple(dose for dose in found if dose.total > 0)


MOST_WEEKS: Final = 53
"""So many weeks are told apart; of a longer time the months are."""


@dataclass(frozen=True, slots=True)
class DoseGrid:
    """What one person held over time: for each region a line, for each week or month a column.

    Attributes:
        by_month: Whether a column is a month, because there are so many weeks.
        starts: The first day of each column, without a gap from the first one with a session to the last.
        weeks: How many weeks the columns cover.
        lines: For each region what was held in each column.
    """

    by_month: bool
    starts: tuple[date, ...]
    weeks: int
    lines: tuple[tuple[RegionDose, ...], ...]

    def a_week(self, line: int) -> RegionDose:
        """What a line comes to in one week, weeks without a session included: the mean."""
        cells, weeks = self.lines[line], max(1, self.weeks)
        return RegionDose(
            cells[0].region,
            sum(cell.left for cell in cells) / weeks,
            sum(cell.right for cell in cells) / weeks,
            sum(cell.middle for cell in cells) / weeks,
        )


def grid_of(done: Sequence[WeekDose]) -> DoseGrid:
    """What was held for each region and side in each week, in the order of the regions.

    Args:
        done: The weeks in which there was a session, the oldest first.
    """
    if not done:
        return DoseGrid(by_month=False, starts=(), weeks=0, lines=())
    weeks = (done[-1].week - done[0].week).days // 7 + 1
    by_month = weeks > MOST_WEEKS
    starts = _months(done[0].week, done[-1].week) if by_month else _weeks(done[0].week, weeks)
    sums: dict[tuple[Region | None, date], dict[Side | None, float]] = defaultdict(lambda: defaultdict(float))
    for one in done:
        start = one.week.replace(day=1) if by_month else one.week
        for (region, side), seconds in one.held.items():
            sums[region, start][side] += seconds
    held = {region for (region, _), sides in sums.items() if sum(sides.values()) > 0}
    lines = (
        tuple(_dose(region, sums[region, start]) for start in starts) for region in (*Region, None) if region in held
    )
    return DoseGrid(by_month, starts, weeks, tuple(lines))


def _dose(region: Region | None, sides: Mapping[Side | None, float]) -> RegionDose:
    return RegionDose(region, sides.get(Side.LEFT, 0.0), sides.get(Side.RIGHT, 0.0), sides.get(None, 0.0))


def _weeks(first: date, number: int) -> tuple[date, ...]:
    return tuple(first + timedelta(weeks=week) for week in range(number))


def _months(first: date, last: date) -> tuple[date, ...]:
    """The first days of the months from one day's to another's."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (first.month - 1 + step for step in range(count))
    return tuple(date(first.year + month // 12, month % 12 + 1, 1) for month in months)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar: how many sessions there were for each of the two."""

    day: date
    a: int
    b: int

    def of(self, person: Receiver) -> int:
        """How many sessions there were for one of them."""
        return self.a if person is Receiver.A else self.b


def calendar_of(past: Past) -> Mapping[date, Day]:
    """The days with sessions, each by the clock on the wall where it began."""
    days: dict[date, Day] = {}
    for session in past.sessions:
        day = day_of(session)
        before = days.get(day, Day(day, 0, 0))
        days[day] = Day(
            day,
            before.a + took_part(session, Receiver.A),
            before.b + took_part(session, Receiver.B),
        )
    return days
