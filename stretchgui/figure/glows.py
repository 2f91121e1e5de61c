"""Light on bodies: where a muscle pulls."""

import math
from functools import lru_cache
from typing import Final

from stretchgui.figure import body
from stretchgui.figure.axes import TOWARDS_US
from stretchgui.figure.camera import Projection
from stretchgui.figure.limbs import strip
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.model import Glow
from stretchgui.figure.outline import Point
from stretchgui.figure.shapes import Path, Radial, Shape, Stop
from stretchgui.figure.skeleton import Skeleton, kind_of, surface_way
from stretchgui.figure.torso import on_axis
from stretchgui.figure.trunk import station
from stretchgui.figure.vector import plus


def glow(item: Glow, skeleton: Skeleton, projection: Projection, look: Look, cloth: Path, strength: float) -> Shape:
    """Light up a stretch of a part's cloth: one soft ellipse along the muscle, warm outside and bright within."""
    ends = [_glow_spot(item, skeleton, projection, at) for at in (item.start, item.end)]
    middle, half = _glow_spot(item, skeleton, projection, (item.start + item.end) / 2)
    (ax, ay), (bx, by) = ends[0][0], ends[1][0]
    across, down = bx - ax, by - ay
    radius = half * projection.scale * _GLOW_WIDTH
    # It fades out as far beyond both ends as to its sides.
    stretch = max(1.0, (math.hypot(across, down) / 2 + radius * _GLOW_BEYOND) / radius)
    fill = Radial(*middle, radius, _glow_stops(look), stretch, math.atan2(down, across))
    return Shape(cloth, fill=fill, opacity=round(strength * _STRENGTHS) / _STRENGTHS, name=f"{item.on}.glow")


_STRENGTHS: Final = 100.0
"""So many strengths nobody tells apart, and a painter keeps the colours it works out for each."""
_GLOW_WIDTH: Final = 1.4
_GLOW_BEYOND: Final = 0.75


@lru_cache(maxsize=8)
def _glow_stops(look: Look) -> tuple[Stop, ...]:
    return (
        Stop(0.0, mixed(look.glow, look.glow_edge, 0.1), 1.0),
        Stop(0.3, mixed(look.glow, look.glow_edge, 0.28), 0.94),
        Stop(0.55, mixed(look.glow, look.glow_edge, 0.65), 0.76),
        Stop(0.8, look.glow_edge, 0.36),
        Stop(1.0, look.glow_edge, 0.0),
    )


def _glow_spot(item: Glow, skeleton: Skeleton, projection: Projection, at: float) -> tuple[Point, float]:
    """Return the middle of one spot of a glow, and the half-width of the body there in centimetres."""
    part = item.on.split(".", 1)[1]
    inside = min(1.0, max(0.0, at))
    side = {"front": 1.0, "back": -1.0}.get(item.surface, 0.0)
    if part == "trunk":
        if not skeleton.in_profile or item.surface in ("left", "right"):
            return _round_spot(item, skeleton, projection, at)
        ahead, behind = body.half_widths("trunk", inside)
        half = behind if side < 0 else ahead
        return station(projection, skeleton, at, side * half * 0.6), half
    seen = strip(projection, skeleton.bones[part])
    ahead, behind = seen.widths(kind_of(part), inside)
    half = behind if side < 0 else ahead
    if skeleton.eye != TOWARDS_US or item.surface in ("left", "right", "inner", "outer"):
        # As much to the side as the surface is turned away from us.
        looks = projection.direction(surface_way(skeleton, part, inside, item.surface))
        side = looks[0] * seen.across[0] + looks[1] * seen.across[1]
    return seen.at(at, side * half * 0.5), half


def _round_spot(item: Glow, skeleton: Skeleton, projection: Projection, at: float) -> tuple[Point, float]:
    """Return a spot on a trunk that is not seen just from the side: on a flank, or in the middle of its breadth."""
    here, axes = on_axis(skeleton, at)
    inside = min(1.0, max(0.0, at))
    wide = body.side_width(inside)
    if item.surface in ("left", "right"):
        return projection.point(plus(here, axes.outward(item.surface), wide * 0.66)), wide * 0.46
    way = {"front": 1.0, "back": -1.0}.get(item.surface, 0.0)
    return projection.point(plus(here, axes.front, way * body.half_widths("trunk", inside)[0] * 0.8)), wide * 0.6
