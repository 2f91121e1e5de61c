"""An exercise shown by itself, over and over: into it, a breath, a push where there is one, and out again."""

from dataclasses import dataclass
from typing import Final

from stretchgui.figure.model import CONTRACT, HOLD, Figure
from stretchgui.figure.motion import USUAL_PACE, Frame, frame_for

READY: Final = 1.4
EASING: Final = 2.6
PUSHING: Final = 2.4
LETTING_GO: Final = 1.6
BREATH: Final = USUAL_PACE.breath


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a demonstration: a kind of phase, as the timeline names it, for so many seconds."""

    phase_kind: str
    seconds: float
    rep_seconds: float = 0.0

    @property
    def moves(self) -> bool:
        """Whether a limb moves in it, and not only a chest."""
        return self.phase_kind not in ("get_ready", "hold", "breathe")


def demonstration(figure: Figure, *, rep_seconds: float | None = None, reps: int = 1) -> tuple[Part, ...]:
    """Say what is shown of a figure, in seconds; after the last part the first comes again.

    Args:
        figure: Which.
        rep_seconds: Seconds of one movement of an exercise that is counted, else None.
        reps: How many movements it takes to show all of it: two where sides alternate.
    """
    if HOLD not in figure.moments:
        return (Part("breathe", BREATH),)
    if rep_seconds is not None:
        return (Part("reps", rep_seconds * reps, rep_seconds),)
    pushing = (Part("contract", PUSHING), Part("relax", LETTING_GO)) if CONTRACT in figure.moments else ()
    return (Part("get_ready", READY), Part("ease_in", EASING), Part("hold", BREATH), *pushing, Part("ease_out", EASING))


def length(parts: tuple[Part, ...]) -> float:
    """Return how long a demonstration takes, once, in seconds."""
    return sum(part.seconds for part in parts)


def part_at(parts: tuple[Part, ...], seconds: float) -> tuple[Part, float]:
    """Return the part that is shown so many seconds after the beginning, and how long it has been."""
    left = seconds % length(parts)
    for part in parts[:-1]:
        if left < part.seconds:
            return part, left
        left -= part.seconds
    return parts[-1], min(left, parts[-1].seconds)


def frame_at(parts: tuple[Part, ...], seconds: float) -> Frame:
    """Return the picture of a demonstration, seconds after its beginning."""
    part, elapsed = part_at(parts, seconds)
    return frame_for(part.phase_kind, elapsed, part.seconds, rep_seconds=part.rep_seconds)
