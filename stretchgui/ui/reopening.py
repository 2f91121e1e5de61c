"""Sessions that an earlier run of the program left open: the newest may go on, if somebody says so."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from stretchgui.history.reopening import CutOff, Reopened, cut_off, reopened
from stretchgui.history.store import History
from stretchgui.language.words import Words
from stretchgui.routine.library import RoutineEntry
from stretchgui.routine.shelf import Shelf
from stretchgui.routine.suiting import Suiting
from stretchgui.session.events import Result
from stretchgui.session.people import People
from stretchgui.ui.before.gate import Gate
from stretchgui.ui.before.reopening_card import ReopeningCard
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.flow import Flow

log = logging.getLogger(__name__)


class Reopening(QObject):
    """Offers to go on with a session that was cut off; it never goes on by itself.

    Args:
        words: What it says.
        history: What knows of such sessions.
        shelf: Where their routines are.
        suiting: Gives whom what suits.
        conductor: Goes on with one.
        card: Offers it.
        people: The two, by their names.
        wall: The moment, as clocks on the wall show it.
        parent: Who owns it.

    Signals:
        said (str): what became of it.
    """

    said = Signal(str)

    def __init__(
        self,
        words: Words,
        history: History,
        shelf: Shelf,
        suiting: Callable[[], Suiting],
        conductor: Conductor,
        card: ReopeningCard,
        people: Callable[[], People],
        wall: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._history = history
        self._shelf = shelf
        self._suiting = suiting
        self._conductor = conductor
        self._card = card
        self._people = people
        self._wall = wall
        self._cut: CutOff | None = None
        self._flow: Flow | None = None
        self._gate: Gate | None = None
        card.go_on_requested.connect(self._on_go_on)
        card.again_requested.connect(self._on_again)
        card.keep_requested.connect(self._on_keep)
        conductor.began.connect(self._on_began)

    def find(self) -> None:
        """Looks for sessions that were cut off: all but the newest, and whatever is long over, are kept as partial.

        The routine of the newest is put on the shelf if it lies elsewhere.
        """
        cuts = []
        for unfinished in self._history.unfinished():
            cut = cut_off(unfinished, self._wall())
            if cut is not None and cut.is_recent:
                cuts.append(cut)
            else:
                self._history.finish(unfinished.session.id, Result.PARTIAL)
        for cut in cuts[:-1]:
            self._history.finish(cut.session.id, Result.PARTIAL)
        self._cut = cuts[-1] if cuts else None
        if self._cut is not None and self._entry(self._cut) is None and self._shelf.extra is None:
            path = Path(self._cut.plan.path)
            if self._cut.plan.path and path.is_file():
                self._shelf.open_file(path)

    def offer(self, flow: Flow, gate: Gate) -> None:
        """Offers to go on with the session that was found, if one was.

        Args:
            flow: Leads to its routine.
            gate: What is asked before any session.
        """
        self._flow, self._gate = flow, gate
        if self._cut is None:
            return
        found = self._reopened(again=False)
        as_planned = found is None or found.timeline.phases == self._cut.plan.timeline.phases
        self._card.offer(self._cut, self._people(), can_go_on=found is not None, as_planned=as_planned)

    def _entry(self, cut: CutOff) -> RoutineEntry | None:
        """Its routine's file: the very same if it is there, else the one of its name."""
        entries = self._shelf.entries
        same = (entry for entry in entries if str(entry.path.absolute()) == cut.plan.path)
        named = (entry for entry in entries if entry.id == cut.session.routine and not Path(cut.plan.path).is_file())
        return next(same, None) or next(named, None)

    def _reopened(self, *, again: bool) -> Reopened | None:
        entry = self._entry(self._cut) if self._cut else None
        if self._cut is None or entry is None or entry.routine is None:
            return None
        return reopened(self._cut, entry.routine, self._shelf.exercises, self._suiting(), again=again)

    @Slot()
    def _on_go_on(self) -> None:
        self._go_on(again=False)

    @Slot()
    def _on_again(self) -> None:
        self._go_on(again=True)

    def _go_on(self, *, again: bool) -> None:
        if self._flow is None or self._gate is None:
            return
        if self._reopened(again=again) is not None and not self._gate.lets_start():
            return
        # The answers may have left nothing of it; or its file was edited or taken away while the card stood there.
        found = self._reopened(again=again)
        entry = self._entry(self._cut) if self._cut else None
        if found is None or entry is None or entry.routine is None:
            self.offer(self._flow, self._gate)
            return
        self._cut = None
        self._card.hide()
        self._flow.show_as(entry, found.own)
        self._conductor.go_on(found, entry.routine)

    @Slot()
    def _on_keep(self) -> None:
        kept = self._let_go()
        if kept is not None:
            self.said.emit(self._words.count("reopening.kept", len(kept.unfinished.done)))

    @Slot()
    def _on_began(self) -> None:
        """Whoever begins another session has gone on in their own way."""
        self._let_go()

    def _let_go(self) -> CutOff | None:
        cut, self._cut = self._cut, None
        self._card.hide()
        if cut is not None:
            problem = self._history.finish(cut.session.id, Result.PARTIAL)
            if problem is not None:
                log.warning("%s", problem)
        return cut
