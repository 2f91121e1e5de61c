"""The buttons of a session's page, near and across the room: what they are called, and whether they can be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.check_entry import CheckEntry
from stretchgui.ui.during.near_view import NearView
from stretchgui.ui.during.room_view import RoomView
from stretchgui.ui.during.side_panel import SidePanel


class PageButtons(QObject):
    """Has each button do, and say, what the table of actions has under its name.

    Args:
        near: The buttons near.
        room: The buttons across the room.
        check: Says what *next* is called while a check is noted.
        side_panel: Has a button where there is one.
        actions: The table of actions at work.
        waits: Whether the session waits to be told that it may go on.
        page: What takes the keys when the button that has them cannot be pressed any more.
    """

    def __init__(
        self,
        near: NearView,
        room: RoomView,
        check: CheckEntry,
        side_panel: SidePanel,
        actions: ActionSet,
        waits: Callable[[], bool],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._near, self._room, self._check, self._side_panel = near, room, check, side_panel
        self._actions = actions
        self._waits = waits
        self._page = page
        actions.updated.connect(self.name)
        for button in (near.ring, near.primary, room.primary):
            button.clicked.connect(self._on_primary)
        for _, named in (*near.named, *room.named):
            named.clicked.connect(self._on_button)

    @Slot()
    def name(self) -> None:
        """Labels, icons and what is enabled, as the table of actions says now."""
        actions, primary = self._actions, self._primary_name()
        named = (*self._near.named, *self._room.named)
        for name, button in (*named, (primary, self._near.primary), (primary, self._room.primary)):
            if button is not self._room.leave:
                label = self._check.label if name == "next" and self._check.is_open else actions.label(name)
                button.show_as(label, actions.icon_name(name), actions.tip(name))
            if button.hasFocus() and not actions.is_enabled(name):
                # Qt would hand the focus on to some other button.
                self._page.setFocus()
            button.setEnabled(actions.is_enabled(name))
        self._near.name_buttons(actions, with_holds=self._side_panel.is_there)

    def _primary_name(self) -> str:
        """What the large button and the ring do: what the session needs next."""
        return "next" if self._waits() else "pause"

    @Slot()
    def _on_primary(self) -> None:
        self._actions.ask(self._primary_name())

    @Slot()
    def _on_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._actions.ask(sender.objectName())
