"""The cards of the comparison's page: one for each check, one for each thing that may be tried."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.pattern.finding import Finding, Verdict
from stretchgui.pattern.offers import Offer
from stretchgui.pattern.telling import asked_of, finding_told, why_told
from stretchgui.ui.checks.sides_bar import SidesBar
from stretchgui.ui.kit.pieces import add, button, card, label, row
from stretchgui.ui.kit.theme import Theme

Named = Callable[[str], str]


def finding_card(
    finding: Finding, health: HealthWords, words: Words, theme: Theme, named: Named, day: Callable[[date], str]
) -> QFrame:
    """What one check came to.

    Args:
        finding: What.
        health: What it says about health.
        words: What it says otherwise.
        theme: The colours of its bars.
        named: What an exercise is called, by its id.
        day: How a day is written.
    """
    frame, column = card(margins=16, spacing=6)
    head = row(label(day(finding.latest.day), "muted", wraps=False))
    head.insertWidget(0, label(named(finding.check), "heading"), 1)
    column.addLayout(head)
    column.addWidget(SidesBar(finding.latest, words, theme))
    first, *more = finding_told(finding, health, words)
    nerve = finding.verdict is Verdict.NERVE
    add(column, label(first, "warning" if nerve else "text"), *(label(one, "muted") for one in more))
    return frame


class OfferCard(QWidget):
    """Something to try, with why; and where it changes a routine, the question whether it shall.

    Args:
        offer: What is offered.
        title: What its routine is called.
        health: What it says about health.
        words: What it says otherwise.
        named: What an exercise is called, by its id.

    Signals:
        answered (Offer, bool): it shall be so, or shall not.
        routine_wanted (str): its routine is wanted to be seen.
    """

    answered = Signal(object, bool)
    routine_wanted = Signal(str)

    def __init__(self, offer: Offer, title: str, health: HealthWords, words: Words, named: Named) -> None:
        super().__init__()
        self._offer = offer
        self._words = words
        frame, column = card(margins=16, spacing=8)
        frame.setProperty("selected", "true" if offer.is_open else "false")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        look = button(words("left_right.look"), "quiet", words("left_right.look.tip", title=title))
        look.setObjectName(f"look {offer.suggestion.routine}")
        look.setAccessibleName(words("left_right.look.tip", title=title))
        look.clicked.connect(self._on_look)
        head = row(look)
        head.insertWidget(0, label(title, "heading"), 1)
        column.addLayout(head)
        if not offer.over:
            why, *unsure = why_told(offer.suggestion, health, words, named)
            add(column, label(why), *(label(one, "muted") for one in unsure))
        if self._question:
            yes, no = self._answers()
            answers = row(*(one for one in (yes, no) if one is not None), None)
            add(column, label(self._question, "large"), answers)

    @property
    def _question(self) -> str:
        """What is asked, or what was answered."""
        words, offer = self._words, self._offer
        more = offer.suggestion.more_on
        if more is None:
            return ""
        side = words(f"side.{more}")
        if offer.over:
            return words("left_right.over", side=side)
        if offer.taken:
            return words("left_right.taken", side=side)
        if offer.reply is not None:
            return words("left_right.refused", side=side)
        return asked_of(offer.suggestion, words)

    def _answers(self) -> tuple[QWidget | None, QWidget | None]:
        offer = self._offer
        more = offer.suggestion.more_on
        if more is None:
            return None, None
        side, kind = self._words(f"side.{more}"), "primary" if offer.is_open and not offer.over else ""
        yes = button(self._words("left_right.yes", side=side), kind)
        no = button(self._words("left_right.no"), "primary" if offer.over else "")
        for name, one, slot in (("yes", yes, self._on_yes), ("no", no, self._on_no)):
            one.setObjectName(f"{name} {offer.suggestion.routine}")
            one.clicked.connect(slot)
        refused = offer.reply is not None and not offer.taken
        return (None if offer.taken else yes), (None if refused else no)

    @Slot()
    def _on_yes(self) -> None:
        self.answered.emit(self._offer, True)

    @Slot()
    def _on_no(self) -> None:
        self.answered.emit(self._offer, False)

    @Slot()
    def _on_look(self) -> None:
        self.routine_wanted.emit(self._offer.suggestion.routine)
