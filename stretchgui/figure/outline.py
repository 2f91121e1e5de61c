"""Smooth outlines: points -> curves, and ribbons with a width that changes along them."""

import math
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from stretchgui.figure.shapes import CLOSE, Curve, Line, Move, PlainPath, Step

Point: TypeAlias = tuple[float, float]
CIRCLE: Final = 0.5523
_HANDLE: Final = 0.36
"""A handle's length as a share of the gap: a third is exact for gentle curves, a little more rounds them."""


def smooth(points: Sequence[Point], *, closed: bool = True) -> PlainPath:
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


def loop(points: Sequence[Point]) -> PlainPath:
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


def grown(corners: Sequence[Point], by: float) -> PlainPath:
    """Draw straight lines round corners, `by` outside of them all round: a corner that sticks out becomes round."""
    run = wound(corners)
    path: list[Step] = []
    for (ax, ay), (x, y), (bx, by_) in zip((run[-1], *run[:-1]), run, (*run[1:], run[0]), strict=True):
        come, go = math.atan2(y - ay, x - ax), math.atan2(by_ - y, bx - x)
        turn = math.remainder(go - come, math.tau)
        if turn < _ALMOST_STRAIGHT:
            # Where both lines, moved outwards, meet; not far away however sharp it is.
            reach = by / max(0.5, math.cos(turn / 2))
            middle = come + turn / 2
            path.append(Line(x + math.sin(middle) * reach, y - math.cos(middle) * reach))
            continue
        # One curve for up to a right angle.
        parts = math.ceil(turn / (math.pi / 2) - 0.001)
        handle = 4 / 3 * math.tan(turn / parts / 4) * by
        path.append(Line(x + math.sin(come) * by, y - math.cos(come) * by))
        arc: list[float] = []
        for part in range(parts):
            one, two = come + turn * part / parts, come + turn * (part + 1) / parts
            start, end = (math.sin(one), -math.cos(one)), (math.sin(two), -math.cos(two))
            arc += (x + start[0] * by + math.cos(one) * handle, y + start[1] * by + math.sin(one) * handle)
            arc += (x + end[0] * by - math.cos(two) * handle, y + end[1] * by - math.sin(two) * handle)
            arc += (x + end[0] * by, y + end[1] * by)
        path.append(Curve(tuple(arc)))
    first, *rest = path
    assert isinstance(first, Line)
    return (Move(*first), *rest, CLOSE)


_ALMOST_STRAIGHT: Final = 0.3


def lined(points: Sequence[Point], width: float) -> PlainPath:
    """Draw a smooth line of a width with round ends, as an area: filling it costs a third of what stroking does."""
    run = (points[0], *points, points[-1])
    half = width / 2
    left: list[Point] = []
    right: list[Point] = []
    tips: list[Point] = []
    for (ax, ay), (x, y), (bx, by) in zip(run, run[1:], run[2:], strict=False):
        across, down = bx - ax, by - ay
        size = math.sqrt(across * across + down * down) or 1.0
        across, down = across / size * half, down / size * half
        left.append((x - down, y + across))
        right.append((x + down, y - across))
        tips += ((x - across, y - down), (x + across, y + down))
    return loop([*left, tips[-1], *right[::-1], tips[0]])


def union(loops: Iterable[Sequence[Point]]) -> PlainPath:
    """Draw several smooth closed loops as one area."""
    path: PlainPath = ()
    for points in loops:
        path += loop(points)
    return path


def polygon(points: Sequence[Point]) -> PlainPath:
    """Draw straight lines from point to point and back to the first."""
    first, *rest = wound(points)
    return (Move(*first), *(Line(*point) for point in rest), CLOSE)


def ellipse(centre: Point, across: float, down: float, turn: float = 0.0) -> PlainPath:
    """Draw an ellipse; `turn` in radians, clockwise."""
    cos, sin = math.cos(turn), math.sin(turn)

    def at(x: float, y: float) -> Point:
        return centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos

    bulge_x, bulge_y = across * CIRCLE, down * CIRCLE
    round_ = (
        *((across, bulge_y), (bulge_x, down), (0.0, down)),
        *((-bulge_x, down), (-across, bulge_y), (-across, 0.0)),
        *((-across, -bulge_y), (-bulge_x, -down), (0.0, -down)),
        *((bulge_x, -down), (across, -bulge_y), (across, 0.0)),
    )
    return Move(*at(across, 0.0)), Curve(tuple(number for point in round_ for number in at(*point))), CLOSE


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> PlainPath:
    """Draw a rectangle with round corners."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    soft = radius * (1 - CIRCLE)
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
