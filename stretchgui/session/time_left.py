"""When the time left in all is told: now and then, where people have time to listen."""

from __future__ import annotations

from typing import Final

from stretchgui.routine.timeline import Phase, PhaseKind, Timeline

# Seconds between two times that it is told; a short get-ready tells it only when it was long not told.
OFTEN: Final = 180.0
SELDOM: Final = 300.0
# What leaves room for it, in seconds.
ROOMY: Final = 18.0


def told_time_left(timeline: Timeline) -> dict[int, int]:
    """The phases that tell it, by their index, with the whole minutes left when they begin."""
    told: dict[int, int] = {}
    last = 0.0
    for phase in timeline.phases:
        minutes = round((timeline.total - phase.start) / 60)
        since = phase.start - last
        if minutes and since >= (OFTEN if _is_roomy(phase) else SELDOM) and _may_tell(phase):
            told[phase.index] = minutes
            last = phase.start
    return told


def _may_tell(phase: Phase) -> bool:
    between = phase.kind is PhaseKind.REST and phase.exercise is None
    return between or phase.kind in (PhaseKind.SWAP_ROLES, PhaseKind.GET_READY)


def _is_roomy(phase: Phase) -> bool:
    return phase.planned >= ROOMY
