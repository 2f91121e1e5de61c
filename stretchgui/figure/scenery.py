"""What is in the picture besides bodies: mat, shadows, glows, arrows, names."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.framing import MAT_FAR, MAT_NEAR, MAT_THICK, Framing
from stretchgui.figure.limbs import strip
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.model import Arrow, Glow
from stretchgui.figure.outline import Point, ellipse, polygon, rounded, smooth
from stretchgui.figure.posing import Bodies, find, is_there
from stretchgui.figure.shapes import CLOSE, Line, Linear, Move, Path, Radial, Shape, Stop
from stretchgui.figure.skeleton import Skeleton, kind_of
from stretchgui.figure.surfaces import Slab
from stretchgui.figure.trunk import station

_MAT_EDGE: Final = 5.0
"""Scene units from the picture's edge to the mat's."""


@lru_cache(maxsize=128)
def floor(frame: Framing, look: Look) -> tuple[Shape, ...]:
    """Draw the mat, as wide as the picture: seen a little from above (or quite from above)."""
    projection = frame.projection
    left, right = _MAT_EDGE, frame.width - _MAT_EDGE
    if projection.tilt > 0.5:
        bottom = frame.height - _MAT_EDGE
        thick = MAT_THICK * projection.scale
        return (
            Shape(rounded(left, _MAT_EDGE + thick, right, bottom, 18), fill=look.mat_edge, name="mat.edge"),
            Shape(rounded(left, _MAT_EDGE, right, bottom - thick, 18), fill=look.mat, name="mat"),
        )
    top, bottom = projection.point((0.0, 0.0, MAT_FAR))[1], projection.point((0.0, 0.0, MAT_NEAR))[1]
    slant = 3.5 * projection.scale
    surface = Linear(0, top, 0, bottom, (Stop(0, mixed(look.mat, look.background, 0.35), 1), Stop(1, look.mat, 1)))
    low = polygon(
        [
            (left, bottom),
            (right, bottom),
            (right, bottom + MAT_THICK * projection.scale),
            (left, bottom + MAT_THICK * projection.scale),
        ]
    )
    corners = polygon([(left + slant, top), (right - slant, top), (right, bottom), (left, bottom)])
    return (
        Shape(low, fill=look.mat_edge, stroke=look.mat_edge, stroke_width=5, name="mat.edge"),
        Shape(corners, fill=surface, stroke=look.mat, stroke_width=2, name="mat"),
    )


def shadows(placed: Bodies, projection: Projection, look: Look, carrying: Sequence[Slab] = ()) -> list[Shape]:
    """Draw the shadows of whatever is close to the mat: a wide soft one and a dark narrow one.

    What is `carrying` bodies above the mat has its own shadow.
    """
    if projection.tilt > 0.5:
        return _from_above(placed, projection, look)
    wide: Path = ()
    tight: Path = ()
    for skeleton in placed.values():
        for left, right, depth, closeness in _touching(skeleton, carrying):
            middle = projection.point(((left + right) / 2, 0.0, depth))
            reach = (right - left) / 2 * projection.scale
            wide += ellipse(middle, reach + 2.5 * projection.scale, 4.6 * projection.scale * closeness)
            tight += ellipse(middle, reach, 2.3 * projection.scale * closeness)
    soft = mixed(mixed(look.mat, look.background, 0.15), look.shadow, 0.14)
    return [
        Shape(path, fill=colour, name="shadow")
        for path, colour in ((wide, soft), (tight, mixed(soft, look.shadow, 0.2)))
        if path
    ]


def _from_above(placed: Bodies, projection: Projection, look: Look) -> list[Shape]:
    """Draw the shadows that bodies throw on a mat seen from above: limbs as thick lines, a little lower."""
    shapes: list[Shape] = []
    lower = 2.0 * projection.scale
    colour = mixed(look.mat, look.shadow, 0.18)
    for skeleton in placed.values():
        thick: Path = ()
        thin: Path = ()
        for name, bone in skeleton.bones.items():
            start, end = projection.point(bone.start), projection.point(bone.end)
            line = (Move(start[0], start[1] + lower), Line(end[0], end[1] + lower))
            if kind_of(name) in ("thigh", "shin"):
                thick += line
            elif kind_of(name) != "head":
                thin += line
        trunk = [projection.point(place) for place in skeleton.spine]
        back = smooth([(x, y + lower) for x, y in trunk], closed=False)
        for path, width in ((thick, 12.0), (thin, 6.5), (back, 22.0)):
            shapes.append(Shape(path, stroke=colour, stroke_width=width * projection.scale, name="shadow"))
    return shapes


def _touching(skeleton: Skeleton, carrying: Sequence[Slab]) -> list[tuple[float, float, float, float]]:
    """Return the stretches of a body that are close to the mat: left, right, depth, closeness (0..1)."""
    spans: list[tuple[float, float, float, float]] = []
    bones = [
        (bone.start, bone.end, sum(body.half_widths(kind_of(name), 0.5)) / 2) for name, bone in skeleton.bones.items()
    ]
    bones += [(one, two, 9.5) for one, two in zip(skeleton.spine, skeleton.spine[1:], strict=False)]
    for start, end, half in bones:
        low, high = (start, end) if start[1] <= end[1] else (end, start)
        height = low[1] - half
        if height > 9 or any(slab.is_under(low) for slab in carrying):
            continue
        # A bone that rises from the mat throws its shadow where it is lower than a hand's breadth.
        share = min(1.0, max(0.12, (9 - height) / max(0.1, high[1] - low[1])))
        far = low[0] + (high[0] - low[0]) * share
        spans.append((min(low[0], far) - half * 0.6, max(low[0], far) + half * 0.6, low[2], 1 - max(0.0, height) / 14))
    merged: list[tuple[float, float, float, float]] = []
    for left, right, depth, closeness in sorted(spans):
        if merged and left < merged[-1][1] + 10:
            before = merged[-1]
            merged[-1] = (before[0], max(right, before[1]), (depth + before[2]) / 2, max(closeness, before[3]))
        else:
            merged.append((left, right, depth, closeness))
    return merged


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
        ahead, behind = body.half_widths("trunk", inside)
        half = behind if side < 0 else ahead
        return station(projection, skeleton, at, side * half * 0.6), half
    seen = strip(projection, skeleton.bones[part])
    ahead, behind = seen.widths(kind_of(part), inside)
    half = behind if side < 0 else ahead
    return seen.at(at, side * half * 0.5), half


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
