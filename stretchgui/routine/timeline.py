"""The whole session as a flat tuple of phases, known before it starts."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from stretchgui.routine.exercise import Exercise, People, Side
from stretchgui.routine.level import Level
from stretchgui.routine.phase_kind import BETWEEN, BOUT, WORK, PhaseKind
from stretchgui.routine.turns import Receiver, Turns

__all__ = ["BETWEEN", "BOUT", "WORK", "Phase", "PhaseKind", "Receiver", "Timeline", "numbered"]


@dataclass(frozen=True, slots=True)
class Phase:
    """The smallest timed part of a session.

    Attributes:
        index: Its place in the timeline.
        step: The index of its step in the routine.
        exercise: The id of its exercise, or None for a rest between exercises.
        side: The receiver's side it is about.
        set: The repetition on this side, from 1.
        round: The round of contract-relax: 0 while settling, then from 1; None without.
        receiver: Who receives.
        start: Seconds from the start of the session, if nothing is paused or skipped.
        planned: Its length in seconds; 0 if it waits.
        waits: Whether it ends by being confirmed, not by time.
    """

    index: int
    kind: PhaseKind
    step: int
    exercise: str | None
    side: Side | None
    set: int | None
    round: int | None
    receiver: Receiver | None
    start: float
    planned: float
    waits: bool = False

    @property
    def end(self) -> float:
        """Seconds from the start of the session to its end."""
        return self.start + self.planned

    @property
    def in_bout(self) -> bool:
        """Whether a limb is held or on its way."""
        return self.kind in BOUT


@dataclass(frozen=True)
class Timeline:
    """All phases of a session.

    Attributes:
        routine: The routine's id.
        turns: Who receives.
        hold_scale: The factor on all holds.
        phases: At least one, in order, without gaps.
        exercises: The exercises of the phases, by their id.
        level: How much is asked of people.
    """

    routine: str
    turns: Turns
    hold_scale: float
    phases: tuple[Phase, ...]
    exercises: Mapping[str, Exercise]
    level: Level = Level.STANDARD

    @cached_property
    def total(self) -> float:
        """The sum of all phases, in seconds."""
        return self.phases[-1].end if self.phases else 0.0

    @cached_property
    def is_each_alone(self) -> bool:
        """Whether all of it can be done by one person alone."""
        exercises = self.exercises.values()
        return bool(exercises) and all(exercise.people is People.SOLO for exercise in exercises)

    def exercise_of(self, phase: Phase) -> Exercise | None:
        """The exercise of a phase, or None in a rest between two."""
        return None if phase.exercise is None else self.exercises[phase.exercise]

    def block_start(self, index: int) -> int:
        """The get-ready of the block a phase belongs to; a swap or rest belongs to the block before it."""
        return next((i for i in range(index, -1, -1) if self.phases[i].kind is PhaseKind.GET_READY), 0)

    def block_end(self, index: int) -> int:
        """The first phase after the block a phase belongs to, or the number of phases."""
        start = self.block_start(index)
        block = self.phases[start]
        return next(
            (
                phase.index
                for phase in self.phases[start + 1 :]
                if phase.kind in (PhaseKind.GET_READY, PhaseKind.SWAP_ROLES) or phase.step != block.step
            ),
            len(self.phases),
        )

    def bout(self, index: int) -> range:
        """The phases of the bout a phase belongs to, or just itself outside one."""
        if not self.phases[index].in_bout:
            return range(index, index + 1)
        first = next(i for i in range(index, -1, -1) if self.phases[i].kind is PhaseKind.EASE_IN)
        last = next(i for i in range(index, len(self.phases)) if self.phases[i].kind is PhaseKind.EASE_OUT)
        return range(first, last + 1)

    def get_ready_seconds(self, index: int) -> float:
        """How long the bodies need to get ready for the block of a phase."""
        return self.phases[self.block_start(index)].planned

    def with_phases(self, phases: tuple[Phase, ...]) -> Timeline:
        """The same with other phases, numbered and timed anew."""
        return replace(self, phases=numbered(phases))

    def replanned(self, new: Timeline, present: int) -> Timeline:
        """The same phases, those after the present one as long as they are in a timeline built anew.

        The past stays as it was, and so does a phase that the new timeline does not have.
        """
        lengths: dict[tuple[object, ...], deque[float]] = defaultdict(deque)
        for phase in new.phases:
            lengths[_shape(phase)].append(phase.planned)
        phases = []
        for phase in self.phases:
            same = lengths[_shape(phase)]
            planned = same.popleft() if same else phase.planned
            phases.append(replace(phase, planned=planned) if phase.index > present else phase)
        return replace(self, hold_scale=new.hold_scale, phases=numbered(tuple(phases)))


def numbered(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """The phases with their index and start set anew, one after the other."""
    done: list[Phase] = []
    start = 0.0
    for index, phase in enumerate(phases):
        done.append(replace(phase, index=index, start=start))
        start += phase.planned
    return tuple(done)


def _shape(phase: Phase) -> tuple[object, ...]:
    return (phase.kind, phase.step, phase.exercise, phase.side, phase.set, phase.round, phase.receiver)
