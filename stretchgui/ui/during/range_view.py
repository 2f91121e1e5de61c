"""A picture of a check's range: a click says where it stopped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSlider, QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.language.words import Words
from stretchgui.pattern.amounts import amount_text, number_text
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Measure
from stretchgui.routine.timeline import PhaseKind
from stretchgui.ui.during.range_scale import TURNINGS, Arc, Rule, scale_of
from stretchgui.ui.kit.fitted import fit, sized, write
from stretchgui.ui.kit.surface import paint_surface
from stretchgui.ui.kit.theme import Theme

# The widget's own values are whole: so many to one of the measure's unit.
FINE: Final = 10
HEAD: Final = 44.0
PAD: Final = 10.0
# A sector is drawn in pieces of at most so many degrees.
PIECE: Final = 3.0


class RangeView(QSlider):
    """The range as a picture, with where it stopped: clicked on, dragged, or moved by its page's keys.

    To a screen reader it is a slider, whose description says the value in words.

    Args:
        words: What it says.
        theme: Its colours.
        parent: The page.

    Signals:
        amount_wanted (float): it stopped there, in the measure's unit.
    """

    amount_wanted = Signal(float)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._words = words
        self._theme = theme
        self._unit = 1.0
        self._measure = Measure()
        self._side: Side | None = None
        self._amount: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words("check.where_stopped"))
        # Whoever hears the screen moves it as any slider.
        self.valueChanged.connect(self._on_value)

    @property
    def amount(self) -> float | None:
        """Where it stopped, in the measure's unit; None while nobody has said so."""
        return self._amount

    def show_range(self, measure: Measure, side: Side, amount: float | None) -> None:
        """Shows a range, and where it stopped; nothing is emitted."""
        self._measure, self._side, self._amount = measure, side, amount
        blocked = self.blockSignals(True)
        self.setRange(round(measure.least * FINE), round(measure.most * FINE))
        self.setSingleStep(round(measure.step * FINE))
        self.setValue(round((measure.least if amount is None else amount) * FINE))
        self.blockSignals(blocked)
        text = self._words("check.not_said") if amount is None else amount_text(measure, amount, self._words)
        self.setAccessibleDescription(text)
        self.update()

    def stepped(self, steps: float) -> float:
        """The number so many steps from the present one; from the middle of the range, if there is none yet."""
        measure = self._measure
        start = (measure.least + measure.most) / 2 if self._amount is None else self._amount + steps * measure.step
        return measure.within(start)

    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        self._unit = unit
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def place_of(self, amount: float) -> QPointF:
        """Where a number can be clicked."""
        return self._scale.place(amount, 0.7)

    @property
    def _scale(self) -> Arc | Rule:
        head, pad = HEAD * self._unit, PAD * self._unit
        area = QRectF(self.rect()).adjusted(pad, head, -pad, -pad)
        return scale_of(self._measure, self._side, area)

    @Slot(int)
    def _on_value(self, value: int) -> None:
        self.amount_wanted.emit(value / FINE)

    # ---- Qt ------------------------------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        """Nothing is asked for: the page gives it its place."""
        return QSize(0, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(0, 0)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It stopped where it is clicked."""
        self._ask(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It stopped where it is dragged to."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """All is said."""
        event.accept()

    def _ask(self, event: QMouseEvent) -> None:
        wanted = self._measure.within(self._scale.amount_at(event.position()))
        if wanted != self._amount:
            self.amount_wanted.emit(wanted)
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card, the range, and where it stopped."""
        painter = QPainter(self)
        theme, unit = self._theme, self._unit
        paint_surface(painter, QRectF(self.rect()), theme.surface, 12 * unit)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2.5 * unit))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 12 * unit, 12 * unit)
        self._paint_head(painter)
        scale = self._scale
        if isinstance(scale, Arc):
            self._paint_arc(painter, scale)
        else:
            self._paint_rule(painter, scale)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        unit, said = self._unit, self._amount is not None
        room = QRectF(self.rect()).adjusted(14 * unit, 6 * unit, -14 * unit, 0)
        room.setHeight((HEAD - 8) * unit)
        text = amount_text(self._measure, self._amount, self._words) if self._amount is not None else ""
        shown, bold = (text, True) if said else (self._words("check.where_stopped"), False)
        painter.setPen(QColor(self._theme.text if said else self._theme.muted))
        place = room.toRect()
        fitting = fit(shown, self.font(), place.size(), round((28 if said else 19) * unit), bold=bold, lines=False)
        write(painter, place, fitting, self.font(), Qt.AlignmentFlag.AlignCenter, bold=bold, lines=False)

    # ---- angles --------------------------------------------------------------------------------------------------

    def _paint_arc(self, painter: QPainter, arc: Arc) -> None:
        theme, measure, unit = self._theme, self._measure, self._unit
        check = theme.phases[PhaseKind.CHECK]
        bounds = sorted({measure.least, *measure.marks, measure.most})
        painter.setPen(Qt.PenStyle.NoPen)
        for place, (start, end) in enumerate(pairwise(bounds)):
            painter.setBrush(QColor(theme.raised if place % 2 == 0 else mixed(theme.raised, theme.line, 0.5)))
            painter.drawPolygon(_sector(arc, start, end))
        if self._amount is not None:
            over = QColor(check)
            over.setAlphaF(0.35)
            painter.setBrush(over)
            zero = min(max(0.0, measure.least), measure.most)
            painter.drawPolygon(_sector(arc, *sorted((zero, self._amount))))
        self._paint_body(painter, arc)
        for mark in bounds:
            self._paint_mark(painter, arc.place(mark, 1.11), mark)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._amount is None:
            faint = QPen(QColor(theme.muted), 4 * unit, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(faint)
            painter.drawLine(arc.place(0, 0), arc.place((measure.least + measure.most) / 2, 0.97))
            return
        painter.setPen(QPen(QColor(check), 0.085 * arc.size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(arc.place(0, 0), arc.place(self._amount, 0.95))

    def _paint_body(self, painter: QPainter, arc: Arc) -> None:
        turning, ink = TURNINGS[self._measure.picture], QColor(self._theme.muted)
        pen = QPen(ink, 0.06 * arc.size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in turning.body:
            painter.drawPolyline(arc.line(line))
        if turning.head is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(arc.line((turning.head,))[0], 0.1 * arc.size, 0.1 * arc.size)

    # ---- distances -----------------------------------------------------------------------------------------------

    def _paint_rule(self, painter: QPainter, rule: Rule) -> None:
        theme, measure, unit = self._theme, self._measure, self._unit
        check = QColor(theme.phases[PhaseKind.CHECK])
        bounds = sorted({measure.least, *measure.marks, measure.most})
        painter.setPen(QPen(QColor(theme.surface), 2 * unit))
        for place, (start, end) in enumerate(pairwise(bounds)):
            painter.setBrush(QColor(theme.raised if place % 2 == 0 else mixed(theme.raised, theme.line, 0.5)))
            painter.drawRoundedRect(_between(rule, start, end), 6 * unit, 6 * unit)
        if self._amount is not None:
            over = QColor(check)
            over.setAlphaF(0.55)
            painter.setBrush(over)
            painter.drawRoundedRect(_between(rule, measure.least, self._amount), 6 * unit, 6 * unit)
        for mark in bounds:
            self._paint_mark(painter, rule.place(mark, 0.92), mark)
        at = (measure.least + measure.most) / 2 if self._amount is None else self._amount
        style = Qt.PenStyle.DotLine if self._amount is None else Qt.PenStyle.SolidLine
        ink = QColor(theme.muted) if self._amount is None else check
        painter.setPen(QPen(ink, 5 * unit, style, Qt.PenCapStyle.RoundCap))
        painter.drawLine(rule.place(at, -0.75), rule.place(at, 0.75))

    def _paint_mark(self, painter: QPainter, middle: QPointF, mark: float) -> None:
        unit = self._unit
        painter.setPen(QColor(self._theme.text))
        painter.setFont(sized(self.font(), round(15 * unit)))
        room = QRectF(0, 0, 60 * unit, 22 * unit)
        room.moveCenter(middle)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter.value, number_text(self._measure, mark, self._words))


def _sector(arc: Arc, start: float, end: float) -> QPolygonF:
    pieces = max(1, round(abs(end - start) / PIECE))
    edge = [arc.place(start + (end - start) * piece / pieces) for piece in range(pieces + 1)]
    points: Sequence[QPointF] = [arc.place(0, 0), *edge]
    return QPolygonF(points)


def _between(rule: Rule, start: float, end: float) -> QRectF:
    return QRectF(rule.place(start, -0.55), rule.place(end, 0.55)).normalized()
