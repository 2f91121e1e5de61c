"""What a second start of the program asks of this window: to be seen, and perhaps another routine."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from stretchgui.language.words import Words
from stretchgui.one_window import Asked, take_asked
from stretchgui.routine.routine import Turns
from stretchgui.routine.shelf import Shelf
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.flow import Flow
from stretchgui.ui.main_window import MainWindow, Pages


class OneAtATime(QObject):
    """Does what a second start asks for; a session that runs is not disturbed by it.

    Args:
        folder: The data folder, where it is asked.
        words: What is said.
        window: Comes to the front.
        pages: Its pages.
        flow: Leads to the routine.
        shelf: Where the routine is.
        conductor: Knows whether a session runs.
    """

    def __init__(
        self,
        folder: Path,
        words: Words,
        window: MainWindow,
        pages: Pages,
        flow: Flow,
        shelf: Shelf,
        conductor: Conductor,
    ) -> None:
        super().__init__(window)
        self._folder = folder
        self._words = words
        self._window = window
        self._flow = flow
        self._shelf = shelf
        self._conductor = conductor
        self._later: Asked | None = None
        # What is asked is renamed into the folder: the folder changes, and nothing is looked at in between.
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        pages.summary.done.connect(self._on_summary_done)

    @Slot()
    def look(self) -> None:
        """Looks whether something was asked, and from now on whenever something may have been."""
        if not self._watcher.directories() and self._folder.is_dir():
            self._watcher.addPath(str(self._folder))
        asked = take_asked(self._folder)
        if asked is not None:
            self._answer(asked)

    def _answer(self, asked: Asked) -> None:
        self._come_forward(asked.token)
        if asked.routine is None:
            return
        if self._conductor.running is None:
            self._open(asked.routine, asked)
        else:
            # Whoever lies on the mat has other things to do: it is opened once they have seen what they did.
            self._later = asked
            entry = self._shelf.entry(asked.routine)
            title = entry.title.said(self._words.language) if entry else Path(asked.routine).stem
            self._window.say(self._words("second_start.later", routine=title))

    def _come_forward(self, token: str) -> None:
        if token:
            # Where Qt looks for it: without one, Wayland lets no window take the focus.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        state = self._window.windowState()
        self._window.setWindowState(state & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
        QApplication.alert(self._window)

    def _open(self, routine: str, asked: Asked) -> None:
        found = self._found(routine)
        if found is None:
            self._window.say(self._words("second_start.unknown", routine=routine))
            return
        self._flow.open(found, Turns(asked.turns) if asked.turns in list(Turns) else None)
        if asked.start and QApplication.activeModalWidget() is None:
            self._flow.start()

    def _found(self, routine: str) -> str | None:
        """The id of a routine, which may have been written since this window was opened, or lie anywhere."""
        if self._shelf.entry(routine) is None and not Path(routine).is_absolute():
            self._shelf.reload_routines()
        if self._shelf.entry(routine) is not None:
            return routine
        if not Path(routine).is_file():
            return None
        self._shelf.open_file(Path(routine))
        return self._shelf.extra.id if self._shelf.extra else None

    @Slot()
    def _on_summary_done(self) -> None:
        asked, self._later = self._later, None
        if asked is not None and asked.routine is not None:
            # It was asked for in another moment: whether it begins is asked anew.
            self._open(asked.routine, Asked(turns=asked.turns))
