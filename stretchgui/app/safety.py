"""Who may begin a session, and whom which exercises suit: what is asked of the two, and what is known of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from stretchgui.app.front import Front
from stretchgui.document.problems import Problem
from stretchgui.figure.model import Figure
from stretchgui.health.gate import CoupleHealth
from stretchgui.health.store import HealthStore
from stretchgui.health.wording import load_health_words
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.shelf import Shelf
from stretchgui.routine.suiting import Suiting
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People, people_called
from stretchgui.ui.before.gate import Gate
from stretchgui.ui.before.said_of_people import unsuited_said
from stretchgui.ui.couple_keeper import CoupleKeeper

log = logging.getLogger(__name__)

# An exercise in whose picture both can be seen.
TWO_PEOPLE = "single-knee-to-chest"


class Safety(QObject):
    """The gate, and what it knows.

    Args:
        front: What its dialogs are made of.
        shelf: All exercises.
        wall: The moment, as clocks on the wall show it.
        asks: Whether anybody is asked in this run: nobody in a demonstration, which is for nobody in particular.

    Attributes:
        health: Every sentence about health.
        gate: Lets a session begin, or not.

    Signals:
        changed: something else suits somebody now.
        failed (Problem): something could not be written down, or deleted.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, front: Front, shelf: Shelf, wall: Callable[[], datetime], *, asks: bool) -> None:
        super().__init__(front.window)
        self._front = front
        self._shelf = shelf
        self.health, problems = load_health_words(front.paths.bundled_assets / "health", front.words.language)
        for problem in problems:
            log.warning("%s", problem)
        self._couple = CoupleKeeper(HealthStore(front.paths.data), self)
        self._asks = asks
        self.gate = Gate(
            front.words,
            self.health,
            front.keeper,
            self._couple,
            front.appearance,
            front.window,
            self._two_people,
            lambda: wall().date(),
            open_=not asks,
        )
        self._couple.changed.connect(self.changed)
        self._couple.not_kept.connect(self.failed)
        self.gate.blocked.connect(front.window.say)

    def suiting(self) -> Suiting:
        """What suits whom now."""
        couple = self._couple.couple if self._asks else CoupleHealth()
        return couple.suiting(self._shelf.exercises)

    def unsuited(self, exercise: Exercise) -> list[str]:
        """Whom of the two an exercise does not suit, and why: a sentence for each."""
        return unsuited_said(self.health, self._people, self.suiting(), exercise)

    @property
    def file(self) -> Path:
        """Where what is known is kept."""
        return self._couple.path

    @property
    def is_unkept(self) -> bool:
        """Whether something that is known could not be written there."""
        return self._couple.is_unkept

    def take_problems(self) -> tuple[Problem, ...]:
        """What was wrong with what was remembered, since this was last asked."""
        return self._couple.take_problems()

    @Slot(object)
    def forget(self, person: Receiver) -> None:
        """Deletes all that is known of one of the two, or of both: they are asked again."""
        self._couple.forget(person)

    @property
    def _people(self) -> People:
        settings = self._front.keeper.settings
        return people_called(self._front.words, settings.name_a, settings.name_b)

    def _two_people(self) -> Figure | None:
        known = self._shelf.exercises.get(TWO_PEOPLE)
        return known.figure if known else None
