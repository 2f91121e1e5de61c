"""Reads somebody's picture for the screen, within bounds: whoever sent it may mean no good."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

from stretchgui.routine.picture_file import PictureFile, Unfit, read_picture_file

# Photographs come with many more pixels than a window has.
MOST_PIXELS: Final = QSize(2000, 1500)
# What a decoder may take at most, in MB: the largest picture that is let in, and no more.
MOST_MEGABYTES: Final = 100

log = logging.getLogger(__name__)


def read_picture(path: str) -> QPixmap:
    """Reads somebody's picture, made smaller if it is huge and turned upright; a null one if it cannot be read."""
    file = read_picture_file(Path(path))
    image = file if isinstance(file, Unfit) else decoded(file)
    if isinstance(image, Unfit):
        log.warning("the picture %s cannot be shown: it %s", path, image.why)
        return QPixmap()
    return QPixmap.fromImage(image)


def decoded(file: PictureFile) -> QImage | Unfit:
    """A picture's first image; needs no screen."""
    buffer = QBuffer()
    buffer.setData(QByteArray(file.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(buffer, QByteArray(file.measured.format.encode()))
    # The kind is known from the content: no other decoder, such as the one for SVG, is ever asked.
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = QSize(file.measured.width, file.measured.height)
    if _is_huge(size):
        reader.setScaledSize(_smaller(size))
    image = reader.read()
    if image.isNull():
        return Unfit(f"cannot be read: {reader.errorString()}")
    # Not every kind can be made smaller while it is read.
    return image.scaled(_smaller(image.size())) if _is_huge(image.size()) else image


def _is_huge(size: QSize) -> bool:
    return size.width() > MOST_PIXELS.width() or size.height() > MOST_PIXELS.height()


def _smaller(size: QSize) -> QSize:
    scaled = size.scaled(MOST_PIXELS, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))
