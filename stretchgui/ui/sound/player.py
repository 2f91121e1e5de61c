"""Plays sounds in a process of its own, which is started again when it dies; nothing here ever waits for it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from stretchgui.session.clock import Clock
from stretchgui.session.sound_queue import Kind, Output, Sound
from stretchgui.ui.sound.own_process import OwnProcess

CHILD: Final = (sys.executable, "-P", "-m", "stretchgui.ui.sound.child")
# As many files are named to a process that is started again.
MOST_REMEMBERED: Final = 80
# A sound that can only begin so late (seconds) no longer says what is so.
TOO_LATE: Final = 0.3
# Seconds until it is tried again, the first time, the second time, and so on; the last for every later time.
RETRIES: Final = (0.5, 1.0, 1.0, *(2.0,) * 10, *(5.0,) * 6, 15.0)

DEFAULT_VOLUMES: Final[Mapping[Kind, float]] = {Kind.TONE: 0.8, Kind.VOICE: 0.8}

log = logging.getLogger(__name__)


class Player(Output, Protocol):
    """Plays one sound at a time, each kind at its volume."""

    def start(self) -> None:
        """Makes ready, and returns at once."""

    def load(self, paths: Iterable[Path]) -> None:
        """Tells which files will be wanted soon."""

    def set_volume(self, kind: Kind, volume: float) -> None:
        """Sets how loud a kind of sounds is, from 0 to 1; it holds from the next sound on."""

    def wake(self) -> None:
        """Keeps the sound server awake, and keeps trying to reach it: sounds may come at any moment."""

    def rest(self) -> None:
        """Lets the sound server sleep."""

    def close(self) -> None:
        """Ends for good."""


class SilentPlayer:
    """Where nothing shall sound: plays nothing."""

    def play(self, sound: Sound) -> None:
        """Plays nothing."""

    def stop(self) -> None:
        """Has nothing to stop."""

    def start(self) -> None:
        """Is ready."""

    def load(self, paths: Iterable[Path]) -> None:
        """Loads nothing."""

    def set_volume(self, kind: Kind, volume: float) -> None:
        """Is as loud as before."""

    def wake(self) -> None:
        """Sleeps on."""

    def rest(self) -> None:
        """Sleeps already."""

    def close(self) -> None:
        """Has nothing to end."""


class ProcessPlayer(QObject):
    """Hands every sound to the process that plays (see `child`).

    The process is started when sound is first wanted. While sound may come at any moment it is started again whenever
    it has died, sooner the first times than later; the log says once that there is no sound and why, and once that it
    is back. Sounds meant for a process that is not there are dropped: they are never heard late.

    Args:
        clock: Real seconds that only grow.
        parent: Who owns it.
        command: The program that plays, and its arguments.
    """

    def __init__(self, clock: Clock, parent: QObject | None = None, *, command: Sequence[str] = CHILD) -> None:
        super().__init__(parent)
        self._clock = clock
        self._volumes = dict(DEFAULT_VOLUMES)
        self._loads: dict[Path, None] = {}
        self._process = OwnProcess(command, self)
        self._process.said.connect(self._take)
        self._process.over.connect(self._on_over)
        self._ready = self._awake = self._complained = self._impossible = False
        self._tries = 0
        self._pending: tuple[Sound, float] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)

    # ---- what is asked -------------------------------------------------------------------------------------------

    def play(self, sound: Sound) -> None:
        """Plays a sound from its start; what sounded ends."""
        self.start()
        if not self._ready:
            # It may have said long ago that it is ready, while this program was busy building its window.
            self._process.hear()
        if self._ready:
            self._send_play(sound)
        else:
            self._pending = (sound, self._clock())

    def stop(self) -> None:
        """Silences what still sounds."""
        self._pending = None
        self._send(do="stop")

    def load(self, paths: Iterable[Path]) -> None:
        """Tells which files will be wanted soon."""
        for path in paths:
            self._loads.pop(path, None)
            self._loads[path] = None
            self._send(do="load", path=str(path))
        while len(self._loads) > MOST_REMEMBERED:
            self._loads.pop(next(iter(self._loads)))

    def set_volume(self, kind: Kind, volume: float) -> None:
        """Sets how loud a kind of sounds is, from 0 to 1."""
        self._volumes[kind] = min(1.0, max(0.0, volume))

    def wake(self) -> None:
        """Keeps the server awake, and comes back when it does."""
        if not self._awake:
            self._awake, self._tries = True, 0
            self._send(do="wake")
        self.start()

    def rest(self) -> None:
        """Lets the server sleep, and tries no more to reach one that is not there."""
        self._awake = False
        self._again.stop()
        self._send(do="rest")

    def close(self) -> None:
        """Ends the process; it ends as well when the program dies."""
        self._again.stop()
        self._ready = self._awake = False
        self._impossible = True
        self._process.close()

    # ---- the process ---------------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Starts the process, unless it runs, or is tried again in a moment, or cannot be had at all."""
        if not (self._process.is_there or self._impossible or self._again.isActive()):
            self._process.start()

    @Slot(object)
    def _take(self, said: object) -> None:
        match said:
            case {"is": "ready"}:
                self._on_ready()
            case {"is": "beat"}:
                self._on_beat()
            case {"is": "broken", "path": str(path), "why": str(why)}:
                log.warning("a sound cannot be played: %s: %s", path, why)
            case {"is": "silent", "why": str(why)}:
                self._complain(why)
            case {"is": "impossible", "why": str(why)}:
                self._impossible = True
                self._complain(why)
            case _:
                pass

    def _on_ready(self) -> None:
        self._ready = True
        pending, self._pending = self._pending, None
        if pending is not None and self._clock() - pending[1] <= TOO_LATE:
            self._send_play(pending[0])
        if self._awake:
            self._send(do="wake")
        for path in self._loads:
            self._send(do="load", path=str(path))

    def _on_beat(self) -> None:
        self._tries = 0
        if self._complained:
            self._complained = False
            log.info("sound is back")

    @Slot(int)
    def _on_over(self, code: int) -> None:
        does = f"has ended ({code})" if code >= 0 else "does not start"
        self._complain(f"the program that plays {does}")
        self._ready, self._pending = False, None
        wait = RETRIES[min(self._tries, len(RETRIES) - 1)]
        self._tries += 1
        if self._awake and not self._impossible:
            self._again.start(round(wait * 1000))

    def _complain(self, why: str) -> None:
        if not self._complained:
            self._complained = True
            log.warning("no sound, and all goes on without it: %s", why)

    def _send_play(self, sound: Sound) -> None:
        self._send(do="play", path=str(sound.path), volume=self._volumes[sound.kind])

    def _send(self, **what: object) -> None:
        if self._ready:
            self._process.tell(**what)
