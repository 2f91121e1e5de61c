"""A second start brings the first window to the front, and hands over what it was asked; a session goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.language.words import Words
from stretchgui.one_window import ASKED, Asked
from stretchgui.options import WindowOptions
from stretchgui.routine.routine import Turns
from stretchgui.session.clock import HandClock
from tests.app.opened import answering, nothing_new, opened, start

TWO = WindowOptions(routine="two-simple-stretches")


@pytest.fixture
def ask(qtbot: QtBot, known_home: Path) -> Callable[[Asked], None]:
    """A second start, and the moment in which the first takes notice."""

    def asks(asked: Asked) -> None:
        beside = known_home / "beside"
        beside.write_text(json.dumps({"routine": asked.routine, "start": asked.start, "turns": asked.turns}))
        beside.replace(known_home / ASKED)
        qtbot.waitUntil(lambda: not (known_home / ASKED).exists())
        QApplication.processEvents()

    return asks


def shown(program: Program) -> str:
    routine = program.pages.preview.routine
    assert routine is not None
    return routine.id


def test_the_routine_that_was_asked_for_is_shown(
    qapp: QApplication, known_home: Path, ask: Callable[[Asked], None]
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        program.window.showMinimized()
        ask(Asked("front-of-hip", turns="b"))
        assert not program.window.isMinimized()
        assert shown(program) == "front-of-hip"
        assert program.pages.preview.own.turns is Turns.B
        assert program.conductor.running is None
        ask(Asked())
        assert shown(program) == "front-of-hip"


def test_its_session_begins_if_that_was_asked(
    qapp: QApplication, known_home: Path, ask: Callable[[Asked], None]
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        answering(nothing_new)
        ask(Asked("front-of-hip", start=True))
        assert program.conductor.running is not None
        assert program.conductor.running.routine.id == "front-of-hip"


def test_a_session_that_runs_is_not_disturbed(
    qapp: QApplication, known_home: Path, words: Words, ask: Callable[[Asked], None]
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        start(program)
        before = program.conductor.running
        ask(Asked("front-of-hip", start=True))
        assert program.conductor.running is before
        assert program.pages.session.isVisible()
        assert shown(program) == "two-simple-stretches"
        said = program.window.statusBar().currentMessage()
        assert said == words("second_start.later", routine="Front of the hip")
        program.conductor.pause()
        program.conductor.end()
        assert program.pages.summary.isVisible(), "what was done is seen first"
        program.pages.summary.done.emit()
        assert shown(program) == "front-of-hip"
        assert program.conductor.running is None, "and nothing begins by itself"


def test_nothing_begins_behind_a_dialog(
    qapp: QApplication, qtbot: QtBot, known_home: Path, ask: Callable[[Asked], None]
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        dialog = QDialog(program.window)

        def while_it_is_open() -> None:
            ask(Asked("front-of-hip", start=True))
            dialog.reject()

        QTimer.singleShot(0, while_it_is_open)
        dialog.exec()
        dialog.deleteLater()
        assert shown(program) == "front-of-hip"
        assert program.conductor.running is None


@pytest.mark.parametrize("name", ["new-one", "elsewhere"])
def test_a_routine_that_was_written_meanwhile_is_found(
    qapp: QApplication, known_home: Path, tmp_path: Path, name: str, ask: Callable[[Asked], None]
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        folder = known_home / "routines" if name == "new-one" else tmp_path
        folder.mkdir(exist_ok=True)
        file = folder / f"{name}.yaml"
        file.write_text("title: New\nsteps:\n  - exercise: single-knee-to-chest\n")
        ask(Asked(name if name == "new-one" else str(file)))
        assert shown(program) == name


def test_a_routine_that_is_not_there_is_said(
    qapp: QApplication, known_home: Path, words: Words, ask: Callable[[Asked], None]
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        ask(Asked("nowhere"))
        assert program.window.statusBar().currentMessage() == words("second_start.unknown", routine="nowhere")
        assert shown(program) == "two-simple-stretches"


def test_what_was_asked_while_the_window_was_being_built_is_done(qapp: QApplication, known_home: Path) -> None:
    known_home.mkdir(exist_ok=True)
    (known_home / ASKED).write_text(json.dumps({"routine": "front-of-hip"}))
    with opened(qapp, known_home, TWO, HandClock()) as program:
        assert shown(program) == "front-of-hip"


def test_two_real_starts_and_one_after_a_kill(qtbot: QtBot, known_home: Path, tmp_path: Path) -> None:
    environ = {**os.environ, "STRETCHGUI_HOME": str(known_home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "stretchgui"]
    told = tmp_path / "events.jsonl"

    def second(*typed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *typed], env=environ, capture_output=True, text=True, check=False, timeout=60)

    # At twice the speed it is a demonstration: nothing is asked before a session.
    first = subprocess.Popen([*command, "--speed", "2", "--events", str(told)], env=environ, stderr=subprocess.DEVNULL)
    try:
        qtbot.waitUntil((known_home / "window.lock").exists, timeout=30_000)
        ran = second("front-of-hip", "--start", "--turns", "a")
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
        qtbot.waitUntil(lambda: told.exists() and '"phase"' in told.read_text(), timeout=30_000)
        refused = second("front-of-hip", "--speed", "60")
        assert refused.returncode == 2
        assert "STRETCHGUI_HOME" in refused.stderr
    finally:
        first.kill()
        first.wait()
    alone = second("front-of-hip", "--start", "--speed", "2000", "--quit-when-finished")
    assert (alone.returncode, alone.stdout) == (0, "")
