"""What suits whom: an exercise is left out, or replaced, for the one it does not suit and for nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.language.text import plain
from stretchgui.paths import Paths
from stretchgui.routine.build import build_timeline, phase_count
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import CONDITIONS, Dose, Exercise, Kind, People, Side, Sides
from stretchgui.routine.library import read_library
from stretchgui.routine.routine import ExerciseStep, RestStep, Routine, Step, Turns
from stretchgui.routine.suiting import EVERYBODY, Reason, Suited, Suiting, persons
from stretchgui.routine.timeline import PhaseKind, Receiver, Timeline

A, B, BOTH = Receiver.A, Receiver.B, Receiver.BOTH
ROOT = Path(__file__).parents[2]
NOWHERE = ROOT / "nowhere"
LIBRARY = read_library(Paths(ROOT / "assets", ROOT / "routines", NOWHERE, NOWHERE, NOWHERE))
BUNDLED = LIBRARY.exercises.by_id
ROUTINES = [entry.routine for entry in LIBRARY.routines if entry.routine is not None]

HARD = Exercise(
    "hard", plain("Hard"), sides=Sides.EACH, easier="middle", not_with=("hernia", "pregnancy"), dose=Dose(hold=20)
)
MIDDLE = Exercise("middle", plain("Middle"), sides=Sides.EACH, easier="soft", not_with=("hernia",), dose=Dose(hold=10))
SOFT = Exercise("soft", plain("Soft"), dose=Dose(hold=8))
EASY = Exercise("easy", plain("Easy"), dose=Dose(hold=15))
MARCH = Exercise(
    "march", plain("March"), kind=Kind.STRENGTH, people=People.TOGETHER, not_with=("hernia",), dose=Dose(reps=4)
)
KNOWN: Mapping[str, Exercise | None] = {one.id: one for one in (HARD, MIDDLE, SOFT, EASY, MARCH)}


def step(exercise: Exercise, sides: tuple[Side, ...] | None = None) -> ExerciseStep:
    return ExerciseStep(exercise.id, exercise, sides=sides)


def routine(*steps: Step) -> Routine:
    return Routine("it", plain("It"), steps)


def has(exercises: Mapping[str, Exercise | None] = KNOWN, **conditions: str) -> Suiting:
    """Whoever has conditions: `a="hernia pregnancy"`."""
    return Suiting({Receiver(who): frozenset(what.split()) for who, what in conditions.items()}, exercises=exercises)


def done(timeline: Timeline) -> list[tuple[str, str]]:
    """Who begins what, in order."""
    return [
        (str(phase.receiver), str(phase.exercise)) for phase in timeline.phases if phase.kind is PhaseKind.GET_READY
    ]


def test_without_a_word_everything_suits_both() -> None:
    one = step(HARD)
    for receiver in Receiver:
        assert EVERYBODY.of(one, receiver, Customisation()) == Suited(one)
        assert EVERYBODY.why_not(HARD, receiver) == ()


def test_the_nearest_easier_version_that_suits_stands_in_and_the_reason_is_said() -> None:
    suited = has(a="pregnancy").of(step(HARD), A, Customisation())
    assert suited.stand_in == MIDDLE
    assert suited.why == (Reason(A, "pregnancy"),)
    suited = has(a="hernia pregnancy").of(step(HARD), A, Customisation())
    assert suited.stand_in == SOFT, "the middle one is ruled out too"
    assert suited.why == (Reason(A, "hernia"), Reason(A, "pregnancy"))


def test_nothing_changes_for_the_other_one() -> None:
    suiting = has(a="hernia")
    assert suiting.of(step(HARD), B, Customisation()) == Suited(step(HARD))
    timeline = build_timeline(routine(step(HARD)), Customisation(turns=Turns.EACH), suiting)
    assert done(timeline) == [("a", "soft"), ("b", "hard")]


def test_where_no_easier_version_suits_it_is_left_out() -> None:
    without = {**KNOWN, "soft": None}
    suited = has(without, a="hernia").of(step(HARD), A, Customisation())
    assert suited == Suited(None, (Reason(A, "hernia"),))
    assert suited.stand_in is None
    assert has({}, a="hernia").of(step(HARD), A, Customisation()).step is None


@pytest.mark.parametrize("back", ["hard", "middle", "again"])
def test_easier_versions_that_lead_round_in_a_circle_end(back: str) -> None:
    again = replace(MIDDLE, id="again", easier=back)
    circle = {**KNOWN, "middle": replace(MIDDLE, easier="again"), "again": again}
    assert has(circle, a="hernia").of(step(HARD), A, Customisation()).step is None


def test_what_people_must_ask_for_is_no_stand_in() -> None:
    asked_for = {**KNOWN, "middle": replace(MIDDLE, opt_in=True)}
    assert has(asked_for, a="pregnancy").of(step(HARD), A, Customisation()).stand_in == SOFT


@pytest.mark.parametrize("kind", [Kind.CHECK, Kind.STRETCH])
def test_nothing_stands_in_for_a_check_and_no_check_for_anything(kind: Kind) -> None:
    """What is compared over weeks is always the same thing."""
    check, stretch = replace(HARD, kind=Kind.CHECK), replace(MIDDLE, kind=Kind.STRETCH)
    known = {**KNOWN, "middle": stretch if kind is Kind.CHECK else replace(MIDDLE, kind=Kind.CHECK), "soft": None}
    suited = has(known, a="pregnancy").of(step(check if kind is Kind.CHECK else HARD), A, Customisation())
    assert suited.step is None


def test_a_stand_in_begins_on_the_side_that_this_receiver_begins_on() -> None:
    own = Customisation(
        sides={"hard": (Side.LEFT, Side.RIGHT)}, bouts={"a": {"hard": (Side.RIGHT, Side.RIGHT, Side.LEFT)}}
    )
    suiting = has(a="pregnancy", b="pregnancy")
    for receiver, sides in ((A, (Side.RIGHT, Side.LEFT)), (B, (Side.LEFT, Side.RIGHT))):
        suited = suiting.of(step(HARD), receiver, own).step
        assert suited is not None
        assert suited.sides == sides


def test_a_stand_in_has_its_own_dose_and_keeps_the_sides() -> None:
    own = Customisation(turns=Turns.A, holds={"hard": 60}, sets={"hard": 3}, sides={"hard": (Side.RIGHT,)})
    timeline = build_timeline(routine(step(HARD)), own, has(a="pregnancy"))
    holds = [phase for phase in timeline.phases if phase.kind is PhaseKind.HOLD]
    assert [(one.exercise, one.side, one.planned) for one in holds] == [("middle", Side.RIGHT, 10)]
    assert timeline.exercises["middle"].name == MIDDLE.name
    # One without sides has none.
    (hold,) = [
        phase
        for phase in build_timeline(routine(step(HARD, (Side.LEFT,))), own, has(a="hernia")).phases
        if phase.kind is PhaseKind.HOLD
    ]
    assert (hold.exercise, hold.side) == ("soft", None)


def test_what_both_do_together_is_left_out_for_both_where_it_suits_one_alone() -> None:
    suited = has(b="hernia").of(step(MARCH), BOTH, Customisation())
    assert suited == Suited(None, (Reason(B, "hernia"),))
    timeline = build_timeline(routine(step(EASY), step(MARCH)), Customisation(turns=Turns.A), has(b="hernia"))
    assert done(timeline) == [("a", "easy")]


def test_both_do_an_easier_version_together_if_it_suits_both() -> None:
    alone = replace(MIDDLE, alone=plain("By yourself."))
    together = replace(HARD, people=People.TOGETHER)
    suited = has({**KNOWN, "middle": alone}, b="pregnancy").of(step(together), BOTH, Customisation())
    assert suited.stand_in == alone.without_helper(People.TOGETHER)
    # Without a word on how it is done without a helper it is not made for that.
    assert has(b="pregnancy").of(step(together), BOTH, Customisation()).step is None


def test_a_helped_exercise_is_never_replaced_by_one_that_both_do() -> None:
    both = {**KNOWN, "middle": replace(MIDDLE, people=People.TOGETHER), "soft": replace(SOFT, people=People.SOLO)}
    assert has(both, a="pregnancy").of(step(HARD), A, Customisation()).step is None


@pytest.mark.parametrize("turns", Turns)
@pytest.mark.parametrize("person", [A, B])
def test_whoever_rests_receives_nothing_in_any_turns(turns: Turns, person: Receiver) -> None:
    suiting = Suiting(resting=frozenset({person}), exercises=KNOWN)
    steps = routine(step(EASY), RestStep(20), step(SOFT), step(MARCH))
    timeline = build_timeline(steps, Customisation(turns=turns), suiting)
    assert all(phase.receiver not in (person, BOTH) for phase in timeline.phases)
    other = B if person is A else A
    expected = [] if turns.value == person.value else [(str(other), "easy"), (str(other), "soft")]
    assert done(timeline) == expected
    assert suiting.of(step(EASY), person, Customisation()).why == (Reason(person),)


def test_where_both_rest_nothing_is_left() -> None:
    suiting = Suiting(resting=frozenset({A, B}))
    assert build_timeline(routine(step(EASY), step(MARCH)), Customisation(), suiting).phases == ()


def test_nobody_swaps_roles_where_only_one_receives() -> None:
    suiting = has({}, a="hernia")
    timeline = build_timeline(routine(step(HARD), step(MIDDLE)), Customisation(turns=Turns.EACH), suiting)
    assert done(timeline) == [("b", "hard"), ("b", "middle")]
    assert PhaseKind.SWAP_ROLES not in {phase.kind for phase in timeline.phases}


@pytest.mark.parametrize("turns", [Turns.WHOLE, Turns.EACH, Turns.B])
def test_a_rest_goes_with_what_it_rests_from(turns: Turns) -> None:
    """Whoever does nothing before it, or nothing after it, needs none."""
    steps = routine(step(HARD), RestStep(20), step(EASY))
    timeline = build_timeline(steps, Customisation(turns=turns), has({}, b="hernia"))
    kinds = [phase.kind for phase in timeline.phases]
    rests = [phase for phase in timeline.phases if phase.kind is PhaseKind.REST]
    assert len(rests) == (0 if turns is Turns.B else 1)
    assert PhaseKind.REST not in (kinds[0], kinds[-1])


SUITINGS = st.builds(
    lambda a, b, resting: Suiting({A: a, B: b}, resting, BUNDLED),
    st.frozensets(st.sampled_from(CONDITIONS), max_size=4),
    st.frozensets(st.sampled_from(CONDITIONS), max_size=4),
    st.frozensets(st.sampled_from([A, B]), max_size=1),
)


@given(st.sampled_from(ROUTINES), st.sampled_from(Turns), SUITINGS)
def test_no_phase_has_a_receiver_whom_its_exercise_does_not_suit(
    chosen: Routine, turns: Turns, suiting: Suiting
) -> None:
    own = Customisation(turns=turns)
    timeline = build_timeline(chosen, own, suiting)
    for phase in timeline.phases:
        if phase.receiver is None:
            continue
        exercise = timeline.exercise_of(phase)
        # Who rests may breathe along with the other, and receives nothing.
        together = phase.receiver is BOTH and exercise is not None and exercise.kind is Kind.BREATHING
        for person in persons(phase.receiver):
            assert together or person not in suiting.resting, phase
            assert exercise is None or not suiting.conditions[person] & set(exercise.not_with), phase
    assert timeline.total == pytest.approx(sum(phase.planned for phase in timeline.phases))
    assert len(timeline.phases) == phase_count(chosen, own, suiting)
    kinds = [phase.kind for phase in timeline.phases]
    assert not kinds or PhaseKind.REST not in (kinds[0], kinds[-1])


@given(st.sampled_from(ROUTINES), st.sampled_from(Receiver), SUITINGS)
def test_every_step_suits_is_replaced_or_left_out_with_a_reason_and_once_is_enough(
    chosen: Routine, receiver: Receiver, suiting: Suiting
) -> None:
    own = Customisation()
    for one in chosen.steps:
        if not isinstance(one, ExerciseStep):
            continue
        suited = suiting.of(one, receiver, own)
        assert bool(suited.why) == (suited.step is not one)
        assert {reason.person for reason in suited.why} <= set(persons(receiver))
        if suited.step is not None:
            assert suiting.why_not(suited.step.exercise, receiver) == ()
            assert suiting.of(suited.step, receiver, own) == Suited(suited.step)


@given(st.sampled_from(ROUTINES), st.sampled_from(Turns), SUITINGS, st.integers(0, 400))
def test_a_session_suits_exactly_if_nothing_of_it_would_be_changed(
    chosen: Routine, turns: Turns, suiting: Suiting, start: int
) -> None:
    own = Customisation(turns=turns)
    as_written, suited = build_timeline(chosen, own), build_timeline(chosen, own, suiting)
    assert suiting.suits(suited)
    assert suiting.suits(as_written) == (as_written == suited)
    assert suiting.suits(as_written, start) or not suiting.suits(as_written)
    assert suiting.suits(as_written, len(as_written.phases))


@given(st.sampled_from(ROUTINES), st.sampled_from(Turns), SUITINGS)
def test_what_suits_is_done_as_if_nothing_was_asked(chosen: Routine, turns: Turns, suiting: Suiting) -> None:
    """Nobody loses an exercise that suits them: only what does not suit is other than without a word."""
    own = Customisation(turns=turns)
    with_all, without = build_timeline(chosen, own), build_timeline(chosen, own, suiting)
    suits = [
        (phase.receiver, phase.step, phase.exercise)
        for phase in with_all.phases
        if phase.kind is PhaseKind.GET_READY and phase.receiver is not None
        if not suiting.why_not(with_all.exercises[str(phase.exercise)], phase.receiver)
    ]
    left = [
        (phase.receiver, phase.step, phase.exercise) for phase in without.phases if phase.kind is PhaseKind.GET_READY
    ]
    assert [one for one in left if one in suits] == suits


@given(st.sampled_from(ROUTINES), st.sampled_from(Turns))
def test_nothing_is_changed_for_people_without_conditions(chosen: Routine, turns: Turns) -> None:
    own = Customisation(turns=turns)
    assert build_timeline(chosen, own, Suiting(exercises=BUNDLED)) == build_timeline(chosen, own)
