"""Hands: relaxed, resting flat, holding a limb, closed, or seen as fingers that come round it."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.limbs import Strip, by_itself, strip
from stretchgui.figure.look import mixed
from stretchgui.figure.model import Grip, Side
from stretchgui.figure.outline import Point, lined, union, widened
from stretchgui.figure.palette import Palette
from stretchgui.figure.shapes import Path, Placed, PlainPath, Shape
from stretchgui.figure.skeleton import Bone
from stretchgui.figure.vector import times

Held: TypeAlias = Grip | Literal["spread"]
_ON_EDGE: Final = 0.6
"""How much of its edge a hand shows from where on its fingers are one behind the other."""
_HANGING: Final = -0.6
"""How far a hand points down that hangs: with its thumb ahead, whatever the elbow says."""

# Centimetres from the wrist along the hand, and to the side of the palm (+) or of its back (-).
_RELAXED: Final = (
    (-1.5, 2.8),
    (3.0, 3.7),
    (8.0, 4.2),
    (12.5, 3.9),
    (16.2, 2.9),
    (17.6, 1.0),
    (16.6, -1.0),
    (12.0, -2.6),
    (7.0, -3.5),
    (3.0, -3.2),
    (-1.5, -2.8),
)
_FLAT: Final = (
    (-1.5, 2.7),
    (3.5, 2.6),
    (9.0, 2.2),
    (14.5, 2.1),
    (17.4, 1.2),
    (17.6, -0.4),
    (14.0, -1.8),
    (8.5, -3.2),
    (3.0, -3.4),
    (-1.5, -2.7),
)
_HOLD: Final = (
    (-1.5, 2.9),
    (2.5, 4.3),
    (6.5, 5.0),
    (10.5, 4.9),
    (13.3, 3.6),
    (14.0, 0.6),
    (13.2, -2.6),
    (10.0, -4.4),
    (6.0, -4.6),
    (2.5, -3.7),
    (-1.5, -2.9),
)
_FIST: Final = (
    (-1.5, 2.9),
    (1.5, 3.9),
    (4.5, 4.8),
    (8.0, 4.9),
    (10.3, 3.8),
    (11.0, 0.8),
    (10.3, -2.8),
    (8.0, -4.5),
    (4.5, -4.4),
    (1.5, -3.5),
    (-1.5, -2.9),
)
# Seen from its back or its palm: + is the thumb's side.
_SPREAD: Final = (
    (-1.5, 2.7),
    (3.0, 3.5),
    (8.5, 4.2),
    (15.2, 4.9),
    (16.3, 3.9),
    (15.4, 2.9),
    (11.0, 2.2),
    (16.8, 2.3),
    (17.9, 1.2),
    (16.8, 0.2),
    (11.2, -0.1),
    (15.9, -0.4),
    (17.0, -1.5),
    (15.8, -2.4),
    (10.6, -2.4),
    (13.0, -3.0),
    (14.2, -4.0),
    (13.0, -4.9),
    (8.0, -4.1),
    (3.0, -3.4),
    (-1.5, -2.7),
)
_THUMB: Final[dict[Held, tuple[Point, ...]]] = {
    "relaxed": ((2.5, 2.0), (5.5, 4.8), (8.8, 6.4), (11.2, 6.3), (11.4, 4.9), (8.8, 3.4), (5.5, 1.2)),
    "spread": ((2.0, 1.8), (4.6, 4.8), (7.8, 7.0), (10.0, 7.5), (10.4, 6.2), (8.4, 4.6), (6.0, 1.5)),
    "flat": ((3.0, 1.0), (6.0, 2.6), (9.5, 3.4), (11.6, 2.9), (11.2, 1.7), (8.0, 0.7), (5.0, -0.3)),
    "hold": ((1.5, 2.5), (3.5, 6.0), (6.6, 7.9), (9.2, 7.8), (9.4, 6.2), (7.0, 4.6), (4.5, 1.5)),
    "fist": ((1.8, 3.2), (4.2, 5.8), (7.0, 6.2), (8.8, 4.6), (8.4, 2.2), (6.0, 1.6), (3.2, 1.0)),
}
_CREASES: Final[dict[Held, tuple[tuple[Point, ...], ...]]] = {
    "relaxed": (((10.5, 1.6), (13.5, 1.7), (16.3, 1.5)), ((10.5, -0.2), (13.5, 0.1), (16.4, 0.2))),
    "flat": (((10.5, -0.5), (13.5, 0.1), (16.4, 0.4)),),
    "spread": (((11.2, 2.2), (8.8, 1.9)), ((11.4, -0.1), (9.0, -0.1)), ((10.8, -2.4), (8.6, -2.0))),
    "hold": (
        ((8.0, 2.6), (10.8, 2.7), (13.2, 2.3)),
        ((8.0, 0.3), (11.0, 0.4), (13.8, 0.3)),
        ((8.0, -2.0), (10.8, -1.9), (13.2, -1.8)),
    ),
    "fist": (
        ((8.2, 1.0), (9.8, 1.0), (10.9, 1.2)),
        ((7.2, -0.8), (9.2, -0.8), (10.8, -0.7)),
        ((7.0, -2.6), (8.8, -2.6), (10.2, -2.5)),
    ),
}
_OUTLINES: Final[dict[Held, tuple[Point, ...]]] = {
    "relaxed": _RELAXED,
    "flat": _FLAT,
    "hold": _HOLD,
    "fist": _FIST,
    "spread": _SPREAD,
}


def seen_hand(projection: Projection, bone: Bone, side: Side, grip: Grip) -> tuple[Strip, Held]:
    """Look at a hand: on its edge, or, where it lies open with its back or palm to us, on all its fingers."""
    seen = strip(projection, bone)
    hangs = grip == "relaxed" and bone.way[1] < _HANGING
    if grip in ("hold", "fist") or hangs or seen.turn > _ON_EDGE:
        return seen, grip
    across, down = projection.direction(bone.left if side == "left" else times(bone.left, -1.0))
    if across * seen.across[0] + down * seen.across[1] < 0:
        seen = seen._replace(across=(-seen.across[0], -seen.across[1]))
    return seen, "spread"


def hand_path(seen: Strip, held: Held, more: float = 0.0, *, wrist: bool = True) -> Path:
    """Return a hand: palm with fingers, and thumb. A hand that points at us keeps half its length.

    Args:
        seen: Its bone.
        held: How it is held.
        more: Scene units wider all round (a halo).
        wrist: Whether its wrist is part of it; a hand in front of its own arm has no halo there.
    """
    own, matrix = by_itself(seen)
    return (Placed(_hand(own, held, more, wrist=wrist), matrix),)


@lru_cache(maxsize=256)
def _hand(own: Strip, held: Held, more: float, *, wrist: bool) -> PlainPath:
    place = _placer(own)
    palm, thumb = [[place(point) for point in outline] for outline in (_OUTLINES[held], _THUMB[held])]
    loops = [palm if wrist else palm[1:-1], thumb]
    return union(widened(points, more) if more else points for points in loops)


def hand_lines(seen: Strip, held: Held, colours: Palette, name: str) -> Shape:
    """Draw the lines between a hand's fingers, and the one beside its thumb."""
    own, matrix = by_itself(seen)
    colour = mixed(colours.skin, colours.skin_line, 0.75)
    return Shape((Placed(_lines(own, held), matrix),), fill=colour, name=f"{name}.crease")


@lru_cache(maxsize=256)
def _lines(own: Strip, held: Held) -> PlainPath:
    place = _placer(own)
    lines: PlainPath = ()
    for crease in (*_CREASES[held], _THUMB[held][-3:]):
        lines += lined([place(point) for point in crease], 0.42 * own.unit)
    return lines


def _placer(own: Strip) -> Callable[[Point], Point]:
    stretch = max(0.6, own.length(body.HAND))

    def place(point: Point) -> Point:
        return own.beyond(0.0, point[0] * stretch, point[1])

    return place
