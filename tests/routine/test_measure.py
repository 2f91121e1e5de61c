"""What the `check` section of an exercise says, and what is wrong with one that makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.routine.exercise import Exercise, Kind
from stretchgui.routine.exercises import Origin
from stretchgui.routine.library import Folder, read_exercises
from stretchgui.routine.measure import Felt, Measure, More, RangePicture, Unit
from tests.routine.reading import exercise_of

ROOT = Path(__file__).parents[2]


def test_a_check_says_what_is_measured() -> None:
    exercise, problems = exercise_of(
        "name: It\nkind: check\nsides: each\n"
        "check: {unit: hand_widths, more: tighter, most: 6, step: 0.5, picture: gap, marks: [0, 6],"
        " about: [muscle, back], ends: [below_knee, tingling, joint]}"
    )
    assert problems == []
    assert exercise is not None
    assert exercise.check == Measure(
        Unit.HAND_WIDTHS,
        More.TIGHTER,
        most=6,
        step=0.5,
        picture=RangePicture.GAP,
        marks=(0, 6),
        about=(Felt.MUSCLE, Felt.BACK),
        ends=(Felt.BELOW_KNEE, Felt.TINGLING, Felt.JOINT),
    )


@pytest.mark.parametrize(
    ("section", "problem"),
    [
        ("{least: 10, most: 10}", "the range ends at 10, before it begins: 10"),
        ("{most: 90, marks: [91]}", "91 is outside of the range"),
        ("{usual: -1}", "-1 is outside of the range"),
        ("{ends: [tingling]}", "'below_knee' may be a nerve, and ends every check"),
        ("{about: [tingling]}", "'tingling' ends the check, and cannot be what it is about"),
        ("{unit: inches}", "one of degrees, hand_widths, centimetres is needed here"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(section: str, problem: str) -> None:
    exercise, problems = exercise_of(f"name: It\nkind: check\nsides: each\ncheck: {section}")
    assert exercise is None
    assert [line for line in problems if problem in line and line.startswith("4:")] != []


def test_a_stretch_measures_nothing() -> None:
    exercise, problems = exercise_of("name: It\nkind: stretch\ncheck: {most: 90}")
    assert exercise is not None
    assert problems == ["3:8: warning: 'check' has no effect: this exercise is not of the kind 'check'"]


def test_every_bundled_check_says_what_it_measures_and_nothing_else_does() -> None:
    bundled = [
        entry.exercise for entry in read_exercises([Folder(ROOT / "assets" / "exercises", Origin.BUNDLED)]).entries
    ]
    exercises = [one for one in bundled if isinstance(one, Exercise)]
    assert {one.id for one in exercises if one.check is not None} == {
        one.id for one in exercises if one.kind is Kind.CHECK
    }
    assert len([one for one in exercises if one.check is not None]) == 7


@given(st.floats(-500, 500), st.sampled_from([0.5, 1.0, 5.0]), st.sampled_from([-30.0, 0.0]))
def test_a_number_is_brought_to_the_nearest_of_the_range(amount: float, step: float, least: float) -> None:
    measure = Measure(least=least, most=60, step=step)
    found = measure.within(amount)
    assert least <= found <= 60
    assert (found - least) % step == 0
    if least <= amount <= 60:
        assert abs(found - amount) <= step / 2
