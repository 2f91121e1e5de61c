"""Is it stress? Five questions, what the answers may lead to, and where to read on. Nothing is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from stretchgui.health.stress import Answer, Question, advice_for
from stretchgui.health.wording import HealthWords, Source
from stretchgui.language.words import Words
from stretchgui.ui.kit.pieces import Column, add, button, card, label, row

ROUTINES: Final = ("wind-down-together", "deep-rest")
"""What is offered; one that is not there (any more) is left out."""
READ_ON: Final = ("stress.read.programme", "stress.read.exercise", "stress.read.mindfulness", "stress.read.relaxation")


class StressDialog(QDialog):
    """The questions, one below the other, and below them what they lead to, as soon as that is sure.

    Args:
        words: What it says about itself.
        health: What it says about health.
        titles: What the routines are called that can be offered, by their ids.
        parent: The window.

    Signals:
        routine_wanted (str): the id of the routine that one wants to look at; it closes.
    """

    routine_wanted = Signal(str)

    def __init__(
        self, words: Words, health: HealthWords, titles: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._health = health
        self._groups = {question: QButtonGroup(self) for question in Question}
        self._offer = self._make_offer(words, titles)
        self._talk = _told(health("stress.talk"))
        self._neither = _told(health("stress.neither"))
        self.setWindowTitle(words("stress.title"))
        self.setModal(True)
        page = Column(spacing=16, margins=28)
        intro = [label(sentence) for sentence in health.group("stress.intro").values()]
        add(page.column, label(words("stress.title"), "display"), *intro, self._questions(words))
        add(page.column, self._talk, self._offer, self._neither, self._further(words), None)
        done = button(words("stress.done"), "primary")
        done.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 18)
        add(outer, page, row(None, done, 28))
        self.resize(860, 680)
        self._show_advice()

    def answer(self, question: Question, answer: Answer) -> None:
        """Answers one question, as a click does."""
        self._groups[question].button(answer).click()

    def _questions(self, words: Words) -> QFrame:
        frame, column = card(margins=20, spacing=12)
        grid = QGridLayout()
        grid.setVerticalSpacing(14)
        grid.setHorizontalSpacing(6)
        grid.setColumnStretch(0, 1)
        for line, (question, group) in enumerate(self._groups.items()):
            asked = self._health(f"stress.question.{question}")
            grid.addWidget(label(asked, "large"), line, 0)
            for answer in Answer:
                says = words(f"stress.answer.{answer.name.lower()}")
                one = button(says, "segment")
                one.setCheckable(True)
                one.setAccessibleName(f"{asked} {says}")
                group.addButton(one, answer)
                grid.addWidget(one, line, 1 + answer)
            group.buttonClicked.connect(self._show_advice)
        column.addLayout(grid)
        return frame

    def _make_offer(self, words: Words, titles: Mapping[str, str]) -> QFrame:
        frame, column = card(margins=20, spacing=12)
        add(column, label(self._health("stress.offer"), "large"), label(self._health("stress.beside_moving")))
        offered = [routine for routine in ROUTINES if routine in titles]
        buttons = [button(words("stress.look_at", title=titles[routine])) for routine in offered]
        for routine, one in zip(offered, buttons, strict=True):
            one.setObjectName(routine)
            one.clicked.connect(self._on_wanted)
        column.addLayout(row(*buttons, None))
        return frame

    def _further(self, words: Words) -> QFrame:
        """Where to read on: addresses to select, for nothing here opens a connection."""
        frame, column = card("well", margins=20, spacing=8)
        column.addWidget(label(words("stress.read_on"), "heading"))
        for key in READ_ON:
            column.addWidget(label(self._health(key)))
            for source in self._health.sources(key):
                if source.address:
                    column.addWidget(_address(source))
        column.addWidget(label(self._health("stress.read.not_listed"), "muted"))
        return frame

    @Slot()
    def _show_advice(self) -> None:
        answers = {
            question: Answer(group.checkedId()) for question, group in self._groups.items() if group.checkedId() >= 0
        }
        advice = advice_for(answers)
        self._talk.setVisible(advice is not None and advice.talk)
        self._offer.setVisible(advice is not None and advice.rest)
        self._neither.setVisible(advice is not None and not (advice.talk or advice.rest))

    @Slot()
    def _on_wanted(self) -> None:
        wanted = self.sender()
        if wanted is not None:
            self.accept()
            self.routine_wanted.emit(wanted.objectName())


def _told(text: str) -> QFrame:
    frame, column = card(margins=20)
    column.addWidget(label(text, "large"))
    return frame


def _address(source: Source) -> QLineEdit:
    """An address to select and copy whole, however long it is."""
    field = QLineEdit(source.address)
    field.setReadOnly(True)
    field.setCursorPosition(0)
    field.setAccessibleName(source.name)
    return field
