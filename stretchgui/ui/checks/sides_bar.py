"""Left above right: how tight each side felt, as two bars with the numbers beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.history.records import MOST
from stretchgui.language.words import Words
from stretchgui.pattern.amounts import amount_text, number_of
from stretchgui.pattern.comparison import Comparison, OneSide
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Measure
from stretchgui.routine.timeline import PhaseKind
from stretchgui.ui.kit.fitted import sized
from stretchgui.ui.kit.theme import Theme

LINE: Final = 30
LETTER: Final = 26
NUMBER: Final = 30
BAR: Final = 0.3


class SidesBar(QWidget):
    """Both sides of one check, as they were noted the last time.

    Args:
        comparison: What was noted.
        words: What sides and numbers are called.
        theme: Its colours.
    """

    def __init__(self, comparison: Comparison, words: Words, theme: Theme) -> None:
        super().__init__()
        self._comparison = comparison
        self._words = words
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = "; ".join(f"{words(f'side.{side}')}: {self.text_of(side)}" for side in Side)
        self.setAccessibleName(said)
        self.setToolTip(said)

    def text_of(self, side: Side) -> str:
        """What was noted on a side, in words."""
        text = side_text(self._comparison.side(side), self._comparison.measure, self._words)
        return text or self._words("check.not_said")

    @override
    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(320, LINE * 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the letter, the bar and the words of each side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, side in enumerate((Side.LEFT, Side.RIGHT)):
            self._paint_side(painter, side, QRectF(0, number * LINE, self.width(), LINE))
        painter.end()

    def _paint_side(self, painter: QPainter, side: Side, line: QRectF) -> None:
        theme, tighter = self._theme, side is self._comparison.tighter
        letter = QRectF(line.left(), line.top() + 3, LETTER - 2, LINE - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text if tighter else theme.raised))
        painter.drawRoundedRect(letter, 6, 6)
        painter.setPen(QColor(theme.surface if tighter else theme.text))
        painter.setFont(sized(self.font(), 15, bold=True))
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter.value, self._words(f"session.letter.{side}"))
        bar = QRectF(line.left() + LETTER + 8, line.top() + 9, line.width() * BAR, LINE - 18)
        self._paint_bar(painter, bar, self._comparison.side(side), tighter=tighter)
        noted, measure = self._comparison.side(side), self._comparison.measure
        number = "" if noted.tightness is None else number_of(noted.tightness.value)
        room = QRectF(bar.right() + 8, line.top(), NUMBER, LINE)
        self._write(painter, room, number, bold=True)
        room = QRectF(room.right() + 6, line.top(), line.right() - room.right() - 6, LINE)
        self._write(painter, room, side_text(replace(noted, tightness=None), measure, self._words), bold=False)

    def _write(self, painter: QPainter, room: QRectF, text: str, *, bold: bool) -> None:
        font = sized(self.font(), 15, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, align.value, shown)

    def _paint_bar(self, painter: QPainter, bar: QRectF, noted: OneSide, *, tighter: bool) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(bar, 6, 6)
        if noted.tightness is None:
            return
        check = theme.phases[PhaseKind.CHECK]
        painter.setBrush(QColor(check if tighter else mixed(check, theme.surface, 0.45)))
        full = QRectF(bar)
        full.setWidth(max(bar.height(), bar.width() * noted.tightness.value / MOST))
        painter.drawRoundedRect(full, 6, 6)


def side_text(noted: OneSide, measure: Measure, words: Words) -> str:
    """What was noted on a side: the means of its tries, and where it was felt."""
    said = (
        "" if noted.tightness is None else words("left_right.tight", n=number_of(noted.tightness.value)),
        "" if noted.amount is None else amount_text(measure, noted.amount.value, words),
        *(words(f"check.felt.{felt}").lower() for felt in noted.felt),
    )
    return " · ".join(part for part in said if part)
