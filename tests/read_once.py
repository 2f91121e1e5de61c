"""The exercises that come along, each file read once for all tests: none of them changes meanwhile."""

from functools import cache
from pathlib import Path
from typing import Final

from stretchgui.paths import find_paths
from stretchgui.routine.exercises import ExerciseEntry, Origin
from stretchgui.routine.library import read_exercise_file

BUNDLED: Final = find_paths({}, "linux", Path("/nowhere")).bundled_exercises


def read_once(path: Path, origin: Origin) -> ExerciseEntry:
    """Reads an exercise's file, or knows what is in it if it is a bundled one: two thirds of opening the window."""
    return _read_once(path, origin) if path.parent == BUNDLED else read_exercise_file(path, origin)


@cache
def _read_once(path: Path, origin: Origin) -> ExerciseEntry:
    return read_exercise_file(path, origin)
