"""Text as large as its place allows: it shrinks, wraps and at last breaks words, but is never cut off unseen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

# Nothing is written smaller than this, in pixels of the page's own units.
SMALLEST: Final = 9
WRAPS: Final = Qt.TextFlag.TextWordWrap.value
# A word longer than this may be broken, if it would otherwise make the whole text smaller than this share.
LONG_WORD: Final = 12
WORTH_BREAKING: Final = 0.6
BREAK: Final = "\u200b"
ENDLESS: Final = 100_000


def sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    """A font of so many pixels."""
    made = QFont(font)
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text is written in a room.

    Attributes:
        pixels: The size.
        text: The text, with places to break in its long words if they would make all of it small.
        whole: Whether all of it is to be seen, no word broken.
    """

    pixels: int
    text: str
    whole: bool


def fit(text: str, font: QFont, room: QSize, most: int, *, bold: bool = False, lines: bool = True) -> Fit:
    """How a text is written as large as it fits a room.

    Args:
        text: What is written.
        font: Its family.
        room: How much place there is.
        most: The size in pixels it never exceeds.
        bold: Whether it is bold.
        lines: Whether it may wrap between words.
    """
    return _fit(text, font.family(), room.width(), room.height(), max(most, SMALLEST), bold, lines)


@lru_cache(maxsize=512)
def _fit(text: str, family: str, width: int, height: int, most: int, bold: bool, lines: bool) -> Fit:
    pixels, fits = _largest(text, family, width, height, most, bold, lines)
    soft = breakable(text)
    if not lines or soft == text or pixels >= most * WORTH_BREAKING:
        return Fit(pixels, text, fits)
    broken, _ = _largest(soft, family, width, height, most, bold, lines)
    if fits and pixels >= broken * WORTH_BREAKING:
        return Fit(pixels, text, fits)
    return Fit(broken, soft, False)


def _largest(text: str, family: str, width: int, height: int, most: int, bold: bool, lines: bool) -> tuple[int, bool]:
    least, fits, font = SMALLEST, False, QFont(family)
    flags = WRAPS if lines else 0
    most += 1
    while least < most:
        middle = (least + most) // 2
        needed = needs(text, sized(font, middle, bold=bold), width, flags)
        if needed.width() <= width and needed.height() <= height:
            least, fits = middle + 1, True
        else:
            most = middle
    return max(SMALLEST, least - 1), fits


def breakable(text: str) -> str:
    """The same to read, but lines may also break within its long words."""
    return " ".join(BREAK.join(word) if len(word) > LONG_WORD else word for word in text.split(" "))


def needs(text: str, font: QFont, width: int, flags: int = WRAPS) -> QSize:
    """How much place a text takes when its lines may be so wide."""
    area = QRect(0, 0, width if flags else ENDLESS, ENDLESS)
    return QFontMetrics(font).boundingRect(area, flags, text).size()


class FittedLabel(QLabel):
    """A line or a paragraph that fills its place without overflowing it.

    Args:
        most: The largest size in pixels; `set_most` changes it.
        bold: Whether it is bold.
        lines: Whether it may wrap between words.
        align: Where in its place it stands.
        parent: The widget it is part of.
    """

    def __init__(
        self,
        most: int = 24,
        *,
        bold: bool = False,
        lines: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._bold = bold
        self._lines = lines
        self._colour = QColor("#000000")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def set_text(self, text: str) -> None:
        """Writes something else; the same text again costs nothing."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)

    def set_most(self, most: int) -> None:
        """Sets the largest size, in pixels."""
        if most != self._most:
            self._most = most
            self.update()

    def set_colour(self, colour: str) -> None:
        """Sets the colour, as `#rrggbb`."""
        if QColor(colour) != self._colour:
            self._colour = QColor(colour)
            self.update()

    @property
    def colour(self) -> str:
        """The colour, as `#rrggbb`."""
        return self._colour.name()

    @property
    def fitting(self) -> Fit:
        """How it is written."""
        return self.fitting_of(self.text())

    def fitting_of(self, text: str) -> Fit:
        """How another text would be written."""
        return fit(text, self.font(), self.size(), self._most, bold=self._bold, lines=self._lines)

    @property
    def needed(self) -> QSize:
        """How much place its text takes as it is written."""
        fitting = self.fitting
        font = sized(self.font(), fitting.pixels, bold=self._bold)
        return needs(fitting.text, font, self.width(), WRAPS if self._lines else 0)

    @override
    def sizeHint(self) -> QSize:
        """Nothing is asked for: the page gives it its place."""
        return QSize(0, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes the text."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        write(painter, self.rect(), self.fitting, self.font(), self.alignment(), bold=self._bold, lines=self._lines)
        painter.end()


def write(
    painter: QPainter,
    room: QRect,
    fitting: Fit,
    font: QFont,
    align: Qt.AlignmentFlag,
    *,
    bold: bool = False,
    lines: bool = True,
) -> None:
    """Writes a text within its room; a line too long at the smallest size ends in dots."""
    made = sized(font, fitting.pixels, bold=bold)
    painter.setFont(made)
    text, flags = fitting.text, WRAPS
    if not lines:
        flags = Qt.TextFlag.TextSingleLine.value
        text = QFontMetrics(made).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QRectF(room), align.value | flags, text)
