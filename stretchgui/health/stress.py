"""The road of stress: five questions that diagnose nothing, and what the answers may lead to.

The themes are those of the "yellow flags" (what people believe of their pain, fear of moving, low mood, too much at
once, poor sleep); where "many" begins is this program's own proposal. Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final


class Question(StrEnum):
    """What is asked, in the order of the screen."""

    WORRY = "worry"
    SLEEP = "sleep"
    BENDING = "bending"
    MOOD = "mood"
    BURDEN = "burden"


class Answer(IntEnum):
    """How often it is so."""

    NEVER = 0
    SOMETIMES = 1
    OFTEN = 2
    MOST_DAYS = 3


MANY: Final = 3
"""So many questions answered with *often* or more are many."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the answers lead to; never what the pain comes from.

    Attributes:
        rest: Resting together is offered, beside moving.
        talk: Low mood on most days: a professional should hear of it.
    """

    rest: bool
    talk: bool


def advice_for(answers: Mapping[Question, Answer]) -> Advice | None:
    """What so many answers lead to; None while a question is open, unless what is answered says it already."""
    often = sum(answer >= Answer.OFTEN for answer in answers.values())
    advice = Advice(rest=often >= MANY, talk=answers.get(Question.MOOD) is Answer.MOST_DAYS)
    if len(answers) < len(Question) and not (advice.rest or advice.talk):
        return None
    return advice
