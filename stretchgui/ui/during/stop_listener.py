"""The stop word in a session: when it is listened to, and the one thing it may ask for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from stretchgui.hearing.own_voice import OwnVoice
from stretchgui.hearing.phrase import StopDoes, StopWord
from stretchgui.language.words import Words
from stretchgui.session.clock import Clock
from stretchgui.session.cues import STOP_WORD_OFF
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, Reentering, Releasing, Running, Waiting
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import Order
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.hearing.child import Why
from stretchgui.ui.hearing.ear import Ear, Hearing

COMMANDS: Final = {StopDoes.RELEASE: Command.RELEASE, StopDoes.PAUSE: Command.PAUSE}
# While the session stands still there is nothing to stop, and the microphone is let go of.
LISTENED_TO: Final = (Running, Waiting, Reentering, Releasing)

log = logging.getLogger(__name__)


class StopListener(QObject):
    """Listens while a session runs, if people want it to; asks the table of actions for a release or a pause.

    It is a help: whatever goes wrong with it is shown by the lamp, said once, aloud too for whoever relies on it with
    closed eyes, and changes nothing else.

    Args:
        words: What it says of what went wrong.
        actions: The table of actions at work.
        own_voice: Knows when the program itself speaks.
        clock: Real seconds that only grow.
        make_ear: What listens; called when a session is first listened to.
        parent: Who owns it.

    Signals:
        changed (Hearing, str): how it stands with the microphone, and the phrase that is listened for.
        said (str): what went wrong, once.
    """

    changed = Signal(object, str)
    said = Signal(str)

    def __init__(
        self,
        words: Words,
        actions: ActionSet,
        own_voice: OwnVoice,
        clock: Clock,
        make_ear: Callable[[QObject], Ear] = Ear,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._actions = actions
        self._clock = clock
        self._make_ear = make_ear
        self._ear: Ear | None = None
        self._choice = StopWord()
        self._own_voice = own_voice
        self._driver: SessionDriver | None = None
        self._listens = False
        self._told: set[Why] = set()
        self._untold = False

    # ---- when it listens -------------------------------------------------------------------------------------------

    def choose(self, choice: StopWord) -> None:
        """Takes over what people want."""
        if choice != self._choice:
            self._choice = choice
            self._stop()
            self._follow()

    @Slot(object)
    def begin(self, driver: SessionDriver) -> None:
        """Follows a session."""
        self.end()
        self._driver = driver
        driver.changed.connect(self._on_changed)
        self._follow()

    @Slot()
    def end(self) -> None:
        """Follows none any more."""
        driver, self._driver = self._driver, None
        # Whoever owns the driver may have let it go already.
        if driver is not None and isValid(driver):
            driver.changed.disconnect(self._on_changed)
        self._stop()
        ear, self._ear = self._ear, None
        if ear is not None:
            ear.close()
            ear.deleteLater()

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        self._follow(snapshot)
        self._tell_aloud()

    def _follow(self, snapshot: Snapshot | None = None) -> None:
        if snapshot is None and self._driver is not None:
            snapshot = self._driver.snapshot
        wanted = self._choice.on and snapshot is not None and isinstance(snapshot.state, LISTENED_TO)
        if wanted and not self._listens:
            self._listens = True
            self._ear_of_session().listen(self._choice.phrase, self._choice.strictness)
        elif not wanted:
            self._stop()

    def _stop(self) -> None:
        if self._listens:
            self._listens = False
            if self._ear is not None:
                self._ear.rest()

    def _ear_of_session(self) -> Ear:
        if self._ear is None:
            self._ear = ear = self._make_ear(self)
            ear.changed.connect(self._on_hearing)
            ear.heard.connect(self._on_heard)
            ear.deaf.connect(self._on_deaf)
        return self._ear

    # ---- what is heard ---------------------------------------------------------------------------------------------

    @Slot(float)
    def _on_heard(self, ago: float) -> None:
        if self._listens and self._own_voice.lets_through(self._clock(), ago):
            log.info("the stop word was heard")
            self._actions.request(Order(COMMANDS[self._choice.does]))

    @Slot(object)
    def _on_hearing(self, hearing: Hearing) -> None:
        self.changed.emit(hearing, self._choice.phrase.value)

    @Slot(object, str)
    def _on_deaf(self, why: Why, text: str) -> None:
        if why not in self._told:
            self._told.add(why)
            log.warning("the stop word is not listened for: %s %s", why, text)
            self.said.emit(self._words(f"stop_word.deaf.{why}", text=text))
            self._untold = True
            self._tell_aloud()

    def _tell_aloud(self) -> None:
        """Says that it is off, once nothing else is being said."""
        driver = self._driver
        if self._untold and self._listens and driver is not None and self._own_voice.is_open(self._clock()):
            self._untold = False
            driver.say(STOP_WORD_OFF)
