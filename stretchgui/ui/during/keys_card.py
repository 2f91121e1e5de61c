"""All keys on one card over the page, made from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, assert_never

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.ui.during.actions import ACTIONS, FELT_KEYS, Action, Scope, Sign, key_name, key_names, signs_of
from stretchgui.ui.kit.fitted import FittedLabel, fit, sized, write
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.surface import PageButton, paint_surface
from stretchgui.ui.kit.theme import Theme

# The keys of a check, a line for each thing that is noted.
_CHECK: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "keys.does.check_amount": (key_name(Qt.Key.Key_Up), key_name(Qt.Key.Key_Down)),
        "keys.does.check_felt": (*map(key_name, FELT_KEYS.values()), key_name(Qt.Key.Key_Backspace)),
    }
)


class KeyCaps(QWidget):
    """The keys of one action, drawn as on a keyboard.

    Args:
        keys: Their names.
        signs: The signs of the media keys after them.
        theme: The colours.
        spoken: What the signs are called, for those who hear the screen.
        parent: The card.
    """

    def __init__(
        self, keys: tuple[str, ...], signs: tuple[Sign, ...], theme: Theme, spoken: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._keys: tuple[str | Sign, ...] = (*keys, *signs)
        self._theme = theme
        self.setAccessibleName(", ".join((*keys, *spoken)))

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the keys from the right to the left edge of what explains them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() * 0.86
        pixels = round(height * 0.55)
        metrics = sized(self.font(), pixels, bold=True)
        painter.setFont(metrics)
        right = float(self.width())
        for key in reversed(self._keys):
            is_sign = isinstance(key, Sign)
            room = height * 1.4 if is_sign else painter.fontMetrics().horizontalAdvance(key) + height * 0.7
            width = max(height, room)
            cap = QRectF(right - width + 1, (self.height() - height) / 2, width - 2, height)
            painter.setBrush(QColor(self._theme.raised))
            painter.setPen(QPen(QColor(self._theme.line), 1.5))
            painter.drawRoundedRect(cap, height * 0.2, height * 0.2)
            right -= width + height * 0.2
            if isinstance(key, Sign):
                painter.fillPath(sign_path(key, cap), QColor(self._theme.text))
                continue
            painter.setPen(QColor(self._theme.text))
            fitting = fit(key, self.font(), cap.toRect().size(), pixels, bold=True, lines=False)
            align = Qt.AlignmentFlag.AlignCenter
            write(painter, cap.toRect(), fitting, self.font(), align, bold=True, lines=False)
        painter.end()


def sign_path(sign: Sign, cap: QRectF) -> QPainterPath:
    """A media key's sign in the middle of its cap: no font need have it."""
    unit = cap.height() * 0.46
    path = QPainterPath()
    match sign:
        case Sign.PLAY_PAUSE:
            _triangle(path, 0.0, 0.85)
            path.addRect(1.05, 0.0, 0.22, 1.0)
            path.addRect(1.45, 0.0, 0.22, 1.0)
        case Sign.STOP:
            path.addRect(0.0, 0.0, 1.0, 1.0)
        case Sign.NEXT:
            _triangle(path, 0.0, 0.85)
            path.addRect(0.9, 0.0, 0.22, 1.0)
        case Sign.PREVIOUS:
            path.addRect(0.0, 0.0, 0.22, 1.0)
            _triangle(path, 1.12, 0.27)
        case _:
            assert_never(sign)
    size = path.boundingRect()
    to_middle = cap.center() - size.center() * unit
    return QTransform(unit, 0, 0, unit, to_middle.x(), to_middle.y()).map(path)


def _triangle(path: QPainterPath, base: float, tip: float) -> None:
    """Adds a triangle of height 1 that points from its base to its tip."""
    path.moveTo(base, 0.0)
    path.lineTo(tip, 0.5)
    path.lineTo(base, 1.0)
    path.closeSubpath()


