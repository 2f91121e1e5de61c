"""How time carries a session from phase to phase: one truth of time, a deadline; a look only asks what became of it."""

from __future__ import annotations

from types import MappingProxyType

from stretchgui.routine.timeline import WORK, Phase, PhaseKind, Timeline
from stretchgui.session import events as ev
from stretchgui.session.clock import Clock
from stretchgui.session.cues import CueSheet
from stretchgui.session.numbers import Number
from stretchgui.session.record import Record
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import (
    After,
    Ended,
    Finished,
    Paused,
    Ready,
    Reason,
    Reentering,
    Releasing,
    Running,
    State,
    Waiting,
)
from stretchgui.session.visit import Visit

# Two looks further apart than this, in real seconds, mean that the laptop slept.
GAP = 3.0
# Looks further apart than this, in real seconds, have only the newest of their cues heard.
STALE = 0.5
# The driver looks at least this often, and never sooner again, in real seconds.
LOOK_AT_LEAST = 1.0
LOOK_AT_MOST = 0.001


class Course:
    """Where a session is, how it goes on by itself, and what happened on the way.

    Args:
        timeline: What to do; at least one phase.
        clock: Seconds that only grow and count sleep.
        cues: What to say in which phase.
        speed: How many session seconds pass in a real one.

    Attributes:
        timeline: All phases, as they are planned now.
        cues: What to say in which phase, from the next one on.
        state: The control state.
        visit: The stay in the present phase; None until it has been entered.
        record: What was done.
        number: The number that was given last, if any.
        at: Session seconds, as of the last look.
    """

    def __init__(self, timeline: Timeline, clock: Clock, cues: CueSheet, speed: float) -> None:
        self.timeline = timeline
        self.cues = cues
        self.state: State = Ready()
        self.visit: Visit | None = None
        self.record = Record()
        self.number: Number | None = None
        self.at = 0.0
        self._clock = clock
        self._speed = speed
        self._origin = clock()
        self._heard: dict[str, float] = {}
        self._events: list[ev.Event] = []

    @property
    def snapshot(self) -> Snapshot:
        """Where it is, as of the last look."""
        length, heard = self.visit.length if self.visit else None, MappingProxyType(dict(self._heard))
        return Snapshot(self.state, self.timeline, self.at, length, self.number, heard)

    @property
    def phase(self) -> Phase:
        """The present phase."""
        return self.snapshot.phase

    @property
    def holds(self) -> tuple[ev.HoldDone, ...]:
        """What was done so far, in each set on each side."""
        return self.record.holds(self.timeline, self.at)

    # ---- time ----------------------------------------------------------------------------------------------------

    def next_look(self) -> float | None:
        """Real seconds until something is due, one at most and a thousandth at least; None while no time runs."""
        due = self._deadline()
        if due is None:
            return LOOK_AT_LEAST if isinstance(self.state, Waiting) else None
        cue = self.visit.next_cue() if self.visit and isinstance(self.state, Running) else None
        if cue is not None:
            due = min(due, due - self.snapshot.length + cue)
        # Moments are sums: one may be due, and short of its number by less than a clock can tell.
        return min(max(LOOK_AT_MOST, (due - self._now()) / self._speed), LOOK_AT_LEAST)

    def advance(self) -> None:
        """Catches up with the clock; the state may be another afterwards."""
        now, before, news = self._now(), self.at, len(self._events)
        if (now - before) / self._speed > GAP and isinstance(self.state, Running | Waiting | Releasing | Reentering):
            self._sleep()
        while (deadline := self._deadline()) is not None and deadline <= now:
            self.at = deadline
            self.cross()
            self._pass_deadline()
        self.at = now
        self.cross()
        if (now - before) / self._speed > STALE:
            # A burst of cues helps nobody: only the newest is worth hearing.
            newest = next((event for event in reversed(self._events) if isinstance(event, ev.CueFired)), None)
            self._events[news:] = [
                event for event in self._events[news:] if not isinstance(event, ev.CueFired) or event is newest
            ]

    def _now(self) -> float:
        return max(self.at, (self._clock() - self._origin) * self._speed)

    def _deadline(self) -> float | None:
        return self.state.deadline if isinstance(self.state, Running | Releasing | Reentering) else None

    def _sleep(self) -> None:
        """Pauses as of the last look: nobody saw what came after it."""
        if isinstance(self.state, Releasing):
            self._finish_release(self.state)
        else:
            self.pause(Reason.SLEPT)

    def _pass_deadline(self) -> None:
        match self.state:
            case Running(index):
                self.leave()
                self.record.complete(index)
                self.go_on(index + 1)
            case Releasing():
                self._finish_release(self.state)
            case Reentering(index, remaining):
                self.run(index, remaining)
            case _:
                raise AssertionError("only these states have a deadline")

    # ---- moving --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begins: all times are counted from now."""
        self._origin, self.at = self._clock(), 0.0
        self.emit(ev.SessionStarted(self.at))
        self.go_on(0)

    def go_on(self, index: int) -> None:
        """Enters a phase at its beginning, or finishes after the last."""
        if index >= len(self.timeline.phases):
            self.finish()
        else:
            self.visit = None
            if self.timeline.phases[index].kind is PhaseKind.EASE_IN:
                self.number = None
            self.run(index, self.timeline.phases[index].planned)

    def run(self, index: int, left: float | None) -> None:
        """Lets a phase run or wait; a visit that was only interrupted goes on."""
        phase = self.timeline.phases[index]
        if self.visit is None:
            self.visit = Visit(phase, self.cues)
            self.emit(ev.PhaseEntered(self.at, phase))
        else:
            self.emit(ev.SessionResumed(self.at, phase, left))
            self.say("resume", phase)
        self.record.enter(index, self.at)
        if phase.waits or left is None:
            self.state = Waiting(index)
            self.emit(ev.WaitBegan(self.at, phase))
        else:
            self.state = Running(index, self.at + left)

    def leave(self) -> None:
        """Ends the running of a phase: the seconds really run are on record."""
        if isinstance(self.state, Running | Waiting):
            self.record.leave(self.state.index, self.at)

    def pause(self, reason: Reason) -> None:
        """Lets everything stand still; the time left of the phase is kept."""
        index, left, phase = self.phase.index, self.snapshot.left, self.phase
        self.leave()
        # Whoever had long to get back into position, and did not get there, has as long again.
        reentry = self.state.seconds if isinstance(self.state, Reentering) else 0.0
        self.state = Paused(index, left, reason, self.at, reentry)
        self.emit(ev.SessionPaused(self.at, phase, reason, left))
        if reason is Reason.ASKED:
            self.say("rest_leg_down" if phase.in_bout else "pause", phase)

    def finish(self) -> None:
        """Is over, everything gone through."""
        self.state, self.visit = Finished(), None
        done = all(self.record.is_complete(phase.index) for phase in self.timeline.phases if phase.kind in WORK)
        self.emit(ev.CueFired(self.at, self.cues.at_once("finished"), None))
        self.emit(ev.SessionFinished(self.at, ev.Result.FINISHED if done else ev.Result.PARTIAL, self.holds))

    def end(self) -> None:
        """Is over before its end."""
        phase = self.phase
        self.state, self.visit = Ended(phase.index), None
        self.emit(ev.CueFired(self.at, self.cues.at_once("ended"), phase))
        self.emit(ev.SessionEnded(self.at, phase, ev.Result.ENDED, self.holds))

    def _finish_release(self, state: Releasing) -> None:
        self.emit(ev.ReleaseEnded(self.at, self.phase, state.then))
        if state.then is After.ENDED:
            self.end()
        else:
            self.state = Paused(state.index, state.remaining, Reason.RELEASED, self.at)

    # ---- cues and events -----------------------------------------------------------------------------------------

    def cross(self) -> None:
        """Fires the cues of the phase whose moment has come; none while time stands still."""
        if self.visit is not None and isinstance(self.state, Running | Waiting):
            elapsed, phase = self.snapshot.elapsed, self.visit.phase
            for cue in self.visit.crossed(elapsed):
                at = self.at - (elapsed - cue.at)
                self._heard[cue.name] = at
                self.emit(ev.CueFired(at, cue, phase))

    def say(self, name: str, phase: Phase) -> None:
        """Fires a cue that answers something that just happened."""
        self.emit(ev.CueFired(self.at, self.cues.at_once(name, phase), phase))

    def emit(self, event: ev.Event) -> None:
        """Adds to what has happened."""
        self._events.append(event)

    def take(self) -> tuple[ev.Event, ...]:
        """All that has happened since this was last asked."""
        taken, self._events = tuple(self._events), []
        return taken
