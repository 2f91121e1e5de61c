"""Pillow, cushion, bed, chair, step and wall as solids of the room, and the shadows on them and below them.

A solid is a few boxes (x right, y up, z towards us, centimetres); only the projection knows from where they are seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from stretchgui.figure.camera import Projection
from stretchgui.figure.hull import hull
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.model import Prop, Role
from stretchgui.figure.outline import Point, grown, loop, widened
from stretchgui.figure.shapes import Path, Shape
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.surfaces import Slab, contacts, size_of
from stretchgui.figure.vector import Vector, dot


class Block(NamedTuple):
    """A box of the room.

    Attributes:
        low: Its corner at the left, below and far from us.
        high: Its corner at the right, above and near.
        colour: The colour of what looks up.
        lidless: Whether something lies close on it.
        soft: How round its corners are, in scene units.
        depth: How much darker its sides are than its top.
    """

    low: Vector
    high: Vector
    colour: str
    lidless: bool = False
    soft: float = 0.75
    depth: float = 1.0


def corners(props: Sequence[Prop]) -> Iterator[Vector]:
    """Yield the corners of all solids, for what has to find room for them."""
    for prop in props:
        if not prop.along:
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
                Block((left, mattress, far), (right, top, near), bedding, soft=6.0),
            ]
        case "chair":
            return [*_chair(prop, wood), *_back_rest(prop, wood)]
        case "wall":
            wall = "" if look is None else look.wall
            board = "" if look is None else mixed(wall, look.wood, 0.3)
            return [
                Block((left, y, far), (right, y + _SKIRTING, near), board, lidless=True, depth=0.3),
                Block((left, y + _SKIRTING, far), (right, top, near), wall, lidless=True, depth=0.3),
            ]
        case _:
            return [Block((left, y, far), (right, top, near), wood)]


_SKIRTING: Final = 9.0
"""How high the board along the foot of a wall is, by which it is known for one."""
_POST: Final = 1.9
_BACK: Final = 44.0


def _chair(prop: Prop, wood: str) -> list[Block]:
    """Return seat and legs."""
    wide, high, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    left, right, far, near, top = x - wide / 2, x + wide / 2, z - deep / 2, z + deep / 2, y + high
    legs = [
        Block((px - _POST, y, pz - _POST), (px + _POST, top - 4.0, pz + _POST), wood, lidless=True)
        for px in (left + _POST, right - _POST)
        for pz in (far + _POST, near - _POST)
    ]
    return [Block((left, top - 4.0, far), (right, top, near), wood), *legs]


def _back_rest(prop: Prop, wood: str) -> list[Block]:
    """Return the posts and the panel behind whoever sits on a chair and looks where it faces."""
    wide, high, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    left, right, far, near, top = x - wide / 2, x + wide / 2, z - deep / 2, z + deep / 2, y + high
    low, up, post = top + 20.0, top + _BACK - 2.0, 2 * _POST
    if prop.faces in ("right", "left"):
        behind = left if prop.faces == "right" else right - post
        posts = [(behind, far), (behind, near - post)]
        panel = Block((behind + 0.5, low, far + 2), (behind + post - 0.5, up, near - 2), wood)
    else:
        behind = far if prop.faces == "us" else near - post
        posts = [(left, behind), (right - post, behind)]
        panel = Block((left + 2, low, behind + 0.5), (right - 2, up, behind + post - 0.5), wood)
    return [*(Block((px, top, pz), (px + post, top + _BACK, pz + post), wood) for px, pz in posts), panel]


def has_back_rest_before(prop: Prop) -> bool:
    """Say whether a thing's back rest is between us and whoever sits there."""
    return prop.kind == "chair" and prop.faces == "away"


@lru_cache(maxsize=128)
def solid(prop: Prop, on: str | None, projection: Projection, look: Look) -> tuple[Shape, ...]:
    """Draw a solid with its shadow on the kind of thing it stands on (None: the mat)."""
    shadow = _shadow(prop, _colour(on, look), projection, look)
    if prop.kind in _SOFT:
        return (shadow, *_soft(prop, projection, look))
    blocks = _chair(prop, look.wood) if has_back_rest_before(prop) else _blocks(prop, look)
    return (shadow, *_hard(blocks, projection, look, f"prop.{prop.kind}"))


@lru_cache(maxsize=32)
def back_rest(prop: Prop, projection: Projection, look: Look) -> tuple[Shape, ...]:
    """Draw the back rest of a chair, which is before whoever sits there."""
    return _hard(_back_rest(prop, look.wood), projection, look, f"prop.{prop.kind}")


