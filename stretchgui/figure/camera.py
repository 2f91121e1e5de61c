"""From the room (centimetres) to the scene (scene units): from where a picture is looked at."""

import math
from dataclasses import dataclass, replace
from typing import Final

from stretchgui.figure.axes import TOWARDS_US
from stretchgui.figure.model import Camera, Figure
from stretchgui.figure.outline import Point
from stretchgui.figure.vector import Vector

LOOK_DOWN: Final[dict[Camera, float]] = {"side": 10.37, "front": 12.0, "above": 72.0}
"""By how many degrees each view looks down on the mat."""


def looked_down(figure: Figure) -> float:
    """Return by how many degrees a figure is looked down on."""
    return LOOK_DOWN[figure.view] if figure.look_down is None else figure.look_down


def eye_of(figure: Figure) -> Vector:
    """Return the direction to whoever looks at a figure; from the side, just towards us, as if level."""
    if figure.view == "side" and figure.look_down is None:
        return TOWARDS_US
    down = math.radians(looked_down(figure))
    return 0.0, math.sin(down), math.cos(down)


@dataclass(frozen=True, slots=True)
class Projection:
    """An orthographic camera that looks along the room's z, and down a little or a lot.

    Attributes:
        scale: Scene units for a centimetre.
        x: Where the room's zero lies in the scene.
        y: Where the middle line of the mat lies in the scene.
        tilt: Centimetres lower in the picture for each centimetre towards us.
        rise: Centimetres higher in the picture for each centimetre up.
        axis: Where the mirror stands if left and right are changed over (the other side of an exercise), else None.
    """

    scale: float
    x: float
    y: float
    tilt: float
    rise: float
    axis: float | None = None

    @classmethod
    def of(cls, figure: Figure, scale: float, x: float, y: float) -> "Projection":
        """Return how a figure is looked at, unturned, with the room's zero somewhere in the scene."""
        down = math.radians(looked_down(figure))
        return cls(scale, x, y, math.sin(down), math.cos(down))

    @property
    def turned(self) -> bool:
        """Whether left and right are changed over."""
        return self.axis is not None

    @property
    def eye(self) -> Vector:
        """Return the direction to whoever looks."""
        return 0.0, self.tilt, self.rise

    def mirrored(self, width: float) -> "Projection":
        """Return the projection onto the mirror image of a scene of a width."""
        return replace(self, axis=width / 2)

    def point(self, place: Vector) -> Point:
        """Return where a place is in the scene."""
        x = self.x + place[0] * self.scale
        height = place[1] * self.rise - place[2] * self.tilt
        return x if self.axis is None else 2 * self.axis - x, self.y - height * self.scale

    def straight(self, place: Vector) -> Point:
        """Return where a place is in the scene if left and right are not changed over."""
        x, y, z = place
        return self.x + x * self.scale, self.y - (y * self.rise - z * self.tilt) * self.scale

    def spread(self, way: Vector) -> Point:
        """Return how far and which way so many centimetres go in the scene, left and right not changed over."""
        x, y, z = way
        return x * self.scale, (z * self.tilt - y * self.rise) * self.scale

    def direction(self, way: Vector) -> Point:
        """Return what a direction of length 1 looks like (length 1 or less, y down)."""
        return way[0] if self.axis is None else -way[0], -(way[1] * self.rise - way[2] * self.tilt)

    def nearness(self, place: Vector) -> float:
        """Return how many centimetres a place is nearer to us than the room's zero."""
        return place[1] * self.tilt + place[2] * self.rise
