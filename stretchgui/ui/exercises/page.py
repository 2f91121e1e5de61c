"""All exercises: found on the left, looked at on the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchgui.figure.look import Person
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.session.clock import Clock
from stretchgui.session.people import People
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.exercises.exercise_view import ExerciseView
from stretchgui.ui.exercises.finder import MOST_WIDTH, Finder
from stretchgui.ui.exercises.texts import Unsuited
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.pieces import button, label, row
from stretchgui.ui.kit.theme import Theme

SEARCH_KEYS: Final = ("Ctrl+F", "/")
BACK_KEY: Final = "Alt+Left"


class ExercisesPage(QWidget):
    """The exercise browser.

    Args:
        words: What it says.
        health: What it says about health.
        theme: Its colours.
        icons: Its icons.
        thumbnails: Makes the small pictures.
        clock: Seconds that only grow, for the large picture.
        people: The two, by their names.
        unsuited: Says whom of the two an exercise does not suit.

    Attributes:
        view: The exercise that is looked at.

    Signals:
        left: one wants to go back to where one was.
        add_requested (Exercise): this one shall go into a routine.
    """

    left = Signal()
    add_requested = Signal(object)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        theme: Theme,
        icons: Icons,
        thumbnails: Thumbnails,
        clock: Clock,
        people: People,
        unsuited: Unsuited,
    ) -> None:
        super().__init__()
        self._words = words
        self._icons = icons
        self._exercises: dict[str, Exercise] = {}
        # The exercises that led here by their easier ones, the last one at the end.
        self._trail: list[str] = []
        self._finder = Finder(words, theme, icons, thumbnails)
        self.view = ExerciseView(words, health, theme, icons, clock, self._exercises.get, people, unsuited)
        self._leave = button(words("exercises.leave"), "", words("exercises.leave.tip"))
        self._lay_out()
        self.set_theme(theme)
        self._leave.clicked.connect(self.left)
        self._finder.reached.connect(self._on_reached)
        self._finder.opened.connect(self._on_opened)
        self.view.exercise_wanted.connect(self._on_easier)
        self.view.back_wanted.connect(self._on_back)
        self.view.add_requested.connect(self.add_requested)
        self._take_keys()

    def set_exercises(self, exercises: Iterable[Exercise]) -> None:
        """Takes all exercises there are; what is looked at and looked for stays."""
        # The same dictionary: the view looks names up in it.
        self._exercises.clear()
        self._exercises.update({one.id: one for one in exercises})
        self._trail = [one for one in self._trail if one in self._exercises]
        self._finder.set_exercises(self._exercises.values())
        shown = self.view.exercise
        if shown is not None:
            self._show(shown.id if shown.id in self._exercises else self._finder.first())

    def open(self, exercise_id: str = "") -> None:
        """Comes into sight: with an exercise to be read, or to search in."""
        self.view.notice.put_away()
        shown = self.view.exercise
        self._trail = []
        if exercise_id in self._exercises:
            self._finder.show_current(exercise_id)
            self._show(exercise_id)
            self.view.read()
        else:
            wanted = shown.id if shown is not None else self._finder.first()
            self._finder.show_current(wanted)
            self._show(wanted)
            self._finder.search()

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self.view.set_people(people)

    def suit(self) -> None:
        """Says anew whom the exercise does not suit."""
        self.view.suit()

    def set_figures(self, people: tuple[Person, Person]) -> None:
        """Draws the two with other skin and hair."""
        self.view.set_figures(people)

    def set_still(self, still: bool) -> None:
        """Reduces motion."""
        self.view.set_still(still)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._finder.set_theme(theme)
        self.view.set_theme(theme)
        self._leave.setIcon(self._icons.icon("back", theme.text))

    def _lay_out(self) -> None:
        title = label(self._words("exercises.title"), "title", wraps=False)
        above = row(self._leave, title, None, spacing=12)
        above.setContentsMargins(16, 12, 8, 0)
        left = QWidget()
        left.setMaximumWidth(MOST_WIDTH)
        finder = QVBoxLayout(left)
        finder.setContentsMargins(0, 0, 0, 0)
        finder.setSpacing(10)
        finder.addLayout(above)
        finder.addWidget(self._finder, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 12, 0, 0)
        beside.addWidget(self.view)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(4)
        both.addWidget(left, 2)
        both.addLayout(beside, 4)

    def _take_keys(self) -> None:
        for keys in SEARCH_KEYS:
            QShortcut(QKeySequence(keys), self, self._finder.search)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.activated.connect(self.left)
        QShortcut(QKeySequence(BACK_KEY), self, self._on_back)

    # ---- what people do ------------------------------------------------------------------------------------------

    def _show(self, exercise_id: str) -> None:
        exercise = self._exercises.get(exercise_id)
        if exercise is None:
            return
        before = self._exercises.get(self._trail[-1]) if self._trail else None
        self.view.show_exercise(exercise, before.name.said(self._words.language) if before else "")

    @Slot(str)
    def _on_reached(self, exercise_id: str) -> None:
        shown = self.view.exercise
        if shown is None or shown.id != exercise_id:
            self._trail = []
            self._show(exercise_id)

    @Slot(str)
    def _on_opened(self, exercise_id: str) -> None:
        self._on_reached(exercise_id)
        self.view.read()

    @Slot(str)
    def _on_easier(self, exercise_id: str) -> None:
        shown = self.view.exercise
        if shown is not None and exercise_id in self._exercises:
            self._trail.append(shown.id)
            self._go(exercise_id)

    @Slot()
    def _on_back(self) -> None:
        """To the exercise that led here, else to where one was before."""
        if self._trail:
            self._go(self._trail.pop())
        else:
            self.left.emit()

    def _go(self, exercise_id: str) -> None:
        self._show(exercise_id)
        self._finder.show_current(exercise_id)
        self.view.read()
