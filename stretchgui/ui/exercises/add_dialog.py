"""Into which of one's own routines an exercise goes: one there is, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.exercise_format import LONGEST_TITLE
from stretchgui.routine.library import RoutineEntry
from stretchgui.routine.own_routines import tidy_title
from stretchgui.ui.kit.pieces import Choice, Tick, add, button, card, label, row, set_text

WIDTH: Final = 520


# Adds to a routine's file, or to a new one (None) of this title, and says what is wrong; "" if nothing is.
AddTo = Callable[[Path | None, str], str]


class AddDialog(QDialog):
    """Asks where an exercise shall go, and says what speaks against it. It is accepted once it has been added.

    Args:
        words: What it says.
        health: What it says about health.
        unsuited: Whom of the two the exercise does not suit: a sentence for each.
        exercise: What is added.
        routines: One's own routines.
        chosen: The one that is offered first; None for a new one.
        new_title: What a new one is called unless one writes something else.
        add_to: Adds it.
        parent: The window.
    """

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        unsuited: Sequence[str],
        exercise: Exercise,
        routines: Sequence[RoutineEntry],
        chosen: Path | None,
        new_title: str,
        add_to: AddTo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._add_to = add_to
        self.setWindowTitle(words("exercises.add"))
        self.setModal(True)
        self._where = Choice(words("exercises.add.where"))
        offered: list[tuple[str, object]] = [(one.title.said(words.language), one) for one in routines]
        first = next((one for one in routines if one.path == chosen), None)
        self._where.offer([(words("exercises.add.new"), None), *offered], first)
        self._name = QLineEdit(new_title)
        self._name.setMaxLength(LONGEST_TITLE)
        self._name.setAccessibleName(words("exercises.add.name"))
        self._name_label = label(words("exercises.add.name"), "muted", wraps=False)
        self._name_label.setBuddy(self._name)
        self._asked: Tick | None = None
        self._column = QVBoxLayout(self)
        self._wrong = label(role="danger")
        self._done = button(words("exercises.add.do"), "primary")
        self._cancel = button(words("exercises.add.cancel"))
        self._done.setDefault(True)
        self._lay_out(exercise, health, unsuited)
        self._where.currentIndexChanged.connect(self._on_where)
        self._name.textChanged.connect(self._show_ready)
        self._done.clicked.connect(self._on_done)
        self._cancel.clicked.connect(self.reject)
        self._on_where()

    def _lay_out(self, exercise: Exercise, health: HealthWords, unsuited: Sequence[str]) -> None:
        words, name = self._words, exercise.name.said(self._words.language)
        column = self._column
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(words("exercises.add.title", exercise=name), "title"))
        if exercise.opt_in:
            frame, inside = card("alarm", margins=14, spacing=6)
            self._asked = Tick(words("exercises.opt_in.yes"))
            self._asked.toggled.connect(self._show_ready)
            add(inside, label(words("exercises.opt_in"), "name"), label(health("opt_in")), self._asked)
            column.addWidget(frame)
        if exercise.not_with:
            frame, inside = card("well", margins=14, spacing=4)
            conditions = "; ".join(health(f"condition.{one}") for one in exercise.not_with)
            add(inside, label(health("suits.not_with"), "name"), label(conditions))
            add(inside, *(label(line, "warning") for line in unsuited))
            column.addWidget(frame)
        asked = QVBoxLayout()
        asked.setSpacing(4)
        where = label(words("exercises.add.where"), "muted", wraps=False)
        add(asked, where, self._where, 6, self._name_label, self._name)
        add(column, 2, asked, self._wrong, 6, row(None, self._cancel, self._done))
        self._wrong.hide()
        self.resize(WIDTH, 0)

    @Slot()
    def _on_where(self) -> None:
        is_new = self._where.value is None
        for widget in (self._name_label, self._name):
            widget.setVisible(is_new)
        self._show_ready()
        if is_new:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._name.selectAll()
        self._fit()

    @Slot()
    def _show_ready(self) -> None:
        named = self._where.value is not None or bool(tidy_title(self._name.text()))
        asked = self._asked is None or self._asked.isChecked()
        self._done.setEnabled(named and asked)

    @Slot()
    def _on_done(self) -> None:
        one = self._where.value
        if isinstance(one, RoutineEntry):
            wrong = self._add_to(one.path, one.title.said(self._words.language))
        else:
            wrong = self._add_to(None, tidy_title(self._name.text()))
        if not wrong:
            self.accept()
            return
        set_text(self._wrong, wrong)
        self._fit()

    def _fit(self) -> None:
        """As high as its words need at its width: Qt would guess by words that do not wrap."""
        self._column.activate()
        height = self._column.totalHeightForWidth(self.width())
        self.setMinimumHeight(height)
        self.resize(self.width(), height)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begins with what is asked first."""
        super().showEvent(event)
        self._fit()
        if self._asked is not None:
            self._asked.setFocus(Qt.FocusReason.OtherFocusReason)
