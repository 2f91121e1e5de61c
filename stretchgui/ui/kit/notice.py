"""What was just done, in a line at the lower edge, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.pieces import button, emptied, label
from stretchgui.ui.kit.style import ROLE
from stretchgui.ui.kit.theme import Theme


class Notice(QFrame):
    """A line that stays until it is put away or something else is said.

    Args:
        close: What the cross is called.
        icons: Where the cross comes from.
        theme: Its colours.
    """

    def __init__(self, close: str, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self.setProperty(ROLE, "footer")
        self._said = label(role="name")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._close = button("", "quiet", close)
        self._close.setAccessibleName(close)
        self._close.clicked.connect(self.put_away)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.setSpacing(8)
        line.addWidget(self._said, 1)
        line.addLayout(self._actions)
        line.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    def say(self, text: str, actions: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        """Says something, with buttons for what can be done about it; each of them puts it away first."""
        emptied(self._actions)
        self._said.setText(text)
        self._said.setAccessibleName(text)
        for name, does in actions:
            made = button(name, "quiet")
            made.clicked.connect(self.put_away)
            made.clicked.connect(does)
            self._actions.addWidget(made)
        self.show()

    def put_away(self) -> None:
        """Says nothing any more."""
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._close.setIcon(self._icons.icon("close", theme.muted))
