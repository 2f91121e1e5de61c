"""Arrows: which way something moves."""

import math
from itertools import pairwise
from typing import Final, NamedTuple

from stretchgui.figure.camera import Projection
from stretchgui.figure.look import Look
from stretchgui.figure.model import Arrow
from stretchgui.figure.outline import Point, grown
from stretchgui.figure.posing import Bodies, find, is_there
from stretchgui.figure.shapes import Shape

_ROUND: Final = 2.0
_HALO: Final = 5.5
"""Scene units round an arrow's corners: of its own colour, and of the background's."""


def arrow_shapes(item: Arrow, placed: Bodies, projection: Projection, look: Look, opacity: float) -> list[Shape]:
    """Draw one bold arrow, from its place on a body the way it says, clear of what is behind it."""
    if not is_there(item.tail, placed):
        return []
    corners = _corners(Run.of(item, placed, projection))
    colour = look.arrow if item.kind == "guide" else look.receiver_clothes.label
    return [
        Shape(grown(corners, _HALO), fill=look.background, opacity=opacity, name="arrow.outline"),
        Shape(grown(corners, _ROUND), fill=colour, opacity=opacity, name=f"arrow.{item.kind}"),
    ]


class Run(NamedTuple):
    """Where an arrow runs in the scene: drawn from its tail to its tip towards a point beside them, or round a place.

    Attributes:
        tail: Where it begins; of a ring, its middle.
        across: How far its tip is to the right of the tail; of a ring, half its width.
        down: How far its tip is below the tail; of a ring, half its height.
        bow: How curved it is, as a share of its length.
        turn: How many radians of a ring it goes round, by the side that is nearest to us; 0 for no ring.
    """

    tail: Point
    across: float
    down: float
    bow: float
    turn: float

    @classmethod
    def of(cls, item: Arrow, placed: Bodies, projection: Projection) -> "Run":
        """Return where an arrow runs; its tail is there."""
        tail = projection.point(find(item.tail, placed, 0.0))
        way = -1 if projection.turned else 1
        across, up = way * item.by[0] * projection.scale, item.by[1] * projection.scale
        return cls(tail, across, up if item.turn else -up, way * item.bow, math.radians(item.turn))

    def at(self, share: float) -> Point:
        """Return a point a share of the way along."""
        x, y = self.tail
        if self.turn:
            angle = self.turn * (share - 0.5)
            return x + self.across * math.sin(angle), y + self.down * math.cos(angle)
        beside, along = 2 * share * (1 - share), share * share
        return (
            x + beside * (self.across / 2 + self.down * self.bow) + along * self.across,
            y + beside * (self.down / 2 - self.across * self.bow) + along * self.down,
        )

    @property
    def steps(self) -> int:
        """Return in how many straight steps it is drawn."""
        return _STEPS_ROUND if self.turn else _STEPS

    @property
    def length(self) -> float:
        """Return about how long it is."""
        places = [self.at(step / self.steps) for step in range(self.steps + 1)]
        return sum(math.dist(one, other) for one, other in pairwise(places))


def _corners(run: Run) -> list[Point]:
    """Return the corners of an arrow that swells from its tail to a broad head, along a curve."""
    at, tip, length = run.at, run.at(1.0), run.length
    head, broad = min(38.0, length * 0.42), min(24.0, length * 0.27)
    neck = 1 - head / length
    left: list[Point] = []
    right: list[Point] = []
    for step in range(run.steps + 1):
        share = neck * step / run.steps
        here, ahead = at(share), at(share + 0.01)
        way = math.atan2(ahead[1] - here[1], ahead[0] - here[0])
        half = 3.5 + 5.0 * step / run.steps
        left.append((here[0] - math.sin(way) * half, here[1] + math.cos(way) * half))
        right.append((here[0] + math.sin(way) * half, here[1] - math.cos(way) * half))
    base = at(neck)
    way = math.atan2(tip[1] - base[1], tip[0] - base[0])
    back = -3.0
    wings = [
        (
            base[0] - math.sin(way) * broad * turn + math.cos(way) * back,
            base[1] + math.cos(way) * broad * turn + math.sin(way) * back,
        )
        for turn in (1.0, -1.0)
    ]
    return [*left, wings[0], tip, wings[1], *right[::-1]]


_STEPS: Final = 8
_STEPS_ROUND: Final = 16
