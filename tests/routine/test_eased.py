"""The rest of a block as an easier exercise, after somebody said stop."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.language.text import plain
from stretchgui.routine.build import LYING_OR_UPRIGHT, SAME_POSITION, build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.eased import with_easier
from stretchgui.routine.exercise import BodyPosition, ContractRelax, Dose, Exercise, Kind, Side, Sides
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Routine, Turns
from stretchgui.routine.timeline import WORK, PhaseKind, Receiver, Timeline

LEFT, RIGHT = Side.LEFT, Side.RIGHT
HARD = Exercise("hard", plain("Hard"), sides=Sides.EACH, dose=Dose(hold=30), easier="soft")
SOFT = Exercise("soft", plain("Soft"), sides=Sides.EACH, dose=Dose(hold=20, max_hold=25))
ROCK = Exercise("rock", plain("Rock"), position=BodyPosition.SITTING, dose=Dose(hold=15))
BREATHS = Exercise("breaths", plain("Breaths"), kind=Kind.BREATHING, dose=Dose(hold=60))
LAST = Exercise("last", plain("Last"), sides=Sides.EACH, dose=Dose(hold=40))
WHOLE = Exercise("whole", plain("Whole"), dose=Dose(hold=30))

ROUTINE = Routine(
    "small",
    plain("Small"),
    (
        ExerciseStep("hard", HARD, sets=2, rest=5.0, contract_relax=ContractRelax(1, 6.0, 3.0)),
        RestStep(15.0),
        ExerciseStep("last", LAST),
    ),
)
OWN = Customisation(turns=Turns.A)
Shape = tuple[str, str | None, Side | None, int | None, float]


def shapes(timeline: Timeline, start: int = 0, end: int | None = None) -> list[Shape]:
    phases = timeline.phases[start:end]
    return [(phase.kind.value, phase.exercise, phase.side, phase.set, phase.planned) for phase in phases]


def soft(side: Side | None, hold: float = 20, name: str = "soft") -> list[Shape]:
    return [("ease_in", name, side, 1, 5.0), ("hold", name, side, 1, hold), ("ease_out", name, side, 1, 5.0)]


def ready(side: Side | None, seconds: float = SAME_POSITION, name: str = "soft") -> Shape:
    return ("get_ready", name, side, None, seconds)


CHANGED: Shape = ("change_side", "soft", RIGHT, 1, 10.0)
WAY_OUT: Shape = ("ease_out", "hard", LEFT, 1, 5.0)


def first(timeline: Timeline, kind: PhaseKind, side: Side = LEFT, set_: int | None = 1) -> int:
    found = (phase for phase in timeline.phases if (phase.kind, phase.side, phase.set) == (kind, side, set_))
    return next(phase.index for phase in found)


def end_of_block(timeline: Timeline) -> int:
    return next(phase.index for phase in timeline.phases if phase.exercise is None)


@pytest.mark.parametrize(
    ("kind", "side", "set_", "out", "left"),
    [
        (PhaseKind.GET_READY, LEFT, None, False, (LEFT, RIGHT)),
        (PhaseKind.EASE_IN, LEFT, 1, True, (LEFT, RIGHT)),
        (PhaseKind.HOLD, LEFT, 1, True, (LEFT, RIGHT)),
        (PhaseKind.CONTRACT, LEFT, 1, True, (LEFT, RIGHT)),
        (PhaseKind.EASE_OUT, LEFT, 1, False, (LEFT, RIGHT)),
        (PhaseKind.REST, LEFT, 2, False, (LEFT, RIGHT)),
        (PhaseKind.HOLD, LEFT, 2, True, (LEFT, RIGHT)),
        (PhaseKind.CHANGE_SIDE, RIGHT, 1, False, (RIGHT,)),
        (PhaseKind.HOLD, RIGHT, 1, True, (RIGHT,)),
        (PhaseKind.EASE_OUT, RIGHT, 2, False, (RIGHT,)),
    ],
)
def test_the_sides_that_remain_are_done_as_the_easier_one(
    kind: PhaseKind, side: Side, set_: int | None, out: bool, left: tuple[Side, ...]
) -> None:
    """The present bout and those after it; a bout that has begun keeps its ease_out."""
    timeline = build_timeline(ROUTINE, OWN)
    present = first(timeline, kind, side, set_)
    eased = with_easier(timeline, present, SOFT, ROUTINE, OWN)
    assert eased.phases[: present + 1] == timeline.phases[: present + 1]
    way_out = [("ease_out", "hard", side, set_, 5.0)] if out else []
    block = [ready(left[0]), *soft(left[0]), *([CHANGED, *soft(RIGHT)] if len(left) == 2 else [])]
    after = shapes(timeline, end_of_block(timeline))
    assert shapes(eased, present + 1) == [*way_out, *block, *after]


def test_sides_in_their_own_order_stay_so() -> None:
    """The tighter side once more: what remains keeps its order."""
    routine = replace(ROUTINE, steps=(ExerciseStep("hard", HARD, sides=(RIGHT, LEFT, RIGHT)),))
    timeline = build_timeline(routine, OWN)
    for side, sides in ((LEFT, [RIGHT, LEFT, LEFT, RIGHT]), (RIGHT, [RIGHT, RIGHT, LEFT, RIGHT])):
        eased = with_easier(timeline, first(timeline, PhaseKind.HOLD, side), SOFT, routine, OWN)
        assert [phase.side for phase in eased.phases if phase.kind is PhaseKind.HOLD] == sides


def test_an_easier_one_without_sides_is_done_once() -> None:
    timeline = build_timeline(ROUTINE, OWN)
    present = first(timeline, PhaseKind.HOLD)
    eased = with_easier(timeline, present, ROCK, ROUTINE, OWN)
    after = shapes(eased, present + 1, present + 6)
    assert after == [WAY_OUT, ready(None, LYING_OR_UPRIGHT, "rock"), *soft(None, 15, "rock")]


def test_an_easier_one_with_sides_is_done_on_both() -> None:
    """In place of one without sides."""
    routine = replace(ROUTINE, steps=(ExerciseStep("whole", WHOLE),))
    timeline = build_timeline(routine, OWN)
    eased = with_easier(timeline, 2, SOFT, routine, OWN)
    assert shapes(eased, 4) == [ready(LEFT), *soft(LEFT), CHANGED, *soft(RIGHT)]


def test_what_is_breathed_may_stand_in_for_a_stretch() -> None:
    timeline = build_timeline(ROUTINE, OWN)
    present = first(timeline, PhaseKind.HOLD)
    eased = with_easier(timeline, present, BREATHS, ROUTINE, OWN)
    assert shapes(eased, present + 2, present + 4) == [
        ready(None, name="breaths"),
        ("breathe", "breaths", None, 1, 60.0),
    ]


def test_the_same_step_and_receiver_and_no_swap() -> None:
    timeline = build_timeline(ROUTINE, replace(OWN, turns=Turns.WHOLE))
    present = next(phase.index for phase in timeline.phases if phase.receiver is Receiver.B and phase.kind in WORK)
    eased = with_easier(timeline, present, SOFT, ROUTINE, replace(OWN, turns=Turns.WHOLE))
    new = [phase for phase in eased.phases if phase.exercise == "soft"]
    assert {(phase.step, phase.receiver) for phase in new} == {(0, Receiver.B)}
    swaps = [phase.kind for phase in eased.phases].count(PhaseKind.SWAP_ROLES)
    assert swaps == 1


def test_only_the_present_receiver_s_block_is_eased() -> None:
    """The other may do it as it was planned."""
    own = replace(OWN, turns=Turns.EACH)
    timeline = build_timeline(ROUTINE, own)
    eased = with_easier(timeline, first(timeline, PhaseKind.HOLD), SOFT, ROUTINE, own)
    of_b = [phase.exercise for phase in eased.phases if phase.receiver is Receiver.B and phase.step == 0]
    assert set(of_b) == {"hard"}
    assert len(of_b) == len([p for p in timeline.phases if p.receiver is Receiver.B and p.step == 0])


def test_in_a_swap_of_roles_the_exercise_to_come_is_eased() -> None:
    own = replace(OWN, turns=Turns.EACH)
    timeline = build_timeline(ROUTINE, own)
    swap = next(phase.index for phase in timeline.phases if phase.kind is PhaseKind.SWAP_ROLES)
    eased = with_easier(timeline, swap, SOFT, ROUTINE, own)
    assert eased.phases[swap + 1].exercise == "soft"
    assert not any(p.exercise == "hard" and p.receiver is Receiver.B for p in eased.phases[swap + 1 :])


def test_in_a_rest_between_exercises_nothing_is_eased() -> None:
    timeline = build_timeline(ROUTINE, OWN)
    assert with_easier(timeline, end_of_block(timeline), SOFT, ROUTINE, OWN) is timeline


def test_the_new_exercise_is_known_with_the_dose_of_the_level() -> None:
    """Its bounds are those that ADD_TIME will ask for."""
    gentle = replace(ROUTINE, level=Level.GENTLE)
    easier = replace(SOFT, dose=Dose(hold=20, max_hold=60, gentle=Dose(hold=8, max_hold=12)))
    timeline = build_timeline(gentle, OWN)
    eased = with_easier(timeline, first(timeline, PhaseKind.HOLD), easier, gentle, OWN)
    assert eased.exercises["soft"].dose.max_hold == 12
    assert eased.exercises["hard"] == timeline.exercises["hard"]
    holds = [phase.planned for phase in eased.phases if phase.exercise == "soft" and phase.kind is PhaseKind.HOLD]
    assert holds == [8.0, 8.0]


def test_own_values_count_for_the_easier_one_too() -> None:
    """All holds longer, its own sets: but the sides are those that remain."""
    own = replace(OWN, hold_scale=1.2, sets={"soft": 2}, sides={"soft": (RIGHT,)}, get_ready=7.0)
    timeline = build_timeline(ROUTINE, own)
    eased = with_easier(timeline, first(timeline, PhaseKind.HOLD), SOFT, ROUTINE, own)
    new = [phase for phase in eased.phases if phase.exercise == "soft"]
    assert [(p.side, p.set, p.planned) for p in new if p.kind is PhaseKind.HOLD] == [
        (LEFT, 1, 24.0),
        (LEFT, 2, 24.0),
        (RIGHT, 1, 24.0),
        (RIGHT, 2, 24.0),
    ]
    assert new[0].planned == 7.0


def test_who_has_further_to_go_afterwards_has_the_time_for_it() -> None:
    """The next block was planned from lying; from sitting it takes longer."""
    timeline = build_timeline(ROUTINE, OWN)
    eased = with_easier(timeline, first(timeline, PhaseKind.HOLD), ROCK, ROUTINE, OWN)
    nexts = [phase.planned for phase in eased.phases if phase.exercise == "last" and phase.kind is PhaseKind.GET_READY]
    assert nexts == [LYING_OR_UPRIGHT]
    told = replace(ROUTINE, defaults=Defaults(get_ready=9.0))
    timeline = build_timeline(told, OWN)
    eased = with_easier(timeline, first(timeline, PhaseKind.HOLD), ROCK, told, OWN)
    nexts = [phase.planned for phase in eased.phases if phase.exercise == "last" and phase.kind is PhaseKind.GET_READY]
    assert nexts == [9.0]


def test_an_easier_one_may_be_eased_again() -> None:
    timeline = build_timeline(ROUTINE, OWN)
    eased = with_easier(timeline, first(timeline, PhaseKind.HOLD), SOFT, ROUTINE, OWN)
    present = next(p.index for p in eased.phases if p.exercise == "soft" and p.kind is PhaseKind.HOLD)
    twice = with_easier(eased, present, ROCK, ROUTINE, OWN)
    assert [p.exercise for p in twice.phases if p.kind is PhaseKind.HOLD] == ["hard", "soft", "rock", "last", "last"]
    assert set(twice.exercises) == {"hard", "last", "soft", "rock"}


@given(st.data(), st.sampled_from([SOFT, ROCK, BREATHS]), st.sampled_from(list(Turns)))
def test_whatever_is_eased_the_timeline_stays_sound(data: st.DataObject, easier: Exercise, turns: Turns) -> None:
    """Past and future are kept, phases follow one another, every bout comes down again, every exercise is known."""
    own = replace(OWN, turns=turns)
    timeline = build_timeline(ROUTINE, own)
    present = data.draw(st.integers(0, len(timeline.phases) - 1))
    eased = with_easier(timeline, present, easier, ROUTINE, own)
    assert eased.phases[: present + 1] == timeline.phases[: present + 1]
    assert [phase.index for phase in eased.phases] == list(range(len(eased.phases)))
    assert eased.phases[0].start == 0.0
    assert all(one.end == pytest.approx(two.start) for one, two in pairwise(eased.phases))
    assert all(phase.exercise is None or phase.exercise in eased.exercises for phase in eased.phases)
    for one, two in pairwise(eased.phases):
        if one.in_bout and one.kind is not PhaseKind.EASE_OUT:
            assert two.in_bout
            assert (one.exercise, one.side, one.set) == (two.exercise, two.side, two.set)
    assert eased.phases[-1].kind in (PhaseKind.EASE_OUT, PhaseKind.BREATHE)
