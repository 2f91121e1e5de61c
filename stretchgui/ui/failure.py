"""What happens when the program itself fails: it says so once, in plain words, and the session goes on."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from stretchgui.language.words import Words

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

# After so many different failures another dialog helps nobody; the log goes on.
MOST_DIALOGS: Final = 3

log = logging.getLogger(__name__)


class FailureDialog(QDialog):
    """Says that something failed, and where the details are.

    It takes the keyboard from nobody, and no click but those on itself: somebody may have to stop a stretch just now.

    Args:
        words: What it says.
        details: The traceback.
        log_file: Where it was written to, if anywhere.
        parent: The window it stands before.
    """

    def __init__(self, words: Words, details: str, log_file: Path | None, parent: QWidget | None = None) -> None:
        # Everything that may be missing first: half a dialog would stay on the screen.
        said = {key: words(f"failure.{key}") for key in ("title", "text", "details", "close")}
        if log_file is not None:
            said["text"] += "\n\n" + words("failure.file", file=str(log_file))
        super().__init__(parent)
        self.setWindowTitle(said["title"])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        text = QLabel(said["text"])
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(said["details"])
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox()
        close = buttons.addButton(said["close"], QDialogButtonBox.ButtonRole.AcceptRole)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons.accepted.connect(self.close)
        layout = QVBoxLayout(self)
        for widget in (text, shown, buttons):
            layout.addWidget(widget)
        self.resize(560, 360)


class Failures(QObject):
    """Catches what nobody caught, from `install` on.

    The same failure is shown and logged once, however often a timer runs into it.

    Args:
        words: What the dialog says.
        log_file: Where the log is, if anywhere.
        window: Before which window the dialog stands, asked when it is needed.
        parent: Who owns it.
    """

    def __init__(
        self,
        words: Words,
        log_file: Path | None,
        window: Callable[[], QWidget | None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._log_file = log_file
        self._window = window
        self._seen: set[tuple[str, str, int]] = set()
        self._before: Hook = sys.__excepthook__
        self._dialog: FailureDialog | None = None

    def install(self) -> None:
        """Takes the place of the hook there is."""
        self._before = sys.excepthook
        sys.excepthook = self.take

    def remove(self) -> None:
        """Gives the place back."""
        sys.excepthook = self._before

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs a failure, and shows it if it is a new one."""
        if not issubclass(kind, Exception):
            # Ctrl-C in the terminal, and the like: not a failure.
            self._before(kind, error, trace)
            return
        place = _place(kind, trace)
        if place in self._seen:
            return
        self._seen.add(place)
        log.error("the program failed", exc_info=(kind, error, trace))
        if self._dialog is None and len(self._seen) <= MOST_DIALOGS:
            try:
                self._show("".join(traceback.format_exception(kind, error, trace)))
            except Exception:
                # Perhaps the very thing that is broken: then the log must do.
                log.exception("the failure could not be shown")

    def _show(self, details: str) -> None:
        self._dialog = FailureDialog(self._words, details, self._log_file, self._window())
        self._dialog.destroyed.connect(self._on_closed)
        self._dialog.show()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    """Where a failure came from: the same twice is the same failure."""
    frames = traceback.extract_tb(trace)
    last = frames[-1] if frames else None
    return (kind.__name__, last.filename, last.lineno or 0) if last else (kind.__name__, "", 0)
