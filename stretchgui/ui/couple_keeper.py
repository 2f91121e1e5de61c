"""What is known of both people's health while the program runs: changed in one place, written down at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchgui.document.problems import Problem
from stretchgui.health.gate import CoupleHealth, PersonHealth
from stretchgui.health.store import HealthStore
from stretchgui.routine.suiting import persons
from stretchgui.routine.timeline import Receiver


class CoupleKeeper(QObject):
    """Holds what the answers before a session led to.

    Args:
        store: Where it is remembered.
        parent: Who owns it.

    Signals:
        changed (CoupleHealth): something is known now that was not, or no longer.
        not_kept (Problem): it holds until the program ends, but could not be written down; told once. Or it could
            not be deleted.
    """

    changed = Signal(object)
    not_kept = Signal(object)

    def __init__(self, store: HealthStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        remembered = store.load()
        self._couple = remembered.couple
        self._problems = remembered.problems
        self._unkept = False
        self._complained = False

    @property
    def couple(self) -> CoupleHealth:
        """What is known."""
        return self._couple

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    @property
    def is_unkept(self) -> bool:
        """Whether the file does not say what is known."""
        return self._unkept

    def take_problems(self) -> tuple[Problem, ...]:
        """What was wrong with what was remembered, since this was last asked."""
        taken, self._problems = self._problems, ()
        return taken

    def change(self, couple: CoupleHealth) -> None:
        """Takes other answers."""
        if couple == self._couple:
            return
        self._couple = couple
        problem = self._store.save(couple)
        self._unkept = problem is not None
        if problem is not None and not self._complained:
            self._complained = True
            self.not_kept.emit(problem)
        self.changed.emit(couple)

    def forget(self, receiver: Receiver) -> None:
        """Forgets one of the two, or both, here and in the file."""
        couple = self._couple
        for person in persons(receiver):
            couple = couple.with_person(person, PersonHealth())
            problem = self._store.forget(person)
            if problem is not None:
                self._unkept = True
                self.not_kept.emit(problem)
        if couple != self._couple:
            self._couple = couple
            self.changed.emit(couple)
