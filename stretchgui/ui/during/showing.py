"""What the session page shows of one moment, as texts: made from a snapshot, without a widget in sight."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final, assert_never

from stretchgui.figure.motion import Pace
from stretchgui.language.durations import said_duration
from stretchgui.language.words import Words
from stretchgui.routine.build import set_shape
from stretchgui.routine.exercise import Carried, Exercise, People, Side
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline
from stretchgui.session.guide import Guide
from stretchgui.session.machine import RELEASE_SECONDS
from stretchgui.session.people import People as Names
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Ended, Finished, Paused, Ready, Reentering, Releasing, Running, Waiting
from stretchgui.ui.during.asking import Aside, aside_of, with_aside
from stretchgui.ui.during.guidance import Column, columns_of

# What a countdown may be late by, in seconds, before it shows the second before.
TOLERANCE: Final = 0.001
# From here on a countdown shows minutes.
IN_MINUTES: Final = 100
LONGEST_NAME: Final = 14


class Mood(StrEnum):
    """Which of the page's faces is shown: the session's state, seen from the mat."""

    READY = auto()
    RUNNING = auto()
    WAITING = auto()
    PAUSED = auto()
    REENTERING = auto()
    RELEASING = auto()
    OVER = auto()

    @property
    def moves(self) -> bool:
        """Whether time runs."""
        return self in (Mood.RUNNING, Mood.REENTERING, Mood.RELEASING)


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands in place of the two columns while nobody is to do the exercise."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """One moment of a session as the page shows it.

    Attributes:
        mood: Which face.
        kind: What colour and which picture.
        heading: The exercise's name.
        people: Who receives and who helps.
        label: The phase's name, or the state's.
        side: The receiver's side.
        side_words: The same in words, or "".
        digits: The countdown, or "" where nothing counts down.
        caption: What belongs under the digits.
        left: Seconds that the digits mean.
        whole: Seconds that a full ring means.
        columns: What each is told.
        notice: What stands there instead.
        next_up: What comes next.
        time_left: Minutes and seconds left in all.
        aside: What stands there for a moment only.
        pace: How slowly people are shown to breathe; None if they are not.
        attempt: The how many-th try of a check it is, and of how many; None where nothing is tried.
    """

    mood: Mood
    kind: PhaseKind
    heading: str
    people: str
    label: str
    side: Side | None
    side_words: str
    digits: str
    caption: str
    left: float
    whole: float
    columns: tuple[Column, ...]
    notice: Notice | None
    next_up: str
    time_left: str
    aside: Aside
    pace: Pace | None = None
    attempt: tuple[int, int] | None = None

    @property
    def over(self) -> float:
        """How much of what counts down is over, 0 to 1; of a check that waits, how many of its tries are."""
        if self.mood is Mood.WAITING and self.attempt is not None:
            number, count = self.attempt
            return (number - 1) / count
        return 1 - self.left / self.whole if self.whole > 0 else 0.0

    @property
    def spoken(self) -> str:
        """The moment in one sentence, for those who hear the screen."""
        return ", ".join(part for part in (self.label, self.side_words, self.heading) if part)


def mood_of(snapshot: Snapshot) -> Mood:
    """The face that belongs to a state."""
    match snapshot.state:
        case Ready():
            return Mood.READY
        case Running():
            return Mood.RUNNING
        case Waiting():
            return Mood.WAITING
        case Paused():
            return Mood.PAUSED
        case Reentering():
            return Mood.REENTERING
        case Releasing():
            return Mood.RELEASING
        case Finished() | Ended():
            return Mood.OVER
        case _:
            assert_never(snapshot.state)


def showing_of(
    snapshot: Snapshot,
    words: Words,
    names: Names,
    *,
    key: str = "",
    stop: str = "",
    guide: Guide | None = None,
) -> Showing:
    """What is shown of a moment.

    Args:
        snapshot: The moment.
        words: The program's sentences.
        names: What the two are called.
        key: The name of the key that goes on from a pause.
        stop: The name of the key that stops.
        guide: What people want to be guided by; None for what is usual.
    """
    mood, phase = mood_of(snapshot), snapshot.phase
    exercise = snapshot.exercise
    left, whole = _countdown(snapshot)
    columns = columns_of(snapshot.timeline, phase, words, names, returning=mood is Mood.REENTERING)
    aside = aside_of(snapshot, words, names, stop)
    return Showing(
        mood=mood,
        kind=phase.kind,
        heading=name_of(exercise, words) or words("session.rest_between"),
        people=roles_of(phase, exercise, words, names),
        label=_label(snapshot, mood, words),
        side=phase.side,
        side_words=side_words(phase.side, words),
        digits="" if _waits(snapshot) else digits_of(left),
        caption=_caption(snapshot, mood, words, aside),
        left=left,
        whole=whole,
        columns=with_aside(columns, aside),
        notice=_notice(snapshot, words, names, key),
        next_up=next_up_of(snapshot.timeline, phase, words, names),
        time_left=minutes(snapshot.left_in_all),
        aside=aside,
        pace=(guide or Guide()).pace_in(phase.kind, exercise) if mood is Mood.RUNNING else None,
        attempt=attempt_of(snapshot),
    )


def attempt_of(snapshot: Snapshot) -> tuple[int, int] | None:
    """Which try of a check with something to note it is, and of how many; None in any other phase."""
    phase, exercise = snapshot.phase, snapshot.exercise
    if phase.kind is not PhaseKind.CHECK or exercise is None or exercise.check is None or phase.set is None:
        return None
    tried = (phase.kind, phase.step, phase.receiver, phase.side)
    alike = (it.set or 0 for it in snapshot.timeline.phases if (it.kind, it.step, it.receiver, it.side) == tried)
    return phase.set, max(alike)


def name_of(exercise: Exercise | None, words: Words) -> str:
    """An exercise's name in the language of the words, or "" for none."""
    return exercise.name.said(words.language) if exercise else ""


