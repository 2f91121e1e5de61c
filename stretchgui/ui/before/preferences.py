"""Preferences: the window's colours, motion, what is heard, and media keys. Each takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchgui.glance import Colours
from stretchgui.language.words import Words
from stretchgui.session.choices import Breathing
from stretchgui.settings import Settings
from stretchgui.ui.before.sound_preferences import SoundPreferences
from stretchgui.ui.kit.pieces import Choice, Tick, add, button, label, row


class PreferencesDialog(QDialog):
    """Changes what goes for every session.

    Args:
        words: What it says.
        settings: As they are.
        palettes: The names of all palettes of tones.
        voices: The ids of all voices.
        parent: The window.

    Signals:
        changed (Settings): one of them was changed.
        tones_tried, voice_tried: somebody wants to hear what it sounds like now.
        stop_word_requested: the stop word is to be chosen.
    """

    changed = Signal(object)
    tones_tried = Signal()
    voice_tried = Signal()
    stop_word_requested = Signal()

    def __init__(
        self,
        words: Words,
        settings: Settings,
        palettes: Sequence[str] = (),
        voices: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._settings = settings
        self._colours = Choice(words("preferences.colours"))
        self._colours.offer([(words(f"preferences.colours.{one}"), one) for one in Colours], settings.colours)
        self._still = Tick(words("preferences.reduce_motion"))
        self._still.setChecked(settings.reduce_motion)
        self._breathing = Choice(words("preferences.breathing"))
        self._breathing.offer(
            [(words(f"preferences.breathing.{one.name.lower()}"), one) for one in Breathing], settings.breathing
        )
        self._ask_number = Tick(words("preferences.ask_number"))
        self._ask_number.setChecked(settings.ask_number)
        self._ask_feelings = Tick(words("preferences.ask_feelings"))
        self._ask_feelings.setChecked(settings.ask_feelings)
        self._media = Tick(words("preferences.media_keys"))
        self._media.setChecked(settings.media_keys)
        self._sound = SoundPreferences(words, settings, palettes, voices)
        self.setWindowTitle(words("preferences.title"))
        self._lay_out()
        self._sound.changed.connect(self._on_change)
        self._sound.tones_tried.connect(self.tones_tried)
        self._sound.voice_tried.connect(self.voice_tried)
        for choice in (self._colours, self._breathing):
            choice.currentIndexChanged.connect(self._on_change)
        for tick in (self._still, self._ask_number, self._ask_feelings, self._media):
            tick.toggled.connect(self._on_change)

    def _lay_out(self) -> None:
        words = self._words
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, (key, field) in enumerate(
            (("preferences.colours", self._colours), ("preferences.breathing", self._breathing))
        ):
            grid.addWidget(label(words(key), wraps=False), place, 0)
            grid.addWidget(field, place, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        add(left, grid)
        for key, tick in (
            ("preferences.reduce_motion.help", self._still),
            ("preferences.ask_number.help", self._ask_number),
            ("preferences.ask_feelings.help", self._ask_feelings),
            ("preferences.media_keys.help", self._media),
        ):
            add(left, tick, label(words(key), "muted"))
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(44)
        both.addLayout(left, 1)
        both.addWidget(self._sound, 1)
        done = button(words("preferences.done"), "primary")
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 18)
        column.setSpacing(16)
        stop_word = button(words("preferences.stop_word"))
        stop_word.clicked.connect(self.stop_word_requested)
        add(column, label(words("preferences.title"), "title"), both, None, row(stop_word, None, done))
        self.resize(940, 556)

    def take(self, settings: Settings) -> None:
        """Takes over what was chosen elsewhere meanwhile."""
        self._settings = settings

    @Slot()
    def _on_change(self) -> None:
        colours, breathing = self._colours.value, self._breathing.value
        self._settings = replace(
            self._sound.with_chosen(self._settings),
            colours=colours if isinstance(colours, Colours) else Colours.SYSTEM,
            reduce_motion=self._still.isChecked(),
            breathing=breathing if isinstance(breathing, Breathing) else Breathing.FOUR_SIX,
            ask_number=self._ask_number.isChecked(),
            ask_feelings=self._ask_feelings.isChecked(),
            media_keys=self._media.isChecked(),
        )
        self.changed.emit(self._settings)
