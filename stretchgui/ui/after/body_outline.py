"""A body from behind and from the front, on which one taps where something is felt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.history.places import AREAS, SPOTS, View, parts_of, spot
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Side
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class _Area:
    """Where an area is in half a body: from the middle line outwards, and from above, in units of the drawing."""

    out: float
    down: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a view begins, in pixels, and how many of them a unit is."""

    left: float
    top: float
    across: float
    down: float


# One body is 120 units wide and 212 high; its middle line is at 60.
WIDTH: Final = 120.0
HEIGHT: Final = 212.0
MIDDLE: Final = 60.0
CAPTION: Final = 22.0
# How much wider, or higher, than it was drawn.
STOUTEST: Final = 1.4
SLIMMEST: Final = 1.25
_AREAS: Final[Mapping[str, _Area]] = {
    "upper-back": _Area(14.5, 55, 25, 28),
    "low-back": _Area(11.5, 86, 21, 24),
    "buttock": _Area(13.5, 113, 25, 24),
    "thigh-back": _Area(14.5, 144, 22, 30),
    "calf": _Area(13.5, 183, 18, 32),
    "flank": _Area(14, 78, 23, 26),
    "hip-front": _Area(14.5, 108, 24, 20),
    "thigh-front": _Area(14.5, 138, 22, 30),
    "knee": _Area(14, 163, 18, 15),
    "shin": _Area(13, 188, 16, 28),
}
# Half the body's edge from the neck down, on the side of larger numbers.
_HALF: Final = (
    *((66, 30), (68, 36), (88, 42), (95, 54), (99, 82), (104, 108), (98, 112), (90, 84), (86, 62)),
    *((84, 74), (83, 92), (88, 112), (87, 140), (84, 165), (84, 182), (80, 204), (68, 205), (66, 182), (64, 160)),
    (62, 128),
)
_ARROWS: Final[Mapping[int, QPointF]] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Spot(QAbstractButton):
    """One spot, marked or not. Arrows go to the nearest one; Space and a click mark it."""

    def __init__(self, name: str, called: str, theme: Theme, parent: BodyOutline) -> None:
        super().__init__(parent)
        self.spot = name
        self._theme = theme
        self._outline = parent
        self.setCheckable(True)
        self.setText(called)
        self.setAccessibleName(called)
        self.setToolTip(called)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(event.key())
        if arrow is not None:
            self._outline.go(self, arrow)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, area = self._theme, QRectF(self.rect()).adjusted(2, 2, -2, -2)
        corner = min(area.width(), area.height()) * 0.4
        if self.isChecked():
            painter.setBrush(QColor(theme.danger))
        else:
            share = 0.55 if self.underMouse() else 0.25
            painter.setBrush(QColor(mixed(theme.line, theme.muted, share)))
        painter.setPen(QPen(QColor(theme.text), 2.5) if self.hasFocus() else QPen(QColor(theme.muted), 0.8))
        painter.drawRoundedRect(area, corner, corner)
        if self.isChecked():
            # A mark that is more than a colour.
            painter.setPen(QPen(QColor(theme.on_danger), 2.4, c=Qt.PenCapStyle.RoundCap))
            middle, arm = area.center(), min(area.width(), area.height()) * 0.2
            painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
            painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
        painter.end()


