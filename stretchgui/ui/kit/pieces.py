"""The small pieces every page is built of: labels, buttons, cards, columns that scroll."""

from __future__ import annotations

import math
import re
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stretchgui.ui.kit.style import ROLE, set_look

# A word longer than this cannot stay in one piece in a narrow column.
LONGEST_WORD: Final = 18
WIDEST_POPUP: Final = 560
# Wider than the icon is: what is left is the gap to the words.
ICON_BESIDE_TEXT: Final = QSize(30, 20)
_LONG_WORD: Final = re.compile(rf"\S{{{LONGEST_WORD},}}")
_BREAK: Final = "\u200b"


def breakable(text: str) -> str:
    """The same to read, but lines may also break within long words: an address does not widen the window."""
    return _LONG_WORD.sub(lambda match: _BREAK.join(_pieces(match[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + 8] for start in range(0, len(word), 8)]


def label(text: str = "", role: str = "text", *, wraps: bool = True) -> QLabel:
    """A label of plain text: what comes from a file is never taken for markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty(ROLE, role)
    made.setWordWrap(wraps)
    if wraps:
        made.setMinimumWidth(1)
    set_text(made, text)
    return made


def set_text(shown: QLabel, text: str) -> None:
    """Changes what a label says; an empty one takes no room."""
    shown.setText(breakable(text) if shown.wordWrap() else text)
    shown.setAccessibleName(text)
    # A label that is in no window yet would become one of its own.
    if shown.parent() is not None:
        shown.setVisible(bool(text))


class _Button(QPushButton):
    """A button that Enter presses while it has the focus; by itself Qt would press the default one of the dialog.

    What is chosen by it, and not done, leaves Enter to the dialog: whoever has answered goes on with it.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self.isCheckable():
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(text: str, role: str = "", tip: str = "") -> QPushButton:
    """A button; `role` is `primary`, `start`, `caution`, `quiet`, `step` or "" for an ordinary one."""
    made = _Button(text)
    if role:
        made.setProperty(ROLE, role)
    if tip:
        made.setToolTip(tip)
    made.setIconSize(ICON_BESIDE_TEXT)
    made.setAutoDefault(False)
    return made


def card(role: str = "card", margins: int = 18, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A rounded surface and the column inside it."""
    frame = QFrame()
    frame.setProperty(ROLE, role)
    column = QVBoxLayout(frame)
    column.setContentsMargins(margins, margins, margins, margins)
    column.setSpacing(spacing)
    return frame, column


def row(*things: QWidget | int | None, spacing: int = 10) -> QHBoxLayout:
    """Widgets side by side: None stretches, a number is a gap in pixels."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    add(made, *things)
    return made


def bullet(text: str, role: str = "text") -> QHBoxLayout:
    """A line of a list: a dot, and the text beside it."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    dot: QLabel = label("•", role, wraps=False)
    dot.setAccessibleName("")
    line.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(text, role), 1)
    return line


def add(layout: QBoxLayout, *things: QWidget | QLayout | int | None) -> None:
    """Adds to a row or column: None stretches, a number is a gap in pixels."""
    for thing in things:
        match thing:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(thing)
            case QWidget():
                layout.addWidget(thing)
            case _:
                layout.addLayout(thing)


def emptied(layout: QLayout) -> None:
    """Takes everything out of a layout and deletes the widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


class Column(QScrollArea):
    """A column of widgets that scrolls up and down and never sideways."""

    def __init__(self, spacing: int = 12, margins: int = 0) -> None:
        super().__init__()
        # One of our own: asked for one that it does not know, PySide6 makes all its classes of widgets (2 MB, 20 ms).
        self.setViewport(QWidget())
        inside = QWidget()
        inside.setObjectName("column")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(margins, margins, margins, margins)
        self.column.setSpacing(spacing)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setAutoFillBackground(False)
        self._wanted: int | None = None
        self.verticalScrollBar().rangeChanged.connect(self._reach)
        self.verticalScrollBar().actionTriggered.connect(self._stay)

    def scroll_to(self, height: int) -> None:
        """Scrolls to so many pixels from the top, as soon as what was put into it just now is as high as that."""
        self._wanted = height
        self._reach()

    @Slot()
    def _reach(self) -> None:
        bar = self.verticalScrollBar()
        if self._wanted is not None and bar.maximum() >= self._wanted:
            bar.setValue(self._wanted)
            self._wanted = None

    @Slot()
    def _stay(self) -> None:
        """Somebody scrolls: they know better."""
        self._wanted = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes to either end too, which Qt leaves out."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)


class Choice(QComboBox):
    """A choice of a few things, drawn as the other fields are; a long name ends in dots, and is whole in the tooltip.

    The wheel turns it only while it has the focus: scrolling a page changes nothing by accident.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: list[object] = []
        # Only this delegate lets the style sheet give the rows of the list their height.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> object:
        """What is chosen."""
        # Kept here and not as item data: Qt would turn an enumeration into mere text.
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def offer(self, choices: list[tuple[str, object]], chosen: object) -> None:
        """Offers these (text, value), one of them chosen; nothing is emitted."""
        blocked = self.blockSignals(True)
        texts = [text for text, _ in choices]
        self._values = [value for _, value in choices]
        if [self.itemText(i) for i in range(self.count())] != texts:
            self.clear()
            self.addItems(texts)
            for place, text in enumerate(texts):
                self.setItemData(place, text, Qt.ItemDataRole.ToolTipRole)
            self.updateGeometry()
        self.choose(chosen)
        self.blockSignals(blocked)

    def choose(self, value: object) -> None:
        """Shows a value as chosen; nothing is emitted."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.setToolTip(self.currentText())
        self.blockSignals(blocked)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=40.0)
        return QSize(round(min(longest, 360.0)) + 52, round(metrics.height()) + 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.accent().color() if self.hasFocus() else palette.mid().color(), 2))
        painter.setBrush(palette.base() if self.isEnabled() else QColor(0, 0, 0, 0))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, 10, 10)
        colour = palette.text().color() if self.isEnabled() else palette.placeholderText().color()
        painter.setPen(colour)
        room = area.adjusted(12, 0, -32, 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        middle = QPointF(area.right() - 18, area.center().y())
        painter.drawPolyline([middle + QPointF(-5, -2.5), middle + QPointF(0, 2.5), middle + QPointF(5, -2.5)])
        painter.end()

    @override
    def showPopup(self) -> None:
        """Opens it wide enough for what it offers."""
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + 28, WIDEST_POPUP))
        super().showPopup()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter opens it, as Space does.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()


