"""When it is asked how it feels: before and after the sessions that are recorded, and once about the next day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from stretchgui.app.front import Front
from stretchgui.app.keeping import Keeping
from stretchgui.health.wording import HealthWords
from stretchgui.history.changes import LATEST
from stretchgui.routine.customisation import LEAST_SCALE
from stretchgui.routine.shelf import Shelf
from stretchgui.routine.timeline import Timeline
from stretchgui.session.people import People
from stretchgui.settings import Settings
from stretchgui.ui.after.asker import Asker
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.flow import Flow
from stretchgui.ui.history.archive import Archive


class Feelings(QObject):
    """Binds the questions to the sessions by their ids.

    Args:
        front: What the questions are made of.
        health: What follows from the answers.
        keeping: Knows the id of the session that runs.
        archive: Where answers go.
        conductor: Whose sessions it is about.
        flow: Tells when one is about to start, and shows a routine whose holds were halved.
        shelf: Where holds are halved.
        people: The two, by their names.
        wall: The moment, as clocks on the wall show it.
        asks: Whether anybody is asked in this run: nobody in a demonstration.

    Attributes:
        asker: Asks.

    Signals:
        said (str): what was done.
    """

    said = Signal(str)

    def __init__(
        self,
        front: Front,
        health: HealthWords,
        keeping: Keeping,
        archive: Archive,
        conductor: Conductor,
        flow: Flow,
        shelf: Shelf,
        people: Callable[[], People],
        wall: Callable[[], datetime],
        *,
        asks: bool,
    ) -> None:
        super().__init__(front.window)
        self._words = front.words
        self._keeper = front.keeper
        self._keeping = keeping
        self._archive = archive
        self._conductor = conductor
        self._flow = flow
        self._shelf = shelf
        self._may_ask = asks
        self._is_awake = False
        self._session: str | None = None
        self.asker = Asker(
            front.words,
            health,
            wall,
            # Older ones are not asked about: nobody waits until years of them are read.
            lambda: archive.since(wall() - LATEST),
            archive.put_feeling,
            lambda: front.appearance.theme,
            people,
            front.window,
        )
        flow.about_to_start.connect(self.asker.ask_before)
        conductor.began.connect(self._on_began)
        conductor.over.connect(self._on_over)
        self.asker.not_kept.connect(archive.not_kept)
        self.asker.halve_wanted.connect(self._halve)
        front.keeper.changed.connect(self._on_settings)

    def wake(self) -> None:
        """The program is ready: from now on it asks, and first about the last session."""
        self._is_awake = True
        self._on_settings(self._keeper.settings)
        if self._conductor.running is None:
            self.asker.ask_next_day()

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        self.asker.asks = self._may_ask and self._is_awake and settings.ask_feelings

    @Slot()
    def _on_began(self) -> None:
        self._session = self._keeping.session
        if self._session is not None:
            self.asker.begin(self._session)

    @Slot(object)
    def _on_over(self, timeline: Timeline) -> None:
        session, self._session = self._session, None
        self._archive.refresh()
        if session is not None:
            self.asker.ask_after(session, timeline.turns)

    @Slot(str)
    def _halve(self, routine_id: str) -> None:
        """Halves the holds of a routine, as far as they can be; it is seen where one changes them."""
        own = self._shelf.own_of(routine_id)
        problem = self._shelf.keep(routine_id, replace(own, hold_scale=max(LEAST_SCALE, own.hold_scale / 2)))
        if problem is not None:
            self._archive.not_kept.emit(problem)
        self._flow.read_routines()
        entry = self._shelf.entry(routine_id)
        if entry is not None:
            self.said.emit(self._words("feeling.halved", title=entry.title.said(self._words.language)))
