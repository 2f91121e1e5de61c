"""The benchmarks still start, and what they say of a session's cues is true. Nobody waits here for a true figure."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.__main__ import NAMES, measured
from benchmarks.cues_due import Compared, Line, compare, sessions_in
from benchmarks.measured import Run, bundled_paths
from benchmarks.report import Measured, as_json, as_markdown, as_text, missed
from benchmarks.rows import Found, Row, Target, row_of
from stretchgui.language.words_file import load_words
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import read_library
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.event_log import EventLog
from stretchgui.session.events import Event
from stretchgui.session.machine import Session
from stretchgui.session.people import people_called
from stretchgui.session.states import Command, Paused

# Those that open windows are tried in tests/app.
WITHOUT_WINDOW = ("ticking", "keeping", "catalogue", "painting")
DISTURBING = (
    *((Command.PAUSE, 0.0), (Command.ADD_TIME, -10.0), (Command.RELEASE, 0.0), (Command.ADD_TIME, 10.0)),
    *((Command.RESTART, 0.0), (Command.NEXT, 0.0), (Command.NUMBER, 7.0)),
)
FAST = Target(most=5.0, ratio=2.0)

Disturb = Callable[[Session, int], tuple[Event, ...]]


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_a_module_that_measures(name: str) -> None:
    assert callable(import_module(f"benchmarks.{name}").measure)


@pytest.mark.parametrize("name", WITHOUT_WINDOW)
@pytest.mark.usefixtures("qapp")
def test_each_measures_something(name: str) -> None:
    result = measured(name, Run(once=True, only="single-knee-to-chest"))
    assert result.found.rows
    assert all(row.figure >= 0 and row.times >= 1 for row in result.found.rows)
    assert result.found.title in as_text(result)


@pytest.mark.parametrize(
    ("figure", "floor", "met"), [(5.0, 1.0, True), (6.0, 3.0, True), (6.0, 2.9, False), (5.1, None, False)]
)
def test_a_promise_is_kept_by_the_figure_or_by_its_ratio(figure: float, floor: float | None, met: bool) -> None:
    row = row_of("a look", "ms", [figure], [] if floor is None else [floor], FAST)
    assert row.met is met
    assert bool(missed([Measured("x", Found("X", [row]), "", 0.0)])) is not met


def test_a_row_without_a_promise_is_neither_met_nor_missed() -> None:
    row = row_of("a look", "ms", [1.0, 3.0, 2.0])
    assert (row.figure, row.low, row.high, row.times, row.met) == (2.0, 1.0, 3.0, 3, None)
    assert missed([Measured("x", Found("X", [row]), "", 0.0)]) == []


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert row_of("late", "ms", [float(value) for value in range(1, 201)], at=0.99).figure == 199.0


def test_tables_say_what_was_promised_and_how_busy_the_machine_was() -> None:
    rows = [row_of("start", "ms", [300.0], [100.0], Target(ratio=2.0)), Row("no target", "MB", 1.5, 1.5, 1.5, 1)]
    result = Measured("start", Found("Starting", rows, ["a note"]), "the machine was quiet", 1.0)
    for text in (as_text(result), as_markdown([result], "make bench")):
        assert "300 ms" in text
        assert "NOT MET" in text
        assert "the machine was quiet" in text
        assert "a note" in text
    (told,) = json.loads(as_json([result]))["benchmarks"]
    assert [row["met"] for row in told["rows"]] == [False, None]
    assert told["rows"][0]["ratio"] == 3.0


# ---- cues --------------------------------------------------------------------------------------------------------


@pytest.fixture
def sheet() -> CueSheet:
    paths = bundled_paths()
    entry = read_library(paths).routine("two-simple-stretches")
    assert entry is not None
    assert entry.routine is not None
    timeline = build_timeline(entry.routine, Customisation())
    return CueSheet(load_words(paths.bundled_assets / "words")[0], timeline)


def session_log(sheet: CueSheet, path: Path, disturb: Disturb) -> list[Line]:
    """The log of a session that is looked at every quarter of a second."""
    clock = HandClock()
    session = Session(sheet.timeline, clock, sheet)
    with path.open("w", encoding="utf-8") as file:
        log = EventLog(file, people_called(load_words(bundled_paths().bundled_assets / "words")[0]))
        log.take(session.command(Command.START))
        looks = 0
        while not session.snapshot.over:
            clock.advance(0.25)
            log.take(session.look())
            log.take(disturb(session, looks))
            looks += 1
    (lines,) = sessions_in(path)
    return lines


def undisturbed(_session: Session, _looks: int) -> tuple[Event, ...]:
    """Lets it run."""
    return ()


def disturbed(session: Session, looks: int) -> tuple[Event, ...]:
    """Does something every now and then, and goes on from every pause a moment later."""
    if isinstance(session.snapshot.state, Paused) and looks % 7 == 0:
        return session.command(Command.RESUME)
    command, seconds = DISTURBING[looks // 41 % len(DISTURBING)]
    if looks % 41 == 0 and session.snapshot.allows(command):
        return session.command(command, seconds)
    return ()


def test_of_a_session_that_runs_through_every_cue_is_found(sheet: CueSheet, tmp_path: Path) -> None:
    lines = session_log(sheet, tmp_path / "e.jsonl", undisturbed)
    found = compare(lines, sheet)
    due = sum(len(sheet.of(phase, phase.planned)) for phase in sheet.timeline.phases)
    assert found == Compared(phases=len(sheet.timeline.phases), cues=due)


def test_a_cue_that_is_missing_is_missed_and_one_that_comes_twice_is_wrong(sheet: CueSheet, tmp_path: Path) -> None:
    lines = session_log(sheet, tmp_path / "e.jsonl", undisturbed)
    place = next(at for at, line in enumerate(lines) if line["event"] == "cue" and line["name"] == "halfway")
    without = compare(lines[:place] + lines[place + 1 :], sheet)
    assert len(without.missed) == 1
    assert "halfway" in without.missed[0]
    assert without.wrong == []
    twice = compare([*lines[:place], lines[place], *lines[place:]], sheet)
    assert len(twice.wrong) == 1
    assert twice.missed == []


def test_pauses_stops_and_added_time_double_and_lose_no_cue(sheet: CueSheet, tmp_path: Path) -> None:
    lines = session_log(sheet, tmp_path / "e.jsonl", disturbed)
    happened = {line["event"] for line in lines}
    assert {"paused", "resumed", "releasing", "added_time", "restarted", "skipped"} <= happened
    found = compare(lines, sheet)
    assert found.cues > 50
    assert (found.missed, found.wrong) == ([], [])


def test_what_is_due_while_nobody_looks_is_left_out_by_rule(sheet: CueSheet, tmp_path: Path) -> None:
    lines = session_log(sheet, tmp_path / "e.jsonl", undisturbed)
    place = next(at for at, line in enumerate(lines) if line["event"] == "cue" and line["name"] == "halfway")
    t = lines[place]["t"]
    found = compare(lines[:place] + lines[place + 1 :], sheet, [(t - 1, t + 1)])
    assert (found.left_out, found.missed) == (1, [])


def test_what_is_left_out_before_a_pause_is_left_out_at_its_own_time(sheet: CueSheet, tmp_path: Path) -> None:
    lines = session_log(sheet, tmp_path / "e.jsonl", disturbed)
    pause = next(at for at, line in enumerate(lines) if line["event"] == "paused" and line["reason"] == "asked")
    begin = max(at for at, line in enumerate(lines[:pause]) if line["event"] == "phase")
    t = lines[begin]["t"]
    kept = [line for at, line in enumerate(lines) if not (begin < at < pause and line["event"] == "cue")]
    found = compare(kept, sheet, [(t - 1, lines[pause]["t"])])
    assert found.left_out == len(lines) - len(kept) > 0
    assert found.missed == []
