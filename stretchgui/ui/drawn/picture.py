"""Paints a scene with QPainter: the same picture that `stretchgui.figure.svg` writes."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path as FilePath
from typing import Final, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGradient,
    QGuiApplication,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPainter,
    QPen,
    QPixmap,
    QRadialGradient,
    QTransform,
)

from stretchgui.figure.shapes import Gradient, Item, Label, Linear, Path, Radial, Scene, Shape, Stop
from stretchgui.ui.drawn.painter_paths import painter_loops, painter_path

# What stands still is kept as a picture when it is so many shapes: one or two are as quick to paint.
FEWEST_IN_A_LAYER: Final = 5

HINTS: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


def paint_scene(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """Paints a scene in the middle of a rectangle, as large as fits; the painter is left as it was.

    Args:
        painter: An active painter.
        scene: What to paint; its background, if it has one, covers the scene's own area only.
        rect: Where, in the painter's coordinates.
    """
    area = area_of(scene, rect)
    if area.isEmpty():
        return
    painter.save()
    _prepare(painter, scene, area)
    _paint_items(painter, scene.items)
    painter.restore()


def _prepare(painter: QPainter, scene: Scene, area: QRectF) -> None:
    painter.setRenderHints(HINTS)
    if scene.background is not None:
        painter.fillRect(area, QColor(scene.background))
    painter.translate(area.topLeft())
    painter.scale(area.width() / scene.width, area.height() / scene.height)


class MovingPicture:
    """Paints the scenes of one motion, one after the other; what stands still in it is painted once and kept."""

    def __init__(self) -> None:
        self._before: dict[int, Item] = {}
        self._layers: dict[tuple[int, ...], _Layer] = {}

    def paint(self, painter: QPainter, scene: Scene, rect: QRectF) -> None:
        """Does what `paint_scene` does."""
        area = area_of(scene, rect)
        if area.isEmpty():
            return
        painter.save()
        _prepare(painter, scene, area)
        layers: dict[tuple[int, ...], _Layer] = {}
        for still, run in groupby(scene.items, lambda item: id(item) in self._before):
            items = tuple(run)
            if not still or len(items) < FEWEST_IN_A_LAYER:
                _paint_items(painter, items)
                continue
            key = tuple(map(id, items))
            layer = self._layers.get(key)
            if layer is None or layer.to_pixels != painter.deviceTransform():
                layer = _layer_of(painter, items)
            layers[key] = layer
            _paint_layer(painter, layer)
        painter.restore()
        # Kept with the items themselves: while they live, no other has their ids.
        self._before = {id(item): item for item in scene.items}
        self._layers = layers

    def forget(self) -> None:
        """Lets go of what was kept."""
        self._before = {}
        self._layers = {}


@dataclass(frozen=True, slots=True)
class _Layer:
    """Items as they are on the screen, pixel for pixel, and where."""

    image: QImage
    place: QPoint
    to_pixels: QTransform


def _layer_of(painter: QPainter, items: tuple[Item, ...]) -> _Layer:
    """Paints items on a layer just large enough for them."""
    bounds = QRectF()
    for item in items:
        if isinstance(item, Shape):
            margin = item.stroke_width / 2 + 1
            bounds |= painter_path(item.path).controlPointRect().adjusted(-margin, -margin, margin, margin)
        else:
            half = max(item.size, len(item.text) * item.size)
            bounds |= QRectF(item.x - half, item.y - half, 2 * half, 2 * half)
    to_pixels = painter.deviceTransform()
    visible = painter.transform().inverted()[0].mapRect(QRectF(painter.viewport()))
    rect = to_pixels.mapRect(bounds & visible).toAlignedRect()
    image = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    if not rect.isEmpty():
        on_layer = QPainter(image)
        on_layer.setRenderHints(HINTS)
        on_layer.setTransform(to_pixels * QTransform.fromTranslate(-rect.x(), -rect.y()))
        _paint_items(on_layer, items)
        on_layer.end()
    return _Layer(image, rect.topLeft(), to_pixels)


def _paint_layer(painter: QPainter, layer: _Layer, opacity: float = 1.0) -> None:
    painter.save()
    # Undoes what the painter does to coordinates, the screen's scale included: the layer is in pixels.
    painter.setTransform(layer.to_pixels.inverted()[0] * painter.transform())
    painter.setOpacity(painter.opacity() * opacity)
    painter.drawImage(layer.place, layer.image)
    painter.restore()


def area_of(scene: Scene, rect: QRectF) -> QRectF:
    """Where in a rectangle a scene is painted: the largest part in its middle that has the scene's proportions."""
    scale = min(rect.width() / scene.width, rect.height() / scene.height)
    area = QRectF(0, 0, max(0.0, scene.width * scale), max(0.0, scene.height * scale))
    area.moveCenter(rect.center())
    return area


