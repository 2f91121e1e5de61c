"""How much was done: seconds really held by region and side, by week, and on which days. Two people apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from stretchgui.history.past import Past, day_of, took_part, week_of
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


def weeks_of(past: Past, person: Receiver, region_of: RegionOf) -> tuple[WeekDose, ...]:
    """The weeks in which there was a session for a person, the oldest first; what both did counts for each."""
    held: dict[date, dict[tuple[Region | None, Side | None], float]] = defaultdict(lambda: defaultdict(float))
    sessions: dict[date, int] = defaultdict(int)
    for session in past.sessions:
        if not took_part(session, person):
            continue
        week = week_of(day_of(session))
        sessions[week] += 1
        for hold in session.holds:
            if hold.person in (person, Receiver.BOTH):
                held[week][region_of(hold.exercise), hold.side] += hold.held
    return tuple(WeekDose(week, sessions[week], dict(held[week])) for week in sorted(sessions))


def regions_of(past: Past, person: Receiver, region_of: RegionOf) -> tuple[RegionDose, ...]:
    """What a person held for each region, in the order of the regions; none of which nothing was held."""
    sums: dict[tuple[Region | None, Side | None], float] = defaultdict(float)
    for week in weeks_of(past, person, region_of):
        for key, seconds in week.held.items():
            sums[key] += seconds
    found = (
        RegionDose(region, sums[region, Side.LEFT], sums[region, Side.RIGHT], sums[region, None])
        for region in (*Region, None)
    )
    return tuple(dose for dose in found if dose.total > 0)


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
