"""The table of actions at work: what each does now, how it is called, and who asks for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from stretchgui.language.words import Words
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.actions import ACTIONS, BY_ID, Does, Request, Way, is_allowed, key_names, way_of
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme


class ActionSet(QObject):
    """The table at work: one QAction for each entry, for menus, and one way in for keys and buttons.

    The QActions carry no shortcuts of their own, only their names: a disabled shortcut would hand its key to
    whatever has the focus. `keys.Keys` takes the keys.

    Args:
        words: Labels and explanations.
        icons: Where icons come from.
        theme: The icons' colour.
        parent: Who owns it.

    Signals:
        asked (Order | Request | Entry): somebody asked for something that is allowed.
        updated (): labels, icons or what is enabled have changed.
    """

    asked = Signal(object)
    updated = Signal()

    def __init__(self, words: Words, icons: Icons, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._icons = icons
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._muted = False
        self._shown: dict[str, tuple[object, ...]] = {}
        self._actions = {action.id: QAction(self) for action in ACTIONS}
        for name, action in self._actions.items():
            action.setObjectName(name)
            action.triggered.connect(self._on_triggered)
        self._show()

    def qaction(self, name: str) -> QAction:
        """The QAction of an entry, for a menu."""
        return self._actions[name]

    def is_enabled(self, name: str) -> bool:
        """Whether an action would do something now."""
        return way_of(BY_ID[name], self._snapshot) is not None

    def label(self, name: str) -> str:
        """What an action does now, in a word or two."""
        return self._words(f"action.{self._way(name).name}")

    def icon_name(self, name: str) -> str:
        """The icon of what an action does now."""
        way = self._way(name)
        return "mute" if way.does is Request.MUTE and self._muted else way.icon

    def tip(self, name: str) -> str:
        """What an action does now, in a sentence, and its keys."""
        way, keys = self._way(name), " · ".join(key_names(BY_ID[name]))
        text = self._words(f"action.{way.name}.tip")
        return f"{text} ({keys})" if keys else text

    def follow(self, snapshot: Snapshot | None) -> None:
        """Takes over where the session is now; None where none runs."""
        self._snapshot = snapshot
        self._show()

    def set_muted(self, muted: bool) -> None:
        """Takes over whether the sound is off."""
        self._muted = muted
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._shown.clear()
        self._show()

    def ask(self, name: str) -> None:
        """Does what an action stands for now, or nothing."""
        way = way_of(BY_ID[name], self._snapshot)
        if way is not None:
            self.asked.emit(way.does)

    def request(self, does: Does) -> None:
        """Does just this, if it is allowed now: a word that pauses never goes on."""
        if is_allowed(does, self._snapshot):
            self.asked.emit(does)

    def _way(self, name: str) -> Way:
        action = BY_ID[name]
        return way_of(action, self._snapshot) or action.ways[-1 if action.id == "next" else 0]

    @Slot()
    def _on_triggered(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask(sender.objectName())

    def _show(self) -> None:
        changed = False
        for name, action in self._actions.items():
            shown = (self.label(name), self.icon_name(name), self.is_enabled(name), self._muted)
            if self._shown.get(name) == shown:
                continue
            self._shown[name] = shown
            changed = True
            keys = key_names(BY_ID[name])
            action.setText(f"{self.label(name)}\t{keys[0]}" if keys else self.label(name))
            action.setIcon(self._icons.icon(self.icon_name(name), self._theme.text))
            action.setToolTip(self.tip(name))
            action.setEnabled(self.is_enabled(name))
        if changed:
            self.updated.emit()
