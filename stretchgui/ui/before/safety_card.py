"""The safety card as a dialog: read from top to bottom, with both answers always in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.ui.before.step_details import bullet
from stretchgui.ui.kit.pieces import Column, button, card, label, row

# Longer lines are hard to follow.
WIDEST: Final = 780
MARGIN: Final = 28

# Each section: the key of its sentences, and whether it is about signs that end everything.
SECTIONS: Final = (
    ("gate.emergency", True),
    ("gate.doctor", True),
    ("gate.ask", False),
    ("adapt", False),
    ("stop_now", True),
    ("after_stopping", False),
    ("helper", False),
    ("agree", False),
)


class SafetyCardDialog(QDialog):
    """Shows the card. It is accepted if none of the signs is true; else it says what to do, and is rejected.

    Args:
        words: What it says besides the card.
        health: What the card says.
        parent: The window.

    Signals:
        answered (bool): whether none of the signs is true.
    """

    answered = Signal(bool)

    def __init__(self, words: Words, health: HealthWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("safety.title"))
        self.setModal(True)
        self._stack = QStackedWidget()
        self._card = _page(self._sections(words, health))
        self._then = _page(self._what_then(words, health))
        self._none = button(words("safety.none", none=health("gate.none")), "primary")
        self._some = button(health("gate.some"), "caution")
        self._close = button(words("safety.close"), "primary")
        self._add_page(self._card, health("gate.question"), self._some, self._none)
        self._add_page(self._then, "", self._close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.resize(880, 680)
        self._none.clicked.connect(self._on_none)
        self._some.clicked.connect(self._on_some)
        self._close.clicked.connect(self.reject)
        # Neither answer is given by pressing Enter without having read: reading comes first.
        self._card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card.setFocus()

    @property
    def refused(self) -> bool:
        """Whether one of the signs is true, and it now says what to do."""
        return self._stack.currentIndex() == 1

    @Slot()
    def _on_none(self) -> None:
        self.answered.emit(True)
        self.accept()

    @Slot()
    def _on_some(self) -> None:
        self._stack.setCurrentIndex(1)
        self._close.setFocus()
        self.answered.emit(False)

    def _sections(self, words: Words, health: HealthWords) -> list[QWidget]:
        made: list[QWidget] = [label(words("safety.title"), "display"), _plain(health.group("purpose").values())]
        return [*made, *(_section(health, key, grave=grave) for key, grave in SECTIONS)]

    def _what_then(self, words: Words, health: HealthWords) -> list[QWidget]:
        made: list[QWidget] = [
            label(health("gate.then"), "display"),
            _plain(health.group("gate.then").values(), "large"),
        ]
        made.append(label(words("safety.emergency_again"), "heading"))
        made.append(_section(health, "gate.emergency", grave=True))
        return made

    def _add_page(self, page: Column, question: str, *buttons: QWidget) -> None:
        """Adds a page that scrolls, above a foot that does not."""
        foot, column = card("footer", margins=16, spacing=10)
        if question:
            asked = label(question, "heading")
            asked.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(asked)
        column.addLayout(row(None, *buttons, None, spacing=14))
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(page, 1)
        outer.addWidget(foot)
        self._stack.addWidget(holder)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(MARGIN, (event.size().width() - WIDEST) // 2)
        for page in (self._card, self._then):
            page.column.setContentsMargins(side, MARGIN, side, MARGIN)


def _page(widgets: Sequence[QWidget]) -> Column:
    page = Column(spacing=16, margins=MARGIN)
    for widget in widgets:
        page.column.addWidget(widget)
    page.column.addStretch(1)
    return page


def _plain(lines: Iterable[str], role: str = "text") -> QWidget:
    """Sentences below each other, without dots."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for line in lines:
        column.addWidget(label(line, role))
    return holder


def _section(health: HealthWords, key: str, *, grave: bool) -> QFrame:
    frame, column = card("alarm" if grave else "card", margins=20, spacing=10)
    column.addWidget(label(health(key), "danger" if grave else "heading"))
    for line in health.group(key).values():
        column.addLayout(bullet(line, "large"))
    return frame
