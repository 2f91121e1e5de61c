"""What a figure says, as read from its file: who lies how at which moment, what is held, what glows, what points.

Lengths are centimetres on a person of 170 cm, in the room: x to the right in the picture as it is drawn, y up
from the mat, z towards us. A view only chooses from where the room is looked at.
Angles are degrees as a physiotherapist counts them: 0 is standing straight with the arms hanging, and bending
a joint the usual way is positive. Directions (`lean`, `points`, `toward`) are a clock in the person's own
plane: 0 up, 90 to where the person faces, 180 down, -90 behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Literal, TypeAlias

from typing_extensions import override

Role: TypeAlias = Literal["receiver", "helper"]
Side: TypeAlias = Literal["left", "right"]
Camera: TypeAlias = Literal["side", "front", "above"]
Heading: TypeAlias = Literal["left", "right", "us", "away"]
Surface: TypeAlias = Literal["middle", "front", "back", "near", "far", "left", "right", "inner", "outer"]
Grip: TypeAlias = Literal["relaxed", "flat", "hold", "fist"]
ArrowKind: TypeAlias = Literal["guide", "push"]
PropKind: TypeAlias = Literal["pillow", "cushion", "bed", "chair", "step", "wall", "strap", "stick"]
PropFacing: TypeAlias = Literal["left", "right", "us", "away"]

ROLES: tuple[Role, ...] = ("receiver", "helper")
SIDES: tuple[Side, ...] = ("left", "right")
START, HOLD, CONTRACT = "start", "hold", "contract"


@dataclass(frozen=True, slots=True)
class Target:
    """A place to reach: a share `at` of the way along a body part, on one of its surfaces, or a point.

    `by` moves it, in centimetres of the picture. A point without a third number is as deep as the limb's root.
    """

    on: str | None = None
    at: float = 0.5
    surface: Surface = "middle"
    point: tuple[float, float, float | None] | None = None
    by: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm by its angles, or by what its hand holds (then the angles follow)."""

    shoulder: float = 0.0
    out: float = 6.0
    elbow: float = 12.0
    turn: float = 0.0
    wrist: float = 0.0
    hand: Target | None = None
    points: float | None = None
    toward: float | None = None
    grip: Grip = "relaxed"


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg by its angles, or by where its ankle is (`flat`: where its sole stands)."""

    hip: float = 0.0
    out: float = 0.0
    turn: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    foot: Target | None = None
    flat: bool = False
    toward: float | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head, from the line of the chest: `neck` bends it forward, `turn` and `tilt` take it to her left."""

    neck: float = 0.0
    turn: float = 0.0
    tilt: float = 0.0
    eyes: Literal["open", "closed"] = "open"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body is: one joint of it, pinned to a point; `behind` is how far beyond the middle of the mat."""

    joint: str = "pelvis"
    at: tuple[float, float] = (0.0, 11.0)
    behind: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """One person at one moment. `None` means: as at the start (and at the start: as standing).

    `faces`, `lean`, `side_lean` and `roll` place the whole body: where she looks as she stands, how far she leans
    forward and to her left, and how far she is turned to her left about her own long axis. `bend`, `side_bend`
    and `twist` bend the trunk: forward, to her left, and the chest to her left of the pelvis. `shrug` lifts both
    shoulders by so many centimetres.
    """

    faces: Heading | None = None
    place: Place | None = None
    lean: float | None = None
    side_lean: float | None = None
    roll: float | None = None
    bend: float | None = None
    side_bend: float | None = None
    twist: float | None = None
    shrug: float | None = None
    head: Head | None = None
    left_arm: Arm | None = None
    right_arm: Arm | None = None
    left_leg: Leg | None = None
    right_leg: Leg | None = None

    def over(self, base: "Pose") -> "Pose":
        """Return this pose with what it leaves out taken from another."""
        merged = {
            field.name: getattr(base, field.name) if getattr(self, field.name) is None else getattr(self, field.name)
            for field in fields(Pose)
        }
        return Pose(**merged)


STANDING = Pose(
    faces="right",
    place=Place("pelvis", (0.0, 90.0)),
    lean=0.0,
    side_lean=0.0,
    roll=0.0,
    bend=0.0,
    side_bend=0.0,
    twist=0.0,
    shrug=0.0,
    head=Head(),
    left_arm=Arm(),
    right_arm=Arm(),
    left_leg=Leg(),
    right_leg=Leg(),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """The poses of one moment, as written."""

    receiver: Pose = field(default_factory=Pose)
    helper: Pose | None = None


@dataclass(frozen=True, slots=True)
class Glow:
    """Where the pull is felt: a stretch of a body part's surface."""

    on: str
    start: float = 0.2
    end: float = 0.8
    surface: Surface = "front"
    when: tuple[str, ...] = (HOLD, CONTRACT)


