"""What bodies are on: the mat, a rectangle of the room, and the shadows on it."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from stretchgui.figure import body
from stretchgui.figure.axes import TOWARDS_US
from stretchgui.figure.camera import Projection
from stretchgui.figure.framing import MAT_THICK, Framing
from stretchgui.figure.hull import as_turned
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.outline import grown, halves, loop, rounded
from stretchgui.figure.posing import Bodies
from stretchgui.figure.shapes import Linear, Path, Shape, Stop
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

    What is `carrying` bodies above the mat has its own shadow.
    """
    where = tuple((*skeleton.bones.values(), *skeleton.spine) for skeleton in placed.values())
    key = (where, projection, look, tuple(carrying))
    if key not in _CAST:
        _CAST.clear()
        _CAST[key] = _shadows(placed, projection, look, carrying)
    return [shape for shape in _CAST[key] if not plain or shape.name == "shadow"]


_CAST: Final[dict[tuple[object, ...], tuple[Shape, ...]]] = {}
"""The last shadows: in a hold nothing but breath moves, and they stay."""


def _shadows(placed: Bodies, projection: Projection, look: Look, carrying: Sequence[Slab]) -> tuple[Shape, ...]:
    wide: Path = ()
    wide_lower: Path = ()
    tight: Path = ()
    tight_lower: Path = ()
    for skeleton in placed.values():
        if skeleton.eye != TOWARDS_US:
            for span in _low(skeleton, carrying):
                wide += _cast(projection, span, 2.6)
                if projection.tilt <= _STEEP:
                    tight += _cast(projection, span, -0.5)
            continue
        for left, right, depth, closeness in _touching(skeleton, carrying):
            middle = projection.point(((left + right) / 2, 0.0, depth))
            reach = (right - left) / 2 * projection.scale
            upper, lower = halves(middle, reach + 2.5 * projection.scale, 4.6 * projection.scale * closeness)
            wide, wide_lower = wide + upper, wide_lower + lower
            upper, lower = halves(middle, reach, 2.3 * projection.scale * closeness)
            tight, tight_lower = tight + upper, tight_lower + lower
    soft = mixed(mixed(look.mat, look.background, 0.15), look.shadow, 0.14)
    dark = mixed(soft, look.shadow, 0.2)
    return tuple(
        Shape(path, fill=colour, name=name)
        for path, colour, name in (
            (wide, soft, "shadow"),
            (wide_lower, soft, "shadow"),
            (tight, dark, "shadow.close"),
            (tight_lower, dark, "shadow.close"),
        )
        if path
    )


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
    bones += [(one, two, 9.5) for one, two in zip(skeleton.spine, skeleton.spine[1:], strict=False)]
    for start, end, half in bones:
        low, high = (start, end) if start[1] <= end[1] else (end, start)
        height = low[1] - half
        if height > _CLOSE or any(slab.is_under(low) for slab in carrying):
            continue
        # A bone that rises from the mat throws its shadow where it is lower than a hand's breadth.
        share = min(1.0, max(0.12, (_CLOSE - height) / max(0.1, high[1] - low[1])))
        yield _Span(low, between(low, high, share), half, 1 - max(0.0, height) / 14)


def _cast(projection: Projection, span: _Span, more: float) -> Path:
    """Return what a low stretch throws on the mat, a little towards us."""
    radius = max(1.5, (span.half + more) * span.closeness)
    (ax, _, az), (bx, _, bz) = span.one, span.other
    way = math.atan2(bz - az, bx - ax)
    # Half a circle round each end, on the floor.
    points = [
        projection.straight((x + radius * math.cos(way + turn), 0.0, z + 1.0 + radius * math.sin(way + turn)))
        for x, z, turns in ((bx, bz, _ROUND_THE_END), (ax, az, _ROUND_THE_START))
        for turn in turns
    ]
    return loop(as_turned(projection, points))


_ROUND_THE_END: Final = tuple(math.radians(turn) for turn in (-90, -45, 0, 45, 90))
_ROUND_THE_START: Final = tuple(math.radians(turn) for turn in (90, 135, 180, 225, 270))


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
