"""How pain or tightness before and after each session is painted, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from stretchgui.history.changes import FeltPoint
from stretchgui.history.records import MOST, Moment
from stretchgui.language.dates import ends_said, month_said
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.painting import colour_of, paint_mark, paint_scale, paint_text

BELOW: Final = 44.0
"""Room for the days and the legend, below the plot."""
_LEFT: Final = 30.0
_SMALLEST: Final = 1.8
_LARGEST: Final = 4.5


class FeltPlot:
    """A line from before to after for each session or month, and a cross for the next day.

    Args:
        words: What it says.
        person: Whose it is.
        points: What was said, the oldest first; at least one.
        by_month: Whether a point is a month.
    """

    def __init__(self, words: Words, person: Receiver, points: Sequence[FeltPoint], *, by_month: bool = False) -> None:
        self._words = words
        self._person = person
        self._points = points
        self._by_month = by_month

    def anchor(self, place: int, area: QRectF) -> QPointF:
        """Where a point is painted: at what was said after, or else before."""
        point, plot = self._points[place], _plot(area)
        shown = next(value for value in (point.after, point.before, point.next_day) if value is not None)
        return QPointF(self._x(place, plot), _y(shown, plot))

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paints it into an area, with the painter's own font."""
        plot = _plot(area)
        paint_scale(painter, plot, [(number / MOST, str(number)) for number in (0, 5, 10)], theme)
        colour, size = colour_of(theme, self._person), self._size(plot)
        for place, point in enumerate(self._points):
            x = self._x(place, plot)
            if point.before is not None and point.after is not None:
                painter.setPen(QPen(QColor(colour), 2))
                painter.drawLine(QPointF(x, _y(point.before, plot)), QPointF(x, _y(point.after, plot)))
            if point.before is not None:
                painter.setPen(QPen(QColor(colour), 1.6))
                painter.setBrush(QColor(theme.surface))
                painter.drawEllipse(QPointF(x, _y(point.before, plot)), size, size)
            if point.after is not None:
                paint_mark(painter, QPointF(x, _y(point.after, plot)), self._person, colour, size)
            if point.next_day is not None:
                _paint_cross(painter, QPointF(x + size, _y(point.next_day, plot)), theme.muted, 0.8 * size)
        self._paint_below(painter, plot, theme)

    def _paint_below(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        first, last = self._points[0].day, self._points[-1].day
        days = QRectF(plot.left(), plot.bottom() + 3, plot.width(), 18)
        said = [month_said(self._words, day) for day in (first, last)]
        if not self._by_month:
            said = list(ends_said(self._words, first, last))
        paint_text(painter, said[0], days, Qt.AlignmentFlag.AlignLeft, theme.muted)
        if last != first:
            paint_text(painter, said[1], days, Qt.AlignmentFlag.AlignRight, theme.muted)
        x, y = plot.left() + 6, plot.bottom() + 32
        colour = colour_of(theme, self._person)
        for moment in Moment:
            at = QPointF(x, y)
            if moment is Moment.BEFORE:
                painter.setPen(QPen(QColor(colour), 1.6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, 4.5, 4.5)
            elif moment is Moment.AFTER:
                paint_mark(painter, at, self._person, colour, 4.5)
            else:
                _paint_cross(painter, at, theme.muted, 3.5)
            text = self._words(f"history.moment.{moment}")
            width = painter.fontMetrics().horizontalAdvance(text) + 4.0
            place = QRectF(x + 10, y - 9, width, 18)
            paint_text(painter, text, place, Qt.AlignmentFlag.AlignLeft, theme.muted)
            x += width + 30

    def _size(self, plot: QRectF) -> float:
        """How large a mark is: where there are many, none covers the next."""
        return max(_SMALLEST, min(_LARGEST, 0.9 * plot.width() / max(1, len(self._points))))

    def _x(self, place: int, plot: QRectF) -> float:
        """By the day; several sessions of one day stand side by side."""
        first, last = self._points[0].day, self._points[-1].day
        day = self._points[place].day
        inner = plot.adjusted(10, 0, -12, 0)
        share = (day - first).days / max(1, (last - first).days)
        same = _before_on(self._points, place, day)
        return inner.left() + share * inner.width() + 3 * same


def _plot(area: QRectF) -> QRectF:
    return area.adjusted(_LEFT, 8, -8, -BELOW)


def _before_on(points: Sequence[FeltPoint], place: int, day: date) -> int:
    """How many points of the same day come before."""
    number = 0
    while place > number and points[place - number - 1].day == day:
        number += 1
    return number


def _y(value: float, plot: QRectF) -> float:
    return plot.bottom() - value / MOST * plot.height()


def _paint_cross(painter: QPainter, at: QPointF, colour: str, arm: float) -> None:
    painter.setPen(QPen(QColor(colour), 1.8))
    painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm))
    painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm))
