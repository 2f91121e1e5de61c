"""A routine's steps in the order of playing, and everything about them that a couple can change."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.adjust import (
    Changes,
    PlayedStep,
    played_steps,
    reset_all,
    reset_durations,
    reset_step,
    steps_to_come,
    with_hold_seen,
    with_scale,
)
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import People as Takes
from stretchgui.routine.routine import ExerciseStep, RestStep, Routine, Turns
from stretchgui.routine.timeline import Receiver, Timeline
from stretchgui.session.people import People
from stretchgui.ui.customise_parts import ForAll, TurnsAndTimes
from stretchgui.ui.pieces import Column, add, button, label, row
from stretchgui.ui.step_row import StepRow
from stretchgui.ui.style import ROLE
from stretchgui.ui.thumbnails import Thumbnails

# So many rows are there at once; the others follow as one scrolls towards them.
AT_ONCE: Final = 30
IN_A_SLICE: Final = 10
# From this width (pixels) on a hold stands beside its step's name, below it under the name.
WIDE_ENOUGH: Final = 470

_RowKey = tuple[int, bool]


class CustomisePanel(QWidget):
    """Shows and changes how a routine is done; every change can be taken back.

    Args:
        words: What it says.
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
        thumbnails: Thumbnails,
        people: People,
        *,
        during_session: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._thumbnails = thumbnails
        self._people = people
        self._during_session = during_session
        self._still = during_session
        self._routine: Routine | None = None
        self._changes = Changes(Customisation())
        self._open_steps: frozenset[int] | None = None
        self._chosen: _RowKey | None = None
        self._specs: tuple[PlayedStep, ...] = ()
        self._rows: dict[_RowKey, StepRow] = {}
        self._waiting: list[PlayedStep] = []
        self._headings: list[QWidget] = []
        self._last_receiver: Receiver | None = None
        self._above = QVBoxLayout()
        self._steps = QVBoxLayout()
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
        return next((one for one in self._specs if _key(one) == self._chosen), None)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._changes.past)

    def put_above(self, widget: QWidget) -> None:
        """Puts a widget above the steps, which scrolls with them."""
        self._above.addWidget(widget)

    def set_customisation(self, routine: Routine, own: Customisation) -> None:
        """Shows a routine as a couple has changed it; nothing is emitted.

        The same routine with another customisation keeps what can be undone.
        """
        if routine != self._routine:
            self._routine = routine
            self._changes = Changes(own)
            self._chosen = None
            self._clear_rows()
            self._scroll.verticalScrollBar().setValue(0)
        elif own != self._changes.now:
            self._changes = replace(self._changes, now=own)
        self._show()
        if self._chosen is None and not self._during_session:
            self._choose_first()

    def set_session(self, timeline: Timeline, present: int) -> None:
        """During a session: what may still be changed.

        Args:
            timeline: The session as it is planned now.
            present: The index of the phase it is in.
        """
        self._open_steps = steps_to_come(timeline, present)
        self._show()

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._people = people
        self._between.set_people(people)
        self._specs = ()
        self._show()

    def set_still(self, still: bool) -> None:
        """Reduces motion; nothing moves beside a session anyway."""
        self._still = still or self._during_session
        for row_ in self._rows.values():
            row_.set_still(self._still)

    @Slot()
    def undo(self) -> None:
        """Takes the last change back."""
        self._take(self._changes.undone())

    def _lay_out(self) -> None:
        self._above.setSpacing(8)
        self._steps.setSpacing(10)
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
        self._thumbnails.made.connect(self._draw_pictures)
        self._scroll.verticalScrollBar().valueChanged.connect(self._build_more)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._build_more)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.activated.connect(self.undo)

    @property
    def _is_wide(self) -> bool:
        return self._scroll.width() >= WIDE_ENOUGH

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row_ in self._rows.values():
            row_.set_wide(self._is_wide)

    # ---- changes -------------------------------------------------------------------------------------------------

    def _change(self, own: Customisation, *, goes_on: bool = False) -> None:
        self._take(self._changes.changed(own, goes_on=goes_on))

    def _take(self, changes: Changes) -> None:
        changed = changes.now != self._changes.now
        self._changes = changes
        self._show()
        if changed:
            self.customised.emit(changes.now)

    @Slot(str, float)
    def _on_hold(self, key: str, seconds: float) -> None:
        step = self._step(key)
        if step is not None:
            self._change(with_hold_seen(step, self.own, seconds))

    @Slot(str, object)
    def _on_sides(self, key: str, sides: object) -> None:
        step = self._step(key)
        if step is not None and isinstance(sides, tuple):
            self._change(self.own.with_sides(key, None if sides == step.sides else sides))

    @Slot(str, int)
    def _on_sets(self, key: str, sets: int) -> None:
        self._change(self.own.with_sets(key, sets))

    @Slot(str, bool)
    def _on_left_out(self, key: str, left_out: bool) -> None:
        self._change(self.own.with_left_out(key, left_out))

    @Slot(str)
    def _on_reset(self, key: str) -> None:
        self._change(reset_step(self.own, key))

    @Slot()
    def _on_reset_all(self) -> None:
        self._change(self._as_the_routine_says())

    def _as_the_routine_says(self) -> Customisation:
        return reset_durations(self.own) if self._during_session else reset_all(self.own)

    @Slot(float, bool)
    def _on_scale(self, scale: float, goes_on: bool) -> None:
        self._change(with_scale(self.own, scale), goes_on=goes_on)

    @Slot(object)
    def _on_turns(self, turns: object) -> None:
        if isinstance(turns, Turns):
            self._change(replace(self.own, turns=turns))

    @Slot(object)
    def _on_get_ready(self, seconds: object) -> None:
        self._change(replace(self.own, get_ready=_seconds(seconds)))

    @Slot(object)
    def _on_change_side(self, seconds: object) -> None:
        self._change(replace(self.own, change_side=_seconds(seconds)))

    @Slot(object)
    def _on_swap_roles(self, seconds: object) -> None:
        self._change(replace(self.own, swap_roles=_seconds(seconds)))

    def _step(self, key: str) -> ExerciseStep | None:
        steps = self._routine.steps if self._routine else ()
        return next((step for step in steps if isinstance(step, ExerciseStep) and step.key == key), None)

    # ---- rows ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self._routine is None:
            return
        self._general.show_all(self.own, can_undo=self.can_undo, can_reset=self.own != self._as_the_routine_says())
        self._between.show_times(self._routine, self.own)
        specs = played_steps(self._routine, self.own)
        if specs != self._specs:
            self._arrange(specs)
        for row_ in self._rows.values():
            self._refresh(row_)

    def _refresh(self, row_: StepRow) -> None:
        open_ = self._open_steps is None or row_.one.index in self._open_steps
        row_.show_facts(
            self.own, selected=_key(row_.one) == self._chosen, durations_only=self._during_session, enabled=open_
        )

    def _clear_rows(self) -> None:
        self._specs = ()
        self._arrange(())

    def _arrange(self, specs: tuple[PlayedStep, ...]) -> None:
        """Puts the rows into the order of playing; rows that stay keep their fields, and the focus in them."""
        self._specs = specs
        # Not by `takeAt`: the item it hands out would go on being the one that hears of a row's new height.
        for widget in (*self._rows.values(), *self._headings):
            self._steps.removeWidget(widget)
        for heading in self._headings:
            heading.hide()
            heading.deleteLater()
        self._headings = []
        gone = set(self._rows) - {_key(one) for one in specs}
        for key in gone:
            old = self._rows.pop(key)
            old.hide()
            old.deleteLater()
        self._last_receiver = None
        self._waiting = list(specs)
        self._build(max(AT_ONCE, len(self._rows)))

    @Slot()
    def _build_more(self) -> None:
        """Adds rows while the end of those there is near; their room changes the bar, which asks again."""
        bar = self._scroll.verticalScrollBar()
        if self._waiting and bar.value() > bar.maximum() - 2 * bar.pageStep():
            self._build(IN_A_SLICE)

    def _build(self, most: int) -> None:
        """Adds the next rows that wait, with a heading where another person receives."""
        if self._routine is None:
            return
        for one in self._waiting[:most]:
            step = self._routine.steps[one.index]
            if isinstance(step, RestStep):
                rest = self._words("preview.rest", time=duration(self._words, step.seconds))
                self._add_heading(label(rest, "muted"))
                continue
            if one.receiver is not None and one.receiver is not self._last_receiver:
                self._add_heading(label(self._heading(one.receiver, step), "heading"))
                self._last_receiver = one.receiver
            known = self._rows.get(_key(one))
            if known is not None:
                known.one = one
            self._steps.addWidget(known or self._new_row(one, step))
        del self._waiting[:most]

    def _add_heading(self, heading: QLabel) -> None:
        self._headings.append(heading)
        self._steps.addWidget(heading)

    def _heading(self, receiver: Receiver, step: ExerciseStep) -> str:
        people = self._people
        if receiver is Receiver.BOTH:
            key = "preview.alone" if step.exercise.people is Takes.SOLO else "preview.together"
            return self._words(key, both=people.both)
        return self._words("preview.turn", receiver=people.called(receiver), helper=people.called(receiver.helper))

    def _new_row(self, one: PlayedStep, step: ExerciseStep) -> StepRow:
        assert self._routine is not None
        made = StepRow(self._words, self._thumbnails, one, step, self._routine)
        made.set_still(self._still)
        made.set_wide(self._is_wide)
        made.chosen.connect(self._on_row_chosen)
        made.moved.connect(self._on_moved)
        made.hold_wanted.connect(self._on_hold)
        made.sides_wanted.connect(self._on_sides)
        made.sets_wanted.connect(self._on_sets)
        made.left_out_wanted.connect(self._on_left_out)
        made.reset_wanted.connect(self._on_reset)
        self._rows[_key(one)] = made
        self._refresh(made)
        return made

    def _choose_first(self) -> None:
        first = next((one for one in self._specs if _key(one) in self._rows), None)
        if first is not None:
            self._choose(first)

    def _choose(self, one: PlayedStep) -> None:
        # During a session there are no details to show.
        if self._chosen == _key(one) or self._during_session:
            return
        self._chosen = _key(one)
        for row_ in self._rows.values():
            self._refresh(row_)
        self.step_chosen.emit(one)

    @Slot(object)
    def _on_row_chosen(self, row_: object) -> None:
        if isinstance(row_, StepRow):
            self._choose(row_.one)

    @Slot(object, int)
    def _on_moved(self, row_: object, by: int) -> None:
        keys = [_key(one) for one in self._specs if _key(one) in self._rows]
        if not isinstance(row_, StepRow) or _key(row_.one) not in keys:
            return
        place = keys.index(_key(row_.one)) + by
        if 0 <= place < len(keys):
            target = self._rows[keys[place]]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(target)

    @Slot()
    def _draw_pictures(self) -> None:
        for row_ in self._rows.values():
            if row_.isVisible():
                row_.draw_picture()


def _key(one: PlayedStep) -> _RowKey:
    return one.index, one.again


def _seconds(value: object) -> float | None:
    return value if isinstance(value, float) else None
