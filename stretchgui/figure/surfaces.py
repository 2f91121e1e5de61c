"""What carries bodies: the mat and the solids on it; and how close each part of a body comes to it."""

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from stretchgui.figure import body
from stretchgui.figure.axes import TOWARDS_US
from stretchgui.figure.model import Prop
from stretchgui.figure.skeleton import Skeleton, kind_of
from stretchgui.figure.vector import Vector, between

SIZES: Final[dict[str, tuple[float, float]]] = {
    "bed": (200.0, 45.0),
    "chair": (42.0, 45.0),
    "step": (34.0, 18.0),
    "wall": (160.0, 176.0),
}
"""Width and height of a thing whose size need not be written, in centimetres."""
_DEPTHS: Final[dict[str, float]] = {
    "pillow": 36.0,
    "cushion": 34.0,
    "bed": 86.0,
    "chair": 42.0,
    "step": 28.0,
    "wall": 4.0,
}
_THICK: Final[dict[str, float]] = {"bed": 22.0, "chair": 4.0}
"""How thick what carries is; a pillow and a step reach down to where they lie."""
_GIVES: Final[dict[str, float]] = {"pillow": 4.5, "cushion": 3.0, "bed": 1.5}
_EDGE: Final = 2.0
"""Centimetres at a surface's edge where a body may bend round it."""
_ON_AN_EAR: Final = 7.5
"""Half a head's breadth, for a head that lies on its side."""
_FLAT: Final = 0.7
_BETWEEN: Final = (0.25, 0.5, 0.75)


class Slab(NamedTuple):
    """A level surface that carries: where it reaches, in centimetres of the room.

    Attributes:
        kind: What thing it belongs to.
        left: Its least x.
        right: Its greatest x.
        far: Its least z.
        near: Its greatest z.
        bottom: Where what is under it has room.
        top: Where bodies lie.
        gives: How much deeper than into a mat one sinks into it.
    """

    kind: str
    left: float
    right: float
    far: float
    near: float
    bottom: float
    top: float
    gives: float

    def is_under(self, place: Vector) -> bool:
        """Say whether it is what a place lies above (or, sunk, in)."""
        x, y, z = place
        return (
            self.left + _EDGE <= x <= self.right - _EDGE
            and self.far + _EDGE <= z <= self.near - _EDGE
            and y >= self.bottom
        )


class Contact(NamedTuple):
    """How near the underside of a part comes to what is below it (minus: it is in it); no slab is the mat."""

    part: str
    above: float
    on: Slab | None
    place: Vector


def size_of(prop: Prop) -> tuple[float, float, float]:
    """Return how wide, high and deep a solid is, in centimetres."""
    wide, high = prop.size or SIZES[prop.kind]
    return wide, high, prop.depth or _DEPTHS[prop.kind]


def slabs(props: Sequence[Prop]) -> tuple[Slab, ...]:
    """Return what carries of all solids, the highest last."""
    return tuple(sorted((_slab(prop) for prop in props if not prop.along), key=lambda slab: slab.top))


def _slab(prop: Prop) -> Slab:
    wide, high, deep = size_of(prop)
    (x, y), z = prop.at, -prop.behind
    bottom = y + max(0.0, high - _THICK.get(prop.kind, high))
    gives = _GIVES.get(prop.kind, 0.0)
    return Slab(prop.kind, x - wide / 2, x + wide / 2, z - deep / 2, z + deep / 2, bottom, y + high, gives)


def contacts(skeleton: Skeleton, carrying: Sequence[Slab]) -> Iterator[Contact]:
    """Yield, for every part of a body, how far its underside is above the highest thing below it."""
    for part, place, low in _undersides(skeleton):
        under = [slab for slab in carrying if slab.is_under(place)]
        yield Contact(part, low - (under[-1].top if under else 0.0), under[-1] if under else None, place)
    # A calf may lie on a chair whose seat neither knee nor ankle is above.
    for part, bone in skeleton.bones.items():
        for at in () if kind_of(part) in ("foot", "head") else _BETWEEN:
            place = between(bone.start, bone.end, at)
            under = [slab for slab in carrying if slab.is_under(place)]
            if under:
                ahead, behind = body.half_widths(kind_of(part), at)
                low = place[1] - _below(bone.front, bone.left, ahead, behind, (ahead + behind) / 2)
                yield Contact(part, low - under[-1].top, under[-1], place)


def _undersides(skeleton: Skeleton) -> Iterator[tuple[str, Vector, float]]:
    """Yield places along a body's middle lines: the part, the place, and the height of the underside there."""
    for part, bone in skeleton.bones.items():
        kind = kind_of(part)
        if kind == "head":
            middle = between(bone.start, bone.end, 0.5)
            yield part, middle, middle[1] - (_ON_AN_EAR if abs(skeleton.head.left[1]) > _FLAT else 10.0)
        elif kind == "foot":
            # The sole lies behind the line from ankle to toes; a pointed foot has its toes lowest.
            sole = -min(0.0, -bone.front[1]) * 6.0
            yield part, bone.start, bone.start[1] - max(sole, 3.0 * (1 - abs(bone.front[1])))
            # From elsewhere than the side nobody sees the toes of a kneeling foot give way: the ball counts.
            tip = bone.end if skeleton.eye == TOWARDS_US else between(bone.start, bone.end, 0.75)
            yield part, tip, tip[1] - 1.0
        else:
            for at, place in ((0.0, bone.start), (1.0, bone.end)):
                if kind == "upper-arm" and at == 0.0 and abs(skeleton.chest.left[1]) > _FLAT:
                    # Who lies on a shoulder pushes it up and forward.
                    continue
                ahead, behind = body.half_widths(kind, at)
                low = place[1] - _below(bone.front, bone.left, ahead, behind, (ahead + behind) / 2)
                yield part, place, low
    for at in (0.0, 0.25, 0.5, 0.75, 1.0):
        here, front = skeleton.on_spine(at)
        ahead, behind = body.half_widths("trunk", at)
        yield "trunk", here, here[1] - _below(front, skeleton.curve.at(at).left, ahead, behind, body.side_width(at))


def _below(front: Vector, left: Vector, ahead: float, behind: float, aside: float) -> float:
    """Return how far a body reaches below its middle line: as deep as it is, or as broad when it lies on its side."""
    return math.hypot((behind if front[1] > 0 else ahead) * front[1], aside * left[1])
