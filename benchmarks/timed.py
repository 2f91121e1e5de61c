"""A session in the real window that notes when each phase was due, and when it was told.

    python -m benchmarks.timed ROUTINE EAR NOTES

Where sounds would be played, `ear` notes them in the file EAR. It ends when the session does, and leaves in NOTES a
line of JSON: of each change of phase the moment it was due and the moment it was told, both on the boot clock.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from math import inf
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from stretchgui.app.opening import Opening
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.routine import Turns
from stretchgui.session.clock import Clock, boot_clock
from stretchgui.session.events import Event, PhaseEntered
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.sound.player import ProcessPlayer

# So often (milliseconds) it is looked whether the program is ready.
READY_EVERY: Final = 50


def main() -> int:
    """Runs the session, and writes the notes."""
    routine, ear, notes = sys.argv[1:]
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    application, clock = QApplication(["stretchgui"]), boot_clock()
    heard = partial(ProcessPlayer, command=(sys.executable, "-P", "-m", "benchmarks.ear", ear))
    paths = find_paths(os.environ, sys.platform, Path.home())
    options = WindowOptions(routine, turns=Turns.A, quit_when_finished=True)
    opening = Opening(application, paths, options, clock=clock, make_player=heard)
    timed = Timed(opening, clock)
    opening.show()
    application.exec()
    Path(notes).write_text(json.dumps(timed.changes), encoding="utf-8")
    return opening.exit_code


class Timed(QObject):
    """Starts the session once the program is ready, and notes.

    Args:
        opening: The program; it owns this.
        clock: The same clock that the program has.
    """

    def __init__(self, opening: Opening, clock: Clock) -> None:
        super().__init__(opening)
        self._opening = opening
        self._clock = clock
        # When the session's seconds began: a look's moment, less its seconds, is never before that.
        self._origin = inf
        self._told: list[tuple[float, float]] = []
        self._ready = QTimer(self)
        self._ready.timeout.connect(self._on_time)
        self._ready.start(READY_EVERY)

    @property
    def changes(self) -> list[tuple[float, float]]:
        """When each phase was due, and when it was told; not the first, which comes when people want it."""
        return [(self._origin + due, told) for due, told in self._told[1:]]

    @Slot()
    def _on_time(self) -> None:
        if self._opening.ready:
            self._ready.stop()
            program = self._opening.program
            program.conductor.began.connect(self._on_began)
            program.flow.start()

    @Slot(object)
    def _on_began(self, driver: SessionDriver) -> None:
        driver.happened.connect(self._on_happened)
        driver.changed.connect(self._on_changed)

    @Slot(object)
    def _on_happened(self, events: tuple[Event, ...]) -> None:
        now = self._clock()
        self._told += [(event.t, now) for event in events if isinstance(event, PhaseEntered)]

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        self._origin = min(self._origin, self._clock() - snapshot.at)


if __name__ == "__main__":
    sys.exit(main())
