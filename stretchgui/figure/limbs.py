"""Legs and arms as ribbons: each segment has a front and a back, and joints stay round however sharp the bend."""

import math
from functools import lru_cache
from typing import Final, NamedTuple

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.outline import Point, lined, loop, widened
from stretchgui.figure.shapes import Matrix, Path, Placed, PlainPath
from stretchgui.figure.skeleton import Bone


class Strip(NamedTuple):
    """A bone in the scene: two ends, the unit way along, the unit way across, and widths on both sides.

    Attributes:
        start: The root.
        end: The end.
        along: Unit direction in the scene.
        across: Unit direction at right angles, to the front of the bone.
        turn: 1 where the front is seen on edge, 0 where it looks at us (both sides then look alike).
        unit: Scene units for a centimetre.
    """

    start: Point
    end: Point
    along: Point
    across: Point
    turn: float
    unit: float

    def at(self, share: float, aside: float) -> Point:
        """Return a point: a share of the way along, so many centimetres to the front."""
        return (
            self.start[0] + (self.end[0] - self.start[0]) * share + self.across[0] * aside * self.unit,
            self.start[1] + (self.end[1] - self.start[1]) * share + self.across[1] * aside * self.unit,
        )

    def beyond(self, share: float, further: float, aside: float = 0.0) -> Point:
        """Return a point some centimetres further along than a share of the way."""
        x, y = self.at(share, aside)
        return x + self.along[0] * further * self.unit, y + self.along[1] * further * self.unit

    def length(self, whole: float) -> float:
        """Return how much of a bone's whole length (in centimetres) is seen (0..1)."""
        return min(1.0, math.dist(self.start, self.end) / self.unit / whole)

    def widths(self, part: str, share: float) -> tuple[float, float]:
        """Return the half-widths of a part as seen from here, in front and behind."""
        front, back = body.half_widths(part, share)
        middle, lean = (front + back) / 2, (front - back) / 2 * self.turn
        return middle + lean, middle - lean


def strip(projection: Projection, bone: Bone) -> Strip:
    """Look at a bone."""
    start, end = projection.point(bone.start), projection.point(bone.end)
    along = (end[0] - start[0], end[1] - start[1])
    size = math.hypot(*along)
    looks = projection.direction(bone.front)
    if size < 1e-6:
        along, size = (-looks[1], looks[0]), 1.0
        size = math.hypot(*along) or 1.0
    along = (along[0] / size, along[1] / size)
    across = (-along[1], along[0])
    seen = across[0] * looks[0] + across[1] * looks[1]
    if seen < 0:
        across, seen = (-across[0], -across[1]), -seen
    return Strip(start, end, along, across, min(1.0, seen), projection.scale)


LINE: Final = 0.36
"""How broad the lines on bodies are, in centimetres."""
_LENGTHS: Final = 2.0
"""Scene units between the lengths that outlines are made for: to be a hundredth longer is to be stretched."""
_SHORT: Final = 60.0
_TURNS: Final = 32.0
_SHADES: Final = 64.0


def by_itself(seen: Strip) -> tuple[Strip, Matrix]:
    """Return a bone as if it began at zero and pointed right, about as long, and how that is placed in the scene.

    A limb that turns and moves is the same by itself: what was drawn of it is only placed anew.
    """
    length = math.dist(seen.start, seen.end)
    about = length if length < _SHORT else round(length / _LENGTHS) * _LENGTHS
    stretch = length / about if about else 1.0
    (ax, ay), (bx, by) = seen.along, seen.across
    hand = 1.0 if ax * by - ay * bx > 0 else -1.0
    turn = round(seen.turn * _TURNS) / _TURNS
    own = Strip((0.0, 0.0), (about, 0.0), (1.0, 0.0), (0.0, hand), turn, seen.unit)
    return own, (ax * stretch, ay * stretch, bx * hand, by * hand, *seen.start)


def ribbon_path(
    seen: Strip,
    part: str,
    start: float = 0.0,
    end: float = 1.0,
    *,
    extra: float = 0.0,
    caps: tuple[bool, bool],
    more: float = 0.0,
) -> Path:
    """Return a stretch of a part as a path; `more` scene units wider and longer all round (a halo)."""
    own, matrix = by_itself(seen)
    return (Placed(_ribbon(own, part, start, end, extra, caps, more), matrix),)


@lru_cache(maxsize=1024)
def _ribbon(
    own: Strip, part: str, start: float, end: float, extra: float, caps: tuple[bool, bool], more: float
) -> PlainPath:
    points = ribbon(own, part, start, end, extra=extra, caps=caps)
    return loop(widened(points, more) if more else points)


