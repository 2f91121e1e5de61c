"""The history written for others: for programs, and as two pages for a physiotherapist; and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchgui.document.whole_file import replace_file
from stretchgui.handout.content import Handout
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
        self._endings: dict[str, str] = {}

    def export(self, past: Past, today: date) -> None:
        """Asks where to, and writes it for programs.

        Args:
            past: What is written: whoever is hidden is not in it.
            today: For the file's name.
        """
        filters = {self._words(f"history.export.{ending}"): ending for ending in WRITERS}
        path = self._asked(self._words("history.export"), filters, f"stretchgui-{today:%Y-%m-%d}")
        if path is not None:
            write, encoding = WRITERS.get(path.suffix.removeprefix(".").lower(), WRITERS["json"])
            self.said.emit(self._written(path, write(past).encode(encoding)))

    def hand_out(self, handout: Handout, today: date) -> None:
        """Asks where to, and writes the two pages.

        Args:
            handout: What stands on them.
            today: For the file's name.
        """
        from stretchgui.ui.handout.pdf import pdf_of, usual_paper

        filters = {self._words("history.handout.pdf"): "pdf"}
        path = self._asked(self._words("history.handout"), filters, f"stretchgui-{today:%Y-%m-%d}")
        if path is not None:
            self.said.emit(self._written(path, pdf_of(handout, usual_paper(), self._words)))

    def _asked(self, title: str, filters: Mapping[str, str], name: str) -> Path | None:
        """Where to write; None if that was called off.

        Args:
            title: The dialog's.
            filters: The kinds of file, and what their names end in.
            name: What the file is called if nobody calls it something else; without its ending.
        """
        self._endings = dict(filters)
        dialog = QFileDialog(self._window, title, str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(next(iter(filters.values())))
        dialog.filterSelected.connect(self._on_filter)
        dialog.selectFile(name)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        files = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(files[0]) if accepted and files else None

    def _written(self, path: Path, data: bytes) -> str:
        try:
            replace_file(path, data)
        except OSError as error:
            return self._words("history.export.not_written", name=path.name, why=error.strerror or str(error))
        return self._words("history.export.written", name=path.name)

    @Slot(str)
    def _on_filter(self, chosen: str) -> None:
        """A name without an ending gets the one of the kind that is chosen."""
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix(self._endings[chosen])
