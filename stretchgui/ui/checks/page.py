"""The page on which left stands against right: what was noted, what may be tried, and what a check cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.history.past import TWO
from stretchgui.language.words import Words
from stretchgui.pattern.choice import FIND
from stretchgui.pattern.offers import Offer
from stretchgui.pattern.plan import Plan
from stretchgui.pattern.telling import by_weight, recheck_told, remark_told
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.checks.cards import OfferCard, finding_card
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.pieces import Column, add, bullet, button, card, emptied, label, row
from stretchgui.ui.kit.theme import Theme

MARGIN: Final = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one person."""

    plan: Plan
    offers: tuple[Offer, ...] = ()


class ComparisonPage(QWidget):
    """What the checks came to for each of the two, and what may follow from it.

    Args:
        words: What it says.
        health: What it says about health.
        theme: Its colours.
        icons: Its icons.
        people: The two, by their names.
        named: What an exercise is called, by its id.
        day: How a day is written.

    Signals:
        left: one wants to go back to where one was.
        answered (Offer, bool): something shall be so, or shall not.
        routine_wanted (str): a routine is wanted to be seen.
        stress_wanted: so are the questions about stress.
    """

    left = Signal()
    answered = Signal(object, bool)
    routine_wanted = Signal(str)
    stress_wanted = Signal()

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        theme: Theme,
        icons: Icons,
        people: People,
        named: Callable[[str], str],
        day: Callable[[date], str],
    ) -> None:
        super().__init__()
        self._words = words
        self._health = health
        self._theme = theme
        self._icons = icons
        self._people = people
        self._named = named
        self._day = day
        self._shown: Mapping[Receiver, Shown] = {}
        self._titles: Mapping[str, str] = {}
        self._today = date.min
        self._leave = button(words("history.leave"), "", words("history.leave.tip"))
        self._leave.clicked.connect(self.left)
        self._group = QButtonGroup(self)
        self._tabs = {person: self._tab(number, person) for number, person in enumerate(TWO)}
        self._page = Column(spacing=14, margins=MARGIN)
        self._lay_out()
        self.set_theme(theme)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)

    @property
    def person(self) -> Receiver:
        """Whose notes are shown."""
        return TWO[max(0, self._group.checkedId())]

    def show_person(self, person: Receiver) -> None:
        """Shows one person's notes."""
        self._tabs[person].setChecked(True)
        self._show()

    def show_all(self, shown: Mapping[Receiver, Shown], titles: Mapping[str, str], today: date) -> None:
        """Shows what there is.

        Args:
            shown: Of each person.
            titles: What the routines are called that there are, by their ids.
            today: The day it is.
        """
        self._shown, self._titles, self._today = shown, titles, today
        self._show()

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._people = people
        for person, tab in self._tabs.items():
            tab.setText(people.called(person))
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._leave.setIcon(self._icons.icon("back", theme.text))
        self._show()

    # ---- what is shown -------------------------------------------------------------------------------------------

    def _tab(self, number: int, person: Receiver) -> QPushButton:
        made = button(self._people.called(person), "segment")
        made.setCheckable(True)
        made.setChecked(number == 0)
        self._group.addButton(made, number)
        made.clicked.connect(self._show)
        return made

    def _lay_out(self) -> None:
        above = row(
            self._leave, label(self._words("left_right.title"), "title", wraps=False), 8, *self._tabs.values(), None
        )
        above.setContentsMargins(MARGIN, 12, MARGIN, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self._page, 1)

    @Slot()
    def _show(self) -> None:
        """Shows the person that is chosen; what had the focus has it again, if it is still there."""
        held = [one.objectName() for one in self._page.findChildren(QPushButton) if one.hasFocus()]
        at = self._page.verticalScrollBar().value()
        if held:
            # Qt would hand the focus on from button to button as they go, and scroll to each.
            self._leave.setFocus()
        emptied(self._page.column)
        shown = self._shown.get(self.person)
        if shown is None or not shown.plan.findings:
            add(self._page.column, self._nothing(), self._cannot(), None)
        else:
            add(self._page.column, label(self._notes(), "muted"), self._columns(shown), None)
        if held:
            found = [one for one in self._page.findChildren(QPushButton) if one.objectName() in held]
            (found or [self._leave])[0].setFocus()
        self._page.scroll_to(at)

    def _notes(self) -> str:
        helper = self.person.helper or self.person
        return self._health("check.notes", name=self._people.called(self.person), helper=self._people.called(helper))

    def _columns(self, shown: Shown) -> QHBoxLayout:
        words, plan, found = self._words, shown.plan, by_weight(shown.plan.findings)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(12)
        add(left, label(words("left_right.noted"), "heading"), label(words("left_right.bars"), "muted"))
        cards = [finding_card(one, self._health, words, self._theme, self._named, self._day) for one in found]
        remark = remark_told(found, self._health)
        add(left, *cards, *((label(remark, "muted"),) if remark else ()), None)
        add(right, label(words("left_right.try"), "heading"))
        if plan.stopped:
            add(right, self._told(self._health("check.stopped"), "warning"))
        add(right, *map(self._offer, shown.offers))
        again = recheck_told(plan, self._today, self._health, self._day)
        if again:
            add(right, self._recheck(again, due=plan.is_due(self._today)))
        add(right, self._cannot(), self._stress(), None)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        return both

    def _offer(self, offer: Offer) -> OfferCard:
        title = self._titles.get(offer.suggestion.routine, offer.suggestion.routine)
        made = OfferCard(offer, title, self._health, self._words, self._named)
        made.answered.connect(self.answered)
        made.routine_wanted.connect(self.routine_wanted)
        return made

    def _recheck(self, text: str, *, due: bool) -> QFrame:
        frame, column = card(margins=16)
        frame.setProperty("selected", "true" if due else "false")
        add(column, label(text), row(self._find(due), None))
        return frame

    def _find(self, wanted: bool) -> QWidget:
        made = button(
            self._words("left_right.compare"), "primary" if wanted else "", self._words("left_right.compare.tip")
        )
        made.setObjectName("compare")
        made.setEnabled(FIND in self._titles)
        made.clicked.connect(self._on_find)
        return made

    def _nothing(self) -> QFrame:
        frame, column = card(margins=20, spacing=12)
        add(column, label(self._words("left_right.nothing"), "large"), row(self._find(wanted=True), None))
        return frame

    def _cannot(self) -> QFrame:
        frame, column = card("well", margins=16, spacing=6)
        column.addWidget(label(self._health("check.cannot"), "name"))
        for told in self._health.group("check.cannot").values():
            column.addLayout(bullet(told))
        return frame

    def _stress(self) -> QFrame:
        frame, column = card(margins=16)
        ask = button(self._words("left_right.stress"), "quiet")
        ask.setObjectName("stress")
        ask.clicked.connect(self.stress_wanted)
        add(column, label(self._health("stress.intro.addition")), row(ask, None))
        return frame

    def _told(self, text: str, role: str) -> QFrame:
        frame, column = card("alarm", margins=16)
        column.addWidget(label(text, role))
        return frame

    @Slot()
    def _on_find(self) -> None:
        self.routine_wanted.emit(FIND)
