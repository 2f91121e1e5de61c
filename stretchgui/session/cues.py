"""Which cues a phase has: a table of rules, and what is left of them when two collide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto

from stretchgui.language.words import Words
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline
from stretchgui.session.choices import Amount
from stretchgui.session.guide import Guide
from stretchgui.session.numbers import BETTER_STOP, EASE_OFF
from stretchgui.session.repeated import BEFORE_THE_HOLD, LEAST_APART, LEAST_ASKED, LEAST_EASE, asked_at, breaths_at
from stretchgui.session.sentences import MAY_BE_A_NERVE, Forms, Sentences


class Priority(IntEnum):
    """When two cues collide, the greater one is heard."""

    INFORMATION = 1
    HALFWAY = 2
    COUNT = 3
    PHASE_CHANGE = 4
    RELEASE = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """A tone, and most often a sentence, at a moment of a phase.

    Attributes:
        name: Which one; its tone and its sign on the screen go by this.
        at: Seconds from the start of the phase.
        forms: What can be said, from the fullest to the shortest; "" is the tone alone. `{a}`, `{b}` and `{both}`
            stand for the people's names; from "{a}: " on the words are for that person, up to the next such name.
        to: Whom it is for, or None for everybody.
        again: Whether it comes again: it counts from the end, to which time was added, or comes now and then.
        short: The index of the first form that is said where people want to hear little.
        apart: Seconds that lie at least between two of this name, however the phase was stretched.
    """

    name: str
    at: float
    priority: Priority
    forms: tuple[str, ...]
    to: Receiver | None = None
    again: bool = False
    short: int = 0
    apart: float = 0.0

    @property
    def text(self) -> str:
        """The fullest form."""
        return self.forms[0]

    def forms_for(self, amount: Amount) -> tuple[str, ...]:
        """The forms that may be said, the fullest first; the last is always the tone alone."""
        match amount:
            case Amount.FULL:
                return self.forms
            case Amount.SHORT:
                return self.forms[self.short :]
            case Amount.TONES:
                return ("",)


class Anchor(StrEnum):
    """What a cue's moment is counted from."""

    START = auto()
    HALF = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table of cues.

    Attributes:
        name: The cue's name; "" stands for the phase's kind.
        before: Seconds before the anchor.
        least: The shortest phase that has it, in seconds.
        kinds: The phases that have it.
        settling: Whether a hold has it in which people only settle before they push.
    """

    name: str
    priority: Priority
    anchor: Anchor
    before: float
    least: float
    kinds: frozenset[PhaseKind]
    settling: bool = True


_COUNTED = frozenset(PhaseKind) - {PhaseKind.EASE_IN, PhaseKind.EASE_OUT, PhaseKind.RELAX, PhaseKind.CHECK}
_LONG = frozenset({PhaseKind.HOLD, PhaseKind.BREATHE, PhaseKind.REPS})

RULES = (
    Rule("", Priority.PHASE_CHANGE, Anchor.START, 0.0, 0.0, frozenset(PhaseKind)),
    # While people settle they are told how to push: nobody needs to hear when half of that is over.
    Rule("halfway", Priority.HALFWAY, Anchor.HALF, 0.0, 10.0, _LONG, settling=False),
    Rule("count", Priority.COUNT, Anchor.END, 3.0, 5.0, _COUNTED),
    Rule("count", Priority.COUNT, Anchor.END, 2.0, 5.0, _COUNTED),
    Rule("count", Priority.COUNT, Anchor.END, 1.0, 5.0, _COUNTED),
)

# What stands on the page once all is put down, and is said aloud with it.
STOPPED = "stopped"
# What should listen for the stop word does not.
STOP_WORD_OFF = "stop_word_off"
# Somebody went elsewhere in a pause.
MOVED = "moved"

# Cues that are no moment of a phase but answer something that happened.
IMMEDIATE: Mapping[str, Priority] = {
    "release": Priority.RELEASE,
    "pause": Priority.PHASE_CHANGE,
    "rest_leg_down": Priority.PHASE_CHANGE,
    "get_back": Priority.PHASE_CHANGE,
    "resume": Priority.PHASE_CHANGE,
    EASE_OFF: Priority.PHASE_CHANGE,
    BETTER_STOP: Priority.PHASE_CHANGE,
    STOPPED: Priority.PHASE_CHANGE,
    MOVED: Priority.PHASE_CHANGE,
    MAY_BE_A_NERVE: Priority.PHASE_CHANGE,
    STOP_WORD_OFF: Priority.INFORMATION,
    "finished": Priority.PHASE_CHANGE,
    "ended": Priority.PHASE_CHANGE,
}

# What comes now and then in a phase.
HOW_MUCH = "how_much"
BREATH_IN, BREATH_OUT = "breath_in", "breath_out"

_TO_HELPER = frozenset({"rest_leg_down", EASE_OFF, BETTER_STOP})

# Two cues nearer than this (seconds) collide.
COLLISION = 0.9


class CueSheet:
    """The cues of a session, in the words of one language: all of them are known before it starts.

    Args:
        words: What is said.
        timeline: The session.
        guide: What people want to be guided by.
        health: The sentences about health; without them no such advice is said.
    """

    def __init__(
        self, words: Words, timeline: Timeline, guide: Guide | None = None, health: Words | None = None
    ) -> None:
        self._words = words
        self._timeline = timeline
        self._guide = guide or Guide()
        self._health = health
        self._sentences = Sentences(words, timeline, health)

    @property
    def timeline(self) -> Timeline:
        """The session they are for."""
        return self._timeline

    def with_timeline(self, timeline: Timeline) -> CueSheet:
        """The same for another timeline."""
        return CueSheet(self._words, timeline, self._guide, self._health)

    def with_guide(self, guide: Guide) -> CueSheet:
        """The same for people who want to be guided otherwise."""
        return CueSheet(self._words, self._timeline, guide, self._health)

    def of(self, phase: Phase, length: float) -> tuple[Cue, ...]:
        """The cues of a phase that lasts `length` seconds, in order of their time."""
        cues = [
            self._cue(rule, phase, length)
            for rule in RULES
            if phase.kind in rule.kinds and length >= rule.least and (rule.settling or phase.round != 0)
        ]
        return without_collisions([*cues, *self._questions(phase, length), *self._breaths(phase, length)])

    def at_once(self, name: str, phase: Phase | None = None) -> Cue:
        """A cue that answers something that just happened."""
        to = phase.receiver.helper if phase and phase.receiver and name in _TO_HELPER else None
        forms = self._sentences.at_once(name, phase)
        return Cue(name, 0.0, IMMEDIATE[name], forms.texts, to, short=forms.short)

    def everything(self) -> Iterator[tuple[Phase | None, Cue]]:
        """Whatever can be said in the session if no length is changed: each cue with its phase."""
        for phase in self._timeline.phases:
            yield from ((phase, cue) for cue in self.of(phase, phase.planned))
            for name in answers_in(phase):
                yield phase, self.at_once(name, phase)
        yield from ((None, self.at_once(name)) for name in ("finished", "ended"))

    def _questions(self, phase: Phase, length: float) -> Iterator[Cue]:
        """Asks the receiver how strong it is: as a long hold begins, and now and then in it; only where one helps."""
        if not self._guide.asks or phase.receiver is None or phase.receiver.helper is None:
            return
        times: Iterable[float] = ()
        if phase.kind is PhaseKind.HOLD:
            times = asked_at(length)
        elif phase.kind is PhaseKind.EASE_IN and length >= LEAST_EASE and self._leads_to_a_long_hold(phase):
            times = (length - BEFORE_THE_HOLD,)
        forms = self._sentences.at_once(HOW_MUCH, phase)
        for at in times:
            yield Cue(
                HOW_MUCH,
                at,
                Priority.INFORMATION,
                forms.texts,
                phase.receiver,
                again=True,
                short=forms.short,
                apart=LEAST_APART - 1,
            )

    def _leads_to_a_long_hold(self, phase: Phase) -> bool:
        bout = (self._timeline.phases[index] for index in self._timeline.bout(phase.index))
        hold = next((other for other in bout if other.kind is PhaseKind.HOLD), None)
        return hold is not None and hold.planned >= LEAST_ASKED

    def _breaths(self, phase: Phase, length: float) -> Iterator[Cue]:
        """A tone for each breath, where people do nothing but breathe."""
        pace = self._guide.pace_in(phase.kind, self._timeline.exercise_of(phase))
        if pace is None or phase.kind is not PhaseKind.BREATHE:
            return
        for inward, at in breaths_at(pace, length):
            yield Cue(BREATH_IN if inward else BREATH_OUT, at, Priority.INFORMATION, ("",), again=True)

    def _cue(self, rule: Rule, phase: Phase, length: float) -> Cue:
        anchor = {Anchor.START: 0.0, Anchor.HALF: length / 2, Anchor.END: length}[rule.anchor]
        counts = rule.anchor is Anchor.END
        if counts:
            forms = Forms((f"{rule.before:g}", ""), 0)
        elif rule.name:
            forms = Forms((self._words(f"cue.{rule.name}"), ""), 0)
        else:
            forms = self._sentences.of(phase, length)
        name = rule.name or phase.kind.value
        return Cue(name, anchor - rule.before, rule.priority, forms.texts, again=counts, short=forms.short)


def answers_in(phase: Phase) -> tuple[str, ...]:
    """The cues that may answer what happens in a phase."""
    if phase.in_bout:
        return "release", STOPPED, "rest_leg_down", "get_back", "resume", EASE_OFF, BETTER_STOP
    always = "release", STOPPED, "pause", "get_back", "resume"
    return (*always, MAY_BE_A_NERVE) if phase.kind is PhaseKind.CHECK else always


def without_collisions(cues: list[Cue]) -> tuple[Cue, ...]:
    """The cues in order of time, less those too near a more important one."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: -cue.priority):
        if all(abs(cue.at - other.at) >= COLLISION for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.at))
