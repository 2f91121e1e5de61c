"""One person may have bouts of their own, in place of what goes for both."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from stretchgui.routine.adjust import is_changed, orders_for, reset_all, reset_step, step_changed, tidied
from stretchgui.routine.build import build_timeline, phase_count
from stretchgui.routine.customisation import Customisation, dose_of
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import ExerciseStep, Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from tests.routine.reading import sound_routine

L, R = Side.LEFT, Side.RIGHT
KEY = "single-knee-to-chest"
TWO = sound_routine("title: Two\nsteps: [{exercise: single-knee-to-chest, sets: 2}, {exercise: prone-quad-stretch}]")
FIRST = TWO.steps[0]


def _held(own: Customisation, person: Receiver) -> list[Side | None]:
    """The sides of one person's holds in the first step, in their order."""
    phases = build_timeline(TWO, own).phases
    return [one.side for one in phases if one.kind is PhaseKind.HOLD and one.step == 0 and one.receiver is person]


def test_only_that_person_has_them() -> None:
    own = Customisation(turns=Turns.EACH).with_bouts("a", KEY, (L, L, R, R, L))
    assert _held(own, Receiver.A) == [L, L, R, R, L]
    assert _held(own, Receiver.B) == [L, L, R, R]


@given(st.lists(st.sampled_from([L, R]), min_size=1, max_size=8), st.sampled_from(list(Turns)))
def test_the_phases_are_counted_as_they_are_made(sides: list[Side], turns: Turns) -> None:
    own = Customisation(turns=turns).with_bouts("b", KEY, tuple(sides))
    assert phase_count(TWO, own) == len(build_timeline(TWO, own).phases)


def test_changing_sides_or_sets_for_both_takes_them_away() -> None:
    own = Customisation().with_bouts("a", KEY, (L, R, L))
    assert not own.with_sides(KEY, (R, L)).has_bouts(KEY)
    assert not own.with_sets(KEY, 3).has_bouts(KEY)
    assert own.with_hold(KEY, 20).has_bouts(KEY)
    assert own.with_sides("prone-quad-stretch", (R,)).has_bouts(KEY)


def test_they_are_a_change_like_another_and_can_be_reset() -> None:
    own = Customisation().with_bouts("a", KEY, (L, R, L))
    assert is_changed(own)
    assert step_changed(own, KEY)
    assert not step_changed(own, "prone-quad-stretch")
    assert reset_step(own, KEY) == Customisation()
    assert reset_all(own) == Customisation()
    assert own.with_bouts("a", KEY, None) == Customisation()


def test_the_order_a_person_has_is_among_those_offered() -> None:
    assert isinstance(FIRST, ExerciseStep)
    own = Customisation().with_bouts("a", KEY, (L, L, R, R, L))
    assert (L, L, R, R, L) in orders_for(FIRST, TWO, own, "a")
    assert (L, L, R, R, L) not in orders_for(FIRST, TWO, own, "b")


def test_tidying_keeps_what_differs_and_drops_what_does_not() -> None:
    extra = Customisation().with_bouts("a", KEY, (L, L, R, R, L))
    assert tidied(TWO, extra) == extra
    assert tidied(TWO, Customisation().with_bouts("a", KEY, (L, L, R, R))) == Customisation()
    # The same number of the same sides in another order is another thing to do.
    other = Customisation().with_bouts("b", KEY, (L, R, L, R))
    assert tidied(TWO, other) == other


def test_they_are_remembered(tmp_path: Path) -> None:
    store = CustomisationStore(tmp_path)
    own = Customisation().with_bouts("a", KEY, (L, R, L)).with_bouts("b", KEY, (R, L, R))
    assert store.save("two", own) is None
    assert CustomisationStore(tmp_path).load("two").customisation == own
    assert CustomisationStore(tmp_path).load("two").problems == ()


def test_a_step_without_sides_has_none() -> None:
    routine = sound_routine("title: One\nsteps: [{exercise: childs-pose}]")
    step = routine.steps[0]
    assert isinstance(step, ExerciseStep)
    own = Customisation().with_bouts("a", "childs-pose", (L, R, L))
    assert dose_of(step, routine, own, "a").sides == (None,)
