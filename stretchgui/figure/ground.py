"""What bodies are on: the mat, a rectangle of the room, and the shadows on it."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.axes import TOWARDS_US
from stretchgui.figure.camera import Projection
from stretchgui.figure.framing import MAT_THICK, Framing
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.outline import CIRCLE, Point, grown, polygon, rounded
from stretchgui.figure.posing import Bodies
from stretchgui.figure.shapes import CLOSE, Curve, Line, Linear, Move, Path, Radial, Shape, Stop
from stretchgui.figure.skeleton import Skeleton, kind_of
from stretchgui.figure.surfaces import Slab
from stretchgui.figure.vector import Vector, between

_STEEP: Final = 0.7
"""How much we must look down for the mat to have round corners instead of a slant."""
_CLOSE: Final = 9.0
"""Centimetres above the mat below which a part throws a shadow on it."""


@lru_cache(maxsize=128)
def floor(frame: Framing, look: Look) -> tuple[Shape, ...]:
    """Draw the mat: seen a little from above, or quite from above."""
    projection, mat = frame.projection, frame.mat
    (one, top), (other, bottom) = (
        projection.point((mat.left, 0.0, mat.far)),
        projection.point((mat.right, 0.0, mat.near)),
    )
    left, right = min(one, other), max(one, other)
    thick = MAT_THICK * projection.scale
    if projection.tilt > _STEEP:
        return (
            Shape(rounded(left, top + thick, right, bottom + thick, 18), fill=look.mat_edge, name="mat.edge"),
            Shape(rounded(left, top, right, bottom, 18), fill=look.mat, name="mat"),
        )
    slant = 3.5 * projection.scale
    surface = Linear(0, top, 0, bottom, (Stop(0, mixed(look.mat, look.background, 0.35), 1), Stop(1, look.mat, 1)))
    low = [(left, bottom), (right, bottom), (right, bottom + thick), (left, bottom + thick)]
    corners = [(left + slant, top), (right - slant, top), (right, bottom), (left, bottom)]
    return (
        Shape(grown(low, 2.5), fill=look.mat_edge, name="mat.edge"),
        Shape(grown(corners, 1.0), fill=surface, name="mat"),
    )


def shadows(
    placed: Bodies, projection: Projection, look: Look, carrying: Sequence[Slab] = (), *, plain: bool = False
) -> list[Shape]:
    """Draw the shadows of whatever is close to the mat: a wide soft one and (if not `plain`) a dark narrow one.

    From the side both are one, which fades. What is `carrying` bodies above the mat has its own shadow.
    """
    cast = [_shadow(skeleton, projection, look, tuple(carrying)) for skeleton in placed.values()]
    wide, close = ([shape for shadow in cast for shape in shadow[which]] for which in (0, 1))
    return wide if plain else wide + close


_Shadow: TypeAlias = tuple[tuple[Shape, ...], tuple[Shape, ...]]
"""One person's: what is wide and soft, and what is close to her and dark."""
_MOST_CAST: Final = 16
_CAST: Final[dict[tuple[object, ...], _Shadow]] = {}
"""The last shadows: who holds still, but for her breath, has the same shadow all the while."""


def _shadow(skeleton: Skeleton, projection: Projection, look: Look, carrying: tuple[Slab, ...]) -> _Shadow:
    key = ((*skeleton.bones.values(), *skeleton.spine), projection, look, carrying)
    found = _CAST.pop(key, None) or _shadow_of(skeleton, projection, look, carrying)
    _CAST[key] = found
    if len(_CAST) > _MOST_CAST:
        del _CAST[next(iter(_CAST))]
    return found


def _shadow_of(skeleton: Skeleton, projection: Projection, look: Look, carrying: Sequence[Slab]) -> _Shadow:
    if skeleton.eye == TOWARDS_US:
        spans = _touching(skeleton, carrying)
        return tuple(_fading(projection, look, *span) for span in spans), ()
    wide: Path = ()
    close: Path = ()
    for span in _low(skeleton, carrying):
        wide += _capsule(projection, span, 2.6)
        if projection.tilt <= _STEEP:
            close += _capsule(projection, span, -0.5)
    soft = mixed(mixed(look.mat, look.background, 0.15), look.shadow, 0.14)
    dark = mixed(soft, look.shadow, 0.2)
    return (
        tuple(Shape(path, fill=soft, name="shadow") for path in (wide,) if path),
        tuple(Shape(path, fill=dark, name="shadow.close") for path in (close,) if path),
    )


