"""How long it takes from its command to its first picture with the routines in it, beside a bare window's."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from typing import Final

from benchmarks.measured import Run
from benchmarks.outside import Happened, Window
from benchmarks.rows import Found, Target, row_of
from benchmarks.screen import screen

FLOOR: Final = "floor: a bare PySide6 window of the same size with a label, from its command to its first picture"


def measure(run: Run) -> Found:
    """Opens windows in turn: a bare one, one of people who never used the program, one of people who did."""
    bare: list[Happened] = []
    first: list[Happened] = []
    again: list[Happened] = []
    pictures: list[Happened] = []
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
        row_of("first picture", "ms", _after(pictures), _after(bare)),
        row_of("first picture with the routines in it", "ms", _after(again), _after(bare), Target(ratio=2.0)),
        row_of("the same, its processor time", "ms", _processor(again), _processor(bare)),
        row_of("the same, for people who never used it", "ms", _after(first), _after(bare)),
    ]
    return Found("From the command to the first picture", rows, [FLOOR])


def _bare(environ: Mapping[str, str]) -> Happened:
    with Window(["benchmarks.bare"], environ) as window:
        return window.wait_for("painted")


def _listed(environ: Mapping[str, str], home: str) -> tuple[Happened, Happened]:
    """Its first picture, and the first with the routines."""
    with Window(["benchmarks.inside"], {**environ, "STRETCHGUI_HOME": home}, "listed") as window:
        times = window.wait_for("painted"), window.wait_for("listed")
        # Started again, it finds what it has written by then.
        window.wait_until(ready=True)
        return times


def _after(happened: Iterable[Happened]) -> list[float]:
    return [one.after * 1000 for one in happened]


def _processor(happened: Iterable[Happened]) -> list[float]:
    return [one.processor * 1000 for one in happened]
