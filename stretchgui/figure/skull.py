"""Heads from any direction but the side: a skull of cross-sections, hair over a part of it, a face on the other.

Places on a head are shares of its height: ahead of its middle, above it, and to her left.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.hull import as_turned, even, hull
from stretchgui.figure.look import HairStyle, mixed
from stretchgui.figure.outline import Point, lined, loop, widened, wound
from stretchgui.figure.palette import Portrait
from stretchgui.figure.shapes import Path, Shape
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.vector import Vector, across, between, cross, dot, plus, times, unit

Spot: TypeAlias = tuple[float, float, float]
_SKULL: Final = (
    # Above the middle; how far ahead its middle is; its half-widths ahead and to the sides.
    (-0.485, 0.24, 0.06, 0.07),
    (-0.44, 0.2, 0.145, 0.15),
    (-0.34, 0.16, 0.21, 0.22),
    (-0.2, 0.09, 0.31, 0.28),
    (0.0, -0.005, 0.395, 0.32),
    (0.16, -0.02, 0.41, 0.335),
    (0.31, -0.02, 0.37, 0.3),
    (0.42, -0.01, 0.27, 0.215),
    (0.475, 0.0, 0.15, 0.12),
    (0.49, 0.0, 0.04, 0.04),
)
_STEPS: Final = (
    *((1.0, 0.0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92), (0.0, 1.0), (-0.38, 0.92), (-0.71, 0.71), (-0.92, 0.38)),
    *((-1.0, 0.0), (-0.92, -0.38), (-0.71, -0.71), (-0.38, -0.92), (0.0, -1.0), (0.38, -0.92), (0.71, -0.71)),
    (0.92, -0.38),
)
_RISE: Final = 0.62
_HAIRLINE: Final = 0.06
"""The face is where `ahead - _RISE * above` is more than this."""


_JAW: Final = -0.06
"""How far back the face reaches below the ears; behind it is neck, or nape."""


class _Hair(NamedTuple):
    """How far hair stands off the skull, and how far down it comes behind and at the sides."""

    off: float
    behind: float
    beside: float


_HAIR: Final[dict[HairStyle, _Hair]] = {
    "short": _Hair(0.045, -0.2, -0.1),
    "bun": _Hair(0.03, -0.16, -0.06),
    "long": _Hair(0.055, -0.5, -0.46),
    "curly": _Hair(0.12, -0.2, -0.14),
}


_HANGING: Final = -0.3


class _Globe:
    """Places spots of a head in the scene."""

    def __init__(self, projection: Projection, skeleton: Skeleton) -> None:
        bone = skeleton.bones["head"]
        self.axes = skeleton.head
        self.middle = between(bone.start, bone.end, 0.5)
        self.projection = projection
        self.unit = projection.scale * body.HEAD
        self.sight: Spot = (
            dot(self.axes.front, projection.eye),
            dot(self.axes.up, projection.eye),
            dot(self.axes.left, projection.eye),
        )

    def place(self, spot: Spot) -> Vector:
        """Return where a spot is in the room."""
        ahead, above, left = (share * body.HEAD for share in spot)
        return plus(plus(plus(self.middle, self.axes.front, ahead), self.axes.up, above), self.axes.left, left)

    def at(self, spot: Spot) -> Point:
        """Return where a spot is in the scene."""
        return self.projection.point(self.place(spot))

    def outline(self, spots: tuple[Spot, ...]) -> list[Point]:
        """Return the outline of all that lies between spots."""
        return self.around(spots, 0.8, 6.0)

    def around(self, spots: tuple[Spot, ...], least: float, most: float) -> list[Point]:
        """Return the same, with its points at least and at most so many centimetres apart."""
        ahead, above, left = (round(share * _SIGHTS) / _SIGHTS for share in self.sight)
        points = self.seen(_rim(spots, (ahead, above, left)))
        return as_turned(self.projection, even(points, self.projection.scale, least, most))

    def seen(self, spots: Sequence[Spot]) -> list[Point]:
        """Return where spots are seen, left and right not changed over."""
        x, y = self.projection.straight(self.middle)
        (fx, fy), (ux, uy), (lx, ly) = (
            self.projection.spread(times(way, body.HEAD)) for way in (self.axes.front, self.axes.up, self.axes.left)
        )
        return [
            (x + ahead * fx + above * ux + left * lx, y + ahead * fy + above * uy + left * ly)
            for ahead, above, left in spots
        ]

    def line(self, width: float, *spots: Spot) -> Path:
        """Return a smooth line through spots, so many hundredths of the head's height broad, as an area."""
        return lined([self.at(spot) for spot in spots], width / 100 * self.unit)

    def disc(self, spot: Spot, wide: float, high: float, way: Spot = (0.0, 0.0, 1.0)) -> list[Point]:
        """Return an upright ellipse on the head, its width along `way`."""
        return [
            self.at(
                (
                    spot[0] + way[0] * wide * across,
                    spot[1] + way[1] * wide * across + high * up,
                    spot[2] + way[2] * wide * across,
                )
            )
            for across, up in _STEPS[::2]
        ]

    def faces(self, way: Spot) -> float:
        """Return how much a direction of the head looks at us (-1..1)."""
        return self.sight[0] * way[0] + self.sight[1] * way[1] + self.sight[2] * way[2]


