"""What the session page is made of: quiet rounded surfaces, and buttons that leave the session's keys alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.ui.kit.fitted import fit, needs, sized, write
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme

# What a button leaves free beside its words, in units.
MARGIN: Final = 10.0
PRESSING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def paint_surface(painter: QPainter, area: QRectF, colour: str, radius: float) -> None:
    """Paints a rounded surface without a border."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(area, radius, radius)


class Surface(QWidget):
    """A rounded card that other things stand on."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._stripe = ""
        self._unit = 1.0

    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        self._unit = unit

    def set_colour(self, colour: str, stripe: str = "") -> None:
        """Sets the colour, and that of a stripe along the top (none: "")."""
        if (colour, stripe) != (self._colour, self._stripe):
            self._colour, self._stripe = colour, stripe
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        painter = QPainter(self)
        radius = 12 * self._unit
        if self._stripe:
            paint_surface(painter, QRectF(self.rect()), self._stripe, radius)
            painter.setClipRect(QRectF(0, 5 * self._unit, self.width(), self.height()))
        paint_surface(painter, QRectF(self.rect()), self._colour, radius)
        painter.end()


class EnterOnlyButton(QAbstractButton):
    """A button that its page places, and that only Enter presses: Space and all other keys are the page's."""

    @override
    def sizeHint(self) -> QSize:
        """Nothing is asked for: the page gives it its place."""
        return QSize(0, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; every other key is the page's."""
        if event.key() in PRESSING_KEYS and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leaves every key to the page."""
        event.ignore()


class PageButton(EnterOnlyButton):
    """A button of the session page: an icon, a word, or both, painted by itself in the page's unit.

    Enter presses it when it has the focus. Space does not: that is a key of the session.

    Args:
        icons: Where its icon comes from.
        theme: Its colours.
        kind: "plain", "primary", "danger" or "quiet".
        parent: The widget it is part of.

    Signals:
        focused (): it got the focus.
    """

    focused = Signal()

    def __init__(self, icons: Icons, theme: Theme, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._kind = kind
        self._icon_name = ""
        self._unit = 1.0
        self._most = 17
        self._badge = ""
        self._margin = MARGIN
        self._words_shown = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_as(self, text: str, icon: str, tip: str = "") -> None:
        """Sets its words, its icon and its explanation."""
        if (text, icon, tip) == (self.text(), self._icon_name, self.toolTip()):
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self._icon_name = icon
        self.update()

    def set_kind(self, kind: str) -> None:
        """Sets what it looks like."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def set_unit(self, unit: float, most: int = 17) -> None:
        """Sets the page's unit in pixels, and the largest size of its words in units."""
        self._unit, self._most = unit, most

    def set_badge(self, badge: str) -> None:
        """Sets the key shown in its corner."""
        self._badge = badge
        self.update()

    def set_margin(self, margin: float) -> None:
        """Sets what is left free beside its words, in units: little, where many buttons stand in a row."""
        self._margin = margin

    def set_words_shown(self, shown: bool) -> None:
        """Sets whether its words are written, or only its icon."""
        self._words_shown = shown

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says that it has the focus."""
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the button in its state."""
        painter = QPainter(self)
        unit, area = self._unit, QRectF(self.rect()).adjusted(2, 2, -2, -2)
        ground, ink = self._colours()
        radius = min(14 * unit, area.height() / 2)
        if ground:
            paint_surface(painter, area, ground, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.text), max(2.0, 2.5 * unit)))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)
        self._paint_content(painter, area, ink)
        painter.end()

    def _colours(self) -> tuple[str, str]:
        theme = self._theme
        ground, ink = {
            "primary": (theme.accent, theme.on_accent),
            "danger": (theme.danger, theme.on_danger),
            "plain": (theme.raised, theme.text),
            "quiet": ("", theme.muted),
        }[self._kind]
        if not self.isEnabled():
            return (theme.window if ground else "", mixed(theme.muted, theme.window, 0.35))
        if self.isDown():
            return mixed(ground or theme.raised, ink, 0.22), ink
        if self.underMouse():
            return mixed(ground, ink, 0.1) if ground else theme.raised, theme.text if not ground else ink
        return ground, ink

    def _paint_content(self, painter: QPainter, area: QRectF, ink: str) -> None:
        unit, words = self._unit, self.text() if self._words_shown else ""
        margin = self._margin * unit
        inner = area.adjusted(margin, 3 * unit, -margin, -3 * unit) if words else area
        if self._badge:
            inner = self._paint_badge(painter, inner, ink)
        icon = min(inner.height() * 0.62, self._most * unit * 1.5) if self._icon_name else 0.0
        gap = 7 * unit if icon and words else 0.0
        room = QSize(max(1, int(inner.width() - icon - gap)), int(inner.height()))
        fitting = fit(words, self.font(), room, round(self._most * unit), bold=True)
        used = needs(fitting.text, sized(self.font(), fitting.pixels, bold=True), room.width()).width() if words else 0
        left = inner.left() + max(0.0, (inner.width() - icon - gap - min(used, room.width())) / 2)
        if icon:
            self._icons.paint(painter, self._icon_name, ink, QRectF(left, inner.center().y() - icon / 2, icon, icon))
        if words:
            place = QRect(QPoint(round(left + icon + gap), round(inner.top())), room)
            painter.setPen(QColor(ink))
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            write(painter, place, fitting, self.font(), align, bold=True)

    def _paint_badge(self, painter: QPainter, inner: QRectF, ink: str) -> QRectF:
        """The key in a small square on the left; returns what is left of the room."""
        size = min(inner.height(), 26 * self._unit)
        square = QRectF(inner.left(), inner.center().y() - size / 2, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ink), max(1.0, 1.4 * self._unit)))
        painter.drawRoundedRect(square, size * 0.22, size * 0.22)
        fitting = fit(self._badge, self.font(), square.toRect().size(), round(size * 0.62), bold=True, lines=False)
        write(painter, square.toRect(), fitting, self.font(), Qt.AlignmentFlag.AlignCenter, bold=True, lines=False)
        return inner.adjusted(size + 8 * self._unit, 0, 0, 0)
