"""How much of a processor's core it takes, state by state, beside a bare window; and which timers run there."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.long_hold import write_long_hold
from benchmarks.measured import Run
from benchmarks.outside import Window
from benchmarks.rows import Found, Row, Target, row_of
from benchmarks.screen import screen
from benchmarks.sound_server import sound_server
from stretchgui.paths import find_paths
from stretchgui.settings import Settings, SettingsStore

WATCHED: Final = 6.0
# What begins with a state, its sentences too, is over by then (seconds).
SETTLES: Final = 4.0
# Where nothing is touched for so long (seconds), the window is idle.
UNTOUCHED: Final = 8.0
# As long as it is eased into the stretch: to be seen, and watched.
EASES: Final = 12.0

EASING: Final = "easing in, 30 pictures a second"
HOLDING: Final = "a hold, its figure breathing"
REDUCED: Final = "a hold, motion reduced"
PAUSED: Final = "paused"
IDLE: Final = "idle: a routine is chosen"
# What is promised is of holds; the few seconds into a stretch and out of it have three times as many pictures.
TARGETS: Final = {
    EASING: None,
    HOLDING: Target(6.0),
    REDUCED: Target(1.0),
    PAUSED: Target(0.2),
    IDLE: Target(0.2),
}
STAND_STILL: Final = (PAUSED, IDLE)
NOTES: Final = (
    "of one core, at 1280 x 800; the floor is a bare window with a label, at the same time",
    "what plays sounds is a process of its own, and not in it; the X server's part neither",
)


@dataclass(slots=True)
class _State:
    percent: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    timers: tuple[str, ...] = ()


def measure(run: Run) -> Found:
    """Watches the window in one state after the other, with a bare one open beside it."""
    states: dict[str, _State] = {name: _State() for name in TARGETS}
    with screen() as quiet, sound_server(quiet) as environ, tempfile.TemporaryDirectory() as folder:
        moving, still = (_home(environ, Path(folder) / name, still=name == "still") for name in ("moving", "still"))
        routine = write_long_hold(Path(folder), run.seconds(EASES, 4.0))
        session = ["benchmarks.inside", str(routine), "--start", "--quit-when-finished"]
        with Window(["benchmarks.bare"], environ) as bare:
            bare.wait_for("painted")
            for _ in range(run.times(2)):
                with Window(session, moving) as window:
                    window.wait_until(kind="ease_in")
                    _watch(window, bare, states[EASING], run)
                    window.wait_until(kind="hold")
                    _watch(window, bare, states[HOLDING], run)
                    window.ask("key", key="Space")
                    window.wait_until(state="Paused")
                    _watch(window, bare, states[PAUSED], run)
                with Window(session, still) as window:
                    window.wait_until(kind="hold")
                    _watch(window, bare, states[REDUCED], run)
                with Window(["benchmarks.inside", str(routine)], moving) as window:
                    window.wait_until(ready=True)
                    time.sleep(run.seconds(UNTOUCHED))
                    _watch(window, bare, states[IDLE], run)
    rows = [row_of(name, "%", state.percent, state.floor, TARGETS[name]) for name, state in states.items()]
    rows += [_timers(name, states[name]) for name in STAND_STILL]
    timers = [f"timers, {name}: {', '.join(state.timers) or 'none'}" for name, state in states.items()]
    return Found("Processor time", rows, [*NOTES, *timers])


def _home(environ: Mapping[str, str], home: Path, *, still: bool) -> Mapping[str, str]:
    SettingsStore(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).settings).save(
        Settings(reduce_motion=still)
    )
    return {**environ, "STRETCHGUI_HOME": str(home)}


def _watch(window: Window, bare: Window, state: _State, run: Run) -> None:
    time.sleep(run.seconds(SETTLES))
    before, bare_before, began = window.processor, bare.processor, time.monotonic()
    time.sleep(run.seconds(WATCHED))
    lasted = time.monotonic() - began
    state.percent.append((window.processor - before) / lasted * 100)
    state.floor.append((bare.processor - bare_before) / lasted * 100)
    state.timers = tuple(window.ask("timers")["timers"])


def _timers(name: str, state: _State) -> Row:
    return row_of(f"timers that run, {name}", "", [float(len(state.timers))], target=Target(0.0))
