"""The whole session as a bar of its phases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.language.words import Words
from stretchgui.routine.timeline import WORK, Phase, PhaseKind, Receiver, Timeline
from stretchgui.session.people import People
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.showing import name_of, whole_seconds
from stretchgui.ui.kit.fitted import fit, needs, sized, write
from stretchgui.ui.kit.theme import Theme

# The narrowest a phase is drawn, in pixels, as long as there is room for all.
NARROWEST: Final = 2.0
FADED: Final = 0.62


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a phase stands in the bar, in pixels from its left end."""

    phase: Phase
    left: float
    width: float

    @property
    def right(self) -> float:
        """Its right end."""
        return self.left + self.width


def pieces_of(timeline: Timeline, width: float) -> tuple[Piece, ...]:
    """The phases side by side: as wide as they are long, none too narrow to be seen."""
    phases = timeline.phases
    least = min(NARROWEST, width / max(1, len(phases)))
    free = max(0.0, width - least * len(phases))
    scale = free / timeline.total if timeline.total else 0.0
    pieces: list[Piece] = []
    left = 0.0
    for phase in phases:
        wide = least + phase.planned * scale
        pieces.append(Piece(phase, left, wide))
        left += wide
    return tuple(pieces)


def turns_of(pieces: tuple[Piece, ...]) -> Iterator[tuple[Receiver, float, float]]:
    """Whose turn it is from where to where."""
    start: Piece | None = None
    last: Piece | None = None
    for piece in pieces:
        receiver = piece.phase.receiver
        if start is not None and last is not None and receiver not in (None, start.phase.receiver):
            yield start.phase.receiver or Receiver.BOTH, start.left, last.right
            start = None
        if receiver is not None:
            start, last = start or piece, piece
    if start is not None and last is not None:
        yield start.phase.receiver or Receiver.BOTH, start.left, last.right


