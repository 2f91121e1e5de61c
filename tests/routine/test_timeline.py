"""What holds of every timeline, whatever the routine and whatever was changed of it."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import groupby, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchgui.language.text import plain
from stretchgui.routine.build import MOST_PHASES, build_timeline, phase_count
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import BodyPosition, ContractRelax, Dose, Exercise, Kind, People, Side, Sides
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Routine, Step, Turns
from stretchgui.routine.timeline import BETWEEN, BOUT, WORK, Phase, PhaseKind, Receiver, Timeline
from tests.routine.reading import KNEE, sound_routine

L, R = Side.LEFT, Side.RIGHT
SECONDS = st.sampled_from([1.0, 5.0, 7.5, 10.0, 30.0, 45.0])
MAYBE = st.sampled_from([None, 1.0, 5.0, 7.5, 30.0, 45.0])
SIDES = st.sampled_from([(L,), (R,), (L, R), (R, L), (L, R, L), (L, L), (R, L, L, R), (L, R, L, R)])
MAYBE_SIDES = st.none() | SIDES
POSITIONS = list(BodyPosition)
DOSES = [
    Dose(),
    Dose(hold=30, min_hold=5, max_hold=40, sets=2),
    Dose(hold=20, gentle=Dose(hold=7.5, sets=3)),
    Dose(reps=4),
    Dose(sets=3, max_hold=60),
]
SHELF = [
    Exercise(
        f"{kind}-{people}-{sides}",
        plain("x"),
        kind=kind,
        people=people,
        sides=sides,
        position=POSITIONS[number % len(POSITIONS)],
        dose=DOSES[number % len(DOSES)],
    )
    for number, (kind, people, sides) in enumerate(product(Kind, People, Sides))
]
# A partner exercise is what most of it is about, so half of them are.
EXERCISES = st.sampled_from([*SHELF, *(one for one in SHELF if one.people is People.PARTNER)])
ROUNDS = st.sampled_from([None, None, ContractRelax(1), ContractRelax(3)])


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Any routine that the reader would take: keys number the steps of an exercise, and one id is one exercise."""
    shelf = draw(st.lists(EXERCISES, min_size=1, max_size=3))
    steps: list[Step] = []
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.integers(0, 3)) == 0:
            steps.append(RestStep(draw(SECONDS)))
        exercise = draw(st.sampled_from(shelf))
        times = 1 + sum(isinstance(step, ExerciseStep) and step.exercise.id == exercise.id for step in steps)
        steps.append(
            ExerciseStep(
                exercise.id if times == 1 else f"{exercise.id}#{times}",
                exercise,
                hold=draw(MAYBE),
                sides=draw(MAYBE_SIDES),
                sets=draw(st.sampled_from([None, 1, 2, 3])),
                rest=draw(st.sampled_from([None, 0.0, 5.0, 10.0])),
                get_ready=draw(MAYBE),
                contract_relax=draw(ROUNDS),
            )
        )
    if draw(st.booleans()):
        steps.append(RestStep(draw(SECONDS)))
    defaults = Defaults(hold=draw(MAYBE), rest=draw(st.sampled_from([0.0, 5.0])), ease_in=draw(SECONDS))
    return Routine("it", plain("it"), tuple(steps), level=draw(st.sampled_from(Level)), defaults=defaults)


@st.composite
def customised(draw: st.DrawFn) -> tuple[Routine, Customisation]:
    """A routine with what somebody may have changed of it; not all steps are left out."""
    routine = draw(routines())
    keys = [step.key for step in routine.steps if isinstance(step, ExerciseStep)]
    some = st.sampled_from(keys)
    own = Customisation(
        turns=draw(st.sampled_from(Turns)),
        hold_scale=draw(st.sampled_from([0.5, 0.75, 1.0, 1.3, 2.0])),
        holds=draw(st.dictionaries(some, SECONDS, max_size=2)),
        sides=draw(st.dictionaries(some, SIDES, max_size=2)),
        sets=draw(st.dictionaries(some, st.integers(1, 3), max_size=2)),
        left_out=draw(st.frozensets(some, max_size=len(keys) - 1)),
        get_ready=draw(MAYBE),
        change_side=draw(MAYBE),
        swap_roles=draw(MAYBE),
    )
    return routine, own


def place(phase: Phase) -> tuple[object, ...]:
    return phase.step, phase.exercise, phase.receiver, phase.side, phase.set, phase.round, phase.kind


