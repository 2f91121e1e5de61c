"""What is true of every body, in every exercise, at every moment and between them."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from stretchgui.figure import body
from stretchgui.figure.framing import framing
from stretchgui.figure.model import SIDES, Arm, Figure, Leg, Role
from stretchgui.figure.motion import Frame
from stretchgui.figure.posing import bodies, find
from stretchgui.figure.range_of_motion import at_frame, findings, joint_angles
from stretchgui.figure.skeleton import Skeleton, surface_way
from stretchgui.figure.surfaces import Contact, contacts, slabs
from stretchgui.figure.vector import between, dot, length, minus
from tests.figure.drawn import ALL, BUNDLED, frames, helped, sound

LENGTHS = {
    "thigh": body.THIGH,
    "shin": body.SHIN,
    "upper-arm": body.UPPER_ARM,
    "forearm": body.FOREARM,
    "hand": body.HAND,
    "foot": body.FOOT * 0.72,
}
FIGURES = pytest.mark.parametrize("name", ALL)


@FIGURES
def test_segments_keep_their_length(name: str) -> None:
    """No limb grows or shrinks, whatever it reaches for, at any moment of the motion, nor looks longer than it is."""
    projection = framing(ALL[name]).projection
    for frame in frames(ALL[name]):
        for skeleton in bodies(ALL[name], frame).values():
            for side in SIDES:
                for part, wanted in LENGTHS.items():
                    bone = skeleton.bones[f"{side}-{part}"]
                    assert length(minus(bone.end, bone.start)) == pytest.approx(wanted, abs=0.01), (frame, side, part)
                    seen = math.dist(projection.point(bone.start), projection.point(bone.end)) / projection.scale
                    assert seen <= wanted + 0.01, (frame, side, part)
            spine = sum(length(minus(two, one)) for one, two in zip(skeleton.spine, skeleton.spine[1:], strict=False))
            assert spine == pytest.approx(body.TRUNK)


@FIGURES
def test_limbs_hang_together(name: str) -> None:
    """Every bone begins where the one before it ends, and the roots sit on the trunk."""
    for frame in frames(ALL[name]):
        for skeleton in bodies(ALL[name], frame).values():
            for side in SIDES:
                bones = skeleton.bones
                for one, two in (("thigh", "shin"), ("shin", "foot"), ("upper-arm", "forearm"), ("forearm", "hand")):
                    gap = length(minus(bones[f"{side}-{one}"].end, bones[f"{side}-{two}"].start))
                    assert gap == pytest.approx(0, abs=0.01), (frame, side, one)
                hip, shoulder = bones[f"{side}-thigh"].start, bones[f"{side}-upper-arm"].start
                assert length(minus(hip, skeleton.spine[0])) == pytest.approx(body.HIP_REACH)
                assert length(minus(shoulder, skeleton.spine[-1])) == pytest.approx(body.SHOULDER_REACH)


@FIGURES
def test_joints_stay_human_and_bodies_on_the_mat(name: str) -> None:
    """In no frame does a joint leave its range, does a hand miss, or does a body sink or float."""
    figure = ALL[name]
    carrying = slabs(figure.props)
    for frame in frames(figure):
        for role, skeleton in bodies(figure, frame).items():
            found = list(at_frame(skeleton, (frame.start, frame.end, role), carrying))
            assert not found, (frame, found)


@FIGURES
def test_what_is_held_stays_held(name: str) -> None:
    """A hand that is bound at both ends of a motion lies on its target all the way, within two centimetres."""
    figure = ALL[name]
    for frame in frames(figure):
        placed = bodies(figure, frame)
        for role, side in _hands(figure, frame):
            skeleton = placed[role]
            palm, wanted = _palm(skeleton, side), _wanted(figure, frame, role, side)
            distance = math.dist(palm, wanted)
            assert distance < 2.0, (frame, role, side, distance)


def test_some_hand_is_held_wherever_one_helps_the_other() -> None:
    """The tests above look at something: each helper's hands are bound, in the hold, but of one who only watches."""
    for name in set(filter(helped, BUNDLED)) - {"check-seated-rotation"}:
        held = {role for role, _ in _hands(BUNDLED[name], Frame())}
        assert "helper" in held, name


@pytest.mark.parametrize("name", BUNDLED)
def test_a_flat_hand_lies_along_what_it_touches(name: str) -> None:
    """Unless it is said where the fingers point: a flat hand that stood on its heel would look like a wave."""
    figure = BUNDLED[name]
    for moment in figure.moments:
        placed = bodies(figure, Frame(moment, moment))
        for role, side in _hands(figure, Frame(moment, moment)):
            arm = getattr(figure.pose(moment, role), f"{side}_arm")
            assert isinstance(arm, Arm)
            if arm.grip != "flat" or arm.points is not None or arm.hand is None or arm.hand.on is None:
                continue
            owner, part = arm.hand.on.split(".")
            surface = surface_way(
                placed["helper" if owner == "helper" else "receiver"], part, arm.hand.at, arm.hand.surface
            )
            assert abs(dot(placed[role].bones[f"{side}-hand"].way, surface)) < 0.1, (moment, role, side)


def _hands(figure: Figure, frame: Frame) -> list[tuple[Role, str]]:
    """Return the hands that are bound at both ends of a frame's way."""
    found: list[tuple[Role, str]] = []
    for role in figure.roles:
        for side in SIDES:
            arms = [getattr(figure.pose(name, role), f"{side}_arm") for name in (frame.start, frame.end)]
            if all(isinstance(arm, Arm) and arm.hand is not None for arm in arms):
                found.append((role, side))
    return found


def _palm(skeleton: Skeleton, side: str) -> tuple[float, float, float]:
    bone = skeleton.bones[f"{side}-hand"]
    return between(bone.start, bone.end, body.PALM / body.HAND)


