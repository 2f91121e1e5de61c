"""What one step becomes: its bouts, sides and sets, and how long the bodies have to get ready."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchgui.language.text import plain
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import BodyPosition, Exercise, Kind, People, Side
from stretchgui.routine.routine import Defaults, ExerciseStep, Routine, Turns
from stretchgui.routine.timeline import Phase, PhaseKind
from tests.routine.reading import sound_routine

A = Customisation(turns=Turns.A)


def told(phase: Phase) -> str:
    """A phase in a few words: kind, side, set, round, seconds."""
    words = [phase.kind, phase.side and phase.side[0].upper(), phase.set, phase.round]
    return " ".join(str(word) for word in [*(word for word in words if word is not None), f"{phase.planned:g}s"])


def block(step: str, own: Customisation = A, defaults: str = "") -> list[str]:
    routine = sound_routine(f"title: x\ndefaults: {{{defaults}}}\nsteps:\n  - {{{step}}}\n")
    return [told(phase) for phase in build_timeline(routine, own).phases]


def test_a_bout_is_ease_in_hold_ease_out_and_sides_come_as_written() -> None:
    assert block("exercise: single-knee-to-chest") == [
        "get_ready L 30s",
        "ease_in L 1 5s",
        "hold L 1 30s",
        "ease_out L 1 5s",
        "change_side R 1 10s",
        "ease_in R 1 5s",
        "hold R 1 30s",
        "ease_out R 1 5s",
    ]


def test_two_sets_on_two_sides_are_left_left_right_right() -> None:
    """A rest stands between two sets, and a change of side is one."""
    assert block("exercise: single-knee-to-chest, sets: 2, rest: 7", defaults="ease_in: 3, ease_out: 4") == [
        "get_ready L 30s",
        "ease_in L 1 3s",
        "hold L 1 30s",
        "ease_out L 1 4s",
        "rest L 2 7s",
        "ease_in L 2 3s",
        "hold L 2 30s",
        "ease_out L 2 4s",
        "change_side R 1 10s",
        "ease_in R 1 3s",
        "hold R 1 30s",
        "ease_out R 1 4s",
        "rest R 2 7s",
        "ease_in R 2 3s",
        "hold R 2 30s",
        "ease_out R 2 4s",
    ]


def test_an_extra_bout_for_the_tighter_side() -> None:
    assert block("exercise: single-knee-to-chest, sides: [right, left, right], hold: 10") == [
        "get_ready R 30s",
        "ease_in R 1 5s",
        "hold R 1 10s",
        "ease_out R 1 5s",
        "change_side L 1 10s",
        "ease_in L 1 5s",
        "hold L 1 10s",
        "ease_out L 1 5s",
        "change_side R 2 10s",
        "ease_in R 2 5s",
        "hold R 2 10s",
        "ease_out R 2 5s",
    ]


def test_the_same_side_twice_in_a_row_needs_no_change() -> None:
    assert block("exercise: single-knee-to-chest, sides: [left, left], hold: 10, rest: 3") == [
        "get_ready L 30s",
        "ease_in L 1 5s",
        "hold L 1 10s",
        "ease_out L 1 5s",
        "rest L 2 3s",
        "ease_in L 2 5s",
        "hold L 2 10s",
        "ease_out L 2 5s",
    ]


def test_contract_relax_settles_for_ten_seconds_first() -> None:
    assert block("exercise: prone-quad-stretch, sides: [left], contract_relax: true") == [
        "get_ready L 30s",
        "ease_in L 1 5s",
        "hold L 1 0 10s",
        "contract L 1 1 7s",
        "relax L 1 1 4s",
        "hold L 1 1 30s",
        "contract L 1 2 7s",
        "relax L 1 2 4s",
        "hold L 1 2 30s",
        "ease_out L 1 5s",
    ]


def test_a_hold_that_is_shorter_than_settling() -> None:
    holds = block("exercise: prone-quad-stretch, sides: [left], hold: 6, contract_relax: {rounds: 1}")
    assert [told for told in holds if told.startswith("hold")] == ["hold L 1 0 6s", "hold L 1 1 6s"]


def test_what_has_no_sides() -> None:
    assert block("exercise: childs-pose") == ["get_ready 30s", "ease_in 1 5s", "hold 1 40s", "ease_out 1 5s"]


def test_what_is_counted_has_no_eases() -> None:
    assert block("exercise: bridge, rest: 20") == ["get_ready 30s", "reps 1 40s", "rest 2 20s", "reps 2 40s"]
    assert block("exercise: bridge, reps: 10, sets: 1") == ["get_ready 30s", "reps 1 50s"]


def test_alternating_counts_both_sides() -> None:
    assert block("exercise: dead-bug") == ["get_ready 30s", "reps 1 60s"]


def test_reps_on_each_side_in_turn() -> None:
    step = "name: Clam, kind: strength, people: solo, sides: each, reps: 4, dose: {rep_seconds: 3}"
    assert block(step) == ["get_ready L 30s", "reps L 1 12s", "change_side R 1 10s", "reps R 1 12s"]


def test_breathing_lasts_as_long_as_its_hold() -> None:
    assert block("exercise: back-to-back-breathing, hold: 2m") == ["get_ready 30s", "breathe 1 120s"]


def test_a_check_waits_twice_on_each_side() -> None:
    routine = sound_routine("title: x\nsteps:\n  - exercise: thigh-check\n")
    phases = build_timeline(routine, A).phases
    assert [told(phase) for phase in phases] == [
        "get_ready L 30s",
        "check L 1 0s",
        "check L 2 0s",
        "change_side R 1 10s",
        "check R 1 0s",
        "check R 2 0s",
    ]
    assert [phase.waits for phase in phases] == [False, True, True, False, True, True]


SUPINE, PRONE, ON_SIDE = BodyPosition.SUPINE, BodyPosition.PRONE, BodyPosition.SIDE_LYING
KNEELING, FOURS, SITTING, STANDING = (
    BodyPosition.KNEELING,
    BodyPosition.HANDS_AND_KNEES,
    BodyPosition.SITTING,
    BodyPosition.STANDING,
)


def two_steps(before: BodyPosition, after: BodyPosition, people: People = People.TOGETHER) -> Routine:
    steps = tuple(
        ExerciseStep(name, Exercise(name, plain(name), kind=Kind.BREATHING, people=people, position=position))
        for name, position in (("before", before), ("after", after))
    )
    return Routine("it", plain("it"), steps)


READY = [
    (SUPINE, SUPINE, 12),
    (SITTING, SITTING, 12),
    (SUPINE, PRONE, 20),
    (PRONE, ON_SIDE, 20),
    (ON_SIDE, SUPINE, 20),
    (SUPINE, SITTING, 30),
    (SUPINE, KNEELING, 30),
    (KNEELING, PRONE, 30),
    (STANDING, ON_SIDE, 30),
    (FOURS, PRONE, 30),
    (KNEELING, FOURS, 30),
    (SITTING, STANDING, 30),
]


@pytest.mark.parametrize(("before", "after", "seconds"), READY)
def test_getting_ready_takes_as_long_as_the_bodies_need(
    before: BodyPosition, after: BodyPosition, seconds: float
) -> None:
    ready = [phase for phase in build_timeline(two_steps(before, after)).phases if phase.kind is PhaseKind.GET_READY]
    assert [phase.planned for phase in ready] == [12 if before is STANDING else 30, seconds]


def test_a_swap_of_roles_takes_longest() -> None:
    phases = build_timeline(two_steps(SUPINE, SUPINE, People.PARTNER), Customisation(turns=Turns.EACH)).phases
    told = [(phase.kind.value, phase.planned) for phase in phases if phase.kind is not PhaseKind.BREATHE]
    ready, swap = ("get_ready", 12), ("swap_roles", 45)
    assert told == [("get_ready", 30), swap, ready, ready, swap, ready]


def test_after_a_swap_the_bodies_are_nearly_there() -> None:
    """Whoever lay face down has turned over and got up while roles were swapped."""
    routine = two_steps(SUPINE, PRONE, People.PARTNER)
    assert ready_of(routine, Customisation(turns=Turns.WHOLE)) == [30, 20, 12, 20]


def ready_of(routine: Routine, own: Customisation) -> list[float]:
    return [phase.planned for phase in build_timeline(routine, own).phases if phase.kind is PhaseKind.GET_READY]


def test_a_routine_a_step_or_a_person_may_set_the_time_to_get_ready() -> None:
    routine = two_steps(SUPINE, PRONE)
    own = Customisation(get_ready=3)
    assert ready_of(routine, Customisation()) == [30, 20]
    routine = replace(routine, defaults=Defaults(get_ready=8))
    assert ready_of(routine, Customisation()) == [8, 8]
    first, second = routine.steps
    assert isinstance(second, ExerciseStep)
    routine = replace(routine, steps=(first, replace(second, get_ready=0)))
    assert ready_of(routine, Customisation()) == [8, 0]
    assert ready_of(routine, own) == [3, 3]


def test_a_routine_or_a_person_may_set_the_time_to_change_and_to_swap() -> None:
    routine = sound_routine(
        "title: x\ndefaults: {change_side: 15, swap_roles: 50}\nsteps:\n  - exercise: single-knee-to-chest\n"
    )

    def lengths(own: Customisation) -> set[tuple[str, float]]:
        kinds = (PhaseKind.CHANGE_SIDE, PhaseKind.SWAP_ROLES)
        return {
            (phase.kind.value, phase.planned) for phase in build_timeline(routine, own).phases if phase.kind in kinds
        }

    assert lengths(Customisation()) == {("change_side", 15), ("swap_roles", 50)}
    assert lengths(Customisation(change_side=0, swap_roles=90)) == {("change_side", 0), ("swap_roles", 90)}


def test_a_person_may_choose_sides_and_sets() -> None:
    own = A.with_sides("single-knee-to-chest", (Side.RIGHT,)).with_sets("single-knee-to-chest", 2)
    assert [line for line in block("exercise: single-knee-to-chest, sets: 3", own) if line.startswith("hold")] == [
        "hold R 1 30s",
        "hold R 2 30s",
    ]
