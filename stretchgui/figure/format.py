"""The table of what a figure's YAML may say; reading and JSON Schema both come out of it."""

from dataclasses import dataclass
from typing import Final

from stretchgui.document.fields import Choice, Either, Field, Flag, ListOf, MapOf, Number, Record, Schema
from stretchgui.document.nodes import Mapping, Node
from stretchgui.document.problems import Place as LinePlace
from stretchgui.document.problems import Report
from stretchgui.figure.model import (
    CONTRACT,
    HOLD,
    ROLES,
    START,
    Arm,
    Arrow,
    Figure,
    Glow,
    Head,
    Leg,
    Moment,
    Place,
    Pose,
    Prop,
    Target,
)
from stretchgui.figure.props import HELD, SOLIDS
from stretchgui.figure.range_of_motion import findings
from stretchgui.figure.skeleton import JOINTS, PARTS
from stretchgui.figure.surfaces import SIZES

DRAWN: Final = ("trunk", "head", *(f"{side}-{part}" for side in ("left", "right") for part in ("leg", "arm")))
OVERLAYS: Final = tuple(f"{side}-{part}" for side in ("left", "right") for part in ("forearm", "hand"))


def _words(*words: str) -> Choice[str]:
    return Choice({word: word for word in words})


def _of_both(parts: tuple[str, ...]) -> Choice[str]:
    return _words(*(f"{role}.{part}" for role in ROLES for part in parts))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers: centimetres to the right and up."""

    def read(self, node: Node, report: Report) -> tuple[float, float] | None:
        """Read exactly two numbers."""
        values = ListOf(Number(-400, 400), least=2, most=2).read(node, report)
        return None if values is None else (float(values[0]), float(values[1]))

    def schema(self) -> Schema:
        """An array of two numbers."""
        return ListOf(Number(-400, 400), least=2, most=2).schema()


@dataclass(frozen=True, slots=True)
class _PointTarget:
    """A target that is a plain point: `[x, y]`, or `[x, y, z]` with z towards us from the middle of the mat."""

    def read(self, node: Node, report: Report) -> Target | None:
        values = self._numbers().read(node, report)
        if values is None:
            return None
        return Target(point=(float(values[0]), float(values[1]), float(values[2]) if len(values) == 3 else None))

    def schema(self) -> Schema:
        return self._numbers().schema()

    @staticmethod
    def _numbers() -> ListOf[float]:
        return ListOf(Number(-400, 400), least=2, most=3)


_DEGREES: Final = Number(-180, 180)
_SHARE: Final = Number(-0.5, 1.5)
_MOMENT: Final = _words(START, HOLD, CONTRACT)
_SURFACE: Final = _words("middle", "front", "back", "near", "far", "left", "right", "inner", "outer")

_TARGET: Final = Record(
    Target,
    "place on a body",
    {
        "on": Field(_of_both(PARTS), required=True, doc="The body part, e.g. receiver.left-shin."),
        "at": Field(_SHARE, doc="How far along it: 0 at its root, 1 at its end."),
        "surface": Field(_SURFACE, doc="On which of its surfaces."),
        "by": Field(Pair(), doc="Moved by so many centimetres of the picture."),
    },
)
_REACHED: Final[Either[Target]] = Either(
    {"list": _PointTarget(), "mapping": _TARGET},
    "a point [x, y] or a place on a body ({on: receiver.left-shin, at: 0.3})",
)

ARM: Final = Record(
    Arm,
    "arm",
    {
        "shoulder": Field(_DEGREES, doc="0 hangs down, 90 points forward, 180 up."),
        "out": Field(_DEGREES, doc="Away from the body, to the side."),
        "elbow": Field(Number(-10, 170), doc="0 is straight."),
        "turn": Field(_DEGREES, doc="Turns the forearm inward."),
        "wrist": Field(Number(-90, 90), doc="Plus bends towards the palm."),
        "hand": Field(_REACHED, doc="What the palm lies on; shoulder and elbow follow."),
        "points": Field(_DEGREES, doc="Where the fingers point: 0 up, 90 to where the person faces."),
        "toward": Field(_DEGREES, doc="Where the elbow points, on the same clock."),
        "grip": Field(_words("relaxed", "flat", "hold", "fist"), doc="How the hand is drawn."),
    },
)
LEG: Final = Record(
    Leg,
    "leg",
    {
        "hip": Field(_DEGREES, doc="0 is in line with the trunk, plus bends forward."),
        "out": Field(_DEGREES, doc="Away from the other leg."),
        "turn": Field(_DEGREES, doc="Turns the thigh outward."),
        "knee": Field(Number(-10, 170), doc="0 is straight."),
        "ankle": Field(Number(-90, 60), doc="0 is at right angles, plus pulls the toes up."),
        "foot": Field(_REACHED, doc="Where the ankle is (with flat: the sole under it); hip and knee follow."),
        "flat": Field(Flag(), doc="The sole stands on the mat."),
        "toward": Field(_DEGREES, doc="Where the knee points: 0 up, 90 to where the person faces."),
    },
)
POSE: Final = Record(
    Pose,
    "pose",
    {
        "faces": Field(_words("left", "right", "us", "away"), doc="Where the person looks when sitting up."),
        "place": Field(
            Record(
                Place,
                "place",
                {
                    "joint": Field(_words(*JOINTS), doc="Which joint is pinned."),
                    "at": Field(Pair(), required=True, doc="Where: centimetres right, and up from the mat."),
                    "behind": Field(Number(-200, 200), doc="How far beyond the middle of the mat."),
                },
            )
        ),
        "lean": Field(_DEGREES, doc="The trunk: 0 upright, 90 forward, -90 on the back."),
        "side_lean": Field(_DEGREES, doc="The whole body, tipped to her left."),
        "roll": Field(_DEGREES, doc="The whole body, turned to her left about its long axis."),
        "bend": Field(Number(-60, 130), doc="Rounds the back; minus hollows it."),
        "side_bend": Field(Number(-90, 90), doc="Bends the trunk to her left."),
        "twist": Field(Number(-90, 90), doc="Turns the chest to her left of the pelvis."),
        "shrug": Field(Number(0, 6), doc="Lifts both shoulders by so many centimetres."),
        "head": Field(
            Record(
                Head,
                "head",
                {
                    "neck": Field(Number(-90, 90), doc="Plus bends it forward."),
                    "turn": Field(Number(-120, 120), doc="Looks to her left."),
                    "tilt": Field(Number(-90, 90), doc="Bends it to her left."),
                    "eyes": Field(_words("open", "closed")),
                },
            )
        ),
        "left-arm": Field(ARM),
        "right-arm": Field(ARM),
        "left-leg": Field(LEG),
        "right-leg": Field(LEG),
    },
)


_OTHERS: Final = {"strap": "beyond", "stick": "slack"}


def check_prop(prop: Prop, node: Mapping, report: Report) -> None:
    """Report what a thing of its kind needs, or has no use for."""
    needed = ("along",) if prop.kind in HELD else ("at",) if prop.kind in SIZES else ("at", "size")
    useless = (
        ("at", "size", "depth", "behind", _OTHERS[prop.kind]) if prop.kind in HELD else ("along", "slack", "beyond")
    )
    for key in needed:
        if node.get(key) is None:
            report.error(node.place, f"'{key}' is missing in a {prop.kind}")
    for key in useless:
        if node.get(key) is not None:
            report.error(node.place_of(key), f"a {prop.kind} has no '{key}'")
    if prop.faces != "right" and prop.kind != "chair":
        report.error(node.place_of("faces"), f"a {prop.kind} has no 'faces'")


def check_people(figure: Figure, node: Mapping, report: Report) -> None:
    """Report what is said of a helper who is not in the picture."""
    if len(figure.roles) == len(ROLES):
        return
    named = [*figure.front, *figure.back, *(glow.on for glow in figure.glows)]
    named += [arrow.tail.on for arrow in figure.arrows if arrow.tail.on is not None]
    named += [target.on for prop in figure.props for target in prop.along if target.on is not None]
    for moment in figure.moments.values():
        for limb in (moment.receiver.left_arm, moment.receiver.right_arm):
            named += [limb.hand.on] if limb is not None and limb.hand is not None and limb.hand.on else []
    for name in named:
        if name.startswith("helper."):
            report.error(node.place, f"'{name}' is named, but no moment has a helper")


def check_bodies(figure: Figure, node: Mapping, report: Report) -> None:
    """Report what no body can do: at the line that says it, or that it follows from.

    This draws up every pose and takes some milliseconds: it is for `check`, not for every reading.
    """
    for finding in findings(figure):
        report.error(place_of(node, finding.path), finding.message)


def place_of(node: Mapping, path: tuple[str, ...]) -> LinePlace:
    """Find the place of a path in a figure; what a moment takes over from an earlier one is found there."""
    heading, moment, *rest = path
    best, depth = node.place_of(heading), 0
    for name in dict.fromkeys((moment, HOLD, START)):
        here: Node | None = node.get(heading)
        for steps, key in enumerate((name, *rest), start=1):
            here = here.get(key) if isinstance(here, Mapping) else None
            if here is None:
                break
            if steps > depth:
                best, depth = here.place, steps
    return best


PROP: Final = Record(
    Prop,
    "prop",
    {
        "kind": Field(_words(*SOLIDS, *HELD), required=True),
        "at": Field(Pair(), doc="The middle of its lower edge; a chair's: under the middle of its seat."),
        "size": Field(Pair(), doc="Width, and how high its top is; a chair's: its seat."),
        "depth": Field(Number(2, 250), doc="How far it reaches towards us and away, in all."),
        "behind": Field(Number(-200, 200), doc="How far beyond the middle of the mat its middle is."),
        "faces": Field(_words("left", "right", "us", "away"), doc="Where somebody who sits on a chair looks."),
        "along": Field(ListOf(_REACHED, least=2, most=8), doc="What a strap or a stick passes, from end to end."),
        "beyond": Field(Number(0, 100), doc="How far a stick goes on past its first and last target."),
        "slack": Field(Number(0, 1), doc="How much longer than the way a strap is, as a share."),
        "whose": Field(_words(*ROLES), doc="Who alone has a use for it: it goes when that person does."),
        "order": Field(_words("auto", "behind", "front"), doc="Drawn behind the people, or in front of them."),
    },
    check_prop,
)
FIGURE: Final = Record(
    Figure,
    "figure",
    {
        "view": Field(_words("side", "front", "above"), doc="From where the mat is seen."),
        "look_down": Field(Number(0, 90), doc="By how many degrees we look down, if not as the view does."),
        "drawn_for": Field(_words("left", "right"), doc="Which of the receiver's sides is written here."),
        "moments": Field(
            MapOf(
                Record(Moment, "moment", {"receiver": Field(POSE), "helper": Field(POSE)}),
                keys=(START, HOLD, CONTRACT),
                least=1,
            ),
            required=True,
            doc="What a later moment leaves out is as at the start.",
        ),
        "back": Field(ListOf(_of_both(DRAWN)), doc="Parts that are drawn before all others."),
        "front": Field(ListOf(_of_both((*DRAWN, *OVERLAYS))), doc="Parts that are drawn last, in this order."),
        "arrows": Field(
            ListOf(
                Record(
                    Arrow,
                    "arrow",
                    {
                        "tail": Field(_REACHED, required=True, doc="Where it begins."),
                        "by": Field(Pair(), required=True, doc="From there to its tip; half of a ring."),
                        "bow": Field(Number(-1, 1), doc="How curved it is; the sign says to which side."),
                        "turn": Field(Number(-300, 300), doc="Degrees of a ring round its place; 0: no ring."),
                        "kind": Field(_words("guide", "push")),
                        "when": Field(ListOf(_MOMENT, least=1)),
                    },
                ),
                most=6,
            )
        ),
        "glows": Field(
            ListOf(
                Record(
                    Glow,
                    "glow",
                    {
                        "on": Field(_of_both(PARTS), required=True, doc="The body part."),
                        "start": Field(_SHARE),
                        "end": Field(_SHARE),
                        "surface": Field(_SURFACE),
                        "when": Field(ListOf(_MOMENT, least=1)),
                    },
                ),
                most=6,
            )
        ),
        "props": Field(
            ListOf(
                PROP,
                most=12,
            )
        ),
    },
    check_people,
)
