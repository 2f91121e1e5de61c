"""The trunk from any direction: hulls of its cross-sections, a neckline that tells front from back."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from stretchgui.figure import body
from stretchgui.figure.axes import Axes
from stretchgui.figure.camera import Projection
from stretchgui.figure.hull import as_turned, ball, outline, ring
from stretchgui.figure.model import Side
from stretchgui.figure.outline import Point
from stretchgui.figure.skeleton import BREATH_BACK, BREATH_FRONT, Skeleton
from stretchgui.figure.vector import Vector, dot, plus, times

_HEM: Final = 0.17
_SIDES: Final = (_HEM, 0.3, 0.42, 0.56, 0.7, 0.84)
_ALONG: Final = 0.55
"""How much of its length a trunk must show for its waist to be seen."""
_SEAT: Final = (-0.13, -0.04, 0.1, 0.24)
_CLOTH: Final = 0.6
"""Centimetres of cloth round the trunk."""
_SHADED: Final = 0.24
_LIGHT: Final = (0.55, 0.95)
"""How much being further right and further down in the picture, as it is written, takes from the light."""
_FAINT: Final = 0.2
_SHOULDER: Final = 5.7
_NECK: Final = 5.0


def on_axis(skeleton: Skeleton, at: float) -> tuple[Vector, Axes]:
    """Return a point of the trunk's middle line, below the hips and above the shoulders too, and its directions."""
    axes = skeleton.curve.at(min(1.0, max(0.0, at)))
    if at < 0:
        return plus(skeleton.spine[0], axes.up, at * body.TRUNK), axes
    if at > 1:
        return plus(skeleton.spine[-1], axes.up, (at - 1) * body.TRUNK), axes
    return skeleton.on_spine(at)[0], axes


def section(
    projection: Projection, skeleton: Skeleton, at: float, extra: float = 0.0, shares: float = 1.0
) -> list[Point]:
    """Return points round the trunk, a share of the way up, `extra` centimetres outside the body.

    They are as they are seen without left and right changed over.
    """
    here, axes = on_axis(skeleton, at)
    ahead, behind = body.half_widths("trunk", min(1.0, max(0.0, at)))
    wave = math.sin(math.pi * min(1.0, max(0.0, (at - 0.05) / 0.95))) * skeleton.breath
    ahead, behind = (ahead + extra + BREATH_FRONT * wave) * shares, (behind + extra + BREATH_BACK * wave) * shares
    left = times(axes.left, body.side_width(at) + extra)
    return ring(projection, here, left, times(axes.front, ahead), times(axes.front, behind))


@lru_cache(maxsize=16)
def shirt_outlines(projection: Projection, skeleton: Skeleton) -> list[list[Point]]:
    """Return the loops of the shirt: one with a waist, or hulls where we look along the trunk."""
    if _length_seen(projection, skeleton) < _ALONG:
        low = [point for at in (_HEM, 0.3, 0.45, 0.6, 0.72) for point in section(projection, skeleton, at, _CLOTH)]
        high = [point for at in (0.5, 0.65, 0.8, 0.9) for point in section(projection, skeleton, at, _CLOTH)]
        return [outline(projection, low), outline(projection, high + _yoke(projection, skeleton))]
    return [as_turned(projection, _with_waist(projection, skeleton))]


def waist_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the outline of the shirt between hem and armpits: what stands out against an arm behind it."""
    if _length_seen(projection, skeleton) < _ALONG:
        points = [point for at in (0.24, 0.4, 0.55, 0.7) for point in section(projection, skeleton, at, _CLOTH)]
        return outline(projection, points)
    one, other, _ = _edges(projection, skeleton)
    return as_turned(projection, [*one[:-1], *other[-2::-1]])


def yoke_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the outline of the chest and both shoulders: what stands out against whatever is behind the body."""
    return outline(projection, section(projection, skeleton, 0.75, _CLOTH) + _yoke(projection, skeleton))


