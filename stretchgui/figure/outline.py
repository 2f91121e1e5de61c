"""Smooth outlines: points -> curves, and ribbons with a width that changes along them."""

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

from stretchgui.figure.shapes import Close, Command, Cubic, Line, Move, Path

Point: TypeAlias = tuple[float, float]
_CIRCLE: Final = 0.5523


def smooth(points: Sequence[Point], *, closed: bool = True) -> Path:
    """Draw a smooth curve through points (Catmull-Rom, with handles as long as the gaps they bridge).

    Args:
        points: At least two; closed curves at least three.
        closed: Whether it returns to the first.
    """
    count = len(points)
    before = [points[index - 1] for index in range(count)]
    after = [points[(index + 1) % count] for index in range(count)]
    if not closed:
        before[0], after[-1] = points[0], points[-1]
    tangents = [_direction(one, two) for one, two in zip(before, after, strict=True)]
    first = points[0]
    commands: list[Command] = [Move(first[0], first[1])]
    for index in range(count if closed else count - 1):
        here, there = points[index], points[(index + 1) % count]
        leave, arrive = tangents[index], tangents[(index + 1) % count]
        handle = math.hypot(there[0] - here[0], there[1] - here[1]) * 0.36
        commands.append(
            Cubic(
                here[0] + leave[0] * handle,
                here[1] + leave[1] * handle,
                there[0] - arrive[0] * handle,
                there[1] - arrive[1] * handle,
                there[0],
                there[1],
            )
        )
    if closed:
        commands.append(Close())
    return tuple(commands)


def _direction(one: Point, two: Point) -> Point:
    across, down = two[0] - one[0], two[1] - one[1]
    size = math.hypot(across, down)
    return (across / size, down / size) if size > 1e-9 else (0.0, 0.0)


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


def polygon(points: Sequence[Point]) -> Path:
    """Draw straight lines from point to point and back to the first."""
    first, *rest = wound(points)
    return (Move(*first), *(Line(*point) for point in rest), Close())


def ellipse(centre: Point, across: float, down: float, turn: float = 0.0) -> Path:
    """Draw an ellipse; `turn` in radians, clockwise."""
    cos, sin = math.cos(turn), math.sin(turn)

    def at(x: float, y: float) -> Point:
        return centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos

    bulge_x, bulge_y = across * _CIRCLE, down * _CIRCLE
    corners = (
        ((across, bulge_y), (bulge_x, down), (0.0, down)),
        ((-bulge_x, down), (-across, bulge_y), (-across, 0.0)),
        ((-across, -bulge_y), (-bulge_x, -down), (0.0, -down)),
        ((bulge_x, -down), (across, -bulge_y), (across, 0.0)),
    )
    start = at(across, 0.0)
    return (
        Move(*start),
        *(Cubic(*at(*one), *at(*two), *at(*end)) for one, two, end in corners),
        Close(),
    )


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Path:
    """Draw a rectangle with round corners."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    soft = radius * (1 - _CIRCLE)
    return (
        Move(left + radius, top),
        Line(right - radius, top),
        Cubic(right - soft, top, right, top + soft, right, top + radius),
        Line(right, bottom - radius),
        Cubic(right, bottom - soft, right - soft, bottom, right - radius, bottom),
        Line(left + radius, bottom),
        Cubic(left + soft, bottom, left, bottom - soft, left, bottom - radius),
        Line(left, top + radius),
        Cubic(left, top + soft, left + soft, top, left + radius, top),
        Close(),
    )
