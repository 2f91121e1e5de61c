"""What must be in a data folder after whatever happened: the one check of every fault."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from stretchgui.history.records import SessionRecord
from stretchgui.history.reopening import CutOff, cut_off
from stretchgui.history.store import History
from stretchgui.history.unfinished import Unfinished
from stretchgui.session.course import GAP
from stretchgui.session.events import HoldDone
from tests.faults.program import Event
from tests.faults.stage import HISTORY, PAST

WORK: Final = ("hold", "reps", "breathe")
# Seconds are kept to the millisecond in the events.
NEARLY: Final = 0.002

SetKey = tuple[object, ...]


@dataclass(frozen=True)
class Kept:
    """What a history holds, read when its program was gone.

    Attributes:
        sessions: All sessions, the oldest first.
        unfinished: Those that were cut off.
    """

    sessions: tuple[SessionRecord, ...]
    unfinished: tuple[Unfinished, ...]

    @property
    def past(self) -> bool:
        """Whether what was done on another evening is there as it was."""
        return PAST in self.sessions

    @property
    def present(self) -> tuple[SessionRecord, ...]:
        """What was done since."""
        return tuple(session for session in self.sessions if session.id != PAST.id)

    @property
    def offered(self) -> CutOff | None:
        """The session that the next start offers to go on with."""
        return cut_off(self.unfinished[-1], datetime.now(UTC)) if self.unfinished else None


def kept_in(home: Path) -> Kept:
    """Reads a history as SQLite finds it, and as the next start of the program does; it is sound in both ways."""
    path = home / HISTORY
    database = sqlite3.connect(path, isolation_level=None)
    try:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        database.close()
    history, problems = History.open(path)
    try:
        assert problems == ()
        return Kept(history.sessions(), history.unfinished())
    finally:
        history.close()


def gone_through(events: Iterable[Event]) -> dict[SetKey, float]:
    """Seconds of every set, in holds that were gone through to their end, as a program has told them."""
    seconds: dict[SetKey, float] = {}
    present: Event | None = None
    for event in events:
        match event["event"]:
            case "phase":
                if present is not None and present["kind"] in WORK:
                    key = _key(present)
                    seconds[key] = seconds.get(key, 0.0) + present["planned"]
                present = event
            case "skipped" | "restarted" | "finished" | "ended":
                present = None
            case _:
                pass
    return seconds


def assert_nothing_lost(session: SessionRecord, events: Sequence[Event]) -> int:
    """Everything that a program told to be over is in the history, once, to the second.

    Returns:
        How many sets that were.
    """
    held = {_key_of(hold): hold for hold in session.holds}
    assert len(held) == len(session.holds), "nothing is there twice"
    through = gone_through(events)
    missing = {key: seconds for key, seconds in through.items() if key not in held}
    assert not missing, f"ended, and not in the history: {missing}"
    short = {key: (seconds, held[key]) for key, seconds in through.items() if held[key].held < seconds - NEARLY}
    assert not short, f"held for longer than the history says: {short}"
    last = events[-1] if events else {}
    if last.get("event") in ("finished", "ended"):
        told = {_key(hold | {"receiver": hold["person"]}): hold for hold in last["holds"]}
        assert told.keys() == held.keys()
        assert all(abs(told[key]["held"] - held[key].held) < NEARLY for key in told)
        assert session.result is not None
        assert session.result.value == last["result"]
    return len(through)


def assert_offer_is_true(cut: CutOff, events: Sequence[Event], speed: float) -> None:
    """What the next start says of the place is where the session was, as far as it was told.

    A place is written before it is told: it may be what one look, the last one, has brought about.
    """
    phases, phase = cut.plan.timeline.phases, cut.phase
    last = max((event["index"] for event in events if event["event"] == "phase"), default=0)
    assert phase.index >= last, f"it says {phase}, and was in {phases[last]}"
    crossed = sum(one.planned for one in phases[last + 1 : phase.index])
    skipped = any(event["event"] == "skipped" for event in events)
    assert skipped or crossed <= GAP * speed, f"it says {phase}, and was in {phases[last]}"
    assert 0.0 <= cut.place.elapsed <= phase.planned + NEARLY
    assert cut.is_recent


def _key(told: Event) -> SetKey:
    return told["step"], told["exercise"], told["receiver"], told["side"], told["set"]


def _key_of(hold: HoldDone) -> SetKey:
    return hold.step, hold.exercise, hold.person, hold.side, hold.set
