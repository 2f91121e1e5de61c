"""The history saved as one file, and another's added, by way of the window's menu."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchgui.document.problems import Problem
from stretchgui.history.store import History
from stretchgui.language.words import Words

ENDING: Final = "sqlite"


class Backups(QObject):
    """Asks for a file, and says what became of it.

    Args:
        words: What it says.
        history: What is saved, and added to.
        window: What the dialogs belong to.

    Signals:
        said (str): what became of it.
        added: there are more sessions in the history than before.
    """

    said = Signal(str)
    added = Signal()

    def __init__(self, words: Words, history: History, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self._history = history
        self._window = window

    @Slot()
    def save(self) -> None:
        """Saves everything as one file."""
        words = self._words
        dialog = self._dialog(words("backups.save"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING)
        dialog.selectFile(f"stretchgui-{datetime.now().astimezone():%Y-%m-%d}.{ENDING}")
        path = self._chosen(dialog)
        if path is not None:
            problem = self._history.save_backup(path)
            self.said.emit(words("backups.saved", name=path.name) if problem is None else str(problem))

    @Slot()
    def add(self) -> None:
        """Adds the sessions of a backup that are not there yet."""
        words = self._words
        dialog = self._dialog(words("backups.add"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        path = self._chosen(dialog)
        if path is None:
            return
        found = self._history.take_in(path)
        if isinstance(found, Problem):
            self.said.emit(str(found))
            return
        self.said.emit(words.count("backups.added", found.new, known=found.known))
        self.added.emit()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(Path.home()))
        dialog.setAcceptMode(mode)
        dialog.setNameFilters([self._words("backups.files", ending=ENDING), self._words("backups.all_files")])
        return dialog

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        files = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(files[0]) if accepted and files else None
