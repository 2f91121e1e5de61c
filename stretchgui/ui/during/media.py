"""Media keys and headset buttons by way of the desktop: what it sees of a session, and what it may ask of it.

The desktop hands its media keys to whichever player it knows of. The program is one only while a session runs or is
paused: before and after it they belong to the music.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from stretchgui.language.words import Words
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.media_state import NOT_HANDED_ON, Shown, shown_of
from stretchgui.ui.during.session_driver import SessionDriver

# What each method of MPRIS asks for, by the names of the table of actions: nothing goes round that table.
METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Play": "media_play",
        "Pause": "media_pause",
        "PlayPause": "media_toggle",
        "Next": "next",
        "Previous": "previous",
        "Stop": "release",
    }
)
# Behind a dialog nothing may begin to run, for the dialog takes the keys that stop; but this is done at any time.
ALWAYS: Final = frozenset({"Pause", "Stop"})

log = logging.getLogger(__name__)


class MediaControl(Protocol):
    """Makes the session a player among the desktop's, or cannot; neither is an error."""

    def show(self, shown: Shown) -> None:
        """Tells the desktop of a moment; the first one makes it a player."""

    def vanish(self) -> None:
        """Is no player any more."""


class NoMediaControl:
    """Where no desktop hands media keys on."""

    def show(self, shown: Shown) -> None:
        """Tells nobody."""

    def vanish(self) -> None:
        """Was none."""


class MediaKeys(QObject):
    """Follows one session after the other, and asks of the table of actions what the desktop asks for.

    Args:
        words: What the desktop shows.
        actions: Who is asked.
        window: What is raised, or closed as by its own button.
        album: The title of the routine that runs.
        parent: Who owns it.
    """

    def __init__(
        self,
        words: Words,
        actions: ActionSet,
        window: QWidget,
        album: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._actions = actions
        self._window = window
        self._album = album
        self._control: MediaControl = NoMediaControl()
        self._driver: SessionDriver | None = None
        self._follows = False
        self._wanted = True

    def use(self, control: MediaControl) -> None:
        """Takes what makes it a player, once it is there."""
        self._control.vanish()
        self._control = control
        self._show_again()

    def set_wanted(self, wanted: bool) -> None:
        """Takes the media keys while a session runs, or leaves them to the music."""
        self._wanted = wanted
        if wanted:
            self._show_again()
        else:
            self._control.vanish()

    @Slot(object)
    def begin(self, driver: SessionDriver) -> None:
        """Follows a session until `end`; the desktop hears of it a moment later, for no start waits for that."""
        self.end()
        self._driver = driver
        QTimer.singleShot(0, self._follow)

    @Slot()
    def end(self) -> None:
        """Follows none any more: the keys belong to the music again."""
        driver, self._driver = self._driver, None
        if self._follows and driver is not None and isValid(driver):
            driver.changed.disconnect(self._on_changed)
        self._follows = False
        self._control.vanish()

    def ask(self, method: str) -> None:
        """Does what a method of MPRIS means at the moment, or nothing.

        Args:
            method: One of `METHODS`, or Raise, or Quit.
        """
        if method == "Raise":
            self._raise()
        elif method == "Quit":
            self._window.close()
        elif method in ALWAYS or QApplication.activeModalWidget() is None:
            self._actions.ask(METHODS[method])

    @Slot()
    def _follow(self) -> None:
        if self._driver is not None and isValid(self._driver) and not self._follows:
            self._follows = True
            self._driver.changed.connect(self._on_changed)
            self._show_again()

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        if self._wanted:
            self._control.show(shown_of(snapshot, self._words, self._album()))

    def _show_again(self) -> None:
        if self._follows and self._driver is not None and isValid(self._driver):
            self._on_changed(self._driver.snapshot)

    def _raise(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


def make_media_control(environ: Mapping[str, str], asked: Callable[[str], None], parent: QObject) -> MediaControl:
    """What makes a session a player on this desktop, and says in the log why nothing does.

    Takes some 10 ms, for importing: to be called after the window's first paint.

    Args:
        environ: Where the session bus is named.
        asked: Hears the name of each method that is called.
        parent: Who owns it.
    """
    address = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address:
        log.info(NOT_HANDED_ON, "there is no session bus")
        return NoMediaControl()
    try:
        from stretchgui.ui.during.mpris import Mpris
    except ImportError as error:
        log.info(NOT_HANDED_ON, error)
        return NoMediaControl()
    return Mpris(address, asked, parent)
