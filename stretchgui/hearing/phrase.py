"""What can be said to stop, and what it does."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Phrase(StrEnum):
    """Two words each, which nobody says by accident; the model hears English alone."""

    STOP_PLEASE = "stop please"
    RED_LIGHT = "red light"


class StopDoes(StrEnum):
    """What happens when it is heard."""

    RELEASE = "release"
    PAUSE = "pause"


# How strictly it is listened, from strict to lax: a strictness of 20 is a threshold of 1e-20.
LADDER: Final = (1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50)
LEAST_STRICT: Final = LADDER[-1]
# What each phrase is listened for with before it was learnt from anybody's voice; docs/stop-word.md has the figures.
USUAL: Final[Mapping[Phrase, int]] = MappingProxyType({Phrase.STOP_PLEASE: 30, Phrase.RED_LIGHT: 40})