def _wanted(figure: Figure, frame: Frame, role: Role, side: str) -> tuple[float, float, float]:
    placed = bodies(figure, frame)
    root = placed[role].bones[f"{side}-upper-arm"].start
    ends: list[tuple[float, float, float]] = []
    for name in (frame.start, frame.end):
        arm = getattr(figure.pose(name, role), f"{side}_arm")
        assert isinstance(arm, Arm)
        assert arm.hand is not None
        ends.append(find(arm.hand, placed, root[2]))
    return between(ends[0], ends[1], frame.fraction)


@pytest.mark.parametrize("name", BUNDLED)
def test_the_bundled_figures_have_no_findings(name: str) -> None:
    """What `check` would say of the program's own figures: nothing."""
    assert findings(BUNDLED[name]) == ()


@pytest.mark.parametrize("name", BUNDLED)
def test_a_receiver_alone_needs_no_helper(name: str) -> None:
    """Shown without the helper, nobody holds or leans on what is gone, and no thing is left that carried the helper."""
    alone = BUNDLED[name].without_helper()
    assert findings(alone) == ()
    used = {contact.on for contact in _touched(alone)}
    assert [slab.kind for slab in slabs(alone.props) if slab.kind != "wall" and slab not in used] == []


def _touched(figure: Figure) -> Iterator[Contact]:
    for moment in figure.moments:
        for skeleton in bodies(figure, Frame(moment, moment)).values():
            yield from contacts(skeleton, slabs(figure.props))


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        ("left-leg: {hip: 0, knee: 165}", ("left-leg", "knee"), "knee bends to 165"),
        ("left-leg: {hip: 150}", ("left-leg", "hip"), "hip bends to 150"),
        ("right-leg: {hip: -60}", ("right-leg", "hip"), "hip bends to -60"),
        ("left-arm: {shoulder: -90}", ("left-arm", "shoulder"), "shoulder bends to -90"),
        ("left-arm: {elbow: 165}", ("left-arm", "elbow"), "elbow bends to 165"),
        ("head: {neck: 80}", ("head", "neck"), "neck bends to 80"),
        ("bend: 110", ("bend",), "trunk bends to 110"),
        ("left-arm: {hand: [300, 300]}", ("left-arm", "hand"), "cm away"),
        ("place: {at: [0, 60]}", ("place",), "sinks"),
        ("place: {at: [0, 120]}", ("place",), "floats"),
    ],
)
def test_what_no_body_can_do_is_found(text: str, path: tuple[str, ...], said: str) -> None:
    """Every kind of impossible pose is found, with the path to what is wrong."""
    standing = "" if text.startswith("place") else "      place: {at: [0, 90]}\n"
    figure = sound(f"moments:\n  hold:\n    receiver:\n{standing}      {text}\n")
    found = {finding.path: finding.message for finding in findings(figure)}
    assert said in found[("moments", "hold", "receiver", *path)]


def test_angles_that_are_written_are_measured_again() -> None:
    """The angles of a pose come out of its skeleton as they went in."""
    figure = sound(
        """
moments:
  hold:
    receiver:
      faces: left
      lean: -90
      bend: 20
      head: {neck: 12}
      left-leg: {hip: 100, knee: 70, ankle: -20}
      right-leg: {hip: -10, knee: 20, ankle: 10}
      left-arm: {shoulder: 120, out: 0, elbow: 40, wrist: 20}
"""
    )
    angles = joint_angles(bodies(figure, Frame())["receiver"])
    expected = {
        "neck": 12,
        "trunk": 20,
        "left-hip": 100,
        "left-knee": 70,
        "left-ankle": -20,
        "right-hip": -10,
        "right-knee": 20,
        "right-ankle": 10,
        "left-shoulder": 120,
        "left-elbow": 40,
        "left-wrist": 20,
    }
    assert {joint: angles[joint] for joint in expected} == pytest.approx(expected, abs=0.01)


def test_hands_that_hold_each_other_are_reported() -> None:
    """Two limbs that wait for each other are drawn by their angles, and found."""
    figure = sound(
        """
moments:
  hold:
    receiver:
      place: {at: [0, 90]}
      left-arm: {hand: {on: receiver.right-forearm}}
      right-arm: {hand: {on: receiver.left-forearm}}
"""
    )
    assert sum("waits for it" in finding.message for finding in findings(figure)) == 2


def test_a_pinned_knee_stays_where_it_is() -> None:
    """A body that is placed by its knee leans without the knee moving."""
    figure = sound(
        """
moments:
  start:
    receiver:
      place: {joint: left-knee, at: [20, 5.5]}
      left-leg: {hip: 10, knee: 95}
  hold:
    receiver:
      lean: 40
      left-leg: {hip: 50, knee: 100}
"""
    )
    for fraction in (0.0, 0.3, 0.7, 1.0):
        knee = bodies(figure, Frame("start", "hold", fraction))["receiver"].joint("left-knee")
        assert knee[:2] == pytest.approx((20, 5.5))


def test_a_flat_foot_stands_on_its_sole() -> None:
    """The ankle is a foot's height above the written point, and the toes point where the person faces."""
    figure = ALL["solo"]
    skeleton = bodies(figure, Frame())["receiver"]
    ankle, toes = skeleton.joint("left-ankle"), skeleton.joint("left-toes")
    assert ankle[:2] == pytest.approx((48, body.FOOT_HEIGHT))
    assert toes[0] > ankle[0]
    assert toes[1] == pytest.approx(ankle[1])
    pose = figure.pose("hold", "receiver")
    assert isinstance(pose.left_leg, Leg)
    assert pose.left_leg.flat
