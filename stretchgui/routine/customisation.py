"""What a couple has changed of a routine, and the dose that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from stretchgui.routine.exercise import ContractRelax, Dose, Exercise, Kind, Side, Sides
from stretchgui.routine.level import Level
from stretchgui.routine.routine import ExerciseStep, Routine, Step, Turns

LEAST_SCALE = 0.5
MOST_SCALE = 2.0
LONGEST_HOLD = 3600.0
SHORTEST_HOLD = 1.0
USUAL_HOLD = 30.0
USUAL_REPS = 8
USUAL_REP_SECONDS = 5.0
CHECK_TRIES = 2


# Of one person the sides of single bouts, in their order, by step.
Bouts = Mapping[str, tuple[Side, ...]]


def _nothing() -> Mapping[str, float]:
    return MappingProxyType({})


def _nobody() -> Mapping[str, Bouts]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Customisation:
    """A couple's own values for one routine; steps by their key. None and missing keys mean: as the routine says.

    Attributes:
        turns: Who receives in this routine; None: as in all of them.
        hold_scale: Factor on all holds, 0.5 to 2.
        holds: Seconds of a hold, before scaling.
        sides: Sides in their order; an empty tuple is not allowed.
        sets: Repetitions on each side.
        bouts: For one person alone (`a` or `b`) the side of every single bout, in place of sides and sets.
        pushes: Whether people push lightly and let go in a step (contract-relax).
        left_out: Steps that are not done.
        get_ready: Seconds to get ready, for every step.
        change_side: Seconds to change sides.
        swap_roles: Seconds to swap roles.
    """

    turns: Turns | None = None
    hold_scale: float = 1.0
    holds: Mapping[str, float] = field(default_factory=_nothing)
    sides: Mapping[str, tuple[Side, ...]] = field(default_factory=lambda: MappingProxyType({}))
    sets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    bouts: Mapping[str, Bouts] = field(default_factory=_nobody)
    pushes: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[str] = frozenset()
    get_ready: float | None = None
    change_side: float | None = None
    swap_roles: float | None = None

    @property
    def receiving(self) -> Turns:
        """Who receives: one after the other, unless it was chosen otherwise."""
        return self.turns or Turns.WHOLE

    def with_hold(self, key: str, seconds: float | None) -> Customisation:
        """The same with one step's hold changed, or as the routine says (None)."""
        holds = {name: value for name, value in self.holds.items() if name != key}
        return replace(self, holds=holds if seconds is None else {**holds, key: seconds})

    def with_sets(self, key: str, sets: int | None) -> Customisation:
        """The same with one step's sets changed for everybody, or as the routine says (None)."""
        others = {name: value for name, value in self.sets.items() if name != key}
        return replace(self, sets=others if sets is None else {**others, key: sets}, bouts=self._bouts_without(key))

    def with_sides(self, key: str, sides: tuple[Side, ...] | None) -> Customisation:
        """The same with one step's sides changed for everybody, or as the routine says (None)."""
        others = {name: value for name, value in self.sides.items() if name != key}
        return replace(self, sides=others if not sides else {**others, key: sides}, bouts=self._bouts_without(key))

    def with_bouts(self, person: str, key: str, sides: tuple[Side, ...] | None) -> Customisation:
        """The same with the bouts of one step changed for one person (`a` or `b`), or as for everybody (None)."""
        steps = {name: value for name, value in self.bouts.get(person, {}).items() if name != key}
        if sides:
            steps[key] = sides
        others = {name: value for name, value in self.bouts.items() if name != person}
        return replace(self, bouts={**others, person: steps} if steps else others)

    def has_bouts(self, key: str) -> bool:
        """Whether one person has bouts in a step that the other has not."""
        return any(key in steps for steps in self.bouts.values())

    def _bouts_without(self, key: str) -> Mapping[str, Bouts]:
        """What single persons do of their own, one step aside."""
        kept = {
            person: {name: sides for name, sides in steps.items() if name != key}
            for person, steps in self.bouts.items()
        }
        return {person: steps for person, steps in kept.items() if steps}

    def with_pushes(self, key: str, pushes: bool | None) -> Customisation:
        """The same with pushing lightly in one step or without it, or as the routine says (None)."""
        others = {name: value for name, value in self.pushes.items() if name != key}
        return replace(self, pushes=others if pushes is None else {**others, key: pushes})

    def with_left_out(self, key: str, left_out: bool) -> Customisation:
        """The same with one step left out, or done."""
        return replace(self, left_out=self.left_out | {key} if left_out else self.left_out - {key})


