"""The steps of a routine below each other, in the order of playing, with a heading where another person receives."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.adjust import PlayedStep, played_steps
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import People as Takes
from stretchgui.routine.routine import ExerciseStep, RestStep, Routine
from stretchgui.routine.suiting import EVERYBODY, Suiting
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.before.said_of_people import reasons_said
from stretchgui.ui.before.step_row import StepRow
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.kit.pieces import label

# So many rows are there at once; the others follow as one scrolls towards them.
AT_ONCE: Final = 30
IN_A_SLICE: Final = 10

_RowKey = tuple[int, bool]


class StepList(QWidget):
    """Shows the steps; what people want to change is told, not done.

    Args:
        words: What it says.
        health: How it says whom a step does not suit.
        thumbnails: Makes the pictures.
        people: The two, by their names.
        during_session: Only durations can be changed, and no step is chosen.

    Signals:
        wanted (Customisation): the routine shall be done so.
        step_chosen (PlayedStep): a step was chosen; its details are wanted.
        row_reached (QWidget): the focus went to this row by the arrow keys.
    """

    wanted = Signal(object)
    step_chosen = Signal(object)
    row_reached = Signal(object)

    def __init__(
        self, words: Words, health: HealthWords, thumbnails: Thumbnails, people: People, *, during_session: bool
    ) -> None:
        super().__init__()
        self._words = words
        self._health = health
        self._suiting = EVERYBODY
        self._thumbnails = thumbnails
        self._people = people
        self._during_session = during_session
        self._still = during_session
        self._wide = False
        self._routine: Routine | None = None
        self._own = Customisation()
        self._open_steps: frozenset[int] | None = None
        self._chosen: _RowKey | None = None
        self._played: tuple[PlayedStep, ...] = ()
        self._waiting: list[PlayedStep] = []
        self._rows: dict[_RowKey, StepRow] = {}
        self._headings: list[QWidget] = []
        self._last_receiver: Receiver | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        thumbnails.made.connect(self._draw_pictures)

    @property
    def chosen(self) -> PlayedStep | None:
        """The step whose details are wanted."""
        return next((one for one in self._played if _key(one) == self._chosen), None)

    @property
    def waits(self) -> bool:
        """Whether rows are still to be added."""
        return bool(self._waiting)

    def set_routine(self, routine: Routine) -> None:
        """Shows another routine, once `show_steps` says how it is done."""
        self._routine = routine
        self._chosen = None
        self._played = ()
        self._arrange(())

    def show_steps(self, own: Customisation) -> None:
        """Shows how the routine is done now; nothing is emitted but the choice of a first step."""
        if self._routine is None:
            return
        self._own = own
        played = played_steps(self._routine, own)
        if played != self._played:
            self._arrange(played)
        self._refresh()
        if self._chosen is None and self._rows:
            self._choose(next(iter(self._rows.values())).one)

    def choose_step(self, index: int) -> None:
        """Chooses the step at this place in the routine, where it is first done."""
        one = next((one for one in self._played if one.index == index), None)
        if one is not None and self._routine is not None and isinstance(self._routine.steps[index], ExerciseStep):
            self._choose(one)
            if _key(one) in self._rows:
                self.row_reached.emit(self._rows[_key(one)])

    def set_open_steps(self, steps: frozenset[int]) -> None:
        """During a session: only these steps, by their place in the routine, can still be changed."""
        self._open_steps = steps
        self._refresh()

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._people = people
        self._arrange(self._played)

    def set_suiting(self, suiting: Suiting) -> None:
        """Marks whom which steps do not suit."""
        self._suiting = suiting
        self._refresh()

    def set_still(self, still: bool) -> None:
        """Reduces motion; nothing moves beside a session anyway."""
        self._still = still or self._during_session
        for row in self._rows.values():
            row.set_still(self._still)

    def set_wide(self, wide: bool) -> None:
        """Has holds beside the names of their steps, or under them."""
        self._wide = wide
        for row in self._rows.values():
            row.set_wide(wide)

    def add_more(self) -> None:
        """Adds some of the rows that wait."""
        self._build(IN_A_SLICE)

    # ---- rows ----------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        for row in self._rows.values():
            self._show_row(row)

    def _show_row(self, row: StepRow) -> None:
        is_open = self._open_steps is None or row.one.index in self._open_steps
        selected = _key(row.one) == self._chosen
        row.show_facts(
            self._own,
            selected=selected,
            durations_only=self._during_session,
            enabled=is_open,
            unsuited=self._unsuited(row),
        )

    def _unsuited(self, row: StepRow) -> str:
        """Why a row's step is not done as it is, if it is not."""
        if row.one.receiver is None:
            return ""
        return reasons_said(self._health, self._people, self._suiting.of(row.step, row.one.receiver, self._own))

    def _arrange(self, played: tuple[PlayedStep, ...]) -> None:
        """Puts the rows into the order of playing; rows that stay keep their fields, and the focus in them."""
        self._played = played
        # Not by `takeAt`: the item it hands out would go on being the one that hears of a row's new height.
        for widget in (*self._rows.values(), *self._headings):
            self._column.removeWidget(widget)
        gone = set(self._rows) - {_key(one) for one in played}
        for widget in (*self._headings, *(self._rows.pop(key) for key in gone)):
            widget.hide()
            widget.deleteLater()
        self._headings = []
        self._last_receiver = None
        self._waiting = list(played)
        self._build(max(AT_ONCE, len(self._rows)))

    def _build(self, most: int) -> None:
        """Adds the next rows that wait, with a heading where another person receives."""
        if self._routine is None:
            return
        for one in self._waiting[:most]:
            step = self._routine.steps[one.index]
            if isinstance(step, RestStep):
                rest = self._words("preview.rest", time=duration(self._words, step.seconds))
                self._add_heading(rest, "muted")
                continue
            if one.receiver is not None and one.receiver is not self._last_receiver:
                self._add_heading(self._heading(one.receiver, step), "heading")
                self._last_receiver = one.receiver
            known = self._rows.get(_key(one))
            if known is not None:
                known.one = one
            self._column.addWidget(known or self._new_row(one, step, self._routine))
        del self._waiting[:most]

    def _add_heading(self, text: str, role: str) -> None:
        heading = label(text, role)
        self._headings.append(heading)
        self._column.addWidget(heading)

    def _heading(self, receiver: Receiver, step: ExerciseStep) -> str:
        people = self._people
        if receiver is Receiver.BOTH:
            key = "preview.alone" if step.exercise.people is Takes.SOLO else "preview.together"
            return self._words(key, both=people.both)
        return self._words("preview.turn", receiver=people.called(receiver), helper=people.called(receiver.helper))

    def _new_row(self, one: PlayedStep, step: ExerciseStep, routine: Routine) -> StepRow:
        made = StepRow(self._words, self._thumbnails, one, step, routine)
        made.set_still(self._still)
        made.set_wide(self._wide)
        made.chosen.connect(self._on_row_chosen)
        made.moved.connect(self._on_moved)
        made.wanted.connect(self.wanted)
        self._rows[_key(one)] = made
        self._show_row(made)
        return made

    # ---- choosing ------------------------------------------------------------------------------------------------

    def _choose(self, one: PlayedStep) -> None:
        # During a session there are no details to show.
        if self._chosen == _key(one) or self._during_session:
            return
        self._chosen = _key(one)
        self._refresh()
        self.step_chosen.emit(one)

    @Slot(object)
    def _on_row_chosen(self, row: StepRow) -> None:
        self._choose(row.one)

    @Slot(object, int)
    def _on_moved(self, row: StepRow, by: int) -> None:
        keys = [_key(one) for one in self._played if _key(one) in self._rows]
        place = keys.index(_key(row.one)) + by
        if 0 <= place < len(keys):
            reached = self._rows[keys[place]]
            reached.setFocus(Qt.FocusReason.TabFocusReason)
            self.row_reached.emit(reached)

    @Slot()
    def _draw_pictures(self) -> None:
        for row in self._rows.values():
            if row.isVisible():
                row.draw_picture()


def _key(one: PlayedStep) -> _RowKey:
    return one.index, one.again
