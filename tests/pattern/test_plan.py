"""What may be tried: only what showed on two days changes anything, by exactly one bout on the tighter side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.history.records import CheckTry
from stretchgui.paths import Paths
from stretchgui.pattern.choice import CHOICES, FIND, STRENGTHEN, WIND_DOWN, Area, Choice
from stretchgui.pattern.finding import findings_of
from stretchgui.pattern.plan import Because, Plan, Suggestion, is_taken_up, plan_of, with_more, without_more
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Kind, Side, Sides
from stretchgui.routine.library import Library, read_library
from stretchgui.routine.measure import Felt
from stretchgui.routine.routine import ExerciseStep, Routine, Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from tests.pattern.noted import BEND, GAP, KNEE, MEASURES, RAISE, REGIONS, THIGH, TURN, L, R, degrees, points

A, B = Receiver.A, Receiver.B


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root, own = Path(__file__).parents[2], tmp_path_factory.mktemp("own")
    paths = Paths(
        data=own,
        settings=own,
        cache=own,
        bundled_assets=root / "assets",
        bundled_routines=root / "routines",
    )
    return read_library(paths)


def _plan(*tries: list[CheckTry], person: Receiver = A, is_stressed: bool = False) -> Plan:
    found = findings_of([one for some in tries for one in some], MEASURES, person)
    return plan_of(found, REGIONS, person, is_stressed=is_stressed)


def _two_days(check: str, left: int, right: int) -> list[CheckTry]:
    return [*points(check, left, right), *points(check, left, right, day=3)]


def _routine(library: Library, suggestion: Suggestion) -> Routine:
    entry = library.routine(suggestion.routine)
    assert entry is not None
    assert entry.routine is not None
    return entry.routine


def _holds(routine: Routine, own: Customisation, person: Receiver) -> dict[int, list[Side | None]]:
    """The sides of one person's holds in each step."""
    held: dict[int, list[Side | None]] = {}
    for phase in build_timeline(routine, own).phases:
        if phase.kind is PhaseKind.HOLD and phase.receiver is person:
            held.setdefault(phase.step, []).append(phase.side)
    return held


def test_nothing_noted_suggests_nothing() -> None:
    assert _plan() == Plan(A)


@pytest.mark.parametrize(
    ("check", "area", "routine", "more_on"),
    [
        (THIGH, Area.FRONT, "front-of-hip", L),
        (GAP, Area.FRONT, "front-of-hip", L),
        (RAISE, Area.BACK, "back-of-hip-and-low-back", L),
        (KNEE, Area.BACK, "back-of-hip-and-low-back", L),
        # Whoever is tight bending to the left is so in the right flank.
        (BEND, Area.BEND, "sides-and-inner-thighs", R),
        (TURN, Area.TURN, "sides-and-inner-thighs", L),
    ],
)
def test_what_is_tighter_on_two_days_leads_to_its_routine(check: str, area: Area, routine: str, more_on: Side) -> None:
    plan = _plan(_two_days(check, 7, 3))
    first = plan.suggestions[0]
    assert first.choice is not None
    assert (first.because, first.choice.area, first.routine) == (Because.TIGHTER, area, routine)
    assert (first.tighter, first.more_on, first.checks) == (L, more_on, (check,))
    # Stretching alone does little: strengthening always belongs to it.
    assert plan.suggestions[-1] == Suggestion(A, Because.STRENGTH, STRENGTHEN)
    assert plan.due == date(2026, 3, 19)


def test_a_clear_first_day_names_the_routine_and_changes_nothing(library: Library) -> None:
    first = _plan(points(THIGH, 7, 3)).suggestions[0]
    assert (first.because, first.routine, first.tighter, first.more_on) == (
        Because.TIGHTER_ONCE,
        "front-of-hip",
        L,
        None,
    )
    own = Customisation(hold_scale=1.2)
    assert with_more(first, _routine(library, first), own) == own


@given(st.sampled_from(list(MEASURES)), st.integers(0, 10), st.integers(0, 10))
def test_a_maybe_changes_nothing(check: str, left: int, right: int) -> None:
    if abs(left - right) >= 3:
        return
    plan = _plan(_two_days(check, left, right))
    assert [one.because for one in plan.suggestions] == [Because.STRENGTH]
    assert [one.more_on for one in plan.suggestions] == [None]


def test_both_sides_tight_name_the_routine_and_favour_no_side() -> None:
    plan = _plan(degrees(KNEE, 45, 45), degrees(KNEE, 45, 45, day=3))
    assert [(one.because, one.routine, one.more_on) for one in plan.suggestions] == [
        (Because.BOTH, "back-of-hip-and-low-back", None),
        (Because.STRENGTH, STRENGTHEN, None),
    ]


def test_a_sign_of_a_nerve_suggests_no_stretch_at_all() -> None:
    plan = _plan(_two_days(THIGH, 7, 3), points(RAISE, 5, 5, felt=Felt.TINGLING), is_stressed=True)
    assert plan.stopped
    assert [one.because for one in plan.suggestions] == [Because.STRESS]
    assert plan.suggestions[0].routine == WIND_DOWN


def test_what_is_felt_in_the_joint_is_not_stretched() -> None:
    joint = [*points(THIGH, 7, 3, felt=Felt.JOINT), *points(THIGH, 7, 3, day=3, felt=Felt.JOINT)]
    plan = _plan(joint)
    assert plan.elsewhere == (THIGH,)
    assert [one.because for one in plan.suggestions] == [Because.STRENGTH]