_SIGHTS: Final = 48.0
"""In so many steps each way a head is looked at, for which of its spots are on its outline."""


@lru_cache(maxsize=512)
def _rim(spots: tuple[Spot, ...], sight: Spot) -> tuple[Spot, ...]:
    """Return the spots on the outline of all, one after the other, of a head that is looked at from a side.

    It is the same however the head is tilted in the picture, and wherever it is.
    """
    aside = across(_CROSSWISE if abs(sight[2]) < 0.9 else _UPWARD, sight)
    down = cross(aside, unit(sight))
    seen = {(dot(spot, aside), dot(spot, down)): spot for spot in spots}
    return tuple(seen[point] for point in hull(list(seen)))


_CROSSWISE: Final = (0.0, 0.0, 1.0)
_UPWARD: Final = (0.0, 1.0, 0.0)


@lru_cache(maxsize=8)
def _skull(off: float = 0.0, *, fading: bool = False) -> tuple[Spot, ...]:
    """Return the spots of a skull, or of hair that stands `off` it; what is `fading` lies close at ears and nape."""
    spots: list[Spot] = []
    for above, ahead, deep, wide in _SKULL:
        high = above + off * max(0.0, above) * 1.6
        out = off * (max(0.2, min(1.0, (above + 0.1) / 0.3)) if fading else 1.0)
        for sideways, forward in _STEPS:
            spots.append((ahead + (deep + out) * forward, high, (wide + out) * sideways))
    return tuple(spots)


@lru_cache(maxsize=8)
def _face_spots() -> tuple[Spot, ...]:
    """Return the skull's spots before the hairline, with those where the hairline cuts it, and the jaw."""
    return (*_cut(_skull(), 1.0), *(spot for spot in _skull() if spot[1] < -0.15 and spot[0] > _JAW))


def _cut(spots: Sequence[Spot], side: float) -> list[Spot]:
    """Return the spots on one side of the hairline, and where the rings cross it."""
    found: list[Spot] = []
    count = len(_STEPS)
    for start in range(0, len(spots), count):
        around = spots[start : start + count]
        for one, two in zip(around, [*around[1:], around[0]], strict=True):
            before, after = ((spot[0] - _RISE * spot[1] - _HAIRLINE) * side for spot in (one, two))
            if before >= 0:
                found.append(one)
            if before * after < 0:
                share = before / (before - after)
                found.append(
                    (
                        one[0] + (two[0] - one[0]) * share,
                        one[1] + (two[1] - one[1]) * share,
                        one[2] + (two[2] - one[2]) * share,
                    )
                )
    return found


@lru_cache(maxsize=8)
def _hair_spots(hair: _Hair) -> tuple[Spot, ...]:
    """Return the spots of hair, behind the hairline and down to where it ends."""
    spots = [
        spot
        for spot in _cut(_skull(hair.off, fading=hair.behind > _HANGING), -1.0)
        if spot[1] >= (hair.behind if spot[0] < -0.1 else hair.beside) - 0.01
    ]
    # Hair ends round at the nape, or hangs.
    if hair.behind > _HANGING:
        return (*spots, (-0.3, hair.behind - 0.09, -0.1), (-0.3, hair.behind - 0.09, 0.1))
    return (*spots, *((-0.2 + 0.22 * ahead, hair.behind, 0.32 * left) for left, ahead in _STEPS))


