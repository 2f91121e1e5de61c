"""The right half: one exercise, with its large picture and everything that is said of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.figure.look import Person
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Side, Sides
from stretchgui.routine.exercise import People as Takes
from stretchgui.session.clock import Clock
from stretchgui.session.people import People
from stretchgui.ui.exercises.exercise_list import facts_of
from stretchgui.ui.exercises.moving_picture import MovingPicture
from stretchgui.ui.exercises.texts import FindExercise, Texts, Unsuited
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.notice import Notice
from stretchgui.ui.kit.pieces import Column, add, button, label, row, set_text
from stretchgui.ui.kit.style import ROLE
from stretchgui.ui.kit.theme import Theme

PROPORTION: Final = 0.62
HIGHEST_SHARE: Final = 0.66
LEAST_HEIGHT: Final = 200
# What margins and the scroll bar take of the width, in pixels.
BESIDE: Final = 40
SIDE: Final = 8
# Longer lines are hard to follow.
WIDEST: Final = 1080


class ExerciseView(QWidget):
    """Shows one exercise in full.

    Args:
        words: What it says.
        health: What it says about health.
        theme: Its colours.
        icons: Its icons.
        clock: Seconds that only grow, for the picture.
        find: The exercise of an id.
        people: The two, by their names.
        unsuited: Says whom of the two an exercise does not suit.

    Signals:
        exercise_wanted (str): another exercise is to be seen, such as an easier one.
        back_wanted: back to the exercise one came from.
        add_requested (Exercise): this one shall go into a routine.
    """

    exercise_wanted = Signal(str)
    back_wanted = Signal()
    add_requested = Signal(object)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        find: FindExercise,
        people: People,
        unsuited: Unsuited,
    ) -> None:
        super().__init__()
        self._words = words
        self._icons = icons
        self._people = people
        self._exercise: Exercise | None = None
        self._receiver_is_a = True
        self._side: Side | None = None
        self._back = button("", "quiet", words("exercises.back_to.tip"))
        self._name = label(role="title")
        self._facts = label(role="muted")
        self._also = label(role="muted")
        self._targets = label()
        self._add = button(words("exercises.add"), "primary", words("exercises.add.tip"))
        self._picture = MovingPicture(words, theme, icons, clock)
        self._texts = Texts(words, health, find, unsuited)
        self._scroll = Column(spacing=12)
        # Read with the arrow keys too.
        self._scroll.setProperty(ROLE, "reader")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.notice = Notice(words("exercises.notice.close"), icons, theme)
        self._header = QHBoxLayout()
        self._lay_out()
        self.set_theme(theme)
        self._back.clicked.connect(self.back_wanted)
        self._add.clicked.connect(self._on_add)
        self._picture.side_chosen.connect(self._on_side)
        self._texts.exercise_wanted.connect(self.exercise_wanted)
        self._texts.swap_wanted.connect(self._on_swap)

    @property
    def exercise(self) -> Exercise | None:
        """What is shown."""
        return self._exercise

    @property
    def picture(self) -> MovingPicture:
        """The picture and its buttons."""
        return self._picture

    def show_exercise(self, exercise: Exercise, came_from: str = "") -> None:
        """Shows an exercise from its beginning.

        Args:
            exercise: What.
            came_from: The name of the one that led here, for the way back; "" for none.
        """
        if exercise is not self._exercise:
            self._side = Side.LEFT if exercise.sides is Sides.EACH else None
            self._scroll.verticalScrollBar().setValue(0)
        self._exercise = exercise
        self._back.setText(self._words("exercises.back_to", exercise=came_from))
        self._back.setVisible(bool(came_from))
        self._write()

    def read(self) -> None:
        """Puts the focus where the arrow keys scroll."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_texts(self) -> None:
        """Scrolls to what the two do."""
        self._scroll.verticalScrollBar().setValue(self._texts.y())

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._people = people
        self._write()

    def suit(self) -> None:
        """Says anew whom the exercise does not suit."""
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._picture.set_theme(theme)
        self._add.setIcon(self._icons.icon("plus", theme.on_accent))
        self._back.setIcon(self._icons.icon("back", theme.accent))
        self.notice.set_theme(theme)

    def set_figures(self, people: tuple[Person, Person]) -> None:
        """Draws the two with other skin and hair."""
        self._picture.set_figures(people)

    def set_still(self, still: bool) -> None:
        """Reduces motion."""
        self._picture.set_still(still)

    def _lay_out(self) -> None:
        inside = self._scroll.column
        add(inside, self._picture, self._also, self._targets, self._texts, None)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        add(titles, self._name, self._facts)
        self._header.setSpacing(12)
        self._header.addLayout(titles, 1)
        self._header.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 8, 0)
        column.setSpacing(8)
        column.addLayout(row(self._back, None))
        column.addLayout(self._header)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.notice)

    def _write(self) -> None:
        exercise = self._exercise
        if exercise is None:
            return
        words, language = self._words, self._words.language
        name = exercise.name.said(language)
        set_text(self._name, name)
        self._scroll.setAccessibleName(words("exercises.page", exercise=name))
        region = words(f"exercises.region.{exercise.region}")
        set_text(self._facts, " · ".join([*facts_of(words, exercise), region]))
        also = ", ".join(other.said(language) for other in exercise.also_known_as)
        set_text(self._also, words("preview.also", names=also) if also else "")
        targets = ", ".join(exercise.targets)
        set_text(self._targets, words("exercises.targets", targets=targets) if targets else "")
        shown = (exercise, self._receiver_is_a or exercise.people is not Takes.PARTNER, self._side, self._people)
        self._picture.show_exercise(*shown)
        self._texts.show_exercise(*shown)

    @Slot(object)
    def _on_side(self, side: Side) -> None:
        self._side = side
        self._write()

    @Slot()
    def _on_swap(self) -> None:
        self._receiver_is_a = not self._receiver_is_a
        self._write()

    @Slot()
    def _on_add(self) -> None:
        if self._exercise is not None:
            self.add_requested.emit(self._exercise)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare = max(0, event.size().width() - BESIDE - WIDEST) // 2
        self._header.setContentsMargins(SIDE + 2 + spare, 0, spare, 0)
        self._scroll.column.setContentsMargins(SIDE + spare, 6, SIDE + 4 + spare, 16)
        wide = min(WIDEST, event.size().width() - BESIDE)
        most = max(LEAST_HEIGHT, round(event.size().height() * HIGHEST_SHARE) - 60)
        self._picture.set_height(max(LEAST_HEIGHT, min(most, round(wide * PROPORTION))))
