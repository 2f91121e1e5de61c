"""The breath: a disc that grows while people breathe in and shrinks while they breathe out, and the word for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.language.words import Words
from stretchgui.session.clock import Clock
from stretchgui.ui.during.showing import Showing
from stretchgui.ui.kit.fitted import fit, write
from stretchgui.ui.kit.theme import Theme

# Milliseconds between two pictures of a breath.
FRAME: Final = 100
# It never runs further ahead of the last look than this, in session seconds.
AHEAD: Final = 1.0
# How large the disc of empty lungs is, as a share of that of full ones.
EMPTY: Final = 0.42
# How much of the ground's colour is in the disc's: more of it behind digits.
PALE: Final = 0.74
PLAIN: Final = 0.35
# Steps of size: more would not be seen.
SIZES: Final = 90


@dataclass(frozen=True, slots=True)
class Breath:
    """A moment of a breath.

    Attributes:
        inward: Whether one breathes in.
        over: How much of this way is over, 0 to 1.
        full: How full the lungs are, 0 to 1.
    """

    inward: bool
    over: float
    full: float

    @property
    def key(self) -> str:
        """The word that belongs to it, by its key."""
        return "session.breath.in" if self.inward else "session.breath.out"

    @property
    def step(self) -> tuple[bool, int]:
        """What is seen of it: two moments with the same step look the same."""
        return self.inward, round(self.full * SIZES)


def breath_of(showing: Showing | None, since: float = 0.0) -> Breath | None:
    """The breath of a moment, or None where none is shown.

    Args:
        showing: The moment.
        since: Seconds that have passed since.
    """
    pace = showing.pace if showing is not None else None
    if showing is None or pace is None:
        return None
    elapsed = max(0.0, min(showing.whole, showing.whole - showing.left + since))
    return Breath(pace.is_inward(elapsed), pace.share(elapsed), pace.full_at(elapsed))


def paint_disc(painter: QPainter, area: QRectF, breath: Breath, colour: str) -> None:
    """Paints the disc in the middle of a square that full lungs fill."""
    size = area.width() * (EMPTY + (1 - EMPTY) * breath.full)
    disc = QRectF(0, 0, size, size)
    disc.moveCenter(area.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(disc)


def paint_bar(painter: QPainter, area: QRectF, breath: Breath, colour: str, ground: str) -> None:
    """Paints a bar that fills while people breathe in, and empties while they breathe out: for reduced motion."""
    radius = area.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(area, radius, radius)
    share = breath.over if breath.inward else 1 - breath.over
    filled = QRectF(area.left(), area.top(), max(area.height(), area.width() * share), area.height())
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(filled, radius, radius)


class BreathSign(QWidget):
    """The breath by itself, to be read from across the room; it has a timer only while it is seen to move.

    Args:
        words: "in" and "out".
        theme: The colours.
        clock: Seconds that only grow, for the way between two looks.
        speed: How many session seconds pass in a real one.
        parent: The view it is part of.
    """

    def __init__(self, words: Words, theme: Theme, clock: Clock, *, speed: float = 1.0, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._clock = clock
        self._speed = speed
        self._showing: Showing | None = None
        self._told = 0.0
        self._still = False
        self._painted: tuple[bool, int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._on_frame)

    def show_moment(self, showing: Showing) -> None:
        """Shows a moment, and goes on from there if time runs."""
        self._showing, self._told = showing, self._clock()
        self._on_frame()
        self._keep_timer()

    def set_still(self, still: bool) -> None:
        """Reduces motion: a bar that changes with the digits only."""
        self._still = still
        self._keep_timer()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    @property
    def breath(self) -> Breath | None:
        """What it shows now; None if nothing."""
        moves = self._showing is not None and self._showing.mood.moves and not self._still
        since = min(AHEAD, (self._clock() - self._told) * self._speed) if moves else 0.0
        return breath_of(self._showing, since)

    @property
    def word(self) -> str:
        """The word it shows, or ""."""
        breath = self.breath
        return self._words(breath.key) if breath else ""

    @Slot()
    def _on_frame(self) -> None:
        breath = self.breath
        if (breath.step if breath else None) != self._painted:
            self.update()

    def _keep_timer(self) -> None:
        showing = self._showing
        shown = showing is not None and showing.pace is not None and showing.mood.moves
        moves = shown and not self._still and self.isVisible()
        if moves and not self._timer.isActive():
            self._timer.start()
        elif not moves:
            self._timer.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the disc and the word beside it."""
        breath, showing, theme = self.breath, self._showing, self._theme
        self._painted = breath.step if breath else None
        if breath is None or showing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, colour = float(self.height()), theme.phases[showing.kind]
        place = QRectF(height * 1.18, 0, self.width() - height * 1.18, height)
        if self._still:
            bar = QRectF(height * 1.18, height * 0.8, place.width(), height * 0.14)
            place.setHeight(height * 0.78)
            paint_bar(painter, bar, breath, colour, theme.raised)
        else:
            paint_disc(painter, QRectF(0, 0, height, height), breath, mixed(colour, theme.window, PLAIN))
        fitting = fit(self._words(breath.key), self.font(), place.toRect().size(), round(height * 0.72), lines=False)
        painter.setPen(QColor(theme.text))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write(painter, place.toRect(), fitting, self.font(), align, lines=False)
        painter.end()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Moves again."""
        super().showEvent(event)
        self._keep_timer()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Moves nothing that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()
