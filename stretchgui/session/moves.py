"""Where a command leads on a timeline."""

from __future__ import annotations

from stretchgui.routine.timeline import BETWEEN, WORK, PhaseKind, Timeline

# Within this many seconds of a block, PREVIOUS means the block before it.
JUST_BEGUN = 3.0

# Where a pause means that bodies must get back into position first.
REENTERED = frozenset({PhaseKind.EASE_IN, PhaseKind.HOLD, PhaseKind.CONTRACT, PhaseKind.RELAX})
ELASTIC = frozenset(PhaseKind) - {PhaseKind.EASE_IN, PhaseKind.EASE_OUT, PhaseKind.CONTRACT, PhaseKind.RELAX}


def next_of(timeline: Timeline, index: int) -> int | None:
    """Where NEXT leads: out of the bout first, else to what begins next; None is the end."""
    if timeline.phases[index].kind in REENTERED:
        return timeline.bout(index)[-1]
    return next((phase.index for phase in timeline.phases[index + 1 :] if phase.kind in BETWEEN), None)


def previous_of(timeline: Timeline, index: int, elapsed: float) -> int:
    """Where PREVIOUS leads: this block's start, or the block before if this one has just begun."""
    start = timeline.block_start(index)
    into_block = timeline.phases[index].start + elapsed - timeline.phases[start].start
    if into_block > JUST_BEGUN or start == 0:
        return start
    return timeline.block_start(start - 1)


def next_exercise_of(timeline: Timeline, index: int) -> int | None:
    """Where skipping the exercise leads: past its block, also from the swap of roles before it; None is the end."""
    swaps = timeline.phases[index].kind is PhaseKind.SWAP_ROLES
    # A rest between two exercises belongs to none: skipping it leads just past it.
    end = max(timeline.block_end(index + swaps), index + 1)
    return end if end < len(timeline.phases) else None


def restart_of(timeline: Timeline, index: int) -> int | None:
    """Where RESTART leads: the bout's first hold, or the counted or breathed phase itself; None if there is none."""
    again = WORK - {PhaseKind.CHECK}
    return next((i for i in timeline.bout(index) if timeline.phases[i].kind in again), None)


def resume_of(timeline: Timeline, index: int) -> int:
    """Where RESUME goes on: from a contraction or its release, at the contraction's start."""
    kind = timeline.phases[index].kind
    return index - 1 if kind is PhaseKind.RELAX else index
