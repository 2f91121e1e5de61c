"""Trunk and head of somebody who is seen from above: shoulders, back, and the top of the head."""

from typing import Final

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.look import HairStyle, mixed
from stretchgui.figure.outline import Point, ellipse, loop, smooth
from stretchgui.figure.palette import Palette
from stretchgui.figure.shapes import Path, Shape
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.vector import between

# Share of the way from the hips to the shoulders, and the half-width there, in centimetres.
_BACK: Final = ((0.16, 14.5), (0.42, 13.6), (0.7, 16.5), (0.9, 19.0), (1.0, 19.4))
_SEAT: Final = ((0.05, 15.6), (0.3, 14.0))


class _Plan:
    """Places points over a person: a share of the way from hips to shoulders, centimetres ahead and to her left."""

    def __init__(self, projection: Projection, skeleton: Skeleton) -> None:
        self.unit = projection.scale
        self.hips = projection.point(skeleton.spine[0])
        self.chest = projection.point(skeleton.spine[-1])
        self.ahead = projection.direction(skeleton.base.front)
        self.left = projection.direction(skeleton.base.left)

    def at(self, share: float, aside: float, further: float = 0.0) -> Point:
        return (
            self._along(0, share) + (self.left[0] * aside + self.ahead[0] * further) * self.unit,
            self._along(1, share) + (self.left[1] * aside + self.ahead[1] * further) * self.unit,
        )

    def _along(self, axis: int, share: float) -> float:
        return self.hips[axis] + (self.chest[axis] - self.hips[axis]) * share


def shirt_from_above(projection: Projection, skeleton: Skeleton) -> list[Point]:
    """Return the shirt's outline over the back and both shoulders."""
    plan = _Plan(projection, skeleton)
    left = [plan.at(share, half) for share, half in _BACK]
    right = [plan.at(share, -half) for share, half in reversed(_BACK)]
    shoulders = [plan.at(1.0, 15.0, 6.2), plan.at(1.0, 6.5, 7.6), plan.at(1.0, -6.5, 7.6), plan.at(1.0, -15.0, 6.2)]
    hem = [plan.at(0.14, -7.0, -1.0), plan.at(0.14, 7.0, -1.0)]
    return left + shoulders + right + hem


def seat_from_above(projection: Projection, skeleton: Skeleton) -> Path:
    """Return the seat of the trousers, behind the shirt's hem."""
    plan = _Plan(projection, skeleton)
    left = [plan.at(share, half) for share, half in _SEAT]
    right = [plan.at(share, -half) for share, half in reversed(_SEAT)]
    behind = [plan.at(0.0, -13.0, -6.0), plan.at(0.0, -5.0, -8.5), plan.at(0.0, 5.0, -8.5), plan.at(0.0, 13.0, -6.0)]
    return loop(left + right + behind)


def spine_line(projection: Projection, skeleton: Skeleton) -> Path:
    """Return the soft line of the spine under the shirt."""
    plan = _Plan(projection, skeleton)
    return smooth([plan.at(0.25, 0.0), plan.at(0.5, 0.6), plan.at(0.8, 0.0)], closed=False)


def _crown(projection: Projection, skeleton: Skeleton) -> tuple[Point, Point, Point, float]:
    head = skeleton.bones["head"]
    middle = projection.point(between(head.start, head.end, 0.62))
    ahead = projection.direction(skeleton.base.front)
    left = projection.direction(skeleton.base.left)
    return middle, ahead, left, projection.scale * body.HEAD


def head_from_above_silhouette(projection: Projection, skeleton: Skeleton, style: HairStyle) -> list[list[Point]]:
    """Return the loops of what stands out of a head from above."""
    middle, ahead, left, unit = _crown(projection, skeleton)

    def at(forward: float, aside: float) -> Point:
        return (
            middle[0] + (ahead[0] * forward + left[0] * aside) * unit,
            middle[1] + (ahead[1] * forward + left[1] * aside) * unit,
        )

    loops = [[at(x, y) for x, y in _SKULL]]
    if style == "bun":
        loops.append([at(-0.42 + 0.15 * x, 0.15 * y) for x, y in _ROUND])
    return loops


_ROUND: Final = ((1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7), (-1.0, 0.0), (-0.7, -0.7), (0.0, -1.0), (0.7, -0.7))
_SKULL: Final = (
    (0.42, 0.0),
    (0.36, 0.2),
    (0.12, 0.33),
    (-0.18, 0.34),
    (-0.42, 0.2),
    (-0.48, 0.0),
    (-0.42, -0.2),
    (-0.18, -0.34),
    (0.12, -0.33),
    (0.36, -0.2),
)


def head_from_above(
    projection: Projection, skeleton: Skeleton, style: HairStyle, colours: Palette, name: str, *, plain: bool
) -> list[Shape]:
    """Draw a head from above: the nose and the ears say where it looks."""
    middle, ahead, left, unit = _crown(projection, skeleton)

    def at(forward: float, aside: float) -> Point:
        return (
            middle[0] + (ahead[0] * forward + left[0] * aside) * unit,
            middle[1] + (ahead[1] * forward + left[1] * aside) * unit,
        )

    face = loop(
        [
            at(x, y)
            for x, y in ((0.53, 0.0), (0.47, 0.07), (0.42, 0.22), (0.2, 0.3), (0.2, -0.3), (0.42, -0.22), (0.47, -0.07))
        ]
    )
    shapes = [Shape(face, fill=colours.skin, name=name)]
    ears = ellipse(at(-0.02, 0.345), 0.055 * unit, 0.055 * unit) + ellipse(
        at(-0.02, -0.345), 0.055 * unit, 0.055 * unit
    )
    shapes.append(Shape(ears, fill=colours.skin, name=f"{name}.ear"))
    if style == "bald":
        shapes.append(Shape(loop([at(x * 0.98, y * 0.98) for x, y in _SKULL]), fill=colours.skin, name=name))
        return shapes
    cap = [at(x if x < 0.3 else x - 0.06, y) for x, y in _SKULL]
    shapes.append(Shape(loop(cap), fill=colours.hair, name=f"{name}.hair"))
    if style == "bun":
        shapes.append(Shape(ellipse(at(-0.42, 0.0), 0.15 * unit, 0.15 * unit), fill=colours.hair, name=f"{name}.hair"))
    if not plain:
        for curve in (((0.2, 0.1), (0.0, 0.17), (-0.22, 0.14)), ((0.24, -0.02), (0.05, 0.03), (-0.12, 0.02))):
            line = smooth([at(x, y) for x, y in curve], closed=False)
            sheen = mixed(colours.hair, colours.hair_line, 0.8)
            shapes.append(Shape(line, stroke=sheen, stroke_width=0.022 * unit, name=f"{name}.hair"))
    return shapes
