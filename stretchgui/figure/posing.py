"""Poses -> skeletons for one frame: angles are blended, and what is held is reached anew in every frame."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.axes import UP, Axes, Curve, curve, heading
from stretchgui.figure.bones import (
    arm_by_angles,
    foot_by_angle,
    head_bone,
    hip,
    leg_by_angles,
    shoulder,
    spine_points,
    two_bones,
)
from stretchgui.figure.camera import eye_of
from stretchgui.figure.model import Arm, Figure, Head, Leg, Place, Pose, Role, Side, Target
from stretchgui.figure.motion import Frame
from stretchgui.figure.skeleton import JOINT_BONES, Bone, Neck, Skeleton
from stretchgui.figure.vector import Vector, across, between, dot, length, minus, plus, times, unit

Bodies: TypeAlias = Mapping[Role, Skeleton]
_LEGS: Final[tuple[tuple[Side, str], ...]] = (("left", "left_leg"), ("right", "right_leg"))
_ARMS: Final[tuple[tuple[Side, str], ...]] = (("left", "left_arm"), ("right", "right_arm"))
_ORIGIN: Final[Vector] = (0.0, 0.0, 0.0)


class _Mix(NamedTuple):
    """Two poses, and how far it is from one to the other."""

    one: Pose
    two: Pose
    share: float

    def number(self, one: float | None, two: float | None) -> float:
        first, second = one or 0.0, two or 0.0
        return first + (second - first) * self.share

    def legs(self, name: str) -> tuple[Leg, Leg]:
        one, two = getattr(self.one, name), getattr(self.two, name)
        return one if isinstance(one, Leg) else Leg(), two if isinstance(two, Leg) else Leg()

    def arms(self, name: str) -> tuple[Arm, Arm]:
        one, two = getattr(self.one, name), getattr(self.two, name)
        return one if isinstance(one, Arm) else Arm(), two if isinstance(two, Arm) else Arm()

    def leg(self, name: str) -> Leg:
        """Return the leg by its blended angles."""
        one, two = self.legs(name)
        return Leg(
            hip=self.number(one.hip, two.hip),
            out=self.number(one.out, two.out),
            turn=self.number(one.turn, two.turn),
            knee=self.number(one.knee, two.knee),
            ankle=self.number(one.ankle, two.ankle),
        )

    def arm(self, name: str) -> Arm:
        """Return the arm by its blended angles."""
        one, two = self.arms(name)
        return Arm(
            shoulder=self.number(one.shoulder, two.shoulder),
            out=self.number(one.out, two.out),
            elbow=self.number(one.elbow, two.elbow),
            turn=self.number(one.turn, two.turn),
            wrist=self.number(one.wrist, two.wrist),
        )


def bodies(figure: Figure, frame: Frame) -> dict[Role, Skeleton]:
    """Place everybody of a figure for one frame, in the figure's own (unmirrored) space."""
    placed: dict[Role, Skeleton] = {}
    pending: list[tuple[Skeleton, Side, str, _Mix]] = []
    for role in figure.roles:
        mix = _Mix(figure.pose(frame.start, role), figure.pose(frame.end, role), min(1.0, max(0.0, frame.fraction)))
        skeleton = _trunk(role, mix, frame.breath, eye_of(figure), in_profile=_in_profile(figure, role))
        placed[role] = skeleton
        pending += [(skeleton, side, name, mix) for side, name in (*_LEGS, *_ARMS)]
    while pending:
        waiting = [entry for entry in pending if not _place_limb(*entry, placed)]
        if len(waiting) == len(pending):
            # Two limbs that hold each other: range_of_motion reports it, the picture shows their angles.
            for skeleton, side, name, mix in waiting:
                skeleton.bones |= _by_angles(skeleton, side, name, mix)
                skeleton.unreached[name.replace("_", "-")] = math.inf
            break
        pending = waiting
    return placed


_PROFILE: Final = 0.93
"""How much of a person's left or right must look at us for her to be drawn in profile."""