class KeysCard(QWidget):
    """Shows every key, until it is closed or clicked; the session's keys go on working meanwhile.

    Args:
        words: Labels.
        icons: For the button that closes it.
        theme: The colours.
        parent: The page it covers.

    Signals:
        close_requested (): somebody has seen enough.
    """

    close_requested = Signal()

    def __init__(self, words: Words, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._unit = 1.0
        self._card = QRectF()
        self.title = FittedLabel(bold=True, lines=False, parent=self)
        self.title.set_text(words("keys.title"))
        self.hint = FittedLabel(parent=self)
        self.hint.set_text(words("keys.hint"))
        self.close_button = PageButton(icons, theme, parent=self)
        self.close_button.show_as(words("keys.close"), "close")
        self.close_button.clicked.connect(self.close_requested)
        listed = [action for action in ACTIONS if action.keys and action.scope in (Scope.SESSION, Scope.EVERYWHERE)]
        self.rows = [(self._caps(action), self._label(action)) for action in listed]
        numbers = FittedLabel(parent=self)
        numbers.set_text(words("keys.does.number"))
        self.rows.append((KeyCaps((words("keys.digits"),), (), theme, (), self), numbers))
        self.rows += [self._row_of_check(names, key) for key, names in _CHECK.items()]
        self.setAccessibleName(words("keys.title"))
        self._recolour()
        self.hide()

    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        self._unit = unit
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.close_button.set_theme(theme)
        for caps, _ in self.rows:
            caps.set_theme(theme)
        self._recolour()
        self.update()

    def _row_of_check(self, names: tuple[str, ...], key: str) -> tuple[KeyCaps, FittedLabel]:
        """Some of a check's keys, which share one line."""
        label = FittedLabel(parent=self)
        label.set_text(self._words(key))
        return KeyCaps(names, (), self._theme, (), self), label

    def _caps(self, action: Action) -> KeyCaps:
        signs = signs_of(action)
        spoken = tuple(self._words(f"keys.sign.{sign}") for sign in signs)
        return KeyCaps(key_names(action), signs, self._theme, spoken, self)

    def _label(self, action: Action) -> FittedLabel:
        label = FittedLabel(parent=self)
        key = f"keys.does.{action.id}"
        label.set_text(self._words(key if key in self._words.keys else f"action.{action.ways[0].name}.tip"))
        return label

    def _recolour(self) -> None:
        self.title.set_colour(self._theme.text)
        self.hint.set_colour(self._theme.muted)
        for _, label in self.rows:
            label.set_colour(self._theme.text)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        if not self._card.contains(event.position()):
            self.close_requested.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Dims the page and paints the card."""
        painter = QPainter(self)
        veil = QColor(self._theme.window)
        veil.setAlphaF(0.82)
        painter.fillRect(self.rect(), veil)
        paint_surface(painter, self._card.adjusted(-1, -1, 1, 1), self._theme.line, 17 * self._unit)
        paint_surface(painter, self._card, self._theme.surface, 16 * self._unit)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sets the card in the middle."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        unit = self._unit
        width, height = min(620 * unit, self.width() * 0.94), min(540 * unit, self.height() * 0.96)
        self._card = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        side, top = 26 * unit, self._card.top() + 18 * unit
        left, right = self._card.left() + side, self._card.right() - side
        self.title.set_most(round(24 * unit))
        self.title.setGeometry(QRectF(left, top, right - left - 130 * unit, 36 * unit).toRect())
        self.close_button.set_unit(unit, 15)
        self.close_button.setGeometry(QRectF(right - 112 * unit, top, 112 * unit, 36 * unit).toRect())
        y = top + 48 * unit
        foot = 34 * unit
        row = (self._card.bottom() - foot - 8 * unit - y) / max(1, len(self.rows))
        middle = left + (right - left) * 0.42
        for caps, label in self.rows:
            caps.setGeometry(QRectF(left, y, middle - left, row * 0.92).toRect())
            label.set_most(round(16 * unit))
            label.setGeometry(QRectF(middle + 18 * unit, y, right - middle - 18 * unit, row * 0.92).toRect())
            y += row
        self.hint.set_most(round(13 * unit))
        self.hint.setGeometry(QRectF(left, self._card.bottom() - foot - 4 * unit, right - left, foot).toRect())


class KeysDialog(QDialog):
    """The same card where no session runs.

    Args:
        words: Labels.
        icons: For the button that closes it.
        theme: The colours.
        parent: The window.
    """

    def __init__(self, words: Words, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("keys.title"))
        self._card = KeysCard(words, icons, theme, self)
        self._card.close_requested.connect(self.accept)
        self._card.show()
        self.resize(680, 600)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card fills it."""
        super().resizeEvent(event)
        self._card.setGeometry(self.rect())
