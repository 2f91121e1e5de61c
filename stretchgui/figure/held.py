"""Strap and stick, where the bodies that hold them have them now."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from stretchgui.figure.camera import Projection
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.model import Prop, Target
from stretchgui.figure.outline import Point, grown, smooth
from stretchgui.figure.posing import Bodies, find
from stretchgui.figure.shapes import CLOSE, Line, Path, Shape
from stretchgui.figure.skeleton import Bone, kind_of
from stretchgui.figure.vector import Vector, between, length, minus, plus, unit

_HALF: Final = 1.1
"""Half a strap's width, in centimetres."""
_EDGE: Final = 0.9
_ROUND: Final = 1.9
"""Half of how thick and how broad a strap looks where it goes round a foot."""
_TAIL: Final = 11.0
"""How far a strap's end hangs out of the hand."""
_STICK: Final = 1.25
_HALO: Final = 3.0
_SOLE: Final = 7.1
"""From the middle of a foot to a strap under its sole."""


def strand(prop: Prop, which: int, placed: Bodies, projection: Projection, look: Look) -> tuple[Shape, ...]:
    """Draw a stick, or the strand of a strap between its target `which` and the next."""
    if prop.kind == "stick":
        return tuple(_stick(prop, placed, projection, look))
    last = len(prop.along) - 2
    ends = prop.along[which], prop.along[which + 1]
    one, two = (_where(target, placed) for target in ends)
    runs: list[tuple[Sequence[Vector], float]] = []
    # Both ends in one hand hang as one; close to the mat none does.
    first = which == 0 and prop.along[0].on != prop.along[-1].on
    for target, place, at_end in ((ends[0], one, first), (ends[1], two, which == last)):
        if at_end and _is_held(target) and place[1] > _TAIL:
            out = plus(plus(place, _level(one, two), 1.6), (0.0, -_TAIL / 2, 0.0))
            runs.append(((place, out, (out[0], max(place[1] - _TAIL, 1.0), out[2])), _HALF))
    middle = between(one, two, 0.5)
    drop = length(minus(two, one)) * math.sqrt(prop.slack * 3 / 8)
    runs.append(((one, (middle[0], max(middle[1] - drop, _HALF), middle[2]), two), _HALF))
    # Where it goes round a limb, it is seen on edge: drawn with the strand that comes last.
    for target in prop.along[1:-1] if which == last else ():
        bone = _bone(target, placed)
        if bone is not None:
            here, way = _where(target, placed), unit(minus(bone.end, bone.start))
            runs.append(((plus(here, way, -_ROUND), here, plus(here, way, _ROUND)), _EDGE))
    return _bands(runs, projection, look)


def _level(one: Vector, two: Vector) -> Vector:
    """Return the level direction from one place to another."""
    return unit((two[0] - one[0], 0.0, two[2] - one[2]), (1.0, 0.0, 0.0))


def _is_held(target: Target) -> bool:
    return target.on is not None and target.on.endswith(("hand", "forearm"))


def _bone(target: Target, placed: Bodies) -> Bone | None:
    if target.on is None:
        return None
    role, part = target.on.split(".", 1)
    return next((skeleton.bones.get(part) for name, skeleton in placed.items() if name == role), None)


def _where(target: Target, placed: Bodies) -> Vector:
    bone = _bone(target, placed)
    if bone is None or target.on is None or target.surface != "back" or kind_of(target.on.split(".", 1)[1]) != "foot":
        return find(target, placed, 0.0)
    here = plus(between(bone.start, bone.end, target.at), bone.front, -_SOLE)
    return plus(here, (target.by[0], target.by[1], 0.0))


def _stick(prop: Prop, placed: Bodies, projection: Projection, look: Look) -> Iterator[Shape]:
    one, two = find(prop.along[0], placed, 0.0), find(prop.along[-1], placed, 0.0)
    way = unit(minus(two, one))
    (ax, ay), (bx, by) = (
        projection.point(plus(end, way, further)) for end, further in ((one, -prop.beyond), (two, prop.beyond))
    )
    # All of its breadth but a unit is round ends.
    size = math.hypot(bx - ax, by - ay) or 1.0
    x, y = (by - ay) / size / 2, (ax - bx) / size / 2
    corners = [(ax + x, ay + y), (bx + x, by + y), (bx - x, by - y), (ax - x, ay - y)]
    half = _STICK * projection.scale - 0.5
    colour = mixed(look.wood, "#14202c", 0.24) if look.theme == "light" else mixed(look.wood, "#ffe9c8", 0.45)
    yield Shape(grown(corners, half + _HALO), fill=look.background, name="prop.stick.outline")
    yield Shape(grown(corners, half), fill=colour, name="prop.stick")


def _bands(runs: Sequence[tuple[Sequence[Vector], float]], projection: Projection, look: Look) -> tuple[Shape, Shape]:
    """Draw pieces of a strap (places and half its width there), with an outline in the background's colour."""
    halo: Path = ()
    path: Path = ()
    for places, half in runs:
        points = [projection.point(place) for place in places]
        halo += _ribbon(points, half * projection.scale, _HALO)
        path += _ribbon(points, half * projection.scale, 0.0)
    return (
        Shape(halo, fill=look.background, name="prop.strap.outline"),
        Shape(path, fill=look.strap, name="prop.strap"),
    )


def _ribbon(points: Sequence[Point], half: float, more: float) -> Path:
    """Return a ribbon of one width, `more` wider and longer: filled, which costs less than a broad stroke."""
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(points):
        before, after = points[max(0, index - 1)], points[min(len(points) - 1, index + 1)]
        across, down = after[0] - before[0], after[1] - before[1]
        size = math.hypot(across, down) or 1.0
        across, down = across / size, down / size
        further = -more if index == 0 else more if index == len(points) - 1 else 0.0
        aside_x, aside_y = -down * (half + more), across * (half + more)
        left.append((x + across * further + aside_x, y + down * further + aside_y))
        right.append((x + across * further - aside_x, y + down * further - aside_y))
    one, two = smooth(left, closed=False), smooth(right[::-1], closed=False)
    return (*one, Line(*right[-1]), *two[1:], CLOSE)
