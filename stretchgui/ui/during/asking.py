"""What stands on the page for a moment only: halfway, the question how strong it is, and the answer to the number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from stretchgui.language.words import Words
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.cues import HOW_MUCH
from stretchgui.session.numbers import BETTER_STOP
from stretchgui.session.people import People as Names
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Running
from stretchgui.ui.during.guidance import Column, Role

# For how many session seconds each stands.
HALFWAY_FOR: Final = 3.0
ASKED_FOR: Final = 6.0
ANSWERED_FOR: Final = 10.0


@dataclass(frozen=True, slots=True)
class Aside:
    """What is said besides the phase.

    Attributes:
        sign: A short word for everybody, or "".
        asks: The question to the receiver, or "".
        tells: What the helper is told about the number, or "".
        number: The number that was given last, in words, or "".
    """

    sign: str = ""
    asks: str = ""
    tells: str = ""
    number: str = ""

    @property
    def line(self) -> str:
        """The one line of it that matters most, where there is room for one; "" if there is none."""
        return self.tells or self.asks or self.sign


def aside_of(snapshot: Snapshot, words: Words, names: Names, stop: str) -> Aside:
    """What is said besides the phase at a moment.

    Args:
        snapshot: The moment.
        words: The program's sentences.
        names: What the two are called.
        stop: The name of the key that stops.
    """
    if not isinstance(snapshot.state, Running):
        return Aside()
    receiver = snapshot.phase.receiver
    helper = receiver.helper if receiver else None
    number = snapshot.number
    tells = ""
    if number is not None and number.advice and snapshot.at - number.at < ANSWERED_FOR:
        key = "session.better_stop" if number.advice == BETTER_STOP else "session.ease_off_notch"
        key = key if helper else f"{key}.together"
        tells = words(key, helper=names.called(helper), press=stop)
    asked = _stands(snapshot, HOW_MUCH, ASKED_FOR) and (number is None or number.at < snapshot.heard[HOW_MUCH])
    return Aside(
        sign=_sign(snapshot, words),
        asks=words("session.how_much", receiver=names.called(receiver)) if asked else "",
        tells=tells,
        number="" if number is None else words("session.number", n=number.value),
    )


def _sign(snapshot: Snapshot, words: Words) -> str:
    if snapshot.phase.kind is PhaseKind.CONTRACT:
        # How strongly to push is what people must not miss.
        return words("session.effort")
    return words("session.halfway") if _stands(snapshot, "halfway", HALFWAY_FOR) else ""


def with_aside(columns: tuple[Column, ...], aside: Aside) -> tuple[Column, ...]:
    """The columns with what is said besides, in place of the exercise's words: for a moment nothing else matters."""
    return tuple(_with_aside(column, aside) for column in columns)


def _with_aside(column: Column, aside: Aside) -> Column:
    if aside.tells and column.role is not Role.RECEIVER:
        return replace(column, lead=aside.tells, parts=(), alarms=True)
    if aside.asks and column.role is not Role.HELPER:
        return replace(column, lead=aside.asks, parts=())
    return column


def _stands(snapshot: Snapshot, name: str, seconds: float) -> bool:
    """Whether a cue of the present phase came so few seconds ago."""
    since = snapshot.since_heard(name)
    return since is not None and since < seconds and since <= snapshot.elapsed
