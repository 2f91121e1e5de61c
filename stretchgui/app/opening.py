"""Opening the window: first its first picture, then, in slices, everything that this does without."""

from __future__ import annotations

import gc
import linecache
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from stretchgui.app.front import Front
from stretchgui.options import WindowOptions
from stretchgui.paths import Paths, find_paths
from stretchgui.session.clock import Clock, boot_clock
from stretchgui.ui.first_paint import FirstPaint
from stretchgui.ui.log import Log
from stretchgui.ui.slices import Slices

if TYPE_CHECKING:
    # Not for the first picture.
    from stretchgui.app.program import Program
    from stretchgui.routine.library import ReadExercise
    from stretchgui.ui.sound.player import Player

PROGRAM: Final = "stretchgui"
# Where importing everything else may pause; the rest of the program is imported along with these. What plays is first:
# a session that begins at once waits for it.
FIRST_STAGES: Final = (
    "stretchgui.document.fields",
    "stretchgui.figure.model",
    "stretchgui.routine.exercise",
    "stretchgui.session.cues",
    "stretchgui.ui.sound.player",
)
STAGES: Final = (
    "stretchgui.document.yaml_tree",
    "stretchgui.figure.torso",
    "stretchgui.figure.drawing",
    "stretchgui.figure.format",
    "stretchgui.routine.build",
    "stretchgui.routine.adjust",
    "stretchgui.routine.library",
    "stretchgui.routine.shelf",
    "stretchgui.session.states",
    "stretchgui.session.events",
    "stretchgui.session.machine",
    "stretchgui.history.store",
    "stretchgui.pattern.comparison",
    "stretchgui.pattern.finding",
    "stretchgui.ui.drawn.figure_view",
    "stretchgui.ui.before.step_details",
    "stretchgui.ui.before.preview_page",
    "stretchgui.ui.during.ring",
    "stretchgui.ui.during.showing",
    "stretchgui.ui.hearing.ear",
    "stretchgui.ui.during.near_view",
    "stretchgui.ui.during.session_page",
    "stretchgui.ui.during.conductor",
    "stretchgui.ui.during.media",
    "stretchgui.ui.during.stop_listener",
    "stretchgui.voice.plan",
    "stretchgui.ui.sound.speaker",
    "stretchgui.ui.flow",
    "stretchgui.routine.step_text",
    "stretchgui.routine.own_routines",
    "stretchgui.ui.checks.road",
    "stretchgui.app.checks",
    "stretchgui.ui.after.asker",
    "stretchgui.app.feelings",
    "stretchgui.handout.content",
    "stretchgui.ui.history.road",
    "stretchgui.app.keeping",
    "stretchgui.app.program",
)


def run_window(options: WindowOptions, watch: Callable[[Opening], object] | None = None) -> int:
    """Opens the window, and stays until it is closed.

    Args:
        options: What the command line asked for.
        watch: Sees it before its first picture; None for nobody.

    Returns:
        The exit code: 0, or 1 for a session that was asked for and ended before its end.
    """
    paths = find_paths(os.environ, sys.platform, Path.home())
    # Qt hands the edges of small areas out to threads, and waits for them longer than painting takes.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    application = QApplication([PROGRAM])
    application.setApplicationName(PROGRAM)
    application.setDesktopFileName(PROGRAM)
    # Ctrl-C in the terminal ends the program as it does everywhere.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    kept_log = Log(paths.data)
    opening = Opening(application, paths, options, kept_log.file, make_player=_player)
    opening.complete.connect(_keep)
    if watch is not None:
        watch(opening)
    opening.show()
    # Not 0 where Qt ends it, as when the X server is gone: whoever waits for a session's end is told.
    code = application.exec()
    kept_log.close()
    return opening.exit_code or code


def _keep() -> None:
    # What is built by then stays: the collector need not look through it again and again while figures move. Here, for
    # it is for good: of a program that is closed before its process ends, as in tests, nothing would be let go.
    gc.freeze()
    # Whoever opened the window has put the collector off until now: a look through all there is stands still for 20 ms.
    gc.enable()


def _player(clock: Clock, parent: QObject) -> Player:
    from stretchgui.ui.sound.player import ProcessPlayer

    return ProcessPlayer(clock, parent)


class Opening(QObject):
    """The program from its first picture on.

    Args:
        application: Qt's own.
        paths: Where files live.
        options: What the command line asked for.
        log_file: Where the log is, if anywhere.
        clock: Seconds that only grow and count sleep; None for the system's.
        make_player: Makes what plays sounds; None for silence.
        read: Reads an exercise's file; None for the usual way.

    Attributes:
        front: What the first picture shows.

    Signals:
        complete: all of it is there.
    """

    complete = Signal()

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        options: WindowOptions,
        log_file: Path | None = None,
        clock: Clock | None = None,
        make_player: Callable[[Clock, QObject], Player] | None = None,
        read: ReadExercise | None = None,
    ) -> None:
        super().__init__()
        self.front = Front(application, paths, options)
        self._log_file = log_file
        self._clock = clock or boot_clock()
        self._make_player = make_player
        self._read_exercise = read
        self._program: Program | None = None
        self._slices = Slices(self._rest(), self)
        self._slices.over.connect(self.complete)
        application.aboutToQuit.connect(self._slices.stop)

    @property
    def ready(self) -> bool:
        """Whether everything can be chosen; before that the window is there, and answers."""
        return self._program is not None and self._program.ready

    @property
    def program(self) -> Program:
        """All of it, once it is there.

        Raises:
            RuntimeError: It is not `ready` yet.
        """
        if self._program is None or not self._program.ready:
            raise RuntimeError("the program is still being built")
        return self._program

    @property
    def exit_code(self) -> int:
        """What the process shall end with."""
        return 0 if self._program is None else self._program.exit_code

    def show(self) -> None:
        """Shows the first picture; once it is on the screen, all the rest is made."""
        FirstPaint(self.front.window).over.connect(self._slices.start)
        self.front.show()

    def _rest(self) -> Iterator[object]:
        yield from _imported(FIRST_STAGES)
        player = None if self._make_player is None else self._make_player(self._clock, self)
        if player is not None and self.front.options.start:
            # What plays takes as long to be there as all the rest: the first tone would come too late, and be dropped.
            player.start()
        yield from _imported(STAGES)
        from stretchgui.app.program import Program
        from stretchgui.routine.library import read_exercise_file

        read = self._read_exercise or read_exercise_file
        self._program = Program(self.front, self._clock, player, self._log_file, read)
        yield from self._program.build()


def _imported(names: Iterable[str]) -> Iterator[object]:
    for name in names:
        yield import_module(name)
        # PySide6 reads the source of each module that is imported, and Python keeps it.
        linecache.clearcache()
