"""What is kept of sessions, and what becomes of it: wired here, so that the rest of the program need not know."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stretchgui.document.problems import Problem
from stretchgui.history.store import History
from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.paths import Paths
from stretchgui.pattern.notes import Note, Place
from stretchgui.routine.measure import Measure
from stretchgui.routine.shelf import Shelf
from stretchgui.routine.suiting import Suiting
from stretchgui.session.people import People
from stretchgui.ui.after.backups import Backups
from stretchgui.ui.before.gate import Gate
from stretchgui.ui.before.preview_page import PreviewPage
from stretchgui.ui.before.reopening_card import ReopeningCard
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.during.recording import Recording
from stretchgui.ui.during.session_driver import Listener
from stretchgui.ui.flow import Flow
from stretchgui.ui.reopening import Reopening

log = logging.getLogger(__name__)


class Keeping(QObject):
    """The history of this run of the program.

    Args:
        paths: Where its file is.
        options: What the command line asked for: demonstrations are recorded only if it says so.
        conductor: Whose sessions are recorded.
        shelf: Where routines come from.
        suiting: Gives whom what suits.
        words: What is said.
        people: The two, by their names.
        preview: Where a session that was cut off is offered.
        window: What its dialogs belong to.
        wall: The moment, as clocks on the wall show it.

    Attributes:
        history: What is kept.
        backups: Saves it as one file, and adds others.

    Signals:
        said (str): what became of something.
        failed (Problem): something could not be kept, or a file was not what it should be.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        paths: Paths,
        options: WindowOptions,
        conductor: Conductor,
        shelf: Shelf,
        suiting: Callable[[], Suiting],
        words: Words,
        people: Callable[[], People],
        preview: PreviewPage,
        window: QWidget,
        wall: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._shelf = shelf
        self._wall = wall
        self.history, self._problems = History.open(paths.history)
        for problem in self._problems:
            # The window's line is gone after a while, and may be all that names the file that was set aside.
            log.warning("%s", problem)
        self.backups = Backups(words, self.history, window)
        self.backups.said.connect(self.said)
        self._recording: Recording | None = None
        self._reopening: Reopening | None = None
        if options.is_kept:
            self._recording = Recording(
                self.history, conductor, self._path_of, words.language, wall, speed=options.speed, parent=self
            )
            self._recording.failed.connect(self.failed)
            card = ReopeningCard(words, lambda: shelf.exercises)
            preview.put_above(card)
            self._reopening = Reopening(words, self.history, shelf, suiting, conductor, card, people, wall, self)
            self._reopening.said.connect(self.said)

    @property
    def listeners(self) -> tuple[Listener, ...]:
        """Who hears of everything that happens in a session."""
        return () if self._recording is None else (self._recording.take,)

    @property
    def records(self) -> bool:
        """Whether sessions are written down in this run."""
        return self._recording is not None

    @property
    def session(self) -> str | None:
        """The id of the session that runs, if one does and is recorded."""
        return None if self._recording is None else self._recording.session

    def put_try(self, place: Place, measure: Measure, note: Note) -> None:
        """Writes down what a try of a check has come to, if the session that runs is recorded."""
        if self._recording is not None and self._recording.session is not None:
            self._recording.put_try(note.as_try(place, measure, self._recording.session, self._wall()))

    def find_unfinished(self) -> None:
        """Looks for a session that was cut off, once the routines are read."""
        if self._reopening is not None:
            self._reopening.find()

    def offer_unfinished(self, flow: Flow, gate: Gate) -> None:
        """Offers to go on with it, once the window shows a routine."""
        if self._reopening is not None:
            self._reopening.offer(flow, gate)

    def take_problems(self) -> tuple[Problem, ...]:
        """What was wrong with what was kept, since this was last asked."""
        taken, self._problems = self._problems, ()
        return taken

    def close(self) -> None:
        """Writes what is left, and closes the file."""
        if self._recording is not None:
            self._recording.close()
        problem = self.history.close()
        if problem is not None:
            log.warning("%s", problem)

    def _path_of(self, routine_id: str) -> str:
        entry = next((entry for entry in self._shelf.entries if entry.id == routine_id), None)
        return str(entry.path.absolute()) if entry else ""
