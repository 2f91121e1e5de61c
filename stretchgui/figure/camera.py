"""From the figure's space (centimetres) to the scene (scene units): how a picture is looked at."""

from dataclasses import dataclass, replace
from typing import Final

from stretchgui.figure.outline import Point
from stretchgui.figure.vector import Vector

TILT: Final = 0.18
"""How far what is nearer to us lies lower in the picture: we look down on the mat a little."""


@dataclass(frozen=True, slots=True)
class Projection:
    """An oblique projection.

    Attributes:
        scale: Scene units for a centimetre.
        x: Where the figure's zero lies in the scene.
        y: Where the middle line of the mat lies in the scene.
        tilt: Centimetres lower in the picture for each centimetre towards us.
        axis: Where the mirror stands if left and right are changed over (the other side of an exercise), else None.
    """

    scale: float
    x: float
    y: float
    tilt: float = TILT
    axis: float | None = None

    @property
    def turned(self) -> bool:
        """Whether left and right are changed over."""
        return self.axis is not None

    def mirrored(self, width: float) -> "Projection":
        """Return the projection onto the mirror image of a scene of a width."""
        return replace(self, axis=width / 2)

    def point(self, place: Vector) -> Point:
        """Return where a place is in the scene."""
        x = self.x + place[0] * self.scale
        return x if self.axis is None else 2 * self.axis - x, self.y - (place[1] - place[2] * self.tilt) * self.scale

    def direction(self, way: Vector) -> Point:
        """Return what a direction of length 1 looks like (length 1 or less, y down)."""
        return way[0] if self.axis is None else -way[0], -(way[1] - way[2] * self.tilt)