@dataclass(frozen=True, slots=True)
class Arrow:
    """Which way something moves: from a place, `by` so many centimetres; `bow` curves it (share of its length).

    With a `turn` (degrees) it goes round its place instead, as if seen from a little above: by the side that is nearest
    to us to the right, or to the left if negative. `by` is then half the width and half the height of its ring.
    """

    tail: Target
    by: tuple[float, float]
    bow: float = 0.2
    turn: float = 0.0
    kind: ArrowKind = "guide"
    when: tuple[str, ...] = (START, HOLD)


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the room: it stands or lies on the mat, or bodies hold it (`along`: a strap, a stick).

    Attributes:
        kind: What it is.
        at: The middle of its lower edge (a chair's: on the mat under the middle of its seat).
        size: Its width from left to right, and how high its top is (a chair's: its seat).
        depth: How far it reaches towards us and away, in all.
        behind: How far its middle is beyond the middle of the mat.
        faces: Where somebody who sits on a chair looks.
        along: What a strap or a stick passes, one after the other.
        slack: How much longer than the way a strap is (a share of it).
        beyond: How far a stick goes on past its first and last target.
        whose: Who alone has a use for it, if not both.
        order: Draws it behind the people or in front of them, wherever it is.
    """

    kind: PropKind
    at: tuple[float, float] = (0.0, 0.0)
    size: tuple[float, float] | None = None
    depth: float | None = None
    behind: float = 0.0
    faces: PropFacing = "right"
    along: tuple[Target, ...] = ()
    slack: float = 0.0
    beyond: float = 7.0
    whose: Role | None = None
    order: Literal["auto", "behind", "front"] = "auto"


@dataclass(frozen=True, slots=True)
class Figure:
    """The whole picture of an exercise. It is drawn for one side of the receiver; the other is its mirror image.

    `look_down` says by how many degrees we look down, where it is not what the view does. From the side parts are
    drawn helper first, each person from the far side to the near one; else from what is farthest away. `back` names
    parts to draw before all others, `front` parts to draw after them (a hand or forearm is then drawn once more).
    """

    moments: Mapping[str, Moment]
    view: Camera = "side"
    look_down: float | None = None
    drawn_for: Side = "left"
    back: tuple[str, ...] = ()
    front: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    glows: tuple[Glow, ...] = ()
    props: tuple[Prop, ...] = ()

    @override
    def __hash__(self) -> int:
        """Hash what is quick to hash: figures are keys of caches that are asked thirty times a second."""
        return hash((self.view, self.look_down, self.drawn_for, self.front, tuple(self.moments)))

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who is in the picture."""
        return ROLES if any(moment.helper is not None for moment in self.moments.values()) else ROLES[:1]

    def without_helper(self) -> "Figure":
        """Return the same figure with the receiver alone; what is bound to the helper or is the helper's goes too.

        A hand that held the helper is where its written angles take it.
        """

        def stays(part: str | None) -> bool:
            return part is None or not part.startswith("helper.")

        def free(arm: Arm | None) -> Arm | None:
            return arm if arm is None or arm.hand is None or stays(arm.hand.on) else replace(arm, hand=None)

        def alone(moment: Moment) -> Moment:
            pose = moment.receiver
            return Moment(replace(pose, left_arm=free(pose.left_arm), right_arm=free(pose.right_arm)))

        return replace(
            self,
            moments={name: alone(moment) for name, moment in self.moments.items()},
            back=tuple(filter(stays, self.back)),
            front=tuple(filter(stays, self.front)),
            arrows=tuple(arrow for arrow in self.arrows if stays(arrow.tail.on)),
            glows=tuple(glow for glow in self.glows if stays(glow.on)),
            props=tuple(
                prop for prop in self.props if prop.whose != "helper" and all(stays(end.on) for end in prop.along)
            ),
        )

    def moment_name(self, wanted: str) -> str:
        """Return the moment that shows best what was asked for: itself, else the hold, else the first there is."""
        if wanted in self.moments:
            return wanted
        return HOLD if HOLD in self.moments else next(iter(self.moments))

    def pose(self, moment: str, role: Role) -> Pose:
        """Return a person's complete pose.

        What the hold leaves out is as at the start; what the contraction leaves out is as in the hold.
        """
        pose = STANDING
        shown = self.moment_name(moment)
        earlier = {START: (START,), HOLD: (START, HOLD)}.get(shown, (START, HOLD, shown))
        for source in map(self.moments.get, earlier):
            written = None if source is None else source.receiver if role == "receiver" else source.helper
            pose = pose if written is None else written.over(pose)
        return pose
