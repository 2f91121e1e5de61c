"""Reading routines and exercises from texts, for tests, with some exercises that exist."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from stretchgui.document.problems import Report
from stretchgui.document.reading import read_text
from stretchgui.language.text import plain
from stretchgui.routine.exercise import (
    BodyPosition,
    ContractRelax,
    Dose,
    Exercise,
    Kind,
    People,
    Sides,
)
from stretchgui.routine.format import read_exercise, read_routine
from stretchgui.routine.routine import Routine

KNEE = Exercise(
    "single-knee-to-chest",
    plain("Knee to chest"),
    sides=Sides.EACH,
    alone=plain("Hold the thigh yourself."),
    dose=Dose(hold=30, min_hold=5, max_hold=60, gentle=Dose(hold=10, max_hold=20, sets=3)),
)
PRONE = Exercise(
    "prone-quad-stretch",
    plain("Face-down thigh stretch"),
    sides=Sides.EACH,
    position=BodyPosition.PRONE,
    dose=Dose(hold=30, min_hold=5, max_hold=60),
    contract_relax=ContractRelax(2, 7, 4),
)
CHILD = Exercise("childs-pose", plain("Child's pose"), position=BodyPosition.KNEELING, dose=Dose(hold=40))
BREATHING = Exercise(
    "back-to-back-breathing",
    plain("Breathing"),
    kind=Kind.BREATHING,
    people=People.TOGETHER,
    position=BodyPosition.SITTING,
    dose=Dose(hold=60, min_hold=30, max_hold=300),
)
BRIDGE = Exercise(
    "bridge", plain("Bridge"), kind=Kind.STRENGTH, people=People.SOLO, dose=Dose(reps=8, rep_seconds=5, sets=2)
)
DEAD_BUG = Exercise(
    "dead-bug", plain("Dead bug"), kind=Kind.STRENGTH, people=People.SOLO, sides=Sides.ALTERNATING, dose=Dose(reps=6)
)
CHECK = Exercise("thigh-check", plain("Look and compare"), kind=Kind.CHECK, sides=Sides.EACH)

EXERCISES: Mapping[str, Exercise | None] = {
    exercise.id: exercise for exercise in (KNEE, PRONE, CHILD, BREATHING, BRIDGE, DEAD_BUG, CHECK)
} | {"broken-one": None}


def routine_of(text: str, folder: Path | None = None) -> tuple[Routine | None, list[str]]:
    """A routine from its text, and all that is wrong with it, as lines without the file's name."""
    report = Report("", {"exercise": EXERCISES})
    root = read_text(text, report)
    routine = None if root is None else read_routine(root, report, "it", folder)
    return routine, [str(problem)[1:] for problem in report.sorted()]


def exercise_of(text: str) -> tuple[Exercise | None, list[str]]:
    """An exercise from its text, and all that is wrong with it, as lines without the file's name."""
    report = Report("")
    root = read_text(text, report)
    exercise = None if root is None else read_exercise(root, report, "it")
    return exercise, [str(problem)[1:] for problem in report.sorted()]


def sound_routine(text: str, folder: Path | None = None) -> Routine:
    """A routine that reads without a word."""
    routine, problems = routine_of(text, folder)
    assert problems == []
    assert routine is not None
    return routine
