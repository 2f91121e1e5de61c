"""Feet from any direction: from the front, from above, and their soles."""

from itertools import pairwise
from typing import Final

from stretchgui.figure.camera import Projection
from stretchgui.figure.hull import as_turned, outline, ring
from stretchgui.figure.look import mixed
from stretchgui.figure.outline import Point, lined, loop
from stretchgui.figure.palette import Palette
from stretchgui.figure.shapes import Path, Shape
from stretchgui.figure.skeleton import Bone
from stretchgui.figure.vector import Vector, cross, dot, plus, times

_PROFILE: Final = 0.8
_RINGS: Final = (
    # Centimetres ahead of the ankle, above it, to the inner side; half-widths to the sides and up.
    (-5.0, -3.6, 0.0, 2.4, 2.4),
    (-2.6, -3.4, 0.0, 3.3, 3.2),
    (0.4, 0.6, 0.0, 3.5, 3.2),
    (6.0, -3.0, 0.2, 3.7, 3.2),
    (11.5, -4.4, 0.3, 4.5, 2.1),
    (15.2, -5.0, 0.4, 4.6, 1.6),
    (17.8, -5.3, 1.2, 3.0, 1.2),
)
_PADS: Final = (
    # Ahead, to the inner side; half-length and half-width, on the sole.
    (-3.0, 0.0, 3.0, 2.4),
    (11.6, 0.4, 2.6, 3.7),
)
_TOES: Final = ((17.6, 2.5, 1.75), (17.9, 0.2, 1.3), (17.2, -1.5, 1.2), (16.2, -2.9, 1.1), (14.9, -4.0, 1.0))
"""Of each toe: how far ahead and to the inner side, and how thick it is, the great toe first."""


class Foot:
    """A foot's own directions, and its places in the room."""

    def __init__(self, projection: Projection, bone: Bone, *, left: bool) -> None:
        self.projection = projection
        self.ankle = bone.start
        self.ahead, self.above = bone.way, bone.front
        # A foot points forward where other bones hang: its left is across both.
        self.inner = times(cross(self.above, self.ahead), -1.0 if left else 1.0)

    @property
    def in_profile(self) -> bool:
        """Say whether we see its inner or outer side."""
        return abs(dot(self.inner, self.projection.eye)) > _PROFILE

    def place(self, ahead: float, above: float, inner: float) -> Vector:
        """Return a place by centimetres from the ankle."""
        return plus(plus(plus(self.ankle, self.ahead, ahead), self.above, above), self.inner, inner)

    def outline(self) -> list[Point]:
        """Return the foot's outline, ankle and toes and all."""
        points: list[Point] = []
        for ahead, above, inner, wide, high in _RINGS:
            middle = self.place(ahead, above, inner)
            points += ring(self.projection, middle, times(self.inner, wide), times(self.above, high), count=10)
        for ahead, inner, thick in _TOES:
            middle = self.place(ahead, -5.2, inner)
            points += ring(self.projection, middle, times(self.inner, thick), times(self.ahead, thick), count=8)
        return outline(self.projection, points, 0.9, 5.0)

    def lines(self, colours: Palette, name: str) -> list[Shape]:
        """Draw what tells a sole from an instep: pads, or the gaps between the toes."""
        shapes: list[Shape] = []
        shows_sole = dot(self.above, self.projection.eye) < -0.35
        if shows_sole:
            pads: Path = ()
            for ahead, inner, long, wide in _PADS:
                middle = self.place(ahead, -6.4, inner)
                pad = ring(self.projection, middle, times(self.ahead, long), times(self.inner, wide), count=10)
                pads += loop(as_turned(self.projection, pad))
            shapes.append(Shape(pads, fill=mixed(colours.skin, colours.skin_line, 0.3), name=f"{name}.sole"))
        gaps: Path = ()
        height = -6.2 if shows_sole else -4.2
        for (ahead, inner, thick), (_, other, thinner) in pairwise(_TOES):
            aside = ((inner - thick) + (other + thinner)) / 2
            ends = [self.place(ahead + further, height, aside) for further in (-2.4, -0.9, 0.4)]
            gaps += lined([self.projection.point(place) for place in ends], 0.3 * self.projection.scale)
        colour = mixed(colours.skin, colours.skin_line, 0.8)
        return [*shapes, Shape(gaps, fill=colour, name=f"{name}.crease")]
