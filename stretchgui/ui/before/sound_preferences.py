"""The part of the preferences that is heard: tones, how much is said, the voices, and how loud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from stretchgui.language.words import Words
from stretchgui.session.choices import Amount
from stretchgui.settings import Settings
from stretchgui.ui.kit.pieces import Choice, Tick, button, label
from stretchgui.voice.rates import FASTEST, SLOWEST


class SoundPreferences(QWidget):
    """Chooses what is heard, and lets it be tried.

    Args:
        words: What it says.
        settings: As they are.
        palettes: The names of all palettes of tones.
        voices: The ids of all voices; without any there is nothing to choose about them.

    Signals:
        changed: one of them was changed.
        tones_tried, voice_tried: somebody wants to hear what it sounds like now.
    """

    changed = Signal()
    tones_tried = Signal()
    voice_tried = Signal()

    def __init__(self, words: Words, settings: Settings, palettes: Sequence[str], voices: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self._has_voice = bool(voices)
        self._muted = Tick(words("preferences.muted"))
        self._muted.setChecked(settings.muted)
        self._palette = self._choice("palette", [(self._name("palette", one), one) for one in palettes])
        self._palette.choose(settings.palette)
        self._volume = _slider(words("preferences.volume"), 0, 100, settings.volume * 100)
        self._voice = self._choice("voice", [(words(f"preferences.voice.{one}"), one) for one in Amount])
        self._voice.choose(settings.voice)
        self._voice_volume = _slider(words("preferences.voice_volume"), 0, 100, settings.voice_volume * 100)
        # The engine's own choice is the first voice for the receiver, and the second for the helper.
        named = [(self._name("voice.of", one), one) for one in voices]
        self._receiver = self._choice("voice_receiver", named)
        self._receiver.choose(settings.voice_receiver or next(iter(voices), ""))
        self._helper = self._choice("voice_helper", named)
        self._helper.choose(settings.voice_helper or next(iter(voices[1:]), ""))
        self._rate = _slider(words("preferences.voice_rate"), SLOWEST * 100, FASTEST * 100, settings.voice_rate * 100)
        self._hear_tones = button(words("preferences.hear"), tip=words("preferences.hear.tones"))
        self._hear_voice = button(words("preferences.hear"), tip=words("preferences.hear.voice"))
        self._chosen = (settings.voice_receiver, settings.voice_helper)
        self._lay_out()
        self._enable()
        self._listen()

    def with_chosen(self, settings: Settings) -> Settings:
        """The settings with what is chosen here."""
        palette, voice = self._palette.value, self._voice.value
        receiver, helper = self._chosen
        return replace(
            settings,
            muted=self._muted.isChecked(),
            palette=palette if isinstance(palette, str) else settings.palette,
            volume=self._volume.value() / 100,
            voice=voice if isinstance(voice, Amount) else settings.voice,
            voice_volume=self._voice_volume.value() / 100,
            voice_receiver=receiver,
            voice_helper=helper,
            voice_rate=self._rate.value() / 100,
        )

    def _choice(self, key: str, offered: Sequence[tuple[str, object]]) -> Choice:
        choice = Choice(self._words(f"preferences.{key}"))
        choice.offer(list(offered), None)
        return choice

    def _name(self, below: str, one: str) -> str:
        """What the file of words calls it; one that has no line there is called by its id."""
        key = f"{below}.{one}"
        return self._words(key) if key in self._words.keys else one

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setColumnStretch(1, 1)
        lines: list[tuple[str, QWidget, QPushButton | None]] = [
            ("preferences.palette", self._palette, None),
            ("preferences.volume", self._volume, self._hear_tones),
        ]
        if self._has_voice:
            lines += [
                ("preferences.voice", self._voice, None),
                ("preferences.voice_volume", self._voice_volume, self._hear_voice),
                ("preferences.voice_rate", self._rate, None),
                ("preferences.voice_receiver", self._receiver, None),
                ("preferences.voice_helper", self._helper, None),
            ]
        for place, (key, field, beside) in enumerate(lines):
            grid.addWidget(label(self._words(key), wraps=False), place, 0)
            across = QHBoxLayout()
            across.addWidget(field, 1)
            if beside is not None:
                across.addWidget(beside)
            grid.addLayout(across, place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._muted)
        column.addLayout(grid)
        if not self._has_voice:
            column.addWidget(label(self._words("preferences.no_voice"), "muted"))
        column.addStretch(1)

    def _listen(self) -> None:
        for choice in (self._palette, self._voice):
            choice.currentIndexChanged.connect(self._on_change)
        for slider in (self._volume, self._voice_volume, self._rate):
            slider.valueChanged.connect(self._on_change)
        self._receiver.currentIndexChanged.connect(self._on_voice)
        self._helper.currentIndexChanged.connect(self._on_voice)
        self._muted.toggled.connect(self._on_change)
        self._hear_tones.clicked.connect(self.tones_tried)
        self._hear_voice.clicked.connect(self.voice_tried)

    def _enable(self) -> None:
        """Nothing can be changed about what is not heard."""
        is_heard = not self._muted.isChecked()
        speaks = is_heard and self._voice.value is not Amount.TONES
        for part in (self._palette, self._volume, self._voice, self._hear_tones):
            part.setEnabled(is_heard)
        for part in (self._voice_volume, self._rate, self._receiver, self._helper, self._hear_voice):
            part.setEnabled(speaks)

    @Slot()
    def _on_voice(self) -> None:
        """From now on it is these two, whatever the engine's own choice would be."""
        self._chosen = (str(self._receiver.value or ""), str(self._helper.value or ""))
        self._on_change()

    @Slot()
    def _on_change(self) -> None:
        self._enable()
        self.changed.emit()


def _slider(name: str, least: float, most: float, value: float) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(round(least), round(most))
    slider.setMinimumHeight(28)
    slider.setValue(round(value))
    slider.setAccessibleName(name)
    return slider
