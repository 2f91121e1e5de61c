"""The checks of left and right, wired: what is noted in them goes into the history."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from stretchgui.app.keeping import Keeping
from stretchgui.ui.checks.entry import CheckEntry
from stretchgui.ui.during.conductor import Conductor


class Checks(QObject):
    """Binds what is noted to the session that runs.

    Args:
        keeping: What is kept.
        conductor: Whose sessions it is about.
        entry: Where it is noted.
    """

    def __init__(self, keeping: Keeping, conductor: Conductor, entry: CheckEntry) -> None:
        super().__init__(keeping)
        self._keeping = keeping
        self._conductor = conductor
        self._entry = entry
        conductor.began.connect(self._on_began)
        entry.noted.connect(keeping.put_try)

    @Slot()
    def _on_began(self) -> None:
        """Whoever goes on with a session that was cut off finds what was noted in its checks."""
        session, running = self._keeping.session, self._conductor.running
        cut_off = running is not None and running.earlier is not None
        self._entry.begin(self._keeping.history.tries_of(session) if cut_off and session is not None else ())
