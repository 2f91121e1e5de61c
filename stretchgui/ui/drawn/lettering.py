"""Words in pictures: a scene's labels, painted."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from stretchgui.figure.shapes import Label

# A share of a text's width that is left of its anchor.
_LEFT_OF_ANCHOR: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


def paint_label(painter: QPainter, label: Label) -> None:
    """Paints a label; the painter is left as it was."""
    family = QFont().family()
    font, width = _lettering(label.text, max(1, round(label.size)), family)
    painter.save()
    painter.translate(label.x, label.y)
    # Qt's fonts come in whole pixels; a label may have any height. What is too wide becomes smaller.
    scale = min(label.size / font.pixelSize(), label.room / max(width, 1.0))
    painter.scale(scale, scale)
    painter.setFont(font)
    painter.setPen(QColor(label.colour))
    painter.drawText(QPointF(-width * _LEFT_OF_ANCHOR[label.anchor], 0), label.text)
    painter.restore()


@lru_cache(maxsize=64)
def _lettering(text: str, pixels: int, family: str) -> tuple[QFont, float]:
    """The font of a label in whole pixels, and how wide its text is in it."""
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return font, QFontMetricsF(font).horizontalAdvance(text)
