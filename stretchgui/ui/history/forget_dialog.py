"""Deleting everything about one person: says what goes, and what stays, before it does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.kit.pieces import Choice, add, button, label, row, set_text

WIDTH: Final = 600


class ForgetDialog(QDialog):
    """Asks about whom, and whether that is meant.

    Signals:
        confirmed (Receiver): everything about this person, or about both, shall go.
    """

    confirmed = Signal(object)

    def __init__(self, words: Words, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._people = people
        self.whom = Choice(words("history.forget.whom"))
        self.whom.offer([(people.called(one), one) for one in Receiver], Receiver.A)
        self._goes = label(role="large")
        self._stays = label(role="muted")
        cancel = button(words("history.forget.cancel"))
        self._do = button("", "caution")
        self.setWindowTitle(words("history.forget.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        add(column, label(words("history.forget.title"), "title"), self.whom, self._goes, self._stays, None)
        add(column, row(self._do, None, cancel))
        self._show()
        self.whom.currentIndexChanged.connect(self._show)
        cancel.clicked.connect(self.reject)
        self._do.clicked.connect(self._on_do)
        cancel.setFocus()
        self.setMinimumWidth(WIDTH)
        self.resize(WIDTH, self.heightForWidth(WIDTH))

    @Slot()
    def _show(self) -> None:
        whom = self.whom.value
        both = whom is Receiver.BOTH
        name = self._people.called(whom if isinstance(whom, Receiver) else None)
        set_text(self._goes, self._words("history.forget.goes.both" if both else "history.forget.goes", name=name))
        set_text(self._stays, self._words("history.forget.stays"))
        self._do.setText(self._words("history.forget.do.both" if both else "history.forget.do", name=name))

    @Slot()
    def _on_do(self) -> None:
        self.confirmed.emit(self.whom.value)
        self.accept()
