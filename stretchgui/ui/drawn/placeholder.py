"""What stands where an exercise has no figure: somebody's own picture, or its name in large letters."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from stretchgui.figure.look import Look

MARGIN: Final = 0.06
LARGEST_LETTERS: Final = 0.16
SMALLEST_LETTERS: Final = 9


def paint_picture(painter: QPainter, rect: QRectF, picture: QPixmap) -> None:
    """Paints a picture in the middle of a rectangle, whole."""
    size = picture.size().toSizeF().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    area = QRectF(0, 0, size.width(), size.height())
    area.moveCenter(rect.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(area, picture, QRectF(picture.rect()))


def paint_name(painter: QPainter, rect: QRectF, name: str, look: Look) -> None:
    """Paints a calm panel with a name on it, as large as it fits."""
    margin = min(rect.width(), rect.height()) * MARGIN
    panel = rect.adjusted(margin, margin, -margin, -margin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.mat))
    painter.drawRoundedRect(panel, margin / 2, margin / 2)
    place = panel.adjusted(margin, margin, -margin, -margin)
    painter.setFont(_fitting_font(name, place))
    painter.setPen(QColor(look.receiver_clothes.label))
    painter.drawText(place, _WRAPPED, name)


_WRAPPED: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def _fitting_font(name: str, place: QRectF) -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    for pixels in range(max(SMALLEST_LETTERS, round(place.height() * LARGEST_LETTERS)), SMALLEST_LETTERS - 1, -1):
        font.setPixelSize(pixels)
        needed = QFontMetricsF(font).boundingRect(place, _WRAPPED, name)
        if needed.width() <= place.width() and needed.height() <= place.height():
            break
    return font
