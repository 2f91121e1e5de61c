"""How it feels, asked in the whole program: bound to the session by its id; nobody is asked who does not want it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.history.records import Feeling, Moment, SessionRecord
from stretchgui.history.store import History
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.clock import HandClock
from stretchgui.session.events import HoldDone, Result
from stretchgui.settings import SettingsStore
from stretchgui.ui.after.feeling_dialog import FeelingDialog
from tests.app.opened import answering, click, nothing_new, opened
from tests.ui.rooms import said

pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)


@pytest.fixture
def home(known_home: Path) -> Path:
    """Two people who want to be asked."""
    store = SettingsStore(known_home)
    store.save(replace(store.load().settings, ask_feelings=True, reduce_motion=True))
    return known_home


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, home: Path, clock: HandClock) -> Iterator[Program]:
    with opened(qapp, home, WindowOptions(routine="two-simple-stretches"), clock) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def dialog_of(program: Program) -> FeelingDialog | None:
    QCoreApplication.processEvents()
    found = [one for one in program.window.findChildren(FeelingDialog) if one.isVisible()]
    return found[0] if found else None


def answer(dialog: QWidget, pain: int) -> None:
    assert isinstance(dialog, FeelingDialog)
    dialog.panels[0].pain.setValue(pain)
    click(dialog, "Done")


def test_before_and_after_belong_to_the_session_by_its_id(program: Program, clock: HandClock) -> None:
    answering(nothing_new, lambda dialog: answer(dialog, 5))
    program.flow.start()
    session = program.keeping.session
    assert session is not None
    program.conductor.end()
    after = dialog_of(program)
    assert after is not None
    answer(after, 3)
    feelings = program.keeping.history.feelings()
    assert [(one.session, one.person, one.moment, one.pain) for one in feelings] == [
        (session, Receiver.A, Moment.BEFORE, 5),
        (session, Receiver.A, Moment.AFTER, 3),
    ]


def test_skipped_it_begins_all_the_same_and_nothing_is_kept(program: Program) -> None:
    answering(nothing_new, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_S))
    program.flow.start()
    assert program.conductor.running is not None
    program.conductor.end()
    after = dialog_of(program)
    assert after is not None
    click(after, "Skip")
    assert program.keeping.history.feelings() == ()


def test_only_whoever_receives_is_asked(program: Program) -> None:
    asked: list[Receiver] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, FeelingDialog)
        asked.extend(panel.person for panel in dialog.panels)
        click(dialog, "Skip")

    program.pages.selector.turns_changed.emit(Turns.B)
    answering(nothing_new, look)
    program.flow.start()
    assert asked == [Receiver.B]
    program.conductor.end()
    after = dialog_of(program)
    assert after is not None
    click(after, "Skip")


def test_switched_off_nobody_is_asked(qapp: QApplication, known_home: Path) -> None:
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches"), HandClock()) as program:
        answering(nothing_new)
        program.flow.start()
        assert program.conductor.running is not None
        program.conductor.end()
        assert dialog_of(program) is None


def test_a_demonstration_asks_nothing(qapp: QApplication, home: Path) -> None:
    options = WindowOptions(routine="two-simple-stretches", start=True, speed=20)
    with opened(qapp, home, options, HandClock()) as program:
        assert program.conductor.running is not None
        program.conductor.end()
        assert dialog_of(program) is None


def earlier(home: Path, hours: float, before: int) -> SessionRecord:
    """A session some hours ago, with a number before it."""
    history, _ = History.open(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).history)
    started = datetime.now().astimezone() - timedelta(hours=hours)
    hold = HoldDone(0, "single-knee-to-chest", Receiver.A, None, 1, 30, 30, released=False)
    session = SessionRecord("earlier", started, "front-of-hip", "Front", Turns.A, Result.FINISHED, (hold,))
    history.begin(session)
    history.put_feeling(Feeling("earlier", Receiver.A, Moment.BEFORE, started, pain=before))
    history.close()
    return session


def test_worse_a_whole_day_later_halves_the_holds_if_one_wants(qapp: QApplication, home: Path) -> None:
    earlier(home, 30, before=2)
    with opened(qapp, home, clock=HandClock()) as program:
        dialog = dialog_of(program)
        assert dialog is not None
        answer(dialog, 4)
        QCoreApplication.processEvents()
        assert any("Halve the holds next time" in text for text in said(dialog))
        click(dialog, "Halve the holds")
        program.flow.show_routine("front-of-hip")
        assert program.pages.preview.own.hold_scale == 0.5


def test_the_next_day_is_asked_once(qapp: QApplication, home: Path) -> None:
    earlier(home, 20, before=2)
    with opened(qapp, home, clock=HandClock()) as program:
        dialog = dialog_of(program)
        assert dialog is not None
        click(dialog, "Skip")
    with opened(qapp, home, clock=HandClock()) as program:
        assert dialog_of(program) is None
