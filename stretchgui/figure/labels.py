"""The names in a picture: beside each head, where they cover nothing, and in the same place at every moment."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.camera import HEIGHT, WIDTH, Projection
from stretchgui.figure.look import Look
from stretchgui.figure.model import Figure, Role
from stretchgui.figure.motion import Frame
from stretchgui.figure.outline import Point
from stretchgui.figure.posing import Bodies, bodies, find, is_there
from stretchgui.figure.shapes import Label
from stretchgui.figure.skeleton import Skeleton, kind_of
from stretchgui.figure.vector import between

SIZE: Final = 25.0
_LETTER: Final = 0.6
"""A letter's width as a share of the size, in a semi-bold face."""
_TYPICAL: Final = 6
"""Letters of the name that a place is chosen for: it must not depend on who looks at the picture."""
_EDGE: Final = 12.0

Spot: TypeAlias = tuple[float, float]
"""Where a name is, seen from its head: to the right and down, in heads."""
_SPOTS: Final[tuple[Spot, ...]] = tuple(
    (across * reach, down * reach)
    for reach in (1.0, 1.5, 2.1, 2.8)
    for across, down in ((0.0, -1.0), (-1.0, 0.0), (1.0, 0.0), (-0.75, -0.8), (0.75, -0.8), (0.0, 1.0))
)
_FAR_AWAY: Final = 1.2
"""What a name's distance counts for, in discs covered per head."""


def name_labels(
    figure: Figure, placed: Bodies, projection: Projection, look: Look, names: Sequence[str]
) -> list[Label]:
    """Write who is who beside their heads, in the colours of their clothes."""
    found: list[Label] = []
    for skeleton, text in zip(placed.values(), names, strict=False):
        if not text:
            continue
        clothes = look.receiver_clothes if skeleton.role == "receiver" else look.helper_clothes
        x, y = _middle(skeleton, projection, spot(figure, skeleton.role, projection), len(text))
        found.append(Label(text, x, y + SIZE * 0.36, SIZE, clothes.label, "middle", f"{skeleton.role}.name"))
    return found


@lru_cache(maxsize=256)
def spot(figure: Figure, role: Role, projection: Projection) -> Spot:
    """Choose on which side of a head its name covers least, over all moments of a figure."""
    covered = dict.fromkeys(_SPOTS, 0.0)
    for moment in figure.moments:
        placed = bodies(figure, Frame(moment, moment))
        taken = [*_taken(placed, projection), *_arrows(figure, moment, placed, projection)]
        for where in _SPOTS:
            middle = _middle(placed[role], projection, where, _TYPICAL)
            covered[where] += math.hypot(*where) * _FAR_AWAY + _overlap(middle, taken)
    return min(_SPOTS, key=lambda where: covered[where])


def _middle(skeleton: Skeleton, projection: Projection, where: Spot, letters: int) -> Point:
    head = skeleton.bones["head"]
    x, y = projection.point(between(head.start, head.end, 0.5))
    half = SIZE * _LETTER * letters / 2
    unit = 0.7 * body.HEAD * projection.scale
    size = math.hypot(*where)
    # A word is wider than high: beside a head it needs half its own width more.
    x += where[0] * unit + (where[0] / size) * half
    y += where[1] * unit + (where[1] / size) * SIZE * 0.62
    y = min(HEIGHT - SIZE * 0.8, max(SIZE * 0.8, y))
    return min(WIDTH - _EDGE - half, max(_EDGE + half, x)), y


def _taken(placed: Bodies, projection: Projection) -> Iterator[tuple[Point, float]]:
    """Yield discs that the bodies cover."""
    for skeleton in placed.values():
        for name, bone in skeleton.bones.items():
            if name == "head":
                yield projection.point(between(bone.start, bone.end, 0.5)), 0.6 * body.HEAD * projection.scale
                continue
            half = sum(body.half_widths(kind_of(name), 0.5)) / 2 * projection.scale
            for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                yield projection.point(between(bone.start, bone.end, share)), half
        for place in skeleton.spine:
            yield projection.point(place), 9.5 * projection.scale


def _arrows(figure: Figure, moment: str, placed: Bodies, projection: Projection) -> Iterator[tuple[Point, float]]:
    for arrow in figure.arrows:
        if moment in arrow.when and is_there(arrow.tail, placed):
            tail = find(arrow.tail, placed, 0.0)
            for share in (0.0, 0.5, 1.0):
                here = (tail[0] + arrow.by[0] * share, tail[1] + arrow.by[1] * share, tail[2])
                yield projection.point(here), 16.0


def _overlap(middle: Point, taken: Sequence[tuple[Point, float]]) -> float:
    """Return how many discs a name would lie on."""
    half = SIZE * _LETTER * _TYPICAL / 2
    found = 0.0
    for (x, y), radius in taken:
        aside = max(0.0, abs(x - middle[0]) - half)
        above = max(0.0, abs(y - middle[1]) - SIZE * 0.5)
        if aside * aside + above * above < radius * radius:
            found += 1.0
    return found
