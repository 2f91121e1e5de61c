"""How much memory it holds, beside a bare window: where routines are chosen, and while a figure moves."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.long_hold import write_long_hold
from benchmarks.measured import Run
from benchmarks.outside import Window
from benchmarks.rows import Found, Row, Target, row_of
from benchmarks.screen import screen
from benchmarks.sound_server import sound_server

# What is made after the first picture is made by then (seconds).
SETTLES: Final = 3.0
MEMORIES: Final = {"rss": "resident", "pss": "its share", "own": "without files"}
TARGETS: Final = {"rss": Target(ratio=1.5), "pss": Target(ratio=1.5)}
NOTES: Final = (
    "floor: a bare PySide6 window of the same size with a label",
    "resident: RSS; its share: PSS, where others hold the same; without files: what it has written itself",
    "what plays sounds is a process of its own, and not in it",
)

Memory = Mapping[str, float]


def measure(run: Run) -> Found:
    """Opens a bare window and the program in turn, and looks at them when they have settled."""
    bare: list[Memory] = []
    choosing: list[Memory] = []
    moving: list[Memory] = []
    with screen() as quiet, sound_server(quiet) as environ, tempfile.TemporaryDirectory() as folder:
        routine = write_long_hold(Path(folder))
        home = {**environ, "STRETCHGUI_HOME": folder}
        for _ in range(run.times(3)):
            with Window(["benchmarks.bare"], environ) as window:
                window.wait_for("painted")
                bare.append(_settled(window, run))
            with Window(["benchmarks.inside"], home) as window:
                window.wait_until(ready=True)
                choosing.append(_settled(window, run))
            with Window(["benchmarks.inside", str(routine), "--start", "--quit-when-finished"], home) as window:
                window.wait_until(kind="ease_in")
                moving.append(_settled(window, run))
    return Found("Memory", [*_rows("routines", choosing, bare), *_rows("a moving figure", moving, bare, {})], NOTES)


def _settled(window: Window, run: Run) -> Memory:
    time.sleep(run.seconds(SETTLES))
    return window.memory


def _rows(name: str, found: list[Memory], floor: list[Memory], targets: Mapping[str, Target] = TARGETS) -> list[Row]:
    return [
        row_of(f"{name}, {said}", "MB", [one[way] for one in found], [one[way] for one in floor], targets.get(way))
        for way, said in MEMORIES.items()
    ]
