"""Pain or tightness before and after each session: one line a session, on a scale from 0 to 10 that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from stretchgui.history.changes import Change, Measure
from stretchgui.history.past import day_of
from stretchgui.history.records import MOST, Moment
from stretchgui.language.dates import day_said, short_day
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.history.chart import Chart, Table
from stretchgui.ui.history.painting import SMALL_POINTS, colour_of, paint_mark, paint_scale, paint_text
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme

_PLOT: Final = 150.0
_BELOW: Final = 44.0
_LEFT: Final = 30.0


class FeltChart(Chart):
    """A hollow ring is before, a filled mark after, a cross the next day."""

    def __init__(self, words: Words, theme: Theme, person: Receiver, name: str, measure: Measure) -> None:
        super().__init__(words(f"history.felt_of.{measure}", name=name), words("history.felt.empty"), theme)
        self._words = words
        self._person = person
        self._changes: tuple[Change, ...] = ()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Shows what was said about each session."""
        self._changes = tuple(changes)
        self.show_anew()

    @override
    def readings(self) -> Sequence[str]:
        return [self._said(change) for change in self._changes]

    @override
    def anchor(self, place: int, area: QRectF) -> QPointF:
        change, plot = self._changes[place], self._plot(area)
        shown = next(value for value in (change.after, change.before, change.next_day) if value is not None)
        return QPointF(self._x(place, plot), _y(shown, plot))

    @override
    def table(self) -> Table:
        words = self._words
        heads = (words("history.head.day"), *(words(f"history.moment.{moment}") for moment in Moment))
        rows = (
            (day_said(words, day_of(one.session)), *map(_number, (one.before, one.after, one.next_day)))
            for one in reversed(self._changes)
        )
        return Table(heads, tuple(rows))

    @override
    def height_wanted(self) -> float:
        return 60.0 if self.is_empty else _PLOT + _BELOW

    @override
    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(sized(self.font(), SMALL_POINTS))
        plot, theme = self._plot(area), self.theme
        paint_scale(painter, plot, [(number / MOST, str(number)) for number in (0, 5, 10)], theme)
        colour = colour_of(theme, self._person)
        for place, change in enumerate(self._changes):
            x = self._x(place, plot)
            if change.before is not None and change.after is not None:
                painter.setPen(QPen(QColor(colour), 2))
                painter.drawLine(QPointF(x, _y(change.before, plot)), QPointF(x, _y(change.after, plot)))
            if change.before is not None:
                painter.setPen(QPen(QColor(colour), 1.6))
                painter.setBrush(QColor(theme.surface))
                painter.drawEllipse(QPointF(x, _y(change.before, plot)), 4.5, 4.5)
            if change.after is not None:
                paint_mark(painter, QPointF(x, _y(change.after, plot)), self._person, colour, 4.5)
            if change.next_day is not None:
                _paint_cross(painter, QPointF(x + 5, _y(change.next_day, plot)), theme.muted)
        self._paint_below(painter, plot)

    def _paint_below(self, painter: QPainter, plot: QRectF) -> None:
        first, last = day_of(self._changes[0].session), day_of(self._changes[-1].session)
        days = QRectF(plot.left(), plot.bottom() + 3, plot.width(), 18)
        paint_text(painter, short_day(self._words, first), days, Qt.AlignmentFlag.AlignLeft, self.theme.muted)
        if last != first:
            paint_text(painter, short_day(self._words, last), days, Qt.AlignmentFlag.AlignRight, self.theme.muted)
        x, y = plot.left() + 6, plot.bottom() + 32
        colour = colour_of(self.theme, self._person)
        for moment in Moment:
            at = QPointF(x, y)
            if moment is Moment.BEFORE:
                painter.setPen(QPen(QColor(colour), 1.6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, 4.5, 4.5)
            elif moment is Moment.AFTER:
                paint_mark(painter, at, self._person, colour, 4.5)
            else:
                _paint_cross(painter, at, self.theme.muted)
            text = self._words(f"history.moment.{moment}")
            width = painter.fontMetrics().horizontalAdvance(text) + 4.0
            place = QRectF(x + 10, y - 9, width, 18)
            paint_text(painter, text, place, Qt.AlignmentFlag.AlignLeft, self.theme.muted)
            x += width + 30

    def _plot(self, area: QRectF) -> QRectF:
        return QRectF(area.left() + _LEFT, area.top() + 8, area.width() - _LEFT - 8, _PLOT - 8)

    def _x(self, place: int, plot: QRectF) -> float:
        """By the day; several sessions of one day stand side by side."""
        first, last = day_of(self._changes[0].session), day_of(self._changes[-1].session)
        day = day_of(self._changes[place].session)
        inner = plot.adjusted(10, 0, -12, 0)
        share = (day - first).days / max(1, (last - first).days)
        same = _before_on(self._changes, place, day)
        return inner.left() + share * inner.width() + 3 * same

    def _said(self, change: Change) -> str:
        words = self._words
        said = [
            words(f"history.said.{moment}", n=value)
            for moment, value in zip(Moment, (change.before, change.after, change.next_day), strict=True)
            if value is not None
        ]
        day = day_said(words, day_of(change.session))
        return words("history.felt_said", day=day, title=change.session.title, what=", ".join(said))


def _before_on(changes: Sequence[Change], place: int, day: date) -> int:
    """How many sessions of the same day come before."""
    number = 0
    while place > number and day_of(changes[place - number - 1].session) == day:
        number += 1
    return number


def _y(value: float, plot: QRectF) -> float:
    return plot.bottom() - value / MOST * plot.height()


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _paint_cross(painter: QPainter, at: QPointF, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.8))
    painter.drawLine(at - QPointF(3.5, 3.5), at + QPointF(3.5, 3.5))
    painter.drawLine(at + QPointF(-3.5, 3.5), at + QPointF(3.5, -3.5))
