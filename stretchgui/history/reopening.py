"""Going on with a session that was cut off: what of it can be gone on with, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from stretchgui.history.plan import Plan, plan_of, steps_of
from stretchgui.history.records import SessionRecord
from stretchgui.history.unfinished import Place, Unfinished
from stretchgui.routine.build import at_level, build_timeline, is_too_long
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.routine import Routine
from stretchgui.routine.suiting import EVERYBODY, Suiting
from stretchgui.routine.timeline import Phase, Timeline
from stretchgui.session.position import Position, find, position_of
from stretchgui.session.record import SetDone

# A session that was cut off longer ago is over: nobody lies on the mat any more.
LONGEST_AGO: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class CutOff:
    """A session that was cut off, as far as anything of it can be told.

    Attributes:
        plan: What was planned.
        place: Where it was last.
        phase: The phase of the plan that it was in.
        ago: How long ago that was; None if nobody knows, because the clock on the wall was set back.
    """

    unfinished: Unfinished
    plan: Plan
    place: Place
    phase: Phase
    ago: timedelta | None

    @property
    def session(self) -> SessionRecord:
        """What is known of it."""
        return self.unfinished.session

    @property
    def is_recent(self) -> bool:
        """Whether somebody may want to go on with it."""
        return self.ago is None or self.ago <= LONGEST_AGO


@dataclass(frozen=True, slots=True)
class Reopened:
    """A session to go on with.

    Attributes:
        session: What is known of it, but for what was done.
        timeline: What is planned.
        at: Where it goes on.
        done: What was done before.
        own: What the couple had changed of its routine.
    """

    session: SessionRecord
    timeline: Timeline
    at: Position
    done: tuple[SetDone, ...]
    own: Customisation


def cut_off(unfinished: Unfinished, now: datetime) -> CutOff | None:
    """What can be told of a session that was cut off; None if too little of it is known."""
    plan, place = plan_of(unfinished.plan), unfinished.place
    if plan is None or place is None or place.phase >= len(plan.timeline.phases):
        return None
    passed = now - place.at
    return CutOff(unfinished, plan, place, plan.timeline.phases[place.phase], None if passed < timedelta() else passed)


def reopened(
    cut: CutOff,
    routine: Routine,
    exercises: Mapping[str, Exercise | None],
    suiting: Suiting = EVERYBODY,
    *,
    again: bool = False,
) -> Reopened | None:
    """The session to go on with, as it was planned; where that suits no longer, or was edited, as the routine is now.

    Args:
        cut: The session.
        routine: Its routine as it is now.
        exercises: All exercises there are now, for easier ones that came into it while it ran.
        suiting: What suits whom now.
        again: Whether the exercise begins again, instead of going on where it was.

    Returns:
        None if the place is not in the routine any more.
    """
    own = cut.plan.own
    if is_too_long(routine, own, suiting):
        return None
    built = build_timeline(routine, own, suiting)
    planned = _as_planned(cut.plan, routine, built, exercises)
    suits = planned is not None and suiting.suits(planned, planned.block_start(cut.phase.index))
    timeline = planned if planned is not None and suits else built
    index = find(position_of(cut.phase, cut.place.remaining), timeline)
    if index is None:
        return None
    if again:
        index = timeline.block_start(index)
    phase = timeline.phases[index]
    at = position_of(phase, phase.planned) if again else position_of(cut.phase, cut.place.remaining)
    return Reopened(replace(cut.session, holds=()), timeline, at, cut.unfinished.done, own)


def _as_planned(
    plan: Plan, routine: Routine, built: Timeline, exercises: Mapping[str, Exercise | None]
) -> Timeline | None:
    """The timeline as it was planned; None if the routine has other steps by now, or an exercise is gone."""
    if steps_of(routine) != plan.steps:
        return None
    known = dict(built.exercises)
    for phase in plan.timeline.phases:
        if phase.exercise is not None and phase.exercise not in known:
            exercise = exercises.get(phase.exercise)
            if exercise is None:
                return None
            known[phase.exercise] = at_level(exercise, routine)
    return replace(plan.timeline, exercises=MappingProxyType(known))
