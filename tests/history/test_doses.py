"""How much was done, for each of the two, by week, region and side."""

from datetime import date, timedelta
from functools import cache

import pytest

from stretchgui.history.doses import MOST_WEEKS, Day, RegionDose, calendar_of, grid_of, regions_of, weeks_of
from stretchgui.history.past import TWO, Past
from stretchgui.routine.exercise import Region, Side
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from tests.history.pasts import MONDAY, held, session
from tools.plausible_history import plausible_past

past_of_weeks = cache(plausible_past)

REGIONS = {"knee": Region.LOW_BACK, "thigh": Region.THIGH_FRONT, "breathe": Region.WHOLE_BODY}


def past_of_two_weeks() -> Past:
    first = session(
        0,
        holds=[
            held(Receiver.A, "thigh", Side.LEFT, 40),
            held(Receiver.A, "thigh", Side.RIGHT, 20),
            held(Receiver.B, "knee", None, 30),
            held(Receiver.BOTH, "breathe", None, 60),
        ],
    )
    alone = session(1, turns=Turns.A, holds=[held(Receiver.A, "gone", Side.LEFT, 10)])
    return Past.of([first, alone, session(7, holds=[held(Receiver.A, "thigh", Side.LEFT, 5)])], (), ())


def test_regions_and_sides_are_told_apart_and_what_both_did_counts_for_each() -> None:
    past = past_of_two_weeks()
    assert regions_of(weeks_of(past, Receiver.A, REGIONS.get)) == (
        RegionDose(Region.THIGH_FRONT, left=45, right=20),
        RegionDose(Region.WHOLE_BODY, middle=60),
        RegionDose(None, left=10),
    )
    assert regions_of(weeks_of(past, Receiver.B, REGIONS.get)) == (
        RegionDose(Region.LOW_BACK, middle=30),
        RegionDose(Region.WHOLE_BODY, middle=60),
    )


def test_weeks_begin_on_mondays_and_count_the_sessions_for_that_person() -> None:
    past = past_of_two_weeks()
    weeks = weeks_of(past, Receiver.A, REGIONS.get)
    assert [(week.week, week.sessions, week.total) for week in weeks] == [
        (date(2026, 11, 2), 2, 130),
        (date(2026, 11, 9), 1, 5),
    ]
    assert [(week.sessions, week.total) for week in weeks_of(past, Receiver.B, REGIONS.get)] == [(1, 90), (1, 0)]


@pytest.mark.parametrize("person", TWO)
def test_weeks_and_regions_come_to_the_same(person: Receiver) -> None:
    past = past_of_weeks(6)
    weeks = sum(week.total for week in weeks_of(past, person, REGIONS.get))
    assert weeks == pytest.approx(sum(dose.total for dose in regions_of(weeks_of(past, person, REGIONS.get))))
    assert weeks == pytest.approx(
        sum(hold.held for one in past.sessions for hold in one.holds if hold.person in (person, Receiver.BOTH))
    )


def test_a_day_says_for_whom_it_was() -> None:
    morning = session(0, started=MONDAY - timedelta(hours=10), turns=Turns.A, holds=[held(Receiver.A)])
    days = calendar_of(Past.of([morning, session(0), session(2)], (), ()))
    assert list(days.values()) == [Day(date(2026, 11, 2), 2, 1), Day(date(2026, 11, 4), 1, 1)]
    assert days[date(2026, 11, 2)].of(Receiver.A) == 2


def test_each_week_is_a_column_and_an_empty_one_between_is_there_too() -> None:
    past = Past.of(
        [
            session(0, holds=[held(Receiver.A, "thigh", Side.LEFT, 40), held(Receiver.A, "thigh", Side.RIGHT, 20)]),
            session(15, holds=[held(Receiver.A, "thigh", Side.LEFT, 5), held(Receiver.BOTH, "breathe", None, 60)]),
        ],
        (),
        (),
    )
    grid = grid_of(weeks_of(past, Receiver.A, REGIONS.get))
    assert (grid.by_month, grid.weeks) == (False, 3)
    assert grid.starts == (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
    assert grid.lines == (
        (
            RegionDose(Region.THIGH_FRONT, left=40, right=20),
            RegionDose(Region.THIGH_FRONT),
            RegionDose(Region.THIGH_FRONT, left=5),
        ),
        (
            RegionDose(Region.WHOLE_BODY),
            RegionDose(Region.WHOLE_BODY),
            RegionDose(Region.WHOLE_BODY, middle=60),
        ),
    )
    assert grid.a_week(0) == RegionDose(Region.THIGH_FRONT, left=15, right=20 / 3)
    (other,) = grid_of(weeks_of(past, Receiver.B, REGIONS.get)).lines
    assert [cell.middle for cell in other] == [0, 0, 60]


@pytest.mark.parametrize(
    ("weeks", "by_month", "columns"), [(MOST_WEEKS, False, MOST_WEEKS), (MOST_WEEKS + 1, True, 13)]
)
def test_of_a_longer_time_the_months_are_told_apart(weeks: int, *, by_month: bool, columns: int) -> None:
    first, last = session(0), session(7 * (weeks - 1))
    grid = grid_of(weeks_of(Past.of([first, last], (), ()), Receiver.A, REGIONS.get))
    assert (grid.by_month, len(grid.starts), grid.weeks) == (by_month, columns, weeks)


@pytest.mark.parametrize("weeks", [6, MOST_WEEKS + 1])
@pytest.mark.parametrize("person", TWO)
def test_the_columns_of_a_region_come_to_what_was_held_for_it(person: Receiver, weeks: int) -> None:
    past = past_of_weeks(weeks)
    grid = grid_of(weeks_of(past, person, REGIONS.get))
    sums = {
        cells[0].region: tuple(sum(getattr(cell, part) for cell in cells) for part in ("left", "right", "middle"))
        for cells in grid.lines
    }
    assert sums == {
        dose.region: (pytest.approx(dose.left), pytest.approx(dose.right), pytest.approx(dose.middle))
        for dose in regions_of(weeks_of(past, person, REGIONS.get))
    }


def test_who_did_nothing_has_no_column() -> None:
    assert grid_of(weeks_of(Past(), Receiver.A, REGIONS.get)).starts == ()
