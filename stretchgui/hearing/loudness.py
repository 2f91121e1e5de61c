"""How loud it is, and how loud the room is by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stretchgui.hearing.phrase import RATE

# Samples of a fiftieth of a second: the piece whose loudness is looked at.
PIECE: Final = RATE // 50
# A room that has become louder is taken for so by so much with every piece: for twice as loud after seven seconds.
_GROWS: Final = 1.002


def loudness(samples: Sequence[int]) -> float:
    """How loud samples are: their root mean square, of 32,767."""
    return (sum(sample * sample for sample in samples) / len(samples)) ** 0.5 if samples else 0.0


class Room:
    """The quietest that it was lately, in pieces of a fiftieth of a second."""

    def __init__(self) -> None:
        self._level: float | None = None

    def is_exceeded(self, level: float, times: float) -> bool:
        """Takes the loudness of the next piece, and tells whether it is so many times as loud as the room."""
        # Digital silence is no room that one could be twice as loud as.
        room = level if self._level is None else min(level, max(self._level, 1.0) * _GROWS)
        self._level = room
        return level > room * times
