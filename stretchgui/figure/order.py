"""In which order parts are drawn: the same at every moment of a figure, so that nothing pops to the front."""

from functools import lru_cache
from typing import Final

from stretchgui.figure.model import HOLD, Figure, Role
from stretchgui.figure.motion import Frame
from stretchgui.figure.posing import bodies
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.vector import Vector, between, dot

OVERLAYS: Final = ("forearm", "hand")
_FORWARD: Final = {"trunk": 0.0, "head": 7.0, "arm": 3.0, "leg": -2.0}
"""Centimetres a part counts as nearer than its middle: where parts of one body are alike near, this decides."""


@lru_cache(maxsize=256)
def drawing_order(figure: Figure) -> tuple[str, ...]:
    """Return the names of all parts from back to front.

    From the side that is the helper first and each body from its far side to its near one; else what is farther
    from us in the hold comes first.
    """
    hold = figure.moment_name(HOLD)
    placed = bodies(figure, Frame(hold, hold))
    order: list[str] = []
    for role in reversed(figure.roles):
        order += [f"{role}.{part}" for part in _from_far_to_near(placed[role])]
    if figure.view != "side":
        near = {name: _nearness(placed[owner(name)[0]], owner(name)[1]) for name in order}
        order.sort(key=lambda name: near[name])
    back, front = ([name for name in names if owner(name)[0] in placed] for names in (figure.back, figure.front))
    moved = [name for name in (*back, *front) if not name.endswith(OVERLAYS)]
    return (*back, *(name for name in order if name not in moved), *front)


def owner(name: str) -> tuple[Role, str]:
    """Return whose part a name like `helper.left-arm` means, and which."""
    role, part = name.split(".", 1)
    return ("receiver" if role == "receiver" else "helper"), part


def _from_far_to_near(skeleton: Skeleton) -> tuple[str, ...]:
    near = skeleton.near
    far = "right" if near == "left" else "left"
    return f"{far}-arm", f"{far}-leg", "trunk", "head", f"{near}-leg", f"{near}-arm"


def _nearness(skeleton: Skeleton, part: str) -> float:
    """Return how many centimetres nearer to us than the room's zero a part is, on the whole."""
    bones = skeleton.bones
    side, _, limb = part.rpartition("-")
    places: list[Vector]
    match limb:
        case "leg":
            places = [bones[f"{side}-thigh"].start, bones[f"{side}-thigh"].end, bones[f"{side}-shin"].end]
        case "arm":
            places = [bones[f"{side}-upper-arm"].end, bones[f"{side}-forearm"].end, bones[f"{side}-hand"].end]
        case "head":
            places = [between(bones["head"].start, bones["head"].end, 0.5)]
        case _:
            places = list(skeleton.spine)
    return sum(dot(place, skeleton.eye) for place in places) / len(places) + _FORWARD[limb]