@given(customised())
@settings(max_examples=120)
def test_one_phase_after_the_other_without_a_gap(case: tuple[Routine, Customisation]) -> None:
    timeline = build_timeline(*case)
    assert timeline.phases
    assert [phase.index for phase in timeline.phases] == list(range(len(timeline.phases)))
    assert timeline.phases[0].start == 0
    for before, after in pairwise(timeline.phases):
        assert after.start == before.end
    assert timeline.total == timeline.phases[-1].end
    assert math.isclose(timeline.total, math.fsum(phase.planned for phase in timeline.phases))
    for phase in timeline.phases:
        assert phase.waits == (phase.kind is PhaseKind.CHECK)
        assert phase.planned > 0 or phase.waits
        assert phase.exercise is None or timeline.exercise_of(phase) is not None


@given(customised())
@settings(max_examples=120)
def test_no_two_phases_are_the_same_place(case: tuple[Routine, Customisation]) -> None:
    places = [place(phase) for phase in build_timeline(*case).phases]
    assert len(set(places)) == len(places)


@given(customised())
@settings(max_examples=120)
def test_phases_are_counted_without_being_made(case: tuple[Routine, Customisation]) -> None:
    assert phase_count(*case) == len(build_timeline(*case).phases)


@given(customised())
@settings(max_examples=120)
def test_rests_stand_between_and_swaps_before_getting_ready(case: tuple[Routine, Customisation]) -> None:
    kinds = [phase.kind for phase in build_timeline(*case).phases]
    assert PhaseKind.REST not in (kinds[0], kinds[-1])
    assert kinds[-1] in WORK or kinds[-1] is PhaseKind.EASE_OUT
    for before, after in pairwise(kinds):
        assert (before, after) != (PhaseKind.REST, PhaseKind.REST)
        assert (before is PhaseKind.SWAP_ROLES) <= (after is PhaseKind.GET_READY)
        assert (before in BETWEEN) <= (after in WORK | BETWEEN | {PhaseKind.EASE_IN})


@given(customised())
@settings(max_examples=120)
def test_both_get_the_same_of_every_step(case: tuple[Routine, Customisation]) -> None:
    routine, own = case
    for turns in (Turns.EACH, Turns.WHOLE):
        phases = build_timeline(routine, replace(own, turns=turns)).phases
        got = {receiver: [phase for phase in phases if phase.receiver is receiver] for receiver in Receiver}
        worked = {
            receiver: sorted(
                (str(place(replace(phase, receiver=None))), phase.planned)
                for phase in mine
                if phase.exercise and phase.kind not in (PhaseKind.GET_READY, PhaseKind.SWAP_ROLES)
            )
            for receiver, mine in got.items()
        }
        assert worked[Receiver.A] == worked[Receiver.B]


@given(customised())
@settings(max_examples=120)
def test_a_swap_wherever_the_receiver_changes_and_nowhere_else(case: tuple[Routine, Customisation]) -> None:
    phases = build_timeline(*case).phases
    of_one = [phase for phase in phases if phase.exercise is not None and phase.receiver is not Receiver.BOTH]
    swaps = [phase for phase in phases if phase.kind is PhaseKind.SWAP_ROLES]
    changes = [after for before, after in pairwise(of_one) if before.receiver is not after.receiver]
    assert swaps == changes


@given(customised())
@settings(max_examples=120)
def test_each_block_is_its_sides_in_order_each_with_its_sets(case: tuple[Routine, Customisation]) -> None:
    timeline = build_timeline(*case)
    for start in (phase.index for phase in timeline.phases if phase.kind is PhaseKind.GET_READY):
        block = timeline.phases[start : timeline.block_end(start)]
        work = [phase for phase in block if phase.kind in WORK and phase.round in (None, 0)]
        runs = [(side, [phase.set for phase in run]) for side, run in groupby(work, lambda phase: phase.side)]
        changes = [phase.side for phase in block if phase.kind is PhaseKind.CHANGE_SIDE]
        assert changes == [side for side, _ in runs[1:]]
        assert block[0].side == runs[0][0]
        for side in {side for side, _ in runs}:
            numbers = [number for other, sets in runs if other is side for number in sets]
            assert numbers == list(range(1, len(numbers) + 1))


@given(customised())
@settings(max_examples=120)
def test_every_bout_is_eased_into_and_out_of(case: tuple[Routine, Customisation]) -> None:
    timeline = build_timeline(*case)
    for phase in timeline.phases:
        bout = timeline.bout(phase.index)
        assert phase.index in bout
        if phase.kind not in BOUT:
            assert list(bout) == [phase.index]
            continue
        first, last = timeline.phases[bout[0]], timeline.phases[bout[-1]]
        assert (first.kind, last.kind) == (PhaseKind.EASE_IN, PhaseKind.EASE_OUT)
        inside = [timeline.phases[index] for index in bout]
        assert len({(one.step, one.receiver, one.side, one.set) for one in inside}) == 1
        kinds = [one.kind.value for one in inside][1:-1]
        rounds = len(kinds) // 3
        assert kinds == ["hold", *["contract", "relax", "hold"] * rounds]
        assert [one.round for one in inside if one.kind is PhaseKind.HOLD] == (
            [*range(rounds + 1)] if rounds else [None]
        )


