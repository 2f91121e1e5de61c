"""Small routines with every kind of phase, and a session that a test drives by hand."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TypeVar

from stretchgui.health.wording import HealthWords, load_health_words
from stretchgui.language.text import plain
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import (
    BodyPosition,
    Carried,
    ContractRelax,
    Dose,
    Exercise,
    HelperTexts,
    Kind,
    People,
    Side,
    Sides,
)
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Routine, Step, Turns
from stretchgui.routine.timeline import PhaseKind, Timeline
from stretchgui.session import events as ev
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.guide import Guide
from stretchgui.session.machine import STEP_OF_TIME, Session
from stretchgui.session.position import Position
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, State, StateType

ASSETS = Path(__file__).parents[2] / "assets"
E = TypeVar("E", bound=ev.Event)
S = TypeVar("S", bound=State)

KNEE = Exercise(
    "knee",
    plain("Knee to chest"),
    sides=Sides.EACH,
    helper=HelperTexts(carries=Carried.LEG),
    dose=Dose(hold=30, min_hold=5, max_hold=60),
    easier="rock",
)
THIGH = Exercise("thigh", plain("Thigh"), sides=Sides.EACH, position=BodyPosition.PRONE, dose=Dose(hold=20))
CHILD = Exercise("child", plain("Child's pose"), position=BodyPosition.KNEELING, dose=Dose(hold=40))
BREATHS = Exercise(
    "breaths", plain("Breathing"), kind=Kind.BREATHING, people=People.TOGETHER, position=BodyPosition.SITTING
)
BRIDGE = Exercise(
    "bridge", plain("Bridge"), kind=Kind.STRENGTH, people=People.TOGETHER, dose=Dose(reps=4, rep_seconds=5)
)
LOOK = Exercise("look", plain("Look"), kind=Kind.CHECK, sides=Sides.EACH)

ROUNDS = ContractRelax(rounds=2, contract=6, relax=3)


def step(
    exercise: Exercise,
    *,
    hold: float | None = None,
    sides: tuple[Side, ...] | None = None,
    sets: int | None = None,
    rest: float | None = None,
    contract_relax: ContractRelax | None = None,
) -> ExerciseStep:
    """A step of an exercise; its key is the exercise's id."""
    return ExerciseStep(exercise.id, exercise, hold, sides, sets, rest=rest, contract_relax=contract_relax)


def routine(*steps: Step, defaults: Defaults | None = None) -> Routine:
    """A routine of these steps."""
    return Routine("small", plain("Small"), steps, defaults=defaults or Defaults())


# 12+5+30+5 | 10 | 5+30+5: one stretch on two sides, for A.
ONE = routine(step(KNEE))
# Every kind of phase there is.
EVERYTHING = routine(
    step(BREATHS, hold=20.0),
    step(KNEE, contract_relax=ROUNDS, sets=2, rest=6.0),
    RestStep(15),
    step(THIGH),
    step(LOOK),
    step(BRIDGE, sets=2, rest=5.0),
    step(BREATHS, hold=10.0),
)


def plan(of: Routine = ONE, turns: Turns = Turns.A) -> Timeline:
    """The timeline of a routine."""
    return build_timeline(of, Customisation(turns=turns))


def english() -> Words:
    """The words that come with the program."""
    words, problems = load_words(ASSETS / "words")
    assert not problems
    return words


def english_health() -> HealthWords:
    """What the program says about health."""
    health, problems = load_health_words(ASSETS / "health")
    assert not problems
    return health


WORDS, HEALTH = english(), english_health()


# Nobody is asked for numbers.
QUIET = Guide(asks=False)


class Run:
    """A session on a clock that goes on by hand, and all that it has reported."""

    def __init__(
        self,
        timeline: Timeline,
        speed: float = 1.0,
        at: Position | None = None,
        now: float = 0.0,
        guide: Guide = QUIET,
    ) -> None:
        self.clock = HandClock(now)
        self.speed = speed
        self.session = Session(timeline, self.clock, CueSheet(WORDS, timeline, guide), speed=speed, at=at)
        self.events: list[ev.Event] = []

    def same(self) -> Run:
        """Another session that stands where this one does, and has reported nothing yet."""
        timeline = self.now.timeline
        # What neither of them changes, they share.
        shared: tuple[object, ...] = (WORDS, timeline, *timeline.phases, *timeline.exercises.values())
        return deepcopy(self, {id(self.events): [], **{id(one): one for one in shared}})

    @property
    def now(self) -> Snapshot:
        """Where it is."""
        return self.session.snapshot

    def state(self) -> State:
        """The state; a method, because it is another one after each command."""
        return self.session.snapshot.state

    def must_be(self, state: type[S]) -> S:
        """The state, which is one of this sort."""
        now = self.session.snapshot.state
        assert isinstance(now, state)
        return now

    def is_in(self, state: StateType) -> bool:
        """Whether it is in a state."""
        return isinstance(self.session.snapshot.state, state)

    @property
    def index(self) -> int:
        return self.now.phase.index

    def kind(self) -> PhaseKind:
        """The kind of phase it is in; a method, because it is another one after each command."""
        return self.now.phase.kind

    def do(self, command: Command, seconds: float = STEP_OF_TIME) -> tuple[ev.Event, ...]:
        """Commands it."""
        events = self.session.command(command, seconds)
        self.events += events
        return events

    def look(self) -> tuple[ev.Event, ...]:
        events = self.session.look()
        self.events += events
        return events

    def wait(self, seconds: float) -> tuple[ev.Event, ...]:
        """Lets so many session seconds pass, looking whenever something is due, as a driver does."""
        before = len(self.events)
        until = self.clock() + seconds / self.speed
        while (due := self.session.next_look()) is not None and self.clock() + due <= until:
            # A real clock never stands still between two looks.
            self.clock.advance(max(due, 1e-7))
            self.look()
        self.clock.advance(max(0.0, until - self.clock()))
        self.look()
        return tuple(self.events[before:])

    def jump(self, real_seconds: float) -> tuple[ev.Event, ...]:
        """Lets so many real seconds pass in which nobody looks, then looks."""
        self.clock.advance(real_seconds)
        return self.look()

    def start(self, at: int = 0, into: float = 0.0) -> Run:
        """Starts it, and lets it run to a phase, and so many seconds into it; what waits on the way is confirmed."""
        self.do(Command.START)
        return self.run_to(at, into)

    def run_to(self, at: int, into: float = 0.0) -> Run:
        while self.index < at:
            if self.now.allows(Command.CONFIRM):
                self.do(Command.CONFIRM)
            else:
                self.wait(self.now.left or 0.0)
        self.wait(into)
        return self

    def heard(self, event: type[E]) -> list[E]:
        """What it has reported of one sort."""
        return [found for found in self.events if isinstance(found, event)]

    def cues(self) -> list[str]:
        """The names of the cues, the counting with its number."""
        return names_of(self.events)


def names_of(events: list[ev.Event] | tuple[ev.Event, ...]) -> list[str]:
    """The names of the cues among events, the counting with its number."""
    cues = [event.cue for event in events if isinstance(event, ev.CueFired)]
    return [cue.text if cue.name == "count" else cue.name for cue in cues]


def kinds_of(events: list[ev.Event] | tuple[ev.Event, ...]) -> list[str]:
    """What happened besides cues, in short."""
    return [type(event).__name__ for event in events if not isinstance(event, ev.CueFired)]


def first(timeline: Timeline, kind: PhaseKind) -> int:
    """The index of the first phase of a kind."""
    return next(phase.index for phase in timeline.phases if phase.kind is kind)