class Bound(StrEnum):
    """Which of an exercise's limits holds a wanted hold back."""

    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class StepDose:
    """What is done in one step, everything resolved.

    Attributes:
        hold: Seconds of one hold, scaled and within the exercise's bounds.
        wanted: The same before the bounds.
        bound: The limit that holds it back, if one does.
        sides: The sides in their order; (None,) where there are none.
        sets: Repetitions on each side.
        rest: Seconds between sets, or 0.
        reps: Movements in one set, for exercises that are counted.
        rep_seconds: Seconds of one movement.
    """

    hold: float
    wanted: float
    bound: Bound | None
    sides: tuple[Side | None, ...]
    sets: int
    rest: float
    reps: int
    rep_seconds: float
    contract_relax: ContractRelax | None


def dose_of(step: ExerciseStep, routine: Routine, own: Customisation, person: str | None = None) -> StepDose:
    """The dose of a step: the person's own value, the step's, the exercise's for the level, the routine's default.

    Args:
        step: Which step.
        routine: Whose step it is.
        own: What the couple has changed.
        person: Who receives, `a` or `b`, who may have bouts of their own; None for what goes for everybody.
    """
    exercise = step.exercise
    dose = exercise.dose.at(routine.level)
    wanted = _first(own.holds.get(step.key), step.hold, dose.hold, routine.defaults.hold, USUAL_HOLD) * own.hold_scale
    hold, bound = bounded(wanted, dose)
    reps = step.reps or dose.reps or USUAL_REPS
    bouts = own.bouts.get(person or "", {}).get(step.key) if exercise.sides is Sides.EACH else None
    sets = own.sets.get(step.key) or step.sets or dose.sets or (CHECK_TRIES if exercise.kind is Kind.CHECK else 1)
    return StepDose(
        hold=hold,
        wanted=wanted,
        bound=bound,
        sides=bouts or _sides(step, own),
        sets=1 if bouts else sets,
        rest=_first(step.rest, routine.defaults.rest, 0.0),
        reps=reps * 2 if exercise.sides is Sides.ALTERNATING else reps,
        rep_seconds=dose.rep_seconds or USUAL_REP_SECONDS,
        contract_relax=_rounds(step, routine, own),
    )


def can_push(step: ExerciseStep, routine: Routine) -> bool:
    """Whether people may choose to push lightly in a step: where it is made for it, and never on a sore day."""
    made_for_it = step.exercise.contract_relax is not None or step.contract_relax is not None
    return made_for_it and routine.level is not Level.GENTLE


def bounded(hold: float, dose: Dose) -> tuple[float, Bound | None]:
    """A hold within a dose's bounds, in seconds, and the bound that held it back."""
    least = max(dose.min_hold or SHORTEST_HOLD, SHORTEST_HOLD)
    most = min(dose.max_hold or LONGEST_HOLD, LONGEST_HOLD)
    if hold < least:
        return least, Bound.LEAST
    return (most, Bound.MOST) if hold > most else (hold, None)


def chosen_steps(routine: Routine, own: Customisation) -> list[tuple[int, Step]]:
    """The steps that are done, with their index in the routine; rests included."""
    return [
        (index, step)
        for index, step in enumerate(routine.steps)
        if not (isinstance(step, ExerciseStep) and step.key in own.left_out)
    ]


def _rounds(step: ExerciseStep, routine: Routine, own: Customisation) -> ContractRelax | None:
    if not can_push(step, routine) or step.key not in own.pushes:
        return step.contract_relax
    return (step.contract_relax or step.exercise.contract_relax) if own.pushes[step.key] else None


def _sides(step: ExerciseStep, own: Customisation) -> tuple[Side | None, ...]:
    exercise: Exercise = step.exercise
    if exercise.sides is not Sides.EACH:
        return (None,)
    return own.sides.get(step.key) or step.sides or (Side.LEFT, Side.RIGHT)


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)
