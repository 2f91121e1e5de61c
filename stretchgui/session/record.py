"""What was really run of each phase, and what that makes of the holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stretchgui.routine.timeline import WORK, Phase, Receiver, Timeline
from stretchgui.session.events import HoldDone

_SetKey = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class SetDone:
    """What one set on one side came to so far: enough to go on with it in another run of the program.

    Attributes:
        hold: What was done.
        complete: How many of its holds were gone through to their end: always the first ones.
    """

    hold: HoldDone
    complete: int


class Record:
    """Seconds run, phases gone through to their end, and releases; phases by their index."""

    def __init__(self) -> None:
        self._ran: dict[int, float] = {}
        self._since: dict[int, float] = {}
        self._complete: set[int] = set()
        self._released: set[int] = set()
        self._numbers: dict[int, list[int]] = {}
        self._before: dict[_SetKey, HoldDone] = {}

    def restore(self, timeline: Timeline, sets: Iterable[SetDone]) -> None:
        """Takes back what was done in an earlier run of the program, before anything of this one."""
        work: dict[_SetKey, list[int]] = {}
        for phase in timeline.phases:
            if phase.kind in WORK:
                work.setdefault(_set_of(phase), []).append(phase.index)
        for one in sets:
            hold = one.hold
            key = (hold.step, hold.exercise, hold.person, hold.side, hold.set)
            self._before[key] = hold
            self._complete.update(work.get(key, ())[: one.complete])

    def enter(self, index: int, at: float) -> None:
        """The phase runs from now on."""
        self._since[index] = at

    def leave(self, index: int, at: float) -> None:
        """The phase runs no more."""
        since = self._since.pop(index, None)
        if since is not None:
            self._ran[index] = self._ran.get(index, 0.0) + at - since

    def complete(self, index: int) -> None:
        """The phase was gone through to its end."""
        self._complete.add(index)

    def release(self, index: int) -> None:
        """Somebody said stop in this phase."""
        self._released.add(index)

    def number(self, index: int, value: int) -> None:
        """A number was given in this phase."""
        self._numbers.setdefault(index, []).append(value)

    def is_complete(self, index: int) -> bool:
        """Whether a phase was gone through to its end."""
        return index in self._complete

    def ran(self, index: int, now: float) -> float | None:
        """Seconds a phase was really run until now, all visits together; None if it never was."""
        if index not in self._ran and index not in self._since:
            return None
        # In this order, for what has ended to stay the same to the last bit, whatever the time is.
        return self._ran.get(index, 0.0) + (now - self._since.get(index, now))

    def holds(self, timeline: Timeline, now: float) -> tuple[HoldDone, ...]:
        """What was done until now in each set that was begun, in the order of the timeline.

        What was done in an earlier run, and is not on the timeline any more, comes first.
        """
        sets: dict[_SetKey, list[Phase]] = {}
        for phase in timeline.phases:
            if _is_of_a_set(phase):
                sets.setdefault(_set_of(phase), []).append(phase)
        elsewhere = [hold for key, hold in self._before.items() if key not in sets]
        done = (self._hold(phases, now) for phases in sets.values())
        return (*elsewhere, *(hold for hold in done if hold is not None))

    def set_of(self, phase: Phase, timeline: Timeline, now: float) -> SetDone | None:
        """What the set of a phase came to until now; None if it is of none, or none that was begun."""
        if not _is_of_a_set(phase):
            return None
        # A set is one bout, or one phase that is none: nothing else on the timeline need be looked at.
        phases = [timeline.phases[index] for index in timeline.bout(phase.index)]
        hold = self._hold(phases, now)
        complete = sum(other.index in self._complete for other in phases if other.kind in WORK)
        return None if hold is None else SetDone(hold, complete)

    def _hold(self, phases: list[Phase], now: float) -> HoldDone | None:
        before = self._before.get(_set_of(phases[0]))
        work = [phase for phase in phases if phase.kind in WORK]
        ran = {phase: seconds for phase in work if (seconds := self.ran(phase.index, now)) is not None}
        released = any(phase.index in self._released for phase in phases)
        numbers = tuple(number for phase in phases for number in self._numbers.get(phase.index, ()))
        if not ran and not released and not numbers:
            return before
        first = phases[0]
        hold = HoldDone(
            step=first.step,
            exercise=first.exercise or "",
            person=first.receiver or Receiver.BOTH,
            side=first.side,
            set=first.set or 1,
            planned=sum(phase.planned for phase in work),
            # Waiting for an answer is no holding.
            held=sum(seconds for phase, seconds in ran.items() if not phase.waits),
            released=released,
            numbers=numbers,
        )
        if before is None:
            return hold
        held, numbers = before.held + hold.held, (*before.numbers, *hold.numbers)
        return replace(hold, held=held, released=before.released or hold.released, numbers=numbers)


def _is_of_a_set(phase: Phase) -> bool:
    return phase.in_bout or phase.kind in WORK


def _set_of(phase: Phase) -> _SetKey:
    """What tells one set from another, and survives an edit of the routine."""
    return phase.step, phase.exercise or "", phase.receiver or Receiver.BOTH, phase.side, phase.set or 1
