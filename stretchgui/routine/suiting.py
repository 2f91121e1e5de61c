"""What suits whom: which exercises somebody's conditions rule out, and what is done in their place.

A condition rules an exercise out for the one who has it, never for the other one's turn. In its place comes the nearest
of its easier versions that suits; where none does it is left out. Both come with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Exercise, Kind, People, Side, Sides
from stretchgui.routine.routine import ExerciseStep
from stretchgui.routine.timeline import Receiver, Timeline


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody does not do an exercise.

    Attributes:
        person: Who, partner A or partner B.
        condition: Which of their conditions rules it out; "" where they receive nothing at all for now.
    """

    person: Receiver
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Suited:
    """What becomes of a step for a receiver.

    Attributes:
        step: What is done: the step itself, or one with an easier exercise; None if it is left out.
        why: Why it is not done as the routine says; empty if it is.
    """

    step: ExerciseStep | None
    why: tuple[Reason, ...] = ()

    @property
    def stand_in(self) -> Exercise | None:
        """The exercise that is done in place of the routine's own, if one is."""
        return self.step.exercise if self.step is not None and self.why else None


@dataclass(frozen=True, slots=True)
class Suiting:
    """Whom what suits; without a word about anybody, everything suits both.

    Attributes:
        conditions: What rules exercises out, from `CONDITIONS`, by partner A and partner B.
        resting: Who receives nothing for now, and does nothing along but breathe.
        exercises: All exercises by id, for easier versions; None for a broken one.
    """

    conditions: Mapping[Receiver, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    resting: frozenset[Receiver] = frozenset()
    exercises: Mapping[str, Exercise | None] = field(default_factory=lambda: MappingProxyType({}))

    def why_not(self, exercise: Exercise, receiver: Receiver) -> tuple[Reason, ...]:
        """What speaks against an exercise for a receiver; for both, whatever speaks against it for either."""
        why: list[Reason] = []
        for person in persons(receiver):
            if person in self.resting and not (receiver is Receiver.BOTH and exercise.kind is Kind.BREATHING):
                # Who breathes along with the other is not stretched, and receives nothing.
                why.append(Reason(person))
            else:
                has = self.conditions.get(person, frozenset())
                why += [Reason(person, condition) for condition in exercise.not_with if condition in has]
        return tuple(why)

    def suits(self, timeline: Timeline, start: int = 0) -> bool:
        """Whether nothing speaks against what a session has planned from a phase on, given by its index."""
        for phase in timeline.phases[start:]:
            exercise = timeline.exercise_of(phase)
            if exercise is not None and phase.receiver is not None and self.why_not(exercise, phase.receiver):
                return False
        return True

    def easier(self, exercise: Exercise, receiver: Receiver) -> Exercise | None:
        """The nearest easier version that suits a receiver, done by as many people as the exercise itself."""
        seen = {exercise.id}
        easier = self.exercises.get(exercise.easier)
        while easier is not None and easier.id not in seen:
            seen.add(easier.id)
            version = _in_place_of(exercise, easier)
            if version is not None and not self.why_not(version, receiver):
                return version
            easier = self.exercises.get(easier.easier)
        return None

    def of(self, step: ExerciseStep, receiver: Receiver, own: Customisation) -> Suited:
        """What becomes of a step.

        Args:
            step: As the routine says.
            receiver: Who is to receive.
            own: What the couple has changed: the order of sides stays, where the easier exercise has sides.
        """
        why = self.why_not(step.exercise, receiver)
        if not why:
            return Suited(step)
        easier = self.easier(step.exercise, receiver)
        if easier is None:
            return Suited(None, why)
        sides = _order_of_sides(step, receiver, own) if easier.sides is Sides.EACH else None
        # A dose that was written or chosen for the harder exercise says nothing of the easier one.
        stand_in = ExerciseStep(
            f"{step.key}/{easier.id}", easier, sides=sides, rest=step.rest, get_ready=step.get_ready
        )
        return Suited(stand_in, why)


EVERYBODY = Suiting()
"""Everything suits both."""


def persons(receiver: Receiver) -> tuple[Receiver, ...]:
    """The people a receiver stands for."""
    return (Receiver.A, Receiver.B) if receiver is Receiver.BOTH else (receiver,)


def _in_place_of(exercise: Exercise, easier: Exercise) -> Exercise | None:
    """An easier exercise as it is done in place of another, by as many people; None if it is not made for that."""
    if easier.opt_in or Kind.CHECK in {exercise.kind, easier.kind}:
        # What people must ask for is not put before them unasked; a check compares the two sides of one thing.
        return None
    if (easier.people is People.PARTNER) is (exercise.people is People.PARTNER):
        return easier
    return easier.without_helper(exercise.people) if exercise.people is not People.PARTNER and easier.alone else None


def _order_of_sides(step: ExerciseStep, receiver: Receiver, own: Customisation) -> tuple[Side, ...] | None:
    """The sides in the order this receiver has them, the tighter one first; None for the usual one."""
    bouts = own.bouts.get(receiver, {}).get(step.key)
    return tuple(dict.fromkeys(bouts)) if bouts else own.sides.get(step.key) or step.sides
