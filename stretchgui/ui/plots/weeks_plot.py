"""How the time held in each week is painted, on the screen and on paper: for each region a line, bars for its sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from stretchgui.history.doses import DoseGrid, RegionDose
from stretchgui.history.telling import a_week_told, region_told
from stretchgui.language.dates import ends_said, month_said
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.painting import colour_of, paint_bar, paint_text

BELOW: Final = 42.0
"""Room for the days and the legend, below the lines."""
# Shares of the width that what a line is called, and what it comes to in a week, take at most.
_NAME: Final = 0.36
_A_WEEK: Final = 0.3
_GAP: Final = 8.0
_WIDEST_BAR: Final = 9.0
_WIDEST_COLUMN: Final = 44.0
_NARROWEST: Final = 90.0


class WeeksPlot:
    """The left is a full bar, the right a hollow one, what has no side a grey one. Each line has its own scale, from 0.

    Args:
        words: What it says.
        person: Whose it is.
        grid: What was held; at least one line.
        font: Its letters.
    """

    def __init__(self, words: Words, person: Receiver, grid: DoseGrid, font: QFont) -> None:
        self._words = words
        self._person = person
        self._grid = grid
        self._most = [max((amount for cell in line for _, amount in _parts(cell)), default=0.0) for line in grid.lines]
        self._names = [region_told(words, line[0].region) for line in grid.lines]
        self._a_week = [a_week_told(words, grid.a_week(line)) for line in range(len(grid.lines))]
        metrics = QFontMetricsF(font)
        self._name_width = max((metrics.horizontalAdvance(one) for one in self._names), default=0.0) + _GAP
        beside = (*self._a_week, words("history.min_a_week"))
        self._beside_width = max(metrics.horizontalAdvance(one) for one in beside) + _GAP + 1

    def anchor(self, line: int, column: int, area: QRectF) -> QPointF:
        """Where a line and a column meet."""
        cell = self._cell(line, column, area)
        tallest = max((amount for _, amount in _parts(self._grid.lines[line][column])), default=0.0)
        return QPointF(cell.center().x(), cell.bottom() - tallest / self._most[line] * cell.height() / 2)

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paints it into an area, with the painter's own font."""
        for line, cells in enumerate(self._grid.lines):
            row = self._row(line, area)
            name = QRectF(area.left(), row.top(), row.left() - area.left() - _GAP, row.height())
            paint_text(painter, self._names[line], name, Qt.AlignmentFlag.AlignLeft, theme.text)
            beside = QRectF(row.right() + _GAP, row.top(), area.right() - row.right() - _GAP, row.height())
            paint_text(painter, self._a_week[line], beside, Qt.AlignmentFlag.AlignLeft, theme.muted)
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(row.bottomLeft(), row.bottomRight())
            for column, cell in enumerate(cells):
                self._paint_cell(painter, self._cell(line, column, area), cell, self._most[line], theme)
        self._paint_below(painter, area, theme)

    def _paint_cell(self, painter: QPainter, place: QRectF, cell: RegionDose, most: float, theme: Theme) -> None:
        parts = list(_parts(cell))
        width = min(_WIDEST_BAR, 0.84 * place.width() / max(1, len(parts)))
        left = place.center().x() - width * len(parts) / 2
        for number, (side, amount) in enumerate(parts):
            if amount > 0:
                height = max(1.0, amount / most * place.height())
                bar = QRectF(left + number * width, place.bottom() - height, width, height)
                paint_bar(painter, bar, side, colour_of(theme, self._person), theme)

    def _paint_below(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        words, grid = self._words, self._grid
        last = len(grid.starts) - 1
        plot = self._row(0, area)
        end = self._cell(0, last, area).right()
        days = QRectF(plot.left(), area.bottom() - BELOW + 2, max(end - plot.left(), _NARROWEST), 16)
        ends = grid.starts[0], grid.starts[last]
        said = [month_said(words, day) for day in ends] if grid.by_month else ends_said(words, *ends)
        paint_text(painter, said[0], days, Qt.AlignmentFlag.AlignLeft, theme.muted)
        if last > 1:
            paint_text(painter, said[1], days, Qt.AlignmentFlag.AlignRight, theme.muted)
        told = QRectF(plot.right() + _GAP, days.top(), area.right() - plot.right() - _GAP, 16)
        paint_text(painter, words("history.min_a_week"), told, Qt.AlignmentFlag.AlignLeft, theme.muted)
        x, y = area.left() + 4.0, area.bottom() - 10
        for side in (Side.LEFT, Side.RIGHT, None):
            text = words(f"side.{side}") if side else words("history.no_side")
            paint_bar(painter, QRectF(x, y - 5, 7, 10), side, colour_of(theme, self._person), theme)
            width = painter.fontMetrics().horizontalAdvance(text) + 4.0
            paint_text(painter, text, QRectF(x + 12, y - 9, width, 18), Qt.AlignmentFlag.AlignLeft, theme.muted)
            x += width + 14
        own = QRectF(x, y - 9, area.right() - x, 18)
        paint_text(painter, words("history.own_scale"), own, Qt.AlignmentFlag.AlignLeft, theme.muted)

    def _row(self, line: int, area: QRectF) -> QRectF:
        height = (area.height() - BELOW) / len(self._grid.lines)
        name = min(self._name_width, _NAME * area.width())
        beside = min(self._beside_width, _A_WEEK * area.width())
        width = min(area.width() - name - beside, max(_NARROWEST, _WIDEST_COLUMN * len(self._grid.starts)))
        return QRectF(area.left() + name, area.top() + line * height, width, height)

    def _cell(self, line: int, column: int, area: QRectF) -> QRectF:
        row = self._row(line, area)
        width = min(_WIDEST_COLUMN, row.width() / len(self._grid.starts))
        return QRectF(row.left() + column * width, row.top() + 3, width, row.height() - 3)


def _parts(cell: RegionDose) -> Iterator[tuple[Side | None, float]]:
    """What is beside each other in a column, in seconds: both sides, or what has none."""
    if cell.left or cell.right:
        yield Side.LEFT, cell.left
        yield Side.RIGHT, cell.right
    if cell.middle:
        yield None, cell.middle
