"""Listens by a process of its own, which is started again when it dies; nothing here ever waits for it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from enum import StrEnum, auto
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from stretchgui.hearing.phrase import Phrase
from stretchgui.ui.hearing.child import Why
from stretchgui.ui.sound.own_process import OwnProcess

CHILD: Final = (sys.executable, "-m", "stretchgui.ui.hearing.child")
# Seconds until it is tried again after a microphone was lost, the first time, the second time, and so on.
RETRIES: Final = (1.0, 2.0, 5.0, 10.0, 30.0)
# What no second try mends.
FOR_GOOD: Final = frozenset({Why.MISSING, Why.NO_SOUND, Why.DENIED})

log = logging.getLogger(__name__)


class Hearing(StrEnum):
    """How it stands with the microphone."""

    OFF = auto()
    OPENING = auto()
    ON = auto()
    SILENT = auto()
    DEAF = auto()


class Ear(QObject):
    """Listens while it is asked to.

    Args:
        parent: Who owns it.
        command: The program that listens, and its arguments (see `child`).

    Signals:
        changed (Hearing): how it stands with the microphone.
        heard (float): the phrase, and how many seconds ago it began.
        level (float): while learning: how loud it is, from 0 to 1.
        tried (int): while learning: so many tries were taken.
        too_long (): while learning: that was more than two words.
        learnt (int): what was found; 0 if nothing hears every try.
        deaf (Why, str): it cannot listen, and what is known of it.
    """

    changed = Signal(object)
    heard = Signal(float)
    level = Signal(float)
    tried = Signal(int)
    too_long = Signal()
    learnt = Signal(int)
    deaf = Signal(object, str)

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] = CHILD) -> None:
        super().__init__(parent)
        self._process = OwnProcess(command, self)
        self._process.said.connect(self._on_said)
        self._process.over.connect(self._on_over)
        self._wanted: dict[str, object] | None = None
        self._hearing = Hearing.OFF
        self._tries = 0
        # How often it was told to rest and has not said yet that it does.
        self._rests = 0
        self._why: tuple[Why, str] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._start)

    @property
    def hearing(self) -> Hearing:
        """How it stands with the microphone."""
        return self._hearing

    def listen(self, phrase: Phrase, strictness: int) -> None:
        """Listens for a phrase from now on, and again whenever a lost microphone is back."""
        self._want({"do": "listen", "phrase": phrase, "strictness": strictness})

    def learn(self, phrase: Phrase) -> None:
        """Takes three tries of a phrase."""
        self._want({"do": "learn", "phrase": phrase})

    def rest(self) -> None:
        """Lets go of the microphone."""
        self._wanted = None
        self._again.stop()
        self._rests += self._process.is_there
        self._process.tell(do="rest")
        self._become(Hearing.OFF)

    def close(self) -> None:
        """Ends the process; it ends as well when the program dies."""
        self.rest()
        self._process.close()

    def _want(self, wanted: dict[str, object]) -> None:
        self._wanted, self._tries, self._why = wanted, 0, None
        self._again.stop()
        self._become(Hearing.OPENING)
        if self._process.is_there:
            self._process.tell(**wanted)
        else:
            self._start()

    # ---- the process ---------------------------------------------------------------------------------------------

    @Slot()
    def _start(self) -> None:
        self._rests = 0
        self._process.start()
        if self._wanted is not None:
            self._process.tell(**self._wanted)

    @Slot(object)
    def _on_said(self, said: object) -> None:
        # What it said before it rested no longer counts, however late it comes, and whatever it listens for by now.
        if said == {"is": "resting"}:
            self._rests = max(0, self._rests - 1)
        elif self._wanted is not None and not self._rests:
            self._take(said)

    def _take(self, said: object) -> None:
        match said:
            case {"is": "listening" | "sounding"}:
                self._tries = 0
                self._become(Hearing.ON)
            case {"is": "silent"}:
                self._become(Hearing.SILENT)
            case {"is": "heard", "ago": float() | int() as ago}:
                self.heard.emit(float(ago))
            case {"is": "level", "level": float() | int() as level}:
                self.level.emit(float(level))
            case {"is": "try", "number": int(number)}:
                self.tried.emit(number)
            case {"is": "too_long"}:
                self.too_long.emit()
            case {"is": "learnt", "strictness": int() | None as strictness}:
                self._wanted = None
                self._become(Hearing.OFF)
                self.learnt.emit(strictness or 0)
            case {"is": "deaf", "why": str(why), "text": str(text)} if why in set(Why):
                self._why = Why(why), text
            case _:
                pass

    @Slot()
    def _on_over(self) -> None:
        if self._wanted is None:
            return
        why, text = self._why or (Why.BROKEN, "")
        self._why = None
        learns = self._wanted["do"] == "learn"
        if why in FOR_GOOD or learns:
            self._wanted = None
        else:
            self._again.start(round(RETRIES[min(self._tries, len(RETRIES) - 1)] * 1000))
            self._tries += 1
        self._become(Hearing.DEAF)
        self.deaf.emit(why, text)

    def _become(self, hearing: Hearing) -> None:
        if hearing is not self._hearing:
            self._hearing = hearing
            self.changed.emit(hearing)