def shade_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the strip along the edge that is away from the light, which comes from above and a little from a side."""
    if _length_seen(projection, skeleton) < _ALONG:
        return []
    one, other, _ = _edges(projection, skeleton)
    away = sum((x - ax) * _LIGHT[0] + (y - ay) * _LIGHT[1] for (x, y), (ax, ay) in zip(one, other, strict=True))
    breadth = sum(math.dist(point, opposite) for point, opposite in zip(one, other, strict=True))
    share = away / breadth
    if abs(share) < _FAINT:
        return []
    low, high = (one, other) if share > 0 else (other, one)
    inner = [
        (x + (ax - x) * _SHADED * abs(share), y + (ay - y) * _SHADED * abs(share))
        for (x, y), (ax, ay) in zip(low[:-1], high[:-1], strict=True)
    ]
    # It narrows to nothing at the armpit, where the arm begins.
    # Points close to the corners at the hem keep it straight.
    hem = [_between(inner[0], low[0], part) for part in (0.15, 0.5, 0.85)]
    return as_turned(projection, [*low, *inner[::-1], *hem])


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _length_seen(projection: Projection, skeleton: Skeleton) -> float:
    """Return how long the trunk looks, as a share of its length."""
    low, high = projection.point(skeleton.spine[0]), projection.point(skeleton.spine[-1])
    return math.dist(low, high) / projection.scale / body.TRUNK


@lru_cache(maxsize=16)
def _edges(projection: Projection, skeleton: Skeleton) -> tuple[list[Point], list[Point], list[list[Point]]]:
    """Return the shirt's two edges from the hem up, and its cross-sections."""
    ways = [_upward(projection, skeleton, at) for at in _SIDES]
    rings = [section(projection, skeleton, at, _CLOTH if at > _HEM else 0.0) for at in _SIDES]
    one = [_farthest(points, (-up[1], up[0])) for points, up in zip(rings, ways, strict=True)]
    other = [_farthest(points, (up[1], -up[0])) for points, up in zip(rings, ways, strict=True)]
    return one, other, rings


