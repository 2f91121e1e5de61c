"""All that is said of an exercise, below each other: what each of the two does, and what both should know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.health.wording import HealthWords
from stretchgui.language.text import Text
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.routine.exercise import People as Takes
from stretchgui.routine.level import Level
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.exercises.dose_words import dose_at, dose_lines
from stretchgui.ui.kit.copyable import CopyableText
from stretchgui.ui.kit.pieces import add, bullet, button, card, emptied, label, row

# From this width (pixels) on the two people's texts stand side by side.
WIDE_ENOUGH: Final = 500
# What is said below every exercise, of what the program is for.
GENERAL: Final = ("information", "no_examination", "not_reviewed")

FindExercise = Callable[[str], Exercise | None]
Unsuited = Callable[[Exercise], Sequence[str]]


class Texts(QWidget):
    """The texts of one exercise.

    Args:
        words: The headings.
        health: What it says about health.
        find: The exercise of an id, for the names of easier ones.
        unsuited: Says whom of the two an exercise does not suit.

    Signals:
        exercise_wanted (str): another one is to be seen.
        swap_wanted: the two shall be shown the other way round.
    """

    exercise_wanted = Signal(str)
    swap_wanted = Signal()

    def __init__(self, words: Words, health: HealthWords, find: FindExercise, unsuited: Unsuited) -> None:
        super().__init__()
        self._words = words
        self._health = health
        self._find = find
        self._unsuited = unsuited
        self._values: dict[str, str] = {}
        self._easier = ""
        self._sides_by_side: QBoxLayout | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_exercise(self, exercise: Exercise, receiver_is_a: bool, side: Side | None, people: People) -> None:
        """Writes everything about an exercise.

        Args:
            exercise: What.
            receiver_is_a: Whether partner A receives.
            side: The receiver's side that is spoken of.
            people: The two, by their names.
        """
        words, health = self._words, self._health
        receiver, helper = (Receiver.A, Receiver.B) if receiver_is_a else (Receiver.B, Receiver.A)
        self._values = {
            "receiver": people.called(receiver),
            "helper": people.called(helper),
            "side": words(f"side.{side}") if side else "",
            "other_side": words(f"side.{side.other}") if side else "",
            "hold": f"{dose_at(exercise, Level.STANDARD).hold:.0f}",
        }
        self._sides_by_side = None
        emptied(self._column)
        for line in self._unsuited(exercise):
            self._column.addWidget(label(line, "warning"))
        if exercise.opt_in:
            self._alarm("exercises.opt_in", [health("opt_in")])
        self._write_parts(exercise, people)
        self._list("exercises.dose", dose_lines(words, exercise))
        self._alarm("preview.stop_if", self._said_each(exercise.stop_if))
        if exercise.not_with:
            conditions = [bullet(health(f"condition.{name}")) for name in exercise.not_with]
            add(self._section_under(health("suits.not_with")), *conditions)
        self._list("preview.mistakes", self._said_each(exercise.mistakes))
        self._write_easier(exercise)
        self._paragraph("preview.alone_at_it", self._said(exercise.alone))
        self._write_sources(exercise.sources)
        self._arrange(self.width())

    # ---- who does what -------------------------------------------------------------------------------------------

    def _write_parts(self, exercise: Exercise, people: People) -> None:
        words, told, helped = self._words, exercise.receiver, exercise.helper
        partner = exercise.people is Takes.PARTNER
        receiver = [
            ("exercises.setup", told.setup),
            ("exercises.during", told.during),
            ("exercises.contract", told.contract),
            ("preview.feel", told.feel),
        ]
        helper = [
            ("exercises.setup", helped.setup),
            ("exercises.hands", helped.hands),
            ("exercises.during", helped.during),
            ("exercises.contract", helped.contract),
            ("exercises.watch", helped.watch),
        ]
        if partner:
            who = words("preview.turn", receiver=self._values["receiver"], helper=self._values["helper"])
            swap = button(words("exercises.swap"), "quiet", words("exercises.swap.tip"))
            swap.clicked.connect(self.swap_wanted)
            line = row(spacing=8)
            line.addWidget(label(who, "heading"), 1)
            line.addWidget(swap)
            self._column.addLayout(line)
        key = {Takes.PARTNER: "", Takes.TOGETHER: "preview.together", Takes.SOLO: "preview.alone"}[exercise.people]
        if key:
            self._column.addWidget(label(words(key, both=people.both), "heading"))
        side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        side_by_side.setSpacing(12)
        parts = [
            self._part(self._values["receiver"] if partner else people.both, "receiver", receiver),
            self._part(self._values["helper"] if partner else words("preview.besides"), "helper", helper),
        ]
        for part in parts:
            if part is not None:
                side_by_side.addWidget(part, 1)
        self._column.addLayout(side_by_side)
        self._sides_by_side = side_by_side

    def _part(self, name: str, role: str, texts: Sequence[tuple[str, Text]]) -> QFrame | None:
        """What one of the two does, under the name in the role's colour."""
        if not any(text for _, text in texts):
            return None
        frame, column = card(margins=14, spacing=4)
        column.addWidget(label(name, role))
        for key, text in texts:
            if text:
                add(column, 4, label(self._words(key), "muted"), label(self._said(text)))
        column.addStretch(1)
        return frame

    # ---- what both should know -----------------------------------------------------------------------------------

    def _said(self, text: Text) -> str:
        return text.said(self._words.language, self._values)

    def _said_each(self, texts: Sequence[Text]) -> list[str]:
        return [self._said(text) for text in texts]

    def _section(self, key: str) -> QVBoxLayout:
        return self._section_under(self._words(key))

    def _section_under(self, title: str) -> QVBoxLayout:
        section = QVBoxLayout()
        section.setSpacing(4)
        section.addWidget(label(title, "name"))
        self._column.addLayout(section)
        return section

    def _paragraph(self, key: str, text: str) -> None:
        if text:
            add(self._section(key), label(text))

    def _list(self, key: str, texts: Sequence[str]) -> None:
        if texts:
            add(self._section(key), *(bullet(text) for text in texts))

    def _alarm(self, key: str, texts: Sequence[str]) -> None:
        if not texts:
            return
        frame, column = card("alarm", margins=14, spacing=6)
        column.addWidget(label(self._words(key), "name"))
        for text in texts:
            column.addLayout(bullet(text) if len(texts) > 1 else row(label(text)))
        self._column.addWidget(frame)

    def _write_easier(self, exercise: Exercise) -> None:
        easier = self._find(exercise.easier) if exercise.easier else None
        if easier is None:
            return
        self._easier = easier.id
        name = easier.name.said(self._words.language)
        link = button(name, "quiet", self._words("exercises.easier.tip"))
        link.setAccessibleName(f"{self._words('preview.easier')}: {name}")
        link.clicked.connect(self._on_easier)
        self._section("preview.easier").addLayout(row(link, None))

    def _write_sources(self, sources: Sequence[str]) -> None:
        if sources:
            self._section("preview.sources").addWidget(CopyableText("\n".join(sources), self._words("preview.sources")))
        self._column.addWidget(label(" ".join(self._health(f"purpose.{key}") for key in GENERAL), "muted"))

    # ---- Qt ------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_easier(self) -> None:
        self.exercise_wanted.emit(self._easier)

    def _arrange(self, width: int) -> None:
        """Has the two side by side where there is room, else below each other."""
        if self._sides_by_side is not None:
            wide = width >= WIDE_ENOUGH
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._sides_by_side.setDirection(across if wide else down)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())
