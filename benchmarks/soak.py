"""A day and a night in one window: session after session, sixty times as fast, and what they leave behind.

    python -m benchmarks.soak [--hours 24] [--events FILE]

The same routine of twenty minutes is chosen and started again and again, as people do: with the mouse and the keys.
In every other session they pause, stop, skip, go back, add time, and fill the screen; between sessions they look
into the exercises, the history and the preferences, search, and look at another routine.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.cues_due import Compared, compare, sessions_in
from benchmarks.machine import Others
from benchmarks.measured import bundled_paths
from benchmarks.outside import Window
from benchmarks.people_at_it import ROUTINE, SPEED, Kept, PeopleAtIt
from benchmarks.report import Measured, add_files, as_text, missed, write
from benchmarks.rows import Found, Row, Target
from benchmarks.screen import screen
from stretchgui.language.words_file import load_words
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import read_library
from stretchgui.routine.routine import Turns
from stretchgui.session.cues import CueSheet

# Memory at the end is compared with what it was after so long (real seconds), each over so long.
SETTLED: Final = 600.0
OVER: Final = 120.0
GROWS: Final = 1.05
NONE: Final = Target(0.0)
MOST_NAMED: Final = 5
MEMORIES: Final = {"rss": "resident (RSS)", "pss": "its share (PSS)", "own": "without files (anonymous)"}


def main(typed: Sequence[str]) -> int:
    """Soaks, prints a table, and returns 1 if a promise is not kept."""
    parser = argparse.ArgumentParser("soak", description="A day and a night of sessions in one window.")
    parser.add_argument("--hours", type=float, default=24.0, help="of session time; sixty pass in a real one (24)")
    add_files(parser, "soak")
    parser.add_argument("--events", type=Path, metavar="FILE", help="keep what happened")
    asked = parser.parse_args(typed)
    began, others = time.monotonic(), Others()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        events = asked.events or Path(folder) / "events.jsonl"
        kept = soak(asked.hours, Path(folder) / "home", events)
        cues = cues_of(kept, events)
    found = Found(
        f"{kept.seconds / 3600:.1f} hours of sessions in one window", rows_of(kept, cues), notes_of(kept, cues)
    )
    results = [Measured("soak", found, others.said(), time.monotonic() - began)]
    print(as_text(results[0]))
    write(results, f'make soak ARGS="--hours {asked.hours:g}"', asked.markdown, asked.json)
    return 1 if missed(results) else 0


def soak(hours: float, home: Path, events: Path) -> Kept:
    """Keeps people at a window for so many hours of session time."""
    rows = {entry.id: row for row, entry in enumerate(read_library(bundled_paths()).routines)}
    with screen() as environ:
        arguments = ["--speed", f"{SPEED:g}", "--record", "--events", str(events)]
        with Window(["benchmarks.inside", *arguments], {**environ, "STRETCHGUI_HOME": str(home)}) as window:
            window.wait_until(ready=True)
            people = PeopleAtIt(window, rows)
            try:
                people.stay(hours * 3600, SETTLED)
            finally:
                print(json.dumps(people.kept.done, sort_keys=True), file=sys.stderr)
            return people.kept


def cues_of(kept: Kept, events: Path) -> Compared:
    """What came of the cues of all sessions."""
    paths = bundled_paths()
    entry = read_library(paths).routine(ROUTINE)
    assert entry is not None, "it comes with the program"
    assert entry.routine is not None, "it has no mistake"
    timeline = build_timeline(entry.routine, Customisation(turns=Turns.WHOLE))
    sheet = CueSheet(load_words(paths.bundled_assets / "words")[0], timeline)
    found = Compared()
    for lines, apart in zip(sessions_in(events), kept.apart, strict=True):
        found.add(compare(lines, sheet, apart))
    return found


def rows_of(kept: Kept, cues: Compared) -> list[Row]:
    """The table."""
    start, end = kept.start, kept.end
    assert start is not None, "people stayed"
    assert end is not None, "people stayed"
    settled = kept.settled or start
    left = sorted(set(end.timers) - set(start.timers))
    rows = [_memory(kept, way) for way in ("rss", "pss", "own")]
    return [
        *rows,
        _count("file descriptors", end.descriptors, settled.descriptors, Target(settled.descriptors)),
        _count("timers that ran on at rest", len(left), 0, NONE, ", ".join(left)),
        _count("widgets", end.widgets, settled.widgets, Target(settled.widgets)),
        _count("Qt objects that Python holds", end.wrappers, settled.wrappers, None),
        _count("Python objects", end.objects, settled.objects, None),
        _count("cues missed", len(cues.missed), 0, NONE, "; ".join(cues.missed[:MOST_NAMED])),
        _count("cues doubled or at a wrong time", len(cues.wrong), 0, NONE, "; ".join(cues.wrong[:MOST_NAMED])),
    ]


def notes_of(kept: Kept, cues: Compared) -> list[str]:
    """What else is to be known of it."""
    over_time = [f"{held.megabytes['own']:.0f}" for held in kept.memory[::10]]
    pressed = ", ".join(f"{what} {times}" for what, times in sorted(kept.done.items()))
    return [
        f"{kept.sessions} sessions of {ROUTINE}, {cues.phases} phases, {cues.cues} cues; {pressed}",
        f"{cues.left_out} cues were left out by rule: where nobody looked for half a second only the newest is heard",
        f"megabytes without files after every tenth session: {', '.join(over_time)}",
        "floor: the same after ten real minutes (before the first session, where it did not last so long)",
    ]


def _memory(kept: Kept, way: str) -> Row:
    last = kept.memory[-1].at
    end = [held.megabytes[way] for held in kept.memory if held.at > last - OVER]
    early = [held.megabytes[way] for held in kept.memory if SETTLED <= held.at < SETTLED + OVER]
    early = early or [kept.memory[0].megabytes[way]]
    figure, floor = median(end), median(early)
    name = f"memory at the end, {MEMORIES[way]}"
    return Row(name, "MB", figure, min(end), max(end), len(end), floor, figure / floor, Target(ratio=GROWS))


def _count(name: str, figure: float, floor: float, target: Target | None, note: str = "") -> Row:
    return Row(name, "", figure, figure, figure, 1, floor, None, target, note)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
