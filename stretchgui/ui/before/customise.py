"""A routine's steps in the order of playing, and everything about them that a couple can change."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.adjust import (
    Changes,
    PlayedStep,
    reset_all,
    reset_durations,
    steps_to_come,
    tidied,
    with_scale,
)
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.suiting import Suiting
from stretchgui.routine.timeline import Timeline
from stretchgui.session.people import People
from stretchgui.ui.before.customise_parts import ForAll, TurnsAndTimes
from stretchgui.ui.before.step_list import StepList
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.kit.pieces import Column, add, button, label, row
from stretchgui.ui.kit.style import ROLE

# From this width (pixels) on a hold stands beside its step's name, below it under the name.
WIDE_ENOUGH: Final = 470


class CustomisePanel(QWidget):
    """Shows and changes how a routine is done; every change can be taken back.

    Args:
        words: What it says.
        health: How it says whom a step does not suit.
        thumbnails: Makes the pictures.
        people: The two, by their names.
        during_session: Only durations can be changed, and only of what is still to come.
        parent: Who owns it.

    Signals:
        customised (Customisation): it was changed, reset or undone.
        step_chosen (PlayedStep): a step was chosen; its details are wanted.
        close_requested: during a session: nothing more is to be changed.
    """

    customised = Signal(object)
    step_chosen = Signal(object)
    close_requested = Signal()

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        thumbnails: Thumbnails,
        people: People,
        *,
        during_session: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._during_session = during_session
        self._routine: Routine | None = None
        self._changes = Changes(Customisation())
        self._above = QVBoxLayout()
        self._steps = StepList(words, health, thumbnails, people, during_session=during_session)
        self._general = ForAll(words)
        self._between = TurnsAndTimes(words, people, during_session=during_session)
        self._scroll = Column(spacing=14)
        self._outer = QVBoxLayout(self)
        self._lay_out()
        if during_session:
            self._lie_above_the_session()
        self._connect_signals()

    @property
    def own(self) -> Customisation:
        """The customisation as it is now."""
        return self._changes.now

    @property
    def chosen(self) -> PlayedStep | None:
        """The step whose details are wanted."""
        return self._steps.chosen

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._changes.past)

    def put_above(self, widget: QWidget) -> None:
        """Puts a widget above the steps, which scrolls with them."""
        self._above.addWidget(widget)

    def set_customisation(self, routine: Routine, own: Customisation) -> None:
        """Shows a routine as a couple has changed it; nothing is emitted.

        The same routine with another customisation keeps what can be undone, and can itself be undone, unless it is
        only somebody else who receives.
        """
        if routine != self._routine:
            self._routine = routine
            self._changes = Changes(own)
            self._steps.set_routine(routine)
            self._scroll.verticalScrollBar().setValue(0)
        elif replace(own, turns=self.own.turns) != self.own:
            self._changes = self._changes.changed(own)
        else:
            self._changes = replace(self._changes, now=own)
        self._show()

    def forget_changes(self) -> None:
        """Has nothing to undo any more: what was changed before a session is not undone in it."""
        self._changes = Changes(self.own)
        self._show()

    def set_session(self, timeline: Timeline, present: int) -> None:
        """During a session: what may still be changed.

        Args:
            timeline: The session as it is planned now.
            present: The index of the phase it is in.
        """
        self._steps.set_open_steps(steps_to_come(timeline, present))

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._between.set_people(people)
        self._steps.set_people(people)

    def set_suiting(self, suiting: Suiting) -> None:
        """Marks whom which steps do not suit."""
        self._steps.set_suiting(suiting)

    def set_still(self, still: bool) -> None:
        """Reduces motion."""
        self._steps.set_still(still)

    def choose_step(self, index: int) -> None:
        """Shows the details of the step at this place in the routine, if it is done."""
        self._steps.choose_step(index)

    @Slot()
    def undo(self) -> None:
        """Takes the last change back."""
        self._take(self._changes.undone())

    def _lay_out(self) -> None:
        self._above.setSpacing(8)
        column = self._scroll.column
        column.setContentsMargins(2, 2, 10, 16)
        add(column, self._above, self._general, self._steps, self._between, None)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._scroll)

    def _lie_above_the_session(self) -> None:
        """A sheet of its own, which says what can be changed, and can be put away."""
        self.setProperty(ROLE, "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        done = button(self._words("customise.done"), "primary")
        done.clicked.connect(self.close_requested)
        head = row(spacing=12)
        head.addWidget(label(self._words("customise.during"), "muted"), 1)
        head.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.setContentsMargins(16, 14, 10, 10)
        self._outer.setSpacing(10)
        self._outer.insertLayout(0, head)

    def _connect_signals(self) -> None:
        self._general.scale_wanted.connect(self._on_scale)
        self._between.turns_wanted.connect(self._on_turns)
        self._general.undo_wanted.connect(self.undo)
        self._general.reset_wanted.connect(self._on_reset_all)
        self._between.get_ready_wanted.connect(self._on_get_ready)
        self._between.change_side_wanted.connect(self._on_change_side)
        self._between.swap_roles_wanted.connect(self._on_swap_roles)
        self._steps.wanted.connect(self._on_wanted)
        self._steps.step_chosen.connect(self.step_chosen)
        self._steps.row_reached.connect(self._scroll.ensureWidgetVisible)
        self._scroll.verticalScrollBar().valueChanged.connect(self._add_more)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._add_more)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.activated.connect(self.undo)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._steps.set_wide(self._scroll.width() >= WIDE_ENOUGH)

    @Slot()
    def _add_more(self) -> None:
        """Adds rows while the end of those there is near; their room changes the bar, which asks again."""
        bar = self._scroll.verticalScrollBar()
        if self._steps.waits and bar.value() > bar.maximum() - 2 * bar.pageStep():
            self._steps.add_more()

    # ---- changes -------------------------------------------------------------------------------------------------

    def _change(self, own: Customisation, *, goes_on: bool = False) -> None:
        if self._routine is not None:
            self._take(self._changes.changed(tidied(self._routine, own), goes_on=goes_on))

    def _take(self, changes: Changes) -> None:
        changed = changes.now != self._changes.now
        self._changes = changes
        self._show()
        if changed:
            self.customised.emit(changes.now)

    @Slot(object)
    def _on_wanted(self, own: Customisation) -> None:
        self._change(own)

    @Slot()
    def _on_reset_all(self) -> None:
        self._change(self._as_the_routine_says())

    def _as_the_routine_says(self) -> Customisation:
        return reset_durations(self.own) if self._during_session else reset_all(self.own)

    @Slot(float, bool)
    def _on_scale(self, scale: float, goes_on: bool) -> None:
        self._change(with_scale(self.own, scale), goes_on=goes_on)

    @Slot(object)
    def _on_turns(self, turns: Turns) -> None:
        self._change(replace(self.own, turns=turns))

    @Slot(object)
    def _on_get_ready(self, seconds: float | None) -> None:
        self._change(replace(self.own, get_ready=seconds))

    @Slot(object)
    def _on_change_side(self, seconds: float) -> None:
        self._change(replace(self.own, change_side=seconds))

    @Slot(object)
    def _on_swap_roles(self, seconds: float) -> None:
        self._change(replace(self.own, swap_roles=seconds))

    def _show(self) -> None:
        if self._routine is None:
            return
        self._general.show_all(self.own, can_undo=self.can_undo, can_reset=self.own != self._as_the_routine_says())
        self._between.show_times(self._routine, self.own)
        self._steps.show_steps(self.own)