def _bun(globe: _Globe) -> list[Point]:
    middle = globe.at((-0.34, 0.53, 0.0))
    return [(middle[0] + 0.15 * globe.unit * x, middle[1] + 0.14 * globe.unit * y) for x, y in _STEPS[::2]]


def silhouette(projection: Projection, skeleton: Skeleton, style: HairStyle) -> list[list[Point]]:
    """Return the loops of everything of a head that stands out against what is behind it."""
    globe = _Globe(projection, skeleton)
    spots = _skull()
    loops = [] if style != "bun" else [_bun(globe)]
    if style != "bald":
        loops.append(_hair_outline(globe, style))
    return [globe.outline(spots), *loops]


def skull_shapes(projection: Projection, skeleton: Skeleton, portrait: Portrait) -> list[Shape]:
    """Draw a head as it is seen from the front, from behind, from above or aslant."""
    style, colours, name, plain = portrait
    globe = _Globe(projection, skeleton)
    # One eye is enough for a face.
    halves = (globe.faces((0.72, -0.45, 0.53 * side)) for side in (-1.0, 1.0))
    looks_here = globe.faces((0.85, -0.53, 0.0)) > 0 or max(halves) > _HALF_A_FACE
    skin = [Shape(loop(globe.outline(_skull() if style == "bald" else _face_spots())), fill=colours.skin, name=name)]
    # The skull under the hair, for what shows between its ends and the neck.
    below = (
        [] if style == "bald" else [Shape(loop(globe.outline(_low_spots())), fill=colours.neck, name=f"{name}.nape")]
    )
    far, near = (_ears(globe, portrait, near=near) for near in (False, True))
    hair: list[Shape] = []
    bun = [Shape(loop(_bun(globe)), fill=colours.hair, name=f"{name}.hair")] if style == "bun" else []
    if style != "bald":
        hair.append(Shape(loop(_hair_outline(globe, style)), fill=colours.hair, name=f"{name}.hair"))
    strands = [] if plain or style == "bald" else _strands(globe, portrait, before=looks_here)
    if looks_here:
        features = _features(globe, skeleton, portrait)
        return [*skin, *below, *bun, *hair, *strands, *far, *skin, *near, *features]
    # Who looks away from above shows the tip of the nose beyond the hair.
    return [*skin, *_nose(globe, portrait), *below, *far, *hair, *near, *strands, *bun]


_HALF_A_FACE: Final = 0.08
"""How much of one half of a face must look at us for it to be drawn."""


@lru_cache(maxsize=8)
def _low_spots() -> tuple[Spot, ...]:
    return tuple(spot for spot in _skull() if -0.3 < spot[1] < 0.2 and spot[0] < 0.08)


def _hair_outline(globe: _Globe, style: HairStyle) -> list[Point]:
    """Return the outline of all hair but a bun; curls make it wavy."""
    if style != "curly":
        return globe.outline(_hair_spots(_HAIR[style]))
    run = wound(globe.around(_hair_spots(_HAIR[style]), 1.7, 2.6))
    outer = widened(run, 0.6 * globe.projection.scale)
    return [point if index % 2 else far for index, (point, far) in enumerate(zip(run, outer, strict=True))]


def _ears(globe: _Globe, portrait: Portrait, *, near: bool) -> list[Shape]:
    """Draw the ears that are turned to us, or those that only show beyond the face."""
    colours, name = portrait.colours, portrait.name
    shapes: list[Shape] = []
    for side in (-1.0, 1.0):
        seen = globe.faces((0.0, 0.0, side))
        if seen > _EAR if near else -0.5 < seen <= _EAR:
            ear = globe.disc((-0.03, -0.01, 0.335 * side), 0.066, 0.088, (0.8, 0.0, -0.5 * side))
            shapes.append(Shape(loop(ear), fill=colours.skin, name=f"{name}.ear"))
            if near:
                fold = globe.line(
                    1.8, (-0.05, 0.04, 0.35 * side), (0.0, 0.03, 0.35 * side), (-0.03, -0.04, 0.35 * side)
                )
                shapes.append(Shape(fold, fill=colours.skin_line, name=f"{name}.ear"))
    return shapes


