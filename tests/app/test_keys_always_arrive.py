"""Presenters and foot pedals only send keys: whatever people did in the window, the keys still reach the session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.options import WindowOptions
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.session.states import Command, Paused
from tests.app.opened import answering, opened, run_on, run_to, start, state

pytestmark = pytest.mark.qt_log_ignore(
    "QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", "grabbing the keyboard", extend=True
)

K = Qt.Key
TWO: Final = WindowOptions(routine="two-simple-stretches")
# What presenters, pedals and people send, one after the other, and what the session is asked for each time.
PRESSED: Final = (
    (K.Key_F5, None),
    (K.Key_Space, Command.PAUSE),
    (K.Key_PageDown, Command.NEXT),
    (K.Key_PageUp, Command.PREVIOUS),
    (K.Key_Period, Command.RELEASE),
    (K.Key_B, Command.RELEASE),
    (K.Key_Escape, Command.RELEASE),
    (K.Key_Space, Command.RESUME),
)


def press(program: Program, key: Qt.Key) -> None:
    """Presses a key as the system does it: the window gets it, and finds out for whom it is."""
    handle = program.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)
    # To `QTest` all keys go down and up in the same moment, which would be one key held down: not this one.
    let_go = QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier)
    let_go.setTimestamp(0)
    QCoreApplication.sendEvent(handle, let_go)


class Asked:
    """What the session's page asks for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.commands: list[Command] = []
        program.pages.session.command_requested.connect(self._on_requested)

    def _on_requested(self, command: Command, seconds: float) -> None:
        self.commands.append(command)

    def keys_arrive(self) -> bool:
        """Whether each key does what it should, sent to the window as the system does."""
        self.commands.clear()
        for key, _ in PRESSED:
            press(self._program, key)
        return self.commands == [command for _, command in PRESSED if command is not None]


def holding(program: Program, clock: HandClock) -> Asked:
    """A session in a hold."""
    start(program)
    run_to(program, clock, PhaseKind.HOLD)
    QApplication.processEvents()
    return Asked(program)


def everything_in(widget: QWidget) -> list[QWidget]:
    return [widget, *(one for one in widget.findChildren(QWidget) if one.isVisible() and one.isEnabled())]


def nothing_more(program: Program) -> None:
    del program


def keys_shown(program: Program) -> None:
    press(program, K.Key_Question)


def across(program: Program) -> None:
    press(program, K.Key_F11)


def holds_shown(program: Program) -> None:
    program.pages.session.show_side_panel(True)


def released(program: Program) -> None:
    page = program.pages.session
    page.command_requested.emit(Command.PAUSE, 0.0)
    page.command_requested.emit(Command.RELEASE, 0.0)
    assert page.offers.isVisible()


@pytest.mark.parametrize("arrange", [nothing_more, keys_shown, across, holds_shown, released])
def test_whatever_has_the_focus_the_keys_arrive(
    qapp: QApplication, qtbot: QtBot, known_home: Path, arrange: Callable[[Program], None]
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        asked = holding(program, clock)
        arrange(program)
        QApplication.processEvents()
        if isinstance(state(program), Paused):
            press(program, K.Key_Space)
        tried = 0
        for widget in everything_in(program.pages.session):
            widget.setFocus()
            if widget.isVisible() and QApplication.focusWidget() is widget:
                tried += 1
                assert asked.keys_arrive(), (widget.objectName(), type(widget).__name__, asked.commands)
                program.pages.session.show_side_panel(arrange is holds_shown)
        assert tried > 3


def test_after_a_click_anywhere_the_keys_arrive(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        asked = holding(program, clock)
        window = program.window
        for x in range(40, window.width(), 197):
            for y in range(60, window.height(), 123):
                QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
                while not isinstance(state(program), Paused):
                    # Whatever the click has begun.
                    program.pages.session.command_requested.emit(Command.PAUSE, 0.0)
                    run_on(program, clock, 1)
                program.pages.session.command_requested.emit(Command.RESUME, 0.0)
                assert asked.keys_arrive(), (x, y, asked.commands)


def test_after_every_menu_the_keys_arrive(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        asked = holding(program, clock)
        bar = program.window.menuBar()
        menus = [action.menu() for action in bar.actions()]
        assert len(menus) == 4
        for menu in menus:
            assert isinstance(menu, QMenu)
            menu.popup(bar.mapToGlobal(bar.rect().bottomLeft()))
            QTest.keyClick(menu, K.Key_Down)
            QTest.keyClick(menu, K.Key_Escape)
            assert not menu.isVisible()
            program.window.activateWindow()
            QApplication.processEvents()
            assert asked.keys_arrive(), (menu.title(), asked.commands)


@pytest.mark.parametrize("name", ["people_requested", "safety_requested", "preferences_requested"])
def test_after_a_dialog_the_keys_arrive(qapp: QApplication, qtbot: QtBot, known_home: Path, name: str) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        asked = holding(program, clock)
        answering(lambda dialog: QTest.keyClick(dialog, K.Key_Escape))
        getattr(program.window, name).emit()
        # Without a window manager nobody hands the keys back from a dialog that has closed.
        program.window.activateWindow()
        QApplication.processEvents()
        assert isinstance(state(program), Paused)
        press(program, K.Key_Space)
        assert asked.keys_arrive(), asked.commands


def test_after_another_window_had_the_keyboard_the_keys_arrive(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        asked = holding(program, clock)
        other = QDialog()
        qtbot.addWidget(other)
        for shown in (program.pages.session, program.pages.session.near.release):
            shown.setFocus()
            other.show()
            other.activateWindow()
            qtbot.waitUntil(other.isActiveWindow)
            other.hide()
            program.window.activateWindow()
            qtbot.waitUntil(program.window.isActiveWindow)
            assert asked.keys_arrive(), asked.commands


def test_nothing_takes_the_focus_from_the_start_to_the_end(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    """No phase, no question and no change of the page gives the keyboard to anything else."""
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        QApplication.processEvents()
        page, seen = program.pages.session, set()
        while program.conductor.running is not None:
            QApplication.processEvents()
            assert QApplication.focusWidget() is page
            assert QApplication.activeWindow() is program.window
            snapshot = program.conductor.running.driver.snapshot
            seen.add(snapshot.phase.kind)
            if snapshot.allows(Command.CONFIRM):
                press(program, K.Key_PageDown)
            clock.advance(2.0)
            program.conductor.running.driver.look()
        assert {PhaseKind.HOLD, PhaseKind.CHANGE_SIDE, PhaseKind.SWAP_ROLES, PhaseKind.BREATHE} <= seen
