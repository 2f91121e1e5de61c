"""Where every joint of one person is in space, and how a person is built up from angles."""

import math
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from stretchgui.figure import body
from stretchgui.figure.model import SIDES, Arm, Leg, Role, Side, Surface
from stretchgui.figure.vector import Vector, across, between, cross, minus, plus, times

UP: Final[Vector] = (0.0, 1.0, 0.0)
TOWARDS_US: Final[Vector] = (0.0, 0.0, 1.0)
_FACING: Final[dict[str, Vector]] = {
    "right": (1.0, 0.0, 0.0),
    "left": (-1.0, 0.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
}
BREATH_FRONT: Final = 1.6
BREATH_BACK: Final = 0.6
"""Centimetres a full breath adds to the trunk's half-widths, in front and behind."""
_SPINE_PARTS: Final = 4


class Base(NamedTuple):
    """A person's own directions, standing: where she faces, up, and to her left."""

    front: Vector
    up: Vector
    left: Vector

    def clock(self, degrees: float) -> Vector:
        """Return the direction of a hand of her clock: 0 up, 90 to the front."""
        turn = math.radians(degrees)
        return plus(times(self.front, math.sin(turn)), self.up, math.cos(turn))

    def outward(self, side: Side) -> Vector:
        """Return the direction away from her middle, on one side."""
        return self.left if side == "left" else times(self.left, -1.0)


def base_of(faces: str, seen: str) -> Base:
    """Return the directions of somebody who is seen from the side or from the top of her head."""
    front = _FACING[faces]
    up = TOWARDS_US if seen == "top" else UP
    return Base(front, up, cross(up, front))


class Bone(NamedTuple):
    """A segment, and the direction its front looks to (kneecap, shin, biceps, palm, instep)."""

    start: Vector
    end: Vector
    front: Vector


@dataclass(slots=True)
class Skeleton:
    """One person's joints. Built up by `arms_and_legs`; nobody changes it afterwards.

    Attributes:
        near: The side of the body that is turned to us.
        pelvis_angle: Where the pelvis points to, on the person's clock; so `chest_angle` and `head_angle`.
        spine: Points from between the hips to between the shoulders.
        breath: How full the lungs are (0..1).
        eyes: How open the eyes are (0..1).
        bones: By name: `left-thigh`, `left-shin`, `left-foot`, `left-upper-arm`, `left-forearm`, `left-hand`, `head`.
        unreached: Limbs whose target is too far away, and by how many centimetres.
    """

    role: Role
    base: Base
    seen: Literal["side", "top"]
    near: Side
    pelvis_angle: float
    chest_angle: float
    head_angle: float
    spine: tuple[Vector, ...]
    breath: float
    eyes: float
    bones: dict[str, Bone] = field(default_factory=dict)
    unreached: dict[str, float] = field(default_factory=dict)

    def place_on(self, part: str, at: float, surface: Surface) -> Vector:
        """Return a point of a body part: a share of the way along, on one of its surfaces.

        Raises:
            KeyError: The part is not there yet, or there is no such part.
        """
        kind = kind_of(part)
        if kind == "trunk":
            here, front = self.on_spine(at)
            swell = self.breath
        else:
            bone = self.bones[part]
            here, front, swell = between(bone.start, bone.end, at), bone.front, 0.0
        ahead, behind = body.half_widths(kind, min(1.0, max(0.0, at)))
        match surface:
            case "front":
                return plus(here, front, ahead + BREATH_FRONT * swell)
            case "back":
                return plus(here, front, -behind - BREATH_BACK * swell)
            case "near":
                return plus(here, TOWARDS_US, ahead)
            case "far":
                return plus(here, TOWARDS_US, -ahead)
            case "middle":
                return here

    def on_spine(self, at: float) -> tuple[Vector, Vector]:
        """Return a point of the spine (0 between the hips, 1 between the shoulders) and where its front looks."""
        parts = len(self.spine) - 1
        index = min(parts - 1, max(0, int(at * parts)))
        here = between(self.spine[index], self.spine[index + 1], at * parts - index)
        share = min(1.0, max(0.0, at))
        return here, self.base.clock(self.pelvis_angle + (self.chest_angle - self.pelvis_angle) * share + 90)

    def joint(self, name: str) -> Vector:
        """Return a joint's place: `pelvis`, `chest`, `left-hip`, `left-knee`, `left-ankle`, `left-toes`, ..."""
        if name in ("pelvis", "chest"):
            return self.spine[0] if name == "pelvis" else self.spine[-1]
        bone, which = _JOINTS[name.split("-", 1)[1]]
        found = self.bones[f"{name.split('-', 1)[0]}-{bone}"]
        return found.start if which == "start" else found.end


_JOINTS: Final[dict[str, tuple[str, str]]] = {
    "hip": ("thigh", "start"),
    "knee": ("thigh", "end"),
    "ankle": ("shin", "end"),
    "toes": ("foot", "end"),
    "shoulder": ("upper-arm", "start"),
    "elbow": ("upper-arm", "end"),
    "wrist": ("forearm", "end"),
    "fingertips": ("hand", "end"),
}
JOINTS: Final = ("pelvis", "chest", *(f"{side}-{joint}" for side in SIDES for joint in _JOINTS))
PARTS: Final = (
    "trunk",
    "head",
    *(f"{side}-{part}" for side in SIDES for part in ("thigh", "shin", "foot", "upper-arm", "forearm", "hand")),
)


def kind_of(part: str) -> str:
    """Return a part's name without its side."""
    return part.split("-", 1)[1] if part.startswith(SIDES) else part


def spine_points(base: Base, pelvis: Vector, lean: float, bend: float) -> tuple[Vector, ...]:
    """Return the spine of a trunk that leans so far, and is rounded (or, minus, hollowed) by `bend` in all."""
    reached = pelvis
    places = [pelvis]
    for part in range(_SPINE_PARTS):
        turn = lean + bend * ((part + 0.5) / _SPINE_PARTS - 0.5)
        reached = plus(reached, base.clock(turn), body.TRUNK / _SPINE_PARTS)
        places.append(reached)
    return tuple(places)


def head_bone(base: Base, chest: Vector, chest_angle: float, neck: float) -> Bone:
    """Return the head from chin to crown, on a neck that takes a part of the bend."""
    pivot = plus(chest, base.clock(chest_angle), 3.0)
    pivot = plus(pivot, base.clock(chest_angle + 0.6 * neck), 6.5)
    up, front = base.clock(chest_angle + neck), base.clock(chest_angle + neck + 90)
    middle = plus(plus(pivot, up, 0.5 * body.HEAD - 0.3), front, 1.6)
    return Bone(plus(middle, up, -0.5 * body.HEAD), plus(middle, up, 0.5 * body.HEAD), front)


def hip(skeleton_pelvis: Vector, base: Base, side: Side) -> Vector:
    """Return a hip joint's place."""
    return plus(skeleton_pelvis, base.outward(side), body.HIP_REACH)


def leg_by_angles(base: Base, root: Vector, pelvis_angle: float, side: Side, leg: Leg) -> dict[str, Bone]:
    """Return thigh, shin and foot of a leg that is given by its angles."""
    outward = base.outward(side)
    turn = pelvis_angle + 180 - leg.hip
    down, back = base.clock(turn), times(base.clock(turn + 90), 1.0)
    thigh, inward = _swung(down, outward, leg.out)
    hinge = _mixed(back, inward, leg.turn)
    knee = plus(root, thigh, body.THIGH)
    shin = _mixed(thigh, hinge, leg.knee)
    calf = _mixed(hinge, times(thigh, -1.0), leg.knee)
    ankle = plus(knee, shin, body.SHIN)
    foot, instep = foot_by_angle(shin, calf, leg.ankle)
    return {
        f"{side}-thigh": Bone(root, knee, times(hinge, -1.0)),
        f"{side}-shin": Bone(knee, ankle, times(calf, -1.0)),
        f"{side}-foot": Bone(ankle, plus(ankle, foot, body.FOOT * 0.72), instep),
    }


def foot_by_angle(shin: Vector, calf: Vector, ankle: float) -> tuple[Vector, Vector]:
    """Return where a foot points and where its instep looks; `ankle` 0 is at right angles, plus is toes up."""
    turn = math.radians(ankle)
    foot = plus(times(shin, -math.sin(turn)), calf, -math.cos(turn))
    instep = plus(times(shin, -math.cos(turn)), calf, math.sin(turn))
    return foot, instep


def arm_by_angles(base: Base, root: Vector, chest_angle: float, side: Side, arm: Arm) -> dict[str, Bone]:
    """Return upper arm, forearm and hand of an arm that is given by its angles."""
    outward = base.outward(side)
    turn = chest_angle + 180 - arm.shoulder
    upper, inward = _swung(base.clock(turn), outward, arm.out)
    hinge = _mixed(times(base.clock(turn + 90), -1.0), inward, arm.turn)
    elbow = plus(root, upper, body.UPPER_ARM)
    fore = _mixed(upper, hinge, arm.elbow)
    front = _mixed(hinge, times(upper, -1.0), arm.elbow)
    wrist = plus(elbow, fore, body.FOREARM)
    hand = _mixed(fore, front, arm.wrist)
    return {
        f"{side}-upper-arm": Bone(root, elbow, hinge),
        f"{side}-forearm": Bone(elbow, wrist, front),
        f"{side}-hand": Bone(wrist, plus(wrist, hand, body.HAND), across(front, hand)),
    }


def _mixed(one: Vector, other: Vector, degrees: float) -> Vector:
    """Turn a direction towards one at right angles to it."""
    turn = math.radians(degrees)
    return plus(times(one, math.cos(turn)), other, math.sin(turn))


def _swung(direction: Vector, outward: Vector, degrees: float) -> tuple[Vector, Vector]:
    """Take a limb out to its side; return it, and the direction that then is inwards of it."""
    swung = _mixed(direction, outward, degrees)
    return swung, _mixed(times(outward, -1.0), direction, degrees)


def two_bones(root: Vector, end: Vector, first: float, second: float, toward: Vector) -> tuple[Vector, float]:
    """Find the middle joint of two bones that reach from a root to an end, bent `toward` a direction.

    Returns:
        The middle joint, and by how much the end is out of reach (0 when it is within).
    """
    way = minus(end, root)
    distance = math.sqrt(way[0] ** 2 + way[1] ** 2 + way[2] ** 2)
    reach = min(max(distance, abs(first - second) + 0.1), first + second - 0.05)
    along = (first * first - second * second + reach * reach) / (2 * reach)
    aside = math.sqrt(max(0.0, first * first - along * along))
    direction = times(way, 1 / distance) if distance > 1e-9 else (0.0, -1.0, 0.0)
    middle = plus(plus(root, direction, along), across(toward, direction), aside)
    return middle, abs(distance - reach)
