"""Learning how one person says the phrase: three tries, and the strictest threshold that hears all of them.

Two rungs laxer is what is kept. Measured with ten voices: what just hears three tries misses many a fourth one, and
two rungs of the ladder hear it (docs/stop-word.md has the figures).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stretchgui.hearing.loudness import PIECE, loudness
from stretchgui.hearing.phrase import BYTES, LADDER, RATE, Phrase
from stretchgui.hearing.spotter import MakeSpotter

TRIES: Final = 3
# So many rungs of the ladder laxer than the strictest that heard every try.
MARGIN: Final = 2
# Something was said when it was this much louder than the room is, and at least this loud (of 32,767).
LOUDER: Final = 3.0
LEAST_LOUD: Final = 250.0
# Two words take so long (seconds); a door that slams is shorter, talk is longer.
SHORTEST: Final = 0.35
LONGEST: Final = 2.5
# After so much quiet (seconds) it is over; as much of it is kept before and after.
QUIET: Final = 0.6


class Verdict(StrEnum):
    """What became of something that was said."""

    KEPT = "kept"
    TOO_LONG = "too_long"


class Tries:
    """Cuts what is heard into single tries, by their loudness; keeps nothing else, and nothing for long."""

    def __init__(self) -> None:
        self._rest = b""
        self._room: float | None = None
        self._before: list[bytes] = []
        self._said: list[bytes] = []
        self._quiet = 0
        self.level = 0.0
        self.kept: list[bytes] = []

    @property
    def complete(self) -> bool:
        """Whether it was said often enough."""
        return len(self.kept) >= TRIES

    def feed(self, samples: bytes) -> Verdict | None:
        """Takes what was heard next; tells when a try is over."""
        data = self._rest + samples
        verdict: Verdict | None = None
        size = PIECE * BYTES
        whole = len(data) - len(data) % size
        self._rest = data[whole:]
        for start in range(0, whole, size):
            if not self.complete:
                verdict = self._take(data[start : start + size]) or verdict
        return verdict

    def _take(self, piece: bytes) -> Verdict | None:
        level = self.level = loudness(array("h", piece))
        room = self._room = level if self._room is None else self._room
        is_loud = level > max(LEAST_LOUD, room * LOUDER)
        if not self._said and not is_loud:
            # A room grows louder and quieter; speech is not the room.
            self._room = room + (level - room) * 0.05
            self._before = [*self._before[-_pieces(QUIET) :], piece]
            return None
        self._said.append(piece)
        self._quiet = 0 if is_loud else self._quiet + 1
        if self._quiet >= _pieces(QUIET):
            return self._end()
        if len(self._said) > _pieces(LONGEST + QUIET):
            # A room that has become loud for good is the room.
            self._room = level
            self._forget()
            return Verdict.TOO_LONG
        return None

    def _end(self) -> Verdict | None:
        long_enough = len(self._said) - self._quiet >= _pieces(SHORTEST)
        if long_enough:
            self.kept.append(b"".join((*self._before, *self._said)))
        self._forget()
        return Verdict.KEPT if long_enough else None

    def _forget(self) -> None:
        self._before, self._said, self._quiet = self._said[-_pieces(QUIET) :], [], 0


@dataclass(frozen=True, slots=True)
class Learnt:
    """What came of it.

    Attributes:
        strictness: Two rungs below the strictest that hears every try; None if none does.
        heard: How many tries the laxest heard at least.
    """

    strictness: int | None
    heard: int


def learn(tries: Sequence[bytes], phrase: Phrase, make: MakeSpotter) -> Learnt:
    """Tries thresholds from strict to lax, until one hears everything that was said."""
    most = 0
    for rung, strictness in enumerate(LADDER):
        heard = sum(hears(phrase, strictness, one, make) for one in tries)
        if heard == len(tries):
            return Learnt(LADDER[min(rung + MARGIN, len(LADDER) - 1)], heard)
        most = max(most, heard)
    return Learnt(None, most)


def hears(phrase: Phrase, strictness: int, samples: bytes, make: MakeSpotter) -> bool:
    """Whether a spotter of this strictness hears the phrase in samples, which end in quiet."""
    spotter = make(phrase, strictness)
    heard = spotter.feed(samples + bytes(RATE * BYTES // 2))
    spotter.reset()
    return heard is not None


def _pieces(seconds: float) -> int:
    return round(seconds * RATE / PIECE)
