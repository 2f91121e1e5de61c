"""The way to left against right and back, and what follows from an answer that is given there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from stretchgui.health.wording import HealthWords
from stretchgui.history.past import TWO, people_of
from stretchgui.history.records import Reply
from stretchgui.language.dates import day_said
from stretchgui.language.words import Words
from stretchgui.pattern.finding import RECHECK as RECHECK_AFTER
from stretchgui.pattern.offers import Offer, offers_of
from stretchgui.pattern.plan import Plan, with_more, without_more
from stretchgui.pattern.reading import RECHECK, about, is_recheck_due, newest_session, plan_in
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Routine
from stretchgui.routine.shelf import Shelf
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People, people_called
from stretchgui.settings import Settings
from stretchgui.ui.appearance import Appearance
from stretchgui.ui.flow import Flow
from stretchgui.ui.history.archive import Archive
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.main_window import MainWindow
from stretchgui.ui.settings_keeper import SettingsKeeper

if TYPE_CHECKING:
    from stretchgui.ui.checks.page import ComparisonPage


class ComparisonRoad(QObject):
    """Leads to the page, which is made when it is first wanted.

    Args:
        words: What it says.
        health: What it says about health.
        window: Shows the page.
        archive: The history.
        shelf: The routines, and what the couple has changed of them.
        flow: Shows a routine.
        keeper: The settings, which have the two people's names.
        appearance: The colours.
        icons: The icons.
        now: The moment, as clocks on the wall show it.

    Signals:
        made (QWidget): the page is there, and can have keys of its own.
        not_kept (Problem): what was changed of a routine could not be written down.
        stress_wanted: the questions about stress are wanted.
    """

    made = Signal(object)
    not_kept = Signal(object)
    stress_wanted = Signal()

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        window: MainWindow,
        archive: Archive,
        shelf: Shelf,
        flow: Flow,
        keeper: SettingsKeeper,
        appearance: Appearance,
        icons: Icons,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._words = words
        self._health = health
        self._window = window
        self._archive = archive
        self._shelf = shelf
        self._flow = flow
        self._keeper = keeper
        self._appearance = appearance
        self._icons = icons
        self._now = now
        self._page: ComparisonPage | None = None
        window.comparison_requested.connect(self.open)
        archive.changed.connect(self._on_changed)
        keeper.changed.connect(self._on_settings)
        appearance.changed.connect(self._on_theme)

    @property
    def page(self) -> ComparisonPage | None:
        """The page, once it was wanted."""
        return self._page

    @Slot()
    def open(self) -> None:
        """Shows what is noted, of the first who has anything noted."""
        page = self._page or self._make_page()
        self._window.show_exercises(page)
        self._archive.refresh()
        noted = [person for person in TWO if self._plan(person).findings]
        if noted and page.person not in noted:
            page.show_person(noted[0])

    def may_be_due(self, newest: datetime | None, replies: Iterable[Reply]) -> bool:
        """Whether it is worth while to ask who is `due`: that takes all of the history.

        Args:
            newest: When something was noted last in a check.
            replies: What was answered so far.
        """
        put_off = (one.at for one in replies if one.about == RECHECK)
        days = [at.date() for at in (newest, *put_off) if at is not None]
        return newest is not None and max(days) + RECHECK_AFTER <= self._today

    def due(self) -> tuple[Receiver, ...]:
        """Who may be reminded to compare again: two weeks are over, and nobody has said *not now* since."""
        past, today = self._archive.past, self._today
        return tuple(person for person in people_of(past) if is_recheck_due(past, self._plan(person), today))

    def put_off(self) -> None:
        """Says *not now* to a new comparison, for everybody who was to be reminded."""
        for person in self.due():
            self._reply(self._plan(person), RECHECK, taken=False)

    # ---- the page ------------------------------------------------------------------------------------------------

    def _make_page(self) -> ComparisonPage:
        from stretchgui.ui.checks.page import ComparisonPage

        page = ComparisonPage(
            self._words,
            self._health,
            self._appearance.theme,
            self._icons,
            self._people,
            self._named,
            self._day,
        )
        page.left.connect(self._window.show_preview)
        page.answered.connect(self._on_answered)
        page.routine_wanted.connect(self._on_routine)
        page.stress_wanted.connect(self.stress_wanted)
        self._page = page
        self.made.emit(page)
        return page

    @property
    def _people(self) -> People:
        settings = self._keeper.settings
        return people_called(self._words, settings.name_a, settings.name_b)

    @property
    def _today(self) -> date:
        return self._now().date()

    def _named(self, exercise_id: str) -> str:
        exercise = self._shelf.exercises.get(exercise_id)
        return exercise.name.said(self._words.language) if exercise else exercise_id

    def _day(self, day: date) -> str:
        return day_said(self._words, day)

    @property
    def _routines(self) -> Mapping[str, Routine]:
        return {one.id: one.routine for one in self._shelf.entries if one.routine is not None}

    def _plan(self, person: Receiver) -> Plan:
        return plan_in(self._archive.past, self._shelf.exercises, person)

    def _show(self) -> None:
        from stretchgui.ui.checks.page import Shown

        if self._page is None:
            return
        past, routines = self._archive.past, self._routines
        shown = {}
        for person in TWO:
            plan = self._plan(person)
            shown[person] = Shown(plan, offers_of(past, plan, routines, self._shelf.own))
        titles = {one.id: one.title.said(self._words.language) for one in routines.values()}
        self._page.show_all(shown, titles, self._today)

    @Slot()
    def _on_changed(self) -> None:
        if self._page is not None and self._page.isVisible():
            self._show()

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        if self._page is not None:
            self._page.set_people(people_called(self._words, settings.name_a, settings.name_b))

    @Slot(object)
    def _on_theme(self, theme: Theme) -> None:
        if self._page is not None:
            self._page.set_theme(theme)

    # ---- what follows --------------------------------------------------------------------------------------------

    @Slot(object, bool)
    def _on_answered(self, offer: Offer, taken: bool) -> None:
        """Changes the routine so, or back, and remembers the answer."""
        suggestion = offer.suggestion
        routine = self._routines.get(suggestion.routine)
        if routine is None:
            return
        own = self._shelf.own_of(routine.id)
        changed = with_more(suggestion, routine, own) if taken else without_more(suggestion, routine, own)
        if changed != own:
            problem = self._shelf.keep(routine.id, changed)
            if problem is not None:
                self.not_kept.emit(problem)
            self._flow.read_routines()
        self._reply(self._plan(suggestion.person), about(suggestion), taken=taken, side=suggestion.more_on)
        self._show()

    def _reply(self, plan: Plan, matter: str, *, taken: bool, side: Side | None = None) -> None:
        session = newest_session(plan)
        if session is not None:
            self._archive.put_reply(Reply(session, plan.person, matter, self._now(), taken, side if taken else None))

    @Slot(str)
    def _on_routine(self, routine_id: str) -> None:
        self._flow.show_routine(routine_id)
        self._window.show_preview()
