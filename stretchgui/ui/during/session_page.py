"""The page two people look at while a session runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.session.clock import Clock
from stretchgui.session.events import Event
from stretchgui.session.guide import Guide
from stretchgui.session.people import People
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, Waiting
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import BY_ID, Does, Entry, Order, Request, Scope, key_names
from stretchgui.ui.during.check_entry import CheckEntry
from stretchgui.ui.during.keys import Keys
from stretchgui.ui.during.keys_card import KeysCard
from stretchgui.ui.during.near_view import NearView
from stretchgui.ui.during.offers import Offers
from stretchgui.ui.during.page_buttons import PageButtons
from stretchgui.ui.during.pictured import show_moment
from stretchgui.ui.during.release_offers import PATIENCE, ReleaseOffers
from stretchgui.ui.during.room_view import RoomView
from stretchgui.ui.during.screen_reader import ScreenReader
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.during.session_places import unit_of
from stretchgui.ui.during.showing import Mood, showing_of, shown_exercise
from stretchgui.ui.during.side_panel import SidePanel
from stretchgui.ui.hearing.ear import Hearing
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme

# How much larger a question is written across the room.
ACROSS: Final = 1.45
NUMBERS: Final = {Request.FIRST_CHOICE: "1", Request.SECOND_CHOICE: "2", Request.THIRD_CHOICE: "3"}


class SessionPage(QWidget):
    """Shows a session, and asks of it what people ask for.

    `begin` takes a driver: the page follows it, and its commands go to it. The page itself decides nothing: what is
    enabled, and what a key does, comes from the table of actions and the session's state.

    Args:
        words: Every sentence.
        health: The sentences about health.
        icons: Every icon.
        theme: The colours.
        people: What the two are called.
        actions: The table of actions at work, shared with the window's menus.
        picture: The moving picture; the page becomes its parent.
        clock: Seconds that only grow, for the ring between two looks.
        easier: The easier version of the present exercise, if there is one.
        speed: How many session seconds pass in a real one.
        patience: Milliseconds during which a new question takes no keys.
        parent: The widget it is part of.

    Signals:
        command_requested (Command, float): what the session is asked, with the seconds of ADD_TIME, or the number of
            NUMBER. `begin` has connected it to the driver; others only listen.
        easier_requested (): take the exercise's easier version, and go on.
        end_confirmed (): the session was ended on purpose; the driver has been told.
        mute_toggled (bool): the sound is off, or on.
        full_screen_toggled (bool): across the room, or near.
    """

    command_requested = Signal(object, float)
    easier_requested = Signal()
    end_confirmed = Signal()
    mute_toggled = Signal(bool)
    full_screen_toggled = Signal(bool)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        icons: Icons,
        theme: Theme,
        people: People,
        actions: ActionSet,
        picture: FigureView,
        clock: Clock,
        *,
        easier: Callable[[], Exercise | None],
        speed: float = 1.0,
        patience: int = PATIENCE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._people = people
        self._actions = actions
        self._driver: SessionDriver | None = None
        self._guide = Guide()
        self._muted = False
        self._across = False
        self._screen_reader = ScreenReader(self)
        self._side_panel = SidePanel(self)

        self.picture = picture
        picture.setParent(self)
        self.near = NearView(words, icons, theme, people, clock, speed=speed, parent=self)
        self.room = RoomView(words, icons, theme, clock, speed=speed, parent=self)
        self.room.hide()
        self.offers = ReleaseOffers(words, icons, theme, patience=patience, parent=self)
        self._stopping = Offers(words, health, self.offers, easier, self)
        self.check = CheckEntry(words, icons, theme, actions, clock, self)
        self.keys_card = KeysCard(words, icons, theme, self)
        # A check's keys are alive only where it can be noted.
        self._keys = Keys(self, actions, [scope for scope in Scope if scope is not Scope.CHECK])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = PageButtons(self.near, self.room, self.check, self._side_panel, actions, self._waits, self)
        self._connect_signals()
        self._buttons.name()

    def _connect_signals(self) -> None:
        self._actions.asked.connect(self._on_asked)
        self._stopping.commanded.connect(self._command)
        self._stopping.easier_requested.connect(self.easier_requested)
        self._stopping.end_confirmed.connect(self.end_confirmed)
        self._stopping.moved.connect(self._show_again)
        self._stopping.sign_taken_back.connect(self.check.take_back_sign)
        self.check.nerve_sign_noted.connect(self._stopping.stop_for_nerve)
        self.keys_card.close_requested.connect(self._toggle_keys_card)

    # ---- the session ---------------------------------------------------------------------------------------------

    def begin(self, driver: SessionDriver) -> None:
        """Follows a session, and gives it its commands, until `end`."""
        self.end()
        self._driver = driver
        driver.changed.connect(self._on_changed)
        driver.happened.connect(self._on_happened)
        self.command_requested.connect(driver.command)
        self._stopping.begin(driver)
        self._on_changed(driver.snapshot)
        self.setFocus()

    def end(self) -> None:
        """Follows no session any more; nothing goes on by itself."""
        driver, self._driver = self._driver, None
        # Whoever owns the driver may have let it go already.
        if driver is not None and isValid(driver):
            driver.changed.disconnect(self._on_changed)
            driver.happened.disconnect(self._on_happened)
            self.command_requested.disconnect(driver.command)
        self._screen_reader.forget()
        self._stopping.end()
        self.keys_card.hide()
        self.show_side_panel(False)
        self._actions.follow(None)

    @Slot(object)
    def _on_happened(self, events: tuple[Event, ...]) -> None:
        self._stopping.hear(events)

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        showing = showing_of(
            snapshot,
            self._words,
            self._people,
            key=key_names(BY_ID["pause"])[0],
            stop=key_names(BY_ID["release"])[0],
            guide=self._guide,
        )
        self._actions.follow(snapshot)
        exercise = shown_exercise(snapshot)
        self.near.set_framed(exercise is not None and exercise.figure is None)
        show_moment(self.picture, snapshot, showing, self._people)
        if self._across:
            self.room.show_moment(showing, self._words("session.left_in_all", time=showing.time_left))
        else:
            self.near.show_moment(snapshot, showing)
        turned = self.check.follow(snapshot)
        self._stopping.follow(snapshot)
        if turned or self.offers.has_advice != self.near.advising:
            self._make_room()
        if showing.mood is Mood.RELEASING:
            # Nothing stands before what must be done now.
            self.show_side_panel(False)
        self._place_picture()
        self._screen_reader.tell(snapshot, showing)

    # ---- what is asked -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_asked(self, does: Does) -> None:
        match does:
            case Entry():
                self.check.enter(does)
            case Order(Command.RESUME) if self._stopping.left_out():
                pass
            case Order(command, value):
                self._command(command, value)
            case Request.END:
                self._stopping.wish_to_end()
            case Request.FULL_SCREEN:
                self.set_across(not self._across)
                self.full_screen_toggled.emit(self._across)
            case Request.MUTE:
                self.set_muted(not self._muted)
                self.mute_toggled.emit(self._muted)
            case Request.KEYS if self.isVisible():
                self._toggle_keys_card()
            case Request.HOLDS:
                self.show_side_panel(not self._side_panel.is_shown)
            case Request.FIRST_CHOICE | Request.SECOND_CHOICE | Request.THIRD_CHOICE:
                self.offers.press(NUMBERS[does])
            case _:
                pass

    def _waits(self) -> bool:
        """Whether the session waits to be told that it may go on."""
        return self._driver is not None and isinstance(self._driver.snapshot.state, Waiting)

    @Slot(object)
    def _command(self, command: Command, value: float = 0.0) -> None:
        self.command_requested.emit(command, value)

    @Slot()
    def _toggle_keys_card(self) -> None:
        self.keys_card.setVisible(self.keys_card.isHidden())
        self.keys_card.raise_()
        if self.keys_card.isHidden():
            self.setFocus()

    # ---- what the window sets ------------------------------------------------------------------------------------

    def set_people(self, people: People) -> None:
        """Takes other names."""
        self._people = people
        self.near.bar.set_people(people)
        self._show_again()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._actions.set_theme(theme)
        self.picture.set_look(theme.look)
        for part in (self.near, self.room, self.offers, self.check, self.keys_card):
            part.set_theme(theme)
        self._show_again()
        self.update()

    def set_still(self, still: bool) -> None:
        """Reduces motion."""
        self.picture.set_still(still)
        self.near.ring.set_still(still)
        self.room.breath.set_still(still)

    def set_guide(self, guide: Guide) -> None:
        """Takes the pace of the breath that people want."""
        self._guide = guide
        self.picture.set_pace(guide.pace)
        self._show_again()

    @Slot(object, str)
    def show_hearing(self, hearing: Hearing, phrase: str) -> None:
        """Shows whether the microphone is open, and what for."""
        self.near.show_hearing(hearing, phrase)
        self.room.show_hearing(hearing, phrase)

    def set_muted(self, muted: bool) -> None:
        """Shows whether the sound is off."""
        self._muted = muted
        self._actions.set_muted(muted)

    def set_media_keys(self, taken: bool) -> None:
        """Has media keys steer the session, or leaves them to the music."""
        self._keys.set_media(taken)

    def set_across(self, across: bool) -> None:
        """Shows the session to be read from across the room, or near."""
        if across == self._across:
            return
        self._across = across
        self.show_side_panel(False)
        self.near.setVisible(not across)
        self.room.setVisible(across)
        self._show_again()
        self._place()
        self.setFocus()

    @property
    def across(self) -> bool:
        """Whether it is to be read from across the room."""
        return self._across

    def set_side_panel(self, panel: QWidget | None) -> None:
        """Gives a place to what changes the holds still to come; without one its button is hidden."""
        self._side_panel.hold(panel)
        self._buttons.name()

    def show_side_panel(self, shown: bool) -> None:
        """Shows or hides that panel, over the picture and the columns."""
        if self._side_panel.show(shown):
            self.check.set_covered(shown)
            self._place()

    @Slot()
    def _show_again(self) -> None:
        if self._driver is not None:
            self._on_changed(self._driver.snapshot)

    # ---- looks ---------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        unit = unit_of(self.width(), self.height())
        for cover in (self.near, self.room, self.keys_card):
            cover.setGeometry(self.rect())
        self.keys_card.set_unit(unit)
        self.offers.set_unit(unit * (ACROSS if self._across else 1.0))
        self._side_panel.place(self.near.places["side_panel"])
        self.offers.setGeometry(self.room.choices_place if self._across else self.near.places["panel"])
        if self.check.is_open:
            near = self.near.places
            self.check.place(*(self.room.noting_places if self._across else (near["ring"], near["rows"])), unit)
        self._place_picture()

    def _make_room(self) -> None:
        """Makes room for what is noted of a check or said after it, or takes it back."""
        self.near.make_room(noting=self.check.is_open, advising=self.offers.has_advice)
        self.room.set_noting(self.check.is_open)
        self.check.show_parts()
        self._place()
        self._buttons.name()

    def _place_picture(self) -> None:
        """The picture stands behind the near view, and before the other."""
        if not self._across:
            place: QRect | None = self.near.places["picture"]
        else:
            place = self.room.picture_place if self.offers.isHidden() else None
        self.picture.setVisible(place is not None)
        if place is not None and place != self.picture.geometry():
            self.picture.setGeometry(place)
        if self._across:
            self.picture.stackUnder(self.offers)
        else:
            self.picture.lower()

    # ---- Qt ------------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives everything its place."""
        super().resizeEvent(event)
        self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Forgets the keys' card."""
        super().hideEvent(event)
        self.keys_card.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measures anew when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the quiet ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        painter.end()
