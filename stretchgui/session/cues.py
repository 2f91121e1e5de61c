"""Which cues a phase has: a table of rules, and what is left of them when two collide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto

from stretchgui.language.durations import said_duration
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver


class Priority(IntEnum):
    """When two cues collide, the greater one is heard."""

    INFORMATION = 1
    HALFWAY = 2
    COUNT = 3
    PHASE_CHANGE = 4
    RELEASE = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """A tone or a spoken sentence, at a moment of a phase.

    Attributes:
        name: Which one; its tone and its sign on the screen go by this.
        at: Seconds from the start of the phase.
        text: The sentence; `{a}` and `{b}` stand for the people's names.
        to: Whom it is for, or None for everybody.
        again: Whether it may be said again when time was added (it counts from the end).
    """

    name: str
    at: float
    priority: Priority
    text: str
    to: Receiver | None = None
    again: bool = False


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
    """

    name: str
    priority: Priority
    anchor: Anchor
    before: float
    least: float
    kinds: frozenset[PhaseKind]


_COUNTED = frozenset(PhaseKind) - {PhaseKind.EASE_IN, PhaseKind.EASE_OUT, PhaseKind.RELAX, PhaseKind.CHECK}
_LONG = frozenset({PhaseKind.HOLD, PhaseKind.BREATHE, PhaseKind.REPS})

RULES = (
    Rule("", Priority.PHASE_CHANGE, Anchor.START, 0.0, 0.0, frozenset(PhaseKind)),
    Rule("halfway", Priority.HALFWAY, Anchor.HALF, 0.0, 10.0, _LONG),
    Rule("count", Priority.COUNT, Anchor.END, 3.0, 5.0, _COUNTED),
    Rule("count", Priority.COUNT, Anchor.END, 2.0, 5.0, _COUNTED),
    Rule("count", Priority.COUNT, Anchor.END, 1.0, 5.0, _COUNTED),
)

# Cues that are no moment of a phase but answer something that happened.
IMMEDIATE: Mapping[str, Priority] = {
    "release": Priority.RELEASE,
    "pause": Priority.PHASE_CHANGE,
    "rest_leg_down": Priority.PHASE_CHANGE,
    "get_back": Priority.PHASE_CHANGE,
    "resume": Priority.PHASE_CHANGE,
    "finished": Priority.PHASE_CHANGE,
    "ended": Priority.PHASE_CHANGE,
}

# Two cues nearer than this (seconds) collide.
COLLISION = 0.9


class CueSheet:
    """The cues of a session, in the words of one language."""

    def __init__(self, words: Words, exercises: Mapping[str, Exercise]) -> None:
        self._words = words
        self._exercises = exercises

    def with_exercises(self, exercises: Mapping[str, Exercise]) -> CueSheet:
        """The same for a timeline with other exercises."""
        return CueSheet(self._words, exercises)

    def of(self, phase: Phase, length: float) -> tuple[Cue, ...]:
        """The cues of a phase that lasts `length` seconds, in order of their time."""
        cues = [self._cue(rule, phase, length) for rule in RULES if phase.kind in rule.kinds and length >= rule.least]
        return without_collisions(cues)

    def at_once(self, name: str, phase: Phase | None = None) -> Cue:
        """A cue that answers something that just happened."""
        to = phase.receiver.helper if phase and phase.receiver and name == "rest_leg_down" else None
        return Cue(name, 0.0, IMMEDIATE[name], self._words(f"cue.{name}"), to)

    def _cue(self, rule: Rule, phase: Phase, length: float) -> Cue:
        counts = rule.anchor is Anchor.END
        anchor = {Anchor.START: 0.0, Anchor.HALF: length / 2, Anchor.END: length}[rule.anchor]
        text = f"{rule.before:g}" if counts else self._sentence(rule.name or phase.kind.value, phase, length)
        return Cue(rule.name or phase.kind.value, anchor - rule.before, rule.priority, text, again=counts)

    def _sentence(self, name: str, phase: Phase, length: float) -> str:
        exercise = self._exercises.get(phase.exercise or "")
        helper = phase.receiver.helper if phase.receiver else None
        key = f"cue.{name}"
        for suffix in (".together" if helper is None else "", ".side" if phase.side else ""):
            key = key + suffix if key + suffix in self._words.keys else key
        return self._words(
            key,
            exercise=exercise.name.said(self._words.language) if exercise else "",
            side=self.side(phase.side),
            receiver=f"{{{phase.receiver}}}",
            helper=f"{{{helper}}}",
            time=said_duration(self._words, length),
        )

    def side(self, side: Side | None) -> str:
        """A side in words, or nothing."""
        return "" if side is None else self._words(f"side.{side}")


def without_collisions(cues: list[Cue]) -> tuple[Cue, ...]:
    """The cues in order of time, less those too near a more important one."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: -cue.priority):
        if all(abs(cue.at - other.at) >= COLLISION for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.at))
