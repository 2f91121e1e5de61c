"""How much of the world a picture shows: just what its figure needs, one choice for all its moments and both sides."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stretchgui.figure.camera import Projection
from stretchgui.figure.extent import SCALE, Box, Ground, extent, level
from stretchgui.figure.labels import typical
from stretchgui.figure.model import Figure

MAT_NEAR: Final = 46.0
MAT_FAR: Final = -62.0
MAT_THICK: Final = 1.1
_MARGIN: Final = 14.0
"""Scene units between what is drawn and the edge."""
_BESIDE: Final = 8.0
"""Scene units more beside bodies that are seen from the side: their shadows lie on the mat."""
_AROUND: Final = 14.0
"""Centimetres of mat round the joints of whoever is on it."""
_MAT_EDGE: Final = 5.0
"""Scene units from the picture's edge to the mat's."""
_STEEP: Final = 0.7


@dataclass(frozen=True, slots=True)
class Framing:
    """The projection, the size of the scene, what it shows of the figure, and the mat (centimetres of the room)."""

    projection: Projection
    width: float
    height: float
    box: Box
    mat: Ground


@lru_cache(maxsize=256)
def framing(figure: Figure, *, turned: bool = False, named: bool = True) -> Framing:
    """Fit a scene round a figure in every moment it has.

    Args:
        figure: What is drawn.
        turned: Whether its mirror image is.
        named: Whether names of the usual length shall find room too.
    """
    box = extent(figure).box.grown(_MARGIN)
    view = level(figure)
    mat = _mat(figure, view)
    steep = view.tilt > _STEEP
    if steep:
        left, top = view.point((mat.left, 0.0, mat.far))
        right, bottom = view.point((mat.right, 0.0, mat.near))
        box = box.around(Box(left, top, right, bottom + MAT_THICK * SCALE).grown(_MAT_EDGE))
    else:
        # The mat's near edge lies lower than anybody on it.
        near = view.point((0.0, 0.0, mat.near))[1] + MAT_THICK * SCALE
        box = Box(box.left - _BESIDE, box.top, box.right + _BESIDE, max(box.bottom, near + _MARGIN))
    if named:
        for place in typical(figure):
            box = box.around(place.grown(_MARGIN))
    if not steep:
        mat = Ground((box.left + _MAT_EDGE) / SCALE, (box.right - _MAT_EDGE) / SCALE, mat.far, mat.near)
    projection = level(figure, x=-box.left, y=-box.top)
    width, height = box.right - box.left, box.bottom - box.top
    if turned:
        projection = projection.mirrored(width)
    return Framing(projection, width, height, box, mat)


def _mat(figure: Figure, view: Projection) -> Ground:
    """Return the mat: from the side always as deep, else as much as lies under whoever is on it."""
    ground = extent(figure).ground
    far, near = ground.far - _AROUND, ground.near + _AROUND
    if figure.view == "side":
        far, near = MAT_FAR, MAT_NEAR
    elif view.tilt > _STEEP:
        # Bodies stand up from the mat, and in the picture away from us: less of it is needed on our side.
        near -= 0.4 * _AROUND
    return Ground(ground.left - _AROUND, ground.right + _AROUND, far, near)
