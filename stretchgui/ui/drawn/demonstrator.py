"""Lets a figure view show an exercise by itself, over and over, outside of a session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from stretchgui.figure.demonstration import Part, demonstration, part_at
from stretchgui.routine.build import set_shape
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import Clock
from stretchgui.ui.drawn.figure_view import DEFAULT_REP_SECONDS, FigureView

# A picture that stands still shows the phase at whose end it is.
MOMENTS = {"start": PhaseKind.GET_READY, "hold": PhaseKind.EASE_IN, "contract": PhaseKind.CONTRACT}


class Demonstrator(QObject):
    """Leads a view through an exercise's parts; the view itself moves within each.

    Args:
        view: What shows it; it is not owned.
        clock: Seconds that only grow.
        parent: Who owns this.
    """

    def __init__(self, view: FigureView, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._clock = clock
        self._parts: tuple[Part, ...] = ()
        self._began = 0.0
        self._stopped_at: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_part_over)

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return self._timer.isActive()

    def demonstrate(self, exercise: Exercise | None) -> None:
        """Takes another exercise, at its start; it plays if it played."""
        self._parts = ()
        if exercise is not None and exercise.figure is not None:
            counted = set_shape(exercise) is PhaseKind.REPS
            rep_seconds = (exercise.dose.rep_seconds or DEFAULT_REP_SECONDS) if counted else None
            reps = 2 if exercise.alternating else 1
            self._parts = demonstration(exercise.figure, rep_seconds=rep_seconds, reps=reps)
        self._began = self._clock()
        if self._stopped_at is not None:
            self._stopped_at = 0.0
        self._tell()

    def play(self) -> None:
        """Goes on from where it stopped."""
        if self._stopped_at is not None:
            self._began = self._clock() - self._stopped_at
            self._stopped_at = None
        self._tell()

    def stop(self) -> None:
        """Stands still where it is."""
        if self._stopped_at is None:
            self._stopped_at = self._clock() - self._began
        self._tell()

    def show_moment(self, moment: str) -> None:
        """Stands still and shows one moment: start, hold or contract."""
        self._timer.stop()
        self._stopped_at = 0.0
        self._view.set_moment(MOMENTS[moment], 1.0, 1.0, running=False)

    @Slot()
    def _on_part_over(self) -> None:
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        if not self._parts:
            return
        stopped = self._stopped_at
        part, elapsed = part_at(self._parts, self._clock() - self._began if stopped is None else stopped)
        self._view.set_moment(PhaseKind(part.phase_kind), elapsed, part.seconds, running=stopped is None)
        if stopped is None:
            # A timer that fires a little early would tell the same part once more, and that is no harm.
            self._timer.start(max(1, round((part.seconds - elapsed) * 1000)))
