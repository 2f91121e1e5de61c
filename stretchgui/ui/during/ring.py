"""The countdown: a ring that empties, large digits and the breath; a click does what the session needs next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.language.durations import said_duration
from stretchgui.language.words import Words
from stretchgui.session.clock import Clock
from stretchgui.ui.during.breath_sign import AHEAD, FRAME, PALE, Breath, breath_of, paint_bar, paint_disc
from stretchgui.ui.during.showing import Mood, Showing, whole_seconds
from stretchgui.ui.kit.fitted import fit, sized, write
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.surface import EnterOnlyButton
from stretchgui.ui.kit.theme import Theme

# The seconds that someone who hears the screen is told; all others would be noise.
MILESTONES: Final = (10, 3, 2, 1)
# What stands in the ring instead of digits, or above them.
SIGNS: Final = {
    Mood.READY: "play",
    Mood.WAITING: "confirm",
    Mood.PAUSED: "pause",
    Mood.REENTERING: "reenter",
    Mood.RELEASING: "release",
    Mood.OVER: "confirm",
}


def digits_pixels(text: str, font: QFont, room: QSize) -> int:
    """The largest size in pixels at which digits, each as wide as the widest, fit a room by their ink's height."""
    trial = QFontMetricsF(sized(font, 100, bold=True))
    # A countdown from 10 to 9 does not grow.
    width = digits_width(text.rjust(2, "0"), trial)
    return max(1, int(100 * min(room.width() / width, room.height() / trial.tightBoundingRect("0").height())))


def digits_width(text: str, metrics: QFontMetricsF) -> float:
    """How wide a text is with all its digits equally wide."""
    widest = max(metrics.horizontalAdvance(digit) for digit in "0123456789")
    return sum(widest if sign.isdigit() else metrics.horizontalAdvance(sign) for sign in text)


def paint_digits(painter: QPainter, area: QRectF, text: str, font: QFont) -> None:
    """Paints digits in the middle of an area; each has its own cell, so that nothing jitters when one changes."""
    metrics = QFontMetricsF(font)
    widest = max(metrics.horizontalAdvance(digit) for digit in "0123456789")
    ink = metrics.tightBoundingRect("0")
    x = area.center().x() - digits_width(text, metrics) / 2
    base = area.center().y() - ink.center().y()
    painter.setFont(font)
    for sign in text:
        own = metrics.horizontalAdvance(sign)
        cell = widest if sign.isdigit() else own
        painter.drawText(QRectF(x + (cell - own) / 2, base - metrics.ascent(), own + 2, metrics.height()), sign)
        x += cell


