"""Lets the keys that stop a session go first, also while somebody types into a field beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

# What a field would take for itself: a blank, and leaving its own editing.
FIRST: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Escape})


class SessionKeysFirst(QObject):
    """Watches the fields of a panel: a key of `FIRST` is not theirs to override."""

    def watch(self, panel: QWidget) -> None:
        """Watches a panel and all that is in it now."""
        for widget in (panel, *panel.findChildren(QWidget)):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps a field from claiming such a key: so it reaches the page's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in FIRST:
            event.ignore()
            return True
        return False
