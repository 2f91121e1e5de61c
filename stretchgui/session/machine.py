"""The state machine of a session: one truth of time, a deadline; a look only asks what has become of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import assert_never

from stretchgui.routine.timeline import WORK, Phase, PhaseKind, Timeline
from stretchgui.session import events as ev
from stretchgui.session.clock import Clock
from stretchgui.session.cues import CueSheet
from stretchgui.session.guide import Guide
from stretchgui.session.moves import REENTERED, next_exercise_of, next_of, previous_of, restart_of, resume_of
from stretchgui.session.numbers import Number, advice_on, whole_number
from stretchgui.session.position import Position, find, position_of
from stretchgui.session.record import Record
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import (
    After,
    Command,
    CommandRefusedError,
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

RELEASE_SECONDS = 5.0
REENTRY_SECONDS = 5.0
LONG_PAUSE = 30.0
STEP_OF_TIME = 10.0


class Session:
    """One run of a timeline.

    Args:
        timeline: What to do; at least one phase.
        clock: Seconds that only grow and count sleep.
        cues: What to say in which phase.
        speed: How many session seconds pass in a real one.
        at: Where a session that was cut off goes on: it opens paused there.

    Every call first catches up with the clock, then returns all that has happened since the last one.
    """

    def __init__(
        self, timeline: Timeline, clock: Clock, cues: CueSheet, *, speed: float = 1.0, at: Position | None = None
    ) -> None:
        if not timeline.phases:
            raise ValueError("a session needs at least one phase")
        self._timeline = timeline
        self._clock = clock
        self._cues = cues
        self._speed = speed
        self._origin = clock()
        self._looked = 0.0
        self._state: State = Ready()
        self._visit: Visit | None = None
        self._record = Record()
        self._number: Number | None = None
        self._heard: dict[str, float] = {}
        self._events: list[ev.Event] = []
        if at is not None:
            self._reopen(at)

    @property
    def snapshot(self) -> Snapshot:
        """Where the session is, as of the last look."""
        length, heard = self._visit.length if self._visit else None, MappingProxyType(dict(self._heard))
        return Snapshot(self._state, self._timeline, self._looked, length, self._number, heard)

    @property
    def holds(self) -> tuple[ev.HoldDone, ...]:
        """What was done so far, in each set on each side."""
        return self._record.holds(self._timeline, self._looked)

    def next_look(self) -> float | None:
        """Real seconds until something is due, one at most and a thousandth at least; None while no time runs."""
        due = self._deadline()
        if due is None:
            return LOOK_AT_LEAST if isinstance(self._state, Waiting) else None
        cue = self._visit.next_cue() if self._visit and isinstance(self._state, Running) else None
        if cue is not None:
            due = min(due, due - self.snapshot.length + cue)
        # Moments are sums: one may be due, and short of its number by less than a clock can tell.
        return min(max(LOOK_AT_MOST, (due - self._now()) / self._speed), LOOK_AT_LEAST)

    def look(self) -> tuple[ev.Event, ...]:
        """Catches up with the clock."""
        self._advance()
        return self._take()

    def command(self, command: Command, value: float = STEP_OF_TIME) -> tuple[ev.Event, ...]:
        """Does what people ask for.

        Args:
            command: What.
            value: For ADD_TIME: how many seconds, negative for less. For NUMBER: the number, a whole one from 0 to 10.

        Raises:
            CommandRefusedError: It is not allowed now; nothing has changed.
            ValueError: That is no such number.
        """
        self._advance()
        if not self.snapshot.allows(command):
            raise CommandRefusedError(command, self._state)
        match command:
            case Command.START:
                self._start()
            case Command.PAUSE:
                self._pause(Reason.ASKED)
            case Command.RESUME:
                self._resume()
            case Command.CONFIRM:
                self._confirm()
            case Command.NEXT:
                self._skip_to(next_of(self._timeline, self._phase.index))
            case Command.SKIP_EXERCISE:
                self._skip_to(next_exercise_of(self._timeline, self._phase.index))
            case Command.PREVIOUS:
                self._skip_to(previous_of(self._timeline, self._phase.index, self.snapshot.elapsed))
            case Command.RESTART:
                self._restart()
            case Command.ADD_TIME:
                self._add_time(value)
            case Command.NUMBER:
                self._take_number(whole_number(value))
            case Command.RELEASE:
                self._release(After.PAUSED)
            case Command.END:
                self._end()
            case _:
                assert_never(command)
        self._cross()
        return self._take()

    def replace(self, timeline: Timeline) -> None:
        """Takes a timeline whose future is other than planned.

        Raises:
            ValueError: Its past, the present phase included, is not the same.
        """
        past = self._phase.index + 1 if not isinstance(self._state, Ready) else 0
        if timeline.phases[:past] != self._timeline.phases[:past]:
            raise ValueError("the past is frozen")
        self._timeline = timeline
        self._cues = self._cues.with_timeline(timeline)

    def heed(self, guide: Guide) -> None:
        """Guides people otherwise, from the next phase on."""
        self._cues = self._cues.with_guide(guide)

    @property
    def _phase(self) -> Phase:
        return self.snapshot.phase

    # ---- time ----------------------------------------------------------------------------------------------------

    def _now(self) -> float:
        return max(self._looked, (self._clock() - self._origin) * self._speed)

    def _deadline(self) -> float | None:
        return self._state.deadline if isinstance(self._state, Running | Releasing | Reentering) else None

    def _advance(self) -> None:
        now, before, news = self._now(), self._looked, len(self._events)
        if (now - before) / self._speed > GAP and isinstance(self._state, Running | Waiting | Releasing | Reentering):
            self._sleep()
        while (deadline := self._deadline()) is not None and deadline <= now:
            self._looked = deadline
            self._cross()
            self._pass_deadline()
        self._looked = now
        self._cross()
        if (now - before) / self._speed > STALE:
            # A burst of cues helps nobody: only the newest is worth hearing.
            newest = next((event for event in reversed(self._events) if isinstance(event, ev.CueFired)), None)
            self._events[news:] = [
                event for event in self._events[news:] if not isinstance(event, ev.CueFired) or event is newest
            ]

    def _sleep(self) -> None:
        """Pauses as of the last look: nobody saw what came after it."""
        if isinstance(self._state, Releasing):
            self._finish_release()
        else:
            self._pause(Reason.SLEPT)

    def _pass_deadline(self) -> None:
        match self._state:
            case Running(index):
                self._leave()
                self._record.complete(index)
                self._go_on(index + 1)
            case Releasing():
                self._finish_release()
            case Reentering(index, remaining, _):
                self._run(index, remaining)
            case _:
                raise AssertionError("only these states have a deadline")

    # ---- moving --------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        """Begins: all times are counted from now."""
        self._origin, self._looked = self._clock(), 0.0
        self._emit(ev.SessionStarted(self._looked))
        self._go_on(0)

    def _go_on(self, index: int) -> None:
        """Enters a phase at its beginning, or finishes after the last."""
        if index >= len(self._timeline.phases):
            self._finish()
        else:
            self._visit = None
            if self._timeline.phases[index].kind is PhaseKind.EASE_IN:
                self._number = None
            self._run(index, self._timeline.phases[index].planned)

    def _run(self, index: int, left: float | None) -> None:
        """Lets a phase run or wait; a visit that was only interrupted goes on."""
        phase = self._timeline.phases[index]
        at = self._looked
        if self._visit is None:
            self._visit = Visit(phase, self._cues)
            self._emit(ev.PhaseEntered(at, phase))
        else:
            self._emit(ev.SessionResumed(at, phase, left))
            self._say("resume", phase)
        self._record.enter(index, at)
        if phase.waits or left is None:
            self._state = Waiting(index)
            self._emit(ev.WaitBegan(at, phase))
        else:
            self._state = Running(index, at + left)

    def _leave(self) -> None:
        """Ends the running of a phase: the seconds really run are on record."""
        if isinstance(self._state, Running | Waiting):
            self._record.leave(self._state.index, self._looked)

    def _finish(self) -> None:
        self._state, self._visit = Finished(), None
        done = all(self._record.is_complete(phase.index) for phase in self._timeline.phases if phase.kind in WORK)
        self._emit(ev.CueFired(self._looked, self._cues.at_once("finished"), None))
        result = ev.Result.FINISHED if done else ev.Result.PARTIAL
        self._emit(ev.SessionFinished(self._looked, result, self.holds))

    def _pause(self, reason: Reason) -> None:
        index, left, phase = self._phase.index, self.snapshot.left, self._phase
        self._leave()
        self._state = Paused(index, left, reason, self._looked)
        self._emit(ev.SessionPaused(self._looked, phase, reason, left))
        if reason is Reason.ASKED:
            self._say("rest_leg_down" if phase.in_bout else "pause", phase)

    def _resume(self) -> None:
        state = self._state
        assert isinstance(state, Paused), "only a pause is resumed"
        index = resume_of(self._timeline, state.index)
        kind = self._timeline.phases[index].kind
        if kind not in REENTERED:
            self._run(index, state.remaining)
            return
        left = state.remaining or 0.0
        if kind is PhaseKind.CONTRACT:
            # A contraction is never done in part: it begins again.
            self._visit, left = None, self._timeline.phases[index].planned
        self._reenter(index, left, state)

    def _reenter(self, index: int, left: float, paused: Paused) -> None:
        asked = paused.reason is Reason.ASKED and self._looked - paused.since <= LONG_PAUSE
        seconds = REENTRY_SECONDS if asked else self._timeline.get_ready_seconds(index)
        phase = self._timeline.phases[index]
        self._state = Reentering(index, left, self._looked + seconds)
        self._emit(ev.ReentryBegan(self._looked, phase, seconds))
        self._say("get_back", phase)

    def _confirm(self) -> None:
        index = self._phase.index
        self._leave()
        self._record.complete(index)
        self._emit(ev.CheckConfirmed(self._looked, self._phase))
        self._go_on(index + 1)

    def _skip_to(self, index: int | None) -> None:
        """Leaves the phase for another; a pause stays a pause."""
        self._leave()
        self._emit(ev.PhaseSkipped(self._looked, self._phase, index))
        if index is None:
            self._finish()
        elif isinstance(self._state, Paused):
            phase = self._timeline.phases[index]
            self._visit = None
            left = None if phase.waits else phase.planned
            self._state = Paused(index, left, self._state.reason, self._state.since)
        else:
            self._go_on(index)

    def _restart(self) -> None:
        index = restart_of(self._timeline, self._phase.index)
        assert index is not None, "the command was allowed"
        phase, state = self._timeline.phases[index], self._state
        self._leave()
        self._visit = None
        self._emit(ev.HoldRestarted(self._looked, phase))
        if isinstance(state, Paused) and phase.kind in REENTERED:
            self._reenter(index, phase.planned, state)
        else:
            self._go_on(index)

    def _add_time(self, seconds: float) -> None:
        state, visit = self._state, self._visit
        assert isinstance(state, Running), "only a running phase has time to add to"
        assert visit is not None, "what runs is being visited"
        left = state.deadline - self._looked
        wanted = max(min(left, 1.0), left + seconds)
        exercise = self._timeline.exercise_of(self._phase)
        most = exercise.dose.max_hold if exercise and self._phase.kind in WORK else None
        if most is not None and seconds > 0:
            wanted = max(left, min(wanted, most - (visit.length - left)))
        visit.stretch(wanted - left)
        self._state = Running(state.index, self._looked + wanted)
        self._emit(ev.TimeAdded(self._looked, self._phase, wanted - left, wanted))

    def _take_number(self, value: int) -> None:
        phase = self._phase
        self._record.number(phase.index, value)
        self._emit(ev.NumberGiven(self._looked, phase, value))
        # Whoever eases off already need not be told to.
        advice = advice_on(value, self._timeline.level) if isinstance(self._state, Running) else ""
        self._number = Number(value, self._looked, phase.index, advice)
        if advice:
            self._say(advice, phase)

    def _release(self, then: After) -> None:
        phase, left = self._phase, self.snapshot.left
        if then is After.PAUSED:
            # Whoever ends the session has not said stop in this hold.
            self._record.release(phase.index)
        match self._state:
            case Releasing(deadline=deadline):
                self._state = Releasing(phase.index, left, deadline, then)
                return
            case Paused(since=since):
                self._state = Paused(phase.index, left, Reason.RELEASED, since)
                self._emit(ev.ReleaseEnded(self._looked, phase, then))
                return
            case _:
                self._leave()
        self._state = Releasing(phase.index, left, self._looked + RELEASE_SECONDS, then)
        self._say("release", phase)
        self._emit(ev.ReleaseBegan(self._looked, phase, left, then))

    def _finish_release(self) -> None:
        state = self._state
        assert isinstance(state, Releasing), "only a release is finished"
        phase = self._phase
        self._emit(ev.ReleaseEnded(self._looked, phase, state.then))
        if state.then is After.ENDED:
            self._become_ended()
        else:
            self._state = Paused(state.index, state.remaining, Reason.RELEASED, self._looked)

    def _end(self) -> None:
        moving = isinstance(self._state, Running | Reentering) and self._phase.in_bout
        if moving or isinstance(self._state, Releasing):
            self._release(After.ENDED)
        else:
            self._leave()
            self._become_ended()

    def _become_ended(self) -> None:
        phase = self._phase
        self._state, self._visit = Ended(phase.index), None
        self._emit(ev.CueFired(self._looked, self._cues.at_once("ended"), phase))
        self._emit(ev.SessionEnded(self._looked, phase, ev.Result.ENDED, self.holds))

    def _reopen(self, at: Position) -> None:
        index = find(at, self._timeline)
        if index is None:
            raise ValueError("this timeline has no such position")
        phase = self._timeline.phases[index]
        exact = position_of(phase, at.left) == at
        left = None if phase.waits else min(at.left or 0.0, phase.planned) if exact else phase.planned
        self._state = Paused(index, left, Reason.REOPENED, 0.0)
        if exact and left is not None:
            self._visit = Visit(phase, self._cues, seen=phase.planned - left)

    # ---- cues and events -----------------------------------------------------------------------------------------

    def _cross(self) -> None:
        """Fires the cues of the phase whose moment has come; none while time stands still."""
        if self._visit is not None and isinstance(self._state, Running | Waiting):
            elapsed, phase = self.snapshot.elapsed, self._visit.phase
            for cue in self._visit.crossed(elapsed):
                at = self._looked - (elapsed - cue.at)
                self._heard[cue.name] = at
                self._emit(ev.CueFired(at, cue, phase))

    def _say(self, name: str, phase: Phase) -> None:
        self._emit(ev.CueFired(self._looked, self._cues.at_once(name, phase), phase))

    def _emit(self, event: ev.Event) -> None:
        self._events.append(event)

    def _take(self) -> tuple[ev.Event, ...]:
        taken, self._events = tuple(self._events), []
        return taken