def _hard(blocks: Sequence[Block], projection: Projection, look: Look, name: str) -> tuple[Shape, ...]:
    ordered = sorted(blocks, key=lambda block: projection.nearness(_middle(block)))
    faces = [(*face, block.soft) for block in ordered for face in _faces(block, projection)]
    halo: Path = ()
    for points, _, _ in faces:
        halo += grown(points, _HALO)
    return (
        Shape(halo, fill=look.background, name=f"{name}.outline"),
        *(Shape(grown(points, soft), fill=colour, name=name) for points, colour, soft in faces),
    )


_HALO: Final = 3.5
_SOFT: Final = ("pillow", "cushion")


def _colour(on: str | None, look: Look) -> str:
    """Return the colour of what looks up of a kind of thing (None: of the mat)."""
    match on:
        case None:
            return look.mat
        case "bed":
            return look.bedding
        case "pillow" | "cushion":
            return look.prop
        case _:
            return look.wood


def _middle(block: Block) -> Vector:
    return (
        (block.low[0] + block.high[0]) / 2,
        (block.low[1] + block.high[1]) / 2,
        (block.low[2] + block.high[2]) / 2,
    )


def _faces(block: Block, projection: Projection) -> Iterator[tuple[list[Point], str]]:
    """Yield the sides of a box that look at us: its corners in the picture, and its colour."""
    (ax, ay, az), (bx, by, bz) = block.low, block.high
    sides: tuple[tuple[Vector, tuple[Vector, ...], float], ...] = (
        ((0.0, 1.0, 0.0), ((ax, by, az), (bx, by, az), (bx, by, bz), (ax, by, bz)), 0.0),
        ((0.0, 0.0, 1.0), ((ax, ay, bz), (bx, ay, bz), (bx, by, bz), (ax, by, bz)), 0.16),
        ((-1.0, 0.0, 0.0), ((ax, ay, az), (ax, ay, bz), (ax, by, bz), (ax, by, az)), 0.26),
        ((1.0, 0.0, 0.0), ((bx, ay, az), (bx, ay, bz), (bx, by, bz), (bx, by, az)), 0.26),
    )
    for normal, places, dark in sides:
        if dot(normal, projection.eye) > 0.02 and not (block.lidless and normal[1] > 0):
            yield [projection.point(place) for place in places], mixed(block.colour, "#14202c", dark * block.depth)


def _shadow(prop: Prop, ground: str, projection: Projection, look: Look) -> Shape:
    wide, _, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    # Under what stands on legs it is dark; what lies throws its shadow round itself.
    more = -4.0 if prop.kind in ("bed", "chair") else 2.2
    path = _patch(x, y, z, wide / 2 + more, deep / 2 + more, projection)
    return Shape(path, fill=mixed(ground, look.shadow, 0.16), name=f"shadow.{prop.kind}")


def shadows_on(surface: Slab, placed: Mapping[Role, Skeleton], projection: Projection, look: Look) -> list[Shape]:
    """Draw the shadows that bodies throw on what they lie or sit on."""
    path: Path = ()
    for skeleton in placed.values():
        near = [contact for contact in contacts(skeleton, [surface]) if contact.on is surface and contact.above < 6.0]
        if not near:
            continue
        left, right = (pick(contact.place[0] for contact in near) for pick in (min, max))
        depth = sum(contact.place[2] for contact in near) / len(near)
        left, right = max(surface.left + 1, left - 7.0), min(surface.right - 1, right + 7.0)
        broad = min(13.0, (right - left) / 2 + 2.0, surface.near - depth - 2.0, depth - surface.far - 2.0)
        if right > left and broad > 0:
            path += _patch((left + right) / 2, surface.top, depth, (right - left) / 2, broad, projection)
    colour = mixed(_colour(surface.kind, look), look.shadow, 0.3)
    return [Shape(path, fill=colour, name=f"shadow.on.{surface.kind}")] if path else []


def _patch(x: float, y: float, z: float, wide: float, deep: float, projection: Projection) -> Path:
    """Return a level patch with round corners: its middle, and half of how wide and deep it is."""
    return loop([projection.point((x + across * wide, y, z + ahead * deep)) for across, ahead in _ROUND])


_ROUND: Final = ((-1, -0.6), (-0.85, -1), (0.85, -1), (1, -0.6), (1, 0.6), (0.85, 1), (-0.85, 1), (-1, 0.6))


def _soft(prop: Prop, projection: Projection, look: Look) -> tuple[Shape, ...]:
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
    outline = hull([point for ring in rings for point in ring])
    name = f"prop.{prop.kind}"
    return (
        Shape(loop(widened(outline, 1.5)), fill=look.background, name=f"{name}.outline"),
        Shape(loop(widened(outline, -1.5)), fill=look.prop, name=name),
        Shape(loop(hull(rings[2] + rings[3])), fill=mixed(look.prop, "#ffffff", 0.12), name=f"{name}.shade"),
    )
