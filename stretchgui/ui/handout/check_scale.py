"""One check on a line: the newest numbers of both sides with how far each may be off, and where they began."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from stretchgui.figure.look import mixed
from stretchgui.handout.checks import CheckNote
from stretchgui.pattern.comparison import Comparison
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.painting import colour_of, paint_text

HEIGHT: Final = 18.0
"""How high it is, in points."""
_NUMBERS: Final = 22.0
_MARK: Final = 3.2


def paint_check(painter: QPainter, note: CheckNote, person: Receiver, area: QRectF, theme: Theme) -> None:
    """Paints a check into an area: the left is a disc above the line, the right a square below it.

    The bar through a mark is how far the measurement may be off; the pale mark is the first day's.
    """
    inner = area.adjusted(_NUMBERS, 0, -_NUMBERS, 0)
    middle = area.center().y()
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(QPointF(inner.left(), middle), QPointF(inner.right(), middle))
    for number, align, left in (
        (note.measure.least, Qt.AlignmentFlag.AlignRight, area.left()),
        (note.measure.most, Qt.AlignmentFlag.AlignLeft, inner.right() + 4),
    ):
        paint_text(painter, f"{number:g}", QRectF(left, area.top(), _NUMBERS - 4, HEIGHT), align, theme.muted)
    colour = colour_of(theme, person)
    if note.first is not None:
        _paint_day(painter, note, note.first, inner, mixed(theme.surface, colour, 0.4), theme)
    _paint_day(painter, note, note.latest, inner, colour, theme, note.error.error)


def _paint_day(
    painter: QPainter,
    note: CheckNote,
    day: Comparison,
    inner: QRectF,
    colour: str,
    theme: Theme,
    error: float | None = None,
) -> None:
    for side, by in ((Side.LEFT, -4.2), (Side.RIGHT, 4.2)):
        amount = day.side(side).amount
        if amount is None:
            continue
        at = QPointF(_x(note, amount.value, inner), inner.center().y() + by)
        painter.setPen(QPen(QColor(colour), 1.2))
        if error is not None:
            ends = (_x(note, amount.value - error, inner), _x(note, amount.value + error, inner))
            painter.drawLine(QPointF(ends[0], at.y()), QPointF(ends[1], at.y()))
        painter.setBrush(QColor(colour if side is Side.LEFT else theme.surface))
        if side is Side.LEFT:
            painter.drawEllipse(at, _MARK, _MARK)
        else:
            painter.drawRect(QRectF(at.x() - _MARK, at.y() - _MARK, 2 * _MARK, 2 * _MARK))


def _x(note: CheckNote, amount: float, inner: QRectF) -> float:
    least, most = note.measure.least, note.measure.most
    share = (amount - least) / (most - least)
    return inner.left() + min(1.0, max(0.0, share)) * inner.width()