@lru_cache(maxsize=256)
def _in_profile(figure: Figure, role: Role) -> bool:
    """Say whether somebody shows us pelvis and chest just from one side, at every moment: no drawing may pop."""
    eye = eye_of(figure)
    curves = [_curve(_Mix(pose, pose, 0.0)) for pose in (figure.pose(moment, role) for moment in figure.moments)]
    return all(abs(dot(curve.at(share).left, eye)) > _PROFILE for curve in curves for share in (0.0, 1.0))


def _curve(mix: _Mix) -> Curve:
    """Return how a trunk is held."""
    one, two = mix.one, mix.two
    return curve(
        (two if mix.share > 0 else one).faces or "right",
        lean=mix.number(one.lean, two.lean),
        bend=mix.number(one.bend, two.bend),
        side_lean=mix.number(one.side_lean, two.side_lean),
        side_bend=mix.number(one.side_bend, two.side_bend),
        twist=mix.number(one.twist, two.twist),
        roll=mix.number(one.roll, two.roll),
    )


def _trunk(role: Role, mix: _Mix, breath: float, eye: Vector, *, in_profile: bool) -> Skeleton:
    one, two = mix.one, mix.two
    held = _curve(mix)
    heads = (one.head or Head(), two.head or Head())
    neck = Neck(*(mix.number(getattr(heads[0], key), getattr(heads[1], key)) for key in ("neck", "turn", "tilt")))
    eyes = mix.number(*(1.0 if head.eyes == "open" else 0.0 for head in heads))
    near: Side = "right" if dot(held.at(0.0).left, eye) < 0 else "left"
    shrug = mix.number(one.shrug, two.shrug)
    skeleton = Skeleton(role, held, neck, eye, near, in_profile, spine_points(held, _ORIGIN), breath, eyes, shrug)
    middle = heading((two if mix.share > 0 else one).faces or "right").left
    pelvis = between(
        _pelvis(one.place or Place(), mix, skeleton, middle),
        _pelvis(two.place or Place(), mix, skeleton, middle),
        mix.share,
    )
    skeleton.spine = tuple(plus(point, pelvis) for point in skeleton.spine)
    skeleton.bones["head"] = head_bone(skeleton.spine[-1], skeleton.chest, neck)
    return skeleton


def _pelvis(place: Place, mix: _Mix, skeleton: Skeleton, middle: Vector) -> Vector:
    """Find where the pelvis is when a joint of the body (by its angles) is pinned to a place.

    The pin says where the body's middle is, from her left to her right, so that both knees can be pinned alike.
    """
    pinned = (place.at[0], place.at[1], -place.behind)
    if place.joint == "pelvis":
        return pinned
    if place.joint == "chest":
        return minus(pinned, skeleton.spine[-1])
    side: Side = "left" if place.joint.startswith("left") else "right"
    bone, end = JOINT_BONES[place.joint.split("-", 1)[1]]
    bones = _by_angles(
        skeleton, side, f"{side}_arm" if bone in ("upper-arm", "forearm", "hand") else f"{side}_leg", mix
    )
    found = bones[f"{side}-{bone}"]
    reached = found.start if end == "start" else found.end
    return minus(pinned, plus(reached, middle, -dot(reached, middle)))


def _by_angles(skeleton: Skeleton, side: Side, name: str, mix: _Mix) -> dict[str, Bone]:
    """Return a limb's bones by its blended angles, on the trunk as it is."""
    if name.endswith("arm"):
        axes = skeleton.chest
        return arm_by_angles(axes, shoulder(skeleton.spine[-1], axes, side, skeleton.shrug), side, mix.arm(name))
    axes = skeleton.pelvis
    return leg_by_angles(axes, hip(skeleton.spine[0], axes, side), side, mix.leg(name))


def _place_limb(skeleton: Skeleton, side: Side, name: str, mix: _Mix, placed: Bodies) -> bool:
    """Place a limb; False when what it holds has no place yet."""
    one, two = mix.arms(name) if name.endswith("arm") else mix.legs(name)
    targets = [limb.hand if isinstance(limb, Arm) else limb.foot for limb in (one, two)]
    held = [target for target, weight in zip(targets, (1 - mix.share, mix.share), strict=True) if target and weight > 0]
    if not held:
        skeleton.bones |= _by_angles(skeleton, side, name, mix)
        return True
    skeleton.reaching.add(name.replace("_", "-"))
    try:
        if name.endswith("arm"):
            _reach_arm(skeleton, side, name, mix, placed)
        else:
            _reach_leg(skeleton, side, name, mix, placed)
    except KeyError:
        return False
    return True