@given(customised())
@settings(max_examples=120)
def test_blocks_follow_each_other(case: tuple[Routine, Customisation]) -> None:
    timeline = build_timeline(*case)
    starts = [phase.index for phase in timeline.phases if phase.kind is PhaseKind.GET_READY]
    for phase in timeline.phases:
        start, end = timeline.block_start(phase.index), timeline.block_end(phase.index)
        assert start == max((index for index in starts if index <= phase.index), default=0)
        assert start < end <= len(timeline.phases)
        assert len({(one.step, one.receiver) for one in timeline.phases[start:end]}) == 1
        following = [index for index in starts if index > start]
        assert end <= (following[0] if following else len(timeline.phases))
        assert timeline.get_ready_seconds(phase.index) == timeline.phases[start].planned


@given(customised(), st.data())
@settings(max_examples=120)
def test_the_past_is_frozen_when_it_is_planned_anew(case: tuple[Routine, Customisation], data: st.DataObject) -> None:
    routine, own = case
    old = build_timeline(routine, own)
    present = data.draw(st.integers(0, len(old.phases) - 1))
    scale = data.draw(st.sampled_from([0.5, 1.7]))
    new = build_timeline(routine, replace(own, hold_scale=scale, get_ready=99.0))
    planned = old.replanned(new, present)
    assert [place(phase) for phase in planned.phases] == [place(phase) for phase in old.phases]
    assert planned.phases[: present + 1] == old.phases[: present + 1]
    assert [phase.planned for phase in planned.phases[present + 1 :]] == [
        phase.planned for phase in new.phases[present + 1 :]
    ]
    assert math.isclose(planned.total, math.fsum(phase.planned for phase in planned.phases))
    assert planned.hold_scale == scale


def test_a_phase_that_the_new_plan_lacks_stays_as_it_was() -> None:
    routine = sound_routine("title: x\nsteps:\n  - exercise: single-knee-to-chest\n")
    own = Customisation(turns=Turns.A)
    old = build_timeline(routine, own)
    new = build_timeline(
        routine, replace(own.with_sides(KNEE.id, (Side.RIGHT,)).with_hold(KNEE.id, 50), change_side=3.0)
    )
    planned = old.replanned(new, 0)
    holds = [(phase.side, phase.planned) for phase in planned.phases if phase.kind is PhaseKind.HOLD]
    assert holds == [(Side.LEFT, 30), (Side.RIGHT, 50)]
    assert [phase.planned for phase in planned.phases if phase.kind is PhaseKind.CHANGE_SIDE] == [10]


def test_other_phases_are_numbered_and_timed_anew() -> None:
    routine = sound_routine("title: x\nsteps:\n  - exercise: childs-pose\n")
    timeline = build_timeline(routine, Customisation(turns=Turns.A))
    fewer = timeline.with_phases(timeline.phases[2:])
    assert [(phase.index, phase.kind, phase.start) for phase in fewer.phases] == [
        (0, PhaseKind.HOLD, 0),
        (1, PhaseKind.EASE_OUT, 40),
    ]
    assert fewer.total == 45
    assert timeline.total == 80


def test_with_every_step_left_out_nothing_is_played() -> None:
    routine = sound_routine("title: x\nsteps:\n  - exercise: childs-pose\n")
    timeline: Timeline = build_timeline(routine, Customisation(left_out=frozenset({"childs-pose"})))
    assert (timeline.phases, timeline.total) == ((), 0)
    assert phase_count(routine, Customisation(left_out=frozenset({"childs-pose"}))) == 0


def test_the_exercises_of_a_timeline_have_the_dose_of_its_level() -> None:
    """So whoever adds time to a hold asks for the bounds of the day."""
    text = "title: x\nlevel: {level}\nsteps:\n  - exercise: single-knee-to-chest\n"
    most = {
        level: build_timeline(sound_routine(text.format(level=level))).exercises[KNEE.id].dose.max_hold
        for level in ("standard", "gentle")
    }
    assert most == {"standard": 60, "gentle": 20}


def test_more_phases_than_the_program_can_handle() -> None:
    step = ExerciseStep(KNEE.id, KNEE, sets=20, contract_relax=ContractRelax(10))
    routine = Routine("it", plain("it"), (step,) * 20)
    assert phase_count(routine) > MOST_PHASES
    with pytest.raises(ValueError, match="more than 20,000 phases"):
        build_timeline(routine)
