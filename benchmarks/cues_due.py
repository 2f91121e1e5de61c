"""Which cues a session should have given, from its timeline alone, beside those its event log says it gave."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from stretchgui.routine.timeline import Phase
from stretchgui.session.cues import IMMEDIATE, Cue, CueSheet

# The log rounds to the millisecond, and its moments are sums of such.
NEAR: Final = 0.02

Line = Mapping[str, Any]
# From when to when (session seconds) nobody looked.
Apart = tuple[float, float]


@dataclass(slots=True)
class Compared:
    """What came of it.

    Attributes:
        phases: How many were entered.
        cues: How many were given at their time.
        left_out: What was due while nobody looked for half a second: by rule only the newest of it is heard.
        missed: What was due and not given: the session's second and the name.
        wrong: What was given twice, or at a time that is not its own.
    """

    phases: int = 0
    cues: int = 0
    left_out: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Compared) -> None:
        """Takes another session's along."""
        self.phases += other.phases
        self.cues += other.cues
        self.left_out += other.left_out
        self.missed += other.missed
        self.wrong += other.wrong


@dataclass(slots=True)
class _Visit:
    """A stay in a phase, as the log tells it; `since` and `elapsed` are where it last began to run."""

    phase: Phase
    due: list[Cue]
    length: float
    since: float
    elapsed: float = 0.0
    runs: bool = True
    stretched: bool = False
    given: set[int] = field(default_factory=set)


def sessions_in(events: Path) -> Iterator[list[Line]]:
    """The lines of a log, session by session."""
    lines: list[Line] = []
    with events.open(encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            if line["event"] == "started" and lines:
                yield lines
                lines = []
            lines.append(line)
    if lines:
        yield lines


def compare(lines: Sequence[Line], sheet: CueSheet, apart: Iterable[Apart] = ()) -> Compared:
    """Goes through one session's log.

    Args:
        lines: The log, from `started` on.
        sheet: The cues of its timeline.
        apart: When nobody looked.
    """
    return _Comparison(sheet, tuple(apart)).of(lines)


class _Comparison:
    def __init__(self, sheet: CueSheet, apart: Sequence[Apart]) -> None:
        self._sheet = sheet
        self._apart = apart
        self._visit: _Visit | None = None
        self._compared = Compared()

    def of(self, lines: Sequence[Line]) -> Compared:
        # All cues of a moment belong to the phase before, if that ends then: the log has them in this order.
        for line in lines:
            self._take(line, float(line["t"]))
        return self._compared

    def _take(self, line: Line, t: float) -> None:
        visit = self._visit
        match line["event"]:
            case "phase":
                self._leave(t)
                phase = self._sheet.timeline.phases[line["index"]]
                due = list(self._sheet.of(phase, phase.planned))
                self._visit = _Visit(phase, due, phase.planned, t)
                self._compared.phases += 1
            case "paused" | "releasing" if visit is not None and visit.runs:
                self._judge(visit, t)
                visit.elapsed, visit.runs = self._elapsed(visit, t), False
                visit.since = t
            case "resumed" if visit is not None:
                visit.since, visit.runs = t, True
            case "added_time" if visit is not None:
                self._stretch(visit, float(line["seconds"]), self._elapsed(visit, t))
            case "skipped" | "restarted" | "finished" | "ended":
                self._leave(t)
            case "cue" if line["name"] not in IMMEDIATE and visit is not None:
                self._give(visit, line, t)
            case _:
                pass

    def _elapsed(self, visit: _Visit, t: float) -> float:
        return visit.elapsed + (t - visit.since if visit.runs else 0.0)

    def _stretch(self, visit: _Visit, seconds: float, elapsed: float) -> None:
        """Another length has other cues; what was given stays given, and what moves into the past is never said."""
        before = [visit.due[number] for number in visit.given]
        visit.length, visit.stretched = visit.length + seconds, True
        visit.due = [cue for cue in self._sheet.of(visit.phase, visit.length) if cue.at > elapsed + NEAR]
        visit.given = {
            number
            for number, cue in enumerate(visit.due)
            if any(cue.name == old.name and not old.again for old in before)
        }

    def _give(self, visit: _Visit, line: Line, t: float) -> None:
        elapsed = self._elapsed(visit, t)
        for number, cue in enumerate(visit.due):
            if number not in visit.given and cue.name == line["name"] and abs(cue.at - elapsed) < NEAR:
                visit.given.add(number)
                self._compared.cues += 1
                return
        self._compared.wrong.append(f"{t:.3f} {line['name']} in phase {visit.phase.index} at {elapsed:.3f}")

    def _leave(self, t: float) -> None:
        """The phase is left for good."""
        visit, self._visit = self._visit, None
        if visit is not None:
            self._judge(visit, t)

    def _judge(self, visit: _Visit, t: float) -> None:
        """The phase stops to run: what was due in it until now was given, or was missed."""
        elapsed = self._elapsed(visit, t)
        for number, cue in enumerate(visit.due):
            # In a phase that was stretched, questions keep their distance from those before.
            free = visit.stretched and cue.apart > 0
            if number in visit.given or cue.at > elapsed - NEAR or free:
                continue
            visit.given.add(number)
            at = t - (elapsed - cue.at)
            if any(begin - NEAR <= at <= end + NEAR for begin, end in self._apart):
                self._compared.left_out += 1
            else:
                self._compared.missed.append(f"{at:.3f} {cue.name} in phase {visit.phase.index} at {cue.at:.3f}")
