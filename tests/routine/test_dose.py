"""How long a hold is: the first value that is found, scaled, within bounds; and what a person changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Bound, Customisation, bounded, chosen_steps, dose_of
from stretchgui.routine.exercise import Dose, Kind, Side, Sides
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Defaults, ExerciseStep, Routine, Turns
from stretchgui.routine.timeline import PhaseKind
from tests.routine.reading import CHECK, KNEE, sound_routine

L, R = Side.LEFT, Side.RIGHT
KEY = KNEE.id


def a_routine(
    own: float | None, step: float | None, dose: Dose, default: float | None, level: Level = Level.STANDARD
) -> tuple[ExerciseStep, Routine, Customisation]:
    written = ExerciseStep(KEY, replace(KNEE, dose=dose), hold=step)
    routine = Routine("it", KNEE.name, (written,), level=level, defaults=Defaults(hold=default))
    return written, routine, Customisation().with_hold(KEY, own)


FULL = Dose(hold=30, gentle=Dose(hold=10))
# The person's own hold, the step's, the exercise's, the routine's default, the level; the hold.
FIRST_FOUND: list[tuple[float | None, float | None, Dose, float | None, Level, float]] = [
    (50, 40, FULL, 20, Level.STANDARD, 50),
    (None, 40, FULL, 20, Level.STANDARD, 40),
    (None, None, FULL, 20, Level.STANDARD, 30),
    (None, None, FULL, 20, Level.GENTLE, 10),
    (None, 40, FULL, 20, Level.GENTLE, 40),
    (None, None, Dose(hold=30), 20, Level.GENTLE, 30),
    (None, None, Dose(hold=30, gentle=Dose(sets=3)), 20, Level.GENTLE, 30),
    (None, None, Dose(gentle=Dose(hold=10)), 20, Level.STANDARD, 20),
    (None, None, Dose(), 20, Level.STANDARD, 20),
    (None, None, Dose(), None, Level.STANDARD, 30),
]


@pytest.mark.parametrize(("own", "step", "dose", "default", "level", "hold"), FIRST_FOUND)
def test_the_first_value_that_is_found_wins(
    own: float | None, step: float | None, dose: Dose, default: float | None, level: Level, hold: float
) -> None:
    assert dose_of(*a_routine(own, step, dose, default, level)).hold == hold


BOUNDS = Dose(min_hold=5, max_hold=60)
# Written hold, scale, bounds; the hold, what was wanted, and the bound that holds it back.
SCALED: list[tuple[float, float, Dose, float, float, Bound | None]] = [
    (30, 1.0, BOUNDS, 30, 30, None),
    (30, 1.5, BOUNDS, 45, 45, None),
    (30, 2.0, BOUNDS, 60, 60, None),
    (40, 2.0, BOUNDS, 60, 80, Bound.MOST),
    (30, 0.5, BOUNDS, 15, 15, None),
    (8, 0.5, BOUNDS, 5, 4, Bound.LEAST),
    (90, 1.0, BOUNDS, 60, 90, Bound.MOST),
    (5, 1.0, BOUNDS, 5, 5, None),
    (60, 1.0, BOUNDS, 60, 60, None),
    (1, 0.5, Dose(), 1, 0.5, Bound.LEAST),
    (3600, 2.0, Dose(), 3600, 7200, Bound.MOST),
    (0.3, 1.0, Dose(min_hold=0.2), 1, 0.3, Bound.LEAST),
]


@pytest.mark.parametrize(("hold", "scale", "dose", "held", "wanted", "bound"), SCALED)
def test_scaled_and_then_held_within_the_bounds(
    hold: float, scale: float, dose: Dose, held: float, wanted: float, bound: Bound | None
) -> None:
    step, routine, own = a_routine(None, hold, dose, None)
    found = dose_of(step, routine, replace(own, hold_scale=scale))
    assert (found.hold, found.wanted, found.bound) == (held, wanted, bound)


def test_the_gentle_level_has_bounds_of_its_own() -> None:
    dose = Dose(hold=30, min_hold=5, max_hold=60, gentle=Dose(hold=10, max_hold=20))
    assert dose_of(*a_routine(30, None, dose, None, Level.STANDARD)).bound is None
    assert dose_of(*a_routine(30, None, dose, None, Level.GENTLE)).hold == 20


@given(st.floats(0.01, 10_000), st.floats(1, 3600) | st.none(), st.floats(1, 3600) | st.none())
def test_what_is_held_is_always_within_the_bounds(hold: float, least: float | None, most: float | None) -> None:
    if least is not None and most is not None and least > most:
        least, most = most, least
    held, bound = bounded(hold, Dose(min_hold=least, max_hold=most))
    assert (least or 1) <= held <= (most or 3600)
    assert (held == hold) == (bound is None)


def test_only_holds_scale() -> None:
    text = """\
