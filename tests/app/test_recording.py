"""Whatever two people do in the window is in the history as it happens; a demonstration is not."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchgui.history.records import SessionRecord
from stretchgui.history.store import History
from stretchgui.options import WindowOptions
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.session.events import Result
from stretchgui.session.states import Command
from tests.app.opened import answering, nothing_new, opened, run_on, run_to, start

TWO = WindowOptions(routine="two-simple-stretches")


def kept(home: Path) -> tuple[SessionRecord, ...]:
    """What another program finds in the file."""
    history, problems = History.open(home / "history.sqlite")
    assert not problems
    sessions = history.sessions()
    history.close()
    return sessions


def test_a_session_is_kept_as_it_happens(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        (session,) = kept(known_home)
        assert (session.routine, session.title, session.result) == (
            "two-simple-stretches",
            "Two simple stretches",
            None,
        )
        run_to(program, clock, PhaseKind.HOLD)
        run_on(program, clock, 4)
        running = program.conductor.running
        assert running is not None
        running.driver.command(Command.NUMBER, 3)
        run_to(program, clock, PhaseKind.EASE_OUT)
        hold = kept(known_home)[0].holds[-1]
        assert (hold.held, hold.numbers, hold.released) == (hold.planned, (3,), False)
        program.conductor.pause()
        program.conductor.end()
        assert kept(known_home)[0].result is Result.ENDED
        answering(nothing_new)
        program.pages.summary.again_requested.emit()
        assert len(kept(known_home)) == 2


@pytest.mark.parametrize("record", [False, True])
def test_a_demonstration_is_kept_only_if_it_is_asked_for(
    qapp: QApplication, qtbot: QtBot, known_home: Path, record: bool
) -> None:
    options = WindowOptions(
        routine="two-simple-stretches", start=True, speed=900.0, quit_when_finished=True, record=record
    )
    with opened(qapp, known_home, options) as program:
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    assert [session.result for session in kept(known_home)] == ([Result.FINISHED] if record else [])


def test_a_damaged_history_is_said_at_the_start_and_the_program_goes_on(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    (known_home / "history.sqlite").write_text("garbage")
    with opened(qapp, known_home, TWO, HandClock()) as program:
        assert "history.sqlite.bad-1" in program.window.statusBar().currentMessage()
        start(program)
        assert program.conductor.running is not None
    assert len(kept(known_home)) == 1


def test_a_history_of_a_newer_program_is_left_alone_and_it_is_said_once(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    with sqlite3.connect(known_home / "history.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = (known_home / "history.sqlite").read_bytes()
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        assert "newer" in program.window.statusBar().currentMessage()
        start(program)
        program.window.say("")
        run_on(program, clock, 20)
        assert program.window.statusBar().currentMessage() == ""
    assert (known_home / "history.sqlite").read_bytes() == before


def test_a_history_that_is_in_use_is_said_if_it_stays_so_and_nothing_is_lost(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        other = sqlite3.connect(known_home / "history.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        run_on(program, clock, 5.5)
        assert program.window.statusBar().currentMessage() == "", "it may be over in a moment"
        run_on(program, clock, 6)
        assert "in use" in program.window.statusBar().currentMessage()
        program.window.say("")
        run_to(program, clock, PhaseKind.EASE_OUT)
        assert program.window.statusBar().currentMessage() == "", "once is enough"
        other.execute("ROLLBACK")
        other.close()
        run_to(program, clock, PhaseKind.CHANGE_SIDE)
        assert kept(known_home)[0].holds
