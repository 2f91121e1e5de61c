"""Asks how it feels: before a session, after it, and once about the next day. Whoever does not want to, skips it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from stretchgui.document.problems import Problem
from stretchgui.health.wording import HealthWords
from stretchgui.history.changes import NextDay, due_next_day, next_day_of
from stretchgui.history.past import Past, took_part
from stretchgui.history.places import further_down
from stretchgui.history.records import Feeling, Moment, SessionRecord
from stretchgui.language.dates import day_said
from stretchgui.language.words import Words
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.after.feeling_dialog import Advice, Answer, FeelingDialog
from stretchgui.ui.kit.theme import Theme

PATIENCE: Final = 1500
# The colours of the pain traffic light begin here.
AMBER: Final = 4
RED: Final = 6


class Asker(QObject):
    """Asks the receivers, and writes down what they say under the session's id.

    What is said before a session waits in memory until the session begins and has an id; without one it is gone.

    Args:
        words: What the questions say.
        health: What follows from the answers.
        now: The time, with its zone.
        past: What was done and felt so far.
        put: Writes a feeling down, and says what kept it from being kept.
        theme: The colours at the moment.
        people: The two, by their names at the moment.
        window: What the questions belong to.
        patience: Milliseconds after a session in which no key answers.

    Attributes:
        asks: Whether it asks at all.

    Signals:
        not_kept (Problem): an answer could not be written down.
        halve_wanted (str): the holds of a routine shall be half as long.
    """

    not_kept = Signal(object)
    halve_wanted = Signal(str)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        now: Callable[[], datetime],
        past: Callable[[], Past],
        put: Callable[[Feeling], Problem | None],
        theme: Callable[[], Theme],
        people: Callable[[], People],
        window: QWidget,
        *,
        patience: int = PATIENCE,
    ) -> None:
        super().__init__(window)
        self._words = words
        self._health = health
        self._now = now
        self._past = past
        self._put = put
        self._theme = theme
        self._people = people
        self._window = window
        self._patience = patience
        self._waiting: tuple[tuple[Answer, ...], datetime] = ((), now())
        self._asked_after = ""
        self._asked_next_day: SessionRecord | None = None
        # Nobody is asked before the program is ready: a session that was asked for by its command begins at once.
        self.asks = False

    @Slot(object)
    def ask_before(self, turns: Turns) -> None:
        """Asks whoever is to receive, and waits for the answer."""
        self._waiting = ((), self._now())
        if not self.asks:
            return
        dialog = self._dialog(receivers(turns), Moment.BEFORE, meanwhile=self._traffic_light)
        dialog.answered.connect(self._on_before)
        dialog.exec()
        dialog.deleteLater()

    def begin(self, session_id: str) -> None:
        """The session has begun: what was said before it belongs to it."""
        answers, at = self._waiting
        self._waiting = ((), at)
        self._write(session_id, Moment.BEFORE, answers, at)

    def ask_after(self, session_id: str, turns: Turns) -> None:
        """Asks whoever received, and does not wait: the summary is there below."""
        if not self.asks:
            return
        self._asked_after = session_id
        advise = partial(self._after, session_id)
        dialog = self._dialog(receivers(turns), Moment.AFTER, advise=advise, patience=self._patience)
        dialog.answered.connect(self._on_after)
        self._open(dialog)

    def ask_next_day(self) -> None:
        """Asks how it is since the newest session, if that was long enough ago and was not asked yet."""
        due = due_next_day(self._past(), self._now()) if self.asks else None
        if due is None:
            return
        self._asked_next_day = due
        asked = [person for person in (Receiver.A, Receiver.B) if took_part(due, person)]
        day = self._words("feeling.about", title=due.title, day=day_said(self._words, due.started.date()))
        dialog = self._dialog(asked, Moment.NEXT_DAY, day, advise=partial(self._next_day, due))
        dialog.passed_over.connect(self._on_passed_over)
        dialog.answered.connect(self._on_next_day)
        dialog.acted.connect(self._on_halve)
        self._open(dialog)

    # ---- what answers come to ------------------------------------------------------------------------------------

    def _traffic_light(self, answers: Sequence[Answer]) -> Advice | None:
        said = [
            self._health("feeling.red" if one.pain >= RED else "feeling.amber", name=self._people().called(one.person))
            for one in answers
            if one.pain is not None and one.pain >= AMBER
        ]
        return Advice(" ".join(said)) if said else None

    def _after(self, session_id: str, answers: Sequence[Answer]) -> Advice | None:
        felt = self._past().felt
        said = []
        for one in answers:
            before = felt.get((session_id, one.person, Moment.BEFORE))
            name = self._people().called(one.person)
            if before is not None and further_down(before.places, one.places):
                said.append(self._health("feeling.further_down", name=name))
            elif one.pain is not None and one.pain >= RED:
                said.append(self._health("feeling.red", name=name))
        return Advice("\n\n".join(said)) if said else None

    def _next_day(self, session: SessionRecord, answers: Sequence[Answer]) -> Advice | None:
        past, said, halve = self._past(), [], False
        for one in answers:
            comes_to = next_day_of(past, session, one.person)
            if comes_to is not NextDay.FINE:
                said.append(self._health(f"feeling.next_day.{comes_to}", name=self._people().called(one.person)))
                halve = halve or comes_to is NextDay.HALVE
        return Advice("\n\n".join(said), self._words("feeling.halve") if halve else "") if said else None

    # ---- asking --------------------------------------------------------------------------------------------------

    def _dialog(
        self,
        asked: Sequence[Receiver],
        moment: Moment,
        about: str = "",
        *,
        meanwhile: Callable[[Sequence[Answer]], Advice | None] | None = None,
        advise: Callable[[Sequence[Answer]], Advice | None] | None = None,
        patience: int = 0,
    ) -> FeelingDialog:
        return FeelingDialog(
            self._words,
            self._theme(),
            self._people(),
            asked,
            moment,
            about,
            meanwhile=meanwhile,
            advise=advise,
            patience=patience,
            parent=self._window,
        )

    def _open(self, dialog: FeelingDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_before(self, answers: tuple[Answer, ...]) -> None:
        self._waiting = (answers, self._now())

    @Slot(object)
    def _on_after(self, answers: tuple[Answer, ...]) -> None:
        self._write(self._asked_after, Moment.AFTER, answers, self._now())

    @Slot(object)
    def _on_next_day(self, answers: tuple[Answer, ...]) -> None:
        if self._asked_next_day is not None:
            self._write(self._asked_next_day.id, Moment.NEXT_DAY, answers, self._now(), empty=True)

    @Slot()
    def _on_passed_over(self) -> None:
        """Whoever skips it is not asked again: that nothing was said is kept too."""
        session = self._asked_next_day
        if session is not None:
            nothing = [Answer(person) for person in (Receiver.A, Receiver.B) if took_part(session, person)]
            self._write(session.id, Moment.NEXT_DAY, nothing, self._now(), empty=True)

    @Slot()
    def _on_halve(self) -> None:
        if self._asked_next_day is not None:
            self.halve_wanted.emit(self._asked_next_day.routine)

    def _write(
        self, session_id: str, moment: Moment, answers: Sequence[Answer], at: datetime, *, empty: bool = False
    ) -> None:
        for one in answers:
            if not one.is_empty or empty:
                feeling = Feeling(session_id, one.person, moment, at, one.pain, one.tightness, one.places)
                problem = self._put(feeling)
                if problem is not None:
                    self.not_kept.emit(problem)


def receivers(turns: Turns) -> tuple[Receiver, ...]:
    """Who is asked: whoever receives."""
    return {Turns.A: (Receiver.A,), Turns.B: (Receiver.B,)}.get(turns, (Receiver.A, Receiver.B))