title: x
defaults: {rest: 6}
steps:
  - {exercise: prone-quad-stretch, contract_relax: true, sets: 2}
  - {rest: 9}
  - {exercise: bridge}
  - {exercise: thigh-check}
  - {exercise: back-to-back-breathing}
"""
    routine = sound_routine(text)
    as_written = build_timeline(routine).phases
    longer = build_timeline(routine, Customisation(hold_scale=1.5)).phases
    assert len(as_written) == len(longer)
    for before, after in zip(as_written, longer, strict=True):
        holds = before.kind is PhaseKind.BREATHE or (before.kind is PhaseKind.HOLD and before.round != 0)
        assert after.planned == before.planned * (1.5 if holds else 1), before


SETS = [
    (None, None, Dose(), 1),
    (None, None, Dose(sets=2), 2),
    (None, 3, Dose(sets=2), 3),
    (4, 3, Dose(sets=2), 4),
]


@pytest.mark.parametrize(("own", "step", "dose", "sets"), SETS)
def test_sets_are_the_persons_the_steps_the_exercises_or_one(
    own: int | None, step: int | None, dose: Dose, sets: int
) -> None:
    written, routine, _ = a_routine(None, None, dose, None)
    found = dose_of(replace(written, sets=step), routine, Customisation().with_sets(KEY, own))
    assert found.sets == sets


def test_a_check_is_tried_twice() -> None:
    step = ExerciseStep(CHECK.id, CHECK)
    assert dose_of(step, Routine("it", CHECK.name, (step,)), Customisation()).sets == 2


REPS = [
    (Sides.NONE, None, Dose(), 8),
    (Sides.NONE, None, Dose(reps=6), 6),
    (Sides.NONE, 10, Dose(reps=6), 10),
    (Sides.EACH, None, Dose(reps=6), 6),
    (Sides.ALTERNATING, None, Dose(reps=6), 12),
]


@pytest.mark.parametrize(("sides", "step", "dose", "reps"), REPS)
def test_reps_are_for_each_side(sides: Sides, step: int | None, dose: Dose, reps: int) -> None:
    exercise = replace(KNEE, kind=Kind.STRENGTH, sides=sides, dose=dose)
    written = ExerciseStep(KEY, exercise, reps=step)
    assert dose_of(written, Routine("it", KNEE.name, (written,)), Customisation()).reps == reps


def test_sides_are_the_persons_the_steps_or_left_and_right() -> None:
    step, routine, own = a_routine(None, None, Dose(), None)
    assert dose_of(step, routine, own).sides == (L, R)
    assert dose_of(replace(step, sides=(R,)), routine, own).sides == (R,)
    assert dose_of(replace(step, sides=(R,)), routine, own.with_sides(KEY, (R, L, R))).sides == (R, L, R)
    without = replace(step, exercise=replace(KNEE, sides=Sides.NONE))
    assert dose_of(without, routine, own.with_sides(KEY, (R, L, R))).sides == (None,)


def test_a_change_leaves_what_it_changes_as_it_was() -> None:
    first = Customisation(turns=Turns.B, hold_scale=1.5)
    second = first.with_hold("a", 20).with_sets("a", 2).with_sides("a", (L,)).with_left_out("b", True)
    assert first == Customisation(turns=Turns.B, hold_scale=1.5)
    assert (second.holds, second.sets, second.sides, second.left_out) == (
        {"a": 20},
        {"a": 2},
        {"a": (L,)},
        frozenset({"b"}),
    )
    third = second.with_hold("c", 10).with_hold("a", 25)
    assert third.holds == {"a": 25, "c": 10}
    assert second.holds == {"a": 20}


def test_every_change_can_be_taken_back() -> None:
    changed = Customisation().with_hold("a", 20).with_sets("a", 2).with_sides("a", (L,)).with_left_out("a", True)
    back = changed.with_hold("a", None).with_sets("a", None).with_sides("a", None).with_left_out("a", False)
    assert back == Customisation()
    assert Customisation().with_sides("a", ()) == Customisation()
    assert Customisation().with_hold("x", None).with_left_out("x", False) == Customisation()


def test_the_steps_that_are_done_keep_their_index() -> None:
    routine = sound_routine(
        "title: x\nsteps:\n  - exercise: bridge\n    optional: true\n  - rest: 5\n  - exercise: bridge\n"
    )
    assert [index for index, _ in chosen_steps(routine, Customisation())] == [0, 1, 2]
    assert [index for index, _ in chosen_steps(routine, Customisation(left_out=frozenset({"bridge"})))] == [1, 2]
    assert [index for index, _ in chosen_steps(routine, Customisation(left_out=frozenset({"bridge#2"})))] == [0, 1]
