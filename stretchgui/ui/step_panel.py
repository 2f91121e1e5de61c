"""What each of the two is told, in two columns with their names and colours; or one notice in their place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.ui.fitted import FittedLabel
from stretchgui.ui.guidance import Column, Role
from stretchgui.ui.showing import Mood, Notice, Showing
from stretchgui.ui.surface import Surface
from stretchgui.ui.theme import Theme

TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ColumnCard(Surface):
    """One column: name and part, the program's line, the exercise's words.

    Args:
        theme: The colours.
        parent: The widget it is part of.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.surface, parent)
        self._theme = theme
        self._column: Column | None = None
        self.name = FittedLabel(bold=True, lines=False, parent=self)
        self.text = FittedLabel(align=TOP_LEFT, parent=self)

    def show_column(self, column: Column) -> None:
        """Shows what somebody is told."""
        if column == self._column:
            return
        self._column = column
        self.name.set_text(f"{column.name} · {column.does}" if column.does else column.name)
        self.text.set_text("\n".join(part for part in (column.lead, column.text) if part))
        self._recolour()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._recolour()

    def _recolour(self) -> None:
        role = self._column.role if self._column else Role.BOTH
        theme = self._theme
        colour = {Role.RECEIVER: theme.receiver, Role.HELPER: theme.helper, Role.BOTH: theme.text}[role]
        self.set_colour(theme.surface, colour)
        self.name.set_colour(colour)
        self.text.set_colour(theme.text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives name and text their places."""
        super().resizeEvent(event)
        self._place()

    @override
    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        super().set_unit(unit)
        self.name.set_most(round(18 * unit))
        self.text.set_most(round(23 * unit))
        self._place()

    def _place(self) -> None:
        unit = self._unit
        side, top, head = round(14 * unit), round(11 * unit), round(25 * unit)
        width = self.width() - 2 * side
        self.name.setGeometry(side, top, width, head)
        below = top + head + round(3 * unit)
        self.text.setGeometry(side, below, width, self.height() - below - round(8 * unit))


class NoticeCard(Surface):
    """A large word and what it means: paused, or easing off."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.surface, parent)
        self._theme = theme
        self._alarm = False
        self.title = FittedLabel(bold=True, lines=False, parent=self)
        self.text = FittedLabel(align=TOP_LEFT, parent=self)

    def show_notice(self, notice: Notice, *, alarm: bool) -> None:
        """Shows a notice; an alarm fills its card with the colour of danger."""
        self._alarm = alarm
        self.title.set_text(notice.title)
        self.text.set_text("\n".join(notice.lines))
        self._recolour()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._recolour()

    def _recolour(self) -> None:
        theme = self._theme
        ink = theme.on_danger if self._alarm else theme.text
        self.set_colour(theme.danger if self._alarm else theme.surface, "" if self._alarm else theme.muted)
        self.title.set_colour(ink)
        self.text.set_colour(ink)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives title and text their places."""
        super().resizeEvent(event)
        self._place()

    @override
    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        super().set_unit(unit)
        self.title.set_most(round(52 * unit))
        self.text.set_most(round(22 * unit))
        self._place()

    def _place(self) -> None:
        unit = self._unit
        side, top = round(20 * unit), round(14 * unit)
        width, head = self.width() - 2 * side, round(self.height() * 0.32)
        self.title.setGeometry(side, top, width, head)
        below = top + head + round(6 * unit)
        self.text.setGeometry(side, below, width, self.height() - below - top)


class StepPanel(QWidget):
    """The two columns, or the one, or the notice.

    Args:
        theme: The colours.
        parent: The widget it is part of.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = 1.0
        self._columns = 2
        self.first = ColumnCard(theme, self)
        self.second = ColumnCard(theme, self)
        self.notice = NoticeCard(theme, self)
        self.notice.hide()

    def show_moment(self, showing: Showing) -> None:
        """Shows what the two are told at a moment."""
        notice = showing.notice
        if notice is not None:
            self.notice.show_notice(notice, alarm=showing.mood is Mood.RELEASING)
        for card, column in zip((self.first, self.second), showing.columns, strict=False):
            card.show_column(column)
        self.notice.setVisible(notice is not None)
        self.first.setVisible(notice is None)
        self.second.setVisible(notice is None and len(showing.columns) > 1)
        if len(showing.columns) != self._columns:
            self._columns = len(showing.columns)
            self._place()

    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        self._unit = unit
        for card in (self.first, self.second, self.notice):
            card.set_unit(unit)
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        for card in (self.first, self.second, self.notice):
            card.set_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sets the columns side by side."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        gap = round(10 * self._unit)
        whole = QRect(0, 0, self.width(), self.height())
        half = (self.width() - gap) // 2
        self.notice.setGeometry(whole)
        self.first.setGeometry(whole if self._columns == 1 else QRect(0, 0, half, self.height()))
        self.second.setGeometry(QRect(half + gap, 0, self.width() - half - gap, self.height()))