class CountdownRing(EnterOnlyButton):
    """The seconds left, as a ring and as digits.

    Between two looks it counts on by itself, ten times a second; it has a timer only while time runs and it is seen.

    Args:
        words: What it says to those who do not see it.
        icons: The signs of the states.
        theme: The colours.
        clock: Seconds that only grow, for the way between two looks.
        speed: How many session seconds pass in a real one.
        parent: The widget it is part of.
    """

    def __init__(
        self,
        words: Words,
        icons: Icons,
        theme: Theme,
        clock: Clock,
        *,
        speed: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._icons = icons
        self._theme = theme
        self._clock = clock
        self._speed = speed
        self._showing: Showing | None = None
        self._told = 0.0
        self._painted: tuple[object, ...] = ()
        self._still = False
        self._milestone = ""
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._on_frame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words("session.countdown"))

    def show_moment(self, showing: Showing) -> None:
        """Shows a moment, and goes on from there if time runs."""
        before, self._showing, self._told = self._showing, showing, self._clock()
        if before is None or (before.digits, before.caption, before.mood, before.kind) != (
            showing.digits,
            showing.caption,
            showing.mood,
            showing.kind,
        ):
            self.update()
        self._tell_milestone(showing)
        self._keep_timer()

    def set_still(self, still: bool) -> None:
        """Reduces motion: the ring changes with its digits only."""
        self._still = still
        self._keep_timer()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    @property
    def digits(self) -> str:
        """The digits it shows."""
        return self._showing.digits if self._showing else ""

    @property
    def showing(self) -> Showing | None:
        """The moment it shows."""
        return self._showing

    @property
    def caption(self) -> str:
        """What stands under the digits."""
        return self._showing.caption if self._showing else ""

    @property
    def share(self) -> float:
        """How much of the ring is full, 0 to 1."""
        showing = self._showing
        if showing is None or showing.whole <= 0:
            return 0.0
        return min(1.0, max(0.0, (showing.left - self._since) / showing.whole))

    @property
    def breath(self) -> Breath | None:
        """The breath it shows; None if none."""
        return breath_of(self._showing, 0.0 if self._still else self._since)

    @property
    def breath_word(self) -> str:
        """The word for it, or ""."""
        breath = self.breath
        return self._words(f"{breath.key}.long") if breath else ""

    @property
    def _since(self) -> float:
        """Seconds of the session since the last look."""
        moves = self._showing is not None and self._showing.mood.moves
        return min(AHEAD, (self._clock() - self._told) * self._speed) if moves else 0.0

    # ---- time ----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_frame(self) -> None:
        if self._seen() != self._painted:
            self.update()

    def _seen(self) -> tuple[object, ...]:
        """What is seen of the moment: two that are the same look the same."""
        breath = self.breath
        return round(self.share * max(1, self.width() * 4)), self.digits, breath.step if breath else None

    def _keep_timer(self) -> None:
        moves = self._showing is not None and self._showing.mood.moves and not self._still and self.isVisible()
        if moves and not self._timer.isActive():
            self._timer.start()
        elif not moves:
            self._timer.stop()

    def _tell_milestone(self, showing: Showing) -> None:
        """Tells a screen reader the seconds left at a few moments of a phase, not at each."""
        seconds = whole_seconds(showing.left)
        half = whole_seconds(showing.whole / 2)
        passed = [mark for mark in (half, *MILESTONES) if seconds <= mark]
        milestone = f"{showing.mood} {showing.kind} {showing.spoken} {min(passed, default=0)}"
        if milestone != self._milestone:
            self._milestone = milestone
            told = [showing.label, showing.side_words, said_duration(self._words, seconds)]
            self.setAccessibleDescription(", ".join(part for part in told if part))

    # ---- painting ------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ring and what stands in it."""
        showing = self._showing
        if showing is None:
            return
        self._painted = self._seen()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = min(self.width(), self.height())
        band = size * 0.075
        area = QRectF(0, 0, size - band - 6, size - band - 6)
        area.moveCenter(QRectF(self.rect()).center())
        self._paint_band(painter, area, band, showing)
        inner = area.adjusted(band, band, -band, -band)
        self._paint_content(painter, inner, showing)
        painter.end()

    def colour(self, showing: Showing) -> str:
        """The band's colour: the phase's, or the state's."""
        theme = self._theme
        match showing.mood:
            case Mood.RELEASING:
                return theme.danger
            case Mood.PAUSED:
                return theme.muted
            case Mood.READY | Mood.REENTERING:
                return theme.accent
            case _:
                return theme.phases[showing.kind]

    def _paint_band(self, painter: QPainter, area: QRectF, band: float, showing: Showing) -> None:
        painter.setBrush(QColor(self._theme.surface))
        painter.setPen(QPen(QColor(self._theme.raised), band))
        painter.drawEllipse(area)
        pen = QPen(QColor(self.colour(showing)), band, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if showing.mood is Mood.PAUSED:
            # Stopped time has gaps: seen without colours.
            pen.setDashPattern([0.5, 0.5])
        painter.setPen(pen)
        share = 1.0 if showing.mood in (Mood.WAITING, Mood.READY) else self.share
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(area, 90 * 16, round(-share * 360 * 16) if showing.mood is Mood.READY else round(share * 5760))
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(self._theme.text), 3 if self.hasFocus() else 1.5))
            painter.drawEllipse(area.adjusted(band * 0.75, band * 0.75, -band * 0.75, -band * 0.75))

    def _paint_content(self, painter: QPainter, inner: QRectF, showing: Showing) -> None:
        theme, size = self._theme, inner.width()
        self._paint_breath(painter, inner, showing)
        ink = theme.danger if showing.mood is Mood.RELEASING else theme.text
        sign = SIGNS.get(showing.mood, "")
        big = showing.mood in (Mood.READY, Mood.WAITING, Mood.OVER)
        if sign and big:
            place = QRectF(0, 0, size * 0.5, size * 0.5)
            place.moveCenter(inner.center())
            self._icons.paint(painter, sign, theme.accent, place)
        elif sign:
            place = QRectF(0, 0, size * 0.2, size * 0.2)
            place.moveCenter(inner.center())
            place.moveTop(inner.top() + size * 0.1)
            self._icons.paint(painter, sign, ink, place)
        if not big:
            room = QRectF(0, 0, size * 0.8, size * (0.32 if sign else 0.38))
            room.moveCenter(inner.center())
            pixels = digits_pixels(showing.digits, self.font(), room.toRect().size())
            painter.setPen(QColor(ink))
            paint_digits(painter, room, showing.digits, sized(self.font(), pixels, bold=True))
        self._paint_caption(painter, inner, showing)

    def _paint_breath(self, painter: QPainter, inner: QRectF, showing: Showing) -> None:
        """Paints the breath behind the digits, and its word above them."""
        breath, theme, size = self.breath, self._theme, inner.width()
        if breath is None:
            return
        colour = theme.phases[showing.kind]
        word = QRectF(inner.left() + size * 0.2, inner.top() + size * 0.1, size * 0.6, size * 0.17)
        if self._still:
            bar = QRectF(inner.left() + size * 0.3, inner.top() + size * 0.27, size * 0.4, size * 0.03)
            paint_bar(painter, bar, breath, colour, theme.raised)
        else:
            paint_disc(painter, inner, breath, mixed(colour, theme.surface, PALE))
        fitting = fit(self.breath_word, self.font(), word.toRect().size(), round(size * 0.13), lines=False)
        painter.setPen(QColor(theme.text))
        write(painter, word.toRect(), fitting, self.font(), Qt.AlignmentFlag.AlignCenter, lines=False)

    def _paint_caption(self, painter: QPainter, inner: QRectF, showing: Showing) -> None:
        size = inner.width()
        place = QRectF(0, 0, size * 0.6, size * 0.16)
        place.moveCenter(inner.center())
        place.moveTop(inner.top() + size * 0.74)
        fitting = fit(showing.caption, self.font(), place.toRect().size(), round(size * 0.085))
        painter.setPen(QColor(self._theme.muted))
        write(painter, place.toRect(), fitting, self.font(), Qt.AlignmentFlag.AlignCenter)

    # ---- Qt ------------------------------------------------------------------------------------------------------

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