class SessionBar(QWidget):
    """The phases of a session by kind, with sides, turns and the present.

    Args:
        words: What tooltips and screen readers say.
        theme: The colours.
        people: What the two are called.
        parent: The widget it is part of.
    """

    def __init__(self, words: Words, theme: Theme, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._people = people
        self._unit = 1.0
        self._snapshot: Snapshot | None = None
        self._pieces: tuple[Piece, ...] = ()
        self._ground: QPixmap | None = None
        self._marked = (-1, -1)
        self.setAccessibleName(words("session.bar"))

    def show_moment(self, snapshot: Snapshot) -> None:
        """Shows where the session is now."""
        before = self._snapshot
        self._snapshot = snapshot
        if before is None or before.timeline is not snapshot.timeline:
            self._arrange()
        elif before.phase.index != snapshot.phase.index:
            self._ground = None
        if self._mark() != self._marked:
            self.update()
        if before is None or before.phase.index != snapshot.phase.index:
            self.setAccessibleDescription(self.tip_of(snapshot.phase))

    def set_people(self, people: People) -> None:
        """Takes other names."""
        self._people = people
        self._arrange()

    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        self._unit = unit

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._arrange()

    def tip_of(self, phase: Phase) -> str:
        """A phase in one line: exercise, phase, side, seconds."""
        words = self._words
        key = "session.bar.tip.side" if phase.side else "session.bar.tip"
        side = words(f"side.{phase.side}") if phase.side else ""
        tip = words(key, phase=words(f"phase.{phase.kind}"), side=side, seconds=whole_seconds(phase.planned))
        timeline = self._snapshot.timeline if self._snapshot else None
        exercise = name_of(timeline.exercise_of(phase), words) if timeline else ""
        return words("session.bar.of", exercise=exercise, tip=tip) if exercise else tip

    def phase_at(self, x: float) -> Phase | None:
        """The phase at a place, in pixels from the left."""
        return next((piece.phase for piece in self._pieces if piece.left <= x < piece.right), None)

    # ---- painting ------------------------------------------------------------------------------------------------

    @property
    def _band(self) -> QRectF:
        """Where the phases are: below the mark of the present, above the names."""
        unit = self._unit
        return QRectF(0, 7 * unit, self.width(), max(4.0, self.height() - 26 * unit))

    def _mark(self) -> tuple[int, int]:
        """The present as (phase, pixel)."""
        snapshot = self._snapshot
        if snapshot is None or not self._pieces:
            return -1, -1
        piece = self._pieces[snapshot.phase.index]
        share = 1.0 if snapshot.over else snapshot.elapsed / snapshot.length if snapshot.length else 0.0
        return piece.phase.index, round(piece.left + piece.width * min(1.0, share))

    def _arrange(self) -> None:
        self._pieces = pieces_of(self._snapshot.timeline, self.width()) if self._snapshot else ()
        self._ground = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bar, kept since the last change of phase, and the present upon it."""
        if self._snapshot is None:
            return
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatioF() != ratio:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(Qt.GlobalColor.transparent)
            ground = QPainter(self._ground)
            self._paint_ground(ground, self._snapshot)
            ground.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        self._marked = self._mark()
        self._paint_present(painter, float(self._marked[1]))
        painter.end()

    def _paint_ground(self, painter: QPainter, snapshot: Snapshot) -> None:
        band, theme = self._band, self._theme
        gap = 1.0 if len(self._pieces) * 4 < self.width() else 0.0
        for piece in self._pieces:
            phase = piece.phase
            colour = theme.phases[phase.kind]
            past = phase.index < snapshot.phase.index or snapshot.over
            area = QRectF(piece.left, band.top(), max(1.0, piece.width - gap), band.height())
            if phase.kind not in WORK and phase.kind is not PhaseKind.CONTRACT:
                # What only leads from one thing to the next is lower: told apart without its colour.
                area.adjust(0, band.height() * 0.28, 0, -band.height() * 0.28)
            fill = mixed(colour, theme.window, FADED) if past else colour
            painter.fillRect(area, QColor(fill))
            if phase.side is not None and phase.kind in WORK:
                self._paint_side(painter, area, phase, fill)
        self._paint_turns(painter, band)

    def _paint_side(self, painter: QPainter, area: QRectF, phase: Phase, ground: str) -> None:
        letter = self._words(f"session.letter.{phase.side}")
        pixels = round(min(area.height() * 0.8, 13 * self._unit))
        if needs(letter, sized(self.font(), pixels, bold=True), 99).width() > area.width():
            return
        painter.setPen(QColor(self._theme.text if QColor(ground).lightnessF() > 0.62 else self._theme.surface))
        if self._theme.dark:
            painter.setPen(QColor(self._theme.window if QColor(ground).lightnessF() > 0.45 else self._theme.text))
        fitting = fit(letter, self.font(), area.toRect().size(), pixels, bold=True, lines=False)
        write(painter, area.toRect(), fitting, self.font(), Qt.AlignmentFlag.AlignCenter, bold=True, lines=False)

    def _paint_turns(self, painter: QPainter, band: QRectF) -> None:
        unit = self._unit
        for receiver, left, right in turns_of(self._pieces):
            line = QRectF(left, band.bottom() + 3 * unit, right - left - 2, max(1.0, 1.2 * unit))
            painter.fillRect(line, QColor(self._theme.line))
            place = QRectF(left, line.bottom(), right - left - 2, self.height() - line.bottom()).toRect()
            both = receiver is Receiver.BOTH
            name = self._words("session.both_do") if both else self._people.called(receiver)
            fitting = fit(name, self.font(), place.size(), round(12 * unit), lines=False)
            if fitting.whole and fitting.pixels >= 8 * unit:
                painter.setPen(QColor(self._theme.muted))
                write(painter, place, fitting, self.font(), Qt.AlignmentFlag.AlignHCenter, lines=False)

    def _paint_present(self, painter: QPainter, x: float) -> None:
        band, unit = self._band, self._unit
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.text))
        width = max(2.0, 2.4 * unit)
        x = min(max(x, width / 2), self.width() - width / 2)
        painter.drawRect(QRectF(x - width / 2, band.top() - 2 * unit, width, band.height() + 4 * unit))
        tip = QPolygonF(
            [
                QPointF(x - 6 * unit, 0),
                QPointF(x + 6 * unit, 0),
                QPointF(x, 7.5 * unit),
            ]
        )
        painter.drawPolygon(tip)

    # ---- Qt ------------------------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        """Names the phase under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            phase = self.phase_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self.tip_of(phase) if phase else "", self)
            return True
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sets the phases side by side anew."""
        super().resizeEvent(event)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        """Nothing is asked for: the page gives it its place."""
        return QSize(0, 0)
