"""The names in a picture: beside each head, on nobody's face or name, and in the same place at every moment."""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.camera import Projection
from stretchgui.figure.extent import SCALE, Box, Disc, Instant, extent, level
from stretchgui.figure.look import Look
from stretchgui.figure.model import Figure, Role
from stretchgui.figure.outline import Point
from stretchgui.figure.posing import Bodies
from stretchgui.figure.shapes import Label
from stretchgui.figure.vector import between

SIZE: Final = 27.0
_SIZES: Final = (1.0, 0.85, 0.72, 0.6)
"""How much smaller a long name may be written."""
_TYPICAL: Final = "Partner A"
"""The name that a picture leaves room for: how large its bodies are must not depend on who looks at it."""
_EDGE: Final = 14.0
_GAP: Final = 6.0
_LINE: Final = 1.16
"""A line's height as a share of the letters' size."""

Spot: TypeAlias = tuple[float, float]
"""Where a name is, seen from its head: to the right and down, in heads."""
_SPOTS: Final[tuple[Spot, ...]] = tuple(
    (across * reach, down * reach)
    for reach in (1.0, 1.45, 2.0, 2.7)
    for across, down in ((0.0, -1.0), (-1.0, 0.0), (1.0, 0.0), (-0.8, -0.75), (0.8, -0.75), (0.0, 1.0))
)

_CLEAR: Final = 0.78
"""From the middle of a head to the nearest name, in heads: no hair touches it."""

# How bad a place is, at each moment.
_DISTANCE: Final = 1.2
_ON_A_BODY: Final = 3.0
_ON_A_HEAD: Final = 30.0
_ON_A_NAME: Final = 60.0
_BESIDE_ANOTHER: Final = 8.0
"""For a name that is nearer to another head than to its own."""
_SMALLER: Final = 14.0
_CUT: Final = 3.0
_GROWTH: Final = 1 / 16
_SHAPE: Final = 1.4
"""How much wider than high a picture may be before it is shown smaller for its width."""

_BREADTHS: Final = (math.inf, 11.0, 7.0)
"""How broad a name is left, at most, as a multiple of the letters' size: what is cut has an ellipsis."""


class Place(NamedTuple):
    """What is written of a name, where from its head, and how large its letters are."""

    text: str
    spot: Spot
    size: float


def name_labels(
    figure: Figure, placed: Bodies, projection: Projection, box: Box, look: Look, names: Sequence[str]
) -> list[Label]:
    """Write who is who beside their heads, in the colours of their clothes.

    Args:
        figure: Whose picture it is.
        placed: The bodies at this moment.
        projection: How the picture looks at them.
        box: What the picture shows, unturned and from the figure's own zero.
        look: The colours.
        names: The receiver's name and the helper's; an empty one is not written.
    """
    found: list[Label] = []
    for role, place in places(figure, tuple(names), box).items():
        clothes = look.receiver_clothes if role == "receiver" else look.helper_clothes
        head = placed[role].bones["head"]
        area = _area(level(figure).point(between(head.start, head.end, 0.5)), place, box)
        x, y = (area.left + area.right) / 2 - box.left, (area.top + area.bottom) / 2 - box.top
        if projection.axis is not None:
            x = 2 * projection.axis - x
        y += place.size * 0.36
        room = area.right - area.left
        found.append(Label(place.text, x, y, place.size, clothes.label, room=room, name=f"{role}.name"))
    return found


@lru_cache(maxsize=256)
def places(figure: Figure, names: tuple[str, ...], box: Box | None) -> Mapping[Role, Place]:
    """Choose where the names stand: large, near, over little, never over each other.

    Args:
        figure: Whose picture it is.
        names: What is to be written; nothing for an empty one.
        box: Where they must stay; None lets the picture grow, as little as can be.
    """
    instants = extent(figure).instants
    chosen: dict[Role, Place] = {}
    taken: list[list[Box]] = [[] for _ in instants]
    # Who lies has more room round the head, and comes last.
    for role, name in reversed(tuple(zip(figure.roles, names, strict=False))):
        if name:
            place = chosen[role] = _best(figure, role, name, box, taken)
            for instant, names_there in zip(instants, taken, strict=True):
                names_there.append(_area(instant.heads[role], place, box))
    return {role: chosen[role] for role in figure.roles if role in chosen}


