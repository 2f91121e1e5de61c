"""Where every joint of one person is in the room."""

import math
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from stretchgui.figure import body
from stretchgui.figure.axes import TOWARDS_US, Axes, Curve
from stretchgui.figure.model import SIDES, Role, Side, Surface
from stretchgui.figure.vector import Vector, between, cross, dot, minus, plus, times, unit

BREATH_FRONT: Final = 1.6
BREATH_BACK: Final = 0.6
"""Centimetres a full breath adds to the trunk's half-widths, in front and behind."""


class Bone(NamedTuple):
    """A segment, and the direction its front looks to (kneecap, shin, biceps, palm, instep)."""

    start: Vector
    end: Vector
    front: Vector

    @property
    def way(self) -> Vector:
        """Return the direction from its root to its end."""
        return unit(minus(self.end, self.start))

    @property
    def left(self) -> Vector:
        """Return the direction to the person's left, for a bone that hangs down."""
        return cross(self.front, self.way)


class Neck(NamedTuple):
    """How the head is held on the chest, in degrees: bent forward, turned to her left, tilted to her left."""

    bend: float
    turn: float
    tilt: float


@dataclass(slots=True, eq=False)
class Skeleton:
    """One person's joints. Built up by `posing`; nobody changes it afterwards, and outlines of it are remembered.

    Attributes:
        role: Who it is.
        curve: How the trunk is held.
        neck: How the head is held.
        eye: The direction to whoever looks at the picture.
        near: The side of the body that is turned to us.
        in_profile: Whether she shows us just one side at every moment: then near and far can be told apart.
        spine: Points from between the hips to between the shoulders.
        breath: How full the lungs are (0..1).
        eyes: How open the eyes are (0..1).
        shrug: How many centimetres the shoulders are lifted.
        bones: By name: `left-thigh`, `left-shin`, `left-foot`, `left-upper-arm`, `left-forearm`, `left-hand`, `head`.
        reaching: Limbs whose end is bound to something.
        unreached: Limbs whose target is too far away, and by how many centimetres.
    """

    role: Role
    curve: Curve
    neck: Neck
    eye: Vector
    near: Side
    in_profile: bool
    spine: tuple[Vector, ...]
    breath: float
    eyes: float
    shrug: float
    bones: dict[str, Bone] = field(default_factory=dict)
    reaching: set[str] = field(default_factory=set)
    unreached: dict[str, float] = field(default_factory=dict)

    @property
    def pelvis(self) -> Axes:
        """Return where the pelvis faces."""
        return self.curve.at(0.0)

    @property
    def chest(self) -> Axes:
        """Return where the chest faces."""
        return self.curve.at(1.0)

    @property
    def head(self) -> Axes:
        """Return where the head looks."""
        bone = self.bones["head"]
        return Axes(bone.front, bone.way, cross(bone.way, bone.front))

    def place_on(self, part: str, at: float, surface: Surface) -> Vector:
        """Return a point of a body part: a share of the way along, on one of its surfaces.

        Raises:
            KeyError: The part is not there yet, or there is no such part.
        """
        kind = kind_of(part)
        swell = self.breath if kind == "trunk" else 0.0
        if kind == "trunk":
            here, front = self.on_spine(at)
        else:
            bone = self.bones[part]
            here, front = between(bone.start, bone.end, at), bone.front
        ahead, behind = body.half_widths(kind, min(1.0, max(0.0, at)))
        match surface:
            case "front":
                return plus(here, front, ahead + BREATH_FRONT * swell)
            case "back":
                return plus(here, front, -behind - BREATH_BACK * swell)
            case "near" | "far":
                way = self.eye if surface == "near" else times(self.eye, -1.0)
                # From the side a trunk has always been as thick as it is deep: what is held there stays put.
                flat = kind != "trunk" or self.eye == TOWARDS_US
                return plus(here, way, ahead if flat else self._reach(at, way))
            case "left" | "right" | "inner" | "outer":
                left, half = self._sideways(part, at, (ahead + behind) / 2)
                return plus(here, left, half if _is_left(part, surface) else -half)
            case "middle":
                return here

    def _sideways(self, part: str, at: float, half: float) -> tuple[Vector, float]:
        if part == "trunk":
            return self.curve.at(min(1.0, max(0.0, at))).left, body.side_width(at)
        if part == "head":
            return self.head.left, half * 0.74
        return self.bones[part].left, half

    def _reach(self, at: float, way: Vector) -> float:
        """Return how far the trunk reaches in a direction from its middle line."""
        axes = self.curve.at(min(1.0, max(0.0, at)))
        ahead, behind = body.half_widths("trunk", min(1.0, max(0.0, at)))
        deep = ahead if dot(axes.front, way) > 0 else behind
        return math.hypot(deep * dot(axes.front, way), body.side_width(at) * dot(axes.left, way))

    def on_spine(self, at: float) -> tuple[Vector, Vector]:
        """Return a point of the spine (0 between the hips, 1 between the shoulders) and where its front looks."""
        parts = len(self.spine) - 1
        index = min(parts - 1, max(0, int(at * parts)))
        here = between(self.spine[index], self.spine[index + 1], at * parts - index)
        return here, self.curve.at(min(1.0, max(0.0, at))).front

    def joint(self, name: str) -> Vector:
        """Return a joint's place: `pelvis`, `chest`, `left-hip`, `left-knee`, `left-ankle`, `left-toes`, ..."""
        if name in ("pelvis", "chest"):
            return self.spine[0] if name == "pelvis" else self.spine[-1]
        bone, which = JOINT_BONES[name.split("-", 1)[1]]
        found = self.bones[f"{name.split('-', 1)[0]}-{bone}"]
        return found.start if which == "start" else found.end


JOINT_BONES: Final[dict[str, tuple[str, str]]] = {
    "hip": ("thigh", "start"),
    "knee": ("thigh", "end"),
    "ankle": ("shin", "end"),
    "toes": ("foot", "end"),
    "shoulder": ("upper-arm", "start"),
    "elbow": ("upper-arm", "end"),
    "wrist": ("forearm", "end"),
    "fingertips": ("hand", "end"),
}
JOINTS: Final = ("pelvis", "chest", *(f"{side}-{joint}" for side in SIDES for joint in JOINT_BONES))
PARTS: Final = (
    "trunk",
    "head",
    *(f"{side}-{part}" for side in SIDES for part in ("thigh", "shin", "foot", "upper-arm", "forearm", "hand")),
)


def kind_of(part: str) -> str:
    """Return a part's name without its side."""
    return part.split("-", 1)[1] if part.startswith(SIDES) else part


def _is_left(part: str, surface: Surface) -> bool:
    """Say whether a surface is a part's left one; the inner side of a left limb is its right one."""
    if surface in ("left", "right"):
        return surface == "left"
    return part.startswith("left") == (surface == "outer")


def surface_way(skeleton: Skeleton, part: str, at: float, surface: Surface) -> Vector:
    """Return the direction that a surface of a part looks to (nothing for its middle)."""
    middle = skeleton.place_on(part, at, "middle")
    way = minus(skeleton.place_on(part, at, surface), middle)
    return (0.0, 0.0, 0.0) if surface == "middle" else unit(way)
