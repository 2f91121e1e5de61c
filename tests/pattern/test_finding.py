"""Several days: two that say the same are a difference, and each day counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.history.records import CheckTry
from stretchgui.pattern.finding import Finding, Verdict, findings_of
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt
from stretchgui.routine.timeline import Receiver
from tests.pattern.noted import KNEE, MEASURES, RAISE, THIGH, L, R, degrees, noted, points

A = Receiver.A


def _one(tries: list[CheckTry]) -> Finding:
    (found,) = findings_of(tries, MEASURES, A)
    return found


@pytest.mark.parametrize(
    ("days", "verdict", "tighter"),
    [
        # Tightness left and right on each day, the oldest first.
        ([(4, 4)], Verdict.EQUAL, None),
        ([(5, 4)], Verdict.EQUAL, L),
        ([(6, 4)], Verdict.MAYBE, L),
        ([(7, 4)], Verdict.CLEAR_ONCE, L),
        ([(7, 4), (7, 4)], Verdict.CLEAR, L),
        ([(7, 4), (6, 4)], Verdict.MAYBE, L),
        ([(6, 4), (7, 4)], Verdict.CLEAR_ONCE, L),
        ([(6, 4), (6, 4)], Verdict.MAYBE, L),
        # Another side is another finding.
        ([(4, 7), (7, 4)], Verdict.CLEAR_ONCE, L),
        # What the time before did not show again is not confirmed by an older day.
        ([(7, 4), (4, 4), (7, 4)], Verdict.CLEAR_ONCE, L),
        ([(4, 4), (7, 4), (7, 4)], Verdict.CLEAR, L),
        ([(7, 4), (7, 4), (4, 4)], Verdict.EQUAL, None),
    ],
)
def test_two_days(days: list[tuple[int, int]], verdict: Verdict, tighter: Side | None) -> None:
    tries = [one for day, (left, right) in enumerate(days) for one in points(THIGH, left, right, day=day)]
    found = _one(tries)
    assert found.verdict is verdict
    assert found.asks_again is (verdict in (Verdict.MAYBE, Verdict.CLEAR_ONCE))
    if tighter is not None and verdict is not Verdict.EQUAL:
        assert found.tighter is tighter
    assert len(found.days) == len(days)


def test_twice_on_one_day_is_one_day_and_the_last_time_counts() -> None:
    morning = noted(THIGH, [(8, None)] * 2, [(2, None)] * 2, session="morning")
    evening = [
        replace(one, session="evening", at=one.at + timedelta(hours=2))
        for one in noted(THIGH, [(8, None)] * 2, [(2, None)] * 2)
    ]
    assert _one([*morning, *evening]).verdict is Verdict.CLEAR_ONCE
    calm = [replace(one, tightness=4) for one in evening]
    assert _one([*morning, *calm]).verdict is Verdict.EQUAL


def test_both_sides_on_two_days() -> None:
    assert _one(degrees(KNEE, 41, 45)).both is Verdict.CLEAR_ONCE
    assert _one([*degrees(KNEE, 41, 45), *degrees(KNEE, 50, 45, day=3)]).both is Verdict.CLEAR
    assert _one([*degrees(KNEE, 31, 35), *degrees(KNEE, 50, 45, day=3)]).both is Verdict.CLEAR_ONCE
    assert _one(degrees(RAISE, 20, 20)).both is None


def test_a_sign_of_a_nerve_stands_until_the_check_is_done_again_without_one() -> None:
    clear = points(THIGH, 7, 4)
    nerve = points(THIGH, 7, 4, day=2, felt=Felt.TINGLING, felt_on=R)
    again = points(THIGH, 7, 4, day=9)
    assert _one([*clear, *nerve]).verdict is Verdict.NERVE
    # The day with the sign compares nothing, so it confirms nothing either.
    assert _one([*clear, *nerve, *again]).verdict is Verdict.CLEAR_ONCE


def test_what_says_nothing_is_no_day() -> None:
    assert findings_of(noted(THIGH, [(5, 10)], []), MEASURES, A) == ()
    found = _one([*points(THIGH, 7, 4), *noted(THIGH, [(5, 10)], [], day=3)])
    assert found.latest.day == date(2026, 3, 2)


def test_each_person_and_each_check_by_itself_in_the_order_they_were_done() -> None:
    tries = [
        *[replace(one, at=one.at + timedelta(minutes=5)) for one in points(KNEE, 4, 4)],
        *points(THIGH, 7, 4),
        *points(KNEE, 7, 4, person=Receiver.B),
        *[replace(one, check="gone") for one in points(THIGH, 7, 4)],
    ]
    assert [one.check for one in findings_of(tries, MEASURES, A)] == [THIGH, KNEE]
    assert [one.verdict for one in findings_of(tries, MEASURES, Receiver.B)] == [Verdict.CLEAR_ONCE]


def test_it_is_due_again_two_weeks_later() -> None:
    assert _one(points(THIGH, 4, 4, day=1)).due == date(2026, 3, 17)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=5), st.randoms())
def test_sides_swapped_swap_the_side_and_the_order_of_the_notes_does_not_matter(
    days: list[tuple[int, int]], random: object
) -> None:
    tries = [one for day, (left, right) in enumerate(days) for one in points(THIGH, left, right, day=day)]
    here, there = _one(tries), _one([replace(one, side=one.side.other) for one in tries])
    assert there.verdict is here.verdict
    assert there.tighter is (here.tighter.other if here.tighter else None)
    assert _one(list(reversed(tries))) == here
