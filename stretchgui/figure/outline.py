"""Smooth outlines: points -> curves, and ribbons with a width that changes along them."""

import math
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from stretchgui.figure.shapes import CLOSE, Curve, Line, Move, Path

Point: TypeAlias = tuple[float, float]
_CIRCLE: Final = 0.5523
_HANDLE: Final = 0.36
"""A handle's length as a share of the gap: a third is exact for gentle curves, a little more rounds them."""


def smooth(points: Sequence[Point], *, closed: bool = True) -> Path:
    """Draw a smooth curve through points (Catmull-Rom, with handles as long as the gaps they bridge).

    Args:
        points: At least two; closed curves at least three.
        closed: Whether it returns to the first.
    """
    # One loop with local names: a frame has some hundred and fifty of these curves.
    sqrt = math.sqrt
    run = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    (ax, ay), (x, y), (bx, by) = run[0], run[1], run[2]
    start = Move(x, y)
    curve: list[float] = []
    add = curve.extend
    across, down = bx - ax, by - ay
    size = sqrt(across * across + down * down) or 1.0
    for next_x, next_y in run[3:]:
        gap_x, gap_y = bx - x, by - y
        handle = sqrt(gap_x * gap_x + gap_y * gap_y) * _HANDLE
        leave = handle / size
        first_x, first_y = x + across * leave, y + down * leave
        across, down = next_x - x, next_y - y
        size = sqrt(across * across + down * down) or 1.0
        arrive = handle / size
        add((first_x, first_y, bx - across * arrive, by - down * arrive, bx, by))
        x, y, bx, by = bx, by, next_x, next_y
    return (start, Curve(tuple(curve)), CLOSE) if closed else (start, Curve(tuple(curve)))


def wound(points: Sequence[Point]) -> Sequence[Point]:
    """Return points in one sense of rotation, so that loops of one path add up instead of cutting holes."""
    area = 0.0
    before = points[-1]
    for point in points:
        area += before[0] * point[1] - point[0] * before[1]
        before = point
    return points if area >= 0 else points[::-1]


def loop(points: Sequence[Point]) -> Path:
    """Draw a smooth closed loop, wound like all others."""
    return smooth(wound(points))


def widened(points: Sequence[Point], by: float) -> list[Point]:
    """Return a closed loop's points moved outwards: the outline of something that is `by` thicker all round."""
    run = wound(points)
    moved: list[Point] = []
    for (ax, ay), (x, y), (bx, by_) in zip((run[-1], *run[:-1]), run, (*run[1:], run[0]), strict=True):
        across, down = bx - ax, by_ - ay
        size = math.sqrt(across * across + down * down) or 1.0
        moved.append((x + down / size * by, y - across / size * by))
    return moved


def union(loops: Iterable[Sequence[Point]]) -> Path:
    """Draw several smooth closed loops as one area."""
    path: Path = ()
    for points in loops:
        path += loop(points)
    return path


def polygon(points: Sequence[Point]) -> Path:
    """Draw straight lines from point to point and back to the first."""
    first, *rest = wound(points)
    return (Move(*first), *(Line(*point) for point in rest), CLOSE)


def ellipse(centre: Point, across: float, down: float, turn: float = 0.0) -> Path:
    """Draw an ellipse; `turn` in radians, clockwise."""
    cos, sin = math.cos(turn), math.sin(turn)

    def at(x: float, y: float) -> Point:
        return centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos

    bulge_x, bulge_y = across * _CIRCLE, down * _CIRCLE
    round_ = (
        *((across, bulge_y), (bulge_x, down), (0.0, down)),
        *((-bulge_x, down), (-across, bulge_y), (-across, 0.0)),
        *((-across, -bulge_y), (-bulge_x, -down), (0.0, -down)),
        *((bulge_x, -down), (across, -bulge_y), (across, 0.0)),
    )
    return Move(*at(across, 0.0)), Curve(tuple(number for point in round_ for number in at(*point))), CLOSE


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Path:
    """Draw a rectangle with round corners."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    soft = radius * (1 - _CIRCLE)
    return (
        Move(left + radius, top),
        Line(right - radius, top),
        Curve((right - soft, top, right, top + soft, right, top + radius)),
        Line(right, bottom - radius),
        Curve((right, bottom - soft, right - soft, bottom, right - radius, bottom)),
        Line(left + radius, bottom),
        Curve((left + soft, bottom, left, bottom - soft, left, bottom - radius)),
        Line(left, top + radius),
        Curve((left, top + soft, left + soft, top, left + radius, top)),
        CLOSE,
    )