def ribbon(
    seen: Strip, part: str, start: float = 0.0, end: float = 1.0, *, extra: float = 0.0, caps: tuple[bool, bool]
) -> list[Point]:
    """Return the outline of a stretch of a part, `extra` centimetres wider than the body (clothes).

    Args:
        seen: The bone.
        part: Whose widths to take.
        start: Where the stretch begins (0..1).
        end: Where it ends.
        extra: Centimetres of cloth.
        caps: Whether its start and its end are round (else cut off, a little curved).
    """
    shares = [start, *(share for share, _, _ in body.PROFILES[part] if start < share < end), end]
    widths = [seen.widths(part, share) for share in shares]
    front = [seen.at(share, ahead + extra) for share, (ahead, _) in zip(shares, widths, strict=True)]
    back = [seen.at(share, -behind - extra) for share, (_, behind) in zip(shares, widths, strict=True)]
    return [
        *front,
        *_cap(seen, end, widths[-1], extra, 1.0, round_cap=caps[1]),
        *reversed(back),
        *_cap(seen, start, widths[0], extra, -1.0, round_cap=caps[0])[::-1],
    ]


def _cap(
    seen: Strip, share: float, widths: tuple[float, float], extra: float, way: float, *, round_cap: bool
) -> list[Point]:
    ahead, behind = widths[0] + extra, -widths[1] - extra
    if not round_cap:
        middle = (ahead + behind) / 2
        bulge = (ahead - middle) * 0.55
        return [seen.beyond(share, way * 0.35, middle + bulge), seen.beyond(share, way * 0.35, middle - bulge)]
    middle, half = (ahead + behind) / 2, (ahead - behind) / 2
    return [
        seen.beyond(share, way * half * 0.71, middle + half * 0.71),
        seen.beyond(share, way * half, middle),
        seen.beyond(share, way * half * 0.71, middle - half * 0.71),
    ]


_FOOT: Final[tuple[tuple[float, float], ...]] = (
    # Centimetres ahead of the ankle, and above it (the instep's side), round the foot from the front of the ankle.
    (3.6, 3.6),
    (5.0, 0.2),
    (9.5, -2.0),
    (14.0, -3.2),
    (17.4, -3.6),
    (19.0, -4.9),
    (17.6, -6.5),
    (12.0, -6.6),
    (5.0, -6.1),
    (-1.5, -6.6),
    (-5.0, -6.2),
    (-6.1, -4.0),
    (-5.0, -0.6),
    (-3.7, 3.0),
)


def foot_path(seen: Strip, more: float = 0.0) -> Path:
    """Return a foot with heel, sole and toes, from the side; never thinner than a foot is from above."""
    own, matrix = by_itself(seen)
    return (Placed(_foot(own, more), matrix),)


@lru_cache(maxsize=256)
def _foot(own: Strip, more: float) -> PlainPath:
    stretch = _foot_stretch(own)
    points = [own.beyond(0.0, ahead * stretch, above) for ahead, above in _FOOT]
    return loop(widened(points, more) if more else points)


def _foot_stretch(seen: Strip) -> float:
    """Return how long a foot looks from here (a share): one that points at us is shorter."""
    return max(0.55, seen.length(body.FOOT * 0.72))


def toe_path(seen: Strip) -> Path:
    """Return the short line that parts the great toe from the others, as an area."""
    own, matrix = by_itself(seen)
    return (Placed(_toe(own), matrix),)


@lru_cache(maxsize=256)
def _toe(own: Strip) -> PlainPath:
    stretch = _foot_stretch(own)
    points = [own.beyond(0.0, ahead * stretch, above) for ahead, above in ((14.6, -4.9), (16.4, -5.0), (18.2, -5.1))]
    return lined(points, LINE * own.unit)


_LIGHT: Final = (0.0, -1.0)
"""Where the light comes from: straight above, so that a turned picture is lit alike."""


def shaded_side(across: Point) -> float:
    """Return which side of something lies in shade (the sign), and how much of it (0..1)."""
    return -(across[0] * _LIGHT[0] + across[1] * _LIGHT[1])


def shade(seen: Strip, part: str, start: float, end: float, extra: float = 0.0) -> Path:
    """Return the strip of a limb that lies in shade; it narrows to nothing as the limb turns to the light."""
    own, matrix = by_itself(seen)
    side = round(shaded_side(seen.across) * _SHADES) / _SHADES
    if side == 0:
        return ()
    return (Placed(_shade(own, part, start, end, extra, side), matrix),)


@lru_cache(maxsize=2048)
def _shade(own: Strip, part: str, start: float, end: float, extra: float, side: float) -> PlainPath:
    shares = [start, *(share for share, _, _ in body.PROFILES[part] if start < share < end), end]
    outer: list[Point] = []
    inner: list[Point] = []
    for index, share in enumerate(shares):
        ahead, behind = own.widths(part, share)
        half = (ahead + extra) if side > 0 else -(behind + extra)
        fade = 0.2 if index == 0 else 1.0
        outer.append(own.at(share, half))
        inner.append(own.at(share, half * (1 - 0.62 * abs(side) * fade)))
    return loop(outer + inner[::-1])


