"""The file that takes what happens in sessions, one JSON object a line; it can fail, and holds up nobody."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from typing import Literal, TextIO

from stretchgui.document.problems import Place, Problem
from stretchgui.session.event_log import EventLog
from stretchgui.session.people import People
from stretchgui.ui.during.session_driver import Listener

log = logging.getLogger(__name__)


class EventsFile:
    """Written anew by the program's first session; each session more follows those before it.

    Args:
        path: The file.
        people: Words that name nobody.
    """

    def __init__(self, path: Path, people: People) -> None:
        self._path = path
        self._people = people
        self._file: TextIO | None = None
        self._mode: Literal["w", "a"] = "w"

    def begin(self) -> Listener | Problem:
        """Opens it for a session: who writes into it, or what keeps it from being opened."""
        self.close()
        try:
            file = self._path.open(self._mode, encoding="utf-8", newline="\n")
        except OSError as error:
            return Problem(str(self._path), Place(), f"the events cannot be written: {error.strerror or error}")
        self._file, self._mode = file, "a"
        return EventLog(file, self._people).take

    def close(self) -> None:
        """Closes it; what a full disk does not take is lost, as the log says."""
        file, self._file = self._file, None
        if file is None:
            return
        try:
            file.close()
        except OSError as error:
            log.warning("the events are not complete: %s", error.strerror or error)
            # The second time there is nothing left to write, and the file is let go.
            with contextlib.suppress(OSError):
                file.close()
