"""What the state machine costs: a look at it, an hour of it, and whether a day of late looks makes it drift."""

from __future__ import annotations

import random
import time
from typing import Final

from benchmarks.measured import Run, bundled_paths
from benchmarks.rows import Found, Target, row_of
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import read_library
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.timeline import Timeline
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.events import PhaseEntered
from stretchgui.session.machine import Session
from stretchgui.session.states import Command

ROUTINE: Final = "twenty-minutes-for-two"
HOUR: Final = 3600.0
DAY: Final = 24 * HOUR
# As often as a window would look that shows every picture of a motion (seconds).
TICK: Final = 1 / 30
# How late a look may be in the simulated day (seconds): as on a machine that has much else to do.
LATEST: Final = 0.4
FLOOR: Final = "floor: a loop that advances the same clock and compares it with a deadline"


def measure(run: Run) -> Found:
    """Runs sessions on a clock that is moved by hand."""
    words, timeline = load_words(bundled_paths().bundled_assets / "words")[0], _timeline()
    ticks, floors, hours, hour_floors = [], [], [], []
    for _ in range(run.times(7)):
        looks, seconds, took = _run(words, timeline, TICK)
        floor = _empty(looks) / looks * 1e6
        ticks.append(took / looks * 1e6)
        floors.append(floor)
        looks, seconds, took = _run(words, timeline, None)
        hours.append(took / seconds * HOUR * 1000)
        hour_floors.append(_empty(looks) / seconds * HOUR * 1000)
    drift = _drift(words, timeline, run.seconds(DAY, HOUR))
    rows = [
        row_of("a look that finds nothing to do, mostly", "µs", ticks, floors),
        row_of("an hour of session, looked at when the window does", "ms", hours, hour_floors),
        row_of("drift over a simulated day", "ms", [drift * 1000], target=Target(0.001)),
    ]
    return Found("The state machine", rows, [FLOOR, "drift: its looks come up to 0.4 s late, at random"])


def _timeline() -> Timeline:
    entry = read_library(bundled_paths()).routine(ROUTINE)
    routine = entry.routine if entry is not None else None
    assert isinstance(routine, Routine), "it comes with the program"
    return build_timeline(routine, Customisation(turns=Turns.WHOLE))


def _run(words: Words, timeline: Timeline, tick: float | None) -> tuple[int, float, float]:
    """One session: how many looks it took, how many session seconds, and how many of the processor.

    Args:
        words: What its cues say.
        timeline: What is done.
        tick: Seconds between two looks; None: when something is due, at least once a second.
    """
    clock = HandClock()
    session = Session(timeline, clock, CueSheet(words, timeline))
    session.command(Command.START)
    looks, began = 0, time.process_time()
    while not session.snapshot.over:
        wait = session.next_look() if tick is None else tick
        clock.advance(wait or TICK)
        session.look()
        looks += 1
    return looks, clock(), time.process_time() - began


def _empty(looks: int) -> float:
    """Seconds of the processor for so many looks at nothing."""
    clock, deadline, passed = HandClock(), float(looks), 0
    began = time.process_time()
    for _ in range(looks):
        clock.advance(TICK)
        if clock() >= deadline:
            passed += 1
    return time.process_time() - began


def _drift(words: Words, timeline: Timeline, lasts: float) -> float:
    """By how many seconds phases began elsewhere than planned, at most, in session after session of so much time."""
    chance, worst, spent = random.Random(1), 0.0, 0.0
    while spent < lasts:
        clock = HandClock()
        session = Session(timeline, clock, CueSheet(words, timeline))
        events = session.command(Command.START)
        while not session.snapshot.over:
            for event in events:
                if isinstance(event, PhaseEntered):
                    worst = max(worst, abs(event.t - event.phase.start))
            clock.advance((session.next_look() or TICK) + chance.uniform(0.0, LATEST))
            events = session.look()
        spent += clock()
    return worst
