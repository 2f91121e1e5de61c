"""How much of the world a picture shows: just what its figure needs, one choice for all its moments and both sides."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stretchgui.figure.camera import Projection
from stretchgui.figure.extent import SCALE, Box, extent, level
from stretchgui.figure.labels import typical
from stretchgui.figure.model import Figure

MAT_NEAR: Final = 46.0
MAT_FAR: Final = -62.0
MAT_THICK: Final = 1.1
_MARGIN: Final = 14.0
"""Scene units between what is drawn and the edge."""
_BESIDE: Final = 8.0
"""Scene units more beside bodies that are seen from the side: their shadows lie on the mat."""
_ABOVE_MARGIN: Final = 24.0
"""Scene units of mat round bodies that are seen from above."""


@dataclass(frozen=True, slots=True)
class Framing:
    """The projection, and the size of the scene."""

    projection: Projection
    width: float
    height: float
    box: Box


@lru_cache(maxsize=256)
def framing(figure: Figure, *, turned: bool = False, named: bool = True) -> Framing:
    """Fit a scene round a figure in every moment it has.

    Args:
        figure: What is drawn.
        turned: Whether its mirror image is.
        named: Whether names of the usual length shall find room too.
    """
    box = extent(figure).box.grown(_MARGIN)
    if figure.view == "side":
        # The mat's near edge lies lower than anybody on it.
        near = level(figure).point((0.0, 0.0, MAT_NEAR))[1] + MAT_THICK * SCALE
        box = Box(box.left - _BESIDE, box.top, box.right + _BESIDE, max(box.bottom, near + _MARGIN))
    else:
        box = box.grown(_ABOVE_MARGIN)
    if named:
        for place in typical(figure):
            box = box.around(place.grown(_MARGIN))
    projection = level(figure, x=-box.left, y=-box.top)
    width, height = box.right - box.left, box.bottom - box.top
    if turned:
        projection = projection.mirrored(width)
    return Framing(projection, width, height, box)
