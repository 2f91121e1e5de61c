"""Preferences: the window's colours, motion, sound and media keys. Each takes effect at once."""

from __future__ import annotations

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
        parent: The window.

    Signals:
        changed (Settings): one of them was changed.
    """

    changed = Signal(object)

    def __init__(self, words: Words, settings: Settings, parent: QWidget | None = None) -> None:
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
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, 100)
        self._volume.setMinimumHeight(28)
        self._volume.setValue(round(settings.volume * 100))
        self._volume.setAccessibleName(words("preferences.volume"))
        self._volume.setEnabled(not settings.muted)
        self.setWindowTitle(words("preferences.title"))
        self._lay_out()
        self._colours.currentIndexChanged.connect(self._on_change)
        self._still.toggled.connect(self._on_change)
        self._breathing.currentIndexChanged.connect(self._on_change)
        self._ask_number.toggled.connect(self._on_change)
        self._muted.toggled.connect(self._on_change)
        self._volume.valueChanged.connect(self._on_change)
        self._media.toggled.connect(self._on_change)

    def _lay_out(self) -> None:
        words = self._words
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(words("preferences.colours"), wraps=False), 0, 0)
        grid.addWidget(self._colours, 0, 1)
        grid.addWidget(label(words("preferences.volume"), wraps=False), 1, 0)
        grid.addWidget(self._volume, 1, 1)
        grid.addWidget(label(words("preferences.breathing"), wraps=False), 2, 0)
        grid.addWidget(self._breathing, 2, 1)
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
        add(column, None, row(None, done))
        self.resize(500, 570)

    @Slot()
    def _on_change(self) -> None:
        colours, breathing = self._colours.value, self._breathing.value
        self._volume.setEnabled(not self._muted.isChecked())
        self._settings = replace(
            self._settings,
            colours=colours if isinstance(colours, Colours) else Colours.SYSTEM,
            reduce_motion=self._still.isChecked(),
            breathing=breathing if isinstance(breathing, Breathing) else Breathing.FOUR_SIX,
            ask_number=self._ask_number.isChecked(),
            muted=self._muted.isChecked(),
            volume=self._volume.value() / 100,
            media_keys=self._media.isChecked(),
        )
        self.changed.emit(self._settings)
