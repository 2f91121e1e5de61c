"""What is known of both people's health while the program runs: changed in one place, written down at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from stretchgui.document.problems import Problem
from stretchgui.health.gate import CoupleHealth
from stretchgui.health.store import HealthStore
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.suiting import Suiting


class CoupleKeeper(QObject):
    """Holds what the answers before a session led to.

    Args:
        store: Where it is remembered.
        exercises: Gives all exercises by their id; None for a broken one.
        everybody: Whether everything suits everybody: a demonstration is for nobody in particular.

    Attributes:
        everybody: The same.

    Signals:
        changed (CoupleHealth): something else suits somebody now, or nothing for a while.
        not_kept (Problem): it holds until the program ends, but could not be written down; told once.
    """

    changed = Signal(object)
    not_kept = Signal(object)

    def __init__(
        self, store: HealthStore, exercises: Callable[[], Mapping[str, Exercise | None]], *, everybody: bool = False
    ) -> None:
        super().__init__()
        self._store = store
        self._exercises = exercises
        self.everybody = everybody
        remembered = store.load()
        self._couple = remembered.couple
        self._problems = remembered.problems
        self._complained = False

    @property
    def couple(self) -> CoupleHealth:
        """What is known."""
        return self._couple

    def suiting(self) -> Suiting:
        """Whom what suits now."""
        return (CoupleHealth() if self.everybody else self._couple).suiting(self._exercises())

    def take_problems(self) -> tuple[Problem, ...]:
        """What was wrong with what was remembered, since this was last asked."""
        taken, self._problems = self._problems, ()
        return taken

    def read_again(self) -> None:
        """Takes what is in the file now: somebody's answers were deleted elsewhere."""
        couple = self._store.load().couple
        if couple != self._couple:
            self._couple = couple
            self.changed.emit(couple)

    def change(self, couple: CoupleHealth) -> None:
        """Takes other answers."""
        if couple == self._couple:
            return
        self._couple = couple
        problem = self._store.save(couple)
        if problem is not None and not self._complained:
            self._complained = True
            self.not_kept.emit(problem)
        self.changed.emit(couple)
