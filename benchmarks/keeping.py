"""How long it takes to write down what happens in a session, and how many bytes a minute of it are.

What is measured is what holds up the window.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, ParamSpec

from benchmarks.measured import Run, Times, bundled_paths, rows_of
from benchmarks.rows import Found, Target
from stretchgui.history.plan import Plan, steps_of, written
from stretchgui.history.recorder import Recorder
from stretchgui.history.records import SessionRecord
from stretchgui.history.store import History
from stretchgui.language.words_file import load_words
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import read_library
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.events import HoldDone, Result
from stretchgui.session.machine import Session
from stretchgui.session.states import Command, Waiting

P = ParamSpec("P")

ROUTINES: Final = ("two-simple-stretches", "twenty-minutes-for-two")
EVENING: Final = datetime(2026, 11, 29, 20, 15, tzinfo=UTC)
YEAR: Final = 365
SETS: Final = [(step, person) for step in range(6) for person in (Receiver.A, Receiver.B)]
FLOOR: Final = "floor: a transaction that changes one number in a file beside it"
TARGETS: Final = {
    "what happened": Target(5.0, 40.0),
    "a look": Target(5.0, 40.0),
    "a year is opened": Target(10.0, 400.0),
}


def measure(run: Run) -> Found:
    """Runs sessions from their first phase to their last, and writes and reads a year of evenings."""
    library = read_library(bundled_paths())
    took = {
        name: Times() for name in ("a session begins", "what happened", "a look", "a year is opened", "a year is read")
    }
    floor, notes = Times(), [FLOOR]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _measure_floor(folder / "floor.sqlite", floor)
        for routine_id in ROUTINES[: run.times(len(ROUTINES))]:
            entry = library.routine(routine_id)
            if entry is not None and entry.routine is not None:
                bytes_a_minute = _measure_session(folder / f"{routine_id}.sqlite", entry.routine, took)
                notes.append(f"{routine_id}: {bytes_a_minute / 1000:.1f} kB a minute")
        size = _measure_year(folder / "year.sqlite", took, run)
        notes.append(f"a year of evenings: {size / 1000:.0f} kB")
    return Found("Writing down a session", rows_of(took, dict.fromkeys(took, floor), TARGETS), notes)


def _measure_floor(path: Path, floor: Times) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("CREATE TABLE one (at)")
        database.execute("INSERT INTO one VALUES (0)")
        for at in range(1000):
            floor.measure("", database.execute, "UPDATE one SET at = ?", (at,))


def _measure_session(path: Path, routine: Routine, took: dict[str, Times]) -> float:
    """One session from its first phase to its last, looked at twice a second; how many bytes a minute of it are."""
    own = Customisation(turns=Turns.WHOLE)
    timeline, clock = build_timeline(routine, own), HandClock()
    words = load_words(bundled_paths().bundled_assets / "words")[0]
    session = Session(timeline, clock, CueSheet(words, timeline))
    history, _ = History.open(path)
    record = SessionRecord("one", EVENING, routine.id, routine.title.said(), timeline.turns)
    recorder = Recorder(history, record, session.done_in, lambda: EVENING + timedelta(seconds=clock()))
    took["a session begins"].measure("", recorder.begin, written(Plan("", steps_of(routine), own, timeline)))
    log = path.with_name(f"{path.name}-wal")
    before, events = log.stat().st_size, session.command(Command.START)
    while not session.snapshot.over:
        if events:
            _measure_writing(log, took["what happened"], recorder.take, events, session.snapshot)
        _measure_writing(log, took["a look"], recorder.look, session.snapshot)
        clock.advance(0.5)
        waits = isinstance(session.snapshot.state, Waiting)
        events = session.command(Command.CONFIRM) if waits else session.look()
    written_bytes = log.stat().st_size - before
    history.close()
    return written_bytes / clock() * 60


def _measure_writing(log: Path, times: Times, work: Callable[P, object], *given: P.args, **named: P.kwargs) -> None:
    """Keeps how long it took, if anything was written; most looks find nothing to write."""
    before, tried = log.stat().st_size, Times()
    tried.measure("", work, *given, **named)
    if log.stat().st_size > before:
        times.seconds.setdefault("", []).extend(tried.all)


def _measure_year(path: Path, took: dict[str, Times], run: Run) -> int:
    """A session of twelve holds on each evening of a year; how many bytes they are."""
    history, _ = History.open(path)
    holds = tuple(HoldDone(step, "single-knee-to-chest", person, None, 1, 30.0, 30.0, False) for step, person in SETS)
    for day in range(run.times(YEAR)):
        began = EVENING + timedelta(days=day)
        history.begin(SessionRecord(f"{day:032}", began, "r", "R", Turns.WHOLE, Result.FINISHED, holds))
    history.close()
    for _ in range(run.times(9)):
        history, _ = took["a year is opened"].measure("", History.open, path)
        took["a year is read"].measure("", history.sessions)
        history.close()
    return path.stat().st_size
