"""A session without a window that is kept in the history all the same."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from datetime import datetime

from stretchgui.commands.surroundings import RefusalError
from stretchgui.document.problems import Problem
from stretchgui.history.plan import Plan, steps_of, written
from stretchgui.history.recorder import Recorder
from stretchgui.history.records import SessionRecord
from stretchgui.history.store import History
from stretchgui.one_window import DataLock, holder
from stretchgui.paths import Paths
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import Routine
from stretchgui.session.events import Event
from stretchgui.session.machine import Session


class RecordedSession:
    """Hears of everything that happens, and writes it down."""

    def __init__(self, recorder: Recorder, session: Session) -> None:
        self._recorder = recorder
        self._session = session

    def take(self, events: tuple[Event, ...]) -> None:
        """Writes it down."""
        self._recorder.take(events, self._session.snapshot)


@contextlib.contextmanager
def recorded(paths: Paths, routine: Routine, session: Session, speed: float) -> Iterator[RecordedSession]:
    """Keeps a session that is about to start; nobody else writes the history meanwhile.

    Raises:
        RefusalError: Somebody does already.
    """
    lock = DataLock.take(paths.data, "'stretchgui play --record'")
    if lock is None:
        raise RefusalError(f"the history is being written already ({holder(paths.data)}): close that first", 1)
    history, problems = History.open(paths.history)
    said: set[str] = set()

    def say(problem: Problem) -> None:
        if problem.message not in said:
            said.add(problem.message)
            print(problem, file=sys.stderr)

    for problem in problems:
        say(problem)
    timeline = session.snapshot.timeline
    record = SessionRecord(os.urandom(16).hex(), _now(), routine.id, routine.title.said(), timeline.turns)
    recorder = Recorder(history, record, session.done_in, _now, speed=speed, troubled=say)
    recorder.begin(written(Plan("", steps_of(routine), Customisation(turns=timeline.turns), timeline)))
    try:
        yield RecordedSession(recorder, session)
    finally:
        history.close()
        lock.release()


def _now() -> datetime:
    return datetime.now().astimezone()
