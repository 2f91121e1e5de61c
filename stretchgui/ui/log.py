"""The log: one small file in the person's folder, with what Qt says too; nothing of it leaves the laptop."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from typing_extensions import override

FILE_NAME: Final = "stretchgui.log"
MOST_BYTES: Final = 256 * 1024
# Whatever Qt says after so many different lines is more of the same.
MOST_DIFFERENT: Final = 500
# They tell at length of what the program says in one line itself.
TALKATIVE: Final = ("wakepy",)
FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"

LEVELS: Final[Mapping[QtMsgType, int]] = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

qt_log = logging.getLogger("qt")


class Log:
    """Where log lines go while the program runs: into the file; errors to the console as well.

    Without a file that can be written, warnings go to the console, and that is all.

    Args:
        folder: Where the file is kept; made if need be.
        console: Standard error; None where a program has none.

    Attributes:
        file: The file, or None if it cannot be written.
    """

    def __init__(self, folder: Path, console: TextIO | None = sys.stderr) -> None:
        self.file: Path | None = folder / FILE_NAME
        self._handlers: list[logging.Handler] = []
        reason = ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._add(_File(folder / FILE_NAME), logging.INFO)
        except OSError as error:
            self.file, reason = None, str(error)
        if console is not None:
            self._add(logging.StreamHandler(console), logging.ERROR if self.file else logging.WARNING)
        self._qt = _QtMessages()
        self._level = logging.root.level
        self._before = qInstallMessageHandler(self._qt)
        logging.root.setLevel(logging.INFO)
        for name in TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        if self.file is None:
            logging.getLogger(__name__).warning("no log file is kept: %s", reason)

    def close(self) -> None:
        """Writes what waits, and gives everything back as it was."""
        qInstallMessageHandler(self._before)
        self._qt.write_waiting()
        logging.root.setLevel(self._level)
        for handler in self._handlers:
            logging.root.removeHandler(handler)
            handler.close()
        self._handlers.clear()

    def _add(self, handler: logging.Handler, level: int) -> None:
        handler.setLevel(level)
        handler.setFormatter(logging.Formatter(FORMAT))
        logging.root.addHandler(handler)
        self._handlers.append(handler)


class _File(logging.FileHandler):
    """A log file that never grows large, with the one before it; it gives up quietly when the disk is full.

    Importing `logging.handlers`, which has the like, takes longer than the first picture's painting.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="replace")
        self._path = path

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line; one that finds the file full goes into a new one."""
        try:
            self._make_room(len(self.format(record)))
            super().emit(record)
        except OSError:
            self.handleError(record)

    @override
    def close(self) -> None:
        """Loses what a full disk does not take: the program ends all the same."""
        with contextlib.suppress(OSError):
            super().close()

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Loses the line: a log that fails must not fail what it tells of."""

    def _make_room(self, needed: int) -> None:
        with contextlib.suppress(FileNotFoundError):
            if self._path.stat().st_size + needed >= MOST_BYTES:
                # Once closed, it is opened anew by the next line.
                super().close()
                self._path.replace(self._path.with_name(f"{FILE_NAME}.1"))


class _QtMessages:
    """Takes what Qt says.

    The sound backend speaks in threads of its own. Running Python there for long may collect garbage there, which
    crashes Qt's widgets: such a message is only kept, until the window's thread has something to say or the log ends.
    """

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._said: set[str] = set()
        self._waiting: deque[str] = deque(maxlen=100)

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        if threading.get_ident() != self._thread:
            self._waiting.append(message or "")
            return
        self.write_waiting()
        self._write(LEVELS.get(kind, logging.WARNING), f"{context.category}: {message}")

    def write_waiting(self) -> None:
        """Logs what was said in other threads."""
        while self._waiting:
            self._write(logging.WARNING, self._waiting.popleft())

    def _write(self, level: int, line: str) -> None:
        """Logs a line, the first time it is said."""
        if line not in self._said and len(self._said) < MOST_DIFFERENT:
            self._said.add(line)
            qt_log.log(level, "%s", line)
