"""The thin QObject round a session: it looks when something is due, and says what happened as signals."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from stretchgui.routine.timeline import Phase, Timeline
from stretchgui.session.course import LOOK_AT_LEAST
from stretchgui.session.events import Event, HoldDone
from stretchgui.session.guide import Guide
from stretchgui.session.machine import STEP_OF_TIME, Session
from stretchgui.session.record import SetDone
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command, CommandRefusedError, Paused, Reason, Waiting

Listener = Callable[[tuple[Event, ...]], None]

# Digits that change more often than this (real seconds) help nobody: a session that runs many times faster.
FASTEST_DIGITS = 0.04

log = logging.getLogger(__name__)


class SessionDriver(QObject):
    """Runs one session on Qt's clock tick.

    The timer only ever asks: how late it comes changes nothing but when something is shown. While the session is
    ready, paused or over, no timer runs.

    Args:
        session: What is run; its clock is its own.
        listeners: Who hears of everything that happens, in this order, before the signals. One that raises is
            logged and left out from then on: a full disk does not hold up a session.
        speed: How many session seconds pass in a real one; the same that the session was given.
        is_alone: Nobody is there, as in a demonstration: a check confirms itself, and a stalled machine is no reason
            to wait for people.
        parent: Who owns it.

    Signals:
        changed (Snapshot): the session was looked at, or commanded; where it is now. At least once a second, and
            whenever the whole seconds left change.
        happened (tuple[Event, ...]): what happened, in order; never empty.
        refused (Command): a click lost its race against a deadline, and nothing has changed.
    """

    changed = Signal(object)
    happened = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        session: Session,
        listeners: Iterable[Listener] = (),
        *,
        speed: float = 1.0,
        is_alone: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._listeners = list(listeners)
        self._speed = speed
        self._is_alone = is_alone
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)

    @property
    def snapshot(self) -> Snapshot:
        """Where the session is, as of the last look."""
        return self._session.snapshot

    @property
    def holds(self) -> tuple[HoldDone, ...]:
        """What was done so far, in each set on each side."""
        return self._session.holds

    def done_in(self, phase: Phase) -> SetDone | None:
        """What was done so far in the set that a phase belongs to; None if that is none, or was not begun."""
        return self._session.done_in(phase)

    def command(self, command: Command, value: float = STEP_OF_TIME) -> None:
        """Does what people ask for, or says that it was refused.

        Args:
            command: What.
            value: For ADD_TIME: how many seconds, negative for less. For NUMBER: the number, 0 to 10.
        """
        try:
            events = self._session.command(command, value)
        except CommandRefusedError as refusal:
            log.debug("%s", refusal)
            # What the refused command saw on its way, a deadline perhaps, has happened all the same.
            self._tell(self._session.look())
            self.refused.emit(command)
        else:
            self._tell(events)

    @Slot()
    def look(self) -> None:
        """Catches up with the clock."""
        self._tell(self._session.look())

    def say(self, name: str) -> None:
        """Has a cue heard that belongs to what is now on the page."""
        self._tell(self._session.say(name))

    def replace(self, timeline: Timeline) -> None:
        """Takes a timeline whose future is other than planned.

        Raises:
            ValueError: Its past, the present phase included, is not the same.
        """
        self._session.replace(timeline)
        self._tell(self._session.look())

    def heed(self, guide: Guide) -> None:
        """Guides people otherwise, from the next phase on."""
        self._session.heed(guide)

    def stop(self) -> None:
        """Looks no more, until the next command: the window closes."""
        self._timer.stop()

    @Slot()
    def _on_due(self) -> None:
        # Whatever fails in this look, there is a next one.
        self._timer.start(round(LOOK_AT_LEAST * 1000))
        unasked = self._unasked()
        if unasked is not None:
            self.command(unasked)
        else:
            self.look()

    def _unasked(self) -> Command | None:
        """What a demonstration does where it would wait for people for ever."""
        match self.snapshot.state:
            case Waiting() if self._is_alone:
                return Command.CONFIRM
            case Paused(reason=Reason.SLEPT) if self._is_alone:
                return Command.RESUME
            case _:
                return None

    def _tell(self, events: tuple[Event, ...]) -> None:
        # Armed first: whoever opens a dialog on a signal does not stop the clock.
        self._arm()
        if events:
            self._inform_listeners(events)
            self.happened.emit(events)
        # Asked for anew: a slot may have commanded meanwhile, and the older snapshot must not come last.
        self.changed.emit(self.snapshot)

    def _inform_listeners(self, events: tuple[Event, ...]) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(events)
            except Exception:
                log.exception("a listener failed, and hears no more of this session")
                self._listeners.remove(listener)

    def _arm(self) -> None:
        seconds = self._session.next_look() if self._unasked() is None else 0.0
        if seconds is None:
            self._timer.stop()
            return
        digits = max(FASTEST_DIGITS, until_next_second(self.snapshot) / self._speed)
        seconds = min(seconds, digits)
        self._timer.start(math.ceil(seconds * 1000))


def until_next_second(snapshot: Snapshot) -> float:
    """Session seconds until the whole seconds that are left change, as digits on a screen do; at most 1."""
    left = snapshot.until_change if snapshot.until_change is not None else snapshot.left
    return 1.0 if left is None else left % 1.0 or 1.0