def image_of(scene: Scene, width: int, height: int) -> QImage:
    """Paints a scene on an image of so many pixels; what the scene does not cover is its background, or clear."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if scene.background is None else QColor(scene.background))
    painter = QPainter(image)
    paint_scene(painter, scene, QRectF(0, 0, width, height))
    painter.end()
    return image


def pixmap_of(scene: Scene, size: QSize, device_pixel_ratio: float = 1.0) -> QPixmap:
    """Paints a scene for a widget.

    Args:
        scene: What to paint.
        size: In the widget's own units.
        device_pixel_ratio: How many pixels of the screen such a unit is wide.
    """
    image = image_of(scene, math.ceil(size.width() * device_pixel_ratio), math.ceil(size.height() * device_pixel_ratio))
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    return pixmap


def write_png(scene: Scene, path: FilePath, width: int, height: int) -> None:
    """Writes a scene as a PNG file; needs no screen, and starts what it needs of Qt by itself.

    Raises:
        OSError: The file cannot be written.
    """
    # Kept until the painting is done: labels need Qt's fonts, and those need an application.
    application = QGuiApplication.instance() or QGuiApplication(["stretchgui", "-platform", "offscreen"])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image_of(scene, width, height))
    path.write_bytes(buffer.data().data())
    del application


def _paint_items(painter: QPainter, items: tuple[Item, ...]) -> None:
    for item in items:
        match item:
            case Shape():
                _paint_shape(painter, item)
            case Label():
                _paint_label(painter, item)
            case _:
                assert_never(item)


def _paint_shape(painter: QPainter, shape: Shape) -> None:
    if shape.opacity < 1 and shape.fill is not None and shape.stroke is not None:
        _paint_as_one(painter, shape)
        return
    painter.setBrush(_brush(shape.fill, shape.opacity))
    painter.setPen(_pen(shape.stroke, shape.stroke_width, shape.opacity))
    if isinstance(shape.fill, str) and shape.stroke is None and shape.opacity == 1:
        _fill_loops(painter, shape.path)
    elif isinstance(shape.fill, Radial) and shape.stroke is None and shape.fill.stops[-1].opacity == 0:
        # A glow lies on a whole leg and reaches over a part of it: each pixel of a gradient costs, seen or not.
        painter.save()
        painter.setClipRect(_reach(shape.fill), Qt.ClipOperation.IntersectClip)
        painter.drawPath(painter_path(shape.path))
        painter.restore()
    else:
        painter.drawPath(painter_path(shape.path))


def _fill_loops(painter: QPainter, path: Path) -> None:
    """Fills loop after loop: an opaque union of loops is each of them, and many edges beside each other cost more."""
    to_scene = painter.transform()
    for loops, matrix in painter_loops(path):
        if matrix is not None:
            painter.setTransform(QTransform(*matrix), combine=True)
        for loop in loops:
            painter.drawPath(loop)
        if matrix is not None:
            painter.setTransform(to_scene)


def _reach(gradient: Radial) -> QRectF:
    """The rectangle round all that a gradient colours."""
    along, aside = gradient.radius * gradient.stretch, gradient.radius
    cos, sin = math.cos(gradient.turn), math.sin(gradient.turn)
    across, down = math.hypot(along * cos, aside * sin) + 1, math.hypot(along * sin, aside * cos) + 1
    return QRectF(gradient.x - across, gradient.y - down, 2 * across, 2 * down)


def _paint_as_one(painter: QPainter, shape: Shape) -> None:
    """Paints fill and stroke on a layer first, so that the fill does not shine through a see-through stroke."""
    _paint_layer(painter, _layer_of(painter, (replace(shape, opacity=1.0),)), shape.opacity)


@lru_cache(maxsize=256)
def _brush(fill: str | Gradient | None, opacity: float) -> QBrush:
    match fill:
        case None:
            return QBrush(Qt.BrushStyle.NoBrush)
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


@lru_cache(maxsize=256)
def _pen(stroke: str | None, width: float, opacity: float) -> QPen:
    if stroke is None or width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    return QPen(
        QBrush(_colour(stroke, opacity)),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    if opacity < 1:
        # Cheaper than the painter's opacity, by a fifth.
        colour.setAlphaF(max(0.0, opacity))
    return colour


@lru_cache(maxsize=64)
def _lettering(text: str, pixels: int, usual: QFont) -> tuple[QFont, float]:
    """The font of a label in whole pixels, and how wide its text is in it."""
    font = QFont(usual)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return font, QFontMetricsF(font).horizontalAdvance(text)


def _paint_label(painter: QPainter, label: Label) -> None:
    font, width = _lettering(label.text, max(1, round(label.size)), QFont())
    shift = {"start": 0.0, "middle": -width / 2, "end": -width}[label.anchor]
    painter.save()
    painter.translate(label.x, label.y)
    # Qt's fonts come in whole pixels; a label may have any height. What is too wide becomes smaller.
    scale = min(label.size / font.pixelSize(), label.room / max(width, 1.0))
    painter.scale(scale, scale)
    painter.setFont(font)
    painter.setPen(QColor(label.colour))
    painter.drawText(QPointF(shift, 0), label.text)
    painter.restore()
