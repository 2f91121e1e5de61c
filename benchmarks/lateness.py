"""How late phases begin and tones are handed on in the real window, at its real pace, on idle and on busy cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.measured import Run, bundled_paths
from benchmarks.outside import ROOT, Window
from benchmarks.rows import HIGH, MEDIAN, Found, Row, Target, row_of
from benchmarks.screen import screen
from stretchgui.paths import find_paths
from stretchgui.session.choices import Amount
from stretchgui.settings import Settings, SettingsStore

EXERCISE: Final = "single-knee-to-chest"
# Four phases in four and a half seconds, and in most of them the figure moves.
ROUTINE: Final = """\
format: 1
title: Many short phases
defaults: {{get_ready: 1, ease_in: 1, ease_out: 1, rest: 1}}
steps:
  - exercise: {exercise}
    sides: [left]
    hold: 1.5
    rest: 1
    sets: {sets}
"""
SETS: Final = 18
# A tone that was not handed on by then (seconds) was not heard.
HEARD_WITHIN: Final = 0.9
# As sure it is when a session's seconds began: from looks that are told a moment later (seconds).
SURE: Final = 0.05
# A session that is not over by then (seconds) never is.
PATIENCE: Final = 240.0
NOBODY_ELSE, EVERY_CORE = "idle", "all cores busy"
TARGETS: Final = {NOBODY_ELSE: Target(20.0), EVERY_CORE: Target(50.0)}
NOTES: Final = (
    "floor: a precise timer of Qt's in a bare window, at the same time",
    "phase: until every listener has been told; tone: until the process that plays is told",
    "99 %: of a hundred ninety-nine are not later",
)


@dataclass(frozen=True, slots=True)
class _Late:
    """Milliseconds, and how many tones were not heard."""

    phases: Sequence[float]
    tones: Sequence[float]
    floor: Sequence[float]
    unheard: int


def measure(run: Run) -> Found:
    """Runs the session twice: left alone, and with as many other programs as there are cores, each wanting one."""
    rows: list[Row] = []
    with screen() as environ:
        for name, busy in ((NOBODY_ELSE, 0), (EVERY_CORE, os.cpu_count() or 1))[: run.times(2)]:
            with tempfile.TemporaryDirectory() as folder, _busy(busy):
                late = _session(environ, Path(folder), run)
            target = TARGETS[name]
            rows += [
                row_of(f"a phase, {name}, 99 %", "ms", late.phases, late.floor, target, at=HIGH),
                row_of(f"a phase, {name}", "ms", late.phases, late.floor, at=MEDIAN),
                row_of(f"a tone, {name}, 99 %", "ms", late.tones or [0.0], late.floor, target, at=HIGH),
                row_of(f"a tone, {name}", "ms", late.tones or [0.0], late.floor, at=MEDIAN),
                row_of(f"tones not heard, {name}", "", [late.unheard], target=Target(0.0)),
            ]
    return Found("How late a session is", rows, NOTES)


@contextmanager
def _busy(number: int) -> Iterator[None]:
    """So many programs that do nothing, as fast as they can."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(number)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def _session(environ: Mapping[str, str], home: Path, run: Run) -> _Late:
    routine = _write(home, run.times(SETS, 2))
    ear, notes = home / "ear", home / "notes"
    ear.touch()
    with Window(["benchmarks.bare"], environ) as bare:
        bare.wait_for("painted")
        bare.ask("alarms", on=True)
        subprocess.run(
            [sys.executable, "-P", "-m", "benchmarks.timed", str(routine), str(ear), str(notes)],
            env={**environ, "STRETCHGUI_HOME": str(home), "PYTHONPATH": str(ROOT)},
            check=True,
            timeout=PATIENCE,
            stderr=subprocess.DEVNULL,
        )
        floor = [second * 1000 for second in bare.ask("alarms", on=False)["late"]]
    changes = json.loads(notes.read_text(encoding="utf-8"))
    heard = [float(line) for line in ear.read_text(encoding="utf-8").split()]
    tones = [late for due, _ in changes if (late := _until_heard(due, heard)) is not None]
    return _Late([(told - due) * 1000 for due, told in changes], tones, floor or [0.0], len(changes) - len(tones))


def _write(home: Path, sets: int) -> Path:
    """A home of people who want tones only, with an exercise that may be held very shortly; where its routine is."""
    paths = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
    SettingsStore(paths.settings).save(Settings(voice=Amount.TONES))
    text = (bundled_paths().bundled_exercises / f"{EXERCISE}.yaml").read_text(encoding="utf-8")
    paths.own_exercises.mkdir(parents=True)
    (paths.own_exercises / f"{EXERCISE}.yaml").write_text(text.replace("min_hold: 5", "min_hold: 1"), encoding="utf-8")
    routine = home / "many-short-phases.yaml"
    routine.write_text(ROUTINE.format(exercise=EXERCISE, sets=sets), encoding="utf-8")
    return routine


def _until_heard(due: float, heard: Sequence[float]) -> float | None:
    """Milliseconds from when a tone was due until one was handed on; None if none was."""
    at = bisect_left(heard, due - SURE)
    late = heard[at] - due if at < len(heard) else HEARD_WITHIN
    return late * 1000 if late < HEARD_WITHIN else None
