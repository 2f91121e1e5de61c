"""The picture agrees with the words: what the helper is told to hold is what the figure's hands hold.

`held` in `expected/ID.yaml` names it in the words of `helper.hands`; `own` is the helper's, `both` needs both hands.
"""

from __future__ import annotations

from itertools import permutations
from typing import Final, NamedTuple

import pytest

from stretchgui.figure import body
from stretchgui.figure.model import HOLD, Figure, Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.posing import Bodies, bodies, find
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.vector import Vector, between, dot, length, minus
from tests.content.written import EXERCISES, EXPECTED, document, files, mapping, strings
from tests.figure.drawn import BUNDLED

NEAR: Final = 5.0
"""Centimetres from the middle of a palm to the skin or the cloth that it holds."""
STEPS: Final = 12
THICK: Final = {"hand": 2.0, "foot": 5.0}
"""From the middle line to the skin: of a foot to the sole and the heel."""


class Stretch(NamedTuple):
    """A stretch of a body part, shares of its length; of the trunk `behind` or before, or all round (0)."""

    part: str
    start: float
    end: float
    behind: int = 0


# The longest words that stand in an entry count: "just above the knee" more than "thigh".
PLACES: Final[dict[str, tuple[Stretch, ...]]] = {
    "thigh": (Stretch("thigh", 0.0, 0.94),),
    "close to the hip": (Stretch("thigh", -0.05, 0.3),),
    "above the knee": (Stretch("thigh", 0.55, 0.94),),
    "close to the knee": (Stretch("thigh", 0.55, 0.94),),
    "knee": (Stretch("thigh", 0.75, 1.0), Stretch("shin", 0.0, 0.2)),
    "shin": (Stretch("shin", 0.1, 0.95),),
    "lower end of the shin": (Stretch("shin", 0.7, 1.0),),
    "ankle": (Stretch("shin", 0.8, 1.0), Stretch("foot", 0.0, 0.2)),
    "heel": (Stretch("shin", 0.9, 1.0), Stretch("foot", 0.0, 0.25)),
    "buttock": (Stretch("trunk", -0.15, 0.1, 1), Stretch("thigh", -0.05, 0.2)),
    "sacrum": (Stretch("trunk", -0.06, 0.14, 1),),
    "hip bone": (Stretch("trunk", -0.05, 0.22),),
    "low back": (Stretch("trunk", 0.12, 0.42, 1),),
    "ribs": (Stretch("trunk", 0.4, 0.75),),
    "between the shoulder blades": (Stretch("trunk", 0.68, 0.95, 1),),
    "shoulder": (Stretch("upper-arm", 0.0, 0.2),),
    "upper arm": (Stretch("upper-arm", 0.05, 0.95),),
    "just below the elbow": (Stretch("upper-arm", 0.65, 0.95),),
    "just above the wrists": (Stretch("forearm", 0.6, 1.0),),
    "hand": (Stretch("hand", 0.0, 1.0),),
    "fingertip": (Stretch("hand", 0.6, 1.0),),
}
MARKS: Final = ("own", "both", "{side}", "{other_side}")
NAMES: Final = [path.stem for path in files(EXERCISES) if document(path).get("people") == "partner"]


class Held(NamedTuple):
    """An entry of `held`, taken apart: its marks, and the words that stand in the text."""

    marks: frozenset[str]
    words: str


def held(name: str) -> list[Held]:
    """What an exercise's helper holds."""
    found: list[Held] = []
    for entry in strings(document(EXPECTED / f"{name}.yaml")["held"]):
        words = entry.split()
        marks = [word for word in words if word in MARKS]
        found.append(Held(frozenset(marks), " ".join(words[len(marks) :])))
    return found


def sides(one: Held, drawn_for: Side) -> tuple[Side | None, ...]:
    """On which sides of the body it lies; None if that is not said."""
    other: Side = "right" if drawn_for == "left" else "left"
    if "both" in one.marks:
        return "left", "right"
    return (drawn_for,) if "{side}" in one.marks else (other,) if "{other_side}" in one.marks else (None,)


def distance(palm: Vector, one: Held, side: Side | None, placed: Bodies, figure: Figure) -> float:
    """How far a palm is from what is to be held, in centimetres."""
    if one.words == "stick":
        ends = [find(target, placed, 0.0) for prop in figure.props if prop.kind == "stick" for target in prop.along]
        return min(length(minus(palm, between(ends[0], ends[-1], step / STEPS))) for step in range(STEPS + 1))
    skeleton = placed["helper" if "own" in one.marks else "receiver"]
    key = max((key for key in PLACES if key in one.words), key=len)
    return min(_distance(palm, stretch, side, skeleton) for stretch in PLACES[key])


def _distance(palm: Vector, stretch: Stretch, side: Side | None, skeleton: Skeleton) -> float:
    shares = [stretch.start + (stretch.end - stretch.start) * step / STEPS for step in range(STEPS + 1)]
    if stretch.part == "trunk":
        return min(_from_trunk(palm, share, stretch.behind, skeleton) for share in shares)
    found: list[float] = []
    for name in (f"{one}-{stretch.part}" for one in ((side,) if side else ("left", "right"))):
        bone = skeleton.bones[name]
        for share in shares:
            thick = THICK.get(stretch.part) or sum(body.half_widths(stretch.part, share)) / 2
            found.append(max(0.0, length(minus(palm, between(bone.start, bone.end, share))) - thick))
    return min(found)


def _from_trunk(palm: Vector, share: float, behind: int, skeleton: Skeleton) -> float:
    axes = skeleton.curve.at(min(1.0, max(0.0, share)))
    here, _ = skeleton.on_spine(min(1.0, max(0.0, share)))
    away = minus(palm, here)
    ahead, aside = dot(away, axes.front), dot(away, axes.left)
    up = dot(away, axes.up) - min(0.0, share) * body.TRUNK
    front, back = body.half_widths("trunk", min(1.0, max(0.0, share)))
    # A hand that slips in from the side is at the edge of the back.
    if behind and ahead > 0.15 * back:
        return 99.0
    thick = front if ahead > 0 else back
    around = ((ahead / thick) ** 2 + (aside / body.side_width(share)) ** 2) ** 0.5
    return float((max(0.0, (around - 1) * thick) ** 2 + up**2) ** 0.5)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_held_stands_in_the_text(name: str) -> None:
    """Each entry is in the words of the text, and of a place that the table knows."""
    helper = mapping(document(EXERCISES / f"{name}.yaml")["helper"])
    said = " ".join(str(helper["hands"]).split())
    for one in held(name):
        assert one.words in said
        assert one.words == "stick" or any(key in one.words for key in PLACES)


@pytest.mark.parametrize("name", NAMES)
def test_the_hands_in_the_picture_hold_what_the_text_says(name: str) -> None:
    """In the hold there is a palm for everything that is held: no palm twice."""
    figure = BUNDLED[name]
    moment = figure.moment_name(HOLD)
    placed = bodies(figure, Frame(moment, moment))
    bones = [placed["helper"].bones[f"{side}-hand"] for side in ("left", "right")]
    palms = [between(bone.start, bone.end, body.PALM / body.HAND) for bone in bones]
    wanted = [(one, side) for one in held(name) for side in sides(one, figure.drawn_for)]
    assert len(wanted) <= len(palms)
    ways = [
        [round(distance(palm, one, side, placed, figure), 1) for palm, (one, side) in zip(order, wanted, strict=False)]
        for order in permutations(palms)
    ]
    best = min(ways, key=lambda way: max(way, default=0.0))
    assert max(best, default=0.0) <= NEAR, list(zip(best, wanted, strict=True))
