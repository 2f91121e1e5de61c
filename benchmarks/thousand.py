"""A thousand routines: how long it takes until all are listed, how long the window stands still, and its search."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from benchmarks.measured import Run, Times
from benchmarks.outside import Window
from benchmarks.rows import Found, Target, row_of
from benchmarks.screen import screen
from stretchgui.paths import find_paths
from stretchgui.routine.library import read_library

ROUTINES: Final = 1000
SOUGHT: Final = "knee 12"
HOLDS: Final = (20, 25, 30, 40)
LEVELS: Final = ("gentle", "standard")
# What is looked for in it is there a moment later (seconds).
SETTLES: Final = 2.0
STEPS: Final = ("single-knee-to-chest", "prone-quad-stretch", "supine-figure-4", "glute-bridge")
TEXT: Final = """\
format: 1
title: Evening {number}, {step}
summary: The routine of the evening with number {number}, for the knee and what is above it.
level: {level}
defaults: {{hold: {hold}}}
steps:
  - exercise: check-in
  - exercise: {step}
  - exercise: back-to-back-breathing
"""
NOTES: Final = (
    "floors: PyYAML's C loader composes the same files; a bare window beside it; a letter typed into a bare field",
    "standing still: the longest time between two beats of a timer of 2 ms, less those",
)


def measure(run: Run) -> Found:
    """Writes them, reads them, opens the window with them, and searches."""
    reading, reading_floor = Times(), Times()
    with screen() as environ, tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths = find_paths({"STRETCHGUI_HOME": folder}, "linux", home)
        texts = _write(paths.own_routines, run.times(ROUTINES, 100))
        for _ in range(run.times(3)):
            reading.measure("", read_library, paths)
            reading_floor.measure("", _compose, texts)
        took = _Took()
        for number in range(run.times(3) + 1):
            _open({**environ, "STRETCHGUI_HOME": folder}, took, run, is_first=number == 0)
    rows = [
        reading.row("reading them all", reading_floor),
        row_of("opening: all are listed, at the first start", "ms", took.listed_first),
        row_of("opening: all are listed, later", "ms", took.listed),
        row_of("opening: the longest standing still", "ms", took.stood_still, took.stood_still_floor, Target(50.0)),
        row_of("a letter in the search", "ms", took.letters, took.letters_floor, Target(16.0)),
        row_of("a letter in the search, the slowest", "ms", took.letters, took.letters_floor, at=1.0),
    ]
    return Found(f"{len(texts)} routines of one's own", rows, NOTES)


@dataclass(slots=True)
class _Took:
    """Milliseconds."""

    listed_first: list[float] = field(default_factory=list)
    listed: list[float] = field(default_factory=list)
    stood_still: list[float] = field(default_factory=list)
    stood_still_floor: list[float] = field(default_factory=list)
    letters: list[float] = field(default_factory=list)
    letters_floor: list[float] = field(default_factory=list)


def _open(environ: Mapping[str, str], took: _Took, run: Run, *, is_first: bool) -> None:
    """Opens the window beside a bare one, waits until nothing happens any more, and searches in both."""
    with Window(["benchmarks.bare", "field"], environ) as bare:
        bare.wait_for("painted")
        bare.ask("beat", on=True)
        with Window(["benchmarks.inside"], environ, "beat listed") as window:
            (took.listed_first if is_first else took.listed).append(window.wait_for("listed").after * 1000)
            window.wait_until(ready=True)
            time.sleep(run.seconds(SETTLES))
            took.stood_still.append(window.ask("beat", on=False)["longest"] * 1000)
            took.stood_still_floor.append(bare.ask("beat", on=False)["longest"] * 1000)
            took.letters += [second * 1000 for second in window.ask("type", text=SOUGHT)["seconds"]]
            took.letters_floor += [second * 1000 for second in bare.ask("type", text=SOUGHT)["seconds"]]


def _write(folder: Path, number: int) -> list[str]:
    """Writes so many routines; their texts."""
    folder.mkdir(parents=True)
    texts = []
    for one in range(number):
        step, level = STEPS[one % len(STEPS)], LEVELS[one % len(LEVELS)]
        texts.append(TEXT.format(number=one, step=step, level=level, hold=HOLDS[one % len(HOLDS)]))
        (folder / f"evening-{one}.yaml").write_text(texts[-1], encoding="utf-8")
    return texts


def _compose(texts: Iterable[str]) -> None:
    for text in texts:
        yaml.compose(text, Loader=yaml.CSafeLoader)