def test_checks_of_one_area_that_contradict_each_other_favour_no_side() -> None:
    plan = _plan(_two_days(THIGH, 7, 3), _two_days(GAP, 3, 7))
    assert [one.because for one in plan.suggestions] == [Because.STRENGTH]
    agreed = _plan(_two_days(THIGH, 7, 3), _two_days(GAP, 8, 3)).suggestions[0]
    assert (agreed.more_on, set(agreed.checks)) == (L, {THIGH, GAP})


def test_what_showed_twice_comes_before_what_showed_once() -> None:
    plan = _plan(points(THIGH, 7, 3), _two_days(RAISE, 7, 3))
    assert [one.because for one in plan.suggestions] == [Because.TIGHTER, Because.TIGHTER_ONCE, Because.STRENGTH]


def test_one_person_s_notes_say_nothing_of_the_other() -> None:
    assert _plan(_two_days(THIGH, 7, 3), person=B) == Plan(B)


def test_it_is_due_after_two_weeks_and_not_before() -> None:
    plan = _plan(points(THIGH, 4, 4))
    assert not plan.is_due(date(2026, 3, 15))
    assert plan.is_due(date(2026, 3, 16))
    assert not _plan().is_due(date(2027, 1, 1))


# ---- taken up ----------------------------------------------------------------------------------------------------


_choices = st.sampled_from(CHOICES)
_sides = st.sampled_from([L, R])
_own = st.builds(
    Customisation,
    turns=st.sampled_from([Turns.EACH, Turns.WHOLE]),
    hold_scale=st.sampled_from([1.0, 1.5]),
    sides=st.dictionaries(
        st.sampled_from(["prone-quad-stretch", "supine-hamstring-raise", "seated-side-bend", "knee-across-rotation"]),
        st.sampled_from([(L, R), (R, L), (L,), (L, R, L)]),
    ),
    sets=st.dictionaries(st.sampled_from(["prone-quad-stretch", "supine-hamstring-raise"]), st.integers(1, 3)),
)


@given(choice=_choices, tighter=_sides, person=st.sampled_from([A, B]), own=_own)
def test_taken_up_there_is_one_bout_more_on_the_tighter_side_of_each_stretch(
    library: Library, choice: Choice, tighter: Side, person: Receiver, own: Customisation
) -> None:
    more_on = choice.stretched(tighter)
    suggestion = Suggestion(person, Because.TIGHTER, choice.routine, choice, tighter, more_on)
    routine = _routine(library, suggestion)
    taken = with_more(suggestion, routine, own)
    before, after = _holds(routine, own, person), _holds(routine, taken, person)
    for index, sides in before.items():
        step = routine.steps[index]
        assert isinstance(step, ExerciseStep)
        here, there = sides.count(more_on), sides.count(more_on.other)
        if step.exercise.id in choice.stretches and here == there:
            assert after[index] == [more_on] * here + [more_on.other] * there + [more_on]
        elif step.exercise.id not in choice.stretches or here > there or not here:
            # Another stretch; or the couple does more of that side, or only the other, already.
            assert after[index] == sides
    # The other one does what was done before, and nothing else was touched.
    assert _holds(routine, taken, person.helper or A) == _holds(routine, own, person.helper or A)
    assert taken.with_bouts(person, "", None).holds == own.holds
    # Taken up twice is taken up once; refused, or given back, it is as it was.
    assert with_more(suggestion, routine, taken) == taken
    if not own.sides and not own.sets:
        assert is_taken_up(suggestion, routine, taken)
        assert not is_taken_up(suggestion, routine, own)
        assert without_more(suggestion, routine, taken) == own


def test_a_later_finding_takes_the_place_of_an_earlier_one(library: Library) -> None:
    left = Suggestion(A, Because.TIGHTER, "front-of-hip", CHOICES[0], L, L)
    right = Suggestion(A, Because.TIGHTER, "front-of-hip", CHOICES[0], R, R)
    routine = _routine(library, left)
    taken = with_more(right, routine, with_more(left, routine, Customisation()))
    assert taken == with_more(right, routine, Customisation())


def test_both_people_may_have_their_own(library: Library) -> None:
    left = Suggestion(A, Because.TIGHTER, "front-of-hip", CHOICES[0], L, L)
    right = Suggestion(B, Because.TIGHTER, "front-of-hip", CHOICES[0], R, R)
    routine = _routine(library, left)
    own = with_more(right, routine, with_more(left, routine, Customisation(turns=Turns.EACH)))
    assert set(map(tuple, _holds(routine, own, A).values())) == {(L, R, L)}
    assert set(map(tuple, _holds(routine, own, B).values())) == {(R, L, R)}


# ---- the table, against what there is ------------------------------------------------------------------------------


def test_every_routine_and_stretch_of_the_table_is_there(library: Library) -> None:
    for routine in (STRENGTHEN, WIND_DOWN, FIND, *(one.routine for one in CHOICES)):
        entry = library.routine(routine)
        assert entry is not None, routine
        assert entry.routine is not None, routine
    for choice in CHOICES:
        for name in choice.stretches:
            exercise = library.exercise(name)
            assert exercise is not None, name
            assert (exercise.kind, exercise.sides) == (Kind.STRETCH, Sides.EACH), name


def test_in_its_routine_each_area_has_a_stretch_that_one_does_for_the_other(library: Library) -> None:
    for choice in CHOICES:
        suggestion = Suggestion(A, Because.TIGHTER, choice.routine, choice, L, choice.stretched(L))
        assert with_more(suggestion, _routine(library, suggestion), Customisation()) != Customisation(), choice.area


def test_every_bundled_check_belongs_to_an_area(library: Library) -> None:
    checks = [one for one in library.exercises.by_id.values() if one is not None and one.kind is Kind.CHECK]
    assert len(checks) == 7
    for check in checks:
        assert [choice for choice in CHOICES if check.region in choice.regions] != [], check.id
