"""Moments that come again and again in a phase: asking how strong it is, and each breath in and out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stretchgui.figure.motion import Pace

# Holds that are shorter are over before anybody has answered (seconds).
LEAST_ASKED: Final = 15.0
# Seconds between two questions: as near to USUAL as what else is said allows.
LEAST_APART: Final = 10.0
USUAL: Final = 12.0
MOST_APART: Final = 15.0
# Nothing is asked so near to halfway, nor so near to the three last seconds.
CLEAR_OF_HALFWAY: Final = 2.5
CLEAR_OF_COUNT: Final = 3.0
COUNTED: Final = 3.0
# The question (a tone alone, mostly) before the end of easing in, late enough for what is said there; and the shortest
# easing in that has one.
BEFORE_THE_HOLD: Final = 1.0
LEAST_EASE: Final = 4.0
# No breath begins in the last second of a phase.
LAST: Final = 1.0
# The first breaths belong to whoever explains the exercise.
UNTOLD_BREATHS: Final = 2


def asked_at(length: float) -> Iterator[float]:
    """When a hold of so many seconds asks, in seconds from its start; it was asked as it began."""
    last = 0.0
    while length >= LEAST_ASKED and (at := _next(last, length)) <= length - COUNTED - CLEAR_OF_COUNT:
        yield at
        last = at


def _next(last: float, length: float) -> float:
    at, half = last + USUAL, length / 2
    if abs(at - half) >= CLEAR_OF_HALFWAY:
        return at
    later, earlier = half + CLEAR_OF_HALFWAY, half - CLEAR_OF_HALFWAY
    return later if later - last <= MOST_APART else max(earlier, last + LEAST_APART)


def breaths_at(pace: Pace, length: float) -> Iterator[tuple[bool, float]]:
    """Each breath of a phase of so many seconds: whether it goes in, and when, in seconds from its start."""
    breath = UNTOLD_BREATHS
    while (start := breath * pace.breath) <= length - LAST:
        yield True, start
        if start + pace.inward <= length - LAST:
            yield False, start + pace.inward
        breath += 1