def leg_shades(thigh: Strip, shin: Strip, cuff: float) -> Path:
    """Return what lies in shade of a trouser leg; in the hollow of a bent knee both strips end where they meet."""
    end, start = 1.0, 0.0
    if _in_hollow(thigh, shin.along) and _in_hollow(shin, (-thigh.along[0], -thigh.along[1])):
        bend = math.acos(max(-1.0, min(1.0, thigh.along[0] * shin.along[0] + thigh.along[1] * shin.along[1])))
        near = thigh.widths("thigh", 1.0)[1] * math.tan(bend / 2) * thigh.unit
        end = max(_UNCROSSED, 1.0 - near / max(1.0, math.dist(thigh.start, thigh.end)))
        start = min(1.0 - _UNCROSSED, near / max(1.0, math.dist(shin.start, shin.end)))
    end, start = (round(share * _SHADES) / _SHADES for share in (end, start))
    return shade(thigh, "thigh", 0.12, end) + shade(shin, "shin", start, cuff)


def _in_hollow(one: Strip, other: Point) -> bool:
    """Say whether a bone's shaded side is the one to which the other bone goes from their joint."""
    return (one.across[0] * other[0] + one.across[1] * other[1]) * shaded_side(one.across) > 0


_UNCROSSED: Final = 0.6
"""How much of a thigh and of a shin shows its shade however sharp the knee is bent."""


class Sleeve(NamedTuple):
    """A sleeve: from where on it is free of the trunk, where it ends, and how many centimetres of cloth it is."""

    free: float
    end: float
    cloth: float


def seam_path(seen: Strip, part: str, at: float, extra: float) -> Path:
    """Return the line round the end of a sleeve, a share of the way along a part, as an area."""
    own, matrix = by_itself(seen)
    return (Placed(_seam(own, part, at, extra), matrix),)


@lru_cache(maxsize=512)
def _seam(own: Strip, part: str, at: float, extra: float) -> PlainPath:
    ahead, behind = own.widths(part, at)
    points = [own.at(at, ahead + extra), own.at(at + 0.02, 0.0), own.at(at, -behind - extra)]
    return lined(points, LINE * own.unit)


def leg_paths(thigh: Strip, shin: Strip, cuff: float, halo: float) -> tuple[Path, Path]:
    """Return a trouser leg down to a share of the shin, and a wider leg down to the ankle that leaves the hip free.

    A thigh is round at the knee and a shin is not: one round end fills the joint, and every edge costs.
    """
    lower = ribbon_path(shin, "shin", 0.0, cuff, extra=0.25, caps=(False, False))
    bare = ribbon_path(shin, "shin", extra=0.2, caps=(False, True), more=halo)
    below_hip = ribbon_path(thigh, "thigh", 0.2, 1.0, caps=(False, True), more=halo)
    return ribbon_path(thigh, "thigh", caps=(True, True)) + lower, below_hip + bare


def arm_paths(upper: Strip, fore: Strip, sleeve: Sleeve, halo: float) -> tuple[Path, Path]:
    """Return what is bare of an arm, from inside the sleeve to the wrist, and a wider arm, sleeve and all."""
    high = ribbon_path(upper, "upper-arm", sleeve.end - 0.1, caps=(False, True))
    low, wider = (ribbon_path(fore, "forearm", caps=(False, True), more=more) for more in (0.0, halo))
    own, matrix = by_itself(upper)
    return high + low, (Placed(_sleeved(own, sleeve, halo), matrix), *wider)


@lru_cache(maxsize=512)
def _sleeved(own: Strip, sleeve: Sleeve, halo: float) -> PlainPath:
    """Draw an upper arm from where its sleeve is free of the trunk, in one loop: every edge costs."""
    middle = (sleeve.free + sleeve.end) / 2
    cloth = ((share, sleeve.cloth) for share in (sleeve.free, middle, sleeve.end))
    ends = (*cloth, (sleeve.end + 0.06, 0.3), (1.0, 0.3))
    front: list[Point] = []
    back: list[Point] = []
    for share, extra in ends:
        ahead, behind = own.widths("upper-arm", share)
        front.append(own.at(share, ahead + extra))
        back.append(own.at(share, -behind - extra))
    elbow = _cap(own, 1.0, own.widths("upper-arm", 1.0), 0.3, 1.0, round_cap=True)
    top = _cap(own, sleeve.free, own.widths("upper-arm", sleeve.free), sleeve.cloth, -1.0, round_cap=False)
    return loop(widened([*front, *elbow, *back[::-1], *top[::-1]], halo))
