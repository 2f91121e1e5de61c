"""Points and directions in the picture's space: x right, y up, z towards us; centimetres."""

import math
from typing import TypeAlias

Vector: TypeAlias = tuple[float, float, float]


def plus(one: Vector, other: Vector, times: float = 1.0) -> Vector:
    """Return `one + other * times`."""
    return one[0] + other[0] * times, one[1] + other[1] * times, one[2] + other[2] * times


def minus(one: Vector, other: Vector) -> Vector:
    """Return the way from `other` to `one`."""
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def times(one: Vector, factor: float) -> Vector:
    """Return a vector made longer or shorter."""
    return one[0] * factor, one[1] * factor, one[2] * factor


def dot(one: Vector, other: Vector) -> float:
    """Return the scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """Return the vector product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def length(one: Vector) -> float:
    """Return a vector's length."""
    return math.sqrt(dot(one, one))


def unit(one: Vector, otherwise: Vector = (0.0, 1.0, 0.0)) -> Vector:
    """Return a direction of length 1 (`otherwise` for a vector too short to have one)."""
    size = length(one)
    return otherwise if size < 1e-9 else times(one, 1 / size)


def between(one: Vector, other: Vector, share: float) -> Vector:
    """Return the point a share of the way from one to the other."""
    return (
        one[0] + (other[0] - one[0]) * share,
        one[1] + (other[1] - one[1]) * share,
        one[2] + (other[2] - one[2]) * share,
    )


def angle(one: Vector, other: Vector) -> float:
    """Return the angle between two directions, in degrees (0..180)."""
    return math.degrees(math.acos(min(1.0, max(-1.0, dot(unit(one), unit(other))))))


def across(direction: Vector, along: Vector) -> Vector:
    """Return the part of `direction` that stands at right angles to `along`, made length 1."""
    along = unit(along)
    rest = plus(direction, along, -dot(direction, along))
    if length(rest) < 1e-6:
        rest = cross(along, (0.0, 0.0, 1.0) if abs(along[2]) < 0.9 else (1.0, 0.0, 0.0))
    return unit(rest)
