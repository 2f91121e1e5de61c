"""The keys of the table of actions, taken before anything that has the focus gets them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import ACTIONS, BY_ID, DIGITS, MEDIA_KEYS, Action, Scope
from stretchgui.ui.during.held_keys import HeldKeys

# Signs that some keyboards have only with Shift, which not every platform then leaves out; and a stop is a stop.
SHIFTED: Final = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Question, Qt.Key.Key_Equal, Qt.Key.Key_B, *DIGITS})


def _sequences(key: Qt.Key) -> list[QKeySequence]:
    plain = [QKeySequence(key)]
    return [*plain, QKeySequence(Qt.KeyboardModifier.ShiftModifier | key)] if key in SHIFTED else plain


class Keys(QObject):
    """Takes the keys of the table wherever a widget's window has the focus, while the widget is to be seen.

    Every key is taken in every state, also where it does nothing: so none falls through to a focused button.

    Args:
        host: The page whose keys these are.
        actions: Who is asked.
        scopes: Which entries' keys.
    """

    def __init__(self, host: QWidget, actions: ActionSet, scopes: Iterable[Scope]) -> None:
        super().__init__(host)
        self._actions = actions
        self._held = HeldKeys(host)
        self._media: list[QShortcut] = []
        wanted = frozenset(scopes)
        for action in ACTIONS:
            if action.scope in wanted:
                self._take(host, action.id, [key for key in action.keys if key not in MEDIA_KEYS], action.repeats)
                media = self._take(host, action.id, [key for key in action.keys if key in MEDIA_KEYS], action.repeats)
                self._media += media

    def set_media(self, taken: bool) -> None:
        """Takes the media keys too, or leaves them to the music."""
        for shortcut in self._media:
            shortcut.setEnabled(taken)

    def _take(self, host: QWidget, name: str, keys: list[Qt.Key], repeats: bool) -> list[QShortcut]:
        if not keys:
            return []
        shortcut = QShortcut(host)
        shortcut.setObjectName(name)
        shortcut.setKeys([sequence for key in keys for sequence in _sequences(key)])
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(repeats)
        shortcut.activated.connect(self._on_activated)
        # A key reached in two ways, such as "=" with and without Shift, is still one key.
        shortcut.activatedAmbiguously.connect(self._on_activated)
        return [shortcut]

    @Slot()
    def _on_activated(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._press(BY_ID[sender.objectName()])

    def _press(self, action: Action) -> None:
        if action.repeats or not self._held.repeats:
            self._actions.ask(action.id)