def shown_exercise(snapshot: Snapshot) -> Exercise | None:
    """The exercise whose picture is shown: the phase's, or in a rest between two the one to come."""
    to_come = (snapshot.timeline.exercise_of(it) for it in snapshot.timeline.phases[snapshot.phase.index :])
    return next((exercise for exercise in to_come if exercise is not None), None)


def short_name(name: str) -> str:
    """A name that has room beside somebody in a picture: a long one only with its first part."""
    if len(name) <= LONGEST_NAME:
        return name
    first = re.split(r"[\s-]", name, maxsplit=1)[0]
    return first if len(first) <= LONGEST_NAME else f"{first[: LONGEST_NAME - 1]}…"


def side_words(side: Side | None, words: Words) -> str:
    """A side as "left side", or ""."""
    return "" if side is None else words("session.side", side=words(f"side.{side}"))


def whole_seconds(left: float) -> int:
    """The seconds a countdown shows: begun ones count."""
    return max(0, math.ceil(left - TOLERANCE))


def digits_of(left: float) -> str:
    """A countdown: "42", or "2:05" from a hundred seconds on."""
    seconds = whole_seconds(left)
    return str(seconds) if seconds < IN_MINUTES else minutes(left)


def minutes(left: float) -> str:
    """Seconds as "2:05", or "1:02:05"."""
    seconds = whole_seconds(left)
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def does_of(exercise: Exercise | None, words: Words) -> str:
    """What the receiver's body does: lies, kneels, sits."""
    return "" if exercise is None else words(f"session.does.{exercise.position}")


def roles_of(phase: Phase, exercise: Exercise | None, words: Words, names: Names) -> str:
    """Who receives and who helps, in one line; "" in a rest between two exercises."""
    receiver = phase.receiver
    if receiver is None or exercise is None:
        return ""
    if receiver is Receiver.BOTH:
        each = exercise.people is People.SOLO
        return words("session.each" if each else "session.together", both=names.both)
    return words(
        "session.roles",
        receiver=names.called(receiver),
        helper=names.called(receiver.helper),
        does=does_of(exercise, words),
    )


