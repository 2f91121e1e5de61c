"""Whether a phrase that was heard counts: not what the program itself said, and not the same twice."""

from __future__ import annotations

from collections import deque
from typing import Final

# A sentence sounds on in a room, and comes out of the loudspeaker a little later than it was asked for (seconds).
TAIL: Final = 0.6
# Whoever says it twice means it once (seconds).
AGAIN: Final = 2.0
# How long one's own sentences are remembered (seconds): nobody needs longer for two words.
_REMEMBERED: Final = 60.0


class OwnVoice:
    """Knows when the program speaks. All times are seconds of one clock."""

    def __init__(self) -> None:
        self._spoken: deque[tuple[float, float]] = deque()
        self._last: float | None = None

    def speaks(self, now: float, seconds: float) -> None:
        """From now on the program speaks for so long; what it said before ends."""
        self.falls_silent(now)
        self._spoken.append((now, now + seconds))
        while self._spoken[0][1] < now - _REMEMBERED:
            self._spoken.popleft()

    def falls_silent(self, now: float) -> None:
        """It was cut short."""
        if self._spoken and self._spoken[-1][1] > now:
            self._spoken[-1] = (self._spoken[-1][0], now)

    def is_open(self, now: float) -> bool:
        """Whether the program is silent, and has been for a moment."""
        return not self._overlaps(now, now)

    def lets_through(self, now: float, ago: float) -> bool:
        """Whether a phrase counts that began so many seconds ago; the same one counts once."""
        if self._last is not None and now - self._last < AGAIN:
            return False
        if self._overlaps(now - ago, now):
            return False
        self._last = now
        return True

    def _overlaps(self, start: float, end: float) -> bool:
        return any(begun <= end and start <= over + TAIL for begun, over in self._spoken)
