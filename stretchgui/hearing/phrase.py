"""What can be said to stop, and what it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

# What is listened to: samples a second, of 16 bits, in one channel.
RATE: Final = 16_000
BYTES: Final = 2


class Phrase(StrEnum):
    """Two words each, which nobody says by accident; the model hears English alone."""

    STOP_PLEASE = "stop please"
    RED_LIGHT = "red light"


class StopDoes(StrEnum):
    """What happens when it is heard."""

    RELEASE = "release"
    PAUSE = "pause"


# How strictly it is listened, from strict to lax: a strictness of 20 is a threshold of 1e-20. Stricter ones only miss:
# at 1e-20 hardly anything is heard that nobody said. docs/stop-word.md has the figures.
LADDER: Final = (20, 25, 30, 35, 40, 45, 50)
LEAST_STRICT: Final = LADDER[-1]
# What each phrase is listened for with before it was learnt from anybody's voice.
USUAL: Final[Mapping[Phrase, int]] = MappingProxyType({Phrase.STOP_PLEASE: 30, Phrase.RED_LIGHT: 30})


@dataclass(frozen=True, slots=True)
class StopWord:
    """What people chose of it.

    Attributes:
        on: Whether sessions are listened to at all.
        phrase: What is listened for.
        does: What happens then.
        learnt: The strictness that was learnt from a voice; 0 for none.
    """

    on: bool = False
    phrase: Phrase = Phrase.STOP_PLEASE
    does: StopDoes = StopDoes.RELEASE
    learnt: int = 0

    @property
    def strictness(self) -> int:
        """How strictly it is listened."""
        return self.learnt or USUAL[self.phrase]
