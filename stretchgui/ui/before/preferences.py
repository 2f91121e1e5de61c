"""Preferences: the window's colours, motion, sound and media keys. Each takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QSlider, QVBoxLayout, QWidget

from stretchgui.language.words import Words
from stretchgui.session.guide import Breathing
from stretchgui.settings import Colours, Settings
from stretchgui.ui.kit.pieces import Choice, Tick, add, button, label, row


class PreferencesDialog(QDialog):
    """Changes what goes for every session.

    Args:
        words: What it says.
        settings: As they are.
        palettes: The names of all palettes of tones.
        parent: The window.
        has_voice: Whether there is a voice that can be tried.

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
        parent: QWidget | None = None,
        *,
        has_voice: bool = False,
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
        self._muted = Tick(words("preferences.muted"))
        self._muted.setChecked(settings.muted)
        self._media = Tick(words("preferences.media_keys"))
        self._media.setChecked(settings.media_keys)
        self._palette = Choice(words("preferences.palette"))
        self._palette.offer([(self._name_of(one), one) for one in palettes], settings.palette)
        self._volume = _slider(words("preferences.volume"), settings.volume)
        self._voice_volume = _slider(words("preferences.voice_volume"), settings.voice_volume)
        self._hear_tones = button(words("preferences.hear"), tip=words("preferences.hear.tones"))
        self._hear_voice = button(words("preferences.hear"), tip=words("preferences.hear.voice"))
        if not has_voice:
            self._hear_voice.hide()
        self.setWindowTitle(words("preferences.title"))
        self._lay_out()
        self._enable()
        self._colours.currentIndexChanged.connect(self._on_change)
        self._palette.currentIndexChanged.connect(self._on_change)
        self._still.toggled.connect(self._on_change)
        self._breathing.currentIndexChanged.connect(self._on_change)
        self._ask_number.toggled.connect(self._on_change)
        self._muted.toggled.connect(self._on_change)
        self._volume.valueChanged.connect(self._on_change)
        self._media.toggled.connect(self._on_change)
        self._voice_volume.valueChanged.connect(self._on_change)
        self._hear_tones.clicked.connect(self.tones_tried)
        self._hear_voice.clicked.connect(self.voice_tried)

    def _name_of(self, palette: str) -> str:
        key = f"palette.{palette}"
        return self._words(key) if key in self._words.keys else palette

    def _lay_out(self) -> None:
        words = self._words
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.setColumnStretch(1, 1)
        lines: tuple[tuple[str, QWidget, QWidget | None], ...] = (
            ("preferences.colours", self._colours, None),
            ("preferences.palette", self._palette, None),
            ("preferences.volume", self._volume, self._hear_tones),
            ("preferences.voice_volume", self._voice_volume, self._hear_voice),
            ("preferences.breathing", self._breathing, None),
        )
        for place, (key, field, beside) in enumerate(lines):
            grid.addWidget(label(words(key), wraps=False), place, 0)
            grid.addWidget(field, place, 1, 1, 1 if beside else 2)
            if beside is not None:
                grid.addWidget(beside, place, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 18)
        column.setSpacing(16)
        add(column, label(words("preferences.title"), "title"), grid, self._muted, self._still)
        column.addWidget(label(words("preferences.reduce_motion.help"), "muted"))
        column.addWidget(self._ask_number)
        column.addWidget(label(words("preferences.ask_number.help"), "muted"))
        column.addWidget(self._media)
        column.addWidget(label(words("preferences.media_keys.help"), "muted"))
        done = button(words("preferences.done"), "primary")
        done.clicked.connect(self.accept)
        stop_word = button(words("preferences.stop_word"))
        stop_word.clicked.connect(self.stop_word_requested)
        add(column, None, row(stop_word, None, done))
        self.resize(520, 610)

    def _enable(self) -> None:
        """Nothing about sound can be changed while there is none."""
        for part in (self._palette, self._volume, self._voice_volume, self._hear_tones, self._hear_voice):
            part.setEnabled(not self._muted.isChecked())

    def take(self, settings: Settings) -> None:
        """Takes over what was chosen elsewhere meanwhile."""
        self._settings = settings

    @Slot()
    def _on_change(self) -> None:
        colours, palette, breathing = self._colours.value, self._palette.value, self._breathing.value
        self._enable()
        self._settings = replace(
            self._settings,
            colours=colours if isinstance(colours, Colours) else Colours.SYSTEM,
            reduce_motion=self._still.isChecked(),
            breathing=breathing if isinstance(breathing, Breathing) else Breathing.FOUR_SIX,
            ask_number=self._ask_number.isChecked(),
            muted=self._muted.isChecked(),
            palette=palette if isinstance(palette, str) else self._settings.palette,
            volume=self._volume.value() / 100,
            media_keys=self._media.isChecked(),
            voice_volume=self._voice_volume.value() / 100,
        )
        self.changed.emit(self._settings)


def _slider(name: str, share: float) -> QSlider:
    """A slider from nothing to all, at a share of it."""
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    slider.setMinimumHeight(28)
    slider.setValue(round(share * 100))
    slider.setAccessibleName(name)
    return slider