class Tick(QCheckBox):
    """A tick box that can be seen: its own outline in every theme, a mark that is more than a colour.

    Its words go on in a second line where there is no room for them in one.
    """

    SIDE: Final = 22
    GAP: Final = 11
    _FLAGS: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # Qt's own would never be narrower than all its words.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return self._size_for(QFontMetricsF(self.font()).horizontalAdvance(self.text()))

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return self._size_for(max(map(metrics.horizontalAdvance, self.text().split()), default=0.0))

    @override
    def heightForWidth(self, width: int) -> int:
        words = QRectF(0, 0, width - self.SIDE - self.GAP, 10_000)
        metrics = QFontMetricsF(self.font())
        return max(30, math.ceil(metrics.boundingRect(words, int(self._FLAGS), self.text()).height()))

    def _size_for(self, words: float) -> QSize:
        return QSize(round(words) + self.SIDE + 16, max(30, round(QFontMetricsF(self.font()).height())))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, (self.height() - self.SIDE) / 2, self.SIDE, self.SIDE)
        on = self.isChecked()
        edge = palette.text() if self.hasFocus() else palette.accent() if on else palette.placeholderText()
        painter.setPen(QPen(edge.color(), 2))
        painter.setBrush(palette.accent() if on else palette.base())
        painter.drawRoundedRect(box, 6, 6)
        if on:
            painter.setPen(
                QPen(
                    palette.highlightedText().color(),
                    2.6,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )
            )
            start = box.topLeft()
            painter.drawPolyline([start + QPointF(5.5, 11.5), start + QPointF(9.5, 15.5), start + QPointF(16.5, 7)])
        painter.setPen(palette.text().color() if self.isEnabled() else palette.placeholderText().color())
        words = QRectF(self.rect()).adjusted(self.SIDE + self.GAP, 0, 0, 0)
        painter.drawText(words, int(self._FLAGS), self.text())
        painter.end()


def select_look(frame: QWidget, selected: bool) -> None:
    """Draws a card as the selected one, or as one of the others."""
    set_look(frame, "selected", "true" if selected else "false")
