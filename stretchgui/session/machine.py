"""The state machine of a session: what people may ask of it, and what becomes of that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from stretchgui.routine.timeline import WORK, Phase, PhaseKind, Timeline
from stretchgui.session import events as ev
from stretchgui.session.clock import Clock
from stretchgui.session.course import Course
from stretchgui.session.cues import MOVED, CueSheet
from stretchgui.session.guide import Guide
from stretchgui.session.moves import REENTERED, next_exercise_of, next_of, previous_of, restart_of, resume_of
from stretchgui.session.numbers import Number, advice_on, whole_number
from stretchgui.session.position import Position, find, position_of
from stretchgui.session.record import SetDone
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import (
    After,
    Command,
    CommandRefusedError,
    Paused,
    Ready,
    Reason,
    Reentering,
    Releasing,
    Running,
)
from stretchgui.session.visit import Visit

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
        done: What was done of it before it was cut off.

    Every call first catches up with the clock, then returns all that has happened since the last one.
    """

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        cues: CueSheet,
        *,
        speed: float = 1.0,
        at: Position | None = None,
        done: Iterable[SetDone] = (),
    ) -> None:
        if not timeline.phases:
            raise ValueError("a session needs at least one phase")
        self._course = Course(timeline, clock, cues, speed)
        self._course.record.restore(timeline, done)
        if at is not None:
            self._reopen(at)

    @property
    def snapshot(self) -> Snapshot:
        """Where the session is, as of the last look."""
        return self._course.snapshot

    @property
    def holds(self) -> tuple[ev.HoldDone, ...]:
        """What was done so far, in each set on each side."""
        return self._course.holds

    def done_in(self, phase: Phase) -> SetDone | None:
        """What was done so far in the set that a phase belongs to; None if that is none, or was not begun."""
        return self._course.record.set_of(phase, self._course.timeline, self._course.at)

    def next_look(self) -> float | None:
        """Real seconds until something is due, one at most and a thousandth at least; None while no time runs."""
        return self._course.next_look()

    def look(self) -> tuple[ev.Event, ...]:
        """Catches up with the clock."""
        self._course.advance()
        return self._course.take()

    def command(self, command: Command, value: float = STEP_OF_TIME) -> tuple[ev.Event, ...]:
        """Does what people ask for.

        Args:
            command: What.
            value: For ADD_TIME: how many seconds, negative for less. For NUMBER: the number, a whole one from 0 to 10.

        Raises:
            CommandRefusedError: It is not allowed now; nothing has changed.
            ValueError: That is no such number.
        """
        course = self._course
        course.advance()
        if not course.snapshot.allows(command):
            raise CommandRefusedError(command, course.state)
        timeline, index = course.timeline, course.phase.index
        match command:
            case Command.START:
                course.begin()
            case Command.PAUSE:
                course.pause(Reason.ASKED)
            case Command.RESUME:
                self._resume()
            case Command.CONFIRM:
                self._confirm()
            case Command.NEXT:
                self._skip_to(next_of(timeline, index), told=True)
            case Command.SKIP_EXERCISE:
                self._skip_to(next_exercise_of(timeline, index))
            case Command.PREVIOUS:
                self._skip_to(previous_of(timeline, index, course.snapshot.elapsed), told=True)
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
        course.cross()
        return course.take()

    def replace(self, timeline: Timeline) -> None:
        """Takes a timeline whose future is other than planned.

        Raises:
            ValueError: Its past, the present phase included, is not the same.
        """
        course = self._course
        past = course.phase.index + 1 if not isinstance(course.state, Ready) else 0
        if timeline.phases[:past] != course.timeline.phases[:past]:
            raise ValueError("the past is frozen")
        course.timeline = timeline
        course.cues = course.cues.with_timeline(timeline)

    def heed(self, guide: Guide) -> None:
        """Guides people otherwise, from the next phase on."""
        self._course.cues = self._course.cues.with_guide(guide)

    def say(self, name: str) -> tuple[ev.Event, ...]:
        """Has a cue heard that belongs to what is now on the page, unless it is over.

        Args:
            name: One of those that answer what happened (`cues.IMMEDIATE`).
        """
        self._course.advance()
        if not self.snapshot.over:
            self._course.say(name, self._course.phase)
        return self._course.take()

    # ---- going on ------------------------------------------------------------------------------------------------

    def _resume(self) -> None:
        course, state = self._course, self._course.state
        assert isinstance(state, Paused), "only a pause is resumed"
        index = resume_of(course.timeline, state.index)
        kind = course.timeline.phases[index].kind
        if kind not in REENTERED:
            course.run(index, state.remaining)
            return
        left = state.remaining or 0.0
        if kind is PhaseKind.CONTRACT:
            # A contraction is never done in part: it begins again.
            course.visit, left = None, course.timeline.phases[index].planned
        self._reenter(index, left, state)

    def _reenter(self, index: int, left: float, paused: Paused) -> None:
        course = self._course
        short = paused.reason is Reason.ASKED and course.at - paused.since <= LONG_PAUSE
        seconds = REENTRY_SECONDS if short else course.timeline.get_ready_seconds(index)
        seconds = max(seconds, paused.reentry)
        phase = course.timeline.phases[index]
        course.state = Reentering(index, left, course.at + seconds, seconds)
        course.emit(ev.ReentryBegan(course.at, phase, seconds))
        course.say("get_back", phase)

    def _confirm(self) -> None:
        course, phase = self._course, self._course.phase
        course.leave()
        course.record.complete(phase.index)
        course.emit(ev.CheckConfirmed(course.at, phase))
        course.go_on(phase.index + 1)

    # ---- going elsewhere -----------------------------------------------------------------------------------------

    def _skip_to(self, index: int | None, *, told: bool = False) -> None:
        """Leaves the phase for another; a pause stays a pause, in which it may be told where it will go on."""
        course = self._course
        course.leave()
        course.emit(ev.PhaseSkipped(course.at, course.phase, index))
        if index is None:
            course.finish()
        elif isinstance(course.state, Paused):
            phase = course.timeline.phases[index]
            course.visit = None
            left = None if phase.waits else phase.planned
            course.state = Paused(index, left, course.state.reason, course.state.since)
            if told:
                course.say(MOVED, phase)
        else:
            course.go_on(index)

    def _restart(self) -> None:
        course, state = self._course, self._course.state
        index = restart_of(course.timeline, course.phase.index)
        assert index is not None, "the command was allowed"
        phase = course.timeline.phases[index]
        course.leave()
        course.visit = None
        course.emit(ev.HoldRestarted(course.at, phase))
        if isinstance(state, Paused) and phase.kind in REENTERED:
            self._reenter(index, phase.planned, state)
        else:
            course.go_on(index)

    # ---- within a phase ------------------------------------------------------------------------------------------

    def _add_time(self, seconds: float) -> None:
        course, state, visit = self._course, self._course.state, self._course.visit
        assert isinstance(state, Running), "only a running phase has time to add to"
        assert visit is not None, "what runs is being visited"
        left = state.deadline - course.at
        wanted = max(min(left, 1.0), left + seconds)
        exercise = course.timeline.exercise_of(course.phase)
        most = exercise.dose.max_hold if exercise and course.phase.kind in WORK else None
        if most is not None and seconds > 0:
            wanted = max(left, min(wanted, most - (visit.length - left)))
        visit.stretch(wanted - left)
        course.state = Running(state.index, course.at + wanted)
        course.emit(ev.TimeAdded(course.at, course.phase, wanted - left, wanted))

    def _take_number(self, value: int) -> None:
        course, phase = self._course, self._course.phase
        course.record.number(phase.index, value)
        course.emit(ev.NumberGiven(course.at, phase, value))
        # Whoever eases off already need not be told to.
        advice = advice_on(value, course.timeline.level) if isinstance(course.state, Running) else ""
        course.number = Number(value, course.at, phase.index, advice)
        if advice:
            course.say(advice, phase)

    # ---- stopping ------------------------------------------------------------------------------------------------

    def _release(self, then: After) -> None:
        course, phase, left = self._course, self._course.phase, self._course.snapshot.left
        if then is After.PAUSED:
            # Whoever ends the session has not said stop in this hold.
            course.record.release(phase.index)
        match course.state:
            case Releasing(deadline=deadline):
                course.state = Releasing(phase.index, left, deadline, then)
                return
            case Paused(since=since):
                course.state = Paused(phase.index, left, Reason.RELEASED, since)
                course.emit(ev.ReleaseEnded(course.at, phase, then))
                return
            case _:
                course.leave()
        course.state = Releasing(phase.index, left, course.at + RELEASE_SECONDS, then)
        course.say("release", phase)
        course.emit(ev.ReleaseBegan(course.at, phase, left, then))

    def _end(self) -> None:
        course = self._course
        moving = isinstance(course.state, Running | Reentering) and course.phase.in_bout
        if moving or isinstance(course.state, Releasing):
            self._release(After.ENDED)
        else:
            course.leave()
            course.end()

    def _reopen(self, at: Position) -> None:
        course = self._course
        index = find(at, course.timeline)
        if index is None:
            raise ValueError("this timeline has no such position")
        phase = course.timeline.phases[index]
        exact = position_of(phase, at.left) == at
        left = None if phase.waits else min(at.left or 0.0, phase.planned) if exact else phase.planned
        course.state = Paused(index, left, Reason.REOPENED, 0.0)
        if exact and left is not None:
            course.visit = Visit(phase, course.cues, seen=phase.planned - left)
