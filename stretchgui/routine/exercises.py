"""All exercises as they were gathered from their files, and the easier version each of them leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from stretchgui.document.problems import Place, Problem, Severity, near_miss, quoted
from stretchgui.routine.exercise import Exercise


class Origin(StrEnum):
    """Where a file comes from: the program, the person's own folder, or anywhere."""

    BUNDLED = "bundled"
    OWN = "own"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ExerciseEntry:
    """An exercise's file: what it holds, or None (then it cannot be used) and why.

    Attributes:
        id: The file's name without its ending.
        shown: The file's path as messages show it.
        easier_place: Where its `easier` stands.
    """

    id: str
    path: Path
    shown: str
    origin: Origin
    exercise: Exercise | None
    problems: tuple[Problem, ...] = ()
    easier_place: Place = field(default_factory=Place)

    def with_problem(self, message: str, severity: Severity) -> ExerciseEntry:
        """The same with a problem of its `easier`: unusable after an error, without the easier one otherwise."""
        problems = tuple(sorted((*self.problems, Problem(self.shown, self.easier_place, message, severity))))
        usable = self.exercise if severity is Severity.WARNING else None
        return replace(self, exercise=replace(usable, easier="") if usable else None, problems=problems)


@dataclass(frozen=True, slots=True)
class Exercises:
    """All exercises.

    Attributes:
        by_id: For every id the exercise, or None if every file of that id is broken.
        entries: Every file.
        problems: All that is wrong with the files and their folders.
    """

    by_id: Mapping[str, Exercise | None] = field(default_factory=lambda: MappingProxyType({}))
    entries: tuple[ExerciseEntry, ...] = ()
    problems: tuple[Problem, ...] = ()


def gathered(entries: Iterable[ExerciseEntry], problems: Iterable[Problem] = ()) -> Exercises:
    """All exercises of these files, each `easier` looked up; of one id the first sound one counts.

    Args:
        entries: The files, those that shadow others first.
        problems: What is wrong with the folders.
    """
    settled = _with_easier(list(entries))
    by_id: dict[str, Exercise | None] = {}
    for entry in settled:
        by_id[entry.id] = by_id.get(entry.id) or entry.exercise
    found = (*problems, *(problem for entry in settled for problem in entry.problems))
    return Exercises(MappingProxyType(by_id), tuple(settled), found)


def _with_easier(entries: list[ExerciseEntry]) -> list[ExerciseEntry]:
    """The entries, broken where `easier` leads nowhere or in a circle."""
    ids = {entry.id for entry in entries}
    for place, entry in enumerate(entries):
        if entry.exercise and entry.exercise.easier and entry.exercise.easier not in ids:
            missing = entry.exercise.easier
            message = f"there is no exercise {quoted(missing)}{near_miss(missing, ids)}"
            entries[place] = entry.with_problem(message, Severity.ERROR)
    # Whoever is broken by this lets the bundled one of its id come back, which may change the circles.
    while circles := _circles(_first_sound(entries)):
        for circle in circles:
            _blame(circle, entries)
    sound = _first_sound(entries)
    for place, entry in enumerate(entries):
        if entry.exercise and entry.exercise.easier and entry.exercise.easier not in sound:
            message = f"the easier exercise {quoted(entry.exercise.easier)} has problems of its own"
            entries[place] = entry.with_problem(message, Severity.WARNING)
    return entries


def _first_sound(entries: Iterable[ExerciseEntry]) -> dict[str, ExerciseEntry]:
    sound: dict[str, ExerciseEntry] = {}
    for entry in entries:
        if entry.exercise is not None:
            sound.setdefault(entry.id, entry)
    return sound


def _circles(sound: Mapping[str, ExerciseEntry]) -> list[list[ExerciseEntry]]:
    """The circles that `easier` makes; each exercise has one at most, so each stands in one circle at most."""
    seen: set[str] = set()
    circles: list[list[ExerciseEntry]] = []
    for start in sound:
        way: dict[str, ExerciseEntry] = {}
        at = start
        while at in sound and at not in seen:
            seen.add(at)
            way[at] = sound[at]
            exercise = sound[at].exercise
            at = exercise.easier if exercise else ""
        if at in way:
            names = list(way)
            circles.append([way[name] for name in names[names.index(at) :]])
    return circles


def _blame(circle: Sequence[ExerciseEntry], entries: list[ExerciseEntry]) -> None:
    """Breaks a circle at the person's own files, if any is in it: theirs came last."""
    own = [entry for entry in circle if entry.origin is not Origin.BUNDLED]
    for entry in own or circle:
        names = [other.id for other in circle]
        turn = names.index(entry.id)
        way = " -> ".join((*names[turn:], *names[:turn], entry.id))
        message = f"'easier' leads in a circle: {way}"
        entries[entries.index(entry)] = entry.with_problem(message, Severity.ERROR)
