"""What a body can do: joints within human range, held things within reach, nobody under the mat or above it.

Ranges are the American Academy of Orthopaedic Surgeons' (Greene and Heckman, The Clinical Measurement of
Joint Motion, 1994; as commonly cited), with ten degrees more, for a drawing is not a measurement. A heel
that is pressed to the buttock bends the knee to 150. Sideways: 35 for the trunk, 45 for its turn, 45 for the neck
and 80 for its turn; a hip turns 45 either way, which can be told apart from its other motions while it is not bent.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stretchgui.figure.axes import TOWARDS_US, Axes
from stretchgui.figure.model import SIDES, Figure
from stretchgui.figure.motion import Frame
from stretchgui.figure.posing import bodies
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.surfaces import Contact, Slab, contacts, slabs
from stretchgui.figure.vector import Vector, across, angle, cross, dot, minus, times, unit

ALLOWANCE: Final = 10.0
_ROUNDING: Final = 0.5
RANGES: Final[dict[str, tuple[float, float]]] = {
    "hip": (-30.0, 120.0),
    "hip-out": (-30.0, 45.0),
    "knee": (0.0, 150.0),
    "ankle": (-50.0, 20.0),
    "shoulder": (-60.0, 180.0),
    "elbow": (0.0, 150.0),
    "wrist": (-70.0, 80.0),
    "neck": (-45.0, 45.0),
    "trunk": (-25.0, 80.0),
    "hip-turn": (-45.0, 45.0),
    "neck-turn": (-80.0, 80.0),
    "neck-tilt": (-45.0, 45.0),
    "side-bend": (-35.0, 35.0),
    "twist": (-45.0, 45.0),
}
_TELLING: Final = 40.0
"""How far a thigh may be from the pelvis's line for its turn, where it is written, to be told from the rest."""
SUNK: Final = 2.5
"""Centimetres of soft flesh that the mat may press flat."""
SUNK_UNSEEN: Final = 6.0
"""The same where we do not look along the mat: a kneeling foot and the arm one lies on give way there."""
FLOATING: Final = 3.0
HOVERING: Final = 16.0
"""Centimetres above a bed or a seat from which on somebody is standing up, not sitting badly."""
OUT_OF_REACH: Final = 2.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a body cannot do: where in the figure, and what, in words."""

    path: tuple[str, ...]
    message: str


def findings(figure: Figure) -> tuple[Finding, ...]:
    """Look at every moment of a figure."""
    found: list[Finding] = []
    carrying = slabs(figure.props)
    for moment in figure.moments:
        for role, skeleton in bodies(figure, Frame(moment, moment)).items():
            found += at_frame(skeleton, ("moments", moment, role), carrying)
    return tuple(found)


def at_frame(skeleton: Skeleton, path: tuple[str, ...], carrying: Sequence[Slab]) -> Iterator[Finding]:
    """Look at one body; `path` leads to its pose in the file.

    Args:
        skeleton: The body.
        path: What leads to its pose.
        carrying: What it may lie on besides the mat.
    """
    for joint, value in joint_angles(skeleton).items():
        least, most = RANGES[joint.split("-", 1)[1] if joint.startswith(SIDES) else joint]
        if not least - ALLOWANCE - _ROUNDING <= value <= most + ALLOWANCE + _ROUNDING:
            words = joint.replace("-", " ")
            yield Finding(
                (*path, *_key(joint)), f"the {words} bends to {value:.0f}: {least:.0f} to {most:.0f} is human"
            )
    for limb, missing in skeleton.unreached.items():
        what = "hand" if limb.endswith("arm") else "foot"
        if math.isinf(missing):
            yield Finding((*path, limb, what), f"the {limb.replace('-', ' ')} holds what in turn waits for it")
        elif missing > OUT_OF_REACH:
            yield Finding((*path, limb, what), f"the {what} is {missing:.0f} cm away from what it should reach")
    allowed = SUNK if skeleton.eye == TOWARDS_US else SUNK_UNSEEN
    for message in _lying(tuple(contacts(skeleton, carrying)), allowed):
        yield Finding((*path, "place"), message)


def _lying(found: Sequence[Contact], allowed: float) -> Iterator[str]:
    """Say what sinks into what it lies on, and what floats above it."""
    deepest: dict[Slab | None, Contact] = {}
    for contact in sorted(found, key=lambda contact: -contact.above):
        deepest[contact.on] = contact
    for contact in deepest.values():
        if contact.above + _gives(contact) < -allowed:
            yield f"the {contact.part.replace('-', ' ')} sinks {-contact.above:.0f} cm into the {_name(contact)}"
    lowest = min(found, key=lambda contact: contact.above)
    if lowest.above > FLOATING:
        yield f"the body floats {lowest.above:.0f} cm above the {_name(lowest)} (nearest: the {lowest.part})"
        return
    # Feet may stand while the rest sits: what is just above a seat shall be on it.
    seated = [contact for contact in found if contact.part == "trunk" or contact.part.endswith("thigh")]
    above = {contact.on: contact.above for contact in sorted(seated, key=lambda contact: -contact.above)}
    for slab, height in above.items():
        if slab is not None and slab.kind in ("bed", "chair") and FLOATING < height < HOVERING:
            yield f"the body floats {height:.0f} cm above the {slab.kind}"


def _gives(contact: Contact) -> float:
    return 0.0 if contact.on is None else contact.on.gives


def _name(contact: Contact) -> str:
    return "mat" if contact.on is None else contact.on.kind


def _key(joint: str) -> tuple[str, ...]:
    """Return where a joint's angle stands in a pose."""
    if joint in _KEYS:
        return _KEYS[joint]
    side, name = joint.split("-", 1)
    if name in ("shoulder", "elbow", "wrist"):
        return f"{side}-arm", name
    return f"{side}-leg", {"hip-out": "out", "hip-turn": "turn"}.get(name, name)


