"""What a sound file of format 1 is read as."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from stretchgui.language.text import Text, plain
from stretchgui.routine.build import build_timeline
from stretchgui.routine.exercise import (
    BodyPosition,
    ContractRelax,
    Dose,
    Exercise,
    HelperTexts,
    Kind,
    People,
    ReceiverTexts,
    Region,
    Side,
    Sides,
)
from stretchgui.routine.exercise_format import EXERCISE
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Routine, Step
from stretchgui.routine.timeline import Receiver
from tests.routine.pictures import png
from tests.routine.reading import BREATHING, BRIDGE, KNEE, PRONE, exercise_of, sound_routine

L, R = Side.LEFT, Side.RIGHT


def exercise_steps(routine: Routine) -> list[ExerciseStep]:
    return [step for step in routine.steps if isinstance(step, ExerciseStep)]


def one_step(text: str, folder: Path | None = None) -> ExerciseStep:
    """The step of a routine that has only this one."""
    return exercise_steps(sound_routine(f"title: x\nsteps:\n  - {text}\n", folder))[0]


def test_a_title_and_one_step_are_enough() -> None:
    routine = sound_routine("title: Low back\nsteps:\n  - exercise: single-knee-to-chest\n")
    assert routine == Routine("it", plain("Low back"), (ExerciseStep("single-knee-to-chest", KNEE),))


def test_every_key_of_a_routine() -> None:
    routine = sound_routine(
        "format: 1\n"
        "title: {en: Low back, de: Kreuz}\n"
        "summary: For the low back.\n"
        "level: gentle\n"
        "needs: [mat, {en: pillow, de: Kissen}]\n"
        "sources: [https://example.org]\n"
        "defaults: {hold: 20, get_ready: 15, change_side: 12, swap_roles: 1m, rest: 5, ease_in: 4, ease_out: 0}\n"
        "steps:\n"
        "  - exercise: single-knee-to-chest\n"
        "    hold: 15\n"
        "    sides: [right, left, right]\n"
        "    sets: 2\n"
        "    rest: 0\n"
        "    get_ready: 0\n"
        "    optional: true\n"
        "  - rest: 1m 5s\n"
        "  - exercise: bridge\n"
        "    reps: 12\n"
        "    optional: false\n"
    )
    assert routine == Routine(
        id="it",
        title=Text((("en", "Low back"), ("de", "Kreuz"))),
        steps=(
            ExerciseStep(
                "single-knee-to-chest", KNEE, hold=15, sides=(R, L, R), sets=2, rest=0, get_ready=0, optional=True
            ),
            RestStep(65),
            ExerciseStep("bridge", BRIDGE, reps=12),
        ),
        summary=plain("For the low back."),
        level=Level.GENTLE,
        needs=(plain("mat"), Text((("en", "pillow"), ("de", "Kissen")))),
        sources=("https://example.org",),
        defaults=Defaults(20, 15, 12, 60, 5, 4, 0),
    )


def test_every_key_of_an_exercise() -> None:
    text = """\
format: 1
name: Side-lying thigh stretch
also_known_as: [Quad stretch]
kind: stretch
people: partner
region: thigh-front
targets: [rectus femoris]
sides: each
position: side-lying
receiver:
  setup: Lie down.
  during: Draw the {side} heel up.
  contract: Press the knee down.
  feel: A pull.
helper:
  setup: Kneel behind {receiver}.
  hands: On the {side} ankle.
  during: Carry it.
  contract: Hold still.
  watch: The back.
mistakes: [Arching the back.]
easier: other
alone: Use a strap.
doing: Lean back
stop_if: [It hurts.]
not_with: [pregnancy, knee-injury]
dose: {hold: 30, min_hold: 5, max_hold: 1m, sets: 2, gentle: {hold: 10, sets: 3}}
contract_relax: {rounds: 3, contract: 7, relax: 2}
opt_in: true
paced: false
sources: ["common practice: this"]
figure:
  moments:
    start: {receiver: {lean: -90}}
