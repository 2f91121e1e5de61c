"""The way to the history and back, and what is done there: notes, deleting a session, deleting all about a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from stretchgui.handout.content import handout_of
from stretchgui.health.wording import HealthWords
from stretchgui.history.past import Past, day_of
from stretchgui.history.records import Chapter
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Region
from stretchgui.routine.measure import Measure
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People, people_called
from stretchgui.settings import Settings
from stretchgui.ui.appearance import Appearance
from stretchgui.ui.history.archive import Archive
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.main_window import MainWindow
from stretchgui.ui.settings_keeper import SettingsKeeper

if TYPE_CHECKING:
    from stretchgui.ui.history.page import HistoryPage


class HistoryRoad(QObject):
    """Leads to the history's page, which is made when it is first wanted.

    Args:
        words: What it says.
        health: What it says about health.
        window: Shows the page.
        archive: The history.
        keeper: The settings, which have the two people's names and looks.
        appearance: The colours.
        icons: The icons.
        exercise: An exercise by its id.
        now: The moment, as clocks on the wall show it.

    Signals:
        made (QWidget): the page is there, and can have keys of its own.
        forgotten (Receiver): everything about one of the two, or about both, is to go, wherever else it is kept.
    """

    made = Signal(object)
    forgotten = Signal(object)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        window: MainWindow,
        archive: Archive,
        keeper: SettingsKeeper,
        appearance: Appearance,
        icons: Icons,
        exercise: Callable[[str], Exercise | None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._words = words
        self._health = health
        self._window = window
        self._archive = archive
        self._keeper = keeper
        self._appearance = appearance
        self._icons = icons
        self._exercise = exercise
        self._now = now
        self._page: HistoryPage | None = None
        window.history_requested.connect(self.open)
        archive.changed.connect(self._on_changed)
        archive.told.connect(self._on_told)
        keeper.changed.connect(self._on_settings)
        appearance.changed.connect(self._on_theme)

    @property
    def page(self) -> HistoryPage | None:
        """The page, once it was wanted."""
        return self._page

    @Slot()
    def open(self) -> None:
        """Shows the history as it is now."""
        page = self._page or self._make_page()
        self._window.show_exercises(page)
        page.notice.put_away()
        self._archive.refresh()

    def _make_page(self) -> HistoryPage:
        from stretchgui.ui.history.page import HistoryPage

        page = HistoryPage(
            self._words,
            self._health,
            self._appearance.theme,
            self._icons,
            self._people,
            self._today,
            self._region,
            self._named,
            self._measure,
        )
        page.left.connect(self._on_left)
        page.forget_wanted.connect(self._on_forget)
        page.export_wanted.connect(self._on_export)
        page.handout_wanted.connect(self._on_handout)
        page.sessions.note_written.connect(self._archive.put_note)
        page.sessions.removal_wanted.connect(self._on_removal)
        self._page = page
        self.made.emit(page)
        return page

    def _today(self) -> date:
        return self._now().date()

    @property
    def _people(self) -> People:
        settings = self._keeper.settings
        return people_called(self._words, settings.name_a, settings.name_b)

    def _region(self, exercise_id: str) -> Region | None:
        exercise = self._exercise(exercise_id)
        return exercise.region if exercise else None

    def _measure(self, exercise_id: str) -> Measure | None:
        exercise = self._exercise(exercise_id)
        return exercise.check if exercise else None

    def _named(self, exercise_id: str) -> str:
        exercise = self._exercise(exercise_id)
        return exercise.name.said(self._words.language) if exercise else exercise_id

    @Slot()
    def _on_changed(self) -> None:
        if self._page is not None and self._page.isVisible():
            if not self._archive.is_known:
                self._page.wait()
            self._archive.ask()

    @Slot(object)
    def _on_told(self, past: Past) -> None:
        if self._page is not None and self._page.isVisible():
            self._page.show_past(past)

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        if self._page is not None:
            self._page.set_people(people_called(self._words, settings.name_a, settings.name_b))

    @Slot(object)
    def _on_theme(self, theme: Theme) -> None:
        if self._page is not None:
            self._page.set_theme(theme)

    @Slot()
    def _on_left(self) -> None:
        if self._page is not None:
            self._page.sessions.keep_note()
            self._page.stop()
        self._window.show_preview()

    @Slot(object)
    def _on_export(self, past: Past) -> None:
        from stretchgui.ui.history.exports import Exports

        exports = Exports(self._words, self._window)
        exports.said.connect(self._window.say)
        exports.export(past, self._today())
        exports.deleteLater()

    @Slot()
    def _on_handout(self) -> None:
        from stretchgui.ui.history.exports import Exports

        page, today = self._page, self._today()
        if page is None:
            return
        handout = handout_of(
            self._archive.past, page.shown, self._people, page.weeks, today, self._exercise, self._words, self._health
        )
        exports = Exports(self._words, self._window)
        exports.said.connect(self._window.say)
        exports.hand_out(handout, today)
        exports.deleteLater()

    # ---- deleting ------------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_removal(self, session_id: str) -> None:
        removed = self._archive.remove(session_id)
        if removed is not None and self._page is not None:
            from stretchgui.language.dates import day_said

            words, session = self._words, removed.session
            said = words("history.session_deleted", title=session.title, day=day_said(words, day_of(session)))
            self._page.notice.say(said, [(words("history.undo"), partial(self._undo, removed))])

    def _undo(self, removed: Chapter) -> None:
        self._archive.restore(removed)
        if self._page is not None:
            self._page.sessions.open(removed.session.id)

    @Slot()
    def _on_forget(self) -> None:
        from stretchgui.ui.history.forget_dialog import ForgetDialog

        if self._page is not None:
            self._page.sessions.keep_note()
        dialog = ForgetDialog(self._words, self._people, self._window)
        dialog.confirmed.connect(self._forget)
        dialog.exec()
        dialog.deleteLater()

    @Slot(object)
    def _forget(self, person: Receiver) -> None:
        """Everything about a person goes: what was done and felt, the name, and how they are drawn."""
        name, usual, settings = self._people.called(person), Settings(), self._keeper.settings
        if self._page is not None:
            # What is read anew takes a moment, in which nothing of it is shown.
            self._page.show_past(Past())
        problem = self._archive.forget(person)
        self.forgotten.emit(person)
        if person in (Receiver.A, Receiver.BOTH):
            settings = replace(settings, name_a="", figure_a=usual.figure_a)
        if person in (Receiver.B, Receiver.BOTH):
            settings = replace(settings, name_b="", figure_b=usual.figure_b)
        self._keeper.change(settings)
        if self._page is not None and problem is None:
            self._page.notice.say(self._words("history.forgotten", name=name))