_EAR: Final = 0.3
_BROW: Final = ((0.37, 0.168, 0.075), (0.35, 0.185, 0.14), (0.3, 0.15, 0.21))
_CHEEK_ROUND: Final = 4.0
_CHEEK_GONE: Final = 0.4
_CROWN: Final = 0.3
"""How much of a crown must look at us for strands on it to be seen."""


_NOSE: Final[tuple[Spot, ...]] = (
    (0.36, 0.06, 0.0),
    (0.455, -0.1, 0.02),
    (0.455, -0.1, -0.02),
    (0.38, -0.16, 0.0),
    (0.35, -0.13, 0.07),
    (0.35, -0.13, -0.07),
)


def _nose(globe: _Globe, portrait: Portrait) -> list[Shape]:
    return [Shape(loop(globe.outline(_NOSE)), fill=portrait.colours.skin, name=f"{portrait.name}.nose")]


def _features(globe: _Globe, skeleton: Skeleton, portrait: Portrait) -> list[Shape]:
    """Draw what makes a face: brows, eyes (open or closed), a nose, a mouth that smiles a little."""
    _, colours, name, plain = portrait
    shapes: list[Shape] = []
    blush = mixed(colours.skin, "#e0604a", 0.22)
    brows: Path = ()
    lids: Path = ()
    pupils: Path = ()
    # A bowed head sinks the inner ends, which stand out further, and would frown: they are raised by as much.
    level = max(-0.6, min(1.5, globe.sight[1] / max(0.3, globe.sight[0])))
    for side in (-1.0, 1.0):
        seen = globe.faces((0.86, 0.0, 0.5 * side))
        if seen < 0.15:
            continue
        # The far cheek goes round the edge of the face, and is the smaller the nearer it is to that.
        rounding = min(1.0, _CHEEK_ROUND * globe.faces((0.45, 0.0, 0.89 * side)))
        if not plain and rounding > _CHEEK_GONE:
            cheek = globe.disc((0.31, -0.13, 0.165 * side), 0.07 * rounding, 0.062 * rounding)
            shapes.append(Shape(loop(cheek), fill=blush, name=f"{name}.cheek"))
        brows += globe.line(
            3.0, *((ahead, above + (ahead - 0.3) * level, aside * side) for ahead, above, aside in _BROW)
        )
        if skeleton.eyes < 0.5:
            lids += globe.line(
                2.4, (0.37, 0.045, 0.09 * side), (0.355, 0.025, 0.135 * side), (0.33, 0.042, 0.18 * side)
            )
        else:
            pupils += loop(globe.disc((0.355, 0.045, 0.135 * side), 0.03, 0.042))
    shapes += _nose(globe, portrait)
    mouth = globe.line(2.2, (0.345, -0.255, -0.095), (0.385, -0.285, 0.0), (0.345, -0.255, 0.095))
    nose = globe.line(2.2, (0.38, -0.14, -0.055), (0.43, -0.165, 0.0), (0.38, -0.14, 0.055))
    if brows:
        shapes.append(Shape(brows, fill=colours.hair, name=f"{name}.brow"))
    shapes.append(Shape(mouth + nose, fill=colours.skin_line, name=f"{name}.mouth"))
    if lids:
        shapes.append(Shape(lids, fill=colours.ink, name=f"{name}.eye"))
    if pupils:
        shapes.append(Shape(pupils, fill=colours.ink, name=f"{name}.eye"))
    return shapes


_BACK: Final[tuple[Spot, ...]] = ((-0.12, 0.47, 0.6), (-0.32, 0.33, 1.0), (-0.39, 0.14, 1.1))
_FRONT: Final[tuple[Spot, ...]] = ((0.24, 0.41, 1.25), (0.1, 0.5, 1.0), (-0.1, 0.53, 0.6))
"""Where strands run, behind and before the crown; the last number is how much of their distance from the middle."""


def _strands(globe: _Globe, portrait: Portrait, *, before: bool) -> list[Shape]:
    if before and globe.sight[1] < _CROWN:
        return []
    colours = portrait.colours
    colour = mixed(colours.hair, colours.hair_line, 0.8)
    path: Path = ()
    for aside in (-0.12, 0.02, 0.15):
        path += globe.line(
            2.4, *((ahead, above, aside * share) for ahead, above, share in (_FRONT if before else _BACK))
        )
    return [Shape(path, fill=colour, name=f"{portrait.name}.strands")]
