"""The stop word: whether sessions are listened to, for what, what it does, and learning a voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QProgressBar, QVBoxLayout, QWidget

from stretchgui.hearing.calibration import TRIES
from stretchgui.hearing.phrase import Phrase, StopDoes
from stretchgui.hearing.spotter import INSTALL, is_installed
from stretchgui.language.words import Words
from stretchgui.settings import Settings
from stretchgui.ui.hearing.child import Why
from stretchgui.ui.hearing.ear import Ear, Hearing
from stretchgui.ui.kit.copyable import CopyableText
from stretchgui.ui.kit.pieces import Choice, Tick, add, button, label, row, set_text


class StopWordDialog(QDialog):
    """Chooses the stop word. The microphone is open only while a voice is learnt, and tried afterwards.

    Args:
        words: What it says.
        settings: As they are.
        make_ear: What listens.
        parent: What it belongs to.
        installed: Whether the extra is there; None to look.

    Signals:
        changed (Settings): something was chosen or learnt.
    """

    changed = Signal(object)

    def __init__(
        self,
        words: Words,
        settings: Settings,
        make_ear: Callable[[QObject], Ear] = Ear,
        parent: QWidget | None = None,
        *,
        installed: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._settings = settings
        self._installed = is_installed() if installed is None else installed
        self._ear = make_ear(self)
        self._taken = self._heard = 0
        self._on = Tick(words("stop_word.on"))
        self._on.setChecked(settings.stop_word)
        self._phrase = Choice(words("stop_word.phrase"))
        self._phrase.offer(
            [(words(f"stop_word.phrase.{one.name.lower()}"), one) for one in Phrase], settings.stop_phrase
        )
        self._does = Choice(words("stop_word.does"))
        self._does.offer([(words(f"stop_word.does.{one}"), one) for one in StopDoes], settings.stop_does)
        self._learn = button("")
        self._stop = button(words("stop_word.stop"), "quiet")
        self._state = label()
        self._install = CopyableText(INSTALL, words("stop_word.install"))
        self._install.setVisible(not self._installed)
        self._level = QProgressBar()
        self._level.setRange(0, 100)
        self._level.setTextVisible(False)
        self._level.setAccessibleName(words("stop_word.level"))
        self._done = button(words("stop_word.done"), "primary")
        self.setWindowTitle(words("stop_word.title"))
        self._lay_out()
        self._connect_signals()
        self._show_state()

    def _lay_out(self) -> None:
        words = self._words
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.setColumnStretch(1, 1)
        for number, (key, choice) in enumerate((("phrase", self._phrase), ("does", self._does))):
            grid.addWidget(label(words(f"stop_word.{key}"), wraps=False), number, 0)
            grid.addWidget(choice, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 18)
        column.setSpacing(14)
        add(
            column,
            label(words("stop_word.title"), "title"),
            label(words("stop_word.what")),
            label(words("stop_word.honest")),
            label(words("stop_word.private"), "muted"),
            self._on,
            grid,
            label(words("stop_word.learn.help"), "muted"),
            row(self._learn, self._stop, None),
            self._level,
            self._state,
            self._install,
            None,
            row(None, self._done),
        )
        self.resize(600, 700)

    def _connect_signals(self) -> None:
        self._on.toggled.connect(self._on_change)
        self._phrase.currentIndexChanged.connect(self._on_change)
        self._does.currentIndexChanged.connect(self._on_change)
        self._learn.clicked.connect(self._on_learn)
        self._stop.clicked.connect(self._on_stop)
        self._done.clicked.connect(self.accept)
        self.finished.connect(self._ear.close)
        self._ear.changed.connect(self._on_hearing)
        self._ear.level.connect(self._on_level)
        self._ear.tried.connect(self._on_tried)
        self._ear.too_long.connect(self._on_too_long)
        self._ear.learnt.connect(self._on_learnt)
        self._ear.heard.connect(self._on_heard)
        self._ear.deaf.connect(self._on_deaf)

    # ---- what is chosen --------------------------------------------------------------------------------------------

    @Slot()
    def _on_change(self) -> None:
        phrase, does = self._phrase.value, self._does.value
        before = self._settings
        changed = replace(
            before,
            stop_word=self._on.isChecked(),
            stop_phrase=phrase if isinstance(phrase, Phrase) else before.stop_phrase,
            stop_does=does if isinstance(does, StopDoes) else before.stop_does,
        )
        if changed.stop_phrase is not before.stop_phrase:
            # A voice was learnt with the other words.
            changed = replace(changed, stop_learnt=0)
            self._ear.rest()
        self._take(changed)
        self._show_state()

    def _take(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    # ---- learning --------------------------------------------------------------------------------------------------

    @Slot()
    def _on_learn(self) -> None:
        self._taken = 0
        self._ear.learn(self._settings.stop_phrase)

    @Slot()
    def _on_stop(self) -> None:
        self._ear.rest()
        self._show_state()

    @Slot(object)
    def _on_hearing(self, hearing: Hearing) -> None:
        is_open = hearing not in (Hearing.OFF, Hearing.DEAF)
        held = self._stop.hasFocus()
        self._stop.setVisible(is_open)
        self._level.setVisible(is_open)
        self._learn.setEnabled(self._installed and not is_open)
        if held and not is_open:
            self._learn.setFocus()
        if hearing is Hearing.OPENING:
            self._say(self._words("stop_word.wait"))
        elif hearing is Hearing.SILENT:
            self._say(self._words("stop_word.lamp.silent"))
        elif hearing is Hearing.ON and self._heard == 0:
            self._ask()

    def _ask(self) -> None:
        """Asks for the next try; or, when it was learnt, for a trial."""
        phrase = self._settings.stop_phrase.value
        if self._taken < TRIES:
            self._say(self._words("stop_word.say", phrase=phrase, number=self._taken + 1, all=TRIES))
        else:
            self._say(self._words("stop_word.learnt", phrase=phrase))

    @Slot(float)
    def _on_level(self, level: float) -> None:
        self._level.setValue(round(level * 100))

    @Slot(int)
    def _on_tried(self, number: int) -> None:
        self._taken = number
        if number < TRIES:
            self._ask()
        else:
            self._say(self._words("stop_word.wait"))

    @Slot()
    def _on_too_long(self) -> None:
        phrase = self._settings.stop_phrase.value
        self._say(self._words("stop_word.too_long", phrase=phrase, number=self._taken + 1, all=TRIES))

    @Slot(int)
    def _on_learnt(self, strictness: int) -> None:
        self._level.setValue(0)
        if not strictness:
            self._say(self._words("stop_word.failed"))
            return
        self._heard = 0
        self._take(replace(self._settings, stop_learnt=strictness))
        self._name_learn()
        self._ear.listen(self._settings.stop_phrase, strictness)

    @Slot(float)
    def _on_heard(self, _ago: float) -> None:
        self._heard += 1
        self._say(self._words.count("stop_word.tried", self._heard))

    @Slot(object, str)
    def _on_deaf(self, why: Why, text: str) -> None:
        self._say(self._words(f"stop_word.deaf.{why}", text=text))

    # ---- what it shows ---------------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        self._stop.hide()
        self._level.hide()
        self._on.setEnabled(self._installed)
        self._learn.setEnabled(self._installed)
        self._name_learn()
        if not self._installed:
            self._say(self._words("stop_word.missing"))
        else:
            self._say(self._words("stop_word.is_learnt" if self._settings.stop_learnt else "stop_word.not_learnt"))

    def _name_learn(self) -> None:
        self._learn.setText(self._words("stop_word.learn.again" if self._settings.stop_learnt else "stop_word.learn"))

    def _say(self, text: str) -> None:
        if text != self._state.text():
            set_text(self._state, text)
            if QAccessible.isActive() and self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
