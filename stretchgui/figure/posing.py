"""Poses -> skeletons for one frame: angles are blended, and what is held is reached anew in every frame."""

import math
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from stretchgui.figure import body
from stretchgui.figure.model import Arm, Figure, Head, Leg, Place, Pose, Role, Side, Target
from stretchgui.figure.motion import Frame
from stretchgui.figure.skeleton import (
    Base,
    Bone,
    Skeleton,
    arm_by_angles,
    base_of,
    foot_by_angle,
    head_bone,
    hip,
    leg_by_angles,
    spine_points,
    two_bones,
)
from stretchgui.figure.vector import Vector, across, between, length, minus, plus, times, unit

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
        skeleton = _trunk(role, mix, frame.breath)
        placed[role] = skeleton
        pending += [(skeleton, side, name, mix) for side, name in (*_LEGS, *_ARMS)]
    while pending:
        waiting = [entry for entry in pending if not _place_limb(*entry, placed)]
        if len(waiting) == len(pending):
            # Two limbs that hold each other: range_of_motion reports it, the picture shows their angles.
            for skeleton, side, name, mix in waiting:
                _limb_by_angles(skeleton, side, name, mix)
                skeleton.unreached[name.replace("_", "-")] = math.inf
            break
        pending = waiting
    return placed


def _trunk(role: Role, mix: _Mix, breath: float) -> Skeleton:
    pose = mix.two if mix.share > 0 else mix.one
    seen, faces = pose.seen or "side", pose.faces or "right"
    base = base_of(faces, seen)
    lean, bend = mix.number(mix.one.lean, mix.two.lean), mix.number(mix.one.bend, mix.two.bend)
    heads = (mix.one.head or Head(), mix.two.head or Head())
    neck = mix.number(heads[0].neck, heads[1].neck)
    pelvis_angle, chest_angle = lean - bend / 2, lean + bend / 2
    spine = spine_points(base, _ORIGIN, lean, bend)
    pelvis = between(
        _pelvis(mix.one.place or Place(), mix, base, pelvis_angle, spine),
        _pelvis(mix.two.place or Place(), mix, base, pelvis_angle, spine),
        mix.share,
    )
    spine = tuple(plus(point, pelvis) for point in spine)
    eyes = mix.number(*(1.0 if head.eyes == "open" else 0.0 for head in heads))
    near: Side = "right" if base.left[2] < 0 else "left"
    skeleton = Skeleton(role, base, seen, near, pelvis_angle, chest_angle, chest_angle + neck, spine, breath, eyes)
    skeleton.bones["head"] = head_bone(base, spine[-1], chest_angle, neck)
    return skeleton


def _pelvis(place: Place, mix: _Mix, base: Base, pelvis_angle: float, spine: tuple[Vector, ...]) -> Vector:
    """Find where the pelvis is when a joint of the body (by its angles) is pinned to a place."""
    pinned = (place.at[0], place.at[1], -place.behind)
    if place.joint == "pelvis":
        return pinned
    if place.joint == "chest":
        return minus(pinned, spine[-1])
    side: Side = "left" if place.joint.startswith("left") else "right"
    bones = leg_by_angles(base, hip(_ORIGIN, base, side), pelvis_angle, side, mix.leg(f"{side}_leg"))
    reached = bones[f"{side}-thigh"].end if place.joint.endswith("knee") else bones[f"{side}-shin"].end
    # The pin says how deep the body's middle is, so that both knees can be pinned alike.
    moved = minus(pinned, reached)
    return moved[0], moved[1], pinned[2]


def _place_limb(skeleton: Skeleton, side: Side, name: str, mix: _Mix, placed: Bodies) -> bool:
    """Place a limb; False when what it holds has no place yet."""
    one, two = mix.arms(name) if name.endswith("arm") else mix.legs(name)
    targets = [limb.hand if isinstance(limb, Arm) else limb.foot for limb in (one, two)]
    held = [target for target, weight in zip(targets, (1 - mix.share, mix.share), strict=True) if target and weight > 0]
    if not held:
        _limb_by_angles(skeleton, side, name, mix)
        return True
    try:
        if name.endswith("arm"):
            _reach_arm(skeleton, side, name, mix, placed)
        else:
            _reach_leg(skeleton, side, name, mix, placed)
    except KeyError:
        return False
    return True


def _limb_by_angles(skeleton: Skeleton, side: Side, name: str, mix: _Mix) -> None:
    if name.endswith("arm"):
        root = _shoulder(skeleton, side)
        skeleton.bones |= arm_by_angles(skeleton.base, root, skeleton.chest_angle, side, mix.arm(name))
    else:
        root = hip(skeleton.spine[0], skeleton.base, side)
        skeleton.bones |= leg_by_angles(skeleton.base, root, skeleton.pelvis_angle, side, mix.leg(name))


def _shoulder(skeleton: Skeleton, side: Side) -> Vector:
    return plus(skeleton.spine[-1], skeleton.base.outward(side), body.SHOULDER_REACH)


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
    return plus(here, (target.by[0], target.by[1], 0.0))


def is_there(target: Target, placed: Bodies) -> bool:
    """Say whether a target is on somebody who is in the picture."""
    return target.on is None or any(target.on.startswith(f"{role}.") for role in placed)


def _role(placed: Bodies, role: str) -> Skeleton:
    return placed["receiver" if role == "receiver" else "helper"]