def find(target: Target, placed: Bodies, depth: float) -> Vector:
    """Return where a target is.

    Raises:
        KeyError: The part it lies on has no place yet, or nobody has such a part.
    """
    if target.on is None:
        x, y, z = target.point or (0.0, 0.0, None)
        here: Vector = (x, y, depth if z is None else z)
    else:
        role, part = target.on.split(".", 1)
        here = _role(placed, role).place_on(part, target.at, target.surface)
    if target.by == (0.0, 0.0):
        return here
    _, sink, level = next(iter(placed.values())).eye
    # What is up in the picture is away from us in the room, as far as we look down.
    return plus(here, (target.by[0], target.by[1] * level, -target.by[1] * sink))


def is_there(target: Target, placed: Bodies) -> bool:
    """Say whether a target is on somebody who is in the picture."""
    return target.on is None or any(target.on.startswith(f"{role}.") for role in placed)


def _role(placed: Bodies, role: str) -> Skeleton:
    return placed["receiver" if role == "receiver" else "helper"]


class _Reach(NamedTuple):
    """What the end of a limb shall do: where its contact is, which way it points, where the middle joint bends.

    `palm` is where the palm of a flat hand looks: into what it lies on; nothing where that is not known.
    """

    contact: Vector
    pointing: Vector
    toward: Vector
    palm: Vector = (0.0, 0.0, 0.0)


def _reach_arm(skeleton: Skeleton, side: Side, name: str, mix: _Mix, placed: Bodies) -> None:
    axes = skeleton.chest
    root = shoulder(skeleton.spine[-1], axes, side, skeleton.shrug)
    wishes: list[_Reach] = []
    for arm in mix.arms(name):
        if arm.hand is None:
            bones = arm_by_angles(axes, root, side, arm)
            hand = bones[f"{side}-hand"]
            pointing = unit(minus(hand.end, hand.start))
            elbow = minus(bones[f"{side}-upper-arm"].end, root)
            wishes.append(_Reach(plus(hand.start, pointing, body.PALM), pointing, elbow))
            continue
        contact = find(arm.hand, placed, root[2])
        toward = _elbow_way(skeleton, side, arm)
        palm = _into(arm.hand, placed) if arm.grip == "flat" else (0.0, 0.0, 0.0)
        if arm.points is None:
            middle, _ = two_bones(root, contact, body.UPPER_ARM, body.FOREARM + body.PALM, toward)
            pointing = _laid(unit(minus(contact, middle)), palm)
        else:
            pointing = skeleton.curve.standing.clock(arm.points)
        wishes.append(_Reach(contact, pointing, toward, palm))
    reach = _blended(wishes[0], wishes[1], mix.share)
    wrist = plus(reach.contact, reach.pointing, -body.PALM)
    elbow, missing = two_bones(root, wrist, body.UPPER_ARM, body.FOREARM, reach.toward)
    upper, fore = unit(minus(elbow, root)), unit(minus(wrist, elbow))
    wrist = plus(elbow, fore, body.FOREARM)
    front = across(fore, upper) if length(minus(fore, upper)) > 0.05 else across(skeleton.curve.standing.up, upper)
    palm = plus(reach.palm, front, 1.0 - length(reach.palm))
    skeleton.bones |= {
        f"{side}-upper-arm": Bone(root, elbow, front),
        f"{side}-forearm": Bone(elbow, wrist, across(times(upper, -1.0), fore)),
        f"{side}-hand": Bone(wrist, plus(wrist, reach.pointing, body.HAND), across(palm, reach.pointing)),
    }
    if missing > 0.01:
        skeleton.unreached[f"{side}-arm"] = missing


def _laid(pointing: Vector, palm: Vector) -> Vector:
    """Return where the fingers of a hand point that lies along what its palm looks into, and does not stand on it."""
    along = plus(pointing, palm, -dot(pointing, palm))
    return unit(along) if length(along) > _STEEP else pointing


_STEEP: Final = 0.2
"""How much of a hand must go along a surface for it to be laid down."""


