"""The whole program, opened and closed for a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from stretchgui.app import Program
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.session.clock import Clock


@contextmanager
def opened(
    application: QApplication, home: Path, options: WindowOptions | None = None, clock: Clock | None = None
) -> Iterator[Program]:
    """The program with all of a person's data in one folder; closed as if its window was."""
    paths = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
    program = Program(application, paths, options or WindowOptions(), clock=clock)
    program.show()
    QCoreApplication.processEvents()
    try:
        yield program
    finally:
        program.close()
        program.window.hide()
        program.window.deleteLater()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
