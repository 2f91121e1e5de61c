"""How does it feel? Pain and tightness from 0 to 10, and where: asked before, after, and on the next day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.history.records import Moment
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.after.body_outline import BodyOutline
from stretchgui.ui.after.number_scale import NumberScale
from stretchgui.ui.kit.pieces import add, button, card, emptied, label, row, set_text
from stretchgui.ui.kit.theme import Theme

SKIP_KEYS: Final = (Qt.Key.Key_Escape, Qt.Key.Key_S)
DONE_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ONE_WIDE: Final = 560
TWO_WIDE: Final = 900


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said; None where nothing was."""

    person: Receiver
    pain: int | None = None
    tightness: int | None = None
    places: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self.pain is None and self.tightness is None and not self.places


@dataclass(frozen=True, slots=True)
class Advice:
    """What the answers come to.

    Attributes:
        text: To be read.
        action: What can be done about it at once, as a button's words; "" for nothing.
    """

    text: str
    action: str = ""


Advise = Callable[[Sequence[Answer]], Advice | None]


class PersonPanel(QFrame):
    """What one person is asked.

    Signals:
        said: something was said.
    """

    said = Signal()

    def __init__(
        self, words: Words, theme: Theme, person: Receiver, name: str, *, where: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.person = person
        self.pain = NumberScale(words("feeling.pain_of", name=name), words("feeling.unsaid"), theme)
        self.tightness = NumberScale(words("feeling.tightness_of", name=name), words("feeling.unsaid"), theme)
        self.outline = BodyOutline(words, theme, name) if where else None
        self._where = label(words("feeling.where"), "muted", wraps=False)
        frame, inside = card(margins=14, spacing=4)
        add(inside, label(name, "name"), label(words("feeling.pain"), "muted", wraps=False), self.pain)
        add(inside, label(words("feeling.tightness"), "muted", wraps=False), self.tightness)
        if self.outline is not None:
            add(inside, 2, self._where)
            inside.addWidget(self.outline, 1)
            self.outline.marked.connect(self.said)
        else:
            inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.pain.valueChanged.connect(self.said)
        self.tightness.valueChanged.connect(self.said)

    @property
    def answer(self) -> Answer:
        """What was said so far."""
        places = self.outline.places if self.outline else ()
        return Answer(self.person, self.pain.number, self.tightness.number, places)


class FeelingDialog(QDialog):
    """Asks one or both, side by side; any of it may be left out.

    Args:
        words: What it says.
        theme: Its colours.
        people: The two, by their names.
        asked: Who is asked.
        moment: When.
        about: What it is about, such as "Ten minutes for two, yesterday".
        meanwhile: What is said below at once, as numbers are chosen; None for nothing.
        advise: What the answers come to, once they are given; None for nothing.
        patience: Milliseconds in which no key is taken: one that was meant for the session would answer it.

    Attributes:
        panels: What each is asked.

    Signals:
        answered (tuple[Answer, ...]): it was answered; what was not said is None.
        passed_over: it was skipped.
        acted: what the advice offers is wanted.
    """

    answered = Signal(object)
    passed_over = Signal()
    acted = Signal()

    def __init__(
        self,
        words: Words,
        theme: Theme,
        people: People,
        asked: Sequence[Receiver],
        moment: Moment,
        about: str = "",
        *,
        meanwhile: Advise | None = None,
        advise: Advise | None = None,
        patience: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._meanwhile = meanwhile
        self._advise = advise
        self.panels = tuple(
            PersonPanel(words, theme, person, people.called(person), where=moment is not Moment.NEXT_DAY)
            for person in asked
        )
        self.setWindowTitle(words("feeling.title"))
        self._below = label(role="warning")
        # The room of two lines is kept: nothing jumps when something is said.
        self._below.setMinimumHeight(44 if meanwhile else 0)
        self._below.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._skip = button(words("feeling.skip"), "", words("feeling.skip.tip"))
        self._done = button(words("feeling.done"), "primary", words("feeling.done.tip"))
        self._lay_out(moment, about)
        self._skip.clicked.connect(self.reject)
        self._done.clicked.connect(self._on_done)
        for panel in self.panels:
            panel.said.connect(self._on_said)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self.rejected.connect(self._on_rejected)
        self._is_over = False
        if patience:
            self._patience.start(patience)
        self.panels[0].pain.setFocus()

    def _lay_out(self, moment: Moment, about: str) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 14)
        self._column.setSpacing(8)
        add(self._column, label(self._words(f"feeling.ask.{moment}"), "title"))
        if about:
            add(self._column, label(about, "muted"))
        self._beside = QHBoxLayout()
        self._beside.setSpacing(14)
        for panel in self.panels:
            self._beside.addWidget(panel, 1)
        self._column.addLayout(self._beside, 1)
        add(self._column, self._below, row(self._skip, None, self._done))
        self.resize(TWO_WIDE if len(self.panels) > 1 else ONE_WIDE, 300 if moment is Moment.NEXT_DAY else 580)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Done or skipped by one key, once those that were meant for the session are over."""
        if self._patience.isActive():
            return
        if event.key() in SKIP_KEYS:
            self.reject()
        elif event.key() in DONE_KEYS:
            self._on_enter()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_said(self) -> None:
        if self._meanwhile is not None:
            advice = self._meanwhile([panel.answer for panel in self.panels])
            # The label stays where it is, however little it says.
            self._below.setText(advice.text if advice else "")
            self._below.setAccessibleName(self._below.text())

    def _on_enter(self) -> None:
        if self._skip.hasFocus():
            self.reject()
        else:
            self._on_done()

    @Slot()
    def _on_done(self) -> None:
        if self._is_over:
            self.accept()
            return
        self._is_over = True
        answers = tuple(panel.answer for panel in self.panels)
        self.answered.emit(answers)
        advice = self._advise(answers) if self._advise else None
        if advice is None:
            self.accept()
        else:
            self._show_advice(advice)

    @Slot()
    def _on_rejected(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.passed_over.emit()

    def _show_advice(self, advice: Advice) -> None:
        """What was said comes to something: it stands where the questions were."""
        emptied(self._beside)
        frame, inside = card(margins=18, spacing=10)
        add(inside, label(advice.text, "large"), None)
        self._beside.addWidget(frame)
        set_text(self._below, "")
        self._skip.setVisible(bool(advice.action))
        if advice.action:
            self._skip.setText(advice.action)
            self._skip.setToolTip("")
            self._skip.clicked.disconnect(self.reject)
            self._skip.clicked.connect(self._on_act)
        self._done.setText(self._words("feeling.close"))
        self._done.setFocus()
        # As wide as before one question, and as high as its words need: by itself it would be as narrow as its buttons.
        frame.show()
        self.resize(ONE_WIDE, self._column.totalHeightForWidth(ONE_WIDE))

    @Slot()
    def _on_act(self) -> None:
        self.acted.emit()
        self.accept()
