"""The place beside a session for what changes the holds still to come, and its keys: the session's go first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QChildEvent, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.ui.during.actions import MEDIA_KEYS
from stretchgui.ui.during.offers import has_focus_within

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


class SidePanel(QObject):
    """Shows a panel beside a session, or none; a key of `FIRST` is not for its fields.

    Args:
        page: The session's page, which the panel lies on and which takes the keys once it is hidden.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._panel: QWidget | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is a panel, shown or not."""
        return self._panel is not None

    @property
    def is_shown(self) -> bool:
        """Whether it is to be seen wherever the page is."""
        return self._panel is not None and self._panel.isVisibleTo(self._page)

    def hold(self, panel: QWidget | None) -> None:
        """Takes a panel, hidden for now; or gives it up."""
        self._panel = panel
        if panel is not None:
            panel.setParent(self._page)
            panel.hide()
            self._watch(panel)

    def show(self, shown: bool) -> bool:
        """Shows or hides the panel, before all else on the page; tells whether anything changed."""
        if self._panel is None or shown == self.is_shown:
            return False
        held = has_focus_within(self._panel)
        self._panel.setVisible(shown)
        self._panel.raise_()
        if held and not shown:
            self._page.setFocus()
        return True

    def place(self, rect: QRect) -> None:
        """Puts it where it belongs."""
        if self._panel is not None:
            self._panel.setGeometry(rect)

    def _watch(self, panel: QWidget) -> None:
        """Watches a panel and all that is in it, or will be."""
        for widget in (panel, *panel.findChildren(QWidget)):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps a field from claiming such a key: so it reaches the page's shortcuts."""
        if isinstance(event, QChildEvent):
            child = event.child()
            if event.type() == QEvent.Type.ChildPolished and isinstance(child, QWidget):
                self._watch(child)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in FIRST:
            event.ignore()
            return True
        return False
