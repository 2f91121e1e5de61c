"""Three directions that turn together: where a pelvis, a chest or a head faces, its up, and its left."""

import math
from functools import lru_cache
from typing import Final, NamedTuple

from stretchgui.figure.vector import Vector, cross, plus, times

UP: Final[Vector] = (0.0, 1.0, 0.0)
TOWARDS_US: Final[Vector] = (0.0, 0.0, 1.0)
HEADINGS: Final[dict[str, Vector]] = {
    "right": (1.0, 0.0, 0.0),
    "left": (-1.0, 0.0, 0.0),
    "us": TOWARDS_US,
    "away": (0.0, 0.0, -1.0),
}


class Axes(NamedTuple):
    """Directions of length 1, each at right angles to the others: to the front, up and to her left."""

    front: Vector
    up: Vector
    left: Vector

    def clock(self, degrees: float) -> Vector:
        """Return the direction of a hand of her clock: 0 up, 90 to the front."""
        turn = math.radians(degrees)
        return plus(times(self.front, math.sin(turn)), self.up, math.cos(turn))

    def outward(self, side: str) -> Vector:
        """Return the direction away from her middle, on her `left` or `right`."""
        return self.left if side == "left" else times(self.left, -1.0)

    def leant(self, degrees: float) -> "Axes":
        """Return them bent forward: up goes to the front."""
        return Axes(self.clock(degrees + 90), self.clock(degrees), self.left)

    def tipped(self, degrees: float) -> "Axes":
        """Return them bent sideways: up goes to her left."""
        turn = math.radians(degrees)
        return Axes(
            self.front,
            plus(times(self.up, math.cos(turn)), self.left, math.sin(turn)),
            plus(times(self.left, math.cos(turn)), self.up, -math.sin(turn)),
        )

    def turned(self, degrees: float) -> "Axes":
        """Return them turned to her left about their own up."""
        turn = math.radians(degrees)
        return Axes(
            plus(times(self.front, math.cos(turn)), self.left, math.sin(turn)),
            self.up,
            plus(times(self.left, math.cos(turn)), self.front, -math.sin(turn)),
        )


def heading(faces: str) -> Axes:
    """Return the directions of somebody who stands and faces `left`, `right`, `us` or `away`."""
    front = HEADINGS[faces]
    return Axes(front, UP, cross(UP, front))


class Curve(NamedTuple):
    """How a trunk is held, and with it the whole body.

    Attributes:
        standing: The body's directions as if she stood, tipped and rolled as she is.
        lean: How far the middle of the trunk leans forward, in degrees; so the others.
        bend: How much the back is rounded, half of it above the middle and half below.
        side_bend: How far the chest is bent to her left of the pelvis.
        twist: How far the chest is turned to her left of the pelvis.
    """

    standing: Axes
    lean: float
    bend: float
    side_bend: float
    twist: float

    def at(self, share: float) -> Axes:
        """Return the directions of the trunk a share of the way from the pelvis (0) to the chest (1)."""
        return _held(self, share)


@lru_cache(maxsize=512)
def _held(held: Curve, share: float) -> Axes:
    leant = held.standing.leant(held.lean + held.bend * (share - 0.5))
    if held.side_bend == 0.0 and held.twist == 0.0:
        return leant
    return leant.tipped(held.side_bend * share).turned(held.twist * share)


def curve(
    faces: str, *, lean: float, bend: float, side_lean: float, side_bend: float, twist: float, roll: float
) -> Curve:
    """Return the curve of a trunk from the angles of a pose: the whole body is leant, tipped, and rolled last."""
    axes = heading(faces)
    if side_lean or roll:
        # Tipped and rolled as it leans, then stood up again: the clock of the pose goes with the body.
        axes = axes.leant(lean).tipped(side_lean).turned(roll).leant(-lean)
    return Curve(axes, lean, bend, side_bend, twist)