_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "neck": ("head", "neck"),
    "neck-turn": ("head", "turn"),
    "neck-tilt": ("head", "tilt"),
    "trunk": ("bend",),
    "side-bend": ("side_bend",),
    "twist": ("twist",),
}


def joint_angles(skeleton: Skeleton) -> dict[str, float]:
    """Measure a body's joints, in degrees, whether they were written or came out of what is held."""
    pelvis, chest = skeleton.pelvis, skeleton.chest
    angles = {
        "neck": skeleton.neck.bend,
        "neck-turn": skeleton.neck.turn,
        "neck-tilt": skeleton.neck.tilt,
        "trunk": skeleton.curve.bend,
        "side-bend": skeleton.curve.side_bend,
        "twist": skeleton.curve.twist,
    }
    for side in SIDES:
        bones = {
            name: unit(minus(skeleton.bones[f"{side}-{name}"].end, skeleton.bones[f"{side}-{name}"].start))
            for name in ("thigh", "shin", "foot", "upper-arm", "forearm", "hand")
        }
        outward = pelvis.outward(side)
        angles[f"{side}-hip"] = _flexion(pelvis, bones["thigh"])
        angles[f"{side}-hip-out"] = math.degrees(math.asin(max(-1.0, min(1.0, dot(bones["thigh"], outward)))))
        straight = angle(bones["thigh"], times(pelvis.up, -1.0)) < _TELLING
        if straight and f"{side}-leg" not in skeleton.reaching:
            kneecap = skeleton.bones[f"{side}-thigh"].front
            ahead = across(pelvis.front, bones["thigh"])
            angles[f"{side}-hip-turn"] = math.degrees(math.atan2(dot(kneecap, outward), dot(kneecap, ahead)))
        angles[f"{side}-knee"] = angle(bones["thigh"], bones["shin"])
        angles[f"{side}-ankle"] = 90 - angle(bones["foot"], times(bones["shin"], -1.0))
        angles[f"{side}-elbow"] = angle(bones["upper-arm"], bones["forearm"])
        bend = angle(bones["forearm"], bones["hand"])
        hinge = cross(skeleton.bones[f"{side}-forearm"].front, bones["forearm"])
        angles[f"{side}-wrist"] = -bend if dot(cross(bones["forearm"], bones["hand"]), hinge) > 0 else bend
        # An arm that is lifted sideways has no flexion worth the name: only arms near the plane are judged.
        shoulder = _flexion(chest, bones["upper-arm"])
        aside = abs(dot(bones["upper-arm"], chest.left))
        angles[f"{side}-shoulder"] = shoulder if aside < 0.6 or shoulder > 0 else max(shoulder, -60.0)
    return angles


def _flexion(trunk: Axes, bone: Vector) -> float:
    """Return how far a limb is bent forward of its end of the trunk: -90 (behind) .. 270."""
    turned = math.degrees(math.atan2(dot(bone, trunk.front), -dot(bone, trunk.up)))
    return turned if turned >= -100 else turned + 360
