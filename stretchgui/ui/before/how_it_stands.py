"""How it stands with each person, and what can be done about it: before every session, and on the safety card."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from stretchgui.health.gate import PEOPLE, CoupleHealth, PersonHealth, cleared
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.before.said_of_people import conditions_said, how_it_stands
from stretchgui.ui.kit.pieces import Column, add, button, card, emptied, label, row

WIDTH: Final = 660


class Standing(QWidget):
    """Both people below each other: what their answers lead to, and how that is changed.

    Args:
        words: How days are said.
        health: What is said.
        people: The two, by their names.
        couple: What is known of them.
        brief: Whether whoever can do everything is left out.

    Signals:
        again_wanted (Receiver): this person wants to answer again.
        cleared (Receiver): a professional has said yes to stretching this person.
    """

    again_wanted = Signal(object)
    cleared = Signal(object)

    def __init__(
        self, words: Words, health: HealthWords, people: People, couple: CoupleHealth, *, brief: bool = False
    ) -> None:
        super().__init__()
        self._words, self._health = words, health
        self._people = people
        self._brief = brief
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.show_couple(couple)

    def show_couple(self, couple: CoupleHealth) -> None:
        """Shows what is known now."""
        emptied(self._column)
        for person in PEOPLE:
            known = couple.of(person)
            if not self._brief or known.is_blocked:
                self._column.addWidget(self._of(person, known))

    def _of(self, person: Receiver, known: PersonHealth) -> QFrame:
        health, name = self._health, self._people.called(person)
        frame, column = card("alarm" if known.is_blocked else "card", margins=14, spacing=8)
        column.addWidget(label(how_it_stands(self._words, health, name, known), "name"))
        if known.conditions:
            has = conditions_said(health, known.conditions)
            column.addWidget(label(health("state.conditions", name=name, conditions=has)))
        if known.can_be_cleared:
            clear = button(health("state.clear"))
            clear.setAccessibleName(f"{name}: {health('state.clear')}")
            clear.clicked.connect(partial(self.cleared.emit, person))
            column.addLayout(row(clear, None))
        again = button(health("state.again", name=name), "quiet", health("state.again.tip"))
        again.clicked.connect(partial(self.again_wanted.emit, person))
        column.addLayout(row(again, None))
        return frame


class NewDialog(QDialog):
    """The one question before every session: anything new? One key or one click says no.

    It is accepted when nothing is new and a session may begin. Otherwise `again` says who wants to answer.

    Args:
        words: What stands around the question.
        health: The question.
        people: The two, by their names.
        couple: What is known of them.
        just_asked: Whether everything was asked a moment ago: then it only says what the answers mean.
        parent: The window.

    Signals:
        changed (CoupleHealth): a professional has said yes.
    """

    changed = Signal(object)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        people: People,
        couple: CoupleHealth,
        *,
        just_asked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.again: Receiver | None = None
        self._couple = couple
        self.setWindowTitle(words("gate.title"))
        self.setModal(True)
        self._standing = Standing(words, health, people, couple, brief=True)
        self._none = button(health("gate.go_on" if just_asked else "gate.new.no"), "start")
        self._none.setDefault(True)
        self._nobody = label(health("state.nobody"), "danger")
        page = Column(spacing=12, margins=24)
        add(page.column, label(health("gate.means" if just_asked else "gate.new"), "display"))
        if not just_asked:
            page.column.addWidget(label(health("gate.new.what"), "large"))
        add(page.column, self._standing, self._nobody, None)
        yes = row(None, spacing=10)
        for person in PEOPLE if not just_asked else ():
            some = button(health("gate.new.yes", name=people.called(person)))
            some.clicked.connect(partial(self._on_again, person))
            yes.addWidget(some)
        yes.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 18)
        foot.setSpacing(10)
        later = button(words("gate.later"), "quiet")
        add(foot, row(None, self._none, None), yes, row(None, later, None))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page, 1)
        outer.addLayout(foot)
        self._none.clicked.connect(self.accept)
        later.clicked.connect(self.reject)
        self._standing.again_wanted.connect(self._on_again)
        self._standing.cleared.connect(self._on_cleared)
        self._show_whether()
        self.resize(WIDTH, 360 if not couple.blocked else 560)

    def _show_whether(self) -> None:
        """A session may begin while at least one of the two can be stretched, and nobody should call for help."""
        nobody = self._couple.is_emergency or len(self._couple.blocked) == len(PEOPLE)
        self._nobody.setVisible(nobody)
        self._none.setEnabled(not nobody)
        if not nobody:
            self._none.setFocus()

    @Slot(object)
    def _on_again(self, person: Receiver) -> None:
        self.again = person
        self.reject()

    @Slot(object)
    def _on_cleared(self, person: Receiver) -> None:
        self._couple = self._couple.with_person(person, cleared(self._couple.of(person)))
        self.changed.emit(self._couple)
        self._standing.show_couple(self._couple)
        self._show_whether()
