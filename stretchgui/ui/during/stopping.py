"""What is asked after a stop and before the end, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import assert_never

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.session.cues import STOPPED
from stretchgui.session.events import Event, ReleaseEnded
from stretchgui.session.sentences import MAY_BE_A_NERVE
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, Paused, Reason, Reentering, Releasing, Running, Waiting


class Answer(StrEnum):
    """What people can choose."""

    SKIP = auto()
    EASIER = auto()
    GO_ON = auto()
    END = auto()
    END_YES = auto()
    END_NO = auto()
    MISTAKE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer on its button.

    Attributes:
        key: The number that chooses it, or "".
        kind: What its button looks like.
    """

    answer: Answer
    text: str
    icon: str
    key: str = ""
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers, in their order.

    Attributes:
        advice: What one must know before one answers, or "".
        cue: What is said aloud as it is asked, by the cue's name; "" where whoever asked for it is at the page.
    """

    title: str
    choices: tuple[Choice, ...]
    advice: str = ""
    cue: str = ""


def after_release(words: Words, easier: str) -> Question:
    """What is offered after a release: skip, the easier version if there is one (its name), go on; and to end."""
    choices = [Choice(Answer.SKIP, words("release.skip"), "skip", "1")]
    if easier:
        choices.append(Choice(Answer.EASIER, words("release.easier", exercise=easier), "easier", "2"))
    # The numbers stay where they are: going on is always the third.
    choices.append(Choice(Answer.GO_ON, words("release.go_on"), "play", "3"))
    choices.append(Choice(Answer.END, words("release.end"), "end", kind="quiet"))
    return Question(words("release.title"), tuple(choices), cue=STOPPED)


def before_the_end(words: Words) -> Question:
    """Whether to end here."""
    return Question(
        words("release.end_title"),
        (
            Choice(Answer.END_YES, words("release.end_yes"), "end", "1"),
            Choice(Answer.END_NO, words("release.end_no"), "play", "2", "primary"),
        ),
    )


def after_a_nerve(words: Words, health: HealthWords) -> Question:
    """What is said and offered where a check was felt as a nerve may be: leave it out, a mistake; and to end."""
    choices = (
        Choice(Answer.SKIP, words("release.nerve.skip"), "skip", "1", "primary"),
        Choice(Answer.MISTAKE, words("release.nerve.mistake"), "play", "2"),
        Choice(Answer.END, words("release.end"), "end", kind="quiet"),
    )
    advice = " ".join(health.group("check.nerve").values())
    return Question(words("release.nerve.title"), choices, advice, MAY_BE_A_NERVE)


class Stopping:
    """Remembers why a session stands still, as far as the page has to do with it.

    Args:
        words: The questions.
        health: What is said where a check ends.
    """

    def __init__(self, words: Words, health: HealthWords) -> None:
        self._words = words
        self._health = health
        self._nerve_at: int | None = None
        self._released_at: int | None = None
        self._asks_end = False
        self._paused_to_ask = False

    def begin(self, snapshot: Snapshot) -> None:
        """Forgets the session before."""
        state = snapshot.state
        released = isinstance(state, Paused) and state.reason is Reason.RELEASED
        self._released_at = snapshot.phase.index if released else None
        self._asks_end = self._paused_to_ask = False
        self._nerve_at = None

    def stop_for_nerve(self, snapshot: Snapshot) -> None:
        """The check of this moment is about to be stopped: what is felt in it may be a nerve."""
        self._nerve_at = snapshot.phase.index

    def hear(self, events: Iterable[Event]) -> None:
        """Takes over where somebody stopped."""
        for event in events:
            if isinstance(event, ReleaseEnded):
                self._released_at = event.phase.index

    def wish_to_end(self, snapshot: Snapshot) -> Command | None:
        """Wants to ask whether to end; returns what must be done first, so that nothing runs meanwhile."""
        self._asks_end = True
        match snapshot.state:
            case Running() | Reentering() | Waiting():
                self._paused_to_ask = True
                moving = snapshot.phase.in_bout and not isinstance(snapshot.state, Waiting)
                return Command.RELEASE if moving else Command.PAUSE
            case _:
                return None

    def question(self, snapshot: Snapshot, easier: str) -> Question | None:
        """What is to be asked at a moment, if anything; `easier` is the name of the easier version, or ""."""
        state = snapshot.state
        if not isinstance(state, Paused | Releasing):
            self._asks_end = self._paused_to_ask = False
        if isinstance(state, Running | Reentering):
            self._nerve_at = None
        if not isinstance(state, Paused):
            return None
        if self._asks_end:
            return before_the_end(self._words)
        # Whoever went elsewhere meanwhile has answered.
        if state.reason is not Reason.RELEASED or state.index != self._released_at:
            return None
        if state.index == self._nerve_at:
            return after_a_nerve(self._words, self._health)
        return after_release(self._words, easier)

    def follows(self, answer: Answer) -> tuple[Command, ...]:
        """The commands that an answer means, in order; each only if it is allowed by then."""
        match answer:
            case Answer.SKIP:
                return Command.SKIP_EXERCISE, Command.RESUME
            case Answer.GO_ON:
                return (Command.RESUME,)
            case Answer.MISTAKE:
                self._nerve_at = None
                return (Command.RESUME,)
            case Answer.END | Answer.END_YES:
                return (Command.END,)
            case Answer.END_NO:
                self._asks_end = False
                return (Command.RESUME,) if self._paused_to_ask else ()
            case Answer.EASIER:
                return ()
            case _:
                assert_never(answer)
