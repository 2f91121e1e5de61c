"""The keys of a step, in format 1: an exercise by its id, one defined on the spot, or a rest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from stretchgui.document.durations import Seconds
from stretchgui.document.fields import (
    Choice,
    Either,
    Field,
    Flag,
    Kind,
    ListOf,
    Record,
    Reference,
    Schema,
    Whole,
    shown,
    words_of,
)
from stretchgui.document.nodes import Mapping, Node, Scalar
from stretchgui.document.problems import Report, near_miss
from stretchgui.language.text import Text
from stretchgui.routine import exercise as ex
from stretchgui.routine.exercise import ContractRelax, Dose, Exercise, People
from stretchgui.routine.exercise_format import EXERCISE_FIELDS, ROUND_FIELDS
from stretchgui.routine.format_checks import check_exercise, check_step
from stretchgui.routine.level import Level
from stretchgui.routine.picture import Picture
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Step


@dataclass(frozen=True, slots=True)
class Rounds:
    """What a step says of contract-relax: not at all, or its own values over the exercise's."""

    wanted: bool = True
    rounds: int | None = None
    contract: float | None = None
    relax: float | None = None

    def over(self, base: ContractRelax | None) -> ContractRelax | None:
        """The values that result; `base` are the exercise's."""
        if not self.wanted:
            return None
        base = base or ContractRelax()
        return ContractRelax(self.rounds or base.rounds, self.contract or base.contract, self.relax or base.relax)


@dataclass(frozen=True, slots=True)
class _RoundsFlag:
    """`contract_relax: true` or `false`."""

    def read(self, node: Node, report: Report) -> Rounds | None:
        wanted = Flag().read(node, report)
        return None if wanted is None else Rounds(wanted)

    def schema(self) -> Schema:
        return Flag().schema()


_ROUNDS: Final[Either[Rounds]] = Either(
    {"scalar": _RoundsFlag(), "mapping": Record(Rounds, "contract_relax", ROUND_FIELDS)},
    "true, or {rounds: 1, contract: 6, relax: 3}",
)
_SIDE_LIST: Final = ListOf(Choice(words_of(list(ex.Side))), least=1, most=20)

_WITHOUT_HELPER: Final = Choice(words_of([People.TOGETHER, People.SOLO]))

_STEP_FIELDS: Final[dict[str, Field]] = {
    "hold": Field(Seconds(), doc="How long one hold lasts here, in seconds."),
    "sides": Field(_SIDE_LIST, doc="The receiver's sides in their order; a side may stand twice."),
    "sets": Field(Whole(1, 20), doc="How many times on each side."),
    "reps": Field(Whole(1, 200), doc="How many movements in one set, for what is counted."),
    "rest": Field(Seconds(zero_allowed=True), doc="Seconds of rest between two sets."),
    "get_ready": Field(Seconds(zero_allowed=True), doc="Seconds to get into position."),
    "contract_relax": Field(_ROUNDS, doc="Push lightly and let go: true, or values of its own."),
    "optional": Field(Flag(), doc="Whether it is shown as one that may be left out."),
}


def _exercise_step(
    exercise: Exercise,
    people: People | None = None,
    contract_relax: Rounds | None = None,
    optional: bool = False,
    **said: Any,
) -> ExerciseStep:
    """A step that names an exercise; its key is set when all steps are known."""
    exercise = exercise if people is None else exercise.without_helper(people)
    rounds = None if contract_relax is None else contract_relax.over(exercise.contract_relax)
    step = ExerciseStep("", exercise, contract_relax=rounds, optional=optional)
    return replace(step, **said)