def _best(figure: Figure, role: Role, name: str, box: Box | None, taken: Sequence[Sequence[Box]]) -> Place:
    """Try all places, from the best sort of lettering to the worst, and give up each as soon as it is too bad."""
    instants = extent(figure).instants
    texts = dict.fromkeys(_cut(name, most) for most in _BREADTHS)
    sorts = sorted(
        (_SMALLER * (1 - share) + _CUT * step, text, SIZE * share)
        for step, text in enumerate(texts)
        for share in _SIZES
        if box is None or breadth(text) * SIZE * share <= box.right - box.left - 2 * _EDGE
    )
    ground = extent(figure).box if box is None else None
    best, least = Place(name, _SPOTS[0], SIZE), math.inf
    for bad, text, size in sorts:
        for spot in _SPOTS:
            place = Place(text, spot, size)
            cost = bad * len(instants)
            for instant, names_there in zip(instants, taken, strict=True):
                if cost >= least:
                    break
                area = _area(instant.heads[role], place, box)
                cost += _badness(area, spot, instant, role, names_there) * instant.weight + _growth(area, ground)
            if cost < least:
                best, least = place, cost
    return best


def typical(figure: Figure) -> Iterator[Box]:
    """Yield what names of the usual length cover, over all moments."""
    for role, place in places(figure, (_TYPICAL,) * len(figure.roles), None).items():
        for instant in extent(figure).instants:
            yield _area(instant.heads[role], place, None)


@lru_cache(maxsize=512)
def breadth(text: str) -> float:
    """Return how wide a text is in a semi-bold face, at most, as a multiple of the letters' size."""
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if unicodedata.combining(letter):
        return 0.0
    return 0.4 if letter in " .,'’ijlItfr-" else 1.06 if letter in "mwMW@" else 0.8 if letter.isupper() else 0.68


def _cut(name: str, most: float) -> str:
    """Cut a name that is broader than that."""
    if breadth(name) <= most:
        return name
    while name and breadth(f"{name}…") > most:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _area(head: Point, place: Place, box: Box | None) -> Box:
    """Return the rectangle that a name covers, inside the box if there is one."""
    half, high = breadth(place.text) * place.size / 2, place.size * _LINE / 2
    unit = _CLEAR * body.HEAD * SCALE
    across, down = place.spot
    reach = math.hypot(across, down)
    # A word is wider than high: beside a head it needs half its own width more.
    x = head[0] + across * unit + across / reach * half
    y = head[1] + down * unit + down / reach * high
    if box is not None:
        x = min(box.right - _EDGE - half, max(box.left + _EDGE + half, x))
        y = min(box.bottom - _EDGE - high, max(box.top + _EDGE + high, y))
    return Box(x - half, y - high, x + half, y + high)


def _badness(area: Box, spot: Spot, instant: Instant, role: Role, names: Iterable[Box]) -> float:
    """Say how bad a place is at one moment."""
    found = math.hypot(*spot) * _DISTANCE
    found += _ON_A_BODY * _covered(area, instant.discs)
    heads = (Disc(x, y, 0.56 * body.HEAD * SCALE) for x, y in instant.heads.values())
    found += _ON_A_HEAD * _covered(area, heads)
    away = {who: _away(area, head) for who, head in instant.heads.items()}
    found += _BESIDE_ANOTHER * (min(away.values()) < away[role] - 1.0)
    return found + _ON_A_NAME * sum(_meet(area.grown(_GAP), other) for other in names)


def _growth(area: Box, ground: Box | None) -> float:
    """Say how bad it is that the picture has to grow for a name."""
    if ground is None:
        return 0.0
    larger = ground.around(area)
    # A picture is mostly shown as high as fits: what makes it higher makes the bodies smaller, what is beside a high
    # one does not.
    high = larger.bottom - larger.top
    wider = max(larger.right - larger.left, _SHAPE * high) - max(ground.right - ground.left, _SHAPE * high)
    return _GROWTH * (high - (ground.bottom - ground.top) + wider / 2)


def _covered(area: Box, discs: Iterable[Disc]) -> int:
    """Count the discs that a rectangle covers a part of."""
    left, top, right, bottom = area
    found = 0
    # Some twenty thousand for each picture, before it is seen first: plain numbers take a third of the time.
    for x, y, radius in discs:
        aside = left - x if x < left else x - right if x > right else 0.0
        down = top - y if y < top else y - bottom if y > bottom else 0.0
        found += aside * aside + down * down < radius * radius
    return found


def _away(area: Box, point: Point) -> float:
    """Return how far a point is from a rectangle."""
    aside = max(0.0, area.left - point[0], point[0] - area.right)
    return math.hypot(aside, max(0.0, area.top - point[1], point[1] - area.bottom))


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
