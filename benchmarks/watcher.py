"""Sees when the program's window is painted, and when its picture has the routines in it."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QListView
from typing_extensions import override

from stretchgui.app.opening import Opening

if TYPE_CHECKING:
    from benchmarks.obeying import Beat

# What is wanted besides, in words: `beat` counts from the first picture on how long the window stands still, and
# `listed` leaves it alone until it shows the routines; without that it obeys from its first picture on.
VARIABLE: Final = "BENCHMARKS_WATCH"


class Watcher(QObject):
    """Lets all events through, says what was painted, and then has the program obey.

    Args:
        opening: The program; it owns this.
    """

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self._opening = opening
        self._painted: float | None = None
        self._beat: Beat | None = None
        self._wanted = os.environ.get(VARIABLE, "").split()
        found = opening.front.window.findChild(QListView, "cards")
        assert found is not None, "the routines are a list of this name"
        self._cards = found
        for thing in self._watched:
            thing.installEventFilter(self)

    @property
    def _watched(self) -> tuple[QObject, ...]:
        return self._opening.front.window, self._cards.viewport()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            # All of a window is painted in one turn of the loop: once that is over, it is on the screen.
            listed = watched is self._cards.viewport() and self._cards.model().rowCount() > 0
            QTimer.singleShot(0, self._on_listed if listed else self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        if self._painted is not None:
            return
        self._painted = time.monotonic()
        if "beat" in self._wanted:
            from benchmarks.obeying import Beat

            self._beat = Beat()
            self._beat.start()
        if "listed" not in self._wanted:
            self._obey()

    @Slot()
    def _on_listed(self) -> None:
        listed = time.monotonic()
        self._painted = self._painted or listed
        for thing in self._watched:
            thing.removeEventFilter(self)
        if "listed" in self._wanted:
            self._obey(listed)
        self.deleteLater()

    def _obey(self, listed: float | None = None) -> None:
        from benchmarks.obeying import say
        from benchmarks.program import ObeyingProgram

        say(event="painted", at=self._painted)
        if listed is not None:
            say(event="listed", at=listed)
        ObeyingProgram(self._opening, self._beat)
