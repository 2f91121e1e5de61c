"""What can be changed for a whole routine at once: who receives, all holds, and the times between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from stretchgui.language.words import Words
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import Routine, Turns
from stretchgui.session.people import People
from stretchgui.ui.before.receiving import turns_choices
from stretchgui.ui.kit.fields import AUTOMATIC, ScaleSlider, SecondsField
from stretchgui.ui.kit.pieces import Choice, button, label, row
from stretchgui.ui.kit.style import ROLE

PER_CENT: Final = 100


class ForAll(QFrame):
    """One factor on all holds, undo and reset.

    Args:
        words: What it says.

    Signals:
        scale_wanted (float, bool): this factor; whether the same drag goes on.
        undo_wanted: the last change shall be taken back.
        reset_wanted: everything shall be as the routine says.
    """

    scale_wanted = Signal(float, bool)
    undo_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._percent = label(role="name", wraps=False)
        self._slider = ScaleSlider(words("customise.all_holds"))
        self._slider.setToolTip(words("customise.all_holds.tip"))
        self._undo = button(words("customise.undo"), "quiet", words("customise.undo.tip"))
        self._reset = button(words("customise.reset_all"), "quiet", words("customise.reset_all.tip"))
        self._dragged = False
        self.setProperty(ROLE, "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 4)
        column.setSpacing(2)
        line = row(label(words("customise.all_holds"), "name", wraps=False), spacing=12)
        line.addWidget(self._slider, 1)
        line.addWidget(self._percent)
        column.addLayout(line)
        column.addLayout(row(self._undo, None, self._reset))
        self._slider.valueChanged.connect(self._on_slider)
        self._slider.sliderPressed.connect(self._on_pressed)
        self._undo.clicked.connect(self.undo_wanted)
        self._reset.clicked.connect(self.reset_wanted)

    def show_all(self, own: Customisation, *, can_undo: bool, can_reset: bool) -> None:
        """Shows how it is now; nothing is emitted."""
        percent = round(own.hold_scale * PER_CENT)
        if not self._slider.isSliderDown():
            blocked = self._slider.blockSignals(True)
            self._slider.setValue(percent)
            self._slider.blockSignals(blocked)
        self._percent.setText(self._words("customise.percent", n=percent))
        self._undo.setEnabled(can_undo)
        self._reset.setEnabled(can_reset)

    @Slot()
    def _on_pressed(self) -> None:
        self._dragged = False

    @Slot(int)
    def _on_slider(self, percent: int) -> None:
        # Dragging gives every value on the way: in steps of five, and all of them one change.
        step = self._slider.singleStep()
        scale = round(percent / step) * step / PER_CENT
        down = self._slider.isSliderDown()
        self.scale_wanted.emit(scale, down and self._dragged)
        self._dragged = down


class TurnsAndTimes(QFrame):
    """Who receives, and the seconds to get ready, to change sides and to swap roles.

    Args:
        words: What it says.
        people: The two, by their names.
        during_session: Turns can no longer be changed.

    Signals:
        turns_wanted (Turns): who receives.
        get_ready_wanted (float | None): so many seconds, or as the bodies need.
        change_side_wanted (float): so many seconds.
        swap_roles_wanted (float): so many seconds.
    """

    turns_wanted = Signal(object)
    get_ready_wanted = Signal(object)
    change_side_wanted = Signal(object)
    swap_roles_wanted = Signal(object)

    def __init__(self, words: Words, people: People, *, during_session: bool) -> None:
        super().__init__()
        self._words = words
        self._turns = Choice(words("selector.turns"))
        self._get_ready = SecondsField(words, 0, words("customise.as_needed"))
        self._change_side = SecondsField(words, 0)
        self._swap_roles = SecondsField(words, 0)
        self.setProperty(ROLE, "well")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(words("customise.between"), "name"), 0, 0, 1, 2)
        if during_session:
            self._turns.setParent(self)
            self._turns.hide()
        else:
            grid.addWidget(label(words("selector.turns")), 1, 0, 1, 2)
            grid.addWidget(self._turns, 2, 0, 1, 2)
        fields: list[tuple[str, SecondsField]] = [
            ("customise.get_ready", self._get_ready),
            ("customise.change_side", self._change_side),
            ("customise.swap_roles", self._swap_roles),
        ]
        for place, (key, field) in enumerate(fields, start=3):
            named = label(words(key))
            named.setBuddy(field)
            field.setAccessibleName(words(key))
            field.setFixedWidth(132)
            grid.addWidget(named, place, 0)
            grid.addWidget(field, place, 1, Qt.AlignmentFlag.AlignRight)
        self._get_ready.setToolTip(words("customise.as_needed.tip"))
        self.set_people(people)
        self._turns.currentIndexChanged.connect(self._on_turns)
        self._get_ready.valueChanged.connect(self._on_get_ready)
        self._change_side.valueChanged.connect(self._on_change_side)
        self._swap_roles.valueChanged.connect(self._on_swap_roles)

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._turns.offer(turns_choices(self._words, people), self._turns.value)

    def show_times(self, routine: Routine, own: Customisation) -> None:
        """Shows how it is now; nothing is emitted."""
        self._turns.choose(own.receiving)
        defaults = routine.defaults
        ready = defaults.get_ready if own.get_ready is None else own.get_ready
        self._get_ready.show_seconds(ready)
        self._change_side.show_seconds(defaults.change_side if own.change_side is None else own.change_side)
        self._swap_roles.show_seconds(defaults.swap_roles if own.swap_roles is None else own.swap_roles)

    @Slot()
    def _on_turns(self) -> None:
        turns = self._turns.value
        if isinstance(turns, Turns):
            self.turns_wanted.emit(turns)

    @Slot(int)
    def _on_get_ready(self, seconds: int) -> None:
        self.get_ready_wanted.emit(None if seconds == AUTOMATIC else float(seconds))

    @Slot(int)
    def _on_change_side(self, seconds: int) -> None:
        self.change_side_wanted.emit(float(seconds))

    @Slot(int)
    def _on_swap_roles(self, seconds: int) -> None:
        self.swap_roles_wanted.emit(float(seconds))
