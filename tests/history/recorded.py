"""A session driven by hand that is recorded in a real file, as the window records it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from stretchgui.document.problems import Problem
from stretchgui.history.plan import Plan, steps_of, written
from stretchgui.history.recorder import Recorder
from stretchgui.history.records import SessionRecord
from stretchgui.history.reopening import Reopened, cut_off, reopened
from stretchgui.history.store import History
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import Routine, Turns
from stretchgui.session import events as ev
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.machine import Session
from stretchgui.session.states import Command
from tests.history.records_made import EVENING
from tests.session.plans import EVERYTHING, WORDS

OWN = Customisation(turns=Turns.EACH)
Action = Command | float

# What people do: mostly they let time pass.
ACTIONS = st.lists(
    st.floats(0.1, 60).map(lambda seconds: round(seconds, 2))
    | st.sampled_from([command for command in Command if command not in (Command.START, Command.END)]),
    max_size=40,
)


class RecordedRun:
    """One run of the program: a session from its start, or from where an earlier run was cut off."""

    def __init__(
        self,
        path: Path,
        routine: Routine = EVERYTHING,
        again: Reopened | None = None,
        wall: Callable[[], datetime] | None = None,
    ) -> None:
        self.history, problems = History.open(path)
        assert not problems
        self.clock = HandClock()
        timeline = again.timeline if again else build_timeline(routine, OWN)
        at, done = (again.at, again.done) if again else (None, ())
        self.session = Session(timeline, self.clock, CueSheet(WORDS, timeline), at=at, done=done)
        record = again.session if again else SessionRecord("one", EVENING, "small", "Small", Turns.EACH)
        self.troubles: list[Problem] = []
        self.recorder = Recorder(
            self.history,
            record,
            self.session.done_in,
            wall or (lambda: EVENING + timedelta(seconds=self.clock())),
            before=done,
            troubled=self.troubles.append,
        )
        self.recorder.begin(written(Plan("", steps_of(routine), OWN, timeline)))
        self.over: ev.SessionFinished | ev.SessionEnded | None = None
        self._command(Command.RESUME if again else Command.START)

    def act(self, action: Action) -> None:
        """Does what can be done now, or lets time pass as a driver does."""
        if self.over is not None:
            return
        if isinstance(action, Command):
            if self.session.snapshot.allows(action):
                self._command(action)
            return
        until = self.clock() + action
        while (due := self.session.next_look()) is not None and self.clock() + due <= until:
            self.clock.advance(max(due, 1e-7))
            self._hear(self.session.look())
        self.clock.advance(max(0.0, until - self.clock()))
        self._hear(self.session.look())

    def to_the_end(self) -> None:
        """Goes through all that is left, as two people do who skip nothing."""
        while self.over is None:
            for command in (Command.CONFIRM, Command.RESUME):
                self.act(command)
            self.act(5.0)

    def _command(self, command: Command) -> None:
        self._hear(self.session.command(command, 3 if command is Command.NUMBER else 10.0))

    def _hear(self, events: tuple[ev.Event, ...]) -> None:
        snapshot = self.session.snapshot
        if events:
            self.recorder.take(events, snapshot)
        self.recorder.look(snapshot)
        for event in events:
            if isinstance(event, ev.SessionFinished | ev.SessionEnded):
                self.over = event


def cut(path: Path, routine: Routine = EVERYTHING, *, again: bool = False, now: datetime = EVENING) -> Reopened:
    """What the next run of the program finds."""
    history, problems = History.open(path)
    assert not problems
    (unfinished,) = history.unfinished()
    history.close()
    found = cut_off(unfinished, now)
    assert found is not None
    opened = reopened(found, routine, {}, again=again)
    assert opened is not None
    return opened
