"""What is heard when: one thing at a time, the more important first; times are real seconds of a clock handed in."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from stretchgui.session.clock import Clock
from stretchgui.session.cues import Priority

# Seconds between a sound and the next: a sound may come a little late, and still none begins while it lasts.
BETWEEN: Final = 0.08
# A sentence that would follow its tone later than this (seconds) is left out: the laptop slept, or was very busy.
LATE: Final = 1.0
# What was heard last is remembered, so that nothing is said twice.
REMEMBERED: Final = 64

# How long an announcement waits for its turn (seconds): what came too late would say what is no longer so.
PATIENCE: Final = {
    Priority.INFORMATION: 2.0,
    Priority.HALFWAY: 0.5,
    Priority.COUNT: 0.15,
    Priority.PHASE_CHANGE: 5.0,
    Priority.RELEASE: 5.0,
}


class Kind(StrEnum):
    """What a sound is; each kind has its own volume."""

    TONE = "tone"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Sound:
    """One file to be heard.

    Attributes:
        path: A WAV file.
        seconds: How long it lasts.
        kind: A tone, or speech.
    """

    path: Path
    seconds: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class Announcement:
    """What belongs to one cue: its tone, then its sentence, either of which may be missing.

    Attributes:
        sounds: In the order they are heard; at least one.
        priority: A more important one ends a less important one.
        key: What makes it the same as another: that is not heard again.
    """

    sounds: tuple[Sound, ...]
    priority: Priority
    key: Hashable


class Output(Protocol):
    """Plays one file at a time; it can fail, and tells nobody."""

    def play(self, sound: Sound) -> None:
        """Plays a sound from its start, and returns at once."""

    def stop(self) -> None:
        """Silences what still sounds, at once."""


class SoundQueue:
    """Decides what is heard.

    Never two sounds at a time, and never the same announcement twice. One that is at least as important as what
    sounds ends it at once, and all that waits and is no more important is forgotten: it tells of what was. A less
    important one waits for its turn, but not for long. Whether anything really sounds is never asked: no server, and
    no dead one, holds up the queue.

    Args:
        clock: Real seconds that only grow.
        output: What plays.
    """

    def __init__(self, clock: Clock, output: Output) -> None:
        self._clock = clock
        self._output = output
        self._present: Announcement | None = None
        self._left: tuple[Sound, ...] = ()
        self._free_at = 0.0
        self._waiting: list[tuple[float, Announcement]] = []
        self._heard: deque[Hashable] = deque(maxlen=REMEMBERED)

    @property
    def present(self) -> Announcement | None:
        """What is being heard, as of the last look."""
        return self._present

    def due(self) -> float | None:
        """Seconds until `look` has something to do; None while nothing sounds."""
        return None if self._present is None else max(0.0, self._free_at - self._clock())

    def offer(self, announcement: Announcement, *, if_free: bool = False) -> None:
        """Plays an announcement, or lets it wait, or forgets it.

        Args:
            announcement: What.
            if_free: Whether it is heard only if nothing else is, and otherwise forgotten.
        """
        self.look()
        if announcement.key in self._heard or (if_free and self._present is not None):
            return
        self._heard.append(announcement.key)
        self._waiting = [one for one in self._waiting if one[1].priority > announcement.priority]
        if self._present is None:
            self._begin(announcement)
        elif announcement.priority >= self._present.priority:
            self._output.stop()
            self._begin(announcement)
        else:
            self._waiting.append((self._clock() + PATIENCE[announcement.priority], announcement))

    def extend(self, key: Hashable, sound: Sound) -> None:
        """Has a sound follow what is heard, or waits, under this key; forgotten if that is over."""
        if self._present is not None and self._present.key == key:
            self._left = (*self._left, sound)
        self._waiting = [
            (until, replace(one, sounds=(*one.sounds, sound)) if one.key == key else one)
            for until, one in self._waiting
        ]

    def look(self) -> None:
        """Goes on to the next sound once the present one is over."""
        now = self._clock()
        if self._present is None or now < self._free_at:
            return
        if self._left and now - self._free_at <= LATE:
            self._play_next()
            return
        self._present, self._left = None, ()
        self._waiting = [(until, one) for until, one in self._waiting if now <= until]
        if self._waiting:
            # Each that waits is less important than those before it.
            _, first = self._waiting.pop(0)
            self._begin(first)

    def silence(self) -> None:
        """Ends what sounds, and forgets what waits."""
        if self._present is not None:
            self._output.stop()
        self._present, self._left = None, ()
        self._waiting.clear()

    def _begin(self, announcement: Announcement) -> None:
        self._present, self._left = announcement, announcement.sounds
        self._play_next()

    def _play_next(self) -> None:
        sound, *rest = self._left
        self._left = tuple(rest)
        self._free_at = self._clock() + sound.seconds + BETWEEN
        self._output.play(sound)
