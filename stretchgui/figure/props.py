"""Things in the room: pillow, cushion, bed, chair and step as solids, strap and stick as bodies hold them.

A solid is a few boxes in the room (x right, y up, z towards us, centimetres); only the projection knows from where
they are seen. What somebody can lie or sit on is a `Slab`.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from stretchgui.figure.camera import Projection
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.model import Prop
from stretchgui.figure.outline import Point, loop, polygon, smooth
from stretchgui.figure.posing import Bodies, find, is_there
from stretchgui.figure.shapes import Path, Shape
from stretchgui.figure.surfaces import size_of
from stretchgui.figure.vector import Vector, cross, dot

SOLIDS: Final = ("pillow", "cushion", "bed", "chair", "step")
HELD: Final = ("strap", "stick")


class Block(NamedTuple):
    """A box of the room: two opposite corners, and its colour."""

    low: Vector
    high: Vector
    colour: str
    lidless: bool = False


def corners(props: Sequence[Prop]) -> Iterator[Vector]:
    """Yield the corners of all solids, for what has to find room for them."""
    for prop in props:
        if prop.kind in SOLIDS:
            for block in _blocks(prop, None):
                yield from _corners(block)


def _corners(block: Block) -> list[Vector]:
    return [
        (x, y, z)
        for x in (block.low[0], block.high[0])
        for y in (block.low[1], block.high[1])
        for z in (block.low[2], block.high[2])
    ]


def _blocks(prop: Prop, look: Look | None) -> list[Block]:
    """Return the boxes a solid is made of (without a look: without colours, for their places)."""
    wood, bedding = ("", "") if look is None else (look.wood, look.bedding)
    wide, high, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    left, right, far, near = x - wide / 2, x + wide / 2, z - deep / 2, z + deep / 2
    top = y + high
    match prop.kind:
        case "bed":
            frame, mattress = top - 22.0, top - 15.0
            posts = [
                Block((px - 3.0, y, pz - 3.0), (px + 3.0, frame, pz + 3.0), wood, lidless=True)
                for px in (left + 6.0, right - 6.0)
                for pz in (far + 5.0, near - 5.0)
            ]
            return [
                *posts,
                Block((left + 1.0, frame, far + 1.0), (right - 1.0, mattress, near - 1.0), wood),
                Block((left, mattress, far), (right, top, near), bedding),
            ]
        case "chair":
            return _chair(prop, wood)
        case _:
            return [Block((left, y, far), (right, top, near), wood)]


_POST: Final = 1.9
_BACK: Final = 44.0


def _chair(prop: Prop, wood: str) -> list[Block]:
    """Return seat, legs and back rest; the back rest is behind whoever sits and looks where the chair faces."""
    wide, high, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    left, right, far, near, top = x - wide / 2, x + wide / 2, z - deep / 2, z + deep / 2, y + high
    blocks = [Block((left, top - 4.0, far), (right, top, near), wood)]
    for px in (left + _POST, right - _POST):
        for pz in (far + _POST, near - _POST):
            behind = {"right": px < x, "left": px > x, "us": pz < z, "away": pz > z}[prop.faces]
            blocks.append(Block((px - _POST, y, pz - _POST), (px + _POST, top - 4.0, pz + _POST), wood, lidless=True))
            if behind:
                blocks.append(Block((px - _POST, top, pz - _POST), (px + _POST, top + _BACK, pz + _POST), wood))
    low, up = top + 20.0, top + _BACK - 2.0
    match prop.faces:
        case "right":
            blocks.append(Block((left + 0.4, low, far + 2), (left + 3.2, up, near - 2), wood))
        case "left":
            blocks.append(Block((right - 3.2, low, far + 2), (right - 0.4, up, near - 2), wood))
        case "us":
            blocks.append(Block((left + 2, low, far + 0.4), (right - 2, up, far + 3.2), wood))
        case "away":
            blocks.append(Block((left + 2, low, near - 3.2), (right - 2, up, near - 0.4), wood))
    return blocks


def toward_us(projection: Projection) -> Vector:
    """Return the direction of the room that looks at us, at right angles to the picture."""
    axes: tuple[Vector, ...] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    seen = [projection.direction(axis) for axis in axes]
    way = cross((seen[0][0], seen[1][0], seen[2][0]), (-seen[0][1], -seen[1][1], -seen[2][1]))
    return (-way[0], -way[1], -way[2]) if projection.turned else way


@lru_cache(maxsize=128)
def solid(prop: Prop, projection: Projection, look: Look) -> tuple[Shape, ...]:
    """Draw a solid, with its shadow on the mat."""
    name = f"prop.{prop.kind}"
    if prop.kind in ("pillow", "cushion"):
        return _soft(prop, projection, look, name)
    toward = toward_us(projection)
    blocks = sorted(_blocks(prop, look), key=lambda block: dot(_middle(block), toward))
    faces = [face for block in blocks for face in _faces(block, projection, toward)]
    halo: Path = ()
    for points, _ in faces:
        halo += polygon(points)
    return (
        _shadow(prop, projection, look),
        Shape(halo, fill=look.background, stroke=look.background, stroke_width=7, name=f"{name}.outline"),
        *(Shape(polygon(points), fill=colour, stroke=colour, stroke_width=1.5, name=name) for points, colour in faces),
    )


def _middle(block: Block) -> Vector:
    return (
        (block.low[0] + block.high[0]) / 2,
        (block.low[1] + block.high[1]) / 2,
        (block.low[2] + block.high[2]) / 2,
    )


def _faces(block: Block, projection: Projection, toward: Vector) -> Iterator[tuple[list[Point], str]]:
    """Yield the sides of a box that look at us: its corners in the picture, and its colour."""
    (ax, ay, az), (bx, by, bz) = block.low, block.high
    sides: tuple[tuple[Vector, tuple[Vector, ...], float], ...] = (
        ((0.0, 1.0, 0.0), ((ax, by, az), (bx, by, az), (bx, by, bz), (ax, by, bz)), 0.0),
        ((0.0, 0.0, 1.0), ((ax, ay, bz), (bx, ay, bz), (bx, by, bz), (ax, by, bz)), 0.16),
        ((-1.0, 0.0, 0.0), ((ax, ay, az), (ax, ay, bz), (ax, by, bz), (ax, by, az)), 0.26),
        ((1.0, 0.0, 0.0), ((bx, ay, az), (bx, ay, bz), (bx, by, bz), (bx, by, az)), 0.26),
    )
    for normal, places, dark in sides:
        if dot(normal, toward) > 0.02 and not (block.lidless and normal[1] > 0):
            yield [projection.point(place) for place in places], mixed(block.colour, "#14202c", dark)


def _shadow(prop: Prop, projection: Projection, look: Look) -> Shape:
    wide, _, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    wide, deep = wide / 2 + 2.5, deep / 2 + 2.0
    at = [projection.point((x + across * wide, y, z + ahead * deep)) for across, ahead in _ROUND]
    return Shape(loop(at), fill=mixed(look.mat, look.shadow, 0.16), name=f"shadow.{prop.kind}")


_ROUND: Final = ((-1, -0.6), (-0.85, -1), (0.85, -1), (1, -0.6), (1, 0.6), (0.85, 1), (-0.85, 1), (-1, 0.6))


def _soft(prop: Prop, projection: Projection, look: Look, name: str) -> tuple[Shape, ...]:
    """Draw a pillow: the outline of a plump slab, and the lighter part of it that looks up."""
    wide, high, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    rings = [
        [
            projection.point((x + across * wide / 2 * share, y + high * up, z + ahead * deep / 2 * share))
            for across, ahead in _ROUND
        ]
        for share, up in ((0.9, 0.0), (1.0, 0.45), (0.92, 0.85), (0.6, 1.0))
    ]
    outline = loop(hull([point for ring in rings for point in ring]))
    return (
        _shadow(prop, projection, look),
        Shape(outline, fill=look.prop, stroke=look.background, stroke_width=3, name=name),
        Shape(loop(hull(rings[2] + rings[3])), fill=mixed(look.prop, "#ffffff", 0.12), name=f"{name}.shade"),
    )


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the outermost of some points, in one sense of rotation."""
    run = sorted(set(points))
    half: list[list[Point]] = []
    for way in (run, run[::-1]):
        chain: list[Point] = []
        for point in way:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 1e-9:
                chain.pop()
            chain.append(point)
        half.append(chain[:-1])
    return half[0] + half[1]


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def held(prop: Prop, placed: Bodies, projection: Projection, look: Look) -> list[Shape]:
    """Draw a strap or a stick where the bodies have it now."""
    if not all(is_there(target, placed) for target in prop.along):
        return []
    points = [projection.point(find(target, placed, 0.0)) for target in prop.along]
    unit = projection.scale
    if prop.kind == "stick":
        path, width, colour = smooth([points[0], points[-1]], closed=False), 2.4 * unit, look.wood
    else:
        run = [points[0]]
        for one, two in pairwise(points):
            drop = math.dist(one, two) * math.sqrt(prop.slack * 3 / 8)
            run += [((one[0] + two[0]) / 2, (one[1] + two[1]) / 2 + drop), two]
        path, width, colour = smooth(run, closed=False), 2.6 * unit, look.strap
    name = f"prop.{prop.kind}"
    return [
        Shape(path, stroke=look.background, stroke_width=width + 6, name=f"{name}.outline"),
        Shape(path, stroke=colour, stroke_width=width, name=name),
    ]
