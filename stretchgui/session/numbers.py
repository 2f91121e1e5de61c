"""The receiver's number: how strong the pull is, from 0 for nothing to 10 for the worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stretchgui.routine.level import Level

NOTHING: Final = 0
WORST: Final = 10
# From this number on the helper eases off one notch.
CEILINGS: Final[Mapping[Level, int]] = MappingProxyType({Level.STANDARD: 5, Level.GENTLE: 4})
# From this number on it is better to stop.
STOPPING: Final = 8

EASE_OFF: Final = "ease_off_notch"
BETTER_STOP: Final = "better_stop"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was given.

    Attributes:
        value: From 0 to 10.
        at: When, in session seconds.
        index: The phase it was given in.
        advice: The cue that answered it, by its name, or "".
    """

    value: int
    at: float
    index: int
    advice: str


def whole_number(value: float) -> int:
    """A number as it is kept.

    Raises:
        ValueError: It is not one of the whole numbers from 0 to 10.
    """
    if value not in range(NOTHING, WORST + 1):
        raise ValueError(f"a whole number from {NOTHING} to {WORST} is needed, not {value:g}")
    return int(value)


def advice_on(value: int, level: Level) -> str:
    """What a number means for the helper: the name of a cue, or "" where all is well."""
    if value >= STOPPING:
        return BETTER_STOP
    return EASE_OFF if value >= CEILINGS[level] else ""
