"""The whole program, opened, used and closed for a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from stretchgui.app.opening import Opening
from stretchgui.app.program import Program
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import Clock, HandClock
from tests.read_once import read_once


@contextmanager
def opened(
    application: QApplication,
    home: Path,
    options: WindowOptions | None = None,
    clock: Clock | None = None,
    *,
    assets: Path | None = None,
) -> Iterator[Program]:
    """The program with all of a person's data in one folder; closed as if its window was."""
    paths = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
    paths = replace(paths, bundled_assets=assets or paths.bundled_assets)
    opening = Opening(application, paths, options or WindowOptions(), clock=clock, read=read_once)
    opening.show()
    while not opening.ready:
        QCoreApplication.processEvents()
    program = opening.program
    QCoreApplication.processEvents()
    try:
        yield program
    finally:
        program.close()
        program.window.hide()
        program.window.deleteLater()
        program.deleteLater()
        opening.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def click(inside: QWidget, text: str) -> None:
    """Clicks the button of this text."""
    button = next(one for one in inside.findChildren(QAbstractButton) if one.text() == text and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answering(*answers: Callable[[QWidget], None]) -> None:
    """Answers the dialogs that come up, one after the other, once each is there."""
    if not answers:
        return

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, answer)
            return
        answering(*answers[1:])
        answers[0](dialog)

    QTimer.singleShot(20, answer)


def choosing(path: Path | None) -> Callable[[QWidget], None]:
    """Answers a dialog with a file, or with none."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        if path is None:
            dialog.reject()
            return
        # Typed: a file that is selected is looked for in the folder, which is read by and by.
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(path))
        # As its button does; clicking it would ask about files that are there, in a box of its own.
        dialog.done(QFileDialog.DialogCode.Accepted)

    return answer


def run_to(program: Program, clock: HandClock, kind: PhaseKind) -> None:
    """Lets time pass until a phase of this kind runs."""
    running = program.conductor.running
    assert running is not None
    while running.driver.snapshot.phase.kind is not kind:
        # Looked at less often while nothing is about to end; a longer gap would be a machine that slept.
        clock.advance(2.0 if (running.driver.snapshot.left or 0.0) > 2.5 else 0.5)
        running.driver.look()


def run_on(program: Program, clock: HandClock, seconds: float) -> None:
    running = program.conductor.running
    assert running is not None
    for _ in range(round(seconds * 2)):
        clock.advance(0.5)
        running.driver.look()


def state(program: Program) -> object:
    running = program.conductor.running
    assert running is not None
    return running.driver.snapshot.state


def press(inside: QWidget, name: str) -> None:
    """Clicks the button or tick box that a screen reader calls so."""
    named = (one for one in inside.findChildren(QAbstractButton) if one.accessibleName() == name and one.isVisible())
    QTest.mouseClick(next(named), Qt.MouseButton.LeftButton)


def nothing_new(dialog: QWidget) -> None:
    """Answers the one question before every session: one click, on what is offered first."""
    offered = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    QTest.mouseClick(offered, Qt.MouseButton.LeftButton)


def start(program: Program, *answers: Callable[[QWidget], None]) -> None:
    """Presses the key that starts a session, and answers what is asked before it.

    Args:
        program: What is started.
        answers: What is done with each dialog; by default nothing is new.
    """
    answering(*(answers or (nothing_new,)))
    press_start(program)


def press_start(program: Program) -> None:
    """Presses the key that starts a session."""
    # Without a window manager nobody hands the keys back from a dialog that has closed.
    program.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(program.window, Qt.Key.Key_F5)
    program.window.activateWindow()
    QApplication.processEvents()
