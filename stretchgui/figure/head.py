"""Heads in profile: a face that looks somewhere, an ear, and hair. Points are shares of the head's height."""

import math
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.look import HairStyle, mixed
from stretchgui.figure.outline import Point, ellipse, lined, loop, union, widened
from stretchgui.figure.palette import Portrait
from stretchgui.figure.shapes import Matrix, Path, Placed, PlainPath, Shape
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.vector import dot

Curve: TypeAlias = tuple[Point, ...]
"""Points ahead of and above the middle of the head: 0.5 above is the crown, -0.5 the chin."""

FACE: Final[Curve] = (
    (0.06, 0.49),
    (0.24, 0.44),
    (0.345, 0.32),
    (0.385, 0.18),
    (0.395, 0.10),
    (0.375, 0.045),
    (0.41, -0.02),
    (0.465, -0.10),
    (0.46, -0.135),
    (0.395, -0.155),
    (0.385, -0.185),
    (0.408, -0.22),
    (0.385, -0.25),
    (0.398, -0.285),
    (0.368, -0.325),
    (0.374, -0.385),
    (0.345, -0.455),
    (0.265, -0.485),
    (0.14, -0.435),
    (0.0, -0.33),
    (-0.08, -0.22),
    (-0.22, -0.20),
    (-0.38, -0.06),
    (-0.435, 0.12),
    (-0.39, 0.31),
    (-0.25, 0.44),
    (-0.10, 0.49),
)
_CAP: Final[dict[HairStyle, tuple[Curve, ...]]] = {
    "short": (
        (
            (0.36, 0.335),
            (0.31, 0.27),
            (0.215, 0.235),
            (0.15, 0.15),
            (0.105, 0.10),
            (0.075, -0.03),
            (0.02, -0.02),
            (-0.03, 0.06),
            (-0.10, 0.05),
            (-0.125, -0.08),
            (-0.20, -0.21),
            (-0.31, -0.19),
            (-0.43, -0.03),
            (-0.475, 0.14),
            (-0.43, 0.35),
            (-0.29, 0.49),
            (-0.08, 0.555),
            (0.14, 0.555),
            (0.31, 0.50),
            (0.385, 0.42),
        ),
    ),
    "bun": (
        (
            (-0.16, 0.53),
            (-0.22, 0.63),
            (-0.34, 0.67),
            (-0.45, 0.61),
            (-0.47, 0.49),
            (-0.39, 0.40),
            (-0.26, 0.42),
        ),
        (
            (0.33, 0.36),
            (0.27, 0.30),
            (0.20, 0.17),
            (0.12, 0.09),
            (0.06, 0.07),
            (0.0, 0.09),
            (-0.07, 0.07),
            (-0.115, -0.02),
            (-0.17, -0.13),
            (-0.27, -0.17),
            (-0.40, -0.05),
            (-0.455, 0.12),
            (-0.42, 0.33),
            (-0.27, 0.475),
            (-0.08, 0.53),
            (0.12, 0.525),
            (0.27, 0.455),
        ),
    ),
    "long": (
        (
            (0.34, 0.36),
            (0.27, 0.27),
            (0.20, 0.12),
            (0.10, 0.02),
            (0.05, -0.12),
            (0.02, -0.30),
            (-0.06, -0.46),
            (-0.22, -0.52),
            (-0.38, -0.46),
            (-0.47, -0.25),
            (-0.49, 0.08),
            (-0.44, 0.34),
            (-0.28, 0.49),
            (-0.08, 0.545),
            (0.13, 0.535),
            (0.28, 0.46),
        ),
    ),
    "curly": (
        (
            (0.38, 0.37),
            (0.30, 0.26),
            (0.24, 0.19),
            (0.15, 0.14),
            (0.11, 0.02),
            (0.04, 0.0),
            (-0.02, 0.07),
            (-0.09, 0.03),
            (-0.12, -0.10),
            (-0.22, -0.22),
            (-0.33, -0.18),
            (-0.40, -0.12),
            (-0.49, -0.02),
            (-0.50, 0.10),
            (-0.54, 0.20),
            (-0.48, 0.33),
            (-0.45, 0.44),
            (-0.33, 0.50),
            (-0.24, 0.59),
            (-0.10, 0.58),
            (0.02, 0.63),
            (0.14, 0.58),
            (0.27, 0.57),
            (0.34, 0.48),
        ),
    ),
    "bald": (),
}


class _Grid:
    """Places what is drawn of a head by itself, upright and looking right, in the scene."""

    def __init__(self, projection: Projection, skeleton: Skeleton) -> None:
        head = skeleton.bones["head"]
        start, end = projection.point(head.start), projection.point(head.end)
        self.unit = projection.scale * body.HEAD
        front, up = projection.direction(head.front), projection.direction(head.way)
        # As broad and as oblique as it is seen, in steps that nobody sees.
        long = math.hypot(*front)
        one = front[0] / long, front[1] / long
        slant = up[0] * one[0] + up[1] * one[1]
        tall = one[0] * up[1] - one[1] * up[0]
        turned = dot(head.front, skeleton.eye)
        back = math.hypot(long, _BREADTH * turned)
        ahead, back, slant, tall, turned = (
            round(value * _STEPS) / _STEPS for value in (long, back, slant, tall, turned)
        )
        self.own = _Own(ahead, back, slant, tall, turned * _HALF, self.unit)
        other = (up[0] - one[0] * slant) / tall, (up[1] - one[1] * slant) / tall
        self.matrix: Matrix = (*one, *other, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2)

    def loops(self, *curves: Curve, more: float = 0.0) -> Path:
        return (Placed(_loops(self.own, curves, more), self.matrix),) if curves else ()

    def line(self, width: float, *curve: Point) -> Path:
        """Draw a line so many hundredths of the head's height broad, as an area."""
        return (Placed(_line(self.own, curve, width / 100 * self.unit), self.matrix),)

    def dot(self, point: Point, radius: float, tall: float = 1.0) -> Path:
        """Draw a dot, `tall` times as high as wide, upright on the face."""
        return (Placed(_dot(self.own, point, radius, tall), self.matrix),)


