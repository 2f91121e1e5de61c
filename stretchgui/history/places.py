"""Where something can be felt: the spots of a body's outline, as the history keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from stretchgui.routine.exercise import Side


class View(StrEnum):
    """From where the body is seen."""

    BACK = "back"
    FRONT = "front"


AREAS: Final[Mapping[View, tuple[str, ...]]] = {
    View.BACK: ("upper-back", "low-back", "buttock", "thigh-back", "calf"),
    View.FRONT: ("flank", "hip-front", "thigh-front", "knee", "shin"),
}
"""The areas of each view, from above to below; each is there on the left and on the right."""

# How far down a leg an area is: what hurts further down after stretching than before is a sign of its own.
_DOWN: Final[Mapping[str, int]] = {
    "buttock": 1,
    "hip-front": 1,
    "thigh-back": 2,
    "thigh-front": 2,
    "knee": 3,
    "calf": 4,
    "shin": 4,
}


def spot(area: str, side: Side) -> str:
    """The name of a spot, such as `low-back-left`; sides are the person's own."""
    return f"{area}-{side}"


SPOTS: Final = tuple(spot(area, side) for areas in AREAS.values() for area in areas for side in Side)
"""All spots there are."""


def parts_of(spot_name: str) -> tuple[str, Side] | None:
    """The area and the side of a spot; None for one that is not known."""
    area, _, side = spot_name.rpartition("-")
    return (area, Side(side)) if spot_name in SPOTS else None


def further_down(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether it is felt further down the same leg than before, on a side on which it was felt before."""
    reach = {side: _reach(before, side) for side in Side}
    return any(0 <= reach[side] < _reach(after, side) and _reach(after, side) > 1 for side in Side)


def _reach(spots: Iterable[str], side: Side) -> int:
    """How far down a leg these spots go: 0 for the back alone, -1 for nothing on that side."""
    found = [parts for name in spots if (parts := parts_of(name)) is not None and parts[1] is side]
    return max((_DOWN.get(area, 0) for area, _ in found), default=-1)
