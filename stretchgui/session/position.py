"""A place in a session as a value that survives edits and restarts."""

from __future__ import annotations

from dataclasses import dataclass

from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver, Timeline


@dataclass(frozen=True, slots=True)
class Position:
    """Where a session is, in terms of the routine and not of an index.

    Attributes:
        left: Seconds left of the phase, or None if it waits.
    """

    step: int
    exercise: str | None
    receiver: Receiver | None
    side: Side | None
    set: int | None
    round: int | None
    kind: PhaseKind
    left: float | None


def position_of(phase: Phase, left: float | None) -> Position:
    """The position in a phase with so many seconds left."""
    return Position(phase.step, phase.exercise, phase.receiver, phase.side, phase.set, phase.round, phase.kind, left)


def find(position: Position, timeline: Timeline) -> int | None:
    """The phase a position means in a timeline, perhaps a changed one; None if it has none such.

    If the set or the round is gone, the nearest place before it is meant: the same step and receiver, else None.
    """
    same_block = [
        phase
        for phase in timeline.phases
        if (phase.step, phase.exercise, phase.receiver) == (position.step, position.exercise, position.receiver)
    ]
    wanted = (position.side, position.set, position.round, position.kind)
    for length in range(4, -1, -1):
        for phase in same_block:
            has = (phase.side, phase.set, phase.round, phase.kind)
            if has[:length] == wanted[:length] and (length == 4 or phase.kind in _REENTRIES):
                return phase.index
    return same_block[0].index if same_block else None


_REENTRIES = frozenset({PhaseKind.EASE_IN, PhaseKind.REPS, PhaseKind.BREATHE, PhaseKind.CHECK})
