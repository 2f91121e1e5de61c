"""Has every session written into the history while it runs."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from stretchgui.document.problems import Problem
from stretchgui.history.plan import Plan, steps_of, written
from stretchgui.history.recorder import Recorder
from stretchgui.history.records import CheckTry, SessionRecord
from stretchgui.history.store import History
from stretchgui.session.cues import CueSheet
from stretchgui.session.events import Event
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.conductor import Conductor, RunningSession
from stretchgui.ui.during.session_driver import SessionDriver

# After a session the disk is waited for, once the summary is on the screen (ms).
SETTLE_AFTER_MS: Final = 300

log = logging.getLogger(__name__)


class Recording(QObject):
    """Records the sessions of a conductor; `take` is to be among those who hear of all that happens.

    Args:
        history: Where to.
        conductor: Whose sessions.
        path_of: The file of a routine, by its id; "" if it has none.
        language: In which a routine's title is kept.
        wall: The moment, as clocks on the wall show it.
        speed: How many session seconds pass in a real one.
        parent: Who owns it.

    Signals:
        failed (Problem): something could not be written; each such thing is told once.
    """

    failed = Signal(object)

    def __init__(
        self,
        history: History,
        conductor: Conductor,
        path_of: Callable[[str], str],
        language: str,
        wall: Callable[[], datetime],
        *,
        speed: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._conductor = conductor
        self._path_of = path_of
        self._language = language
        self._wall = wall
        self._speed = speed
        self._recorder: Recorder | None = None
        self._driver: SessionDriver | None = None
        self._troubles: list[Problem] = []
        self._failed_before = False
        self._told: set[str] = set()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        conductor.began.connect(self._on_began)
        conductor.planned.connect(self._on_planned)
        conductor.over.connect(self._on_over)

    @property
    def session(self) -> str | None:
        """The id of the session that runs, if one does."""
        return self._recorder.session.id if self._recorder else None

    def take(self, events: tuple[Event, ...]) -> None:
        """Hears of what happens, before anybody who shows it."""
        if self._recorder is not None and self._driver is not None:
            self._recorder.take(events, self._driver.snapshot)
            self._tell()

    def put_try(self, one: CheckTry) -> None:
        """Writes down what a try of a check in the session that runs has come to."""
        problem = self._history.put_try(one)
        if problem is not None:
            self._troubles.append(problem)
        self._tell()

    def close(self) -> None:
        """Writes no more."""
        self._settling.stop()

    @Slot(object)
    def _on_began(self, driver: SessionDriver) -> None:
        running = self._conductor.running
        if running is None:
            return
        self._settling.stop()
        self._driver = driver
        earlier = running.earlier
        session = earlier.session if earlier else self._new(running)
        self._recorder = Recorder(
            self._history,
            session,
            driver.done_in,
            self._wall,
            speed=self._speed,
            before=earlier.done if earlier else (),
            troubled=self._troubles.append,
        )
        self._recorder.begin(self._plan(running))
        driver.changed.connect(self._on_changed)
        self._tell()

    def _new(self, running: RunningSession) -> SessionRecord:
        return SessionRecord(
            id=os.urandom(16).hex(),
            started=self._wall(),
            routine=running.routine.id,
            title=running.routine.title.said(self._language),
            turns=running.driver.snapshot.timeline.turns,
        )

    def _plan(self, running: RunningSession) -> str:
        routine = running.routine
        path, timeline = self._path_of(routine.id), running.driver.snapshot.timeline
        return written(Plan(path, steps_of(routine), running.own, timeline))

    @Slot(object)
    def _on_planned(self, _: CueSheet) -> None:
        running = self._conductor.running
        if self._recorder is not None and running is not None:
            self._recorder.replan(self._plan(running))
            self._tell()

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        if self._recorder is not None:
            self._recorder.look(snapshot)
            self._tell()

    @Slot()
    def _on_over(self) -> None:
        self._recorder = self._driver = None
        self._settling.start(SETTLE_AFTER_MS)

    @Slot()
    def _settle(self) -> None:
        problem = self._history.settle()
        if problem is not None:
            log.warning("%s", problem)
            self.failed.emit(problem)

    def _tell(self) -> None:
        """Says what went wrong, once; what may work a moment later only if it has failed before."""
        troubles, self._troubles[:] = tuple(self._troubles), []
        for problem in troubles:
            log.warning("%s", problem)
            passes = self._history.waits and not self._failed_before
            if not passes and problem.message not in self._told:
                self._told.add(problem.message)
                self.failed.emit(problem)
        if troubles:
            self._failed_before = self._history.waits
