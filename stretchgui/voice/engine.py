"""What a speech engine is, and the one that says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, runtime_checkable

from stretchgui.voice.rates import FASTEST, SLOWEST
from stretchgui.voice.sound import Sound

# The words a minute that a voice which counts none is given: they stand for its own pace.
USUAL_RATE: Final = 150.0


class EngineError(Exception):
    """An engine cannot be had, or cannot say something; the message says why."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody speaks.

    Attributes:
        id: What settings call it, and the words below `voice.of`.
        name: What its engine calls it.
        rate: Words a minute, as its engine counts them.
        pitch: From 0 to 99; what is natural for the voice lies about the middle.
        melody: How far the pitch moves, from 0 (all on one note) to 99.
        gap: Extra seconds between two words.
    """

    id: str
    name: str
    rate: float
    pitch: int = 50
    melody: int = 50
    gap: float = 0.0

    def at_rate(self, factor: float) -> Voice:
        """The same, faster (more than 1) or slower."""
        return replace(self, rate=self.rate * min(FASTEST, max(SLOWEST, factor)))


class Engine(Protocol):
    """Makes speech. Nothing is played here, and no call waits for anything but the computing."""

    @property
    def name(self) -> str:
        """What it is and in which version: for the log, and part of what the cache goes by."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """What people can choose from; the first is the receiver's, the second the helper's unless they choose.

        Without any it says nothing.
        """

    def render(self, text: str, voice: Voice) -> Sound:
        """Says one sentence, with whatever silence the engine leaves at its ends.

        Raises:
            EngineError: It cannot; the next sentence may still go well.
        """


@runtime_checkable
class Talker(Protocol):
    """Speaks by itself, and gives no samples: how long a sentence takes is not known beforehand."""

    @property
    def name(self) -> str:
        """What it is: for the log."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """What people can choose from, as an engine's."""

    def say(self, sentences: Sequence[tuple[str, Voice]], pauses: Sequence[float], volume: float) -> None:
        """Says sentences one after the other, and returns at once; what it was saying ends.

        Args:
            sentences: The texts, and who says each.
            pauses: Seconds of silence between one and the next.
            volume: From 0 to 1.
        """

    def stop(self) -> None:
        """Is silent at once."""


class SilentEngine:
    """Where there is no speech engine."""

    name = "none"
    voices: tuple[Voice, ...] = ()

    def render(self, text: str, voice: Voice) -> Sound:
        """Refuses: there is nothing to say it with."""
        raise EngineError(f"no engine to say {text!r} with {voice.id}")
