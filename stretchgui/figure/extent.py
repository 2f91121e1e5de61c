"""Where a figure is over all its moments, roughly: discs that cover the bodies, and the arrows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from stretchgui.figure import body
from stretchgui.figure.arrows import Run
from stretchgui.figure.camera import Projection
from stretchgui.figure.model import CONTRACT, HOLD, START, Figure, Role
from stretchgui.figure.motion import Frame
from stretchgui.figure.outline import Point
from stretchgui.figure.posing import Bodies, bodies, is_there
from stretchgui.figure.skeleton import kind_of
from stretchgui.figure.solids import corners
from stretchgui.figure.vector import Vector, between

SCALE: Final = 4.0
"""Scene units for a centimetre: the same in every figure, so that lines and letters always fit the bodies."""
HEAD_REACH: Final = 0.68
"""From the middle of a head to the end of any hair, in heads."""
_TRUNK_REACH: Final = 11.8
_ARROW_REACH: Final = 20.0
_PROP_REACH: Final = 6.0
_LOW: Final = 32.0
_STEPS: Final = (0.25, 0.5, 0.75)
_PASSING: Final = 0.2
"""How much it matters that a limb passes a name on its way."""


class Disc(NamedTuple):
    """Something round that is covered."""

    x: float
    y: float
    radius: float


class Box(NamedTuple):
    """A rectangle, y down."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Box":
        """Return it larger on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def around(self, other: "Box") -> "Box":
        """Return the box round both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Instant(NamedTuple):
    """One moment: what the bodies and arrows cover, where the middle of each head is, and how much it counts."""

    discs: tuple[Disc, ...]
    heads: dict[Role, Point]
    weight: float


class Ground(NamedTuple):
    """The rectangle of the room over which bodies are low, in centimetres: x from left to right, z from far to near."""

    left: float
    right: float
    far: float
    near: float


@dataclass(frozen=True, slots=True)
class Extent:
    """A figure over all its moments, unturned, in scene units from the figure's own zero."""

    instants: tuple[Instant, ...]
    box: Box
    ground: Ground


def level(figure: Figure, *, x: float = 0.0, y: float = 0.0) -> Projection:
    """Return how a figure is looked at, unturned, with its zero somewhere."""
    return Projection.of(figure, SCALE, x, y)


def frames(figure: Figure) -> Iterator[Frame]:
    """Yield every moment of a figure, with full lungs, and steps between those that follow each other."""
    present = [name for name in (START, HOLD, CONTRACT) if name in figure.moments]
    for name in present:
        yield Frame(name, name, 1.0, 1.0)
    for one, two in pairwise(present):
        for step in _STEPS:
            yield Frame(one, two, step, 1.0)


@lru_cache(maxsize=128)
def extent(figure: Figure) -> Extent:
    """Measure a figure."""
    projection = level(figure)
    instants: list[Instant] = []
    low: list[Vector] = []
    things = tuple(Disc(*projection.point(corner), _PROP_REACH) for corner in corners(figure.props))
    for frame in frames(figure):
        placed = bodies(figure, frame)
        low += _low_places(placed)
        discs = (*_discs(placed, projection), *_arrows(figure, frame, placed, projection), *things)
        heads = {role: _head(placed, role, projection) for role in placed}
        instants.append(Instant(discs, heads, 1.0 if frame.start == frame.end else _PASSING))
    every = [disc for instant in instants for disc in instant.discs]
    box = Box(
        min(disc.x - disc.radius for disc in every),
        min(disc.y - disc.radius for disc in every),
        max(disc.x + disc.radius for disc in every),
        max(disc.y + disc.radius for disc in every),
    )
    # What stands on the mat stands on it with all its feet.
    low += (
        corner for corner in corners(tuple(prop for prop in figure.props if prop.kind != "wall")) if corner[1] < _LOW
    )
    return Extent(tuple(instants), box, _ground(low))


def _ground(low: Sequence[Vector]) -> Ground:
    if not low:
        return Ground(0.0, 0.0, 0.0, 0.0)
    return Ground(
        min(x for x, _, _ in low), max(x for x, _, _ in low), min(z for _, _, z in low), max(z for _, _, z in low)
    )


def _low_places(placed: Bodies) -> Iterator[Vector]:
    """Yield the joints that are near the mat."""
    for skeleton in placed.values():
        places = [place for bone in skeleton.bones.values() for place in (bone.start, bone.end)]
        yield from (place for place in (*places, *skeleton.spine) if place[1] < _LOW)


def _head(placed: Bodies, role: Role, projection: Projection) -> Point:
    head = placed[role].bones["head"]
    return projection.point(between(head.start, head.end, 0.5))


def _discs(placed: Bodies, projection: Projection) -> Iterator[Disc]:
    for skeleton in placed.values():
        for name, bone in skeleton.bones.items():
            if name == "head":
                middle = projection.point(between(bone.start, bone.end, 0.5))
                yield Disc(*middle, HEAD_REACH * body.HEAD * SCALE)
                continue
            kind = kind_of(name)
            for share in _ALONG[kind]:
                half = _REACH.get(kind) or max(body.half_widths(kind, share))
                yield Disc(*projection.point(between(bone.start, bone.end, share)), half * SCALE)
        for place in skeleton.spine:
            yield Disc(*projection.point(place), _TRUNK_REACH * SCALE)


_ALONG: Final = {
    "thigh": (0.0, 0.33, 0.67, 1.0),
    "shin": (0.33, 0.67, 1.0),
    "foot": (0.0, 0.5, 1.0),
    "upper-arm": (0.0, 0.25, 0.5, 0.75, 1.0),
    "forearm": (0.33, 0.67, 1.0),
    "hand": (0.5, 0.8),
}
_REACH: Final = {"foot": 6.6, "hand": 6.0}
"""Half-widths, in centimetres, of what is not as wide as its bone says."""


def _arrows(figure: Figure, frame: Frame, placed: Bodies, projection: Projection) -> Iterator[Disc]:
    for arrow in figure.arrows:
        if frame.end not in arrow.when or not is_there(arrow.tail, placed):
            continue
        run = Run.of(arrow, placed, projection)
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            yield Disc(*run.at(share), _ARROW_REACH)
