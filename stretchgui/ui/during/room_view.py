"""The session to be read from across the room: digits a third of the window high, and little else."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.session.clock import Clock
from stretchgui.ui.during.breath_sign import BreathSign
from stretchgui.ui.during.ring import SIGNS, digits_pixels, digits_width, paint_digits
from stretchgui.ui.during.session_places import whole
from stretchgui.ui.during.showing import Mood, Showing
from stretchgui.ui.during.side_sign import SideSign
from stretchgui.ui.hearing.ear import Hearing
from stretchgui.ui.hearing.lamp import Lamp
from stretchgui.ui.kit.fitted import FittedLabel, sized
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.surface import PageButton
from stretchgui.ui.kit.theme import Theme

# Shares of the view's height.
FRAME: Final = 0.024
PAD: Final = 0.016
LABEL: Final = 0.135
SIDE: Final = 0.13
PEOPLE: Final = 0.085
NEXT: Final = 0.06
BUTTONS: Final = 0.125
# The lamp's share of the buttons' height.
LAMP: Final = 0.34
# What the digits' ink is high.
DIGITS: Final = 0.352
# The picture's share of the width.
PICTURE: Final = 0.46
# How wide the breath's sign is, in shares of the height.
BREATH: Final = 0.31


class BigDigits(QWidget):
    """The countdown alone, as large as its place; or the state's sign where nothing counts down."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._text = ""
        self._sign = ""
        self._ink = theme.text

    def show_digits(self, text: str, sign: str, ink: str) -> None:
        """Shows a countdown, or a sign if there is none."""
        if (text, sign, ink) != (self._text, self._sign, self._ink):
            self._text, self._sign, self._ink = text, sign, ink
            self.update()

    @property
    def text(self) -> str:
        """The digits it shows."""
        return self._text

    @property
    def pixels(self) -> int:
        """The size of the font the digits are written in."""
        view = self.parentWidget()
        most = round(DIGITS * view.height()) if view is not None else self.height()
        room = self.size()
        room.setHeight(min(room.height(), most))
        return digits_pixels(self._text, self.font(), room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the digits or the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._text:
            painter.setPen(QColor(self._ink))
            paint_digits(painter, QRectF(self.rect()), self._text, sized(self.font(), self.pixels, bold=True))
        elif self._sign:
            self._icons.paint(painter, self._sign, self._ink, QRectF(self.rect()))
        painter.end()


class RoomView(QWidget):
    """The session page's other face. Its buttons are handed out: the page wires them as it does its own.

    Args:
        words: What the labels say.
        icons: Signs and arrows.
        theme: The colours.
        clock: Seconds that only grow, for the breath between two looks.
        speed: How many session seconds pass in a real one.
        parent: The page it covers.
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
        self._theme = theme
        self._showing: Showing | None = None
        self._shape: tuple[object, ...] = ()
        self._noting = False
        self.label = FittedLabel(bold=True, parent=self)
        self.side = SideSign(words, icons, theme, centred=False, parent=self)
        self.digits = BigDigits(icons, theme, self)
        self.breath = BreathSign(words, theme, clock, speed=speed, parent=self)
        self.people = FittedLabel(bold=True, parent=self)
        self.next_up = FittedLabel(parent=self)
        self.time_left = FittedLabel(lines=False, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self.primary = PageButton(icons, theme, "primary", self)
        self.release = PageButton(icons, theme, "danger", self)
        self.leave = PageButton(icons, theme, "plain", self)
        self.leave.show_as(words("room.leave"), "leave-full-screen", words("action.full_screen.tip"))
        self.release.setObjectName("release")
        self.leave.setObjectName("full_screen")
        self.lamp = Lamp(words, theme, self)
        self._recolour()

    def show_hearing(self, hearing: Hearing, phrase: str) -> None:
        """Shows whether the microphone is open."""
        self.lamp.show_hearing(hearing, phrase)
        self._place()

    @property
    def named(self) -> tuple[tuple[str, PageButton], ...]:
        """The buttons that stand for one entry of the table of actions each."""
        return ("release", self.release), ("full_screen", self.leave)

    def show_moment(self, showing: Showing, time_left: str) -> None:
        """Shows a moment."""
        self._showing = showing
        self.label.set_text(showing.label)
        self.side.show_side(showing.side)
        self.breath.show_moment(showing)
        ink = self._theme.danger if showing.mood is Mood.RELEASING else self._theme.text
        self.digits.show_digits("" if showing.mood is Mood.READY else showing.digits, SIGNS.get(showing.mood, ""), ink)
        notice = showing.notice
        # How to go on stands on the buttons.
        told = " ".join(notice.lines[:2] if showing.mood is Mood.PAUSED else notice.lines) if notice else ""
        aside = showing.aside
        self.people.set_text(told or aside.line or showing.people or showing.heading)
        self.people.set_colour(self._theme.danger if aside.tells else self._theme.text)
        number = (aside.number,) if aside.number else ()
        self.next_up.set_text(" · ".join((*number, showing.next_up)))
        self.time_left.set_text(time_left)
        shape = (showing.mood, showing.kind, showing.side is None, showing.pace is None, len(showing.digits))
        if shape != self._shape:
            self._shape = shape
            self._recolour()
            self._place()
            self.update()

    def set_noting(self, noting: bool) -> None:
        """Sets whether a check is noted: then the range and two rows stand where digits and people do."""
        if noting != self._noting:
            self._noting = noting
            for part in (self.digits, self.people):
                part.setVisible(not noting)
            self._place()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.side.set_theme(theme)
        self.lamp.set_theme(theme)
        self.breath.set_theme(theme)
        for button in (self.primary, self.release, self.leave):
            button.set_theme(theme)
        self._shape = ()
        self._recolour()
        self.update()

    @property
    def picture_place(self) -> QRect | None:
        """Where the picture has room beside the digits; None if it has none."""
        inner = self._inner
        if self._wide_digits(inner):
            return None
        top, bottom = self._middle(inner)
        width = inner.width() * PICTURE
        return whole(QRectF(inner.right() - width, top, width, bottom - top))

    @property
    def noting_places(self) -> tuple[QRect, QRect]:
        """Where a check's range stands, and where its two rows."""
        below = QRectF(self.people.geometry()).united(QRectF(self.next_up.geometry()))
        below = below.united(QRectF(self.time_left.geometry()))
        return self.digits.geometry(), whole(below.adjusted(0, 0.01 * self.height(), 0, 0))

    @property
    def choices_place(self) -> QRect:
        """Where a question may stand: over the digits and what is below them, above the buttons."""
        inner = self._inner
        top = inner.top() + self.height() * LABEL
        height = inner.bottom() - self.height() * (BUTTONS + 0.02) - top
        return whole(QRectF(inner.left(), top, inner.width(), height))

    # ---- places --------------------------------------------------------------------------------------------------

    @property
    def _inner(self) -> QRectF:
        height = self.height()
        frame, pad = FRAME * height, PAD * height
        return QRectF(self.rect()).adjusted(frame + pad * 2, frame + pad, -frame - pad * 2, -frame - pad)

    def _middle(self, inner: QRectF) -> tuple[float, float]:
        """Between the phase's name and the people: where the picture is."""
        height = self.height()
        return inner.top() + LABEL * height, inner.bottom() - (PEOPLE + NEXT + BUTTONS + 0.02) * height

    def _wide_digits(self, inner: QRectF) -> bool:
        """Whether the digits need the picture's room to be a third of the view high."""
        showing = self._showing
        if showing is None or not showing.digits:
            return False
        metrics = QFontMetricsF(sized(self.font(), 100, bold=True))
        scale = DIGITS * self.height() / metrics.tightBoundingRect("0").height()
        return digits_width(showing.digits, metrics) * scale > inner.width() * (1 - PICTURE) * 0.98

    def _place(self) -> None:
        height, inner = self.height(), self._inner
        left, width = inner.left(), inner.width()
        self.label.set_most(round(0.112 * height))
        breathes = self._showing is not None and self._showing.pace is not None
        wide = BREATH * height if breathes else 0.0
        self.breath.setVisible(breathes)
        self.label.setGeometry(whole(QRectF(left, inner.top(), width - wide, LABEL * height)))
        sign = QRectF(inner.right() - wide, inner.top() + 0.01 * height, wide, (LABEL - 0.02) * height)
        self.breath.setGeometry(whole(sign))
        top, bottom = self._middle(inner)
        text_width = width if self._wide_digits(inner) else width * (1 - PICTURE) - 0.01 * height
        sided = self._showing is not None and self._showing.side is not None
        self.side.setVisible(sided)
        self.side.setGeometry(whole(QRectF(left, top, text_width, SIDE * height)))
        above = top + SIDE * height if sided else top
        self.digits.setGeometry(whole(QRectF(left, above, text_width, bottom - above)))
        self.people.set_most(round(0.066 * height))
        noticed = self._showing is not None and self._showing.notice is not None
        self.people.setGeometry(whole(QRectF(left, bottom, width, (PEOPLE + (NEXT if noticed else 0)) * height)))
        for part in (self.next_up, self.time_left):
            part.setVisible(not noticed and not self._noting)
        below = bottom + PEOPLE * height
        self.next_up.set_most(round(0.045 * height))
        self.next_up.setGeometry(whole(QRectF(left, below, width * 0.82, NEXT * height)))
        self.time_left.set_most(round(0.045 * height))
        self.time_left.setGeometry(whole(QRectF(left + width * 0.82, below, width * 0.18, NEXT * height)))
        self._place_buttons(inner)

    def _place_buttons(self, inner: QRectF) -> None:
        height, gap = self.height(), 0.02 * self.height()
        tall, top = BUTTONS * height, inner.bottom() - BUTTONS * height
        shares = ((self.release, 0.5), (self.primary, 0.3), (self.leave, 0.2))
        x = inner.left()
        for button, share in shares:
            wide = (inner.width() - 2 * gap) * share
            button.set_unit(height / 600, 30 if button is self.release else 22)
            # The lamp stands over the button that matters least.
            lamp = tall * LAMP if button is self.leave and not self.lamp.isHidden() else 0.0
            if lamp:
                self.lamp.setGeometry(whole(QRectF(x, top, wide, lamp)))
            button.setGeometry(whole(QRectF(x, top + lamp, wide, tall - lamp)))
            x += wide + gap

    def _recolour(self) -> None:
        theme = self._theme
        for label in (self.label, self.people, self.next_up, self.time_left):
            label.set_colour(theme.text)
        if self._showing is not None and self._showing.mood is Mood.RELEASING:
            self.label.set_colour(theme.danger)

    def frame_colour(self) -> str:
        """The colour around everything: the phase's, or the state's."""
        theme, showing = self._theme, self._showing
        if showing is None:
            return theme.line
        match showing.mood:
            case Mood.RELEASING:
                return theme.danger
            case Mood.PAUSED | Mood.OVER:
                return theme.muted
            case Mood.READY | Mood.REENTERING:
                return theme.accent
            case _:
                return theme.phases[showing.kind]

    # ---- Qt ------------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives everything its place."""
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground, and the frame: broken while the session is paused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        frame = FRAME * self.height()
        pen = QPen(QColor(self.frame_colour()), frame)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if self._showing is not None and self._showing.mood is Mood.PAUSED:
            pen.setDashPattern([2.0, 2.0])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2))
        painter.end()
