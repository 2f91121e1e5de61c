"""The checks of left and right, wired: noted while they wait, compared afterwards, called to mind two weeks later."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from stretchgui.app.keeping import Keeping
from stretchgui.health.wording import HealthWords
from stretchgui.pattern.choice import FIND
from stretchgui.ui.checks.recheck_card import RecheckCard
from stretchgui.ui.checks.road import ComparisonRoad
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.flow import Flow
from stretchgui.ui.main_window import Pages


class Checks(QObject):
    """Binds what is noted to the session that runs, and what it came to to the pages.

    Args:
        health: What it says about health.
        keeping: What is kept.
        conductor: Whose sessions it is about.
        flow: Shows a routine.
        pages: Where it is noted, offered and called to mind.
        road: The way to what it came to.
        card: Reminds of a new comparison.
    """

    def __init__(
        self,
        health: HealthWords,
        keeping: Keeping,
        conductor: Conductor,
        flow: Flow,
        pages: Pages,
        road: ComparisonRoad,
        card: RecheckCard,
    ) -> None:
        super().__init__(keeping)
        self._health = health
        self._keeping = keeping
        self._conductor = conductor
        self._flow = flow
        self._pages = pages
        self._road = road
        self._card = card
        self._noted = False
        entry = pages.session.check
        pages.preview.put_above(card)
        conductor.began.connect(self._on_began)
        conductor.over.connect(self._on_over)
        entry.noted.connect(keeping.put_try)
        entry.noted.connect(self._on_noted)
        pages.summary.comparison_requested.connect(road.open)
        card.compare_wanted.connect(self._on_compare)
        card.put_off.connect(self._on_put_off)

    def remind(self) -> None:
        """Reminds of a new comparison, if it is time for one and nobody has put it off."""
        # Whether that may be is known at once; all of the history is read only then.
        history = self._keeping.history
        may_be = self._road.may_be_due(history.newest_try(), history.replies())
        self._card.remind(self._health("check.recheck.now") if may_be and self._road.due() else "")

    @Slot()
    def _on_began(self) -> None:
        """Whoever goes on with a session that was cut off finds what was noted in its checks."""
        session, running = self._keeping.session, self._conductor.running
        cut_off = running is not None and running.earlier is not None
        tries = self._keeping.history.tries_of(session) if cut_off and session is not None else ()
        self._noted = bool(tries)
        self._pages.session.check.begin(tries)

    @Slot()
    def _on_noted(self) -> None:
        self._noted = True

    @Slot()
    def _on_over(self) -> None:
        self._pages.summary.offer_comparison(offered=self._noted and self._keeping.records)
        self.remind()

    @Slot()
    def _on_compare(self) -> None:
        self._flow.show_routine(FIND)

    @Slot()
    def _on_put_off(self) -> None:
        self._road.put_off()
        self.remind()
