"""Lets the keys that stop a session go first, also while somebody types into a field beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.ui.during.actions import MEDIA_KEYS

# What a field would take for itself, and need not: fields beside a session hold whole seconds. Somebody who has just
# changed one may lie down, and stop by a presenter or a foot pedal.
FIRST: Final = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Period,
        Qt.Key.Key_B,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_F5,
        *MEDIA_KEYS,
    }
)


class SessionKeysFirst(QObject):
    """Watches the fields of a panel: a key of `FIRST` is not theirs to override."""

    def watch(self, panel: QWidget) -> None:
        """Watches a panel and all that is in it, or will be."""
        for widget in (panel, *panel.findChildren(QWidget)):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps a field from claiming such a key: so it reaches the page's shortcuts."""
        if isinstance(event, QChildEvent):
            child = event.child()
            if event.type() == QEvent.Type.ChildPolished and isinstance(child, QWidget):
                self.watch(child)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in FIRST:
            event.ignore()
            return True
        return False
