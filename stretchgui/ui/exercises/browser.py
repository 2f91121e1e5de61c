"""The way into the exercises and back, and what is done there with one's own routines."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from stretchgui.document.problems import Problem
from stretchgui.figure.look import Person
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.exercises import Origin
from stretchgui.routine.own_routines import Change, OwnRoutines
from stretchgui.routine.shelf import Shelf
from stretchgui.session.people import People
from stretchgui.ui.flow import Flow
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.main_window import MainWindow, Pages

if TYPE_CHECKING:
    from stretchgui.ui.exercises.page import ExercisesPage
    from stretchgui.ui.exercises.texts import Unsuited

Said = tuple[str, Callable[[], None]]


class Browser(QObject):
    """Leads to the page of all exercises, which is built when it is first wanted.

    Args:
        words: What it says.
        window: Shows the page.
        pages: The pages one comes from.
        flow: Shows routines, changed or new ones too.
        health: What is said about health.
        unsuited: Says whom of the two an exercise does not suit, a sentence for each.
        shelf: All exercises and routines.
        own: One's own routines, as files.
        make_page: Makes the page, dressed as everything is at the moment.
    """

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        unsuited: Unsuited,
        window: MainWindow,
        pages: Pages,
        flow: Flow,
        shelf: Shelf,
        own: OwnRoutines,
        make_page: Callable[[], ExercisesPage],
    ) -> None:
        super().__init__(window)
        self._words = words
        self._health = health
        self._unsuited = unsuited
        self._window = window
        self._pages = pages
        self._flow = flow
        self._shelf = shelf
        self._own = own
        self._make_page = make_page
        self._page: ExercisesPage | None = None
        self._last: Path | None = None
        self._came_from: QWidget | None = None
        window.exercises_requested.connect(self.open)
        pages.selector.exercises_requested.connect(self.open)
        pages.preview.exercise_wanted.connect(self.open_at)
        pages.preview.step_moved.connect(self._on_step_moved)
        pages.preview.step_removed.connect(self._on_step_removed)
        flow.read_again.connect(self._on_read_again)

    @property
    def page(self) -> ExercisesPage | None:
        """The page, once it was wanted."""
        return self._page

    @Slot()
    def open(self) -> None:
        """Shows all exercises, to search in."""
        self.open_at("")

    @Slot(str)
    def open_at(self, exercise_id: str) -> None:
        """Shows one exercise among all; "" for the one that was looked at last."""
        page = self._page
        if page is None:
            page = self._page = self._make_page()
            page.left.connect(self._on_left)
            page.add_requested.connect(self._on_add)
            page.set_exercises(self._exercises())
        self._pages.preview.notice.put_away()
        if not page.isVisible():
            self._came_from = self._window.focusWidget()
        self._window.show_exercises(page)
        page.open(exercise_id)

    def wear(self, people: People, looks: tuple[Person, Person], still: bool) -> None:
        """Has the page follow the settings, if it is there."""
        if self._page is not None:
            self._page.set_people(people)
            self._page.set_figures(looks)
            self._page.set_still(still)

    @Slot()
    def suit(self) -> None:
        """Has the page say anew whom its exercise does not suit, if it is there."""
        if self._page is not None:
            self._page.suit()

    def set_theme(self, theme: Theme) -> None:
        """Has the page take other colours, if it is there."""
        if self._page is not None:
            self._page.set_theme(theme)

    def _exercises(self) -> list[Exercise]:
        return [exercise for exercise in self._shelf.exercises.values() if exercise is not None]

    @Slot()
    def _on_read_again(self) -> None:
        if self._page is not None:
            self._page.set_exercises(self._exercises())

    @Slot()
    def _on_left(self) -> None:
        """Back to where one was, down to the button."""
        self._window.show_preview()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- adding --------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_add(self, exercise: Exercise) -> None:
        """Asks where it shall go, and adds it."""
        from stretchgui.ui.exercises.add_dialog import AddDialog

        routines = [entry for entry in self._shelf.entries if entry.origin is Origin.OWN and entry.routine is not None]
        made: list[tuple[Change, str]] = []

        def add_to(path: Path | None, title: str) -> str:
            done = self._write(exercise, path, title)
            if isinstance(done, Problem):
                return self._words("exercises.not_written", title=title, problem=done.message)
            made.append((done, title))
            return ""

        chosen = self._last or self._flow.chosen_path
        dialog = AddDialog(
            self._words,
            self._health,
            self._unsuited(exercise),
            exercise,
            routines,
            chosen,
            self._new_title(),
            add_to,
            self._window,
        )
        dialog.exec()
        dialog.deleteLater()
        for change, title in made:
            self._on_added(change, title)

    def _new_title(self) -> str:
        """What a new routine is called unless one writes something else."""
        titles = {entry.title.said(self._words.language) for entry in self._shelf.entries}
        title, number = self._words("exercises.add.new_title"), 2
        while title in titles:
            title = self._words("exercises.add.new_title.again", n=number)
            number += 1
        return title

    def _write(self, exercise: Exercise, path: Path | None, title: str) -> Change | Problem:
        if path is not None:
            return self._own.add(path, exercise)
        return self._own.begin(title, exercise, {entry.id for entry in self._shelf.entries})

    def _on_added(self, change: Change, title: str) -> None:
        self._last = change.path
        self._flow.read_routines()
        page = self._page
        if page is None:
            return
        words = self._words
        undo: Said = (words("exercises.undo"), partial(self._undo_added, change, title))
        open_it: Said = (words("exercises.open_it"), partial(self._flow.show_routine, change.routine_id))
        page.view.notice.say(words("exercises.added", title=title, n=change.index + 1), [open_it, undo])

    def _undo_added(self, change: Change, title: str) -> None:
        problem = self._own.undo(change)
        self._last = self._last if change.before is not None else None
        self._flow.read_routines()
        if self._page is not None:
            self._page.view.notice.say(self._undone(problem, title))

    def _undone(self, problem: Problem | None, title: str) -> str:
        if problem is None:
            return self._words("exercises.undone", title=title)
        return self._words("exercises.not_written", title=title, problem=problem.message)

    # ---- steps of one's own routines -----------------------------------------------------------------------------

    @Slot(int, int)
    def _on_step_moved(self, index: int, by: int) -> None:
        self._change_steps(lambda path: self._own.move(path, index, by), "exercises.moved")

    @Slot(int)
    def _on_step_removed(self, index: int) -> None:
        self._change_steps(lambda path: self._own.remove(path, index), "exercises.removed")

    def _change_steps(self, change: Callable[[Path], Change | Problem], said: str) -> None:
        path, notice = self._flow.chosen_path, self._pages.preview.notice
        if path is None:
            return
        title = self._flow.chosen_title
        done = change(path)
        if isinstance(done, Problem):
            notice.say(self._words("exercises.not_written", title=title, problem=done.message))
            return
        self._flow.read_routines(done.index)
        undo: Said = (self._words("exercises.undo"), partial(self._undo_steps, done, title))
        notice.say(self._words(said, title=title), [undo])

    def _undo_steps(self, change: Change, title: str) -> None:
        problem = self._own.undo(change)
        self._flow.read_routines()
        self._pages.preview.notice.say(self._undone(problem, title))
