"""Arrows: which way something moves."""

import math
from typing import Final

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
    tail = projection.point(find(item.tail, placed, 0.0))
    unit = projection.scale
    aside = -item.by[0] if projection.turned else item.by[0]
    tip = (tail[0] + aside * unit, tail[1] - item.by[1] * unit)
    across, down = tip[0] - tail[0], tip[1] - tail[1]
    bow = -item.bow if projection.turned else item.bow
    bend = (tail[0] + across / 2 + down * bow, tail[1] + down / 2 - across * bow)
    corners = _corners(tail, bend, tip)
    colour = look.arrow if item.kind == "guide" else look.receiver_clothes.label
    return [
        Shape(grown(corners, _HALO), fill=look.background, opacity=opacity, name="arrow.outline"),
        Shape(grown(corners, _ROUND), fill=colour, opacity=opacity, name=f"arrow.{item.kind}"),
    ]


def _corners(tail: Point, bend: Point, tip: Point) -> list[Point]:
    """Return the corners of an arrow that swells from its tail to a broad head, along a curve."""
    length = math.dist(tail, bend) + math.dist(bend, tip)
    head, broad = min(38.0, length * 0.42), min(24.0, length * 0.27)

    def at(share: float) -> Point:
        one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share * share
        return (
            one * tail[0] + two * bend[0] + three * tip[0],
            one * tail[1] + two * bend[1] + three * tip[1],
        )

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
