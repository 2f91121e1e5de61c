"""The large picture of an exercise, shown over and over: it can be stopped, turned over, or stand still."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.figure.look import Person
from stretchgui.figure.model import CONTRACT, HOLD, START
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Side, Sides
from stretchgui.session.clock import Clock
from stretchgui.session.people import People
from stretchgui.ui.drawn.demonstrator import Demonstrator
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.pieces import button, row
from stretchgui.ui.kit.theme import Theme

MOMENTS: Final = (START, HOLD, CONTRACT)


class MovingPicture(QWidget):
    """An exercise in motion, and what can be done with it.

    Args:
        words: What its buttons say.
        theme: Its colours.
        icons: Its icons.
        clock: Seconds that only grow.

    Signals:
        side_chosen (Side): the other side is to be seen.
    """

    side_chosen = Signal(object)

    def __init__(self, words: Words, theme: Theme, icons: Icons, clock: Clock) -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self._icons = icons
        self._exercise: Exercise | None = None
        self._still = False
        self._wants_to_play = True
        self._figure = FigureView(words, theme.look, clock)
        self._demonstrator = Demonstrator(self._figure, clock, self)
        self._play = button("")
        self._moments = {moment: _segment(words(f"exercises.moment.{moment}")) for moment in MOMENTS}
        self._sides = {side: _segment(words(f"exercises.side.{side}")) for side in Side}
        self._moment_group, self._side_group = QButtonGroup(self), QButtonGroup(self)
        for group, buttons in ((self._moment_group, self._moments), (self._side_group, self._sides)):
            for one in buttons.values():
                group.addButton(one)
        for moment, one in self._moments.items():
            one.setToolTip(words(f"exercises.moment.{moment}.tip"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._figure)
        column.addLayout(row(self._play, 6, *self._moments.values(), None, *self._sides.values(), spacing=4))
        self._play.clicked.connect(self._on_play)
        self._moment_group.buttonClicked.connect(self._on_moment)
        self._side_group.buttonClicked.connect(self._on_side)
        self._show_playing()

    @property
    def playing(self) -> bool:
        """Whether it moves, or will as soon as it is seen."""
        return self._wants_to_play and not self._still

    def show_exercise(self, exercise: Exercise, receiver_is_a: bool, side: Side | None, people: People) -> None:
        """Shows an exercise; another one begins anew, the same one goes on for other people or the other side."""
        another = exercise is not self._exercise
        self._exercise = exercise
        self._figure.show_exercise(exercise, receiver_is_a, side, (people.a, people.b))
        moments = exercise.figure.moments if exercise.figure else {}
        several = len(moments) > 1
        for moment, one in self._moments.items():
            one.setVisible(several and moment in moments)
        for which, one in self._sides.items():
            one.setVisible(exercise.sides is Sides.EACH)
            one.setChecked(which is side)
        self._play.setVisible(exercise.figure is not None and not self._still)
        if another:
            self._wants_to_play = not self._still
            self._demonstrator.demonstrate(exercise)
            self._go_on()

    def set_height(self, height: int) -> None:
        """Gives the picture so many pixels."""
        self._figure.setFixedHeight(height)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._figure.set_look(theme.look)
        self._show_playing()

    def set_figures(self, people: tuple[Person, Person]) -> None:
        """Draws the two with other skin and hair."""
        self._figure.set_people(people)

    def set_still(self, still: bool) -> None:
        """Reduces motion: it stands still, at the moment that is chosen."""
        self._still = still
        self._figure.set_still(still)
        self._play.setVisible(not still and (self._exercise is None or self._exercise.figure is not None))
        self._wants_to_play = not still
        self._go_on()

    def stand_still(self, moment: str) -> None:
        """Stands still and shows one moment: start, hold or contract."""
        self._wants_to_play = False
        self._show_moment(moment)
        self._show_playing()

    def _go_on(self) -> None:
        """Plays if it should and can be seen; else stands still."""
        if self.playing and self.isVisible():
            self._uncheck_moments()
            self._demonstrator.play()
        elif self._still:
            self._show_moment(HOLD)
        else:
            self._demonstrator.stop()
        self._show_playing()

    def _show_moment(self, moment: str) -> None:
        moments = self._exercise.figure.moments if self._exercise and self._exercise.figure else {}
        if moments:
            self._demonstrator.show_moment(moment if moment in moments else next(iter(moments)))
            self._moments[moment].setChecked(moment in moments)

    def _uncheck_moments(self) -> None:
        self._moment_group.setExclusive(False)
        for one in self._moments.values():
            one.setChecked(False)
        self._moment_group.setExclusive(True)

    def _show_playing(self) -> None:
        name = "pause" if self.playing else "play"
        self._play.setText(self._words("exercises.pause" if self.playing else "exercises.play"))
        self._play.setIcon(self._icons.icon(name, self._theme.text))

    @Slot()
    def _on_play(self) -> None:
        self._wants_to_play = not self._wants_to_play
        self._go_on()

    @Slot(object)
    def _on_moment(self, clicked: QPushButton) -> None:
        self.stand_still(next(moment for moment, one in self._moments.items() if one is clicked))

    @Slot(object)
    def _on_side(self, clicked: QPushButton) -> None:
        self.side_chosen.emit(next(side for side, one in self._sides.items() if one is clicked))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Moves again if it moved."""
        super().showEvent(event)
        if self.playing:
            self._go_on()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Moves nothing that nobody sees."""
        super().hideEvent(event)
        if self.playing:
            self._demonstrator.stop()


def _segment(text: str) -> QPushButton:
    made = button(text, "segment")
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
