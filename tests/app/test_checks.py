"""Checks in the whole program: noted as they happen, and there again whatever happened to the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.history.records import CheckTry
from stretchgui.history.store import History
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt, Unit
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.session.clock import HandClock
from stretchgui.session.states import Waiting
from tests.app.opened import answering, click, nothing_new, opened, run_on, run_to, start, state

THIGH = "title: Ours\nsteps:\n  - exercise: check-thigh-front\n  - exercise: check-hip-front\n"
OURS = WindowOptions(routine="ours", turns=Turns.A)


@pytest.fixture
def home(known_home: Path) -> Path:
    """Two people with a routine of two checks."""
    (known_home / "routines").mkdir()
    (known_home / "routines" / "ours.yaml").write_text(THIGH)
    return known_home


@contextmanager
def checking(qapp: QApplication, home: Path, clock: HandClock) -> Iterator[Program]:
    with opened(qapp, home, OURS, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.CHECK)
        assert isinstance(state(program), Waiting)
        yield program


def kept(home: Path) -> tuple[CheckTry, ...]:
    """What a second look finds in the file while the program runs."""
    history, problems = History.open(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).history)
    assert not problems
    tries = history.tries()
    history.close()
    return tries


def press(program: Program, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or program.window, key)


def test_what_is_noted_is_in_the_file_at_once(qapp: QApplication, qtbot: QtBot, home: Path) -> None:
    with checking(qapp, home, HandClock()) as program:
        press(program, Qt.Key.Key_6)
        (one,) = kept(home)
        assert (one.tightness, one.amount, one.felt) == (6, None, None)
        press(program, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_G)
        (one,) = kept(home)
        assert (one.check, one.person, one.side, one.attempt) == ("check-thigh-front", Receiver.A, Side.LEFT, 1)
        assert (one.tightness, one.amount, one.unit, one.felt) == (6, 3.5, Unit.HAND_WIDTHS, Felt.MUSCLE)
        assert one.session == program.keeping.session
        press(program, Qt.Key.Key_Backspace)
        assert kept(home) == ()


def test_a_thigh_that_hangs_below_level_is_kept(qapp: QApplication, qtbot: QtBot, home: Path) -> None:
    clock = HandClock()
    with checking(qapp, home, clock) as program:
        while program.pages.session.check.range.minimum() >= 0:
            if isinstance(state(program), Waiting):
                press(program, Qt.Key.Key_PageDown)
            run_on(program, clock, 2)
        shown = program.pages.session.check.range
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.place_of(-20).toPoint())
        assert [one.amount for one in kept(home)] == [-20.0]


def test_a_session_that_was_cut_off_goes_on_with_what_was_noted(qapp: QApplication, qtbot: QtBot, home: Path) -> None:
    with checking(qapp, home, HandClock()) as program:
        press(program, Qt.Key.Key_8)
        session = program.keeping.session
    with opened(qapp, home, OURS, HandClock()) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        answering(nothing_new)
        click(program.pages.preview, "Go on")
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        assert program.keeping.session == session
        rows = program.pages.session.check.rows
        qtbot.waitUntil(rows.isVisible)
        assert rows.numbers[8].isChecked()
        press(program, Qt.Key.Key_H)
        (one,) = kept(home)
        assert (one.tightness, one.felt) == (8, Felt.JOINT)


def test_what_was_noted_in_the_session_before_is_no_part_of_this_one(
    qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    clock = HandClock()
    with checking(qapp, home, clock) as program:
        press(program, Qt.Key.Key_8)
        program.conductor.end()
        program.pages.summary.done.emit()
        start(program)
        run_to(program, clock, PhaseKind.CHECK)
        assert not program.pages.session.check.rows.numbers[8].isChecked()
        assert len(kept(home)) == 1


def test_a_program_that_is_killed_keeps_what_was_noted(qtbot: QtBot, home: Path) -> None:
    """The real program in a process of its own; a hand clicks six as soon as the check waits, then it is killed."""
    environ = {**os.environ, "STRETCHGUI_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen([sys.executable, "-c", HAND], env=environ, stderr=subprocess.DEVNULL)
    try:
        qtbot.waitUntil(lambda: [one.tightness for one in kept(home)] == [6], timeout=60_000)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    (one,) = kept(home)
    assert (one.tightness, one.check) == (6, "check-thigh-front")


HAND = """
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stretchgui.app import opening

def press():
    for button in (one for window in QApplication.topLevelWidgets() for one in window.findChildren(QAbstractButton)):
        if button.isVisible() and button.accessibleName() == "tightness 6 of 10" and not button.isChecked():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

from PySide6.QtWidgets import QAbstractButton
from stretchgui.options import WindowOptions
from stretchgui.routine.routine import Turns
timer = QTimer(interval=50)
timer.timeout.connect(press)
QTimer.singleShot(0, timer.start)
opening.run_window(WindowOptions(routine="ours", turns=Turns.A, start=True, speed=20.0, record=True))
"""