def next_up_of(timeline: Timeline, phase: Phase, words: Words, names: Names) -> str:
    """What comes after a phase, in one line."""
    to_come = timeline.phases[phase.index + 1 :]
    # Easing out and letting go are the end of what is on the screen already.
    following = next((it for it in to_come if it.kind not in (PhaseKind.EASE_OUT, PhaseKind.RELAX)), None)
    if following is None:
        return words("session.next.end")
    key = f"session.next.{following.kind}"
    if following.kind is PhaseKind.EASE_IN and phase.in_bout:
        key = f"{key}.again"
    if following.side is not None and f"{key}.side" in words.keys:
        key = f"{key}.side"
    exercise = timeline.exercise_of(following)
    doing = exercise.doing.said(words.language) if exercise is not None else ""
    if doing and following.kind is PhaseKind.BREATHE:
        key = "session.next.doing"
    hold = next((it for it in timeline.phases[following.index :] if it.kind is PhaseKind.HOLD), following)
    seconds = hold.planned if following.kind is PhaseKind.EASE_IN else following.planned
    return words(
        key,
        exercise=name_of(exercise, words),
        doing=doing,
        side=words(f"side.{following.side}") if following.side else "",
        who=_who(following, exercise, words, names),
        time=said_duration(words, whole_seconds(seconds)),
    )


def _who(phase: Phase, exercise: Exercise | None, words: Words, names: Names) -> str:
    if exercise is not None and exercise.people is People.SOLO:
        return words("session.next.who.each")
    if phase.receiver in (None, Receiver.BOTH):
        return words("session.next.who.both")
    return words("session.next.who", receiver=names.called(phase.receiver), does=does_of(exercise, words))


def _waits(snapshot: Snapshot) -> bool:
    """Whether nothing counts down, nor would if it went on."""
    return isinstance(snapshot.state, Waiting) or (isinstance(snapshot.state, Paused) and snapshot.left is None)


def _countdown(snapshot: Snapshot) -> tuple[float, float]:
    """Seconds left and in all of what counts down."""
    until, left = snapshot.until_change, snapshot.left or 0.0
    match snapshot.state:
        case Reentering(seconds=seconds) if until is not None:
            return until, seconds
        case Releasing() if until is not None:
            return until, RELEASE_SECONDS
        case _:
            return left, max(snapshot.length, left)


def _label(snapshot: Snapshot, mood: Mood, words: Words) -> str:
    # A check waits by being looked at: its own name says more than that it waits.
    return _doing(snapshot, words) if mood in (Mood.RUNNING, Mood.WAITING) else words(f"session.{mood}")


def _doing(snapshot: Snapshot, words: Words) -> str:
    """What a phase is called: by its kind, unless the exercise has a word of its own for what it is about."""
    phase, exercise = snapshot.phase, snapshot.timeline.exercise_of(snapshot.phase)
    attempt = attempt_of(snapshot)
    if attempt is not None:
        return words("session.try", n=attempt[0], of=attempt[1])
    if exercise is not None and exercise.doing and phase.kind is set_shape(exercise):
        return exercise.doing.said(words.language)
    return words(f"phase.{phase.kind}")


def _caption(snapshot: Snapshot, mood: Mood, words: Words, aside: Aside) -> str:
    phase, left = _doing(snapshot, words), snapshot.left
    if mood is Mood.RUNNING:
        of = aside.sign or words("session.of", seconds=whole_seconds(snapshot.length))
        return f"{of}\n{aside.number}" if aside.number else of
    if left is None or mood in (Mood.OVER, Mood.WAITING):
        return ""
    key = "session.then" if mood is Mood.REENTERING else "session.left_of_phase"
    return phase if mood is Mood.READY else words(key, phase=phase, seconds=whole_seconds(left))


def _notice(snapshot: Snapshot, words: Words, names: Names, key: str) -> Notice | None:
    phase = snapshot.phase
    helper = phase.receiver.helper if phase.receiver else None
    carries = snapshot.exercise.helper.carries if snapshot.exercise else Carried.NOTHING
    whose = "" if helper and carries is not Carried.NOTHING else ".nothing" if helper else ".both"
    who = {"receiver": names.called(phase.receiver), "helper": names.called(helper)}
    match snapshot.state:
        case Releasing():
            return Notice(words("session.releasing"), (words(f"session.ease_off{whose}", **who),))
        case Paused(reason=reason):
            rest = (words(f"session.rest_down{whose}", **who),) if phase.in_bout else ()
            lines = (words(f"session.{reason}"), *rest, words("session.how_on", press=key))
            return Notice(words("session.paused"), lines)
        case _:
            return None