class BodyOutline(QWidget):
    """Two views of a body with named spots.

    Args:
        words: What the spots are called.
        theme: Its colours.
        of: Whose body it is, for those who do not see it.

    Signals:
        marked: the marked spots are others now.
    """

    marked = Signal()

    def __init__(self, words: Words, theme: Theme, of: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._spots = {name: Spot(name, place_named(words, name), theme, self) for name in SPOTS}
        for one in self._spots.values():
            one.setAccessibleName(words("feeling.spot_of", place=one.text(), name=of))
            one.toggled.connect(self._on_toggled)
        self._rove(self._spots[spot("low-back", Side.LEFT)])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def places(self) -> tuple[str, ...]:
        """The marked spots."""
        return tuple(name for name, one in self._spots.items() if one.isChecked())

    def mark(self, places: Sequence[str]) -> None:
        """Marks these spots and no others."""
        for name, one in self._spots.items():
            one.setChecked(name in places)

    def go(self, start: Spot, arrow: QPointF) -> None:
        """Gives the focus to the nearest spot in a direction."""
        begun, nearest, least = _middle(start), None, 1e9
        for one in self._spots.values():
            way = _middle(one) - begun
            along = QPointF.dotProduct(way, arrow)
            across = abs(way.x() * arrow.y()) + abs(way.y() * arrow.x())
            if one is not start and along > 1 and along + 2.5 * across < least:
                nearest, least = one, along + 2.5 * across
        if nearest is not None:
            self._rove(nearest)
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(2.3 * WIDTH), round(HEIGHT + CAPTION) + 60)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(1.9 * WIDTH), 226)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        for name, one in self._spots.items():
            parts = parts_of(name)
            if parts is not None:
                area, side = parts
                view = View.BACK if area in AREAS[View.BACK] else View.FRONT
                one.setGeometry(self._place(view, _AREAS[area], side).toAlignedRect())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        for view in View:
            frame = self._frame(view)
            painter.save()
            painter.translate(frame.left, frame.top)
            painter.scale(frame.across, frame.down)
            painter.setPen(QPen(QColor(theme.muted), 1.2))
            painter.setBrush(QColor(mixed(theme.raised, theme.line, 0.35)))
            painter.drawPath(_body())
            painter.restore()
            self._caption(painter, view, frame)
        painter.end()

    def _caption(self, painter: QPainter, view: View, frame: _Frame) -> None:
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(sized(self.font(), 10))
        bottom = QRectF(frame.left - 12, self.height() - CAPTION, WIDTH * frame.across + 24, CAPTION)
        painter.drawText(bottom, int(Qt.AlignmentFlag.AlignCenter), self._words(f"feeling.view.{view}"))
        painter.setFont(sized(self.font(), 10, bold=True))
        for side in Side:
            outer = -1 if (side is Side.LEFT) is (view is View.BACK) else 1
            middle = frame.left + (MIDDLE + outer * 46) * frame.across
            box = QRectF(middle - 12, frame.top + 8 * frame.down, 24, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._words(f"feeling.letter.{side}"))

    def _frame(self, view: View) -> _Frame:
        """Where a view stands; a low window makes it stout rather than its spots too small to be hit."""
        down = (self.height() - CAPTION) / HEIGHT
        across = min(STOUTEST * down, self.width() / (2.06 * WIDTH))
        down = min(down, SLIMMEST * across)
        gap = min(0.3 * WIDTH * across, max(0.0, self.width() - 2 * WIDTH * across))
        left = (self.width() - 2 * WIDTH * across - gap) / 2
        top = (self.height() - CAPTION - HEIGHT * down) / 2
        return _Frame(left if view is View.BACK else left + WIDTH * across + gap, top, across, down)

    def _place(self, view: View, area: _Area, side: Side) -> QRectF:
        """A spot in pixels: seen from the front, the person's left is on the right."""
        frame = self._frame(view)
        outer = -1 if (side is Side.LEFT) is (view is View.BACK) else 1
        spread = QRectF(0, 0, area.width * frame.across, area.height * frame.down)
        middle = QPointF(frame.left + (MIDDLE + outer * area.out) * frame.across, frame.top + area.down * frame.down)
        spread.moveCenter(middle)
        return spread

    def _rove(self, current: Spot) -> None:
        """One spot alone is reached by Tab."""
        for one in self._spots.values():
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is current else Qt.FocusPolicy.ClickFocus)

    @Slot()
    def _on_toggled(self) -> None:
        self.marked.emit()


def place_named(words: Words, name: str) -> str:
    """What a spot is called; one that is not known by its own name."""
    parts = parts_of(name)
    if parts is None:
        return name
    return words("feeling.spot", area=words(f"feeling.area.{parts[0]}"), side=words(f"side.{parts[1]}"))


def _middle(one: Spot) -> QPointF:
    return QRectF(one.geometry()).center()


def _body() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(MIDDLE, 16), 12, 14)
    half = [QPointF(x, y) for x, y in _HALF]
    other = [QPointF(2 * MIDDLE - point.x(), point.y()) for point in reversed(half)]
    outline = QPainterPath(half[0])
    for point in (*half[1:], *other):
        outline.lineTo(point)
    outline.closeSubpath()
    return path.united(outline)
