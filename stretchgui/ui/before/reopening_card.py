"""A session that was cut off: what it was doing, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchgui.history.reopening import CutOff
from stretchgui.language.durations import duration, rough_duration
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.people import People
from stretchgui.ui.kit.pieces import add, button, card, label, row, set_text


class ReopeningCard(QWidget):
    """Stands above the routine until somebody has said what shall become of the session; it asks for no haste.

    Args:
        words: What it says.
        exercises: All exercises by id; broken ones are None.

    Signals:
        go_on_requested: the session shall go on where it was.
        again_requested: the exercise shall begin again.
        keep_requested: what was done is all.
    """

    go_on_requested = Signal()
    again_requested = Signal()
    keep_requested = Signal()

    def __init__(self, words: Words, exercises: Callable[[], Mapping[str, Exercise | None]]) -> None:
        super().__init__()
        self._words = words
        self._exercises = exercises
        frame, column = card(margins=16, spacing=6)
        frame.setProperty("selected", "true")
        self._title = label(role="heading")
        self._where = label()
        self._note = label(role="muted")
        self._go_on = button(words("reopening.go_on"), "primary", words("reopening.go_on.tip"))
        self._again = button(words("reopening.again"), "", words("reopening.again.tip"))
        self._keep = button(words("reopening.keep"), "quiet", words("reopening.keep.tip"))
        add(column, self._title, self._where, self._note, 4, row(self._go_on, self._again, self._keep, None))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 14, 0)
        outer.addWidget(frame)
        self._go_on.clicked.connect(self.go_on_requested)
        self._again.clicked.connect(self.again_requested)
        self._keep.clicked.connect(self.keep_requested)
        self.hide()

    def offer(self, cut: CutOff, people: People, *, can_go_on: bool, as_planned: bool = True) -> None:
        """Says what was cut off.

        Args:
            cut: The session.
            people: The two, by their names.
            can_go_on: Whether there is a place to go on at.
            as_planned: Whether it would go on as it was planned, its routine not edited meanwhile.
        """
        words = self._words
        ago = "" if cut.ago is None else rough_duration(words, cut.ago.total_seconds())
        set_text(self._title, words("reopening.title", ago=ago) if ago else words("reopening.title.some_time"))
        set_text(self._where, self._said(cut, people))
        changed = "" if as_planned else words("reopening.changed")
        set_text(self._note, changed if can_go_on else words("reopening.gone"))
        for offered in (self._go_on, self._again):
            offered.setVisible(can_go_on)
        self.show()
        self._come_before_what_is_below()

    def _come_before_what_is_below(self) -> None:
        """Goes through the page with Tab as it is seen: Qt puts whatever came later last."""
        page: QWidget | None = self.parentWidget()
        before: QWidget | None = self.previousInFocusChain()
        while page is not None and before is not None and before is not self:
            if before.focusPolicy() & Qt.FocusPolicy.TabFocus and not page.isAncestorOf(before):
                for one, other in pairwise((before, self._go_on, self._again, self._keep)):
                    self.setTabOrder(one, other)
                return
            before = before.previousInFocusChain()

    def _said(self, cut: CutOff, people: People) -> str:
        words, phase = self._words, cut.phase
        exercise = self._exercises().get(phase.exercise) if phase.exercise else None
        name = exercise.name.said(words.language) if exercise else phase.exercise or ""
        side = words(f"side.{phase.side}") if phase.side else ""
        if phase.kind is PhaseKind.HOLD and side:
            what = words("reopening.in.hold.sided", exercise=name, side=side)
        else:
            what = words(f"reopening.in.{phase.kind}", exercise=name)
        time = duration(words, cut.place.elapsed)
        key = "reopening.waited" if phase.waits else "reopening.where"
        said = words(key, routine=cut.session.title, time=time, what=what)
        if phase.receiver is None or phase.receiver.helper is None:
            return said
        return f"{said} {words('reopening.received', receiver=people.called(phase.receiver))}"
