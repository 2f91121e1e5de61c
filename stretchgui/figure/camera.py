"""From the figure's space (centimetres) to the scene (scene units): how a picture is looked at."""

from dataclasses import dataclass
from typing import Final

from stretchgui.figure.outline import Point
from stretchgui.figure.vector import Vector

WIDTH: Final = 1000.0
HEIGHT: Final = 620.0
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
        turned: Whether left and right are changed over: the other side of an exercise.
    """

    scale: float
    x: float
    y: float
    tilt: float = TILT
    turned: bool = False

    def point(self, place: Vector) -> Point:
        """Return where a place is in the scene."""
        x = self.x + place[0] * self.scale
        return WIDTH - x if self.turned else x, self.y - (place[1] - place[2] * self.tilt) * self.scale

    def direction(self, way: Vector) -> Point:
        """Return what a direction of length 1 looks like (length 1 or less, y down)."""
        return -way[0] if self.turned else way[0], -(way[1] - way[2] * self.tilt)
