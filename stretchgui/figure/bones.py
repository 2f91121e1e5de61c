"""How a person is built up from angles: a spine that bends, a head on it, and limbs that hang from it."""

import math
from typing import Final

from stretchgui.figure import body
from stretchgui.figure.axes import Axes, Curve
from stretchgui.figure.model import Arm, Leg, Side
from stretchgui.figure.skeleton import Bone, Neck
from stretchgui.figure.vector import Vector, across, minus, plus, times

_SPINE_PARTS: Final = 4


def spine_points(curve: Curve, pelvis: Vector) -> tuple[Vector, ...]:
    """Return the points of a spine, from the pelvis up."""
    reached = pelvis
    places = [pelvis]
    for part in range(_SPINE_PARTS):
        reached = plus(reached, curve.at((part + 0.5) / _SPINE_PARTS).up, body.TRUNK / _SPINE_PARTS)
        places.append(reached)
    return tuple(places)


def head_bone(chest: Vector, axes: Axes, neck: Neck) -> Bone:
    """Return the head from chin to crown, on a neck that takes a part of the bend; `axes` are the chest's."""
    held = axes.leant(neck.bend)
    throat = axes.clock(0.6 * neck.bend)
    if neck.tilt:
        held, throat = held.tipped(neck.tilt), axes.leant(0.6 * neck.bend).tipped(0.6 * neck.tilt).up
    pivot = plus(chest, axes.up, 3.0)
    pivot = plus(pivot, throat, 6.5)
    if neck.turn:
        held = held.turned(neck.turn)
    middle = plus(plus(pivot, held.up, 0.5 * body.HEAD - 0.3), held.front, 1.6)
    return Bone(plus(middle, held.up, -0.5 * body.HEAD), plus(middle, held.up, 0.5 * body.HEAD), held.front)


def hip(pelvis: Vector, axes: Axes, side: Side) -> Vector:
    """Return a hip joint's place; `axes` are the pelvis's."""
    return plus(pelvis, axes.outward(side), body.HIP_REACH)


def shoulder(chest: Vector, axes: Axes, side: Side, shrug: float) -> Vector:
    """Return a shoulder joint's place; `axes` are the chest's. One that is lifted comes a little nearer to the neck."""
    return plus(plus(chest, axes.outward(side), math.sqrt(body.SHOULDER_REACH**2 - shrug**2)), axes.up, shrug)


def leg_by_angles(axes: Axes, root: Vector, side: Side, leg: Leg) -> dict[str, Bone]:
    """Return thigh, shin and foot of a leg that is given by its angles; `axes` are the pelvis's."""
    outward = axes.outward(side)
    turn = 180 - leg.hip
    thigh, inward = _swung(axes.clock(turn), outward, leg.out)
    hinge = _mixed(axes.clock(turn + 90), inward, leg.turn)
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


def arm_by_angles(axes: Axes, root: Vector, side: Side, arm: Arm) -> dict[str, Bone]:
    """Return upper arm, forearm and hand of an arm that is given by its angles; `axes` are the chest's."""
    outward = axes.outward(side)
    turn = 180 - arm.shoulder
    upper, inward = _swung(axes.clock(turn), outward, arm.out)
    hinge = _mixed(times(axes.clock(turn + 90), -1.0), inward, arm.turn)
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
