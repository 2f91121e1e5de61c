"""A question in the page with a few large answers: what may follow a stop, or a wish to end. Never a dialog."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.ui.during.stopping import Question
from stretchgui.ui.kit.fitted import FittedLabel
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.surface import PageButton, Surface
from stretchgui.ui.kit.theme import Theme

# Whoever was just pressing keys to stop does not choose by accident: milliseconds.
PATIENCE: Final = 500
# The share of the height that advice may take.
ADVICE: Final = 0.25


class ReleaseOffers(Surface):
    """A question and its answers, as large buttons in two columns.

    No answer has the focus by itself, and no key chooses within the first half second.

    Args:
        words: What the keys' explanations say.
        icons: The answers' icons.
        theme: The colours.
        patience: Milliseconds during which keys do nothing.
        parent: The widget it is part of.

    Signals:
        answered (Answer): somebody chose.
    """

    answered = Signal(object)

    def __init__(
        self, words: Words, icons: Icons, theme: Theme, *, patience: int = PATIENCE, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme.surface, parent)
        self._words = words
        self._theme = theme
        self._question: Question | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(self._on_patient)
        self._listens = False
        self.title = FittedLabel(bold=True, lines=False, parent=self)
        self.advice = FittedLabel(parent=self)
        self.buttons = tuple(PageButton(icons, theme, parent=self) for _ in range(4))
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
        self._recolour()
        self.hide()

    @property
    def question(self) -> Question | None:
        """What is asked now."""
        return self._question

    @property
    def has_advice(self) -> bool:
        """Whether there is something to be read before one answers."""
        return self._question is not None and bool(self._question.advice)

    def ask(self, question: Question | None) -> None:
        """Asks something, or nothing more; the same again changes nothing."""
        if question == self._question:
            return
        self._question = question
        self._listens = False
        self.setVisible(question is not None)
        if question is None:
            return
        self.title.set_text(question.title)
        self.advice.set_text(question.advice)
        self.advice.setVisible(bool(question.advice))
        self.setAccessibleName(" ".join(part for part in (question.title, question.advice) if part))
        for number, button in enumerate(self.buttons):
            shown = number < len(question.choices)
            button.setVisible(shown)
            if shown:
                choice = question.choices[number]
                tip = self._words("release.press", press=choice.key) if choice.key else ""
                button.show_as(choice.text, choice.icon, tip)
                button.set_badge(choice.key)
                button.set_kind(choice.kind)
        self._place()
        self.raise_()
        self._timer.start()

    def press(self, key: str) -> None:
        """Chooses by a number, if there is such an answer and the first half second is over."""
        if self._question is None or not self._listens:
            return
        for choice in self._question.choices:
            if choice.key == key:
                self.answered.emit(choice.answer)
                return

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        for button in self.buttons:
            button.set_theme(theme)
        self._recolour()

    @Slot()
    def _on_patient(self) -> None:
        self._listens = self._question is not None

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if self._question is not None and isinstance(sender, PageButton) and sender in self.buttons:
            self.answered.emit(self._question.choices[self.buttons.index(sender)].answer)

    def _recolour(self) -> None:
        self.set_colour(self._theme.surface, self._theme.accent)
        for text in (self.title, self.advice):
            text.set_colour(self._theme.text)

    # ---- Qt ------------------------------------------------------------------------------------------------------

    @override
    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        super().set_unit(unit)
        self.title.set_most(round(26 * unit))
        self.advice.set_most(round(19 * unit))
        for button in self.buttons:
            button.set_unit(unit, 19)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives title and buttons their places."""
        super().resizeEvent(event)
        self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Waits no more."""
        super().hideEvent(event)
        self._timer.stop()

    def _place(self) -> None:
        unit = self._unit
        side, gap, top = round(16 * unit), round(9 * unit), round(12 * unit)
        head = round(max(30 * unit, self.height() * 0.17))
        self.title.setGeometry(side, top, self.width() - 2 * side, head)
        count = len(self._question.choices) if self._question else 2
        rows = (count + 1) // 2
        below = top + head + gap
        if self._question and self._question.advice:
            told = round(self.height() * ADVICE)
            self.advice.setGeometry(side, top + head, self.width() - 2 * side, told)
            below += told
        width = (self.width() - 2 * side - gap) // 2
        height = (self.height() - below - round(12 * unit) - gap * (rows - 1)) // max(1, rows)
        for number, button in enumerate(self.buttons):
            row, column = divmod(number, 2)
            place = QRect(side + column * (width + gap), below + row * (height + gap), width, height)
            if number == count - 1 and column == 0:
                place.setWidth(self.width() - 2 * side)
            button.setGeometry(place)
