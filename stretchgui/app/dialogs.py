"""The dialogs that can be asked for on every page; each is imported and made when it is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from stretchgui.app.front import Front
from stretchgui.session.people import people_called
from stretchgui.ui.sound.announcer import Announcer
from stretchgui.ui.sound.speaker import SessionVoice
from stretchgui.voice.lines import Speaker


class Dialogs(QObject):
    """Preferences, the stop word, the keys.

    Args:
        front: What every dialog is made of.
        announcer: Lets the tones be tried.
        voice: Lets the voices be tried.
        sounds: The folder of the palettes of tones.
    """

    def __init__(self, front: Front, announcer: Announcer, voice: SessionVoice, sounds: Path) -> None:
        super().__init__(front.window)
        self._front = front
        self._announcer = announcer
        self._voice = voice
        self._sounds = sounds

    @Slot()
    def ask_preferences(self) -> None:
        """Asks how it shall look and sound."""
        from stretchgui.ui.before.preferences import PreferencesDialog
        from stretchgui.ui.sound.palettes import find_palettes

        front, keeper = self._front, self._front.keeper
        voices = [voice.id for voice in self._voice.voices]
        dialog = PreferencesDialog(front.words, keeper.settings, find_palettes(self._sounds), voices, front.window)
        dialog.changed.connect(keeper.change)
        dialog.tones_tried.connect(self._announcer.try_tones)
        keeper.changed.connect(dialog.take)
        dialog.stop_word_requested.connect(self.ask_stop_word)
        dialog.voice_tried.connect(self._on_voice_tried)
        self._run(dialog)
        self._announcer.silence()

    @Slot()
    def ask_stop_word(self) -> None:
        """Asks whether a session is listened to, and for which words."""
        from stretchgui.ui.before.stop_word_dialog import StopWordDialog

        dialog = StopWordDialog(self._front.words, self._front.keeper.settings, parent=self._front.window)
        dialog.changed.connect(self._front.keeper.change)
        self._run(dialog)

    def show_keys(self) -> None:
        """Shows every key there is."""
        from stretchgui.ui.during.keys_card import KeysDialog

        front = self._front
        self._run(KeysDialog(front.words, front.icons, front.appearance.theme, front.window))

    def _run(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def _on_voice_tried(self) -> None:
        words, settings = self._front.words, self._front.keeper.settings
        people = people_called(words, settings.name_a, settings.name_b)
        receiver = words("preferences.tried_receiver", receiver=people.a)
        helper = words("preferences.tried_helper", helper=people.b)
        self._voice.try_out(((receiver, Speaker.RECEIVER), (helper, Speaker.HELPER)))
