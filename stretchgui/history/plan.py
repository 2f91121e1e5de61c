"""What was planned in a session, as a text that survives the program: a routine may change, or go, meanwhile."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stretchgui.document import nodes, reading
from stretchgui.document.problems import Report
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import customisation_of, customisation_values
from stretchgui.routine.exercise import Side
from stretchgui.routine.level import Level
from stretchgui.routine.routine import ExerciseStep, Routine, Turns
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline, numbered

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What was planned.

    Attributes:
        path: The routine's file.
        steps: What the routine's steps were, in their order: ids of exercises, "" for a rest.
        own: What the couple had changed.
        timeline: All phases; its exercises are not among it.
    """

    path: str
    steps: tuple[str, ...]
    own: Customisation
    timeline: Timeline


def steps_of(routine: Routine) -> tuple[str, ...]:
    """What a routine's steps are, in their order: ids of exercises, "" for a rest."""
    return tuple(step.exercise.id if isinstance(step, ExerciseStep) else "" for step in routine.steps)


def written(plan: Plan) -> str:
    """A plan as a text."""
    timeline = plan.timeline
    return json.dumps(
        {
            "format": FORMAT,
            "path": plan.path,
            "steps": plan.steps,
            "own": customisation_values(plan.own),
            "routine": timeline.routine,
            "turns": timeline.turns,
            "hold_scale": timeline.hold_scale,
            "level": timeline.level,
            "phases": [_phase_values(phase) for phase in timeline.phases],
        },
        separators=(",", ":"),
    )


def plan_of(text: str) -> Plan | None:
    """The plan of a text; None if it makes no sense, or is of a newer program."""
    try:
        values = json.loads(text)
        if values["format"] != FORMAT:
            return None
        timeline = Timeline(
            routine=str(values["routine"]),
            turns=Turns(values["turns"]),
            hold_scale=float(values["hold_scale"]),
            phases=numbered(tuple(_phase_of(one) for one in values["phases"])),
            exercises=MappingProxyType({}),
            level=Level(values["level"]),
        )
        return Plan(str(values["path"]), tuple(map(str, values["steps"])), _own_of(values["own"]), timeline)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _own_of(values: object) -> Customisation:
    root = reading.read_bytes(json.dumps(values).encode(), Report(""))
    return customisation_of(root, Report("")) if isinstance(root, nodes.Mapping) else Customisation()


def _phase_values(phase: Phase) -> list[object]:
    return [
        phase.kind,
        phase.step,
        phase.exercise,
        phase.side,
        phase.set,
        phase.round,
        phase.receiver,
        phase.planned,
        phase.waits,
    ]


def _phase_of(values: list[object]) -> Phase:
    kind, step, exercise, side, repeat, round_, receiver, planned, waits = values
    if not isinstance(planned, int | float) or not 0 <= planned < 1e6:
        raise ValueError("a length in seconds is needed")
    return Phase(
        index=0,
        kind=PhaseKind(str(kind)),
        step=_whole(step),
        exercise=None if exercise is None else str(exercise),
        side=None if side is None else Side(str(side)),
        set=None if repeat is None else _whole(repeat),
        round=None if round_ is None else _whole(round_),
        receiver=None if receiver is None else Receiver(str(receiver)),
        start=0.0,
        planned=float(planned),
        waits=bool(waits),
    )


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("a whole number is needed")
    return value
