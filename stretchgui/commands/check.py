"""`check`: what is wrong in the files of routines and exercises, before anybody lies on the mat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from stretchgui.commands.choosing import is_folder
from stretchgui.commands.surroundings import Surroundings
from stretchgui.document import nodes, reading
from stretchgui.document.problems import Place, Problem, Report
from stretchgui.figure.format import check_bodies
from stretchgui.routine.exercise_format import EXERCISE_FIELDS
from stretchgui.routine.exercises import ExerciseEntry, Exercises, Origin, gathered
from stretchgui.routine.library import (
    ENDINGS,
    Folder,
    exercise_folders,
    found_files,
    read_routine_file,
    shown_path,
)

# Where exercises and routines lie below a data folder.
ROOMS = ("exercises", "routines")
# What stands in a routine only.
ROUTINE_KEYS = frozenset({"title", "summary", "level", "needs", "defaults", "steps"})


def check_files(surroundings: Surroundings, words: Iterable[str]) -> int:
    """Prints every problem of these files, and of the files in these folders.

    Returns:
        1 if there is any problem, 0 otherwise.
    """
    checked = 0
    problems: list[Problem] = []
    around = _Around(surroundings)
    for word in words:
        files = _files(Path(word), problems)
        exercises = around.exercises(Path(word), files)
        for file in files:
            checked += 1
            problems += _problems(file, exercises)
    found = sorted(set(problems))
    for problem in found:
        print(problem)
    if not found:
        print(f"{checked} file{'s' * (checked != 1)} checked: nothing is wrong")
    return 1 if found else 0


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    """The files that a path stands for: itself, or those in it and in its rooms."""
    if not is_folder(path):
        return [path]
    folders = [folder for folder in (path, *(path / room for room in ROOMS)) if is_folder(folder)]
    found = [file for folder in folders for file in _yaml_files(folder, problems)]
    if not found:
        problems.append(
            Problem(shown_path(path), Place(), f"there is no file here that ends in {' or '.join(ENDINGS)}")
        )
    return found


def _yaml_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    return (file.path for file in found_files([Folder(folder, Origin.FILE, required=True)], problems))


class _Around:
    """The exercises that files may name, each file read once for all of them."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._paths = surroundings.paths
        self._entry = cache(surroundings.read_exercise)
        self._is_exercise = cache(is_exercise)

    def exercises(self, path: Path, files: Sequence[Path]) -> Exercises:
        """All exercises that these files may name: those beside them, the person's own, and the bundled ones."""
        folder = path if is_folder(path) else path.parent
        rooms = [room for room in (folder, folder / "exercises", folder.parent / "exercises") if is_folder(room)]
        elsewhere: list[Problem] = []
        near = (file for room in rooms for file in _yaml_files(room, elsewhere))
        beside = [file for file in dict.fromkeys((*files, *near)) if self._is_exercise(file)]
        known = found_files(exercise_folders(self._paths), elsewhere)
        others = [self._entry(file.path, file.origin) for file in known if file.path not in beside]
        return gathered([*(self._entry(file, Origin.FILE) for file in beside), *others])


def _problems(file: Path, exercises: Exercises) -> tuple[Problem, ...]:
    entry = next((entry for entry in exercises.entries if entry.path == file), None)
    if entry is None:
        return read_routine_file(file, exercises).problems
    return problems_of(entry)


def problems_of(entry: ExerciseEntry) -> tuple[Problem, ...]:
    """All that is wrong with an exercise's file, and what no body can do in its figure.

    Drawing up every pose is too slow for every reading.
    """
    figure = entry.exercise.figure if entry.exercise else None
    report = Report(entry.shown)
    root = reading.read_file(entry.path, report)
    node = root.get("figure") if isinstance(root, nodes.Mapping) else None
    if figure is not None and isinstance(node, nodes.Mapping):
        check_bodies(figure, node, report)
    return (*entry.problems, *report.sorted())


def is_exercise(file: Path) -> bool:
    """Whether a file is meant as an exercise and not as a routine: by its keys, else by its folder."""
    root = reading.read_file(file, Report(""))
    keys = {entry.key for entry in root.entries} if isinstance(root, nodes.Mapping) else set()
    if "steps" in keys or "name" in keys:
        return "steps" not in keys
    of_exercise, of_routine = len(keys & EXERCISE_FIELDS.keys() - ROUTINE_KEYS), len(keys & ROUTINE_KEYS)
    return of_exercise > of_routine or (of_exercise == of_routine and file.parent.name == "exercises")