_STEPS: Final = 64.0
_BREADTH: Final = 0.84
"""How broad a head is from ear to ear, as a share of how long it is from front to back."""
_HALF: Final = 0.3
_LONG: Final = 0.45
_HIGH: Final = 0.52
"""The near half of a head as a dome: how far its middle is nearer than its outline, and where that outline is."""


class _Own(NamedTuple):
    """A head by itself, in shares of its height.

    Attributes:
        ahead: How long its face is seen.
        back: How long the back of it is seen, with what its breadth adds.
        slant: How far its crown is beside its chin.
        tall: How far its crown is above its chin.
        aside: How far the middle of its near half has moved back, as it looks to us (minus: away).
        unit: Its height in scene units.
    """

    ahead: float
    back: float
    slant: float
    tall: float
    aside: float
    unit: float

    def at(self, point: Point) -> Point:
        ahead, above = point
        near = max(0.0, 1.0 - (ahead / _LONG) ** 2 - (above / _HIGH) ** 2)
        across = (self.ahead if ahead > 0 else self.back) * ahead + self.slant * above - self.aside * near
        return across * self.unit, self.tall * above * self.unit


@lru_cache(maxsize=256)
def _loops(own: _Own, curves: tuple[Curve, ...], more: float) -> PlainPath:
    loops = ([own.at(point) for point in curve] for curve in curves)
    return union(widened(points, more) if more else points for points in loops)


@lru_cache(maxsize=512)
def _line(own: _Own, curve: Curve, width: float) -> PlainPath:
    return lined([own.at(point) for point in curve], width)


@lru_cache(maxsize=512)
def _dot(own: _Own, point: Point, radius: float, tall: float) -> PlainPath:
    if tall == 1.0:
        return ellipse(own.at(point), radius * own.unit, radius * own.unit)
    return loop([own.at((point[0] + x * radius, point[1] + y * radius * tall)) for x, y in _ROUND])


_ROUND: Final = ((1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7), (-1.0, 0.0), (-0.7, -0.7), (0.0, -1.0), (0.7, -0.7))


def head_halo(projection: Projection, skeleton: Skeleton, style: HairStyle, around: float) -> Path:
    """Return everything of a head that stands out against what is behind it, so many scene units wider."""
    return _Grid(projection, skeleton).loops(FACE, *_CAP[style], more=around)


def head_shapes(projection: Projection, skeleton: Skeleton, portrait: Portrait) -> list[Shape]:
    """Draw a head in profile."""
    style, colours, name, plain = portrait
    grid = _Grid(projection, skeleton)
    face = grid.loops(FACE)
    shapes = [Shape(face, fill=colours.skin, name=name)]
    if not plain:
        blush = mixed(colours.skin, "#e0604a", 0.22)
        shapes.append(Shape(grid.dot((0.235, -0.135), 0.085), fill=blush, name=f"{name}.cheek"))
    hair = grid.loops(*_CAP[style])
    if hair:
        shapes.append(Shape(hair, fill=colours.hair, name=f"{name}.hair"))
    if hair and not plain:
        strands = grid.line(2.4, (-0.34, 0.20), (-0.27, 0.36), (-0.10, 0.45))
        if style == "bun":
            strands += grid.line(2.4, (-0.25, 0.60), (-0.36, 0.60), (-0.40, 0.53))
        sheen = mixed(colours.hair, colours.hair_line, 0.8)
        shapes.append(Shape(strands, fill=sheen, name=f"{name}.strands"))
    shapes.append(Shape(grid.dot((-0.03, -0.005), 0.062, 1.45), fill=colours.skin, name=f"{name}.ear"))
    return shapes + _features(grid, skeleton.eyes, portrait)


def _features(grid: _Grid, eyes: float, portrait: Portrait) -> list[Shape]:
    """Draw what makes a face: brow, eye (open or closed), a mouth that smiles a little, and the ear's fold."""
    colours, name = portrait.colours, portrait.name
    brow = grid.line(2.8, (0.215, 0.145), (0.275, 0.175), (0.345, 0.16))
    mouth = grid.line(2.0, (0.385, -0.25), (0.335, -0.258), (0.295, -0.24))
    ear = grid.line(2.0, (-0.045, 0.055), (0.0, 0.045), (-0.005, 0.0), (-0.03, -0.035))
    shapes = [
        Shape(brow, fill=colours.hair, name=f"{name}.brow"),
        Shape(mouth + ear, fill=colours.skin_line, name=f"{name}.mouth"),
    ]
    if eyes < 0.5:
        lid = grid.line(2.2, (0.245, 0.045), (0.285, 0.022), (0.33, 0.04))
        shapes.append(Shape(lid, fill=colours.ink, name=f"{name}.eye"))
    else:
        shapes.append(Shape(grid.dot((0.295, 0.045), 0.03, 1.4), fill=colours.ink, name=f"{name}.eye"))
    return shapes
