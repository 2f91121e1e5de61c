"""What every chart is: painted, read point by point with the arrow keys, and the same in words and as a table."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from stretchgui.ui.kit.lines import painted_lines
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme

# Room for what the cursor reads, below the chart (pixels).
READING_ROOM: Final = 40.0
_ABOVE_READING: Final = 10.0
_NEAR: Final = 24.0


@dataclass(frozen=True, slots=True)
class Table:
    """A chart's data: the same numbers, to be read line by line."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(QWidget):
    """A chart with a reading cursor.

    Left and Right go from point to point, Home and End to the first and the last; so does the mouse.

    Args:
        name: What it shows, for those who do not see it.
        empty: What will appear here, while there is nothing yet.
        theme: Its colours.
    """

    def __init__(self, name: str, empty: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._empty = empty
        self._cursor = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    @abstractmethod
    def number(self) -> int:
        """How many points there are."""

    @abstractmethod
    def said(self, place: int) -> str:
        """A point in words; the arrows go through them in this order."""

    @abstractmethod
    def anchor(self, place: int, area: QRectF) -> QPointF:
        """Where a point is painted."""

    @abstractmethod
    def table(self) -> Table:
        """The same as a table."""

    @abstractmethod
    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paints the chart into an area (pixels)."""

    @abstractmethod
    def height_wanted(self) -> float:
        """How high it wants to be without what the cursor reads, in pixels."""

    def readings(self) -> Sequence[str]:
        """Each point in words."""
        return [self.said(place) for place in range(self.number)]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen yet."""
        return self.number == 0

    @property
    def reading(self) -> str:
        """What the cursor is on; "" where it is on nothing."""
        return self.said(self._cursor) if 0 <= self._cursor < self.number else ""

    @property
    def newest(self) -> str:
        """What stands below while the cursor is on nothing: the last point."""
        return self._empty if self.is_empty else self.said(self.number - 1)

    def show_anew(self) -> None:
        """Its data are others now."""
        self._cursor = -1
        self.setAccessibleDescription(self.newest)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self.theme = theme
        self.update()

    def read(self, place: int) -> None:
        """Puts the cursor onto a point, and has it read."""
        if self.is_empty:
            return
        self._cursor = max(0, min(self.number - 1, place))
        self.setAccessibleDescription(self.reading)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def step(self, by: int) -> None:
        """Moves the cursor by so many points, if there is one; from nothing it goes to the last."""
        last = self.number - 1
        if self._cursor < 0:
            self.read(last)
        elif 0 <= self._cursor + by <= last:
            self.read(self._cursor + by)

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, round(self.height_wanted() + (0 if self.is_empty else READING_ROOM + _ABOVE_READING)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.number - 1
        match event.key():
            case Qt.Key.Key_Left:
                self.step(-1)
            case Qt.Key.Key_Right:
                self.step(1)
            case Qt.Key.Key_Home:
                self.read(0)
            case Qt.Key.Key_End:
                self.read(last)
            case _:
                super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area, at = self._area(), event.position()
        distances = [((self.anchor(place, area) - at).manhattanLength(), place) for place in range(self.number)]
        if distances and min(distances)[0] < _NEAR and min(distances)[1] != self._cursor:
            self.read(min(distances)[1])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        if self.is_empty:
            painted_lines(painter, self._empty, sized(self.font(), 11.5), area, 6, QColor(self.theme.muted))
        else:
            self.paint(painter, area)
            self._paint_cursor(painter, area)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint_cursor(self, painter: QPainter, area: QRectF) -> None:
        below = QRectF(8, self.height() - READING_ROOM + 2, self.width() - 16, READING_ROOM - 4)
        if self.reading:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.text), 2))
            painter.drawEllipse(self.anchor(self._cursor, area), 9, 9)
        said, colour = (self.reading, self.theme.text) if self.reading else (self.newest, self.theme.muted)
        painted_lines(painter, said, sized(self.font(), 10.5), below, 2, QColor(colour))

    def _area(self) -> QRectF:
        low = 0.0 if self.is_empty else READING_ROOM
        return QRectF(8, 6, self.width() - 16, self.height() - low - 8)
