"""A number from 0 to 10, said with one click or one key; or not said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.history.records import MOST
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme

UNSAID: Final = -1
HEIGHT: Final = 40
# A 0 that follows a 1 so soon means 10 (milliseconds).
TOGETHER: Final = 1200
_GAP: Final = 3.0


class NumberScale(QAbstractSlider):
    """Eleven cells in a row; `valueChanged` tells what is chosen.

    Digits choose (a 1 and a 0 make 10), arrows step, Delete takes it back.

    Args:
        name: What it is about, for those who do not see it.
        unsaid: What it is called while nothing is chosen.
        theme: Its colours.
    """

    def __init__(self, name: str, unsaid: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unsaid = unsaid
        self._last_digit = (0, -TOGETHER)
        self.setRange(UNSAID, MOST)
        self.setValue(UNSAID)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setAccessibleDescription(unsaid)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._on_changed)

    @property
    def number(self) -> int | None:
        """What is chosen; None if nothing is."""
        return None if self.value() == UNSAID else self.value()

    @override
    def sizeHint(self) -> QSize:
        return QSize(11 * 40, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(11 * 26, HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            digit, now = key - Qt.Key.Key_0, event.timestamp()
            before, at = self._last_digit
            ten = digit == 0 and before == 1 and now - at < TOGETHER
            self._last_digit = (digit, now)
            self.setValue(MOST if ten else digit)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setValue(UNSAID)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().x() / max(1, self.width()) * (MOST + 1))
        number = max(0, min(MOST, place))
        # A second click takes it back.
        self.setValue(UNSAID if number == self.value() else number)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, theme = self.width() / (MOST + 1), self._theme
        for number in range(MOST + 1):
            cell = QRectF(number * width, 2, width - _GAP, self.height() - 4).adjusted(1, 1, -1, -1)
            chosen = number == self.value()
            ground = theme.accent if chosen else theme.raised
            if number < self.value():
                ground = mixed(theme.raised, theme.accent, 0.3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(cell, 7, 7)
            painter.setFont(sized(self.font(), 12.5 if chosen else 11.5, bold=chosen))
            painter.setPen(QColor(theme.on_accent if chosen else theme.text))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), str(number))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -_GAP, -1), 9, 9)
        painter.end()

    def _on_changed(self, value: int) -> None:
        self.setAccessibleDescription(self._unsaid if value == UNSAID else str(value))
        self.update()
