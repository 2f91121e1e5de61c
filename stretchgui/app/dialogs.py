"""The dialogs that can be asked for on every page; each is imported and made when it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from stretchgui.app.front import Front
from stretchgui.app.sounding import Sounding


class Dialogs(QObject):
    """Preferences, the stop word, the keys.

    Args:
        front: What every dialog is made of.
        sounding: Lets tones and voices be tried.
    """

    def __init__(self, front: Front, sounding: Sounding) -> None:
        super().__init__(front.window)
        self._front = front
        self._sounding = sounding

    @Slot()
    def ask_preferences(self) -> None:
        """Asks how it shall look and sound."""
        from stretchgui.ui.before.preferences import PreferencesDialog
        from stretchgui.ui.sound.palettes import find_palettes

        front, keeper = self._front, self._front.keeper
        palettes = find_palettes(front.paths.bundled_assets / "sounds")
        voices = [voice.id for voice in self._sounding.voice.voices]
        dialog = PreferencesDialog(front.words, keeper.settings, palettes, voices, front.window)
        dialog.changed.connect(keeper.change)
        dialog.tones_tried.connect(self._sounding.announcer.try_tones)
        keeper.changed.connect(dialog.take)
        dialog.stop_word_requested.connect(self.ask_stop_word)
        dialog.voice_tried.connect(self._sounding.try_voices)
        self._run(dialog)
        self._sounding.announcer.silence()

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
