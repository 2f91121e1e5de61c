"""The trunk from the side: a spine that bends, a shirt over it, and the seat of the trousers."""

import math
from typing import Final

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.outline import Point
from stretchgui.figure.skeleton import BREATH_BACK, BREATH_FRONT, Skeleton

_HEM: Final = 0.19
_SHIRT: Final = (_HEM, 0.28, 0.4, 0.55, 0.7, 0.84, 0.94)
_SEAT: Final = (0.0, 0.08, 0.16)


def station(projection: Projection, skeleton: Skeleton, at: float, aside: float) -> Point:
    """Return a point beside the spine: a share of the way up, so many centimetres to the front."""
    here, front = skeleton.on_spine(at)
    x, y = projection.point(here)
    across = projection.direction(front)
    return x + across[0] * aside * projection.scale, y + across[1] * aside * projection.scale


def _swell(skeleton: Skeleton, at: float) -> tuple[float, float]:
    """Return what the breath adds in front and behind: most at the lower ribs, nothing at the ends."""
    wave = math.sin(math.pi * min(1.0, max(0.0, (at - 0.05) / 0.95)))
    return BREATH_FRONT * skeleton.breath * wave, BREATH_BACK * skeleton.breath * wave


def front_and_back(projection: Projection, skeleton: Skeleton, at: float) -> tuple[Point, Point]:
    """Return the two points of the trunk's outline at a share of the way up."""
    ahead, behind = body.half_widths("trunk", min(1.0, max(0.0, at)))
    more_ahead, more_behind = _swell(skeleton, at)
    return (
        station(projection, skeleton, at, ahead + more_ahead),
        station(projection, skeleton, at, -behind - more_behind),
    )


def shirt_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the shirt's outline, from its hem in front over the chest and shoulder down the back."""
    pairs = [front_and_back(projection, skeleton, at) for at in _SHIRT]
    top = [
        station(projection, skeleton, 1.03, 8.4),
        station(projection, skeleton, 1.09, 6.2),
        station(projection, skeleton, 1.12, 3.4),
        station(projection, skeleton, 1.125, -2.0),
        station(projection, skeleton, 1.115, -5.2),
        station(projection, skeleton, 1.03, -7.4),
    ]
    hem = [station(projection, skeleton, _HEM - 0.012, -5.0), station(projection, skeleton, _HEM - 0.012, 4.5)]
    return [front for front, _ in pairs] + top + [back for _, back in reversed(pairs)] + hem


def hem_line(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the seam above the shirt's hem, from front to back."""
    at = _HEM + 0.028
    ahead, behind = body.half_widths("trunk", at)
    more_ahead, more_behind = _swell(skeleton, at)
    places = (ahead + more_ahead - 0.4, 4.5, -5.0, -behind - more_behind + 0.4)
    sag = (0.0, 0.012, 0.012, 0.0)
    return [station(projection, skeleton, at - low, aside) for aside, low in zip(places, sag, strict=True)]


def shade_outline(projection: Projection, skeleton: Skeleton, ats: tuple[float, ...], side: float) -> list[Point]:
    """Return the strip of the trunk that lies in shade: behind (side -1) or in front (+1), `side` 0..1 thick."""
    outer: list[Point] = []
    inner: list[Point] = []
    for index, at in enumerate(ats):
        ahead, behind = body.half_widths("trunk", min(1.0, max(0.0, at)))
        more_ahead, more_behind = _swell(skeleton, at)
        half = (ahead + more_ahead) if side > 0 else -(behind + more_behind)
        fade = 0.25 if index in (0, len(ats) - 1) else 1.0
        outer.append(station(projection, skeleton, at, half))
        inner.append(station(projection, skeleton, at, half * (1 - 0.52 * abs(side) * fade)))
    return outer + inner[::-1]


def seat_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the seat of the trousers, from under the shirt down round the buttocks."""
    pairs = [front_and_back(projection, skeleton, at) for at in _SEAT]
    waist = [station(projection, skeleton, 0.27, 7.0), station(projection, skeleton, 0.27, -6.5)]
    bottom = [
        station(projection, skeleton, -0.1, -11.0),
        station(projection, skeleton, -0.19, -7.0),
        station(projection, skeleton, -0.2, -1.0),
        station(projection, skeleton, -0.14, 5.0),
        station(projection, skeleton, -0.06, 8.2),
    ]
    return [front for front, _ in pairs] + waist + [back for _, back in reversed(pairs)] + bottom


def neck_outline(projection: Projection, skeleton: Skeleton, *, collar: bool) -> list[Point]:
    """Return the neck up into the head: from inside the shirt, or (`collar`) only what shows above it."""
    head = skeleton.bones["head"]
    x, y = projection.point(head.start)
    up, front = projection.direction(head.way), projection.direction(head.front)
    unit = projection.scale

    def on_head(above: float, ahead: float) -> Point:
        return x + (up[0] * above + front[0] * ahead) * unit, y + (up[1] * above + front[1] * ahead) * unit

    base = (
        [
            station(projection, skeleton, 1.13, -4.2),
            station(projection, skeleton, 1.15, 0.0),
            station(projection, skeleton, 1.115, 4.5),
        ]
        if collar
        else [station(projection, skeleton, 1.05, -4.4), station(projection, skeleton, 1.02, 5.4)]
    )
    return [
        *base,
        station(projection, skeleton, 1.15, 4.7),
        on_head(2.6, 3.2),
        on_head(8.0, 3.4),
        on_head(11.0, -3.2),
        on_head(8.0, -6.9),
        station(projection, skeleton, 1.2, -4.7),
    ]


def collar_line(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the shirt's neckline, from the throat to the nape."""
    return [
        station(projection, skeleton, 1.085, 6.0),
        station(projection, skeleton, 1.105, 3.4),
        station(projection, skeleton, 1.108, -2.0),
        station(projection, skeleton, 1.1, -5.0),
    ]