def _with_waist(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return one outline: up one side, over the shoulders, down the other side and round the hem."""
    one, other, rings = _edges(projection, skeleton)
    low, high = (_upward(projection, skeleton, at) for at in (_SIDES[0], _SIDES[-1]))
    yoke = _yoke(projection, skeleton)
    top = [_farthest(yoke, _turned(high, turn)) for turn in (100, 70, 40, 22, 0, -22, -40, -70, -100)]
    hem = [_farthest(rings[0], _turned(low, turn)) for turn in (-125, -150, 180, 150, 125)]
    return _apart([*one, *top, *reversed(other), *hem], projection.scale)


def _upward(projection: Projection, skeleton: Skeleton, at: float) -> Point:
    """Return which way the spine runs in the scene, length 1."""
    (ax, ay), (bx, by) = (projection.straight(on_axis(skeleton, at + step)[0]) for step in (-0.12, 0.12))
    size = math.hypot(bx - ax, by - ay) or 1.0
    return (bx - ax) / size, (by - ay) / size


def _turned(way: Point, degrees: float) -> Point:
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return way[0] * cos - way[1] * sin, way[0] * sin + way[1] * cos


def _farthest(points: Sequence[Point], way: Point) -> Point:
    return max(points, key=lambda point: point[0] * way[0] + point[1] * way[1])


def _apart(points: Sequence[Point], unit: float) -> list[Point]:
    """Leave out points that crowd."""
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(point, kept[-1]) > 1.2 * unit:
            kept.append(point)
    return kept if math.dist(kept[0], kept[-1]) > 1.2 * unit else kept[:-1]


def _yoke(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return points round both shoulders and the root of the neck."""
    chest = skeleton.chest
    points: list[Point] = []
    for side in ("left", "right"):
        middle = plus(skeleton.bones[f"{side}-upper-arm"].start, chest.up, -0.9)
        points += ball(projection, middle, _SHOULDER)
    for at, wide, deep, behind in ((1.08, 7.6, 5.4, 0.0), (1.155, 6.0, 3.2, 1.5)):
        here, axes = on_axis(skeleton, at)
        points += ring(projection, plus(here, axes.front, -behind), times(axes.left, wide), times(axes.front, deep))
    return points


@lru_cache(maxsize=16)
def seat_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the seat of the trousers, up under the shirt."""
    points: list[Point] = []
    for at in _SEAT:
        points += section(projection, skeleton, at, 0.2, 0.8 if at < -0.1 else 1.0)
    return outline(projection, points)


def lap_outline(projection: Projection, skeleton: Skeleton, side: Side) -> list[Point]:
    """Return the trousers between a hip and the middle, which a bent thigh takes with it."""
    root = skeleton.bones[f"{side}-thigh"].start
    return outline(projection, ball(projection, root, 9.0) + ball(projection, skeleton.spine[0], 8.6))


def neck_outline(projection: Projection, skeleton: Skeleton, *, collar: bool) -> list[Point]:
    """Return the neck up into the head: from inside the shirt, or (`collar`) only what shows above it."""
    head, looks = skeleton.bones["head"], skeleton.head
    top = plus(plus(head.start, looks.up, 6.5), looks.front, -1.8)
    low = _neck_ring(projection, skeleton, _COLLAR if collar else 1.04)
    high = ring(projection, top, times(looks.left, 4.9), times(looks.front, 5.0), count=12)
    return outline(projection, low + high)


_COLLAR: Final = 1.11
"""How far up the trunk the neck is seen from."""


def _neck_ring(projection: Projection, skeleton: Skeleton, at: float) -> list[Point]:
    here, axes = on_axis(skeleton, at)
    return ring(projection, plus(here, axes.front, 0.4), times(axes.left, 5.3), times(axes.front, _NECK), count=12)


@lru_cache(maxsize=16)
def neckline(projection: Projection, skeleton: Skeleton) -> tuple[list[Point], bool]:
    """Return the shirt's opening for the neck, and whether we look into it."""
    here, axes = on_axis(skeleton, 1.085)
    # The opening hangs lower in front than at the nape; lower still, it would be a beard round a bowed chin.
    ahead = plus(times(axes.front, 5.2), axes.up, -1.4)
    behind = plus(times(axes.front, 4.6), axes.up, -1.2)
    opens = plus(times(axes.up, 0.92), axes.front, 0.4)
    around = ring(projection, here, times(axes.left, 6.9), ahead, behind, count=16)
    # With the neck's own root: seen from the side, a strip of the shirt would part the two.
    whole = outline(projection, around + _neck_ring(projection, skeleton, _COLLAR + 0.03))
    return whole, dot(opens, projection.eye) > 0


def near_half(projection: Projection, skeleton: Skeleton, at: float, extra: float = _CLOTH) -> list[Point]:
    """Return the half of a cross-section that is turned to us, from one edge to the other."""
    here, axes = on_axis(skeleton, at)
    ahead, behind = body.half_widths("trunk", min(1.0, max(0.0, at)))
    side = body.side_width(at) + extra
    middle = math.atan2(dot(axes.front, projection.eye), dot(axes.left, projection.eye))
    found: list[Point] = []
    for step in range(-4, 5):
        turn = middle + step * math.pi / 8.6
        deep = ahead if math.sin(turn) > 0 else behind
        place = plus(plus(here, axes.left, side * math.cos(turn)), axes.front, (deep + extra) * math.sin(turn))
        found.append(projection.point(place))
    return found


def middle_line(projection: Projection, skeleton: Skeleton, start: float, end: float, way: float) -> list[Point]:
    """Return the line down the middle of the back (`way` -1) or of the front (1)."""
    found: list[Point] = []
    for step in range(6):
        at = start + (end - start) * step / 5
        here, axes = on_axis(skeleton, at)
        ahead, behind = body.half_widths("trunk", at)
        found.append(projection.point(plus(here, axes.front, (ahead if way > 0 else -behind) * 0.96)))
    return found
