"""Tells a key that is held down from one that is pressed again and again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

PRESS_BUTTONS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HeldKeys(QObject):
    """Watches the keys of a widget's window, as soon as it has one.

    X11 says of a key that is held down that it is let go and pressed again in the same millisecond, over and over. Qt
    recognises the pair only if both have arrived when it looks, which in an idle program they hardly ever have: so it
    says of each that it was pressed anew. Nobody's finger is that fast, so here such a press counts as a repetition.

    Args:
        host: The widget; it owns this.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._window: QWindow | None = None
        self._let_go: dict[int, int] = {}
        self._repeats = False
        host.installEventFilter(self)

    @property
    def repeats(self) -> bool:
        """Whether the key that was pressed last is only held down."""
        return self._repeats

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at what happens, and lets it pass, but for what would press a button again and again."""
        if watched is self._host:
            if event.type() == QEvent.Type.Show:
                self._watch_window()
        elif isinstance(event, QKeyEvent):
            match event.type():
                case QEvent.Type.KeyRelease:
                    self._let_go[event.key()] = event.timestamp()
                case QEvent.Type.ShortcutOverride:
                    self._repeats = self._is_repeated(event)
                case QEvent.Type.KeyPress:
                    self._repeats = self._is_repeated(event)
                    return self._repeats and event.key() in PRESS_BUTTONS
                case _:
                    pass
        return False

    def _is_repeated(self, event: QKeyEvent) -> bool:
        let_go_now: bool = self._let_go.get(event.key()) == event.timestamp()
        return let_go_now or event.isAutoRepeat()

    def _watch_window(self) -> None:
        window = self._host.window().windowHandle()
        if window is not self._window:
            self._window = window
            window.installEventFilter(self)
