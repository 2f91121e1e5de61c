"""A place in a session as a value that survives edits and restarts."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

    If the set or the round is gone, the nearest place before it is meant where one can begin on that side; if the
    side is gone, the first there is: always in the same step, for the same receiver, else None.
    """
    block = [phase for phase in timeline.phases if _block_of(position_of(phase, None)) == _block_of(position)]
    wanted = replace(position, left=None)
    exact = next((phase for phase in block if position_of(phase, None) == wanted), None)
    if exact is not None:
        return exact.index
    if position.set is None:
        # Before the first set: sides in another order do not matter yet.
        block = [phase for phase in block if phase.kind is position.kind] or block
        return block[0].index if block else None
    begins = [phase for phase in block if phase.kind in _BEGINNINGS]
    on_side = [phase for phase in begins if phase.side is position.side]
    before = [phase for phase in on_side if phase.set is not None and phase.set <= position.set]
    nearest = before[-1:] or on_side[:1] or begins[:1] or block[:1]
    return nearest[0].index if nearest else None


def _block_of(position: Position) -> tuple[object, ...]:
    return position.step, position.exercise, position.receiver


_BEGINNINGS = frozenset({PhaseKind.EASE_IN, PhaseKind.REPS, PhaseKind.BREATHE, PhaseKind.CHECK})
