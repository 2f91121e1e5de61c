"""The history written for other programs: where to, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchgui.document.whole_file import replace_file
from stretchgui.history.export import csv_text, json_text
from stretchgui.history.past import Past
from stretchgui.language.words import Words

# The kinds of file by their ending; a byte order mark tells spreadsheets that a table is UTF-8.
WRITERS: Final[dict[str, tuple[Callable[[Past], str], str]]] = {
    "csv": (csv_text, "utf-8-sig"),
    "json": (json_text, "utf-8"),
}


class Exports(QObject):
    """Asks for a file, and writes what is shown into it.

    Args:
        words: What it says.
        window: What the dialog belongs to.

    Signals:
        said (str): what became of it.
    """

    said = Signal(str)

    def __init__(self, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self._window = window
        self._filters = {words(f"history.export.{ending}"): ending for ending in WRITERS}

    def export(self, past: Past, today: date) -> None:
        """Asks where to, and writes it.

        Args:
            past: What is written: whoever is hidden is not in it.
            today: For the file's name.
        """
        dialog = QFileDialog(self._window, self._words("history.export"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(self._filters))
        dialog.setDefaultSuffix(next(iter(WRITERS)))
        dialog.filterSelected.connect(self._on_filter)
        dialog.selectFile(f"stretchgui-{today:%Y-%m-%d}")
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        files = dialog.selectedFiles()
        dialog.deleteLater()
        if accepted and files:
            self.said.emit(self._written(Path(files[0]), past))

    def _written(self, path: Path, past: Past) -> str:
        write, encoding = WRITERS.get(path.suffix.removeprefix(".").lower(), WRITERS["json"])
        try:
            replace_file(path, write(past).encode(encoding))
        except OSError as error:
            return self._words("history.export.not_written", name=path.name, why=error.strerror or str(error))
        return self._words("history.export.written", name=path.name)

    @Slot(str)
    def _on_filter(self, chosen: str) -> None:
        """A name without an ending gets the one of the kind that is chosen."""
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix(self._filters[chosen])
