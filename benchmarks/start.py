"""How long it takes from its command to its first picture with the routines in it, beside a bare window's."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import Final

from benchmarks.measured import Run
from benchmarks.outside import Window
from benchmarks.rows import Found, Target, row_of
from benchmarks.screen import screen

FLOOR: Final = "floor: a bare PySide6 window of the same size with a label, from its command to its first picture"


def measure(run: Run) -> Found:
    """Opens windows in turn: a bare one, one of people who never used the program, one of people who did."""
    bare: list[float] = []
    first: list[float] = []
    again: list[float] = []
    pictures: list[float] = []
    with screen() as environ, tempfile.TemporaryDirectory() as used:
        # What is compiled, and read from the disk, at the very first start is not the program's doing.
        for _ in range(run.times(1, 0)):
            _bare(environ)
            _listed(environ, used)
        for _ in range(run.times(7)):
            bare.append(_bare(environ))
            with tempfile.TemporaryDirectory() as new:
                first.append(_listed(environ, new)[1])
            painted, listed = _listed(environ, used)
            pictures.append(painted)
            again.append(listed)
    rows = [
        row_of("first picture", "ms", pictures, bare),
        row_of("first picture with the routines in it", "ms", again, bare, Target(ratio=2.0)),
        row_of("the same, for people who never used it", "ms", first, bare),
    ]
    return Found("From the command to the first picture", rows, [FLOOR])


def _bare(environ: Mapping[str, str]) -> float:
    with Window(["benchmarks.bare"], environ) as window:
        return window.wait_for("painted") * 1000


def _listed(environ: Mapping[str, str], home: str) -> tuple[float, float]:
    """Milliseconds to its first picture, and to the first with the routines."""
    with Window(["benchmarks.inside"], {**environ, "STRETCHGUI_HOME": home}, "listed") as window:
        times = window.wait_for("painted") * 1000, window.wait_for("listed") * 1000
        # Started again, it finds what it has written by then.
        window.wait_until(ready=True)
        return times
