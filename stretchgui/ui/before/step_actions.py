"""What can be done with the step that is shown: see all about its exercise, and, in one's own routine, move it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.pieces import add, button
from stretchgui.ui.kit.theme import Theme

GAP: Final = 6
LEAST_WIDTH: Final = 56
# What a button has besides its words: icon, gaps, and the row's margins (pixels).
BESIDE: Final = 84


class StepActions(QWidget):
    """A row of buttons.

    Args:
        words: What they say.
        icons: Their icons.
        theme: Their colours.

    Signals:
        see_wanted: the exercise is to be seen among all.
        move_wanted (int): the step goes one place up (-1) or down (1).
        remove_wanted: the step goes.
    """

    see_wanted = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, words: Words, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._see_text = words("preview.see")
        self._see = button(self._see_text, "", words("preview.see.tip"))
        self._see.setAccessibleName(self._see_text)
        self._see.setMinimumWidth(LEAST_WIDTH)
        self._up = _small(words("preview.up"))
        self._down = _small(words("preview.down"))
        self._remove = _small(words("preview.remove"))
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 10, 0)
        line.setSpacing(GAP)
        add(line, self._see, None, self._up, self._down, self._remove)
        self.set_theme(theme)
        self._see.clicked.connect(self.see_wanted)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._remove.clicked.connect(self.remove_wanted)

    def show_for(self, index: int, count: int, *, own: bool, known: bool) -> None:
        """Shows what can be done with a step.

        Args:
            index: Its place in the routine's file.
            count: How many steps there are.
            own: Whether the routine is a file of one's own.
            known: Whether its exercise is among all exercises, and not defined in the routine alone.
        """
        self._see.setVisible(known)
        for one in (self._up, self._down, self._remove):
            one.setVisible(own)
            one.setEnabled(count > 1)
        self._up.setEnabled(index > 0)
        self._down.setEnabled(index < count - 1)
        self.setVisible(known or own)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._see.setIcon(self._icons.icon("exercises", theme.text))
        for one, name in ((self._up, "up"), (self._down, "down"), (self._remove, "remove")):
            one.setIcon(self._icons.icon(name, theme.text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the words out where there is room for the icon only."""
        super().resizeEvent(event)
        others = [one.width() + GAP for one in (self._up, self._down, self._remove) if not one.isHidden()]
        wide = event.size().width() >= self._see.fontMetrics().horizontalAdvance(self._see_text) + BESIDE + sum(others)
        self._see.setText(self._see_text if wide else "")

    @Slot()
    def _on_up(self) -> None:
        self.move_wanted.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.move_wanted.emit(1)


def _small(name: str) -> QPushButton:
    made = button("", "step", name)
    made.setAccessibleName(name)
    made.setIconSize(QSize(20, 20))
    return made