def _on_the_spot(
    name: Text,
    sides: ex.Sides | tuple[ex.Side, ...] | None = None,
    contract_relax: Rounds | None = None,
    dose: Dose | None = None,
    optional: bool = False,
    **said: Any,
) -> ExerciseStep:
    """A step that defines its exercise: what a step may say goes to the step, all else to the exercise."""
    of_step = {key: said.pop(key) for key in _STEP_FIELDS if key in said}
    dose = dose or Dose()
    # `reps` on the step makes it an exercise that is counted, as it would in a file of its own.
    reps = of_step.get("reps")
    dose = replace(dose, reps=reps) if dose.reps is None and isinstance(reps, int) else dose
    order = sides if isinstance(sides, tuple) else None
    has_sides = ex.Sides.EACH if order else sides if isinstance(sides, ex.Sides) else ex.Sides.NONE
    rounds = None if contract_relax is None else contract_relax.over(None)
    exercise = replace(Exercise("", name, sides=has_sides, dose=dose, contract_relax=rounds), **said)
    step = ExerciseStep("", exercise, sides=order, contract_relax=rounds, optional=optional)
    return replace(step, **of_step)


@dataclass(frozen=True, slots=True)
class StepKind:
    """A step: an exercise by its id, one defined on the spot, or a rest.

    Attributes:
        level: The routine's level, which decides the dose that is checked.
        defaults: What the routine says for all its steps.
        folder: The folder of the routine's file, for pictures beside it.
    """

    level: Level = Level.STANDARD
    defaults: Defaults = field(default_factory=Defaults)
    folder: Path | None = None

    def read(self, node: Node, report: Report) -> Step | None:
        """Reads it as what its keys say it is."""
        if not isinstance(node, Mapping):
            report.error(
                node.place, f"a step (keys with values) is needed here, not {shown(node)}{_hint(node, report)}"
            )
            return None
        match self._said(node):
            case "exercise":
                return self._exercise().read(node, report)
            case "name":
                return self._spot().read(node, report)
            case "rest":
                return self._rest().read(node, report)
            case "both":
                report.error(node.place_of("name"), "a step has either 'exercise' or 'name', not both")
            case _:
                report.error(node.place, "a step needs 'exercise' (an id), 'name' (a new exercise) or 'rest' (seconds)")
        return None

    def schema(self) -> Schema:
        """Any of the three."""
        return {"anyOf": [kind.schema() for kind in (self._exercise(), self._spot(), self._rest())]}

    @staticmethod
    def _said(node: Mapping) -> str:
        keys = [entry.key for entry in node.entries]
        if "exercise" in keys and "name" in keys:
            return "both"
        for word in ("exercise", "name"):
            if word in keys or any(near_miss(key, [word]) for key in keys if key not in _STEP_FIELDS):
                return word
        return "rest" if "rest" in keys or any(near_miss(key, ["rest"]) for key in keys) else ""

    def _exercise(self) -> Record[ExerciseStep]:
        fields = {
            "exercise": Field(Reference("exercise", Exercise), required=True, doc="The exercise's id."),
            "people": Field(_WITHOUT_HELPER, doc="Done without a helper here: by both together, or by one alone."),
        }
        return Record(_exercise_step, "step", {**fields, **_STEP_FIELDS}, partial(self._check, spot=False))

    def _spot(self) -> Record[ExerciseStep]:
        order_or_word: dict[str, Kind[object]] = {"scalar": EXERCISE_FIELDS["sides"].kind, "list": _SIDE_LIST}
        sides = Either(order_or_word, "each, or [left, right]")
        fields = {
            **EXERCISE_FIELDS,
            **_STEP_FIELDS,
            "sides": Field(sides, doc="each, alternating or none; or the sides in their order."),
            "picture": Field(Picture(self.folder), doc="A picture beside this file."),
        }
        return Record(_on_the_spot, "step", fields, partial(self._check, spot=True))

    @staticmethod
    def _rest() -> Record[RestStep]:
        rest = Field(Seconds(), required=True, doc="Seconds of rest between two exercises.")
        return Record(_rest_step, "rest", {"rest": rest})

    def _check(self, step: ExerciseStep, node: Mapping, report: Report, spot: bool) -> None:
        if spot:
            check_exercise(step.exercise, node, report)
        check_step(step, node, self.level, self.defaults, report)


def _rest_step(rest: float) -> RestStep:
    return RestStep(rest)


def _hint(node: Node, report: Report) -> str:
    known = isinstance(node, Scalar) and node.text in report.known.get("exercise", {})
    return f" (write 'exercise: {node.text}')" if isinstance(node, Scalar) and known else ""
