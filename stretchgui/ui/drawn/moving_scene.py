"""Scenes that follow each other: what stands still in them is painted once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from stretchgui.figure.shapes import Item, Scene, Shape
from stretchgui.ui.drawn.items import HINTS, paint_items
from stretchgui.ui.drawn.painter_paths import painter_path
from stretchgui.ui.drawn.picture import area_of, prepare

# What stands still is kept as a picture when it is so many shapes: one is as quick to paint, and a mat is two.
FEWEST_IN_A_LAYER: Final = 2


class MovingScene:
    """Paints the scenes of one motion, one after the other; what stands still in it is painted once and kept."""

    def __init__(self) -> None:
        self._before: tuple[Item, ...] = ()
        self._layers: dict[tuple[int, ...], _Layer] = {}

    def paint(self, painter: QPainter, scene: Scene, rect: QRectF) -> None:
        """Does what `paint_scene` does."""
        area = area_of(scene, rect)
        if area.isEmpty():
            return
        painter.save()
        prepare(painter, scene, area)
        # Items are known by their identity: comparing them would cost more than painting them.
        before = set(map(id, self._before))
        layers: dict[tuple[int, ...], _Layer] = {}
        for still, run in groupby(scene.items, lambda item: id(item) in before):
            items = tuple(run)
            if not still or len(items) < FEWEST_IN_A_LAYER:
                paint_items(painter, items)
                continue
            key = tuple(map(id, items))
            layer = self._layers.get(key)
            if layer is None or layer.to_pixels != painter.deviceTransform():
                layer = _layer_of(painter, items)
            layers[key] = layer
            _paint_layer(painter, layer)
        painter.restore()
        # While the items are kept, no other has their ids.
        self._before = scene.items
        self._layers = layers

    def forget(self) -> None:
        """Lets go of what was kept."""
        self._before = ()
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
            bounds |= painter_path(item.path).controlPointRect().adjusted(-1, -1, 1, 1)
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
        paint_items(on_layer, items)
        on_layer.end()
    return _Layer(image, rect.topLeft(), to_pixels)


def _paint_layer(painter: QPainter, layer: _Layer) -> None:
    to_scene = painter.transform()
    # Undoes what the painter does to coordinates, the screen's scale included: the layer is in pixels.
    painter.setTransform(layer.to_pixels.inverted()[0] * to_scene)
    painter.drawImage(layer.place, layer.image)
    painter.setTransform(to_scene)
