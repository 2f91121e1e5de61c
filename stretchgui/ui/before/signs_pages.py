"""The pages of the questions before a first session: a group of signs, conditions, and what both agree on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.health.gate import NEEDED, Answers, Outcome
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.exercise import CONDITIONS
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.before.signs_parts import MARGIN, plain, side_margin
from stretchgui.ui.kit.pieces import Column, Tick, add, button, label, row, set_text
from stretchgui.ui.kit.style import ROLE, set_look

# From this height (pixels) on a dialog has room for large letters.
ROOMY: Final = 660


class Page(QWidget):
    """One page: what is read scrolls, what is answered below it does not.

    Args:
        name: What a screen reader calls what is read.

    Signals:
        answered: an answer was given, or given otherwise.
    """

    answered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.read = Column(spacing=12, margins=MARGIN)
        # Reading comes first: the focus is here, so that no key answers by accident.
        self.read.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.read.setProperty(ROLE, "reader")
        self.read.setAccessibleName(name)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(MARGIN, 8, MARGIN, 4)
        self.foot.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.read, 1)
        outer.addLayout(self.foot)

    @property
    def can_go_on(self) -> bool:
        """Whether nothing is to be done here first."""
        return True

    @property
    def would_skip(self) -> bool:
        """Whether going on leaves everything here unanswered."""
        return False

    def come_into_sight(self) -> None:
        """Begins at its top."""
        self.read.verticalScrollBar().setValue(0)
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, size: QSize) -> None:
        """Fits into a dialog of a size, with lines of a length that can be followed."""
        side = side_margin(size.width())
        self.read.column.setContentsMargins(side, MARGIN, side, MARGIN)
        self.foot.setContentsMargins(side, 8, side, 4)


class ReadPage(Page):
    """A page to read.

    Args:
        title: Its title.
        parts: What it shows below each other.
    """

    def __init__(self, title: str, parts: Iterable[QWidget]) -> None:
        super().__init__(title)
        add(self.read.column, label(title, "display"), *parts, None)


class GroupPage(Page):
    """One group of signs, and for each person both answers and, at once, what the second leads to.

    Args:
        words: What stands around them.
        health: The signs.
        people: The two, by their names.
        group: Which signs, by what they lead to.
        answers: The answers so far, which it changes.
    """

    def __init__(
        self, words: Words, health: HealthWords, people: People, group: Outcome, answers: dict[Receiver, Answers]
    ) -> None:
        super().__init__(health(f"gate.{group}"))
        self._words, self._health, self._people = words, health, people
        self._group, self._answers = group, answers
        self._then: dict[Receiver, QLabel] = {}
        self._calm = label(role="muted")
        add(self.read.column, label(health(f"gate.{group}"), "heading"))
        self.read.column.setSpacing(6)
        self._signs = plain(health.group(f"gate.{group}").values(), dots=True)
        add(self.read.column, self._signs, label(health("gate.help"), "muted"), None)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(3, 1)
        for line, person in enumerate(answers):
            self._add_person(grid, line, person)
        # What an answer leads to appears above the answers: they stay where they are.
        for shown in (*self._then.values(), self._calm):
            self.foot.addWidget(shown)
            shown.hide()
        self.foot.addLayout(grid)

    @override
    def fit(self, size: QSize) -> None:
        """Where there is little room, the signs are smaller: all of them shall be in sight before the answers."""
        super().fit(size)
        roomy = size.height() >= ROOMY
        for line in self._signs.findChildren(QLabel):
            set_look(line, ROLE, "large" if roomy else "text")
        if not roomy:
            side = side_margin(size.width())
            self.read.column.setContentsMargins(side, 12, side, 8)

    def _add_person(self, grid: QGridLayout, line: int, person: Receiver) -> None:
        name = self._people.called(person)
        both = QButtonGroup(self)
        both.setExclusive(True)
        grid.addWidget(label(name, "name", wraps=False), line, 0)
        for column, some in enumerate((False, True), start=1):
            text = self._health("gate.some" if some else "gate.none")
            answer = button(text, "segment")
            answer.setCheckable(True)
            answer.setAccessibleName(self._words("gate.answer_of", name=name, answer=text))
            both.addButton(answer, int(some))
            grid.addWidget(answer, line, column)
        self._then[person] = label(role="danger")
        both.idClicked.connect(partial(self._on_answer, person))

    def _on_answer(self, person: Receiver, some: int) -> None:
        self._answers[person] = self._answers[person].with_answer(self._group, bool(some))
        name = self._people.called(person)
        set_text(self._then[person], self._health(f"gate.then.{self._group}", name=name) if some else "")
        anybody = any(answers.answered(self._group) for answers in self._answers.values())
        others = () if self._group is Outcome.EMERGENCY else ("gate.other",)
        lines = ("gate.calm", *others, "gate.mistake") if anybody else ()
        set_text(self._calm, " ".join(self._health(key) for key in lines))
        self.answered.emit()

    @property
    @override
    def can_go_on(self) -> bool:
        """Whether everybody has answered what cannot be skipped."""
        return self._group not in NEEDED or None not in self._given

    @property
    @override
    def would_skip(self) -> bool:
        return self._group not in NEEDED and set(self._given) == {None}

    @property
    def _given(self) -> list[bool | None]:
        return [one.answered(self._group) for one in self._answers.values()]


class ConditionsPage(Page):
    """What rules exercises out, to be ticked by each person, or none of it.

    Args:
        words: What stands around them.
        health: The conditions.
        people: The two, by their names.
        answers: The answers so far, which it changes; what was known of conditions is ticked.
    """

    def __init__(self, words: Words, health: HealthWords, people: People, answers: dict[Receiver, Answers]) -> None:
        super().__init__(health("gate.conditions"))
        self._words, self._health, self._people, self._answers = words, health, people, answers
        self._ticks: dict[Receiver, dict[str, Tick]] = {person: {} for person in answers}
        self._none: dict[Receiver, Tick] = {}
        self._advice: dict[str, QLabel] = {}
        add(
            self.read.column,
            label(health("gate.conditions"), "heading"),
            label(health("gate.conditions.help"), "muted"),
        )
        advice = health.group("adapt")
        for condition in CONDITIONS:
            self._add_condition(condition, advice.get(condition, ""))
        self.read.column.addStretch(1)
        line = row(spacing=18)
        line.addWidget(label(health("gate.none"), "name"), 1)
        for person in answers:
            self._none[person] = self._tick(person, health("gate.none"))
            self._none[person].toggled.connect(partial(self._on_none, person))
            line.addWidget(self._none[person])
        self.foot.addLayout(line)
        self.read.verticalScrollBar().rangeChanged.connect(self._line_up)
        self._show_advice()

    @override
    def fit(self, size: QSize) -> None:
        super().fit(size)
        self._line_up()

    @Slot()
    def _line_up(self) -> None:
        """The last ticks stand under the others, beside a scroll bar or without one."""
        margins, edge = self.foot.contentsMargins(), self.read.frameWidth()
        bar = self.read.verticalScrollBar()
        right = margins.left() + edge + (bar.sizeHint().width() if bar.maximum() else 0)
        self.foot.setContentsMargins(margins.left(), margins.top(), right, margins.bottom())

    def _add_condition(self, condition: str, advice: str) -> None:
        said = self._health(f"condition.{condition}")
        line = row(spacing=18)
        line.addWidget(label(said, "large"), 1)
        for person, given in self._answers.items():
            tick = self._tick(person, said)
            tick.setChecked(given.conditions is not None and condition in given.conditions)
            tick.toggled.connect(partial(self._on_tick, person))
            self._ticks[person][condition] = tick
            line.addWidget(tick)
        self.read.column.addLayout(line)
        if advice:
            self._advice[condition] = label(advice, "muted")
            self.read.column.addWidget(self._advice[condition])

    def _tick(self, person: Receiver, what: str) -> Tick:
        name = self._people.called(person)
        tick = Tick(name)
        tick.setAccessibleName(self._words("gate.answer_of", name=name, answer=what))
        return tick

    def _on_tick(self, person: Receiver, _on: bool) -> None:
        ticked = frozenset(name for name, tick in self._ticks[person].items() if tick.isChecked())
        if ticked:
            self._none[person].setChecked(False)
        self._note(person, ticked or None)

    def _on_none(self, person: Receiver, on: bool) -> None:
        if on:
            for tick in self._ticks[person].values():
                tick.setChecked(False)
            self._note(person, frozenset())
        elif not any(tick.isChecked() for tick in self._ticks[person].values()):
            self._note(person, None)

    def _note(self, person: Receiver, conditions: frozenset[str] | None) -> None:
        self._answers[person] = self._answers[person].with_conditions(conditions)
        self._show_advice()
        self.answered.emit()

    def _show_advice(self) -> None:
        for condition, advice in self._advice.items():
            advice.setVisible(any(ticks[condition].isChecked() for ticks in self._ticks.values()))

    @property
    @override
    def would_skip(self) -> bool:
        return all(one.conditions is None for one in self._answers.values())
