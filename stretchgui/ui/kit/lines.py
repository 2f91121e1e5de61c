"""Texts that are painted by hand, broken into lines. It needs no widgets: paper has none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

# White space at which a line may end; a no-break space is not among it.
_SOFT_SPACE: Final = re.compile(r"[ \t\r\n]+")


def painted_lines(painter: QPainter, text: str, font: QFont, area: QRectF, most: int, colour: QColor) -> float:
    """Paints a text in at most so many lines, the last one ending in dots; returns the height it took."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    height = 0.0
    for line in lines_of(text, font, area.width(), most):
        painter.drawText(QPointF(area.left(), area.top() + height + metrics.ascent()), line)
        height += metrics.height()
    return height


# At each key in a search the same few cards are painted again.
@lru_cache(maxsize=256)
def lines_of(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """A text broken into at most so many lines of a width (pixels); the last ends in dots if there is more."""
    layout = QTextLayout(_SOFT_SPACE.sub(" ", text.strip()), font)
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        last = len(lines) == most - 1
        start, length = line.textStart(), line.textLength()
        piece = layout.text()[start:] if last else layout.text()[start : start + length]
        piece = piece.strip()
        lines.append(QFontMetricsF(font).elidedText(piece, Qt.TextElideMode.ElideRight, width) if last else piece)
    layout.endLayout()
    return tuple(lines)