"""
    exercise, problems = exercise_of(text)
    assert problems == []
    assert exercise is not None
    assert exercise.figure is not None
    assert exercise == Exercise(
        id="it",
        name=plain("Side-lying thigh stretch"),
        also_known_as=(plain("Quad stretch"),),
        kind=Kind.STRETCH,
        people=People.PARTNER,
        region=Region.THIGH_FRONT,
        targets=("rectus femoris",),
        sides=Sides.EACH,
        position=BodyPosition.SIDE_LYING,
        receiver=ReceiverTexts(
            plain("Lie down."), plain("Draw the {side} heel up."), plain("Press the knee down."), plain("A pull.")
        ),
        helper=HelperTexts(
            plain("Kneel behind {receiver}."),
            plain("On the {side} ankle."),
            plain("Carry it."),
            plain("Hold still."),
            plain("The back."),
        ),
        mistakes=(plain("Arching the back."),),
        easier="other",
        alone=plain("Use a strap."),
        doing=plain("Lean back"),
        stop_if=(plain("It hurts."),),
        not_with=("pregnancy", "knee-injury"),
        dose=Dose(30, 5, 60, 2, gentle=Dose(hold=10, sets=3)),
        contract_relax=ContractRelax(3, 7, 2),
        opt_in=True,
        paced=False,
        sources=("common practice: this",),
        figure=exercise.figure,
    )


@pytest.mark.parametrize("people", [People.TOGETHER, People.SOLO])
def test_a_step_may_do_without_the_helper(people: People) -> None:
    """Nobody helps then, and `alone` says what to do."""
    routine = sound_routine(f"title: x\nsteps: [{{exercise: single-knee-to-chest, people: {people}}}]")
    (step,) = exercise_steps(routine)
    assert (step.exercise.people, step.exercise.helper) == (people, HelperTexts())
    assert step.exercise.receiver.during == KNEE.alone
    assert {phase.receiver for phase in build_timeline(routine).phases} == {Receiver.BOTH}


def test_every_field_of_an_exercise_has_its_key() -> None:
    """A field that is added must be readable, and described for editors."""
    named = {field.name for field in fields(Exercise)} - {"id", "picture"}
    assert set(EXERCISE.fields) == named
    assert [key for key, field in EXERCISE.fields.items() if not field.doc] == []


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("{exercise: prone-quad-stretch}", None),
        ("{exercise: prone-quad-stretch, contract_relax: false}", None),
        ("{exercise: prone-quad-stretch, contract_relax: true}", ContractRelax(2, 7, 4)),
        ("{exercise: prone-quad-stretch, contract_relax: {}}", ContractRelax(2, 7, 4)),
        ("{exercise: prone-quad-stretch, contract_relax: {rounds: 1}}", ContractRelax(1, 7, 4)),
        ("{exercise: prone-quad-stretch, contract_relax: {contract: 5, relax: 2}}", ContractRelax(2, 5, 2)),
        ("{name: y, contract_relax: true}", ContractRelax()),
        ("{name: y, contract_relax: {relax: 9}}", ContractRelax(relax=9)),
    ],
)
def test_contract_relax_takes_the_exercises_values_where_it_says_none(
    written: str, means: ContractRelax | None
) -> None:
    assert one_step(written).contract_relax == means


def test_steps_have_keys_that_outlive_reordering() -> None:
    routine = sound_routine(
        "title: x\nsteps:\n"
        "  - exercise: single-knee-to-chest\n  - rest: 5\n  - exercise: back-to-back-breathing\n"
        "  - exercise: single-knee-to-chest\n    hold: 20\n  - exercise: single-knee-to-chest\n"
    )
    assert [(step.key, step.exercise) for step in exercise_steps(routine)] == [
        ("single-knee-to-chest", KNEE),
        ("back-to-back-breathing", BREATHING),
        ("single-knee-to-chest#2", KNEE),
        ("single-knee-to-chest#3", KNEE),
    ]


def test_an_exercise_on_the_spot_may_say_all_that_an_exercise_says(tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(png(4, 4))
    text = """\
title: x
steps:
  - name: {en: "Cat & Cow!", de: Katze}
    people: solo
    kind: warm-up
    position: hands-and-knees
    receiver: {setup: On hands and knees., during: Round your back.}
    dose: {hold: 20, max_hold: 40}
    hold: 25
    sets: 2
    rest: 4
    get_ready: 9
    optional: true
    picture: cat.png
"""
    step = exercise_steps(sound_routine(text, tmp_path))[0]
    assert step == ExerciseStep(
        "cat-cow",
        Exercise(
            id="cat-cow",
            name=Text((("en", "Cat & Cow!"), ("de", "Katze"))),
            kind=Kind.WARM_UP,
            people=People.SOLO,
            position=BodyPosition.HANDS_AND_KNEES,
            receiver=ReceiverTexts(plain("On hands and knees."), plain("Round your back.")),
            dose=Dose(hold=20, max_hold=40),
            picture=str(tmp_path / "cat.png"),
        ),
        hold=25,
        sets=2,
        rest=4,
        get_ready=9,
        optional=True,
    )


@pytest.mark.parametrize(
    ("written", "sides", "order"),
    [
        ("{name: y}", Sides.NONE, None),
        ("{name: y, sides: none}", Sides.NONE, None),
        ("{name: y, sides: each}", Sides.EACH, None),
        ("{name: y, sides: alternating, reps: 3}", Sides.ALTERNATING, None),
        ("{name: y, sides: [right]}", Sides.EACH, (R,)),
        ("{name: y, sides: [left, right, left]}", Sides.EACH, (L, R, L)),
    ],
)
def test_the_sides_of_an_exercise_on_the_spot(written: str, sides: Sides, order: tuple[Side, ...] | None) -> None:
    step = one_step(written)
    assert (step.exercise.sides, step.sides) == (sides, order)


def test_reps_make_an_exercise_on_the_spot_one_that_is_counted() -> None:
    assert one_step("{name: y, reps: 10}").exercise.dose == Dose(reps=10)
    assert one_step("{name: y, reps: 10, dose: {reps: 4}}").exercise.dose == Dose(reps=4)
    assert one_step("{name: y, reps: 10, dose: {reps: 4}}").reps == 10


def test_exercises_on_the_spot_never_share_an_id_with_another() -> None:
    steps: tuple[Step, ...] = sound_routine(
        "title: x\nsteps:\n  - exercise: bridge\n  - name: Bridge\n  - name: bridge!\n    alone: y\n  - name: Bridge\n"
        "  - name: '!!'\n  - name: 橋\n"
    ).steps
    found = [(step.key, step.exercise.id) for step in steps if isinstance(step, ExerciseStep)]
    assert found == [
        ("bridge", "bridge"),
        ("bridge-2", "bridge-2"),
        ("bridge-3", "bridge-3"),
        ("bridge-2#2", "bridge-2"),
        ("exercise", "exercise"),
        ("橋", "橋"),
    ]
    assert PRONE.id not in dict(found)
