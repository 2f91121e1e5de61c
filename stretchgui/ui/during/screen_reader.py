"""What a screen reader is told of a session."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.showing import Mood, Showing


class ScreenReader:
    """Tells of each phase and each state, once.

    Args:
        page: What it reads: its name is the moment.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._told: tuple[int, Mood] | None = None

    def forget(self) -> None:
        """Whatever comes next is new."""
        self._told = None

    def tell(self, snapshot: Snapshot, showing: Showing) -> None:
        """Tells of a moment, unless it is still the same."""
        told = (snapshot.phase.index, showing.mood)
        if told != self._told:
            self._told = told
            self._page.setAccessibleName(showing.spoken)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, showing.spoken))
