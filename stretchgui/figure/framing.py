"""How large a figure is drawn, and where: one choice for all its moments, so that the picture stands still."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stretchgui.figure.camera import HEIGHT, TILT, WIDTH, Projection
from stretchgui.figure.model import Figure
from stretchgui.figure.motion import Frame
from stretchgui.figure.posing import bodies

MAT_NEAR: Final = 46.0
MAT_FAR: Final = -62.0
_MARGIN: Final = 11.0
_LARGEST: Final = 4.3
_SIDES: Final = 44.0
_TOP: Final = 56.0
_BOTTOM: Final = 40.0


@dataclass(frozen=True, slots=True)
class Framing:
    """The projection, and from where to where the mat reaches (centimetres)."""

    projection: Projection
    left: float
    right: float
    bottom: float
    top: float


@lru_cache(maxsize=128)
def framing(figure: Figure, *, turned: bool = False) -> Framing:
    """Fit a figure, in every moment it has, into the scene; `turned` draws its mirror image."""
    tilt = TILT if figure.view == "side" else 0.0
    across: list[float] = []
    upwards: list[float] = []
    for moment in figure.moments:
        for skeleton in bodies(figure, Frame(moment, moment)).values():
            for bone in skeleton.bones.values():
                for x, y, z in (bone.start, bone.end):
                    across.append(x)
                    upwards.append(y - z * tilt)
    left, right, top = min(across) - _MARGIN, max(across) + _MARGIN, max(upwards) + _MARGIN
    bottom = -MAT_NEAR * tilt - 2 if tilt else min(upwards) - _MARGIN
    scale = min((WIDTH - 2 * _SIDES) / (right - left), (HEIGHT - _TOP - _BOTTOM) / (top - bottom), _LARGEST)
    x = WIDTH / 2 - (left + right) / 2 * scale
    spare = HEIGHT - _TOP - _BOTTOM - (top - bottom) * scale
    y = HEIGHT - _BOTTOM - spare * 0.42 + bottom * scale
    reach = (WIDTH / 2 - 26) / scale
    middle = (left + right) / 2
    return Framing(
        Projection(scale, x, y, tilt, turned), max(left, middle - reach), min(right, middle + reach), bottom, top
    )
