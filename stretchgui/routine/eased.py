"""A timeline in which the rest of a block is done as an easier exercise, after somebody said stop."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from stretchgui.routine.build import at_level, build_block, ready_seconds
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import BodyPosition, Exercise, Side, Sides
from stretchgui.routine.routine import ExerciseStep, Routine
from stretchgui.routine.timeline import Phase, PhaseKind, Timeline


def with_easier(timeline: Timeline, present: int, easier: Exercise, routine: Routine, own: Customisation) -> Timeline:
    """The same timeline, with an easier exercise in place of what is left of the present block.

    What is left are the present bout and those after it: they become a block of their own, for the same step and
    receiver, on the sides that remain, once if the easier exercise has no sides, and on both if only it has them.
    A bout that has begun keeps its ease_out, so that wherever somebody goes on, the limb comes down again.

    Args:
        timeline: The timeline as it is now.
        present: The index of the present phase; phases up to it stay as they are.
        easier: What to do instead.
        routine: The routine of the timeline.
        own: What the couple has changed.

    Returns:
        The new timeline; the same one if the present phase is of no exercise.
    """
    phase = timeline.phases[present]
    if phase.exercise is None or phase.receiver is None:
        return timeline
    end = _end_of_exercise(timeline, present)
    sides = _sides_left(timeline.phases[timeline.bout(present)[0] : end])
    keeps_sides = easier.sides is Sides.EACH and bool(sides)
    step = ExerciseStep(easier.id, easier, sides=sides if keeps_sides else None)
    block = build_block(
        routine,
        own.with_sides(easier.id, None) if keeps_sides else own,
        phase.step,
        step,
        phase.receiver,
        timeline.exercises[phase.exercise].position,
    )
    phases = (*timeline.phases[: present + 1], *_way_out(timeline, present), *block, *timeline.phases[end:])
    exercises = MappingProxyType({**timeline.exercises, easier.id: at_level(easier, routine)})
    changed = replace(timeline, exercises=exercises).with_phases(phases)
    return _with_time_to_get_there(changed, len(changed.phases) - (len(timeline.phases) - end), easier, routine, own)


def _end_of_exercise(timeline: Timeline, present: int) -> int:
    """The first phase after the present one that is of another exercise, step or receiver."""
    wanted = _whose(timeline.phases[present])
    following = timeline.phases[present + 1 :]
    return next((phase.index for phase in following if _whose(phase) != wanted), len(timeline.phases))


def _whose(phase: Phase) -> tuple[object, ...]:
    return phase.step, phase.exercise, phase.receiver


def _sides_left(phases: tuple[Phase, ...]) -> tuple[Side, ...]:
    """The sides of these phases in their order, each once for its run of sets."""
    sides: list[Side] = []
    for phase in phases:
        if phase.side is not None and phase.side not in sides[-1:]:
            sides.append(phase.side)
    return tuple(sides)


def _way_out(timeline: Timeline, present: int) -> tuple[Phase, ...]:
    """The ease_out of a bout that has begun, unless it is the present phase."""
    last = timeline.phases[timeline.bout(present)[-1]]
    return (last,) if last.index != present and last.kind is PhaseKind.EASE_OUT else ()


def _with_time_to_get_there(
    timeline: Timeline, after: int, easier: Exercise, routine: Routine, own: Customisation
) -> Timeline:
    """The same with a longer get-ready after the easier exercise, if the bodies have further to go from there."""
    index = next((i for i in range(after, len(timeline.phases)) if timeline.phases[i].kind is not PhaseKind.REST), None)
    phase = None if index is None else timeline.phases[index]
    step = None if phase is None else routine.steps[phase.step]
    if phase is None or phase.kind is not PhaseKind.GET_READY or not isinstance(step, ExerciseStep):
        return timeline
    position: BodyPosition = easier.position
    longer = max(phase.planned, ready_seconds(step, routine, own, position))
    phases = [replace(other, planned=longer) if other is phase else other for other in timeline.phases]
    return timeline.with_phases(tuple(phases))
