"""An exercise: one thing to do, as one file of `assets/exercises/` describes it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from stretchgui.figure.model import Figure, Role
from stretchgui.language.text import NO_TEXT, Text
from stretchgui.routine.level import Level
from stretchgui.routine.measure import Measure


class Kind(StrEnum):
    """What sort of exercise it is; the shape of its phases follows from this."""

    WARM_UP = "warm-up"
    STRETCH = "stretch"
    STRENGTH = "strength"
    BREATHING = "breathing"
    CHECK = "check"


class People(StrEnum):
    """Whom it takes: a receiver and a helper, both doing the same, or each alone."""

    PARTNER = "partner"
    TOGETHER = "together"
    SOLO = "solo"


class Sides(StrEnum):
    """Whether it is done on each side in turn, side by side alternating, or has no side."""

    EACH = "each"
    ALTERNATING = "alternating"
    NONE = "none"


class Side(StrEnum):
    """Left or right: always the receiver's."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class BodyPosition(StrEnum):
    """How the receiver lies, sits or stands."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"
    HANDS_AND_KNEES = "hands-and-knees"
    SITTING = "sitting"
    STANDING = "standing"

    @property
    def lying(self) -> bool:
        """Whether the whole body is on the mat."""
        return self in (BodyPosition.SUPINE, BodyPosition.PRONE, BodyPosition.SIDE_LYING)


class Region(StrEnum):
    """Where it works."""

    LOW_BACK = "low-back"
    BUTTOCK = "buttock"
    HIP_FRONT = "hip-front"
    THIGH_FRONT = "thigh-front"
    THIGH_BACK = "thigh-back"
    INNER_THIGH = "inner-thigh"
    FLANK = "flank"
    TRUNK = "trunk"
    WHOLE_BODY = "whole-body"


@dataclass(frozen=True, slots=True)
class ReceiverTexts:
    """What the receiver is told."""

    setup: Text = NO_TEXT
    during: Text = NO_TEXT
    contract: Text = NO_TEXT
    feel: Text = NO_TEXT


class Carried(StrEnum):
    """What of the receiver rests in the helper's hands, and must be put down before anybody lets go."""

    LEG = "leg"
    LEGS = "legs"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class HelperTexts:
    """What the helper is told, and what they carry."""

    setup: Text = NO_TEXT
    hands: Text = NO_TEXT
    during: Text = NO_TEXT
    contract: Text = NO_TEXT
    watch: Text = NO_TEXT
    carries: Carried = Carried.NOTHING


@dataclass(frozen=True, slots=True)
class Dose:
    """How long and how often; None means: not said here.

    Attributes:
        hold: Seconds of one hold.
        min_hold: Shortest hold that makes sense, in seconds.
        max_hold: Longest hold that is allowed, in seconds.
        sets: Repetitions on each side.
        reps: Movements in one set, for exercises that are counted.
        rep_seconds: Seconds of one movement.
        gentle: What is different at the gentle level.
    """

    hold: float | None = None
    min_hold: float | None = None
    max_hold: float | None = None
    sets: int | None = None
    reps: int | None = None
    rep_seconds: float | None = None
    gentle: Dose | None = None

    def at(self, level: Level) -> Dose:
        """The dose at a level: the gentle values where there are any."""
        if level is not Level.GENTLE or self.gentle is None:
            return self
        names = ("hold", "min_hold", "max_hold", "sets", "reps", "rep_seconds")
        said = {name: value for name in names if (value := getattr(self.gentle, name)) is not None}
        return replace(self, **said)


@dataclass(frozen=True, slots=True)
class ContractRelax:
    """Rounds of pushing lightly against the helper and letting go; durations in seconds."""

    rounds: int = 1
    contract: float = 6.0
    relax: float = 3.0


@dataclass(frozen=True, slots=True)
class Exercise:
    """One thing to do. `id` is the file's name, or made from the name for one defined in a routine.

    Attributes:
        easier: The id of an easier version, or "".
        doing: What it is called in a word or two while it lasts, where "breathe" or "hold" says too little.
        not_with: Conditions that rule it out, from `CONDITIONS`.
        opt_in: Whether people must ask for it.
        paced: Whether those who only breathe do it at the pace that is shown.
        picture: A picture beside the routine's file, for an exercise defined on the spot.
        check: What is measured in it, of a check.
        figure: The drawing, if there is one.
    """

    id: str
    name: Text
    also_known_as: tuple[Text, ...] = ()
    kind: Kind = Kind.STRETCH
    people: People = People.PARTNER
    region: Region = Region.WHOLE_BODY
    targets: tuple[str, ...] = ()
    sides: Sides = Sides.NONE
    position: BodyPosition = BodyPosition.SUPINE
    receiver: ReceiverTexts = field(default_factory=ReceiverTexts)
    helper: HelperTexts = field(default_factory=HelperTexts)
    mistakes: tuple[Text, ...] = ()
    easier: str = ""
    alone: Text = NO_TEXT
    doing: Text = NO_TEXT
    stop_if: tuple[Text, ...] = ()
    not_with: tuple[str, ...] = ()
    dose: Dose = field(default_factory=Dose)
    contract_relax: ContractRelax | None = None
    opt_in: bool = False
    paced: bool = True
    sources: tuple[str, ...] = ()
    picture: str = ""
    check: Measure | None = None
    figure: Figure | None = None

    @property
    def alternating(self) -> tuple[Role, ...]:
        """Who changes sides at every second repetition."""
        if self.sides is not Sides.ALTERNATING or self.figure is None:
            return ()
        return self.figure.roles if self.people is not People.PARTNER else ("receiver",)

    def without_helper(self, people: People) -> Exercise:
        """The same, done together or alone: no helper in the picture, and `alone` says what to do."""
        receiver = self.receiver if not self.alone else replace(self.receiver, during=self.alone)
        figure = None if self.figure is None else self.figure.without_helper()
        return replace(self, people=people, receiver=receiver, helper=HelperTexts(), figure=figure)


CONDITIONS = (
    "hip-replacement",
    "knee-replacement",
    "knee-injury",
    "pregnancy",
    "disc-flare",
    "leg-symptoms",
    "osteoporosis",
    "spinal-fracture",
    "stenosis",
    "spondylolisthesis",
    "high-blood-pressure",
    "pubic-pain",
    "hernia",
    "hypermobility",
    "breathlessness",
)