class _Reach(NamedTuple):
    """What the end of a limb shall do: where its contact is, which way it points, where the middle joint bends."""

    contact: Vector
    pointing: Vector
    toward: Vector


def _reach_arm(skeleton: Skeleton, side: Side, name: str, mix: _Mix, placed: Bodies) -> None:
    root = _shoulder(skeleton, side)
    wishes: list[_Reach] = []
    for arm in mix.arms(name):
        if arm.hand is None:
            bones = arm_by_angles(skeleton.base, root, skeleton.chest_angle, side, arm)
            hand = bones[f"{side}-hand"]
            pointing = unit(minus(hand.end, hand.start))
            elbow = minus(bones[f"{side}-upper-arm"].end, root)
            wishes.append(_Reach(plus(hand.start, pointing, body.PALM), pointing, elbow))
            continue
        contact = find(arm.hand, placed, root[2])
        toward = _elbow_way(skeleton, side, arm)
        if arm.points is None:
            middle, _ = two_bones(root, contact, body.UPPER_ARM, body.FOREARM + body.PALM, toward)
            pointing = unit(minus(contact, middle))
        else:
            pointing = skeleton.base.clock(arm.points)
        wishes.append(_Reach(contact, pointing, toward))
    reach = _blended(wishes[0], wishes[1], mix.share)
    wrist = plus(reach.contact, reach.pointing, -body.PALM)
    elbow, missing = two_bones(root, wrist, body.UPPER_ARM, body.FOREARM, reach.toward)
    upper, fore = unit(minus(elbow, root)), unit(minus(wrist, elbow))
    wrist = plus(elbow, fore, body.FOREARM)
    front = across(fore, upper) if length(minus(fore, upper)) > 0.05 else across(skeleton.base.clock(0), upper)
    skeleton.bones |= {
        f"{side}-upper-arm": Bone(root, elbow, front),
        f"{side}-forearm": Bone(elbow, wrist, across(times(upper, -1.0), fore)),
        f"{side}-hand": Bone(wrist, plus(wrist, reach.pointing, body.HAND), across(front, reach.pointing)),
    }
    if missing > 0.01:
        skeleton.unreached[f"{side}-arm"] = missing


def _elbow_way(skeleton: Skeleton, side: Side, arm: Arm) -> Vector:
    """Return the direction an elbow bends to: as written, else down, back and a little out."""
    outward = skeleton.base.outward(side)
    if arm.toward is not None:
        return _between_clock_and_side(skeleton.base, arm.toward, outward, max(arm.out, 10.0))
    down = skeleton.base.clock(skeleton.chest_angle + 180)
    return plus(plus(down, skeleton.base.clock(skeleton.chest_angle - 90), 0.5), outward, 0.3)


def _between_clock_and_side(base: Base, clock: float, outward: Vector, out: float) -> Vector:
    """Return a direction of a person's clock, taken `out` degrees to her side."""
    turn = math.radians(out)
    return plus(times(base.clock(clock), math.cos(turn)), outward, math.sin(turn))


def _reach_leg(skeleton: Skeleton, side: Side, name: str, mix: _Mix, placed: Bodies) -> None:
    base = skeleton.base
    root = hip(skeleton.spine[0], base, side)
    wishes: list[_Reach] = []
    flat: list[float] = []
    for leg in mix.legs(name):
        flat.append(1.0 if leg.flat and leg.foot is not None else 0.0)
        if leg.foot is None:
            bones = leg_by_angles(base, root, skeleton.pelvis_angle, side, leg)
            knee = minus(bones[f"{side}-thigh"].end, root)
            wishes.append(_Reach(bones[f"{side}-shin"].end, base.front, knee))
            continue
        contact = find(leg.foot, placed, root[2])
        if leg.flat:
            contact = plus(contact, base.up, body.FOOT_HEIGHT)
        turn = skeleton.pelvis_angle + 90 if leg.toward is None else leg.toward
        toward = _between_clock_and_side(base, turn, base.outward(side), leg.out)
        wishes.append(_Reach(contact, base.front, toward))
    reach = _blended(wishes[0], wishes[1], mix.share)
    knee, missing = two_bones(root, reach.contact, body.THIGH, body.SHIN, reach.toward)
    thigh, shin = unit(minus(knee, root)), unit(minus(reach.contact, knee))
    ankle = plus(knee, shin, body.SHIN)
    hinge = across(shin, thigh) if length(minus(shin, thigh)) > 0.05 else across(times(reach.toward, -1.0), thigh)
    calf = across(times(thigh, -1.0), shin) if length(minus(shin, thigh)) > 0.05 else hinge
    foot, instep = foot_by_angle(shin, calf, mix.leg(name).ankle)
    flatness = mix.number(flat[0], flat[1])
    foot = unit(plus(times(foot, 1 - flatness), base.front, flatness))
    instep = across(plus(times(instep, 1 - flatness), base.up, flatness), foot)
    skeleton.bones |= {
        f"{side}-thigh": Bone(root, knee, times(hinge, -1.0)),
        f"{side}-shin": Bone(knee, ankle, times(calf, -1.0)),
        f"{side}-foot": Bone(ankle, plus(ankle, foot, body.FOOT * 0.72), instep),
    }
    if missing > 0.01:
        skeleton.unreached[f"{side}-leg"] = missing


def _blended(one: _Reach, two: _Reach, share: float) -> _Reach:
    return _Reach(
        between(one.contact, two.contact, share),
        unit(between(one.pointing, two.pointing, share)),
        between(unit(one.toward), unit(two.toward), share),
    )
