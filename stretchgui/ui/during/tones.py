"""Tones: what is played for which cue, and by what. Nothing in a session ever waits for a sound."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QUrl, Slot

from stretchgui.session.clock import Clock
from stretchgui.session.cues import Cue, Priority
from stretchgui.session.events import CueFired, Event, SessionStarted

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

# Which tone belongs to a cue: one for each thing that bodies do, and their own for stop and pause.
TONES: Final[Mapping[str, str]] = {
    "get_ready": "between",
    "change_side": "between",
    "rest": "between",
    "swap_roles": "between",
    "get_back": "between",
    "ease_in": "ease_in",
    "hold": "hold",
    "reps": "hold",
    "breathe": "hold",
    "check": "hold",
    "contract": "contract",
    "relax": "relax",
    "ease_out": "ease_out",
    "halfway": "halfway",
    "count": "count",
    "release": "release",
    "pause": "pause",
    "rest_leg_down": "pause",
    "resume": "resume",
    "finished": "finished",
    "ended": "pause",
}
# Wakes the sound server, which may be a third of a second late for the first tone after a silence.
SILENCE: Final = "silence"

# A session that runs faster than this would pile its tones up: they keep so many seconds apart.
FAST: Final = 4.0
APART: Final = 0.4

DEFAULT_VOLUME: Final = 0.8

log = logging.getLogger(__name__)


class Tones(Protocol):
    """Plays tones by name; one that it does not have is no error."""

    def play(self, name: str) -> None:
        """Plays a tone, and returns at once."""

    def stop(self) -> None:
        """Silences what still sounds."""

    def set_volume(self, volume: float) -> None:
        """Sets how loud tones are, from 0 to 1."""

    def set_muted(self, muted: bool) -> None:
        """Mutes all tones, also the one that sounds."""


class SilentTones:
    """Where there is no sound: plays nothing."""

    def play(self, name: str) -> None:
        """Plays nothing."""

    def stop(self) -> None:
        """Has nothing to stop."""

    def set_volume(self, volume: float) -> None:
        """Is as loud as before."""

    def set_muted(self, muted: bool) -> None:
        """Is mute already."""


class QtTones(QObject):
    """Plays each tone by a QSoundEffect of its own, made once.

    Whether a tone really sounds is never asked: Qt says that it plays when the sound server is long dead.

    Args:
        effects: What plays each tone, by its name.
        parent: Who owns it.
    """

    def __init__(self, effects: Mapping[str, QSoundEffect], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects = dict(effects)
        self._complained = False
        for effect in self._effects.values():
            effect.setParent(self)
            effect.statusChanged.connect(self._on_status)
        self.set_volume(DEFAULT_VOLUME)

    def play(self, name: str) -> None:
        """Plays a tone from its start."""
        effect = self._effects.get(name)
        if effect is not None:
            effect.play()

    def stop(self) -> None:
        """Silences what still sounds."""
        for effect in self._effects.values():
            effect.stop()

    def set_volume(self, volume: float) -> None:
        """Sets how loud tones are, from 0 to 1."""
        for effect in self._effects.values():
            effect.setVolume(min(1.0, max(0.0, volume)))

    def set_muted(self, muted: bool) -> None:
        """Mutes all tones, also the one that sounds."""
        for effect in self._effects.values():
            effect.setMuted(muted)

    @Slot()
    def _on_status(self) -> None:
        failed = any(effect.status() is effect.Status.Error for effect in self._effects.values())
        if failed and not self._complained:
            self._complained = True
            log.warning("tones cannot be played: no sound device, or its server is gone")


def make_tones(folder: Path, parent: QObject | None = None) -> Tones:
    """Makes what plays tones on this machine, and says in the log why it is silent if it is.

    Takes some 50 ms, most of it for importing: to be called after the window's first paint.

    Args:
        folder: The tones, as `<name>.wav`.
        parent: Who owns it.
    """
    try:
        # Fails where libpulse is missing, and costs 20 ms where it is not.
        from PySide6.QtMultimedia import QSoundEffect
    except ImportError as error:
        log.warning("no tones: %s", error)
        return SilentTones()
    effects: dict[str, QSoundEffect] = {}
    for path in sorted(folder.glob("*.wav")):
        effect = QSoundEffect()
        effect.setSource(QUrl.fromLocalFile(str(path)))
        effects[path.stem] = effect
    if not effects:
        log.warning("no tones: there are none in %s", folder)
        return SilentTones()
    return QtTones(effects, parent)


class ToneListener:
    """Turns what happens in a session into tones: of all that happens at once, the most important is heard.

    Args:
        tones: What plays them.
        clock: Seconds that only grow.
        speed: How many session seconds pass in a real one.
    """

    def __init__(self, tones: Tones, clock: Clock, speed: float = 1.0) -> None:
        self._tones = tones
        self._clock = clock
        self._apart = APART if speed > FAST else 0.0
        self._last: Cue | None = None
        self._played = 0.0

    def __call__(self, events: tuple[Event, ...]) -> None:
        """Plays what belongs to the events."""
        if any(isinstance(event, SessionStarted) for event in events):
            self._tones.play(SILENCE)
        cue: Cue | None = None
        for event in events:
            # Of two that matter as much, the later one says how things stand.
            if isinstance(event, CueFired) and (cue is None or event.cue.priority >= cue.priority):
                cue = event.cue
        if cue is not None and cue.name in TONES and not self._too_soon(cue):
            self._play(cue)

    def _too_soon(self, cue: Cue) -> bool:
        soon = self._last is not None and self._clock() - self._played < self._apart
        return soon and self._last is not None and cue.priority <= self._last.priority

    def _play(self, cue: Cue) -> None:
        self._last, self._played = cue, self._clock()
        if cue.priority is Priority.RELEASE:
            self._tones.stop()
        self._tones.play(TONES[cue.name])
