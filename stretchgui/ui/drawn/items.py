"""What a scene is made of, painted: shapes and labels, from back to front."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QRadialGradient,
    QTransform,
)

from stretchgui.figure.shapes import Gradient, Item, Label, Linear, Matrix, Radial, Shape, Stop
from stretchgui.ui.drawn.lettering import paint_label
from stretchgui.ui.drawn.painter_paths import painter_loops, painter_path

HINTS: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


def paint_items(painter: QPainter, items: Iterable[Item]) -> None:
    """Paints items; the painter is left as it was.

    A hundred shapes thirty times a second: what the painter knows already, it is not told again, and a brush that is
    said with each loop costs less than one that the painter is to keep.
    """
    fill = painter.fillPath
    to_scene = painter.transform()
    places = _Places(to_scene)
    placed: Matrix | None = None
    for item in items:
        if isinstance(item, Shape) and isinstance(item.fill, str) and item.opacity == 1 and item.stroke is None:
            brush = _opaque(item.fill)
            # An opaque union of loops is each of them, and many edges beside each other would cost more.
            for loops, matrix in painter_loops(item.path):
                if matrix != placed:
                    placed = matrix
                    painter.setTransform(to_scene if matrix is None else places[matrix])
                for loop in loops:
                    fill(loop, brush)
            continue
        if placed is not None:
            placed = None
            painter.setTransform(to_scene)
        if isinstance(item, Label):
            paint_label(painter, item)
        else:
            _paint_blended(painter, item)
            _paint_stroke(painter, item)
    if placed is not None:
        painter.setTransform(to_scene)


class _Places(dict[Matrix, QTransform]):
    """Where loops lie on the painter: a limb's outline, its skin and its cloth lie in the same place."""

    def __init__(self, to_scene: QTransform) -> None:
        super().__init__()
        self._to_scene = to_scene

    def __missing__(self, matrix: Matrix) -> QTransform:
        place = self[matrix] = QTransform(*matrix) * self._to_scene
        return place


def _paint_blended(painter: QPainter, shape: Shape) -> None:
    """Paints a shape that is see-through, or a gradient."""
    if shape.fill is None:
        return
    brush = _brush(shape.fill, shape.opacity)
    path = painter_path(shape.path)
    if shape.stroke is not None and shape.opacity < 1:
        # What the stroke covers is not seen through it.
        path = path.subtracted(_stroke_of(shape))
    if isinstance(shape.fill, Radial) and shape.fill.stops[-1].opacity == 0:
        # A glow lies on a whole leg and reaches over a part of it: each pixel of a gradient costs, seen or not.
        painter.save()
        painter.setClipRect(_reach(shape.fill), Qt.ClipOperation.IntersectClip)
        painter.fillPath(path, brush)
        painter.restore()
    else:
        painter.fillPath(path, brush)


def _paint_stroke(painter: QPainter, shape: Shape) -> None:
    """Paints a shape's stroke, if it has one; what the program draws has none."""
    if shape.stroke is not None and shape.stroke_width > 0:
        painter.fillPath(_stroke_of(shape), _colour(shape.stroke, shape.opacity))


def _stroke_of(shape: Shape) -> QPainterPath:
    """What a shape's stroke covers."""
    stroker = QPainterPathStroker()
    stroker.setWidth(shape.stroke_width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(painter_path(shape.path))


def _reach(gradient: Radial) -> QRectF:
    """The rectangle round all that a gradient colours."""
    along, aside = gradient.radius * gradient.stretch, gradient.radius
    cos, sin = math.cos(gradient.turn), math.sin(gradient.turn)
    across, down = math.hypot(along * cos, aside * sin) + 1, math.hypot(along * sin, aside * cos) + 1
    return QRectF(gradient.x - across, gradient.y - down, 2 * across, 2 * down)


@lru_cache(maxsize=256)
def _opaque(colour: str) -> QBrush:
    return QBrush(QColor(colour))


def _brush(fill: str | Gradient, opacity: float) -> QBrush:
    match fill:
        case str():
            return QBrush(_colour(fill, opacity))
        case Linear(x1, y1, x2, y2, stops):
            return _gradient_brush(QLinearGradient(x1, y1, x2, y2), stops, opacity)
        case Radial(x, y, radius, stops, stretch, turn):
            brush = QBrush(_round_brush(stops, opacity))
            brush.setTransform(QTransform.fromTranslate(x, y).rotateRadians(turn).scale(radius * stretch, radius))
            return brush
        case _:
            assert_never(fill)


@lru_cache(maxsize=64)
def _round_brush(stops: tuple[Stop, ...], opacity: float) -> QBrush:
    """A gradient round zero, of radius 1: Qt keeps the colours it works out for one that comes again."""
    return _gradient_brush(QRadialGradient(QPointF(0, 0), 1.0), stops, opacity)


def _gradient_brush(gradient: QGradient, stops: tuple[Stop, ...], opacity: float) -> QBrush:
    for stop in stops:
        gradient.setColorAt(stop.at, _colour(stop.colour, stop.opacity * opacity))
    return QBrush(gradient)


def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    if opacity < 1:
        # Cheaper than the painter's opacity, by a fifth.
        colour.setAlphaF(max(0.0, opacity))
    return colour
