"""Arrows: which way something moves."""

import math
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
    """The curve of an arrow in the scene: from its tail to its tip, drawn towards a point beside it."""

    tail: Point
    bend: Point
    tip: Point

    @classmethod
    def of(cls, item: Arrow, placed: Bodies, projection: Projection) -> "Run":
        """Return where an arrow runs; its tail is there."""
        tail = projection.point(find(item.tail, placed, 0.0))
        aside, bow = (-item.by[0], -item.bow) if projection.turned else (item.by[0], item.bow)
        across, down = aside * projection.scale, -item.by[1] * projection.scale
        bend = (tail[0] + across / 2 + down * bow, tail[1] + down / 2 - across * bow)
        return cls(tail, bend, (tail[0] + across, tail[1] + down))

    def at(self, share: float) -> Point:
        """Return a point a share of the way along."""
        one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share * share
        return (
            one * self.tail[0] + two * self.bend[0] + three * self.tip[0],
            one * self.tail[1] + two * self.bend[1] + three * self.tip[1],
        )


def _corners(run: Run) -> list[Point]:
    """Return the corners of an arrow that swells from its tail to a broad head, along a curve."""
    at, tip = run.at, run.tip
    length = math.dist(run.tail, run.bend) + math.dist(run.bend, tip)
    head, broad = min(38.0, length * 0.42), min(24.0, length * 0.27)
    neck = 1 - head / length
    left: list[Point] = []
    right: list[Point] = []
    for step in range(_STEPS + 1):
        share = neck * step / _STEPS
        here, ahead = at(share), at(share + 0.01)
        way = math.atan2(ahead[1] - here[1], ahead[0] - here[0])
        half = 3.5 + 5.0 * step / _STEPS
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
