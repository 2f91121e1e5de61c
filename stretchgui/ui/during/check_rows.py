"""Two rows to be pressed while a check waits: how tight it is, and where it is felt."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.history.records import MOST
from stretchgui.language.words import Words
from stretchgui.pattern.notes import Note
from stretchgui.routine.measure import Felt, Measure
from stretchgui.ui.during.actions import FELT_KEYS, key_name
from stretchgui.ui.kit.fitted import FittedLabel
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.surface import PageButton, Surface
from stretchgui.ui.kit.theme import Theme

# In the page's units: what stands before a row, and the gaps.
ASKS: Final = 74.0
GAP: Final = 5.0
PAD: Final = 8.0
CLOSE: Final = 4.0


class EntryRows(Surface):
    """How tight, from 0 to 10, and where; what is pressed again is taken back.

    Args:
        words: What it says.
        icons: For its buttons.
        theme: Its colours.
        parent: The page.

    Signals:
        tightness_wanted (int): so tight.
        felt_wanted (Felt): felt there.
    """

    tightness_wanted = Signal(int)
    felt_wanted = Signal(object)

    def __init__(self, words: Words, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.surface, parent)
        self._words = words
        self._theme = theme
        self.how_tight = FittedLabel(bold=True, parent=self)
        self.where = FittedLabel(bold=True, parent=self)
        self.how_tight.set_text(words("check.how_tight"))
        self.where.set_text(words("check.where"))
        self.numbers = {value: PageButton(icons, theme, parent=self) for value in range(MOST + 1)}
        self.places = {felt: PageButton(icons, theme, parent=self) for felt in Felt}
        for value, button in self.numbers.items():
            button.show_as(str(value), "", words("check.tightness", n=value))
            button.setAccessibleName(words("check.tightness", n=value))
            button.clicked.connect(self._on_number)
        for felt, button in self.places.items():
            text, key = words(f"check.felt.{felt}"), key_name(FELT_KEYS[felt])
            button.show_as(text, "", words("release.press", press=key))
            button.clicked.connect(self._on_place)
        for button in (*self.numbers.values(), *self.places.values()):
            button.setCheckable(True)
            button.set_margin(CLOSE)
        self._recolour()

    def show_note(self, note: Note, measure: Measure) -> None:
        """Shows what was noted; nothing is emitted."""
        for value, button in self.numbers.items():
            _choose(button, value == note.tightness)
        for felt, button in self.places.items():
            _choose(button, felt is note.felt, "danger" if felt in measure.ends else "primary")

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        for button in (*self.numbers.values(), *self.places.values()):
            button.set_theme(theme)
        self._recolour()

    @override
    def set_unit(self, unit: float) -> None:
        """Sets the page's unit, in pixels."""
        super().set_unit(unit)
        for label in (self.how_tight, self.where):
            label.set_most(round(16 * unit))
        for button in self.numbers.values():
            button.set_unit(unit, 20)
        for button in self.places.values():
            button.set_unit(unit, 17)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sets the two rows one above the other."""
        super().resizeEvent(event)
        self._place()

    @Slot()
    def _on_number(self) -> None:
        for value, button in self.numbers.items():
            if button is self.sender():
                self.tightness_wanted.emit(value)

    @Slot()
    def _on_place(self) -> None:
        for felt, button in self.places.items():
            if button is self.sender():
                self.felt_wanted.emit(felt)

    def _place(self) -> None:
        unit = self._unit
        pad, gap, asks = round(PAD * unit), round(GAP * unit), round(ASKS * unit)
        height = (self.height() - 2 * pad - gap) // 2
        rows: tuple[tuple[FittedLabel, list[PageButton]], ...] = (
            (self.how_tight, list(self.numbers.values())),
            (self.where, list(self.places.values())),
        )
        for number, (label, buttons) in enumerate(rows):
            top = pad + number * (height + gap)
            label.setGeometry(pad + round(4 * unit), top, asks - round(8 * unit), height)
            room = self.width() - 2 * pad - asks
            for place, button in enumerate(buttons):
                left, right = (round(room * edge / len(buttons)) for edge in (place, place + 1))
                button.setGeometry(pad + asks + left, top, right - left - gap, height)

    def _recolour(self) -> None:
        self.set_colour(self._theme.surface)
        for label in (self.how_tight, self.where):
            label.set_colour(self._theme.text)


def _choose(button: PageButton, chosen: bool, kind: str = "primary") -> None:
    button.setChecked(chosen)
    button.set_kind(kind if chosen else "plain")
