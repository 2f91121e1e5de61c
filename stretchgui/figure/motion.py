"""When the picture shows what: a phase and its time -> two moments and how far from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stretchgui.figure.model import CONTRACT, HOLD, START

TENSING: Final = 1.0
"""Seconds from the hold to the full contraction, and back."""
LONGEST_WAY: Final = 2.0
"""Seconds that a repetition moves one way, at most; what is longer is held at its end."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How slowly people breathe: seconds in, and seconds out; both above 0."""

    inward: float
    outward: float

    @property
    def breath(self) -> float:
        """Seconds of a whole breath."""
        return self.inward + self.outward

    def is_inward(self, elapsed: float) -> bool:
        """Return whether one breathes in, seconds after a breath began."""
        return elapsed % self.breath < self.inward

    def share(self, elapsed: float) -> float:
        """Return how much of the present way, in or out, is over (0..1)."""
        inside = elapsed % self.breath
        return inside / self.inward if inside < self.inward else (inside - self.inward) / self.outward

    def full_at(self, elapsed: float) -> float:
        """Return how full the lungs are (0..1), seconds after a breath began: each comes out of empty lungs."""
        share = self.share(elapsed)
        return _ease(share if self.is_inward(elapsed) else 1 - share)


USUAL_PACE: Final = Pace(4.0, 6.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the motion.

    Attributes:
        start: The moment it comes from.
        end: The moment it goes to.
        fraction: How far it has come (0..1), with the ease already in it.
        breath: How full the lungs are (0 empty .. 1 full).
    """

    start: str = HOLD
    end: str = HOLD
    fraction: float = 1.0
    breath: float = 0.0


def frame_for(
    phase_kind: str,
    elapsed: float,
    planned: float,
    *,
    still: bool = False,
    rep_seconds: float = 6.0,
    pace: Pace = USUAL_PACE,
) -> Frame:
    """Say what the picture shows at a time of a phase.

    Args:
        phase_kind: The phase's kind, as the timeline names it (`ease_in`, `hold`, ...). While a session is
            releasing, ask for `ease_out` with the release's own times.
        elapsed: Seconds since the phase began.
        planned: Seconds the phase lasts in all.
        still: Reduce motion: the phase's end picture, no breath.
        rep_seconds: Seconds of one repetition, for `reps`.
        pace: How slowly the chest rises and falls.

    Returns:
        The frame; it changes smoothly with `elapsed`.
    """
    elapsed = max(0.0, elapsed)
    match phase_kind:
        case "ease_in":
            return Frame(START, HOLD, 1.0 if still else _ease(elapsed / planned if planned > 0 else 1.0))
        case "ease_out":
            return Frame(HOLD, START, 1.0 if still else _ease(elapsed / planned if planned > 0 else 1.0))
        case "hold":
            return Frame(HOLD, HOLD, 1.0, 0.0 if still else pace.full_at(elapsed))
        case "contract":
            return Frame(HOLD, CONTRACT, 1.0 if still else _ease(elapsed / TENSING))
        case "relax":
            return Frame(CONTRACT, HOLD, 1.0 if still else _ease(elapsed / TENSING))
        case "reps":
            if still:
                return Frame()
            return Frame(START, HOLD, _repeated(elapsed, rep_seconds))
        case "breathe":
            return Frame(START, HOLD, 1.0, 0.0 if still else pace.full_at(elapsed))
        case "check":
            return Frame()
        case _:
            return Frame(START, START, 1.0)


def _repeated(elapsed: float, rep_seconds: float) -> float:
    """Return how far one repetition has come (0..1): there, held for as long as it leaves, and back."""
    way = min(LONGEST_WAY, rep_seconds / 2)
    if way <= 0:
        return 0.0
    over = elapsed % rep_seconds
    return _ease(min(over, rep_seconds - over) / way)


def _ease(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
