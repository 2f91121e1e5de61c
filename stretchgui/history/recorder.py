"""Writes a session into the history while it happens: whatever kills the program, what had ended is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final, Protocol

from stretchgui.document.problems import Problem
from stretchgui.history.records import SessionRecord
from stretchgui.history.unfinished import Place
from stretchgui.routine.timeline import WORK, Phase
from stretchgui.session import events as ev
from stretchgui.session.record import SetDone
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Running

# While a phase runs its place is written so often, in real seconds.
PLACE_EVERY: Final = 5.0


_Key = tuple[object, ...]


class Keeps(Protocol):
    """What takes a session's records; `History` does."""

    def begin(self, session: SessionRecord, before: Iterable[SetDone] = ()) -> Problem | None:
        """A session begins, or goes on after what was done before."""

    def put_plan(self, session_id: str, plan: str) -> Problem | None:
        """What is planned in it."""

    def put_hold(self, session_id: str, hold: ev.HoldDone, complete: int = 0) -> Problem | None:
        """What one set on one side came to."""

    def put_place(self, session_id: str, place: Place) -> Problem | None:
        """Where it is."""

    def finish(self, session_id: str, result: ev.Result) -> Problem | None:
        """How it came out."""


class Recorder:
    """Records one session.

    Args:
        history: Where to.
        session: What it is.
        done_in: What was done so far in the set of a phase.
        wall: The moment, as clocks on the wall show it: no time is measured by it.
        speed: How many session seconds pass in a real one.
        before: What was done of it in an earlier run of the program.
        troubled: Told what kept a record from reaching the disk, each time.
    """

    def __init__(
        self,
        history: Keeps,
        session: SessionRecord,
        done_in: Callable[[Phase], SetDone | None],
        wall: Callable[[], datetime],
        *,
        speed: float = 1.0,
        before: Iterable[SetDone] = (),
        troubled: Callable[[Problem], None] = lambda _: None,
    ) -> None:
        self.session = session
        self._history = history
        self._done_in = done_in
        self._wall = wall
        self._speed = speed
        self._before = tuple(before)
        self._troubled = troubled
        self._present: Phase | None = None
        self._placed = 0.0
        self._written: dict[_Key, SetDone] = {}

    def begin(self, plan: str) -> None:
        """The session is there, and this is planned."""
        self._try(self._history.begin(self.session, self._before))
        self._written = {_key_of(one.hold): one for one in self._before}
        self.replan(plan)

    def replan(self, plan: str) -> None:
        """This is planned from now on."""
        self._try(self._history.put_plan(self.session.id, plan))

    def take(self, events: Iterable[ev.Event], snapshot: Snapshot) -> None:
        """Records what happened: every set that it was about, and where the session is now."""
        told = [event for event in events if not isinstance(event, ev.CueFired)]
        if not told:
            return
        about = [self._present, *(getattr(event, "phase", None) for event in told)]
        self._present = snapshot.phase
        self._put_sets(phase for phase in (*about, self._present) if phase is not None)
        last = told[-1]
        if isinstance(last, ev.SessionFinished | ev.SessionEnded):
            self._put_all(last.holds)
            self._try(self._history.finish(self.session.id, last.result))
        else:
            self._put_place(snapshot)

    def look(self, snapshot: Snapshot) -> None:
        """Every few seconds records where the session is, and what came of the present hold so far."""
        if isinstance(snapshot.state, Running) and (snapshot.at - self._placed) / self._speed >= PLACE_EVERY:
            if snapshot.phase.kind in WORK:
                self._put_sets([snapshot.phase])
            self._put_place(snapshot)

    def _put_sets(self, phases: Iterable[Phase]) -> None:
        sets = {(phase.step, phase.exercise, phase.receiver, phase.side, phase.set): phase for phase in phases}
        for done in map(self._done_in, sets.values()):
            if done is not None and self._written.get(_key_of(done.hold)) != done:
                self._written[_key_of(done.hold)] = done
                self._try(self._history.put_hold(self.session.id, done.hold, done.complete))

    def _put_all(self, holds: Iterable[ev.HoldDone]) -> None:
        """The last word: whatever differs from what was written."""
        known = {one.hold for one in self._written.values()}
        for hold in holds:
            if hold not in known:
                self._try(self._history.put_hold(self.session.id, hold))

    def _put_place(self, snapshot: Snapshot) -> None:
        self._placed = snapshot.at
        place = Place(self._wall(), snapshot.phase.index, snapshot.elapsed, snapshot.left)
        self._try(self._history.put_place(self.session.id, place))

    def _try(self, problem: Problem | None) -> None:
        if problem is not None:
            self._troubled(problem)


def _key_of(hold: ev.HoldDone) -> _Key:
    return hold.step, hold.exercise, hold.person, hold.side, hold.set
