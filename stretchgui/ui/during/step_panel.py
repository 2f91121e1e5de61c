"""What each of the two is told, in two columns with their names and colours; or one notice in their place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.ui.during.guidance import Column, Role
from stretchgui.ui.during.showing import Mood, Notice, Showing
from stretchgui.ui.kit.fitted import FittedLabel
from stretchgui.ui.kit.surface import Surface
from stretchgui.ui.kit.theme import Theme

# The smallest size, in the page's units, in which all parts of a text are shown at once.
READABLE: Final = 17
# The same for the name with the part that is played.
NAMED: Final = 14
TOP_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ColumnCard(Surface):
    """One column: name and part, the program's line, the exercise's words.

    What is too much to be read from a mat comes in parts, one after the other: first how to come to the place, then
    where the hands go. Dots say that there is more.

    Args:
        theme: The colours.
        parent: The widget it is part of.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.surface, parent)
        self._theme = theme
        self._column: Column | None = None
        self._over = 0.0
        self._part: int | None = None
        self.name = FittedLabel(bold=True, lines=False, parent=self)
        self.text = FittedLabel(align=TOP_LEFT, parent=self)

    def show_column(self, column: Column, over: float) -> None:
        """Shows what somebody is told.

        Args:
            column: Who is told what.
            over: How much of the phase is over, 0 to 1: which part is shown if there is no room for all.
        """
        new = column != self._column
        self._column, self._over = column, over
        if new:
            self._recolour()
        self._show_text()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._recolour()

    def _show_text(self) -> None:
        column = self._column
        if column is None:
            return
        named = f"{column.name} · {column.does}"
        fits = self.name.fitting_of(named).pixels >= NAMED * self._unit
        self.name.set_text(named if fits else column.name)
        whole = "\n".join(part for part in (column.lead, " ".join(column.parts)) if part)
        parts, part = column.parts, None
        if len(parts) > 1 and self.text.fitting_of(whole).pixels < READABLE * self._unit:
            part = min(len(parts) - 1, int(max(0.0, self._over) * len(parts)))
            whole = "\n".join(line for line in (column.lead, parts[part]) if line)
        self.text.set_text(whole)
        if part != self._part:
            self._part = part
            self.update()

    def _recolour(self) -> None:
        role = self._column.role if self._column else Role.BOTH
        theme = self._theme
        colour = {Role.RECEIVER: theme.receiver, Role.HELPER: theme.helper, Role.BOTH: theme.text}[role]
        alarms = self._column is not None and self._column.alarms
        self.set_colour(theme.surface, theme.danger if alarms else colour)
        self.name.set_colour(colour)
        self.text.set_colour(theme.danger if alarms else theme.text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card, and a dot for each part if they come one after the other."""
        super().paintEvent(event)
        if self._part is None or self._column is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, count = self._unit, len(self._column.parts)
        for number in range(count):
            centre = QPointF(self.width() - (14 + 13 * (count - 1 - number)) * unit, 23 * unit)
            painter.setPen(QPen(QColor(self._theme.muted), max(1.0, 1.4 * unit)))
            painter.setBrush(QColor(self._theme.muted if number == self._part else self._theme.surface))
            painter.drawEllipse(centre, 4 * unit, 4 * unit)
        painter.end()

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
        self.text.set_most(round(27 * unit))
        self._place()

    def _place(self) -> None:
        unit = self._unit
        side, top, head = round(13 * unit), round(10 * unit), round(25 * unit)
        width = self.width() - 2 * side
        self.name.setGeometry(side, top, width - round(28 * unit), head)
        below = top + head + round(2 * unit)
        self.text.setGeometry(side, below, width, self.height() - below - round(7 * unit))
        self._show_text()


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
        self.title.set_most(round(44 * unit))
        self.text.set_most(round(32 * unit))
        self._place()

    def _place(self) -> None:
        unit = self._unit
        side, top = round(18 * unit), round(12 * unit)
        width, head = self.width() - 2 * side, round(self.height() * 0.27)
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
            card.show_column(column, showing.over)
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
