"""What was really run of each phase, and what that makes of the holds."""

from __future__ import annotations

from stretchgui.routine.timeline import WORK, Phase, Receiver, Timeline
from stretchgui.session.events import HoldDone

_SetKey = tuple[object, ...]


class Record:
    """Seconds run, phases gone through to their end, and releases; phases by their index."""

    def __init__(self) -> None:
        self._ran: dict[int, float] = {}
        self._since: dict[int, float] = {}
        self._complete: set[int] = set()
        self._released: set[int] = set()
        self._numbers: dict[int, list[int]] = {}

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
        return self._ran.get(index, 0.0) + now - self._since.get(index, now)

    def holds(self, timeline: Timeline, now: float) -> tuple[HoldDone, ...]:
        """What was done until now in each set that was begun, in the order of the timeline."""
        sets: dict[_SetKey, list[Phase]] = {}
        for phase in timeline.phases:
            if phase.in_bout or phase.kind in WORK:
                sets.setdefault((phase.step, phase.exercise, phase.receiver, phase.side, phase.set), []).append(phase)
        done = (self._hold(phases, now) for phases in sets.values())
        return tuple(hold for hold in done if hold is not None)

    def _hold(self, phases: list[Phase], now: float) -> HoldDone | None:
        work = [phase for phase in phases if phase.kind in WORK]
        ran = {phase: seconds for phase in work if (seconds := self.ran(phase.index, now)) is not None}
        released = any(phase.index in self._released for phase in phases)
        numbers = tuple(number for phase in phases for number in self._numbers.get(phase.index, ()))
        if not ran and not released and not numbers:
            return None
        first = phases[0]
        return HoldDone(
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
