"""The way to the questions about stress, and from them to a routine for winding down."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.shelf import Shelf
from stretchgui.ui.flow import Flow
from stretchgui.ui.main_window import MainWindow


class StressRoad(QObject):
    """Asks the questions when the menu wants it; the dialog is made then.

    Args:
        words: What the dialog says about itself.
        health: What it says about health.
        window: Whose menu it is in.
        shelf: The routines there are.
        flow: Shows the routine that is wanted.
    """

    def __init__(self, words: Words, health: HealthWords, window: MainWindow, shelf: Shelf, flow: Flow) -> None:
        super().__init__(window)
        self._words = words
        self._health = health
        self._window = window
        self._shelf = shelf
        self._flow = flow
        window.stress_requested.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Asks; nothing of the answers is kept."""
        from stretchgui.ui.before.stress_dialog import StressDialog

        language = self._words.language
        titles = {entry.id: entry.title.said(language) for entry in self._shelf.entries if entry.routine is not None}
        dialog = StressDialog(self._words, self._health, titles, self._window)
        dialog.routine_wanted.connect(self._flow.show_routine)
        dialog.exec()
        dialog.deleteLater()
