"""Everything about one step: its moving picture, what each of the two does, and what to look out for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.figure.look import Look, Person
from stretchgui.health.wording import HealthWords
from stretchgui.language.text import Text
from stretchgui.language.words import Words
from stretchgui.routine.customisation import StepDose
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.routine.exercise import People as Takes
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.session.clock import Clock
from stretchgui.session.people import People
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.kit.pieces import Column, add, bullet, card, emptied, label
from stretchgui.ui.kit.style import ROLE

# How long the picture takes to move into the stretch, in seconds, and how high it may be, in pixels.
MOVES_FOR: Final = 3.0
HIGHEST: Final = 380
PROPORTION: Final = 0.62
# What margins and the scroll bar take of the width, in pixels.
BESIDE: Final = 26

FindExercise = Callable[[str], Exercise | None]


class StepDetails(QWidget):
    """Shows one exercise in full, for one receiver.

    Args:
        words: What it says.
        health: What it says about health.
        look: The colours of the picture.
        clock: Seconds that only grow, for the picture.
        find: The exercise of an id, for the name of an easier one.
    """

    def __init__(self, words: Words, health: HealthWords, look: Look, clock: Clock, find: FindExercise) -> None:
        super().__init__()
        self._words = words
        self._health = health
        self._find = find
        self._figure = FigureView(words, look, clock)
        self._figure.installEventFilter(self)
        self._figure.setToolTip(words("preview.figure.tip"))
        self._scroll = Column(spacing=12)
        # Read with the arrow keys too.
        self._scroll.setProperty(ROLE, "reader")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(words("preview.details"))
        self._texts = QVBoxLayout()
        self._texts.setSpacing(12)
        self._scroll.column.setContentsMargins(2, 2, 10, 16)
        self._scroll.column.addWidget(self._figure)
        self._scroll.column.addLayout(self._texts)
        self._scroll.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._shown: tuple[object, ...] = ()

    def show_step(
        self,
        exercise: Exercise,
        dose: StepDose,
        receiver: Receiver,
        people: People,
        more: Sequence[str] = (),
        *,
        unsuited: str = "",
    ) -> None:
        """Shows an exercise, and moves its picture into the stretch once.

        Args:
            exercise: What.
            dose: How long and on which sides.
            receiver: Who receives.
            people: The two, by their names.
            more: Sources of the routine itself.
            unsuited: Why this is done instead of the routine's own, or whom it does not suit.
        """
        shown = (exercise, dose.sides[0], round(dose.hold), receiver, people, tuple(more), unsuited)
        if shown == self._shown:
            return
        same_picture = bool(self._shown) and shown[:2] == self._shown[:2] and receiver is self._shown[3]
        self._shown = shown
        self._figure.show_exercise(exercise, receiver is not Receiver.B, dose.sides[0], (people.a, people.b))
        if not same_picture:
            self.play()
            self._scroll.verticalScrollBar().setValue(0)
        emptied(self._texts)
        if unsuited:
            frame, column = card("alarm", margins=14, spacing=6)
            column.addWidget(label(unsuited, "name"))
            self._texts.addWidget(frame)
        self._write(exercise, _values(self._words, dose, receiver, people), receiver, people)
        self._list("preview.routine_sources", more)

    def draw_beforehand(self) -> Iterator[None]:
        """Draws the picture before anybody sees it, in pieces."""
        return self._figure.draw_beforehand()

    def play(self) -> None:
        """Moves the picture into the stretch, once."""
        self._figure.set_moment(PhaseKind.EASE_IN, 0.0, MOVES_FOR, running=True)

    def set_look(self, look: Look) -> None:
        """Draws the picture in other colours."""
        self._figure.set_look(look)

    def set_figures(self, people: tuple[Person, Person]) -> None:
        """Draws the two with other skin and hair."""
        self._figure.set_people(people)

    def set_still(self, still: bool) -> None:
        """Reduces motion."""
        self._figure.set_still(still)

    def _write(self, exercise: Exercise, values: dict[str, str], receiver: Receiver, people: People) -> None:
        words, health, language = self._words, self._health, self._words.language

        def said(*texts: Text) -> str:
            return " ".join(text.said(language, values) for text in texts if text)

        self._texts.addWidget(label(exercise.name.said(language), "title"))
        if exercise.also_known_as:
            names = ", ".join(name.said(language) for name in exercise.also_known_as)
            self._texts.addWidget(label(words("preview.also", names=names), "muted"))
        helped = exercise.people is Takes.PARTNER
        who = people.called(receiver) if helped else people.both
        self._part(
            who, "receiver", said(exercise.receiver.setup), said(exercise.receiver.during, exercise.receiver.contract)
        )
        helper = exercise.helper
        whom = people.called(receiver.helper) if helped else words("preview.besides")
        self._part(
            whom, "helper", said(helper.setup, helper.hands), said(helper.during, helper.contract), said(helper.watch)
        )
        self._paragraph("preview.feel", said(exercise.receiver.feel))
        self._list("preview.mistakes", [text.said(language, values) for text in exercise.mistakes])
        self._alarm("preview.stop_if", [text.said(language, values) for text in exercise.stop_if])
        self._list_under(health("suits.not_with"), [health(f"condition.{name}") for name in exercise.not_with])
        easier = self._find(exercise.easier) if exercise.easier else None
        self._paragraph("preview.easier", easier.name.said(language) if easier else "")
        self._paragraph("preview.alone_at_it", said(exercise.alone))
        self._list("preview.sources", exercise.sources, "muted")

    def _part(self, name: str, role: str, *texts: str) -> None:
        """What one of the two does, under the name in the role's colour."""
        if not any(texts):
            return
        frame, column = card(margins=14, spacing=6)
        column.addWidget(label(name, role))
        for text in texts:
            if text:
                column.addWidget(label(text))
        self._texts.addWidget(frame)

    def _paragraph(self, key: str, text: str) -> None:
        if text:
            add(self._section(self._words(key)), label(text))

    def _list(self, key: str, texts: Sequence[str], role: str = "text") -> None:
        self._list_under(self._words(key), texts, role)

    def _list_under(self, title: str, texts: Sequence[str], role: str = "text") -> None:
        if texts:
            add(self._section(title), *(bullet(text, role) for text in texts))

    def _section(self, title: str) -> QVBoxLayout:
        """A heading, and the room for what belongs to it."""
        section = QVBoxLayout()
        section.setSpacing(4)
        section.addWidget(label(title, "name"))
        self._texts.addLayout(section)
        return section

    def _alarm(self, key: str, texts: Sequence[str]) -> None:
        if not texts:
            return
        frame, column = card("alarm", margins=14, spacing=6)
        column.addWidget(label(self._words(key), "name"))
        for text in texts:
            column.addLayout(bullet(text))
        self._texts.addWidget(frame)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() - BESIDE
        self._figure.setFixedHeight(max(120, min(HIGHEST, round(wide * PROPORTION), event.size().height() // 2)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._figure and event.type() in (QEvent.Type.Enter, QEvent.Type.MouseButtonPress):
            self.play()
        return super().eventFilter(watched, event)


def _values(words: Words, dose: StepDose, receiver: Receiver, people: People) -> dict[str, str]:
    """What stands in place of the placeholders."""
    side: Side | None = dose.sides[0]
    both = receiver is Receiver.BOTH
    return {
        "receiver": people.a if both else people.called(receiver),
        "helper": people.b if both else people.called(receiver.helper),
        "side": words(f"side.{side}") if side else "",
        "other_side": words(f"side.{side.other}") if side else "",
        "hold": f"{dose.hold:.0f}",
    }
