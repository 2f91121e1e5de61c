"""The safety card: what the program is for, how it stands with both, when to stop, and how to help."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.health.gate import CoupleHealth, cleared
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.before.how_it_stands import Standing
from stretchgui.ui.before.signs_parts import MARGIN, plain, room_for, section, side_margin
from stretchgui.ui.kit.copyable import CopyableText
from stretchgui.ui.kit.pieces import Column, add, button, label, row
from stretchgui.ui.kit.style import ROLE

USUAL: Final = QSize(900, 700)
# Each section: the key of its sentences, and whether it is about what cannot wait.
SECTIONS: Final = (
    ("agree", False),
    ("helper", False),
    ("stop_now", True),
    ("after_stopping", False),
    ("adapt", False),
    ("gate.emergency", True),
    ("gate.doctor", True),
    ("gate.ask", False),
)


class SafetyCardDialog(QDialog):
    """Shows all of it. Whoever wants to answer again is `again` once it is closed.

    Args:
        words: What stands around it.
        health: What it says.
        people: The two, by their names.
        couple: What is known of them.
        parent: The window.

    Signals:
        changed (CoupleHealth): a professional has said yes.
    """

    changed = Signal(object)

    def __init__(
        self, words: Words, health: HealthWords, people: People, couple: CoupleHealth, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.again: Receiver | None = None
        self._couple = couple
        self.setWindowTitle(words("safety.title"))
        self.setModal(True)
        self._standing = Standing(words, health, people, couple)
        self._page = Column(spacing=16, margins=MARGIN)
        # Read with the arrow keys.
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setProperty(ROLE, "reader")
        self._page.setAccessibleName(words("safety.title"))
        add(self._page.column, label(words("safety.title"), "display"), plain([*health.group("purpose").values()]))
        add(self._page.column, label(words("safety.you"), "heading"), self._standing)
        add(self._page.column, *(section(health, key, grave=grave) for key, grave in SECTIONS))
        sources = CopyableText("\n".join(_sources(health)), words("safety.sources"))
        add(self._page.column, label(words("safety.sources"), "heading"), sources, None)
        close = button(words("safety.close"), "primary")
        close.setDefault(True)
        foot = QFrame()
        foot.setProperty(ROLE, "footer")
        line = row(None, close, None)
        line.setContentsMargins(MARGIN, 12, MARGIN, 14)
        foot.setLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._page, 1)
        outer.addWidget(foot)
        self._standing.again_wanted.connect(self._on_again)
        self._standing.cleared.connect(self._on_cleared)
        close.clicked.connect(self.reject)
        self.resize(room_for(self, USUAL))
        self._page.setFocus()

    @Slot(object)
    def _on_again(self, person: Receiver) -> None:
        self.again = person
        self.reject()

    @Slot(object)
    def _on_cleared(self, person: Receiver) -> None:
        self._couple = self._couple.with_person(person, cleared(self._couple.of(person)))
        self.changed.emit(self._couple)
        self._standing.show_couple(self._couple)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = side_margin(event.size().width())
        self._page.column.setContentsMargins(side, MARGIN, side, MARGIN)


def _sources(health: HealthWords) -> list[str]:
    """Every page that a sentence of the card rests on, once, and the marks of those that rest on none."""
    keys = [key for key in health.keys if key.split(".")[0] in {"purpose", *(key.split(".")[0] for key, _ in SECTIONS)}]
    found = dict.fromkeys(source for key in sorted(keys) for source in health.sources(key))
    pages = [f"{source.name}: {source.address}" for source in found if source.address]
    return [*sorted(pages), *sorted(source.name for source in found if not source.address)]
