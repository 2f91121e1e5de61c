"""The receiver's side: an arrow, a letter, and words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.routine.exercise import Side
from stretchgui.ui.kit.fitted import fit, needs, sized, write
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.surface import paint_surface
from stretchgui.ui.kit.theme import Theme

# Shares of the height: of the arrow and of the letter's square, and of the gaps between.
BADGE: Final = 0.73
GAP: Final = 0.15
BESIDE: Final = 2 * BADGE + 2 * GAP


class SideSign(QWidget):
    """Shows a side in three ways at once, as high as its place; empty where there is no side.

    Args:
        words: The words.
        icons: The arrows.
        theme: The colours.
        centred: Whether it stands in the middle of its place, or at its left.
        parent: The widget it is part of.
    """

    def __init__(
        self, words: Words, icons: Icons, theme: Theme, *, centred: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._icons = icons
        self._theme = theme
        self._centred = centred
        self._side: Side | None = None

    def show_side(self, side: Side | None) -> None:
        """Shows another side."""
        if side is not self._side:
            self._side = side
            self.setAccessibleName(self.text)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    @property
    def text(self) -> str:
        """The side in words."""
        return self._words("session.side", side=self._words(f"side.{self._side}")) if self._side else ""

    @property
    def letter(self) -> str:
        """The side as a letter."""
        return self._words(f"session.letter.{self._side}") if self._side else ""

    @property
    def pixels(self) -> int:
        """The size of its words."""
        height = self.height()
        room = QSize(max(1, round(self.width() - height * BESIDE - 6)), height)
        return fit(self.text, self.font(), room, round(height * 0.78), bold=True, lines=False).pixels

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints arrow, letter and words in a row: the arrow on the side it points to."""
        if self._side is None:
            return
        painter = QPainter(self)
        height, pixels = float(self.height()), self.pixels
        font = sized(self.font(), pixels, bold=True)
        words = float(needs(self.text, font, 0, 0).width() + 4)
        badge, gap = height * BADGE, height * GAP
        total = badge * 2 + gap * 2 + words
        x = (self.width() - total) / 2 if self._centred else 0.0
        arrow, first = ("left", True) if self._side is Side.LEFT else ("right", False)
        places = [badge, badge, words] if first else [badge, words, badge]
        lefts = [x, x + places[0] + gap, x + places[0] + places[1] + 2 * gap]
        arrow_at, letter_at, words_at = (lefts[0], lefts[1], lefts[2]) if first else (lefts[2], lefts[0], lefts[1])
        top = (height - badge) / 2
        self._icons.paint(painter, arrow, self._theme.text, QRectF(arrow_at, top, badge, badge))
        square = QRectF(letter_at, top, badge, badge)
        paint_surface(painter, square, self._theme.text, badge * 0.2)
        painter.setPen(QColor(self._theme.surface))
        letter = fit(self.letter, self.font(), square.toRect().size(), round(badge * 0.72), bold=True, lines=False)
        write(painter, square.toRect(), letter, self.font(), Qt.AlignmentFlag.AlignCenter, bold=True, lines=False)
        painter.setPen(QColor(self._theme.text))
        place = QRect(round(words_at), 0, round(words) + 2, round(height))
        fitting = fit(self.text, self.font(), place.size(), pixels, bold=True, lines=False)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write(painter, place, fitting, self.font(), align, bold=True, lines=False)
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        """Nothing is asked for: the page gives it its place."""
        return QSize(0, 0)
