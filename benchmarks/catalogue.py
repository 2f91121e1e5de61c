"""How long it takes to read every exercise there is, with its figure, and every routine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import yaml

from benchmarks.measured import Run, Times, bundled_paths, rows_of
from benchmarks.rows import Found, Target
from stretchgui.routine.library import (
    ENDINGS,
    exercise_folders,
    read_exercise_file,
    read_exercises,
    read_library,
)

FLOOR: Final = "floor: PyYAML's C loader composes the same files"
TARGETS: Final = {"all exercises": Target(200.0, 4.0)}


def measure(run: Run) -> Found:
    """Reads them all, again and again."""
    paths = bundled_paths()
    exercises = [path for path in sorted(_files(paths.bundled_exercises)) if run.only in path.stem]
    everything = [*exercises, *sorted(_files(paths.bundled_routines))]
    texts = {path: path.read_text(encoding="utf-8") for path in everything}
    first, whole, with_routines, each = Times(), Times(), Times(), Times()
    whole_floor, with_routines_floor, each_floor = Times(), Times(), Times()
    first.measure("", read_exercises, exercise_folders(paths))
    for _ in range(run.times(7)):
        whole.measure("", read_exercises, exercise_folders(paths))
        whole_floor.measure("", _compose, [texts[path] for path in exercises])
        with_routines.measure("", read_library, paths)
        with_routines_floor.measure("", _compose, texts.values())
        for path in exercises:
            each.measure(path.stem, read_exercise_file, path)
            each_floor.measure(path.stem, _compose, [texts[path]])
    took = {
        "all exercises, at first": first,
        "all exercises": whole,
        "all exercises and routines": with_routines,
        "an exercise": each,
    }
    floors = {
        "all exercises": whole_floor,
        "all exercises and routines": with_routines_floor,
        "an exercise": each_floor,
    }
    title = f"Reading {len(exercises)} exercises and {len(everything) - len(exercises)} routines"
    return Found(title, rows_of(took, floors, TARGETS), [FLOOR])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix in ENDINGS)


def _compose(texts: Iterable[str]) -> None:
    for text in texts:
        yaml.compose(text, Loader=yaml.CSafeLoader)
