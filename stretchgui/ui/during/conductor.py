"""Starts sessions, and answers what the pages ask of the one that runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from stretchgui.health.wording import HealthWords
from stretchgui.history.reopening import Reopened
from stretchgui.language.words import Words
from stretchgui.routine.build import build_timeline, is_too_long
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.eased import with_easier
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.routine import Routine
from stretchgui.routine.suiting import Suiting
from stretchgui.routine.timeline import Timeline
from stretchgui.session.clock import Clock
from stretchgui.session.cues import CueSheet
from stretchgui.session.events import Event, SessionEnded, SessionFinished
from stretchgui.session.guide import Guide
from stretchgui.session.machine import Session
from stretchgui.session.states import Command
from stretchgui.ui.during.session_driver import Listener, SessionDriver


@dataclass(frozen=True, slots=True)
class RunningSession:
    """The session that runs, and what it was made of.

    Attributes:
        suiting: What suited whom when it began.
        earlier: What an earlier run of the program knew of it, if it was cut off there.
    """

    driver: SessionDriver
    routine: Routine
    own: Customisation
    suiting: Suiting
    earlier: Reopened | None = None


class Conductor(QObject):
    """Starts one session at a time.

    Args:
        words: What the cues say.
        health: What they say about health.
        clock: Seconds that only grow and count sleep.
        suiting: Gives whom what suits, at each start.
        listeners: Asked at each start for those who hear of everything that happens.
        speed: How many session seconds pass in a real one.
        is_alone: Nobody is there, as in a demonstration.
        parent: Who owns it.

    Signals:
        began (SessionDriver): a session is ready to be shown, and starts once this is told.
        planned (CueSheet): what will be said in the session that begins, or from now on in the one that runs.
        over (Timeline, SessionFinished | SessionEnded): it is over; the timeline is as it was at the end.
    """

    began = Signal(object)
    planned = Signal(object)
    over = Signal(object, object)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        clock: Clock,
        suiting: Callable[[], Suiting],
        listeners: Callable[[], Sequence[Listener]],
        *,
        speed: float = 1.0,
        is_alone: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._health = health
        self._clock = clock
        self._suiting = suiting
        self._listeners = listeners
        self._speed = speed
        self._is_alone = is_alone
        self._guide = Guide()
        self._running: RunningSession | None = None

    @property
    def running(self) -> RunningSession | None:
        """The session that runs, if one does."""
        return self._running

    def start(self, routine: Routine, own: Customisation) -> None:
        """Starts a session of a routine with a phase at least, and not too many; one that runs already goes on."""
        suiting = self._suiting()
        if self._running is not None or is_too_long(routine, own, suiting):
            return
        timeline = build_timeline(routine, own, suiting)
        if timeline.phases:
            sheet = self._sheet(timeline)
            session = Session(timeline, self._clock, sheet, speed=self._speed)
            self._run(session, sheet, Command.START, routine, own)

    def go_on(self, reopened: Reopened, routine: Routine) -> None:
        """Goes on with a session that was cut off in an earlier run of the program, unless one runs already."""
        if self._running is not None:
            return
        sheet = self._sheet(reopened.timeline)
        session = Session(reopened.timeline, self._clock, sheet, speed=self._speed, at=reopened.at, done=reopened.done)
        self._run(session, sheet, Command.RESUME, routine, reopened.own, reopened)

    def _run(
        self,
        session: Session,
        sheet: CueSheet,
        first: Command,
        routine: Routine,
        own: Customisation,
        earlier: Reopened | None = None,
    ) -> None:
        self.planned.emit(sheet)
        driver = SessionDriver(
            session,
            self._listeners(),
            speed=self._speed,
            is_alone=self._is_alone,
            parent=self,
        )
        self._running = RunningSession(driver, routine, own, self._suiting(), earlier)
        driver.happened.connect(self._on_happened)
        self.began.emit(driver)
        driver.command(first)

    def set_guide(self, guide: Guide) -> None:
        """Guides people so, in the session that runs from its next phase on."""
        if guide != self._guide:
            self._guide = guide
            if self._running is not None:
                self._running.driver.heed(guide)
                self._tell_plan()

    def stop(self) -> None:
        """Looks no more: the program ends, however its session stands."""
        if self._running is not None:
            self._running.driver.stop()

    def pause(self) -> None:
        """Pauses what runs, if it can be paused: something else needs the eyes and the keys now."""
        self._command(Command.PAUSE)

    def end(self) -> None:
        """Ends what runs; inside a bout the limb is put down first."""
        self._command(Command.END)

    def customise(self, own: Customisation) -> None:
        """Takes other durations for what is still to come."""
        if self._running is None:
            return
        driver, snapshot = self._running.driver, self._running.driver.snapshot
        rebuilt = build_timeline(self._running.routine, own, self._running.suiting)
        self._running = replace(self._running, own=own)
        driver.replace(snapshot.timeline.replanned(rebuilt, snapshot.phase.index))
        self._tell_plan()

    def take_easier(self) -> None:
        """Goes on with the easier version of the exercise, after a release."""
        easier = self.easier()
        if self._running is None or easier is None:
            return
        driver, snapshot = self._running.driver, self._running.driver.snapshot
        timeline = with_easier(
            snapshot.timeline, snapshot.phase.index, easier, self._running.routine, self._running.own
        )
        driver.replace(timeline)
        self._tell_plan()
        driver.command(Command.SKIP_EXERCISE)
        driver.command(Command.RESUME)

    def easier(self) -> Exercise | None:
        """The easier version of the present exercise that suits whoever receives, if there is one."""
        if self._running is None:
            return None
        snapshot = self._running.driver.snapshot
        exercise, receiver = snapshot.exercise, snapshot.phase.receiver
        return None if exercise is None or receiver is None else self._running.suiting.easier(exercise, receiver)

    def _tell_plan(self) -> None:
        if self._running is not None:
            self.planned.emit(self._sheet(self._running.driver.snapshot.timeline))

    def _sheet(self, timeline: Timeline) -> CueSheet:
        return CueSheet(self._words, timeline, self._guide, self._health)

    def _command(self, command: Command) -> None:
        if self._running is not None and self._running.driver.snapshot.allows(command):
            self._running.driver.command(command)

    def _on_happened(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, SessionFinished | SessionEnded) and self._running is not None:
                driver, self._running = self._running.driver, None
                driver.deleteLater()
                self.over.emit(driver.snapshot.timeline, event)
