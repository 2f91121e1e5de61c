"""What can be said of before and after: never anything from fewer than six sessions."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.history.changes import (
    LEAST_SESSIONS,
    Measure,
    NextDay,
    Sure,
    by_chance,
    changes_of,
    due_next_day,
    helps_of,
    next_day_of,
    verdict_of,
)
from stretchgui.history.past import Past
from stretchgui.history.records import Feeling, Moment
from stretchgui.routine.timeline import Receiver
from tests.history.pasts import MONDAY, felt, past_of_changes, session

SCALE = st.integers(0, 10)


@pytest.mark.parametrize(
    ("less", "more", "share"),
    [(0, 0, 1.0), (6, 0, 1 / 32), (5, 0, 1 / 16), (0, 6, 1 / 32), (5, 1, 14 / 64), (3, 3, 1.0), (12, 2, 212 / 16384)],
)
def test_chance_is_that_of_coins(less: int, more: int, share: float) -> None:
    assert by_chance(less, more) == pytest.approx(share)


@pytest.mark.parametrize(
    ("changes", "looks", "sure"),
    [
        ([-3] * 5, 1, Sure.TOO_FEW),
        ([-3] * 6, 1, Sure.SELDOM),
        ([-3] * 6, 2, Sure.CHANCE),
        ([-3] * 8, 2, Sure.SELDOM),
        ([3] * 6, 1, Sure.SELDOM),
        ([-1] * 5 + [1], 1, Sure.CHANCE),
        ([0] * 40, 1, Sure.CHANCE),
        ([-1] * 5 + [0], 1, Sure.CHANCE),
        ([], 1, Sure.TOO_FEW),
    ],
)
def test_how_sure_one_can_be(changes: list[int], looks: int, sure: Sure) -> None:
    assert verdict_of(changes, looks).sure is sure


@given(st.lists(st.tuples(SCALE, SCALE), max_size=LEAST_SESSIONS - 1), st.integers(1, 9))
def test_fewer_than_six_sessions_claim_nothing(changes: list[tuple[int, int]], looks: int) -> None:
    assert not verdict_of([after - before for before, after in changes], looks).is_claim
    for one in helps_of(past_of_changes(changes), Receiver.A):
        assert not one.verdict.is_claim


@given(st.lists(st.integers(-10, 10), max_size=40))
def test_every_session_is_less_the_same_or_more(changes: list[int]) -> None:
    verdict = verdict_of(changes)
    assert verdict.less + verdict.same + verdict.more == verdict.number == len(changes)
    assert verdict.less <= verdict.number / 2 or verdict.middle < 0 or verdict.less * 2 == verdict.number


@given(st.lists(st.integers(-10, 10), max_size=30), st.integers(1, 20))
def test_the_more_one_looks_at_the_less_one_is_sure(changes: list[int], looks: int) -> None:
    if verdict_of(changes, looks).sure is Sure.SELDOM:
        assert verdict_of(changes, 1).sure is Sure.SELDOM


def test_a_routine_is_told_apart_once_it_has_six_sessions() -> None:
    one = past_of_changes([(5, 3)] * 5, routine="front")
    other = [session(number, routine="back") for number in range(10, 16)]
    feelings = [feeling for each in other for feeling in felt(each, Receiver.A, 4, 4)]
    past = Past.of((*one.sessions, *other), (*one.feelings, *feelings), ())
    pain = [found for found in helps_of(past, Receiver.A) if found.measure is Measure.PAIN]
    assert [(found.routine, found.verdict.number) for found in pain] == [("", 11), ("back", 6)]
    assert pain[1].title == "Back"


def test_two_people_are_counted_apart() -> None:
    past = past_of_changes([(5, 3)] * 7, Receiver.B)
    assert changes_of(past, Receiver.A, Measure.PAIN) == ()
    assert [change.by for change in changes_of(past, Receiver.B, Measure.PAIN)] == [-2] * 7


def test_half_an_answer_is_shown_and_not_counted() -> None:
    one = session(0)
    past = Past.of([one], felt(one, Receiver.A, 5, None, 3), ())
    (change,) = changes_of(past, Receiver.A, Measure.PAIN)
    assert (change.by, change.overnight) == (None, -2)
    assert helps_of(past, Receiver.A)[0].verdict.number == 0


@pytest.mark.parametrize(
    ("hours", "due"), [(11.9, False), (12, True), (30, True), (72, True), (72.1, False), (-5, False)]
)
def test_the_next_day_is_asked_between_12_and_72_hours(hours: float, due: bool) -> None:
    past = Past.of([session(0)], (), ())
    assert (due_next_day(past, MONDAY + timedelta(hours=hours)) is not None) is due


def test_the_next_day_is_asked_once_and_of_the_newest_session_alone() -> None:
    old, new = session(0), session(1)
    now = new.started + timedelta(hours=20)
    assert due_next_day(Past.of([old, new], (), ()), now) is new
    passed_over = Feeling(new.id, Receiver.A, Moment.NEXT_DAY, now)
    assert due_next_day(Past.of([old, new], [passed_over], ()), now) is None
    assert due_next_day(Past.of([old, new], (), ()), new.started + timedelta(hours=2)) is None


def test_a_session_that_never_began_is_not_asked_about() -> None:
    assert due_next_day(Past.of([session(0, holds=())], (), ()), MONDAY + timedelta(hours=20)) is None


@pytest.mark.parametrize(
    ("before", "next_day", "hours", "comes_to"),
    [
        (4, 5, 24, NextDay.HALVE),
        (4, 5, 23.9, NextDay.WAIT),
        (4, 4, 30, NextDay.FINE),
        (4, 2, 30, NextDay.FINE),
        (None, 9, 30, NextDay.FINE),
        (4, None, 30, NextDay.FINE),
    ],
)
def test_worse_counts_once_a_day_is_over(
    before: int | None, next_day: int | None, hours: float, comes_to: NextDay
) -> None:
    one = session(0)
    feelings = [
        Feeling(one.id, Receiver.A, Moment.BEFORE, one.started, pain=before),
        Feeling(one.id, Receiver.A, Moment.NEXT_DAY, one.started + timedelta(hours=hours), pain=next_day),
    ]
    assert next_day_of(Past.of([one], feelings, ()), one, Receiver.A) is comes_to
