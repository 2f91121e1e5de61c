"""Long work in slices: between two of them the window does what people ask of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

# So much is done in one go before the window has its turn: less than a picture's time on the screen.
LONGEST_MS: Final = 10.0


class Slices(QObject):
    """Does some work, a few pieces at a time. There are no threads in the window's process: this is in their place.

    Args:
        pieces: The work; it is done by going through it, and each piece should be short.
        parent: Who owns it.

    Signals:
        over: all of it is done.
    """

    over = Signal()

    def __init__(self, pieces: Iterator[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether some of it is still to be done."""
        return self._timer.isActive()

    @Slot()
    def start(self) -> None:
        """Begins, once the window has done what it was just about to do."""
        self._timer.start(0)

    def stop(self) -> None:
        """Leaves the rest undone."""
        self._timer.stop()

    @Slot()
    def _go_on(self) -> None:
        until = time.perf_counter() + LONGEST_MS / 1000
        for _ in self._pieces:
            if time.perf_counter() >= until:
                self._timer.start(0)
                return
        self.over.emit()
