"""Left against right over time, for one check, each in the shade of its error."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.history.past import day_of
from stretchgui.history.records import MOST
from stretchgui.history.sides import CheckLine, Compared
from stretchgui.history.telling import amount_told
from stretchgui.language.dates import day_said, ends_said
from stretchgui.language.words import Words
from stretchgui.pattern.thresholds import Grade, grade_of
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.history.chart import Chart, Table
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.painting import SMALL_POINTS, colour_of, paint_scale, paint_text

_PLOT: Final = 120.0
_BELOW: Final = 24.0
_LEFT: Final = 40.0
_RIGHT: Final = 62.0
# The scale ends at the first of these that is enough.
_ENDS: Final = (1, 2, 5, 10, 20, 30, 50, 60, 90, 120, 180)


class SidesChart(Chart):
    """The left is a disc on a line, the right a square on a broken line.

    Args:
        words: What it says.
        theme: Its colours.
        person: Whose check it is.
        name: What it shows, for those who do not see it.
    """

    def __init__(self, words: Words, theme: Theme, person: Receiver, name: str) -> None:
        super().__init__(name, "", theme)
        self._words = words
        self._person = person
        self._line = CheckLine("", None, ())
        self._error: float | None = None

    def show_line(self, line: CheckLine, error: float | None) -> None:
        """Shows a check.

        Args:
            line: What was found.
            error: How far one measurement may be off, in the check's unit; None where no source says so.
        """
        self._line = line
        self._error = error
        self.show_anew()

    @property
    @override
    def number(self) -> int:
        return len(self._line.points)

    @override
    def said(self, place: int) -> str:
        words, unit, point = self._words, self._line.unit, self._line.points[place]
        return words(
            "history.sides_said",
            day=day_said(words, day_of(point.session)),
            left=amount_told(words, point.left, unit),
            right=amount_told(words, point.right, unit),
            compared=self._compared(point),
        )

    @override
    def anchor(self, place: int, area: QRectF) -> QPointF:
        plot, point = self._plot(area), self._line.points[place]
        return QPointF(self._x(place, plot), self._y((point.left + point.right) / 2, plot))

    @override
    def table(self) -> Table:
        words = self._words
        heads = (words("history.head.day"), words("side.left"), words("side.right"), words("history.head.difference"))
        rows = (
            (
                day_said(words, day_of(one.session)),
                amount_told(words, one.left, self._line.unit),
                amount_told(words, one.right, self._line.unit),
                self._compared(one),
            )
            for one in reversed(self._line.points)
        )
        return Table(heads, tuple(rows))

    @override
    def height_wanted(self) -> float:
        return _PLOT + _BELOW

    @override
    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(sized(self.font(), SMALL_POINTS))
        plot, theme, points = self._plot(area), self.theme, self._line.points
        low, high = self._range
        numbers = (low, (low + high) / 2 if low == 0 else 0, high)
        paint_scale(painter, plot, [((one - low) / (high - low), f"{one:g}") for one in numbers], theme)
        self._paint_shades(painter, plot)
        colour = colour_of(theme, self._person)
        for side, style in ((Side.LEFT, Qt.PenStyle.SolidLine), (Side.RIGHT, Qt.PenStyle.DashLine)):
            places = [
                QPointF(self._x(place, plot), self._y(_of(point, side), plot)) for place, point in enumerate(points)
            ]
            painter.setPen(QPen(QColor(colour), 1.8, style))
            painter.drawPolyline(places)
            for at in places:
                _paint_side(painter, at, side, colour, theme.surface)
        self._paint_labels(painter, plot)

    def _paint_shades(self, painter: QPainter, plot: QRectF) -> None:
        """Around each line how far it may be off; where both are, it is darker."""
        if self._error is None:
            return
        shade = QColor(mixed(self.theme.surface, colour_of(self.theme, self._person), 0.9))
        shade.setAlphaF(0.16)
        painter.save()
        painter.setClipRect(plot.adjusted(0, -2, 0, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        reach = QPointF(8, 0)
        for side in Side:
            values = [_of(point, side) for point in self._line.points]
            upper = [QPointF(self._x(i, plot), self._y(one + self._error, plot)) for i, one in enumerate(values)]
            lower = [QPointF(self._x(i, plot), self._y(one - self._error, plot)) for i, one in enumerate(values)]
            ends = (upper[0] - reach, *upper, upper[-1] + reach, lower[-1] + reach, *reversed(lower), lower[0] - reach)
            painter.drawPolygon(ends)
        painter.restore()

    def _paint_labels(self, painter: QPainter, plot: QRectF) -> None:
        words, points = self._words, self._line.points
        days = QRectF(plot.left(), plot.bottom() + 3, plot.width(), 18)
        first, last = ends_said(words, day_of(points[0].session), day_of(points[-1].session))
        paint_text(painter, first, days, Qt.AlignmentFlag.AlignLeft, self.theme.muted)
        if len(points) > 1:
            paint_text(painter, last, days, Qt.AlignmentFlag.AlignRight, self.theme.muted)
        ends = {side: self._y(_of(points[-1], side), plot) for side in Side}
        # The two names stand apart, however close the sides are.
        gap = 16 - abs(ends[Side.LEFT] - ends[Side.RIGHT])
        if gap > 0:
            upper = min(Side, key=lambda side: ends[side])
            ends[upper] -= gap / 2
            ends[upper.other] += gap / 2
        for side, y in ends.items():
            place = QRectF(plot.right() + 8, y - 9, _RIGHT - 8, 18)
            paint_text(painter, words(f"side.{side}"), place, Qt.AlignmentFlag.AlignLeft, self.theme.text)

    @property
    def _range(self) -> tuple[float, float]:
        """Where the scale begins and ends: at 0, unless there are numbers below."""
        if self._line.unit is None:
            return 0.0, float(MOST)
        values = [_of(point, side) for point in self._line.points for side in Side]
        error = self._error or 0.0
        low = min(values) - error
        return (-_round_up(-low) if min(values) < 0 else 0.0), _round_up(max(values) + error)

    def _plot(self, area: QRectF) -> QRectF:
        return QRectF(area.left() + _LEFT, area.top() + 8, area.width() - _LEFT - _RIGHT, _PLOT - 8)

    def _x(self, place: int, plot: QRectF) -> float:
        points = self._line.points
        first, last = day_of(points[0].session), day_of(points[-1].session)
        inner = plot.adjusted(12, 0, -12, 0)
        return inner.left() + (day_of(points[place].session) - first).days / max(1, (last - first).days) * inner.width()

    def _y(self, value: float, plot: QRectF) -> float:
        low, high = self._range
        return plot.bottom() - (value - low) / (high - low) * plot.height()

    def _compared(self, point: Compared) -> str:
        difference = abs(point.difference)
        grade = grade_of(difference, self._line.unit)
        if difference == 0 or grade is Grade.EQUAL:
            return self._words("history.sides.equal")
        side = self._words(f"side.{Side.LEFT if point.difference > 0 else Side.RIGHT}")
        said = amount_told(self._words, difference, self._line.unit)
        how = "history.sides.maybe" if grade is Grade.MAYBE else "history.sides.more"
        return self._words(how, side=side, amount=said)


def _round_up(number: float) -> float:
    """The end of a scale that is enough for a number."""
    return float(next((end for end in _ENDS if end >= number), number))


def _of(point: Compared, side: Side) -> float:
    return point.left if side is Side.LEFT else point.right


def _paint_side(painter: QPainter, at: QPointF, side: Side, colour: str, ground: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.8))
    if side is Side.LEFT:
        painter.setBrush(QColor(colour))
        painter.drawEllipse(at, 4.5, 4.5)
    else:
        painter.setBrush(QColor(ground))
        painter.drawRect(QRectF(at.x() - 4.5, at.y() - 4.5, 9, 9))
