"""The keys of an exercise, in format 1."""

from __future__ import annotations

from functools import partial
from typing import Final

from stretchgui.document.durations import Seconds
from stretchgui.document.fields import (
    Choice,
    Field,
    Flag,
    ListOf,
    Record,
    Whole,
    Words,
    words_of,
)
from stretchgui.figure.format import FIGURE
from stretchgui.language.text_format import LocalisedText
from stretchgui.routine import exercise as ex
from stretchgui.routine.exercise import CONDITIONS, ContractRelax, Dose, Exercise, HelperTexts, ReceiverTexts
from stretchgui.routine.format_checks import check_dose, check_exercise
from stretchgui.routine.measure import MEASURE

LONGEST_TITLE: Final = 200

TITLE_TEXT: Final = LocalisedText(LONGEST_TITLE, ())
_TEXT: Final = LocalisedText()
SOURCES: Final = ListOf(Words(1000), most=100)

_DOSE_FIELDS: Final[dict[str, Field]] = {
    "hold": Field(Seconds(), doc="How long one hold lasts, in seconds."),
    "min_hold": Field(Seconds(), doc="The shortest hold that makes sense, in seconds."),
    "max_hold": Field(Seconds(), doc="The longest hold that is allowed, in seconds."),
    "sets": Field(Whole(1, 20), doc="How many times on each side."),
    "reps": Field(Whole(1, 200), doc="How many movements in one set, for what is counted."),
    "rep_seconds": Field(Seconds(), doc="How long one movement takes, in seconds."),
}
DOSE: Final = Record(
    Dose,
    "dose",
    {
        **_DOSE_FIELDS,
        "gentle": Field(Record(Dose, "gentle dose", _DOSE_FIELDS), doc="What is different at the gentle level."),
    },
    check_dose,
)

ROUND_FIELDS: Final[dict[str, Field]] = {
    "rounds": Field(Whole(1, 10), doc="How many times to push and let go."),
    "contract": Field(Seconds(), doc="How long to push lightly, in seconds."),
    "relax": Field(Seconds(), doc="How long to let go, in seconds."),
}
CONTRACT_RELAX: Final = Record(ContractRelax, "contract_relax", ROUND_FIELDS)

_RECEIVER: Final = Record(
    ReceiverTexts,
    "receiver",
    {
        "setup": Field(_TEXT, doc="How to lie, sit or stand before it begins."),
        "during": Field(_TEXT, doc="What to do while it lasts."),
        "contract": Field(_TEXT, doc="What to push, and which way, while it is pushed."),
        "feel": Field(_TEXT, doc="What should be felt, and where."),
    },
)
_HELPER: Final = Record(
    HelperTexts,
    "helper",
    {
        "setup": Field(_TEXT, doc="Where to be before it begins."),
        "hands": Field(_TEXT, doc="Where the hands go."),
        "during": Field(_TEXT, doc="What to do while it lasts."),
        "contract": Field(_TEXT, doc="What to hold against while the receiver pushes."),
        "watch": Field(_TEXT, doc="What to look out for."),
        "carries": Field(
            Choice(words_of(list(ex.Carried))), doc="What is put down first in a pause: said and shown then."
        ),
    },
)

EXERCISE_FIELDS: Final[dict[str, Field]] = {
    "name": Field(TITLE_TEXT, required=True, doc="What it is called."),
    "also_known_as": Field(ListOf(TITLE_TEXT, most=50), doc="Other names; the search finds these too."),
    "kind": Field(Choice(words_of(list(ex.Kind))), doc="What sort of exercise: it decides what is timed."),
    "people": Field(
        Choice(words_of(list(ex.People))), doc="One helps the other, both do it together, or each does it alone."
    ),
    "region": Field(Choice(words_of(list(ex.Region))), doc="Where it works."),
    "targets": Field(ListOf(Words(200), most=50), doc="The muscles it is for."),
    "sides": Field(Choice(words_of(list(ex.Sides))), doc="Done on each side in turn, alternating, or without sides."),
    "position": Field(Choice(words_of(list(ex.BodyPosition))), doc="How the receiver lies, sits or stands."),
    "receiver": Field(_RECEIVER, doc="What the receiver is told."),
    "helper": Field(_HELPER, doc="What the helper is told."),
    "mistakes": Field(ListOf(_TEXT, most=50), doc="What goes wrong most often."),
    "easier": Field(Words(200), doc="The id (file name without ending) of an easier version."),
    "alone": Field(_TEXT, doc="How to do it without a helper."),
    "doing": Field(LocalisedText(24, ()), doc="What stands above the countdown instead of 'Breathe' or 'Hold'."),
    "stop_if": Field(ListOf(_TEXT, most=50), doc="When to stop."),
    "not_with": Field(
        ListOf(Choice({word: word for word in CONDITIONS}), most=50), doc="Conditions with which it is left out."
    ),
    "dose": Field(DOSE, doc="How long and how often."),
    "contract_relax": Field(CONTRACT_RELAX, doc="Pushing lightly and letting go, if it suits this exercise."),
    "opt_in": Field(Flag(), doc="Whether people must ask for it."),
    "paced": Field(Flag(), doc="Whether a breathing exercise goes at the pace that is shown and heard."),
    "check": Field(MEASURE, doc="What is measured, if this is a check of left and right."),
    "sources": Field(SOURCES, doc="Where this comes from: addresses, or 'common practice: ...'."),
    "figure": Field(FIGURE, doc="The drawing: the poses of the two people at each moment."),
}
EXERCISE: Final = Record(partial(Exercise, ""), "exercise", EXERCISE_FIELDS, check_exercise)
