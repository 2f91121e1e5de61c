"""How long it takes to read every exercise there is, with its figure, and every routine.

    python -m benchmarks.catalogue

The floor is what PyYAML's C loader takes to compose the same files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import yaml

from benchmarks.measured import Target, Times, bundled_paths, report
from stretchgui.routine.library import (
    ENDINGS,
    exercise_folders,
    read_exercise_file,
    read_exercises,
    read_library,
)

REPEATED: Final = 9
TARGETS: Final = {"all exercises": Target(200.0, 4.0)}


def main() -> int:
    """Measures, prints a table, and returns 1 if a promise is not kept."""
    paths = bundled_paths()
    exercises = sorted(_files(paths.bundled_exercises))
    everything = [*exercises, *sorted(_files(paths.bundled_routines))]
    texts = {path: path.read_text(encoding="utf-8") for path in everything}
    first, whole, with_routines, each = Times(), Times(), Times(), Times()
    whole_floor, with_routines_floor, each_floor = Times(), Times(), Times()
    first.measure("", read_exercises, exercise_folders(paths))
    for _ in range(REPEATED):
        whole.measure("", read_exercises, exercise_folders(paths))
        whole_floor.measure("", _compose, [texts[path] for path in exercises])
        with_routines.measure("", read_library, paths)
        with_routines_floor.measure("", _compose, texts.values())
        for path in exercises:
            each.measure(path.stem, read_exercise_file, path)
            each_floor.measure(path.stem, _compose, [texts[path]])
    missed = report(
        f"reading {len(exercises)} exercises and {len(everything) - len(exercises)} routines",
        {
            "all exercises, at first": first,
            "all exercises": whole,
            "all exercises and routines": with_routines,
            "an exercise": each,
        },
        {"all exercises": whole_floor, "all exercises and routines": with_routines_floor, "an exercise": each_floor},
        TARGETS,
    )
    return 1 if missed else 0


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix in ENDINGS)


def _compose(texts: Iterable[str]) -> None:
    for text in texts:
        yaml.compose(text, Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    sys.exit(main())
