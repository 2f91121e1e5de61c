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
        self._painted: tuple[float, float] | None = None
        self._beat: Beat | None = None
        self._wanted = os.environ.get(VARIABLE, "").split()
        found = opening.front.window.findChild(QListView, "cards")
        assert found is not None, "the routines are a list of this name"
        self._cards = found
        self._watched: list[QObject] = [opening.front.window]
        opening.front.window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            # All of a window is painted in one turn of the loop: once that is over, it is on the screen.
            QTimer.singleShot(0, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        at = time.monotonic(), time.process_time()
        is_listed = self._cards.model().rowCount() > 0
        if self._painted is None:
            self._painted = at
            self._begin(is_listed=is_listed)
        if is_listed:
            for thing in self._watched:
                thing.removeEventFilter(self)
            if "listed" in self._wanted:
                self._obey(at)
            self.deleteLater()

    def _begin(self, *, is_listed: bool) -> None:
        if not is_listed:
            # Not before: PySide6 makes all its classes of widgets when it is first asked for this one.
            viewport = self._cards.viewport()
            viewport.installEventFilter(self)
            self._watched.append(viewport)
        if "beat" in self._wanted:
            from benchmarks.obeying import Beat

            self._beat = Beat()
            self._beat.start()
        if "listed" not in self._wanted:
            self._obey()

    def _obey(self, listed: tuple[float, float] | None = None) -> None:
        from benchmarks.obeying import say
        from benchmarks.program import ObeyingProgram

        for event, when in (("painted", self._painted), ("listed", listed)):
            if when is not None:
                say(event=event, at=when[0], processor=when[1])
        ObeyingProgram(self._opening, self._beat)
