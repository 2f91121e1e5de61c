"""How a couple changes a routine: one change at a time, as it is seen, each of which can be taken back."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from stretchgui.routine.build import passages, set_shape
from stretchgui.routine.customisation import LEAST_SCALE, MOST_SCALE, Customisation, StepDose, chosen_steps, dose_of
from stretchgui.routine.exercise import Side, Sides
from stretchgui.routine.routine import ExerciseStep, Routine
from stretchgui.routine.timeline import PhaseKind, Receiver, Timeline

STEP_OF_HOLD = 5.0
MOST_SETS = 20
L, R = Side.LEFT, Side.RIGHT
# The orders of sides that are offered; a file may give others.
ORDERS: tuple[tuple[Side, ...], ...] = ((L, R), (R, L), (L,), (R,), (L, R, L), (R, L, R))


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """One step for one receiver, in the order of playing.

    Attributes:
        index: Its place in the routine.
        receiver: Who receives; None for a rest, and for a step that is left out.
        again: Whether the same step has come before, for the other person.
        left_out: Whether it is not done; it stands where it would be.
    """

    index: int
    receiver: Receiver | None
    again: bool = False
    left_out: bool = False


def played_steps(routine: Routine, own: Customisation) -> tuple[PlayedStep, ...]:
    """The steps as they will be played, with those left out at the place where they would be."""
    seen: set[int] = set()
    played: list[PlayedStep] = []
    for index, _, receiver in passages(chosen_steps(routine, own), own.receiving):
        played.append(PlayedStep(index, receiver, again=index in seen))
        seen.add(index)
    for index, step in enumerate(routine.steps):
        if isinstance(step, ExerciseStep) and step.key in own.left_out:
            before = [
                place
                for place, one in enumerate(played)
                if one.index < index and not one.again and isinstance(routine.steps[one.index], ExerciseStep)
            ]
            played.insert(before[-1] + 1 if before else 0, PlayedStep(index, None, left_out=True))
    return tuple(played)


def is_held(step: ExerciseStep) -> bool:
    """Whether a step has a hold that can be changed: a stretch or a breathing pause, not what is counted."""
    return set_shape(step.exercise) in (PhaseKind.HOLD, PhaseKind.BREATHE)


def has_sides(step: ExerciseStep) -> bool:
    """Whether a step has sides to choose."""
    return step.exercise.sides is Sides.EACH


def with_hold_seen(step: ExerciseStep, own: Customisation, seconds: float) -> Customisation:
    """The same with a step's hold changed to what people want to see, all scaling included (seconds)."""
    return own.with_hold(step.key, max(seconds, 1.0) / own.hold_scale)


def stepped(hold: float, direction: int) -> float:
    """The next whole five seconds up (1) or down (-1) from a hold; never below one second."""
    steps = hold / STEP_OF_HOLD
    # A hold of 30.0000001, from a factor, is 30.
    target = math.floor(steps + 1e-6) + 1 if direction > 0 else math.ceil(steps - 1e-6) - 1
    return max(1.0, target * STEP_OF_HOLD)


def with_scale(own: Customisation, scale: float) -> Customisation:
    """The same with all holds scaled, within half and twice."""
    return replace(own, hold_scale=min(max(scale, LEAST_SCALE), MOST_SCALE))


def tidied(routine: Routine, own: Customisation) -> Customisation:
    """The same without values that are what the routine says anyway: changed back is not changed."""
    defaults = routine.defaults
    for step in routine.steps:
        if isinstance(step, ExerciseStep) and _mentioned(own, step.key):
            own = _tidied_step(step, routine, own)
    return replace(
        own,
        get_ready=None if own.get_ready == defaults.get_ready else own.get_ready,
        change_side=None if own.change_side == defaults.change_side else own.change_side,
        swap_roles=None if own.swap_roles == defaults.swap_roles else own.swap_roles,
    )


def _mentioned(own: Customisation, key: str) -> bool:
    return key in own.holds or key in own.sides or key in own.sets or key in own.pushes or own.has_bouts(key)


def _tidied_step(step: ExerciseStep, routine: Routine, own: Customisation) -> Customisation:
    key, dose = step.key, dose_of(step, routine, own)
    for person in own.bouts:
        without = own.with_bouts(person, key, None)
        mine, everybody = dose_of(step, routine, own, person), dose_of(step, routine, without, person)
        if _bouts(mine) == _bouts(everybody):
            own = without
    without = own.with_hold(key, None)
    if abs(dose_of(step, routine, without).wanted - dose.wanted) < 1e-6:
        own = without
    # What only one of the two does stands beside what both do, and stays.
    bouts = own.bouts
    without = replace(own.with_sides(key, None), bouts=bouts)
    if dose_of(step, routine, without).sides == dose.sides:
        own = without
    without = replace(own.with_sets(key, None), bouts=bouts)
    if dose_of(step, routine, without).sets == dose.sets:
        own = without
    without = own.with_pushes(key, None)
    return without if dose_of(step, routine, without).contract_relax == dose.contract_relax else own


def _bouts(dose: StepDose) -> tuple[Side | None, ...]:
    """The side of every bout."""
    return tuple(side for side in dose.sides for _ in range(dose.sets))


def reset_step(own: Customisation, key: str) -> Customisation:
    """The same with one step as the routine says."""
    as_held = own.with_hold(key, None).with_sets(key, None).with_sides(key, None)
    return as_held.with_pushes(key, None).with_left_out(key, False)


def reset_all(own: Customisation) -> Customisation:
    """Everything as the routine says; it says nothing of turns."""
    return Customisation(turns=own.turns)


def reset_durations(own: Customisation) -> Customisation:
    """All durations as the routine says; what is done, on which sides and how often stays."""
    return replace(own, hold_scale=1.0, holds={}, get_ready=None, change_side=None, swap_roles=None)


def is_changed(own: Customisation) -> bool:
    """Whether anything is other than the routine says."""
    return own != reset_all(own)


def step_changed(own: Customisation, key: str) -> bool:
    """Whether anything of one step is other than the routine says, the factor on all holds aside."""
    return own != reset_step(own, key)


def orders_for(
    step: ExerciseStep, routine: Routine, own: Customisation, person: str | None = None
) -> tuple[tuple[Side, ...], ...]:
    """The orders of sides to offer for a step: the usual ones, and the one it has for a person."""
    present = tuple(side for side in dose_of(step, routine, own, person).sides if side is not None)
    said = step.sides or (L, R)
    return tuple(dict.fromkeys((*ORDERS, said, present)))


def steps_to_come(timeline: Timeline, present: int) -> frozenset[int]:
    """The steps of which something timed is still to come after the present phase."""
    return frozenset(phase.step for phase in timeline.phases[present + 1 :] if phase.set is not None)


@dataclass(frozen=True, slots=True)
class Changes:
    """A customisation as it is now, and what it was before each change.

    Attributes:
        now: As it is.
        past: As it was, the oldest first.
    """

    now: Customisation
    past: tuple[Customisation, ...] = ()

    def changed(self, own: Customisation, *, goes_on: bool = False) -> Changes:
        """The same with one change more.

        Args:
            own: As it shall be.
            goes_on: It belongs to the last change (a slider still being dragged): both are undone at once.
        """
        if own == self.now:
            return self
        return Changes(own, self.past if goes_on else (*self.past, self.now))

    def undone(self) -> Changes:
        """The same without the last change; itself if there was none."""
        return Changes(self.past[-1], self.past[:-1]) if self.past else self
