"""Left against right on one day: every limit, from both sides, and what does not count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.history.records import CheckTry
from stretchgui.pattern.comparison import Comparison, compared
from stretchgui.pattern.thresholds import ErrorBand, Grade, error_band, grade_of, grade_of_degrees, grade_of_points
from stretchgui.routine.measure import Felt, Measure, Unit
from tests.pattern.noted import BEND, GAP, KNEE, MEASURES, RAISE, THIGH, TURN, L, R, degrees, noted, points

EQUAL, MAYBE, CLEAR = Grade.EQUAL, Grade.MAYBE, Grade.CLEAR


def _of(tries: list[CheckTry]) -> Comparison:
    return compared(tries, MEASURES[tries[0].check])


@pytest.mark.parametrize(
    ("difference", "grade"),
    [(0, EQUAL), (9.9, EQUAL), (10, MAYBE), (10.1, MAYBE), (19.9, MAYBE), (20, CLEAR), (20.1, CLEAR), (90, CLEAR)],
)
def test_degrees(difference: float, grade: Grade) -> None:
    assert grade_of_degrees(difference) is grade
    assert grade_of_degrees(-difference) is grade


@pytest.mark.parametrize(
    ("difference", "grade"),
    [(0, EQUAL), (1.5, EQUAL), (2, MAYBE), (2.5, MAYBE), (3, CLEAR), (3.5, CLEAR), (10, CLEAR)],
)
def test_points(difference: float, grade: Grade) -> None:
    assert grade_of_points(difference) is grade
    assert grade_of_points(-difference) is grade


def test_the_mean_of_the_tries_counts() -> None:
    # 4 and 5 against 3 and 3: one and a half points apart, although one try is two apart.
    assert _of(noted(THIGH, [(4, None), (5, None)], [(3, None), (3, None)])).grade is EQUAL
    assert _of(noted(THIGH, [(5, None), (5, None)], [(3, None), (3, None)])).grade is MAYBE
    # 20 and 15 against 5 and 10: ten degrees.
    assert _of(noted(THIGH, [(None, 20), (None, 15)], [(None, 5), (None, 10)])).grade is MAYBE


@pytest.mark.parametrize(
    ("check", "left", "right", "tighter"),
    [
        (THIGH, 20, 0, L),
        (THIGH, 0, 20, R),
        (RAISE, 80, 60, R),
        (RAISE, 60, 80, L),
        (TURN, 30, 60, L),
        (KNEE, 40, 10, L),
    ],
)
def test_which_side_is_tighter_goes_by_what_a_larger_number_means(
    check: str, left: float, right: float, tighter: str
) -> None:
    found = _of(degrees(check, left, right))
    assert (found.grade, found.tighter) == (CLEAR, tighter)


@pytest.mark.parametrize("check", [GAP, BEND])
def test_hand_widths_and_centimetres_say_nothing_by_themselves(check: str) -> None:
    apart = noted(check, [(None, 6)] * 2, [(None, 0)] * 2)
    assert _of(apart).grade is None
    assert _of(noted(check, [(4, 6)] * 2, [(4, 0)] * 2)).grade is EQUAL
    assert _of(noted(check, [(7, 6)] * 2, [(4, 6)] * 2)).grade is CLEAR


def test_the_larger_of_both_counts() -> None:
    assert _of(noted(THIGH, [(5, 22)] * 2, [(5, 0)] * 2)).grade is CLEAR
    assert _of(noted(THIGH, [(5, 9)] * 2, [(3, 0)] * 2)).grade is MAYBE
    assert _of(noted(THIGH, [(8, 12)] * 2, [(3, 0)] * 2)).grade is CLEAR


def test_feeling_and_angle_that_contradict_each_other_are_a_maybe_without_a_side() -> None:
    found = _of(noted(THIGH, [(8, 0)] * 2, [(2, 30)] * 2))
    assert (found.grade, found.tighter, found.contradicts) == (MAYBE, None, True)
    # A difference that is none contradicts nothing.
    found = _of(noted(THIGH, [(8, 0)] * 2, [(2, 9)] * 2))
    assert (found.grade, found.tighter, found.contradicts) == (CLEAR, L, False)


def test_one_try_is_never_clear() -> None:
    assert _of(noted(THIGH, [(9, None)], [(1, None)] * 2)).grade is MAYBE
    assert _of(noted(THIGH, [(None, 40)] * 2, [(None, 0), (None, None)])).grade is MAYBE
    # The other measurement has its two.
    assert _of(noted(THIGH, [(9, 40), (9, None)], [(1, 0), (1, None)])).grade is CLEAR


def test_with_one_side_there_is_nothing_to_compare() -> None:
    found = _of(noted(THIGH, [(5, 10)] * 2, []))
    assert (found.grade, found.says_something) == (None, False)
    assert _of(noted(THIGH, [(5, None)] * 2, [(None, 10)] * 2)).grade is None


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (20, 20, EQUAL),
        (29, 60, EQUAL),
        (30, 30, MAYBE),
        (39, 80, MAYBE),
        (40, 40, CLEAR),
        (0, 90, EQUAL),
    ],
)
def test_both_sides_beyond_what_is_usual(left: float, right: float, both: Grade) -> None:
    # 20 degrees short of straight is what is usual.
    assert _of(degrees(KNEE, left, right)).both is both
    assert _of(degrees(KNEE, right, left)).both is both


def test_where_no_source_says_what_is_usual_nothing_is_said_of_both() -> None:
    assert _of(degrees(RAISE, 20, 20)).both is None
    assert _of(points(KNEE, 9, 9)).both is None
    assert _of(noted(KNEE, [(None, 60)], [(None, 60)])).both is MAYBE


@pytest.mark.parametrize(
    ("check", "felt", "ends"),
    [
        (THIGH, Felt.TINGLING, True),
        (THIGH, Felt.BELOW_KNEE, True),
        (THIGH, Felt.BACK, False),
        (THIGH, Felt.JOINT, False),
        (THIGH, Felt.MUSCLE, False),
        (GAP, Felt.BACK, True),
    ],
)
def test_what_may_be_a_nerve_is_not_compared(check: str, felt: Felt, ends: bool) -> None:
    found = _of(points(check, 9, 1, felt=felt, felt_on=R))
    assert found.nerve is (felt if ends else None)
    assert (found.grade is None) is ends
    assert found.tighter is (None if ends else L)
    assert found.says_something


def test_what_is_felt_elsewhere_is_not_about_it() -> None:
    assert _of(points(THIGH, 9, 1, felt=Felt.MUSCLE)).is_about_it
    assert _of(points(THIGH, 9, 1)).is_about_it
    assert not _of(points(THIGH, 9, 1, felt=Felt.JOINT, felt_on=L)).is_about_it
    # The other side is not the one it is about.
    assert _of(points(THIGH, 9, 1, felt=Felt.JOINT, felt_on=R)).is_about_it
    assert _of(points(TURN, 9, 1, felt=Felt.BACK)).is_about_it


def test_the_error_band_is_what_the_source_says() -> None:
    # About 7 degrees, so that only more than about 19 is certain.
    assert error_band(MEASURES[THIGH]) == ErrorBand(7, 19)
    assert error_band(MEASURES[BEND]) == ErrorBand()
    assert error_band(None) == ErrorBand()


_numbers = st.one_of(st.none(), st.integers(0, 10))
_tries = st.lists(st.tuples(_numbers, st.one_of(st.none(), st.integers(-30, 60))), max_size=3)
_felt = st.one_of(st.none(), st.sampled_from(list(Felt)))


@given(st.sampled_from(list(MEASURES)), _tries, _tries, _felt, st.sampled_from([None, L, R]))
def test_sides_swapped_swap_the_result(
    check: str,
    left: list[tuple[float | None, float | None]],
    right: list[tuple[float | None, float | None]],
    felt: Felt | None,
    felt_on: str | None,
) -> None:
    tries = noted(check, left, right, felt=felt, felt_on=None if felt_on is None else type(L)(felt_on))
    if not tries:
        return
    here = _of(tries)
    there = _of([replace(one, side=one.side.other) for one in tries])
    assert there.grade is here.grade
    assert there.tighter is (here.tighter.other if here.tighter else None)
    assert (there.both, there.contradicts) == (here.both, here.contradicts)
    assert (there.nerve is None) == (here.nerve is None)
    assert (there.left, there.right) == (here.right, here.left)


@given(st.integers(-30, 60), st.integers(-30, 60))
def test_a_number_turned_round_turns_the_side_round(left: int, right: int) -> None:
    tries = degrees(THIGH, left, right)
    tighter, freer = MEASURES[THIGH], MEASURES[RAISE]
    assert compared(tries, tighter).grade is compared(tries, freer).grade
    one, other = compared(tries, tighter).tighter, compared(tries, freer).tighter
    assert one is (other.other if other else None)


def test_a_measure_without_a_usual_number_knows_no_both() -> None:
    assert compared(degrees(THIGH, 50, 50), Measure()).both is None


@pytest.mark.parametrize(
    ("difference", "unit", "grade"),
    [
        (1.9, None, Grade.EQUAL),
        (-2, None, Grade.MAYBE),
        (3, None, Grade.CLEAR),
        (9.9, Unit.DEGREES, Grade.EQUAL),
        (-10, Unit.DEGREES, Grade.MAYBE),
        (20, Unit.DEGREES, Grade.CLEAR),
        (20, Unit.CENTIMETRES, None),
        (0, Unit.HAND_WIDTHS, None),
    ],
)
def test_a_difference_says_something_in_points_and_degrees_alone(
    difference: float, unit: Unit | None, grade: Grade | None
) -> None:
    assert grade_of(difference, unit) is grade
