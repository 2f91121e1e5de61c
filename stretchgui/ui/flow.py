"""From choosing a routine to having done it: what each page's wish leads to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from stretchgui.document.problems import Problem
from stretchgui.language.words import Words
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import RoutineEntry
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.shelf import Shelf
from stretchgui.routine.suiting import Suiting
from stretchgui.routine.timeline import Timeline
from stretchgui.session.events import SessionEnded, SessionFinished
from stretchgui.session.people import people_called
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.before.customise import CustomisePanel
from stretchgui.ui.before.gate import Gate
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.main_window import MainWindow, Pages
from stretchgui.ui.settings_keeper import SettingsKeeper

log = logging.getLogger(__name__)


class Flow(QObject):
    """Leads from page to page.

    Args:
        words: What it says at the window's edge.
        window: Shows the pages.
        pages: The pages.
        shelf: What can be chosen.
        keeper: The settings.
        gate: What is asked before a session.
        suiting: Gives whom what suits.
        conductor: Runs sessions.
        make_panel: Makes what changes holds during a session.

    Attributes:
        panel: What changes holds during a session.

    Signals:
        session_over (SessionFinished | SessionEnded): a session is over, and its summary is shown.
        read_again: every file was read anew.
        about_to_start (Turns): a session begins as soon as this was heard.
    """

    session_over = Signal(object)
    read_again = Signal()
    about_to_start = Signal(object)

    def __init__(
        self,
        words: Words,
        window: MainWindow,
        pages: Pages,
        shelf: Shelf,
        keeper: SettingsKeeper,
        gate: Gate,
        suiting: Callable[[], Suiting],
        conductor: Conductor,
        make_panel: Callable[[], CustomisePanel],
    ) -> None:
        super().__init__(window)
        self._words = words
        self._window = window
        self._pages = pages
        self._shelf = shelf
        self._keeper = keeper
        self._gate = gate
        self._suiting = suiting
        self._conductor = conductor
        self.panel = make_panel()
        self._present: int | None = None
        self._turns = pages.selector.turns
        pages.session.set_side_panel(self.panel)
        self._connect_signals()

    def _connect_signals(self) -> None:
        pages = self._pages
        pages.selector.routine_chosen.connect(self._on_chosen)
        pages.selector.turns_changed.connect(self._on_turns)
        pages.preview.customised.connect(self._on_customised)
        pages.preview.start_requested.connect(self.start)
        pages.session.easier_requested.connect(self._conductor.take_easier)
        pages.summary.done.connect(self._window.show_preview)
        pages.summary.again_requested.connect(self.start)
        self.panel.customised.connect(self._on_customised_meanwhile)
        self.panel.close_requested.connect(self._on_panel_put_away)
        self._conductor.began.connect(self._on_began)
        self._conductor.over.connect(self._on_over)
        for part in (pages.selector, pages.preview, self._window):
            part.reload_requested.connect(self.reload)

    def open(self, routine_id: str | None = None, turns: Turns | None = None) -> None:
        """Fills the selector, and opens a routine: the one asked for, else the one chosen last.

        Args:
            routine_id: The one that was asked for.
            turns: Who receives, if that was asked for: for this time only.
        """
        for _ in self.opening(lambda: routine_id, turns):
            pass

    def opening(self, asked: Callable[[], str | None], turns: Turns | None = None) -> Iterator[None]:
        """As `open`, in pieces: the page is ready before anybody sees it.

        Args:
            asked: The one that was asked for, as it is when it is needed: people may have chosen another meanwhile.
            turns: As for `open`.
        """
        selector, preview = self._pages.selector, self._pages.preview
        self._turns = turns or self._turns
        self.suit()
        selector.set_turns(self._turns)
        selector.set_cards(self._shelf.cards, self._shelf.facts(self._suiting()))
        yield
        if not preview.isVisible():
            yield from self._preparing(self._to_open(asked()))
        wanted = self._to_open(asked())
        if wanted is None:
            preview.show_nothing()
            self._window.show_preview()
        else:
            selector.choose(wanted)
        if turns is not None and turns is self._turns and preview.routine is not None:
            preview.set_customisation(preview.routine, replace(preview.own, turns=turns))
        self._say((*self._keeper.take_problems(), *self._shelf.take_problems()))

    def _preparing(self, routine_id: str | None) -> Iterator[None]:
        entry = None if routine_id is None else self._shelf.entry(routine_id)
        if entry is not None:
            self._pages.preview.show_entry(entry, self._own_of(entry))
            yield
            yield from self._pages.preview.draw_beforehand()
            yield

    def _to_open(self, routine_id: str | None) -> str | None:
        """The routine that was asked for, else the one chosen last, else the first there is."""
        ids = [entry.id for entry in self._shelf.entries]
        wanted = routine_id or self._keeper.settings.last_routine
        return wanted if wanted in ids else ids[0] if ids else None

    @Slot()
    def start(self) -> None:
        """Begins a session of the routine that is shown, if nothing speaks against it."""
        if self._startable() is None or not self._gate.lets_start():
            return
        # The answers may have left nothing of it; the page then says so.
        routine, preview = self._startable(), self._pages.preview
        if routine is not None:
            self.about_to_start.emit(preview.own.receiving)
            self._conductor.start(routine, preview.own)

    def _startable(self) -> Routine | None:
        """The routine that is shown, if a session of it can begin."""
        preview = self._pages.preview
        return preview.routine if preview.can_start else None

    @Slot()
    def reload(self) -> None:
        """Reads every file anew; the routine that is shown stays chosen. Not while a session runs: it goes first."""
        if self._conductor.running is not None:
            return
        self._shelf.reload()
        self._show_again()
        self.read_again.emit()

    @Slot()
    def suit(self) -> None:
        """Shows of every routine what suits the two as they are now."""
        suiting = self._suiting()
        self._pages.selector.set_facts(self._shelf.facts(suiting))
        for part in (self._pages.preview, self.panel):
            part.set_suiting(suiting)

    def read_routines(self, step: int | None = None) -> None:
        """Reads the routines' files anew, where one of them was just written.

        Args:
            step: Which step of the routine that is shown is then chosen.
        """
        self._shelf.reload_routines()
        self._show_again()
        if step is not None:
            self._pages.preview.choose_step(step)

    def show_routine(self, routine_id: str) -> None:
        """Chooses a routine, and shows it."""
        self._pages.selector.choose(routine_id)

    def show_as(self, entry: RoutineEntry, own: Customisation) -> None:
        """Chooses a routine, and shows it changed in this way."""
        self._pages.selector.choose(entry.id)
        if entry.routine is not None:
            self._pages.preview.set_customisation(entry.routine, own)

    @property
    def chosen_path(self) -> Path | None:
        """The file of the routine that is shown, if any."""
        chosen = self._pages.selector.chosen
        return chosen.path if chosen else None

    @property
    def chosen_title(self) -> str:
        """The title of the routine that is shown."""
        chosen = self._pages.selector.chosen
        return chosen.title if chosen else ""

    def _show_again(self) -> None:
        """Lists the routines as they are now, and shows the chosen one, on whichever page one is."""
        selector = self._pages.selector
        self.suit()
        selector.set_cards(self._shelf.cards, self._shelf.facts(self._suiting()))
        entry = self._chosen_entry()
        if entry is not None:
            self._pages.preview.show_entry(entry, self._own_of(entry))
        elif self._shelf.entries:
            selector.choose(self._shelf.entries[0].id)
        else:
            self._pages.preview.show_nothing()
        self._say((*self._keeper.take_problems(), *self._shelf.take_problems()))

    # ---- before --------------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_chosen(self) -> None:
        entry = self._chosen_entry()
        if entry is not None:
            self._keeper.change(replace(self._keeper.settings, last_routine=entry.id))
            self._pages.preview.show_entry(entry, self._own_of(entry))
            self._pages.preview.notice.put_away()
            self._window.show_preview()

    def _chosen_entry(self) -> RoutineEntry | None:
        chosen = self._pages.selector.chosen
        return None if chosen is None else self._shelf.entry_of(chosen)

    def _own_of(self, entry: RoutineEntry) -> Customisation:
        """What was changed of a routine; who receives is chosen for all of them, unless for this one in particular."""
        own = self._shelf.own_of(entry.id)
        return replace(own, turns=own.turns or self._turns)

    @Slot(object)
    def _on_turns(self, turns: Turns) -> None:
        """Chosen in the list, it goes for all routines, and for the one in sight at once."""
        self._turns = turns
        self._keeper.change(replace(self._keeper.settings, turns=turns))
        preview = self._pages.preview
        if preview.routine is not None:
            own = replace(preview.own, turns=turns)
            preview.set_customisation(preview.routine, own)
            self._keep(preview.routine.id, own)

    @Slot(object)
    def _on_customised(self, own: Customisation) -> None:
        if self._pages.preview.routine is not None:
            self._keep(self._pages.preview.routine.id, own)

    def _keep(self, routine_id: str, own: Customisation) -> None:
        problem = self._shelf.keep(routine_id, replace(own, turns=None if own.turns is self._turns else own.turns))
        self._pages.selector.forget_total(routine_id)
        self._say((problem,) if problem else ())

    def _say(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            log.warning("%s", problem)
        if problems:
            self._window.say(self._words("window.problem", problem=problems[0]))

    # ---- during --------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_began(self, driver: SessionDriver) -> None:
        preview = self._pages.preview
        self._pages.session.begin(driver)
        if preview.routine is not None:
            self.panel.set_customisation(preview.routine, preview.own)
            self.panel.forget_changes()
        self._present = None
        driver.changed.connect(self._on_changed)
        self._window.show_session()

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        """What can still be changed gets less with each phase."""
        if snapshot.phase.index != self._present:
            self._present = snapshot.phase.index
            self.panel.set_session(snapshot.timeline, snapshot.phase.index)

    @Slot(object)
    def _on_customised_meanwhile(self, own: Customisation) -> None:
        self._conductor.customise(own)
        routine = self._pages.preview.routine
        if routine is not None:
            self._keep(routine.id, own)
            self._pages.preview.set_customisation(routine, own)

    @Slot()
    def _on_panel_put_away(self) -> None:
        self._pages.session.show_side_panel(False)

    # ---- after ---------------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_over(self, timeline: Timeline, event: SessionFinished | SessionEnded) -> None:
        self._pages.session.end()
        routine = self._pages.preview.routine
        title = routine.title.said(self._words.language) if routine else ""
        settings = self._keeper.settings
        people = people_called(self._words, settings.name_a, settings.name_b)
        self._pages.summary.show_summary(title, timeline, event, people)
        self._window.show_summary()
        self.session_over.emit(event)
