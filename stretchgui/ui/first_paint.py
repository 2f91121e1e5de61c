"""Tells when a window's first picture is on the screen: what that does not need is done after it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

# A window that starts minimised or covered is never painted, and its program is to be ready all the same.
PATIENCE_MS: Final = 300


class FirstPaint(QObject):
    """Watches a window until it has been painted once.

    Args:
        window: Which; it owns this.

    Signals:
        over: the first picture is there, or is not to be waited for any longer; said once.
    """

    over = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._say)
        self._patience.start(PATIENCE_MS)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets everything through."""
        if event.type() is QEvent.Type.Paint:
            # Its children are painted with it: once this turn of the loop is over all of it is on the screen.
            watched.removeEventFilter(self)
            self._patience.start(0)
        return False

    @Slot()
    def _say(self) -> None:
        self._window.removeEventFilter(self)
        self.over.emit()
