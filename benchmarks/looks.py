"""When a session was looked at, and where two looks lay further apart than they should."""

from __future__ import annotations

from math import inf
from typing import Final

from PySide6.QtCore import QObject, Slot

from stretchgui.session.course import STALE
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.session_driver import SessionDriver

# Looks further apart (real seconds) leave out cues: only the newest is heard then, says the session's rule.
APART: Final = STALE - 0.01


class Looks(QObject):
    """Notes where two looks at a session lay further apart than they should.

    Args:
        speed: How many session seconds pass in a real one.
        parent: Who owns it.
    """

    def __init__(self, speed: float, parent: QObject) -> None:
        super().__init__(parent)
        self._speed = speed
        self._apart: list[tuple[float, float]] = []
        self._last = inf

    def take(self) -> list[tuple[float, float]]:
        """From when to when (session seconds) nobody looked, of the sessions since this was last asked."""
        taken, self._apart = self._apart, []
        return taken

    @Slot(object)
    def begin(self, driver: SessionDriver) -> None:
        """A session begins."""
        self._last = inf
        driver.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        if snapshot.at - self._last > APART * self._speed:
            self._apart.append((self._last, snapshot.at))
        self._last = snapshot.at
