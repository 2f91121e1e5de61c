"""Texts on a page of paper, in points: wrapped, shortened where there is no room, always letters and no picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from stretchgui.ui.kit.lines import lines_of
from stretchgui.ui.kit.theme import Theme

BODY: Final = 9
SMALL: Final = 8
_LEADING: Final = 1.06


class Ink:
    """Writes on a page.

    Args:
        painter: Paints in points, 72 to the inch.
        font: In which letters.
        theme: In which colours.

    Attributes:
        painter: For whatever is no text.
        theme: The colours.
    """

    def __init__(self, painter: QPainter, font: QFont, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        self._font = QFont(font)
        # On a screen letters are moved onto its pixels; paper has none.
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)

    def font(self, size: int, *, bold: bool = False) -> QFont:
        """The letters in a size, in points."""
        font = QFont(self._font)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def line(self, size: int) -> float:
        """How high a line of a size is, in points."""
        return QFontMetricsF(self.font(size)).height() * _LEADING

    def lines(self, text: str, width: float, size: int, most: int, *, bold: bool = False) -> Sequence[str]:
        """A text in at most so many lines."""
        return lines_of(text, self.font(size, bold=bold), width, most)

    def height(self, text: str, width: float, size: int = BODY, most: int = 99, *, bold: bool = False) -> float:
        """How high a text will be, in points."""
        return len(self.lines(text, width, size, most, bold=bold)) * self.line(size)

    def write(
        self, text: str, area: QRectF, size: int = BODY, most: int = 99, *, bold: bool = False, muted: bool = False
    ) -> float:
        """Writes a text from the top of an area on; what does not fit into it is left out, and dots say so.

        Returns:
            Where it ends, in points from the top of the page.
        """
        height = self.line(size)
        room = math.floor((area.height() + 0.01) / height)
        font, y = self.font(size, bold=bold), area.top()
        self.painter.setFont(font)
        self.painter.setPen(QColor(self.theme.muted if muted else self.theme.text))
        ascent = QFontMetricsF(font).ascent()
        for line in self.lines(text, area.width(), size, min(most, room), bold=bold):
            self.painter.drawText(QPointF(area.left(), y + ascent), line)
            y += height
        return y
