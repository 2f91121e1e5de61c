"""The session page as one sits before it: the countdown on the right, the picture and its words on the left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.session.clock import Clock
from stretchgui.session.people import People
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.ring import CountdownRing
from stretchgui.ui.during.session_bar import SessionBar
from stretchgui.ui.during.session_places import places_of, unit_of
from stretchgui.ui.during.showing import Mood, Showing
from stretchgui.ui.during.side_sign import SideSign
from stretchgui.ui.during.step_panel import StepPanel
from stretchgui.ui.hearing.ear import Hearing
from stretchgui.ui.hearing.lamp import Lamp
from stretchgui.ui.kit.fitted import FittedLabel
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.surface import PageButton
from stretchgui.ui.kit.theme import Theme

TRANSPORT: Final = ("previous", "less", "more", "next", "restart", "skip", "end")
TOOLS: Final = ("holds", "mute", "keys", "full_screen")


class NearView(QWidget):
    """Everything of the session page but its picture, which stands behind it.

    Args:
        words: Every sentence.
        icons: Every icon.
        theme: The colours.
        people: What the two are called.
        clock: Seconds that only grow, for the ring between two looks.
        speed: How many session seconds pass in a real one.
        parent: The page.
    """

    def __init__(
        self,
        words: Words,
        icons: Icons,
        theme: Theme,
        people: People,
        clock: Clock,
        *,
        speed: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._framed = False
        self._noting = self._advising = False
        self.ring = CountdownRing(words, icons, theme, clock, speed=speed, parent=self)
        self.primary = PageButton(icons, theme, "primary", self)
        self.release = PageButton(icons, theme, "danger", self)
        self.label = FittedLabel(bold=True, align=Qt.AlignmentFlag.AlignCenter, parent=self)
        self.side = SideSign(words, icons, theme, parent=self)
        self.heading = FittedLabel(bold=True, parent=self)
        self.panel = StepPanel(theme, self)
        self.next_up = FittedLabel(parent=self)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.time_left = FittedLabel(lines=False, align=right, parent=self)
        self.bar = SessionBar(words, theme, people, self)
        self.buttons = {name: PageButton(icons, theme, parent=self) for name in TRANSPORT}
        self.tools = {name: PageButton(icons, theme, "quiet", self) for name in TOOLS}
        for name, button in (*self.buttons.items(), *self.tools.items(), ("release", self.release)):
            button.setObjectName(name)
        for button in self.tools.values():
            button.set_words_shown(False)
        self.lamp = Lamp(words, theme, self)
        self._recolour()

    def show_moment(self, snapshot: Snapshot, showing: Showing) -> None:
        """Shows a moment."""
        self.heading.set_text(showing.heading)
        self.label.set_text(showing.label)
        self.label.set_colour(self._theme.danger if showing.mood is Mood.RELEASING else self._theme.text)
        self.side.show_side(showing.side)
        self.ring.show_moment(showing)
        self.panel.show_moment(showing)
        self.next_up.set_text(showing.next_up)
        self.time_left.set_text(self._words("session.left_in_all", time=showing.time_left))
        self.bar.show_moment(snapshot)
        if self.side.isHidden() != (showing.side is None):
            self.side.setVisible(showing.side is not None)
            self._place()

    def set_framed(self, framed: bool) -> None:
        """Sets whether the picture fills its place to the corners: then the heading stands above it."""
        if framed != self._framed:
            self._framed = framed
            self._place()

    @property
    def advising(self) -> bool:
        """Whether what is asked has more room than two columns."""
        return self._advising

    def make_room(self, *, noting: bool, advising: bool) -> None:
        """Gives room to what is there for a while.

        Args:
            noting: Whether a check is noted: then the range stands where nothing counts down, and two rows below.
            advising: Whether what is asked needs more room than two columns: then the picture gives up some of its own.
        """
        self._noting, self._advising = noting, advising
        self.ring.setVisible(not noting)
        self._place()

    def show_hearing(self, hearing: Hearing, phrase: str) -> None:
        """Shows whether the microphone is open."""
        self.lamp.show_hearing(hearing, phrase)
        self._place()

    def name_buttons(self, actions: ActionSet, *, with_holds: bool) -> None:
        """Shows what is enabled; to skip takes the place of doing it again while the session is paused."""
        skips = actions.is_enabled("skip")
        self.buttons["skip"].setVisible(skips)
        self.buttons["restart"].setVisible(not skips)
        self.tools["holds"].setVisible(with_holds)

    @property
    def named(self) -> Iterator[tuple[str, PageButton]]:
        """The buttons that stand for one entry of the table of actions each."""
        yield from (*self.buttons.items(), *self.tools.items(), ("release", self.release))

    @property
    def places(self) -> dict[str, QRect]:
        """Where everything stands, the picture included."""
        sided = not self.side.isHidden()
        return places_of(
            self.width(),
            self.height(),
            with_side=sided,
            framed=self._framed,
            with_lamp=not self.lamp.isHidden(),
            with_rows=self._noting,
            with_advice=self._advising,
        )

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        for part in (self.side, self.ring, self.panel, self.bar, self.primary, self.lamp):
            part.set_theme(theme)
        for _, button in self.named:
            button.set_theme(theme)
        self._recolour()

    def _recolour(self) -> None:
        for label in (self.heading, self.label, self.next_up, self.time_left):
            label.set_colour(self._theme.text)

    # ---- places --------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives everything its place."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        unit, places = unit_of(self.width(), self.height()), self.places
        self.panel.set_unit(unit)
        self.bar.set_unit(unit)
        for name, widget in (
            *(("heading", self.heading), ("label", self.label), ("side", self.side), ("ring", self.ring)),
            *(("primary", self.primary), ("release", self.release), ("panel", self.panel), ("bar", self.bar)),
            *(("next_up", self.next_up), ("time_left", self.time_left)),
        ):
            widget.setGeometry(places[name])
        if not self.lamp.isHidden():
            self.lamp.setGeometry(places["lamp"])
        self.heading.set_most(round(23 * unit))
        self.label.set_most(round(40 * unit))
        self.next_up.set_most(round(16 * unit))
        self.time_left.set_most(round(17 * unit))
        self.primary.set_unit(unit, 22)
        self.release.set_unit(unit, 28)
        self._place_row([self.buttons[name] for name in TRANSPORT if name != "skip"], places["buttons"], unit)
        self.buttons["skip"].set_unit(unit, 15)
        self.buttons["skip"].setGeometry(self.buttons["restart"].geometry())
        self._place_row(list(self.tools.values()), places["tools"], unit)

    def _place_row(self, buttons: list[PageButton], place: QRect, unit: float) -> None:
        gap = round(6 * unit)
        width = (place.width() - gap * (len(buttons) - 1)) // len(buttons)
        for number, button in enumerate(buttons):
            button.set_unit(unit, 15)
            button.setGeometry(place.left() + number * (width + gap), place.top(), width, place.height())