def _fading(projection: Projection, look: Look, left: float, right: float, depth: float, closeness: float) -> Shape:
    """Return a shadow from the side: flat on the mat, dark in its middle and fading outwards."""
    x, y = projection.point(((left + right) / 2, 0.0, depth))
    across = ((right - left) / 2 + 4.0) * projection.scale
    down = 5.2 * projection.scale * closeness
    # What fades has no edge to make smooth: along a wide flat one that would cost more than all its colours.
    path = polygon([(x - across, y - down), (x + across, y - down), (x + across, y + down), (x - across, y + down)])
    return Shape(path, fill=Radial(x, y, down, _shadow_stops(look), across / down), name="shadow")


@lru_cache(maxsize=8)
def _shadow_stops(look: Look) -> tuple[Stop, ...]:
    return tuple(Stop(at, look.shadow, opacity) for at, opacity in _FADING)


_FADING: Final = ((0.0, 0.5), (0.5, 0.4), (0.8, 0.16), (1.0, 0.0))
"""How dark a shadow is, from its middle outwards."""


class _Span(NamedTuple):
    """The low stretch of a segment: its two ends, its half-width, and how close it is to the mat (0..1)."""

    one: Vector
    other: Vector
    half: float
    closeness: float


def _low(skeleton: Skeleton, carrying: Sequence[Slab]) -> Iterator[_Span]:
    """Yield the stretches of a body that are close to the mat."""
    bones = [
        (bone.start, bone.end, sum(body.half_widths(kind_of(name), 0.5)) / 2) for name, bone in skeleton.bones.items()
    ]
    if skeleton.eye != TOWARDS_US:
        # From elsewhere a head throws a round shadow, not one as long as it is with its neck.
        head = skeleton.bones["head"]
        bones = [bone for bone in bones if bone[0] != head.start]
        bones.append((between(head.start, head.end, 0.4), between(head.start, head.end, 0.6), 8.0))
    bend = skeleton.spine[:: len(skeleton.spine) // 2]
    bones += [(one, two, 9.5) for one, two in pairwise(bend)]
    for start, end, half in bones:
        low, high = (start, end) if start[1] <= end[1] else (end, start)
        height = low[1] - half
        if height > _CLOSE or any(slab.is_under(low) for slab in carrying):
            continue
        # A bone that rises from the mat throws its shadow where it is lower than a hand's breadth.
        share = min(1.0, max(0.12, (_CLOSE - height) / max(0.1, high[1] - low[1])))
        yield _Span(low, between(low, high, share), half, 1 - max(0.0, height) / 14)


def _capsule(projection: Projection, span: _Span, more: float) -> Path:
    """Return what a low stretch throws on the mat, a little towards us: on the floor, half a circle at each end."""
    radius = max(1.5, (span.half + more) * span.closeness)
    (ax, _, az), (bx, _, bz) = span.one, span.other
    turn = math.atan2(bz - az, bx - ax)
    cos, sin = radius * math.cos(turn), radius * math.sin(turn)
    one, other = (projection.straight((x, 0.0, z + 1.0)) for x, z in ((ax, az), (bx, bz)))
    along, aside = projection.spread((cos, 0.0, sin)), projection.spread((-sin, 0.0, cos))

    def at(end: Point, ahead: float, across: float) -> Point:
        x = end[0] + along[0] * ahead + aside[0] * across
        y = end[1] + along[1] * ahead + aside[1] * across
        return (x if projection.axis is None else 2 * projection.axis - x), y

    far, near = (
        [at(end, way * ahead, way * across) for ahead, across in _HALF_ROUND]
        for end, way in ((other, 1.0), (one, -1.0))
    )
    return (
        Move(*at(other, 0.0, -1.0)),
        Curve(tuple(number for point in far for number in point)),
        Line(*at(one, 0.0, 1.0)),
        Curve(tuple(number for point in near for number in point)),
        CLOSE,
    )


_HALF_ROUND: Final = ((CIRCLE, -1.0), (1.0, -CIRCLE), (1.0, 0.0), (1.0, CIRCLE), (CIRCLE, 1.0), (0.0, 1.0))
"""Half a circle of radius 1 from its right to its left: handles and points, ahead and to the left."""


def _touching(skeleton: Skeleton, carrying: Sequence[Slab]) -> list[tuple[float, float, float, float]]:
    """Return what is close to the mat, from the side: left, right, depth, closeness; what is near each other as one."""
    spans: list[tuple[float, float, float, float]] = []
    for (x, _, z), other, half, closeness in _low(skeleton, carrying):
        spans.append((min(x, other[0]) - half * 0.6, max(x, other[0]) + half * 0.6, z, closeness))
    merged: list[tuple[float, float, float, float]] = []
    for left, right, depth, closeness in sorted(spans):
        if merged and left < merged[-1][1] + 10:
            before = merged[-1]
            merged[-1] = (before[0], max(right, before[1]), (depth + before[2]) / 2, max(closeness, before[3]))
        else:
            merged.append((left, right, depth, closeness))
    return merged