def _into(target: Target, placed: Bodies) -> Vector:
    """Return the direction into what is at a target: into a limb or a trunk, down into the mat."""
    if target.on is None:
        return times(UP, -1.0)
    role, part = target.on.split(".", 1)
    seen = _role(placed, role)
    inward = minus(seen.place_on(part, target.at, "middle"), seen.place_on(part, target.at, target.surface))
    return unit(inward) if length(inward) > 0.01 else inward


def _elbow_way(skeleton: Skeleton, side: Side, arm: Arm) -> Vector:
    """Return the direction an elbow bends to: as written, else down, back and a little out."""
    chest = skeleton.chest
    if arm.toward is not None:
        standing = skeleton.curve.standing
        return _between_clock_and_side(standing, arm.toward, standing.outward(side), max(arm.out, 10.0))
    return plus(plus(times(chest.up, -1.0), chest.front, -0.5), chest.outward(side), 0.3)


def _between_clock_and_side(axes: Axes, clock: float, outward: Vector, out: float) -> Vector:
    """Return a direction of a person's clock, taken `out` degrees to her side."""
    turn = math.radians(out)
    return plus(times(axes.clock(clock), math.cos(turn)), outward, math.sin(turn))


def _reach_leg(skeleton: Skeleton, side: Side, name: str, mix: _Mix, placed: Bodies) -> None:
    axes, standing = skeleton.pelvis, skeleton.curve.standing
    root = hip(skeleton.spine[0], axes, side)
    ahead = _on_the_floor(standing, side, mix.leg(name).turn)
    wishes: list[_Reach] = []
    flat: list[float] = []
    for leg in mix.legs(name):
        flat.append(1.0 if leg.flat and leg.foot is not None else 0.0)
        if leg.foot is None:
            bones = leg_by_angles(axes, root, side, leg)
            knee = minus(bones[f"{side}-thigh"].end, root)
            wishes.append(_Reach(bones[f"{side}-shin"].end, ahead, knee))
            continue
        contact = find(leg.foot, placed, root[2])
        if leg.flat:
            contact = plus(contact, UP, body.FOOT_HEIGHT)
        if leg.toward is None:
            toward = _between_clock_and_side(axes, 90, axes.outward(side), leg.out)
        else:
            toward = _between_clock_and_side(standing, leg.toward, standing.outward(side), leg.out)
        wishes.append(_Reach(contact, ahead, toward))
    reach = _blended(wishes[0], wishes[1], mix.share)
    knee, missing = two_bones(root, reach.contact, body.THIGH, body.SHIN, reach.toward)
    thigh, shin = unit(minus(knee, root)), unit(minus(reach.contact, knee))
    ankle = plus(knee, shin, body.SHIN)
    hinge = across(shin, thigh) if length(minus(shin, thigh)) > 0.05 else across(times(reach.toward, -1.0), thigh)
    calf = across(times(thigh, -1.0), shin) if length(minus(shin, thigh)) > 0.05 else hinge
    foot, instep = foot_by_angle(shin, calf, mix.leg(name).ankle)
    flatness = mix.number(flat[0], flat[1])
    foot = unit(plus(times(foot, 1 - flatness), ahead, flatness))
    instep = across(plus(times(instep, 1 - flatness), UP, flatness), foot)
    skeleton.bones |= {
        f"{side}-thigh": Bone(root, knee, times(hinge, -1.0)),
        f"{side}-shin": Bone(knee, ankle, times(calf, -1.0)),
        f"{side}-foot": Bone(ankle, plus(ankle, foot, body.FOOT * 0.72), instep),
    }
    if missing > 0.01:
        skeleton.unreached[f"{side}-leg"] = missing


def _on_the_floor(axes: Axes, side: Side, turn: float) -> Vector:
    """Return where the toes of a foot point that stands: to her front, turned outward, level."""
    front = axes.turned(turn if side == "left" else -turn).front
    return across(front, UP)


def _blended(one: _Reach, two: _Reach, share: float) -> _Reach:
    return _Reach(
        between(one.contact, two.contact, share),
        unit(between(one.pointing, two.pointing, share)),
        between(unit(one.toward), unit(two.toward), share),
        between(one.palm, two.palm, share),
    )
