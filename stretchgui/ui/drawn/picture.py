"""Paints a scene with QPainter: the same picture that `stretchgui.figure.svg` writes."""

from __future__ import annotations

import math
from pathlib import Path as FilePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter, QPixmap

from stretchgui.figure.shapes import Scene
from stretchgui.ui.drawn.items import HINTS, paint_items


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
    prepare(painter, scene, area)
    paint_items(painter, scene.items)
    painter.restore()


def prepare(painter: QPainter, scene: Scene, area: QRectF) -> None:
    """Paints the ground of a scene, and has the painter use the scene's coordinates from now on."""
    painter.setRenderHints(HINTS)
    if scene.background is not None:
        painter.fillRect(area, QColor(scene.background))
    painter.translate(area.topLeft())
    painter.scale(area.width() / scene.width, area.height() / scene.height)


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
