"""What is in the picture besides bodies and what they are on: glows and arrows."""

import math
from functools import lru_cache
from typing import Final

from stretchgui.figure import body
from stretchgui.figure.axes import TOWARDS_US
from stretchgui.figure.camera import Projection
from stretchgui.figure.limbs import strip
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.model import Arrow, Glow
from stretchgui.figure.outline import Point, smooth
from stretchgui.figure.posing import Bodies, find, is_there
from stretchgui.figure.shapes import CLOSE, Line, Path, Radial, Shape, Stop
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
    return Shape(cloth, fill=fill, opacity=strength, name=f"{item.on}.glow")


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


def arrow_shapes(item: Arrow, placed: Bodies, projection: Projection, look: Look, opacity: float) -> list[Shape]:
    """Draw one bold arrow, from its place on a body the way it says, clear of what is behind it."""
    if not is_there(item.tail, placed):
        return []
    tail = projection.point(find(item.tail, placed, 0.0))
    unit = projection.scale
    aside = -item.by[0] if projection.turned else item.by[0]
    tip = (tail[0] + aside * unit, tail[1] - item.by[1] * unit)
    across, down = tip[0] - tail[0], tip[1] - tail[1]
    bow = -item.bow if projection.turned else item.bow
    bend = (tail[0] + across / 2 + down * bow, tail[1] + down / 2 - across * bow)
    outline = _arrow_outline(tail, bend, tip)
    colour = look.arrow if item.kind == "guide" else look.receiver_clothes.label
    return [
        Shape(outline, stroke=look.background, stroke_width=11, opacity=opacity, name="arrow.outline"),
        Shape(outline, fill=colour, stroke=colour, stroke_width=4, opacity=opacity, name=f"arrow.{item.kind}"),
    ]


def _arrow_outline(tail: Point, bend: Point, tip: Point) -> Path:
    """Return an arrow that swells from its tail to a broad head, along a curve."""
    length = math.dist(tail, bend) + math.dist(bend, tip)
    head, broad = min(38.0, length * 0.42), min(24.0, length * 0.27)

    def at(share: float) -> Point:
        one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share * share
        return (
            one * tail[0] + two * bend[0] + three * tip[0],
            one * tail[1] + two * bend[1] + three * tip[1],
        )

    neck = 1 - head / length
    left: list[Point] = []
    right: list[Point] = []
    for step in range(9):
        share = neck * step / 8
        here, ahead = at(share), at(share + 0.01)
        way = math.atan2(ahead[1] - here[1], ahead[0] - here[0])
        half = 3.5 + 5.0 * step / 8
        left.append((here[0] - math.sin(way) * half, here[1] + math.cos(way) * half))
        right.append((here[0] + math.sin(way) * half, here[1] - math.cos(way) * half))
    base = at(neck)
    way = math.atan2(tip[1] - base[1], tip[0] - base[0])
    back = -3.0
    wings = [
        (
            base[0] - math.sin(way) * broad * turn + math.cos(way) * back,
            base[1] + math.cos(way) * broad * turn + math.sin(way) * back,
        )
        for turn in (1.0, -1.0)
    ]
    one, two = smooth(left, closed=False), smooth(right[::-1], closed=False)
    return (*one, Line(*wings[0]), Line(*tip), Line(*wings[1]), Line(*right[-1]), *two[1:], CLOSE)
