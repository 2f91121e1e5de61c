"""From a cue's form to the lines that are spoken: one sentence each, in the voice of whom it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.session.sentences import SENTENCE

# A sentence that begins like this is for that person, and so are those after it.
_BEHIND_A_NAME: Final = re.compile(r"\{(a|b|both)\}: ")
# A sentence that begins like this is for that person alone.
_CALLED: Final = re.compile(r"\{(a|b|both)\}, ")

# Silence between two sentences, and where another person is spoken to, in seconds.
PAUSE: Final = 0.45
PAUSE_BETWEEN_PEOPLE: Final = 0.7


class Speaker(StrEnum):
    """Whose voice it is: by the role, so that it stays with whoever lies."""

    RECEIVER = "receiver"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, with the names in it."""

    text: str
    speaker: Speaker


def lines_of(form: str, receiver: Receiver | None, people: People) -> tuple[Line, ...]:
    """The lines of a form; none for the tone alone.

    Args:
        form: What a cue may say.
        receiver: Who receives in its phase; the other one hears the helper's voice.
        people: What the two are called.
    """
    helper = receiver.helper if receiver else None
    lines: list[Line] = []
    listener: str | None = None
    for sentence in SENTENCE.split(form) if form else ():
        behind, called = _BEHIND_A_NAME.match(sentence), _CALLED.match(sentence)
        listener = behind[1] if behind else listener
        this = called[1] if called else listener
        speaker = Speaker.HELPER if helper is not None and this == helper.value else Speaker.RECEIVER
        lines.append(Line(people.named(sentence), speaker))
    return tuple(lines)


def pauses_of(lines: Sequence[Line]) -> tuple[float, ...]:
    """The silence between one line and the next, in seconds; one less than there are lines."""
    return tuple(PAUSE if one.speaker is two.speaker else PAUSE_BETWEEN_PEOPLE for one, two in pairwise(lines))
