"""Outlines of round bodies: the convex hull of what their cross-sections look like, ready to be smoothed."""

import math
from collections.abc import Sequence
from functools import lru_cache

from stretchgui.figure.camera import Projection
from stretchgui.figure.outline import Point
from stretchgui.figure.vector import Vector


@lru_cache(maxsize=8)
def _steps(count: int) -> tuple[tuple[float, float], ...]:
    return tuple((math.cos(math.tau * step / count), math.sin(math.tau * step / count)) for step in range(count))


def ring(
    projection: Projection, centre: Vector, one: Vector, other: Vector, back: Vector | None = None, count: int = 14
) -> list[Point]:
    """Return points round a cross-section, from `one` over `other`; `back` is another half-axis for its far half.

    They are as they are seen without left and right changed over; so are those of `ball`.
    """
    x, y = projection.straight(centre)
    (ax, ay), (bx, by) = projection.spread(one), projection.spread(other)
    if back is None:
        return [(x + ax * cos + bx * sin, y + ay * cos + by * sin) for cos, sin in _steps(count)]
    far_x, far_y = projection.spread(back)
    return [
        (x + ax * cos + bx * sin, y + ay * cos + by * sin)
        if sin >= 0
        else (x + ax * cos + far_x * sin, y + ay * cos + far_y * sin)
        for cos, sin in _steps(count)
    ]


def ball(projection: Projection, centre: Vector, radius: float, count: int = 12) -> list[Point]:
    """Return points round a ball, which is as round from everywhere."""
    x, y = projection.straight(centre)
    size = radius * projection.scale
    return [(x + size * cos, y + size * sin) for cos, sin in _steps(count)]


def outline(projection: Projection, points: Sequence[Point], least: float = 1.4, most: float = 9.0) -> list[Point]:
    """Return the outline of everything between points, evenly set with points, left and right changed over or not.

    The points of a mirror image are the mirror images of the points: where they begin depends on left and right.
    """
    return as_turned(projection, even(hull(points), projection.scale, least, most))


def as_turned(projection: Projection, points: list[Point]) -> list[Point]:
    """Return points of the straight projection where the projection itself has them."""
    axis = projection.axis
    return points if axis is None else [(2 * axis - x, y) for x, y in points]


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the corners of the smallest convex area round points, in one sense of rotation."""
    run = sorted(set(points))
    if len(run) < 3:
        return run
    return _chain(run)[:-1] + _chain(run[::-1])[:-1]


def _chain(run: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    # The last two are kept at hand: a frame of two people has some ten thousand of these steps.
    ax = ay = bx = by = 0.0
    for x, y in run:
        while len(found) > 1 and (bx - ax) * (y - ay) - (by - ay) * (x - ax) <= 0:
            found.pop()
            bx, by = ax, ay
            if len(found) > 1:
                ax, ay = found[-2]
        found.append((x, y))
        ax, ay, bx, by = bx, by, x, y
    return found


def even(points: Sequence[Point], unit: float, least: float, most: float) -> list[Point]:
    """Drop points that crowd (nearer than `least` centimetres), and put some where edges are longer than `most`."""
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(kept[-1], point) > least * unit:
            kept.append(point)
    while len(kept) > 3 and math.dist(kept[0], kept[-1]) <= least * unit:
        kept.pop()
    found: list[Point] = []
    for (ax, ay), (bx, by) in zip(kept, [*kept[1:], *kept[:1]], strict=True):
        found.append((ax, ay))
        parts = int(math.hypot(bx - ax, by - ay) / (most * unit)) + 1
        found += [(ax + (bx - ax) * step / parts, ay + (by - ay) * step / parts) for step in range(1, parts)]
    return (
        found if len(found) > 2 else [*found, *[(x + 0.1 * n, y + 0.1) for n, (x, y) in enumerate(found or [(0, 0)])]]
    )
