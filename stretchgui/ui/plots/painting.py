"""What charts are painted with, on the screen and on paper: people's colours and marks, short texts, scales."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from stretchgui.figure.look import mixed
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.ui.kit.theme import Theme

SMALL_POINTS: Final = 10.0
"""Points of a chart's letters on the screen."""


def colour_of(theme: Theme, person: Receiver) -> str:
    """The two people's colours: blue and orange, which every common colour blindness keeps apart."""
    return theme.phases[PhaseKind.GET_READY] if person is Receiver.A else theme.helper


def paint_mark(painter: QPainter, at: QPointF, person: Receiver, colour: str, size: float = 5.0) -> None:
    """A person's mark: a disc for A, a diamond for B."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    if person is Receiver.A:
        painter.drawEllipse(at, size, size)
    else:
        arm = size * 1.3
        steps = ((0.0, -arm), (arm, 0.0), (0.0, arm), (-arm, 0.0))
        painter.drawPolygon([at + QPointF(x, y) for x, y in steps])


def paint_text(painter: QPainter, text: str, area: QRectF, align: Qt.AlignmentFlag, colour: str) -> None:
    """A short text within an area, ending in dots where it is too long."""
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter), shown)


def paint_scale(painter: QPainter, plot: QRectF, ticks: Sequence[tuple[float, str]], theme: Theme) -> None:
    """Quiet lines across, each with its number on the left.

    Args:
        painter: Paints it.
        plot: Where the data are.
        ticks: Shares of the height from below (0 to 1), and their numbers.
        theme: The colours.
    """
    for share, said in ticks:
        y = plot.bottom() - share * plot.height()
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        place = QRectF(plot.left() - 46, y - 9, 40, 18)
        paint_text(painter, said, place, Qt.AlignmentFlag.AlignRight, theme.muted)


def paint_bar(painter: QPainter, bar: QRectF, side: Side | None, colour: str, theme: Theme) -> None:
    """A bar of time held: full for the left, hollow for the right, grey for what has no side."""
    if side is Side.RIGHT:
        painter.setPen(QPen(QColor(colour), min(1.2, bar.width() / 3)))
        painter.setBrush(QColor(mixed(theme.surface, colour, 0.2)))
        half = painter.pen().widthF() / 2
        painter.drawRect(bar.adjusted(half, half, -half, -half))
    else:
        painter.fillRect(bar, QColor(colour if side is Side.LEFT else mixed(theme.surface, theme.muted, 0.7)))
