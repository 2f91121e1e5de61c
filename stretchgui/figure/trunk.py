"""The trunk from the side: a spine that bends, a shirt over it, and the seat of the trousers."""

import math
from typing import Final

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.outline import Point
from stretchgui.figure.skeleton import BREATH_BACK, BREATH_FRONT, Skeleton

_SHIRT: Final = (0.1, 0.22, 0.38, 0.55, 0.7, 0.84, 0.95)
_SEAT: Final = (0.0, 0.08, 0.16, 0.24)


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
        station(projection, skeleton, 1.03, 8.2),
        station(projection, skeleton, 1.10, 5.6),
        station(projection, skeleton, 1.13, 0.5),
        station(projection, skeleton, 1.12, -5.0),
        station(projection, skeleton, 1.03, -7.6),
    ]
    hem = [station(projection, skeleton, 0.085, -6.0), station(projection, skeleton, 0.085, 5.0)]
    return [front for front, _ in pairs] + top + [back for _, back in reversed(pairs)] + hem


def seat_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the seat of the trousers, from the waist down round the buttocks."""
    pairs = [front_and_back(projection, skeleton, at) for at in _SEAT]
    bottom = [
        station(projection, skeleton, -0.1, -11.0),
        station(projection, skeleton, -0.19, -7.0),
        station(projection, skeleton, -0.2, -1.0),
        station(projection, skeleton, -0.14, 5.0),
        station(projection, skeleton, -0.06, 8.2),
    ]
    return [front for front, _ in pairs] + [back for _, back in reversed(pairs)] + bottom


def neck_outline(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the neck, from inside the shirt up into the head."""
    head = skeleton.bones["head"]
    x, y = projection.point(head.start)
    up, front = projection.direction(skeleton.base.clock(skeleton.head_angle)), projection.direction(head.front)
    unit = projection.scale

    def on_head(above: float, ahead: float) -> Point:
        return x + (up[0] * above + front[0] * ahead) * unit, y + (up[1] * above + front[1] * ahead) * unit

    return [
        station(projection, skeleton, 1.02, 5.4),
        station(projection, skeleton, 1.12, 4.9),
        on_head(3.0, 3.6),
        on_head(8.0, 3.0),
        on_head(10.0, -3.0),
        on_head(7.0, -8.2),
        station(projection, skeleton, 1.16, -5.4),
        station(projection, skeleton, 1.02, -6.0),
    ]
