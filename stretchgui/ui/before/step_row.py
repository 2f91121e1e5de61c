"""One step of a routine as a row: what it is, for whom, how long, and where that is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.adjust import (
    MOST_SETS,
    PlayedStep,
    has_sides,
    is_held,
    orders_for,
    reset_step,
    step_changed,
    with_hold_seen,
)
from stretchgui.routine.build import set_shape
from stretchgui.routine.customisation import Bound, Customisation, StepDose, can_push, dose_of
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import ExerciseStep, Routine
from stretchgui.routine.timeline import PhaseKind
from stretchgui.ui.drawn.moving_thumbnail import MovingThumbnail
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.kit.fields import HoldField
from stretchgui.ui.kit.pieces import Choice, Tick, add, button, label, row, select_look, set_text
from stretchgui.ui.kit.style import ROLE, set_look

PICTURE: Final = QSize(84, 60)
WIDEST_CHOICE: Final = 260


@dataclass(frozen=True, slots=True)
class RowFacts:
    """All a row shows; rows whose facts are the same are left alone.

    Attributes:
        dose: What is done.
        changed: Whether anything of it is other than the routine says.
        left_out: Whether it is not done.
        selected: Whether its details are shown.
        durations_only: Whether only durations may change now.
        enabled: Whether anything may.
        unsuited: Why it is left out for whom, or what is done instead; "" if it is done as it is.
    """

    dose: StepDose
    changed: bool
    left_out: bool
    selected: bool
    durations_only: bool
    enabled: bool
    unsuited: str = ""


class StepRow(QFrame):
    """A step with its picture, its dose, and, for its first time, the fields that change it.

    Args:
        words: What it says.
        thumbnails: Makes its picture.
        one: Which step, for whom.
        step: The step itself.
        routine: Whose step it is.

    Signals:
        chosen (StepRow): it was clicked, or the focus came to it.
        wanted (Customisation): the routine shall be done so.
        moved (StepRow, int): the row below (1) or above (-1) shall be chosen.
    """

    chosen = Signal(object)
    wanted = Signal(object)
    moved = Signal(object, int)

    def __init__(
        self, words: Words, thumbnails: Thumbnails, one: PlayedStep, step: ExerciseStep, routine: Routine
    ) -> None:
        super().__init__()
        self._words = words
        self._still = False
        self.one = one
        self.step = step
        self._routine = routine
        self._own = Customisation()
        self._facts: RowFacts | None = None
        name = step.exercise.name.said(words.language)
        self._picture = MovingThumbnail(thumbnails, step.exercise, PICTURE)
        self._name = label(name, "name")
        self._does = label(role="muted")
        self._note = label(role="warning")
        self._hold = HoldField(words, name) if is_held(step) and not one.again else None
        self._fixed = label(wraps=False) if self._hold is None else None
        self._more: _More | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.setProperty(ROLE, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._hold is not None:
            self._hold.wanted.connect(self._on_hold)

    def show_facts(
        self, own: Customisation, *, selected: bool, durations_only: bool, enabled: bool, unsuited: str = ""
    ) -> None:
        """Shows the step as it is now."""
        key = self.step.key
        self._own = own
        facts = RowFacts(
            dose_of(self.step, self._routine, own, self.one.receiver),
            step_changed(own, key),
            key in own.left_out,
            selected,
            durations_only,
            enabled,
            unsuited,
        )
        if facts == self._facts:
            return
        self._facts = facts
        self._show_dose(facts)
        self._show_note(facts)
        select_look(self, selected)
        if selected and not self.one.again and not durations_only:
            self._open(own, facts)
        elif self._more is not None:
            self._more.hide()

    def set_wide(self, wide: bool) -> None:
        """Has the hold beside the name, or under it.

        Told from outside: while a layout gives a row its width, it does not hear that the row needs another height.
        """
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != direction:
            self._line.setDirection(direction)

    def set_still(self, still: bool) -> None:
        """Reduces motion: the picture does not move when it is pointed at."""
        self._still = still

    def draw_picture(self) -> None:
        """Shows the picture as soon as it is made."""
        self._picture.draw()

    @property
    def picture(self) -> MovingThumbnail:
        """Its picture."""
        return self._picture

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        add(words, None, self._name, self._does, None)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        held = row(self._hold or self._fixed, None)
        self._line.setSpacing(8)
        self._line.addLayout(top, 1)
        self._line.addLayout(held)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(8)
        self._column.addLayout(self._line)
        self._column.addWidget(self._note)
        self._note.hide()

    def _show_dose(self, facts: RowFacts) -> None:
        dose, words = facts.dose, self._words
        parts = [sides_text(dose.sides, words)] if dose.sides != (None,) else []
        if dose.sets > 1:
            parts.append(words.count("preview.sets", dose.sets))
        if dose.contract_relax is not None:
            parts.append(words.count("preview.contract_relax", dose.contract_relax.rounds))
        if self.step.optional and not self.one.again:
            parts.append(words("preview.optional"))
        if self.one.again and self._hold is None and is_held(self.step):
            parts.append(words("duration.seconds", n=round(dose.hold)))
        if facts.left_out:
            parts = [words("preview.left_out")]
        elif facts.changed and (
            not self.one.again or self.step.key in self._own.bouts.get(self.one.receiver or "", {})
        ):
            parts.append(words("preview.changed"))
        set_text(self._does, " · ".join(parts))
        held = [words("duration.seconds", n=round(dose.hold))] if self._hold is not None else []
        self.setAccessibleDescription(", ".join([*parts, *held, *([facts.unsuited] if facts.unsuited else [])]))
        if self._fixed is not None:
            set_text(self._fixed, fixed_text(self.step, dose, words) if not self.one.again else "")
        if self._hold is not None:
            self._hold.show_hold(dose.hold, held_back=dose.bound is not None)
            self._hold.setEnabled(facts.enabled and not facts.left_out)
        role = "muted" if facts.left_out or facts.unsuited or not facts.enabled else "name"
        set_look(self._name, ROLE, role)
        self._picture.setEnabled(not facts.left_out and not facts.unsuited)

    def _show_note(self, facts: RowFacts) -> None:
        """Whom it does not suit, else which bound holds its duration back."""
        text, dose = facts.unsuited, facts.dose
        if not text and self._hold is not None and dose.bound is not None:
            key = "customise.held_most" if dose.bound is Bound.MOST else "customise.held_least"
            text = self._words(key, hold=self._words("duration.seconds", n=round(dose.hold)))
        set_text(self._note, text)

    def _open(self, own: Customisation, facts: RowFacts) -> None:
        if self._more is None:
            self._more = _More(self._words, self.step, can_push=can_push(self.step, self._routine))
            self._more.sides_wanted.connect(self._on_sides)
            self._more.sets_wanted.connect(self._on_sets)
            self._more.pushes_wanted.connect(self._on_pushes)
            self._more.left_out_wanted.connect(self._on_left_out)
            self._more.reset_wanted.connect(self._on_reset)
            self._column.addWidget(self._more)
        self._more.show_facts(facts, orders_for(self.step, self._routine, own, self.one.receiver))
        self._more.show()

    # ---- what people do ------------------------------------------------------------------------------------------

    @Slot(float)
    def _on_hold(self, seconds: float) -> None:
        self.chosen.emit(self)
        self.wanted.emit(with_hold_seen(self.step, self._own, seconds))

    @Slot(object)
    def _on_sides(self, sides: object) -> None:
        if isinstance(sides, tuple):
            self.wanted.emit(self._own.with_sides(self.step.key, sides))

    @Slot(int)
    def _on_sets(self, sets: int) -> None:
        self.wanted.emit(self._own.with_sets(self.step.key, sets))

    @Slot(bool)
    def _on_pushes(self, pushes: bool) -> None:
        self.wanted.emit(self._own.with_pushes(self.step.key, pushes))

    @Slot(bool)
    def _on_left_out(self, left_out: bool) -> None:
        self.wanted.emit(self._own.with_left_out(self.step.key, left_out))

    @Slot()
    def _on_reset(self) -> None:
        self.wanted.emit(reset_step(self._own, self.step.key))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit(self)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if not self._still:
            self._picture.play()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(self, 1)
            case Qt.Key.Key_Up:
                self.moved.emit(self, -1)
            case _:
                super().keyPressEvent(event)


class _More(QWidget):
    """The rest of what can be changed of a step: whether, on which sides, how often.

    Signals:
        sides_wanted (tuple[Side, ...]): these sides.
        sets_wanted (int): so many times on each side.
        pushes_wanted (bool): push lightly and let go in it, or do not.
        left_out_wanted (bool): leave it out, or do it.
        reset_wanted: as the routine says.
    """

    sides_wanted = Signal(object)
    sets_wanted = Signal(int)
    pushes_wanted = Signal(bool)
    left_out_wanted = Signal(bool)
    reset_wanted = Signal()

    def __init__(self, words: Words, step: ExerciseStep, *, can_push: bool) -> None:
        super().__init__()
        self._words = words
        name = step.exercise.name.said(words.language)
        self._do = Tick(words("customise.do_it"))
        self._do.setAccessibleName(words("customise.do_it_of", exercise=name))
        self._sides = Choice(words("customise.sides_of", exercise=name))
        self._sets = Choice(words("customise.sets_of", exercise=name))
        self._reset = button(words("customise.reset_step"), "quiet", words("customise.reset_step.tip"))
        self._sides.setVisible(has_sides(step))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        choices = row(spacing=8)
        choices.addWidget(self._sides, 3)
        choices.addWidget(self._sets, 2)
        choices.addStretch(1)
        for choice in (self._sides, self._sets):
            choice.setMaximumWidth(WIDEST_CHOICE)
        column.addLayout(choices)
        self._push = Tick(words("customise.push"))
        self._push.setAccessibleName(words("customise.push_of", exercise=name))
        if can_push:
            add(column, self._push, label(words("customise.push.help"), "muted"))
        else:
            self._push.setParent(self)
            self._push.hide()
        column.addLayout(row(self._do, None, self._reset))
        self._do.toggled.connect(self._on_do)
        self._push.toggled.connect(self.pushes_wanted)
        self._sides.currentIndexChanged.connect(self._on_sides)
        self._sets.currentIndexChanged.connect(self._on_sets)
        self._reset.clicked.connect(self.reset_wanted)

    def show_facts(self, facts: RowFacts, orders: tuple[tuple[Side, ...], ...]) -> None:
        """Shows the step as it is now; nothing is emitted."""
        dose = facts.dose
        blocked = self._do.blockSignals(True)
        self._do.setChecked(not facts.left_out)
        self._do.blockSignals(blocked)
        blocked = self._push.blockSignals(True)
        self._push.setChecked(dose.contract_relax is not None)
        self._push.setEnabled(not facts.left_out)
        self._push.blockSignals(blocked)
        self._sides.offer([(sides_text(order, self._words), order) for order in orders], dose.sides)
        most = max(MOST_SETS, dose.sets)
        self._sets.offer([(self._words.count("preview.sets", n), n) for n in range(1, most + 1)], dose.sets)
        for choice in (self._sides, self._sets):
            choice.setEnabled(not facts.left_out)
        self._reset.setEnabled(facts.changed)

    @Slot(bool)
    def _on_do(self, checked: bool) -> None:
        self.left_out_wanted.emit(not checked)

    @Slot()
    def _on_sides(self) -> None:
        self.sides_wanted.emit(self._sides.value)

    @Slot()
    def _on_sets(self) -> None:
        self.sets_wanted.emit(self._sets.value)


def sides_text(sides: tuple[Side | None, ...], words: Words) -> str:
    """Sides in their order: "left, right"."""
    return ", ".join(words(f"side.{side}") for side in sides if side is not None)


def fixed_text(step: ExerciseStep, dose: StepDose, words: Words) -> str:
    """How much of what has no hold to change: "8 times, 40 s", or that it waits."""
    match set_shape(step.exercise):
        case PhaseKind.REPS:
            return words.count("preview.reps", dose.reps, time=duration(words, dose.reps * dose.rep_seconds))
        case PhaseKind.CHECK:
            return words("preview.waits")
        case _:
            return ""
