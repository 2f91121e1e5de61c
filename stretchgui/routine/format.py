"""Format 1 of exercises and routines: one table that reads them, checks them and describes them to editors.

The values are frozen dataclasses, and this table says which keys make them. pydantic or msgspec would save
a few lines, but they read what a YAML loader has already turned into dicts, when line and column are gone, and
would need a second walk over the nodes to find each error's place; they cost 54-96 and 30 ms of import before
the first paint, and their messages speak of types, not of routines. Here the place comes with every node, the
messages are ours, the schema comes out of the same lines, and importing it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from stretchgui.document.durations import Seconds
from stretchgui.document.fields import (
    Choice,
    Field,
    Kind,
    ListOf,
    Record,
    Whole,
    shown,
    words_of,
)
from stretchgui.document.nodes import Mapping, Node, Scalar
from stretchgui.document.problems import Report
from stretchgui.language.text import NO_TEXT, Text
from stretchgui.language.text_format import LocalisedText
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.exercise_format import EXERCISE, SOURCES, TITLE_TEXT
from stretchgui.routine.format_checks import check_length, check_rests
from stretchgui.routine.level import Level
from stretchgui.routine.routine import ANYWHERE, Defaults, RestStep, Routine, Step
from stretchgui.routine.step_format import StepKind

FORMAT: Final = 1
MOST_STEPS: Final = 1000
_LEVEL: Final = Choice(words_of(list(Level)))

DEFAULTS: Final = Record(
    Defaults,
    "set of defaults",
    {
        "hold": Field(Seconds(), doc="Seconds of a hold where neither the step nor the exercise says it."),
        "get_ready": Field(Seconds(zero_allowed=True), doc="Seconds to get into position, instead of the usual."),
        "change_side": Field(Seconds(zero_allowed=True), doc="Seconds to change to the other side."),
        "swap_roles": Field(Seconds(zero_allowed=True), doc="Seconds for the two to change places."),
        "rest": Field(Seconds(zero_allowed=True), doc="Seconds of rest between two sets."),
        "ease_in": Field(Seconds(zero_allowed=True), doc="Seconds to go slowly into a stretch."),
        "ease_out": Field(Seconds(zero_allowed=True), doc="Seconds to come slowly out of it."),
    },
)


@dataclass(frozen=True, slots=True)
class _Written:
    """A routine as it stands in its file, its steps not yet named."""

    title: Text
    steps: tuple[Step, ...]
    summary: Text = NO_TEXT
    level: Level = Level.STANDARD
    needs: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()
    defaults: Defaults = field(default_factory=Defaults)
    order: int = ANYWHERE


def routine_record(step: Kind[Step]) -> Record[_Written]:
    """The table of a routine whose steps are of a kind."""
    return Record(
        _Written,
        "routine",
        {
            "title": Field(TITLE_TEXT, required=True, doc="What it is called."),
            "summary": Field(LocalisedText(2000, ()), doc="What it is for, in a sentence or two."),
            "level": Field(_LEVEL, doc="gentle for a sore day, or standard."),
            "needs": Field(ListOf(TITLE_TEXT, most=50), doc="What to have at hand, such as a mat."),
            "sources": Field(SOURCES, doc="Where this comes from."),
            "defaults": Field(DEFAULTS, doc="Durations for all steps."),
            "order": Field(Whole(0, ANYWHERE), doc="Where it stands in the list: smaller first."),
            "steps": Field(ListOf(step, 1, MOST_STEPS), required=True, doc="What is done, in order."),
        },
    )


def read_exercise(root: Node, report: Report, exercise_id: str) -> Exercise | None:
    """An exercise from its document; None when there is any error.

    Args:
        root: The document.
        report: Takes what is wrong.
        exercise_id: The file's name without its ending.
    """
    body = _body(root, report)
    exercise = None if body is None else EXERCISE.read(body, report)
    return None if exercise is None or report.failed else replace(exercise, id=exercise_id)


def read_routine(root: Node, report: Report, routine_id: str, folder: Path | None = None) -> Routine | None:
    """A routine from its document; None when there is any error.

    Args:
        root: The document.
        report: Takes what is wrong; its `known["exercise"]` says which exercises there are.
        routine_id: The file's name without its ending.
        folder: The file's folder, for pictures beside it.
    """
    body = _body(root, report)
    if body is None:
        return None
    written = routine_record(_step_kind(body, folder)).read(body, report)
    if isinstance(body, Mapping):
        check_rests(body, report)
    if written is None or report.failed:
        return None
    routine = Routine(
        routine_id,
        written.title,
        _named(written.steps, report.known.get("exercise", {})),
        written.summary,
        written.level,
        written.needs,
        written.sources,
        written.defaults,
        written.order,
    )
    place = body.place_of("steps") if isinstance(body, Mapping) else body.place
    return routine if check_length(routine, place, report) else None


def _body(root: Node, report: Report) -> Node | None:
    """The document without its `format`, which is looked at first; None if it is a newer one than ours."""
    node = root.get("format") if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or node is None:
        return root
    number = node.value if isinstance(node, Scalar) else None
    if isinstance(number, bool) or number != FORMAT:
        if isinstance(number, int | float) and not isinstance(number, bool) and number > FORMAT:
            newer = f"this file is of format {number:g}; this program reads format {FORMAT}: update stretchgui"
            # Whatever else looks wrong may be right in that format.
            report.problems.clear()
            report.error(node.place, newer)
            return None
        report.error(node.place, f"the format is {FORMAT}, not {shown(node)}")
    return Mapping(tuple(entry for entry in root.entries if entry.key != "format"), root.place)


def _step_kind(body: Node, folder: Path | None) -> StepKind:
    """The steps of this routine, knowing its level and defaults; what is wrong with these is reported elsewhere."""
    if not isinstance(body, Mapping):
        return StepKind(folder=folder)
    silent = Report("")
    level, defaults = body.get("level"), body.get("defaults")
    read_level = None if level is None else _LEVEL.read(level, silent)
    read_defaults = None if defaults is None else DEFAULTS.read(defaults, silent)
    return StepKind(read_level or Level.STANDARD, read_defaults or Defaults(), folder)


def _named(steps: Iterable[Step], known: Iterable[str]) -> tuple[Step, ...]:
    """The steps with their keys, and with ids for the exercises that were defined on the spot."""
    taken = set(known)
    spot: dict[str, Exercise] = {}
    times: dict[str, int] = {}
    named: list[Step] = []
    for step in steps:
        if isinstance(step, RestStep):
            named.append(step)
            continue
        exercise = step.exercise if step.exercise.id else _with_id(step.exercise, taken, spot)
        times[exercise.id] = times.get(exercise.id, 0) + 1
        key = exercise.id if times[exercise.id] == 1 else f"{exercise.id}#{times[exercise.id]}"
        named.append(replace(step, key=key, exercise=exercise))
    return tuple(named)


def _with_id(exercise: Exercise, taken: set[str], spot: dict[str, Exercise]) -> Exercise:
    """The exercise with an id made from its name; the same definition twice has the same id."""
    letters = (letter if letter.isalnum() else "-" for letter in exercise.name.said().lower())
    base = "-".join(part for part in "".join(letters).split("-") if part)[:80] or "exercise"
    number = 1
    while True:
        candidate = base if number == 1 else f"{base}-{number}"
        named = replace(exercise, id=candidate)
        if candidate not in taken and spot.setdefault(candidate, named) == named:
            return named
        number += 1
