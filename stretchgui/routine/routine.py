"""A routine: an ordered list of steps, as one file of `routines/` describes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from stretchgui.language.text import NO_TEXT, Text
from stretchgui.routine.exercise import ContractRelax, Exercise, Side
from stretchgui.routine.level import Level
from stretchgui.routine.turns import Turns

__all__ = ["ANYWHERE", "Defaults", "ExerciseStep", "RestStep", "Routine", "Step", "Turns"]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a routine says for all its steps, in seconds. None means: the program's own value."""

    hold: float | None = None
    get_ready: float | None = None
    change_side: float = 10.0
    swap_roles: float = 45.0
    rest: float = 0.0
    ease_in: float = 5.0
    ease_out: float = 5.0


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    """An exercise with what the routine says of its dose; None means: not said here.

    Attributes:
        key: Its name within the routine, which outlives reordering: the exercise's id, or id#2 for its second step.
    """

    key: str
    exercise: Exercise
    hold: float | None = None
    sides: tuple[Side, ...] | None = None
    sets: int | None = None
    reps: int | None = None
    rest: float | None = None
    get_ready: float | None = None
    contract_relax: ContractRelax | None = None
    optional: bool = False


ANYWHERE: Final = 1000
"""The place of a routine that says none: after all that do."""


@dataclass(frozen=True, slots=True)
class RestStep:
    """A rest between two exercises, in seconds."""

    seconds: float


Step = ExerciseStep | RestStep


@dataclass(frozen=True, slots=True)
class Routine:
    """What two people do in one session. `id` is the file's name without its ending.

    Attributes:
        order: Where it stands among the others in a list: smaller first.
    """

    id: str
    title: Text
    steps: tuple[Step, ...]
    summary: Text = NO_TEXT
    level: Level = Level.STANDARD
    needs: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()
    defaults: Defaults = field(default_factory=Defaults)
    order: int = ANYWHERE
