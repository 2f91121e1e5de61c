"""Short timelines and sessions for the tests of the window."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from stretchgui.health.wording import HealthWords, load_health_words
from stretchgui.language.text import plain
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.routine.exercise import Dose, Exercise, HelperTexts, ReceiverTexts, Side, Sides
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline, numbered
from stretchgui.session.clock import Clock
from stretchgui.session.cues import CueSheet
from stretchgui.session.machine import Session

ASSETS = Path(__file__).parents[2] / "assets"

KNEE = Exercise(
    "knee",
    plain("Knee to chest"),
    sides=Sides.EACH,
    receiver=ReceiverTexts(setup=plain("Lie on your back."), during=plain("Bring your {side} knee up.")),
    helper=HelperTexts(hands=plain("Hold behind the {side} thigh of {receiver}.")),
    dose=Dose(hold=30, min_hold=5, max_hold=60),
)
LOOK = Exercise("look", plain("Look at the knees"))


@cache
def english() -> Words:
    """The words that come with the program."""
    words, problems = load_words(ASSETS / "words")
    assert not problems
    return words


@cache
def english_health() -> HealthWords:
    """What the program says about health."""
    health, problems = load_health_words(ASSETS / "health")
    assert not problems
    return health


def phase(kind: PhaseKind, planned: float, exercise: str | None = "knee") -> Phase:
    """A phase of the left side, waiting if it has no time."""
    between = kind in (PhaseKind.GET_READY, PhaseKind.REST, PhaseKind.SWAP_ROLES)
    return Phase(
        index=0,
        kind=kind,
        step=0,
        exercise=exercise,
        side=Side.LEFT,
        set=None if between else 1,
        round=None,
        receiver=Receiver.A,
        start=0.0,
        planned=planned,
        waits=planned == 0,
    )


def timeline(*phases: Phase) -> Timeline:
    """A timeline of these phases, one after the other."""
    return Timeline("small", Turns.A, 1.0, numbered(phases), MappingProxyType({KNEE.id: KNEE, LOOK.id: LOOK}))


def bout(hold: float = 20.0) -> Timeline:
    """Getting ready, one hold with its eases, and a rest: 12 + 5 + hold + 5 + 6 seconds."""
    return timeline(
        phase(PhaseKind.GET_READY, 12),
        phase(PhaseKind.EASE_IN, 5),
        phase(PhaseKind.HOLD, hold),
        phase(PhaseKind.EASE_OUT, 5),
        phase(PhaseKind.REST, 6, None),
    )


def with_check() -> Timeline:
    """Getting ready, a check that waits, and a rest."""
    return timeline(
        phase(PhaseKind.GET_READY, 4, "look"), phase(PhaseKind.CHECK, 0, "look"), phase(PhaseKind.REST, 4, None)
    )


def session(plan: Timeline, clock: Clock, speed: float = 1.0) -> Session:
    """A session of a timeline that says what the program says."""
    return Session(plan, clock, CueSheet(english(), plan, health=english_health()), speed=speed)
