"""What people change of a routine, one change at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.language.text import plain
from stretchgui.routine.adjust import (
    Changes,
    PlayedStep,
    is_changed,
    is_held,
    orders_for,
    played_steps,
    reset_all,
    reset_step,
    step_changed,
    stepped,
    steps_to_come,
    tidied,
    with_hold_seen,
    with_scale,
)
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation, dose_of
from stretchgui.routine.exercise import Dose, Exercise, Kind, People, Side, Sides
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Routine, Turns
from stretchgui.routine.timeline import WORK, PhaseKind, Receiver

L, R = Side.LEFT, Side.RIGHT
A, B, BOTH = Receiver.A, Receiver.B, Receiver.BOTH
KNEE = Exercise("knee", plain("Knee"), sides=Sides.EACH, dose=Dose(hold=30, min_hold=5, max_hold=60))
PRONE = Exercise("prone", plain("Prone"), sides=Sides.EACH)
BREATHE = Exercise("breathe", plain("Breathe"), kind=Kind.BREATHING, people=People.TOGETHER)
LIFT = Exercise("lift", plain("Lift"), kind=Kind.STRENGTH)
KNEE_STEP, PRONE_STEP = ExerciseStep("knee", KNEE), ExerciseStep("prone", PRONE)
BREATHE_STEP = ExerciseStep("breathe", BREATHE)
ROUTINE = Routine("r", plain("R"), (KNEE_STEP, RestStep(10), PRONE_STEP, BREATHE_STEP))


@pytest.mark.parametrize(
    ("hold", "up", "down"),
    [(30, 35, 25), (32, 35, 30), (33.3, 35, 30), (5, 10, 1), (1, 5, 1), (4, 5, 1), (30.0000001, 35, 25), (6, 10, 5)],
)
def test_steps_go_to_whole_fives(hold: float, up: float, down: float) -> None:
    assert (stepped(hold, 1), stepped(hold, -1)) == (up, down)


@given(st.floats(1, 3600))
def test_a_step_up_is_more_and_a_step_down_never_less_than_a_second(hold: float) -> None:
    assert hold < stepped(hold, 1) <= hold + 5.001
    assert 1 <= stepped(hold, -1) <= hold


@given(st.floats(0.5, 2), st.integers(5, 60))
def test_the_hold_people_see_is_the_one_they_asked_for(scale: float, seconds: int) -> None:
    own = with_hold_seen(KNEE_STEP, Customisation(hold_scale=scale), seconds)
    assert dose_of(KNEE_STEP, ROUTINE, own).hold == pytest.approx(seconds)


@pytest.mark.parametrize(("wanted", "scale"), [(0.1, 0.5), (1.25, 1.25), (9, 2.0)])
def test_the_factor_stays_within_half_and_twice(wanted: float, scale: float) -> None:
    assert with_scale(Customisation(), wanted).hold_scale == scale


def test_resetting_a_step_leaves_the_others() -> None:
    own = Customisation(hold_scale=1.5, left_out=frozenset({"knee", "prone"}))
    own = own.with_hold("knee", 40).with_sets("knee", 2).with_sides("knee", (R,)).with_hold("prone", 20)
    assert step_changed(own, "knee")
    reset = reset_step(own, "knee")
    assert reset == Customisation(hold_scale=1.5, left_out=frozenset({"prone"})).with_hold("prone", 20)
    assert not step_changed(reset, "knee")


def test_resetting_everything_keeps_the_turns_and_turns_alone_are_no_change() -> None:
    own = Customisation(turns=Turns.B, get_ready=3).with_hold("knee", 40)
    assert is_changed(own)
    assert reset_all(own) == Customisation(turns=Turns.B)
    assert not is_changed(Customisation(turns=Turns.B))


def test_what_is_counted_has_no_hold_to_change() -> None:
    assert [is_held(ExerciseStep("x", one)) for one in (KNEE, BREATHE, LIFT)] == [True, True, False]


def test_an_order_of_sides_from_a_file_is_offered_too() -> None:
    step = ExerciseStep("knee", KNEE, sides=(R, R, L))
    orders = orders_for(step, ROUTINE, Customisation())
    assert (R, R, L) in orders
    assert {(L, R), (R, L), (L,), (R,), (L, R, L)} <= set(orders)
    assert len(orders) == len(set(orders))
    assert (L, L) in orders_for(step, ROUTINE, Customisation().with_sides("knee", (L, L)))


def is_rest(one: PlayedStep) -> bool:
    return isinstance(ROUTINE.steps[one.index], RestStep)


# ---- changed back is not changed -------------------------------------------------------------------------------------

SAID = Routine(
    "s",
    plain("S"),
    (ExerciseStep("knee", KNEE, hold=20, sides=(R, L), sets=2), ExerciseStep("prone", PRONE), BREATHE_STEP),
    defaults=Defaults(hold=40, change_side=15, get_ready=20),
)
KEYS = st.sampled_from(["knee", "prone", "breathe", "gone"])
SIDES = st.sampled_from([(L, R), (R, L), (L,), (L, R, L)])
CHANGED = st.builds(
    Customisation,
    turns=st.sampled_from(Turns),
    hold_scale=st.sampled_from([0.5, 1.0, 1.5]),
    holds=st.dictionaries(KEYS, st.sampled_from([20.0, 30.0, 40.0, 45.0, 90.0])),
    sides=st.dictionaries(KEYS, SIDES),
    sets=st.dictionaries(KEYS, st.integers(1, 3)),
    left_out=st.frozensets(KEYS),
    get_ready=st.sampled_from([None, 0.0, 20.0, 30.0]),
    change_side=st.sampled_from([None, 0.0, 15.0]),
    swap_roles=st.sampled_from([None, 45.0, 60.0]),
)


@given(CHANGED)
def test_tidying_changes_nothing_that_is_played(own: Customisation) -> None:
    tidy = tidied(SAID, own)
    assert build_timeline(SAID, tidy) == build_timeline(SAID, own)
    assert tidied(SAID, tidy) == tidy


def test_values_that_the_routine_says_itself_are_let_go() -> None:
    own = Customisation(get_ready=20, change_side=15, swap_roles=45)
    own = own.with_hold("knee", 20).with_sides("knee", (R, L)).with_sets("knee", 2).with_hold("prone", 40)
    assert tidied(SAID, own.with_sides("prone", (L, R)).with_sets("prone", 1)) == Customisation()
    kept = own.with_hold("knee", 25).with_hold("prone", None)
    assert tidied(SAID, kept) == Customisation(holds={"knee": 25})


# ---- the order of playing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turns", Turns)
@pytest.mark.parametrize("left_out", [(), ("knee",), ("prone",), ("breathe",), ("knee", "prone")])
def test_steps_stand_as_the_timeline_plays_them(turns: Turns, left_out: tuple[str, ...]) -> None:
    own = Customisation(turns=turns, left_out=frozenset(left_out))
    timeline = build_timeline(ROUTINE, own)
    played = [(p.step, p.receiver) for p in timeline.phases if p.kind is PhaseKind.GET_READY]
    rows = played_steps(ROUTINE, own)
    assert [(one.index, one.receiver) for one in rows if not one.left_out and not is_rest(one)] == played
    assert {one.index for one in rows if one.left_out} == {
        index for index, step in enumerate(ROUTINE.steps) if isinstance(step, ExerciseStep) and step.key in left_out
    }


def test_a_step_left_out_stands_where_it_would_be() -> None:
    own = Customisation(turns=Turns.WHOLE, left_out=frozenset({"prone"}))
    assert played_steps(ROUTINE, own)[:2] == (PlayedStep(0, A), PlayedStep(2, None, left_out=True))
    everything = Customisation(left_out=frozenset({"knee", "prone", "breathe"}))
    assert [one.index for one in played_steps(ROUTINE, everything)] == [0, 2, 3]


def test_the_second_time_is_marked() -> None:
    rows = [one for one in played_steps(ROUTINE, Customisation(turns=Turns.EACH)) if not is_rest(one)]
    assert [(one.index, one.receiver, one.again) for one in rows] == [
        (0, A, False),
        (0, B, True),
        (2, B, False),
        (2, A, True),
        (3, BOTH, False),
    ]


def test_steps_to_come_are_those_with_something_timed_after_the_present() -> None:
    timeline = build_timeline(ROUTINE, Customisation(turns=Turns.A))
    assert steps_to_come(timeline, 0) == {0, 2, 3}
    last = max(p.index for p in timeline.phases if p.step == 0 and p.kind in WORK)
    assert 0 in steps_to_come(timeline, last - 1)
    assert steps_to_come(timeline, len(timeline.phases) - 1) == frozenset()


# ---- undo ------------------------------------------------------------------------------------------------------------

OWNS = st.builds(Customisation, hold_scale=st.sampled_from([0.5, 1.0, 1.5]), get_ready=st.none() | st.integers(1, 3))


@given(st.lists(OWNS, max_size=10))
def test_every_change_can_be_taken_back_to_the_first(owns: list[Customisation]) -> None:
    changes = Changes(Customisation())
    seen = [changes.now]
    for own in owns:
        changes = changes.changed(own)
        if own != seen[-1]:
            seen.append(own)
    for expected in reversed(seen):
        assert changes.now == expected
        changes = changes.undone()
    assert changes == Changes(Customisation())


def test_what_goes_on_is_one_change() -> None:
    start = Customisation()
    changes = Changes(start).changed(with_scale(start, 1.1))
    for scale in (1.2, 1.3):
        changes = changes.changed(with_scale(start, scale), goes_on=True)
    assert changes.now.hold_scale == 1.3
    assert changes.undone() == Changes(start)
