"""The questions about health, page by page: each person answers, and sees at once what an answer leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.health.gate import GROUPS, Answers, CoupleHealth
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.before.signs_pages import ConditionsPage, GroupPage, Page, ReadPage
from stretchgui.ui.before.signs_parts import MARGIN, plain, room_for, section
from stretchgui.ui.kit.pieces import button, label, row, set_text
from stretchgui.ui.kit.style import ROLE, set_look

USUAL: Final = QSize(900, 720)


class SignsDialog(QDialog):
    """Asks about signs and conditions, and has both agree on how to stop.

    It is accepted once the last page is passed. Left earlier, `answers` holds what was said until then: a sign that was
    said to be true counts, whatever comes after it.

    Args:
        words: What stands around the questions.
        health: The questions.
        people: The two, by their names.
        asked: Who is asked.
        known: What is known of the two.
        anew: Whether they had answered other questions before, and are told why they are asked again.
        parent: The window.
    """

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        people: People,
        asked: Sequence[Receiver],
        known: CoupleHealth,
        *,
        anew: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._answers = {person: Answers(conditions=known.of(person).conditions or None) for person in asked}
        self._agrees = not known.agreed
        self.setWindowTitle(words("gate.title"))
        self.setModal(True)
        self._stack = QStackedWidget()
        self._pages = self._made_pages(health, people, anew=anew)
        for page in self._pages:
            self._stack.addWidget(page)
            page.answered.connect(self._show_ways)
        self._place = label(role="muted", wraps=False)
        self._back = button(words("gate.back"))
        self._next = button(words("gate.next"), "primary")
        self._end = button(words("gate.end"), "primary")
        self._lay_out()
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._end.clicked.connect(self.reject)
        self.resize(room_for(self, USUAL))
        self._show_page(0)

    @property
    def answers(self) -> Mapping[Receiver, Answers]:
        """What was answered, by whom."""
        return self._answers

    @property
    def agreed(self) -> bool:
        """Whether both went through how to help and how to stop."""
        return self._agrees and self.result() == QDialog.DialogCode.Accepted.value

    def _made_pages(self, health: HealthWords, people: People, *, anew: bool) -> list[Page]:
        words, pages = self._words, list[Page]()
        why = [health("gate.anew")] if anew else []
        about = list(health.group("purpose").values()) if self._agrees else []
        if why or about:
            intro = label(words("gate.intro"), "muted")
            pages.append(ReadPage(words("gate.title"), [plain([*why, *about], "large"), intro]))
        pages += [GroupPage(words, health, people, group, self._answers) for group in GROUPS]
        pages.append(ConditionsPage(words, health, people, self._answers))
        if self._agrees:
            pages.append(ReadPage(words("gate.together"), [section(health, "agree"), section(health, "helper")]))
        return pages

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty(ROLE, "footer")
        line = row(self._place, None, self._back, self._end, self._next, spacing=12)
        line.setContentsMargins(MARGIN, 12, MARGIN, 14)
        foot.setLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(foot)

    def _show_page(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        page = self._pages[place]
        self._back.setEnabled(place > 0)
        set_text(self._place, self._words("gate.of", n=place + 1, all=len(self._pages)))
        page.come_into_sight()
        self._show_ways()

    @Slot()
    def _show_ways(self) -> None:
        """What can be done now: go on, skip, or end where somebody should call for help."""
        place = self._stack.currentIndex()
        page = self._pages[place]
        last = place == len(self._pages) - 1
        emergency = any(one.is_emergency for one in self._answers.values())
        self._end.setVisible(emergency)
        self._next.setVisible(not emergency)
        self._next.setEnabled(page.can_go_on)
        key = (
            "gate.skip"
            if page.would_skip
            else "gate.next"
            if not last
            else "gate.agreed"
            if self._agrees
            else "gate.done"
        )
        self._next.setText(self._words(key))
        # Enter goes on, and never past a question that nobody has answered; nothing calls for skipping it either.
        (self._end if emergency else self._next).setDefault(emergency or not page.would_skip)
        set_look(self._next, ROLE, "" if page.would_skip else "primary")

    @Slot()
    def _on_back(self) -> None:
        self._show_page(self._stack.currentIndex() - 1)

    @Slot()
    def _on_next(self) -> None:
        place = self._stack.currentIndex() + 1
        if place < len(self._pages):
            self._show_page(place)
        else:
            self.accept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for page in self._pages:
            page.fit(event.size())
