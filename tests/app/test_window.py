"""The program as two people meet it: first start, closing, what is remembered, and bad weather."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.session.states import Command, Ended, Paused, Reason, Releasing, Running
from stretchgui.settings import SettingsStore
from tests.app.opened import answering, opened, press_start, run_on, run_to, start, state

pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)


def test_closing_in_a_hold_puts_the_limb_down_first_and_asks_afterwards(
    qapp: QApplication, qtbot: QtBot, known_home: Path, words: Words
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches"), clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        program.window.close()
        assert program.window.isVisible()
        assert isinstance(state(program), Releasing)
        run_on(program, clock, 5.0)
        assert isinstance(state(program), Paused)
        qtbot.waitUntil(program.pages.session.offers.isVisible)
        assert program.window.isVisible()


def test_a_session_that_runs_gets_the_whole_window_and_the_summary_comes_after(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches"), clock) as program:
        assert program.pages.selector.isVisible()
        start(program)
        assert program.pages.session.isVisible()
        assert not program.pages.selector.isVisible()
        running = program.conductor.running
        assert running is not None
        running.driver.command(Command.PAUSE)
        running.driver.command(Command.END)
        assert program.conductor.running is None
        assert program.pages.summary.isVisible()


def test_space_pauses_and_escape_releases_wherever_the_focus_is(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches"), clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        for button in program.pages.session.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                QTest.keyClick(program.window, Qt.Key.Key_Space)
                assert isinstance(state(program), Paused), button.objectName()
                QTest.keyClick(program.window, Qt.Key.Key_Space)
                clock.advance(2.6)
                program.pages.session.command_requested.emit(Command.PAUSE, 0.0)
                QTest.keyClick(program.window, Qt.Key.Key_Space)
                run_on(program, clock, 6.0)
                assert isinstance(state(program), Running)
        QTest.keyClick(program.window, Qt.Key.Key_Escape)
        assert isinstance(state(program), Releasing)


def test_own_holds_turns_and_sound_are_remembered(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        slider = program.pages.preview.findChild(QSlider)
        assert slider is not None
        QTest.keyClick(slider, Qt.Key.Key_End)
        start(program)
        QTest.keyClick(program.window, Qt.Key.Key_M)
    with opened(qapp, known_home) as program:
        assert program.pages.preview.routine is not None
        assert program.pages.preview.routine.id == "two-simple-stretches"
        assert program.pages.preview.own.hold_scale == 2.0
        start(program)
        assert program.conductor.running is not None
        assert program.conductor.running.driver.snapshot.timeline.hold_scale == 2.0
    paths = find_paths({"STRETCHGUI_HOME": str(known_home)}, "linux", known_home)
    assert SettingsStore(paths.settings).load().settings.muted


def test_holds_still_to_come_can_be_changed_while_it_runs(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    clock = HandClock()
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches"), clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        running = program.conductor.running
        assert running is not None
        before = running.driver.snapshot
        program.flow.panel.customised.emit(replace(program.flow.panel.own, hold_scale=2.0))
        after = running.driver.snapshot
        assert after.left == before.left
        assert after.timeline.phases[: before.phase.index + 1] == before.timeline.phases[: before.phase.index + 1]
        later = [
            (old.planned, new.planned)
            for old, new in zip(before.timeline.phases, after.timeline.phases, strict=True)
            if old.kind is PhaseKind.HOLD and old.index > before.phase.index
        ]
        assert later
        assert all(new == min(2 * old, 60.0) for old, new in later)


def test_the_easier_version_takes_the_rest_of_the_exercise(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    clock = HandClock()
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches"), clock) as program:
        start(program)
        running = program.conductor.running
        assert running is not None
        while running.driver.snapshot.phase.exercise != "prone-quad-stretch":
            run_on(program, clock, 1)
        run_to(program, clock, PhaseKind.HOLD)
        QTest.keyClick(program.window, Qt.Key.Key_Period)
        run_on(program, clock, 6)
        now = state(program)
        assert isinstance(now, Paused)
        assert now.reason is Reason.RELEASED
        program.pages.session.easier_requested.emit()
        snapshot = running.driver.snapshot
        assert isinstance(snapshot.state, Running)
        assert (snapshot.phase.exercise, snapshot.phase.kind) == ("side-lying-quad-stretch", PhaseKind.GET_READY)


def test_a_broken_routine_is_shown_with_its_problems_and_cannot_be_started(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    folder = find_paths({"STRETCHGUI_HOME": str(known_home)}, "linux", known_home).own_routines
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text("format: 1\ntitle: Ours\nsteps:\n  - exercise: single-nee-to-chest\n")
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        program.pages.selector.choose("ours")
        assert not program.pages.preview.can_start
        press_start(program)
        assert program.conductor.running is None
        (folder / "ours.yaml").write_text("format: 1\ntitle: Ours\nsteps:\n  - exercise: single-knee-to-chest\n")
        program.window.reload_requested.emit()
        assert program.pages.preview.can_start


def test_a_file_opened_by_its_path_is_chosen(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    file = known_home / "mine.yaml"
    file.write_text("format: 1\ntitle: Mine\nsteps:\n  - exercise: single-knee-to-chest\n")
    with opened(qapp, known_home, WindowOptions(routine=str(file))) as program:
        assert program.pages.preview.routine is not None
        assert program.pages.preview.routine.title.said() == "Mine"


def test_a_folder_that_cannot_be_written_to_is_said_and_the_session_runs(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "file-instead-of-folder"
    home.write_text("not a folder")
    options = WindowOptions(routine="two-simple-stretches", start=True, speed=900.0, quit_when_finished=True)
    with opened(qapp, home, options) as program:
        preview = program.pages.preview
        preview.customised.emit(replace(preview.own, hold_scale=0.5))
        assert "file-instead-of-folder" in program.window.statusBar().currentMessage()
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
        assert program.exit_code == 0


def test_events_name_nobody(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    events = known_home / "e.jsonl"
    options = WindowOptions(
        routine="two-simple-stretches", start=True, speed=900.0, events=events, quit_when_finished=True
    )
    with opened(qapp, known_home, options) as program:
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    text = events.read_text(encoding="utf-8")
    assert re.search(r"\b(Anna|Ben)\b", text) is None
    assert json.loads(text.splitlines()[0])["event"] == "started"


def test_an_ended_session_exits_with_1(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    clock = HandClock()
    options = WindowOptions(routine="two-simple-stretches", quit_when_finished=True)
    with opened(qapp, known_home, options, clock) as program:
        press_start(program)
        running = program.conductor.running
        assert running is not None
        running.driver.command(Command.END)
        assert isinstance(running.driver.snapshot.state, Ended)
        assert program.exit_code == 1
        assert not program.window.isVisible()


def test_back_from_across_the_room_nothing_covers_the_heading(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        start(program)
        page = program.pages.session
        heading = page.near.heading
        QApplication.processEvents()
        for _ in range(2):
            QTest.keyClick(program.window, Qt.Key.Key_F11)
            QApplication.processEvents()
        assert not page.across
        assert page.childAt(heading.mapTo(page, heading.rect().center())) is heading


def test_who_receives_is_chosen_for_all_routines_or_for_one(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        preview = program.pages.preview
        preview.customised.emit(replace(preview.own, turns=Turns.EACH))
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        selector, preview = program.pages.selector, program.pages.preview
        seen = [preview.own.receiving]
        selector.choose("fifteen-minutes-for-two")
        seen.append(preview.own.receiving)
        selector.turns_changed.emit(Turns.B)
        seen.append(preview.own.receiving)
        for routine_id in ("two-simple-stretches", "gentle-sore-day"):
            selector.choose(routine_id)
            seen.append(preview.own.receiving)
        assert seen == [Turns.EACH, Turns.WHOLE, Turns.B, Turns.EACH, Turns.B]
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches", turns=Turns.A)) as program:
        assert program.pages.preview.own.receiving is Turns.A
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        assert program.pages.preview.own.receiving is Turns.EACH
        assert program.pages.selector.turns is Turns.B


def test_all_keys_are_shown_where_no_session_runs(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        seen.append(dialog.windowTitle())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        program.pages.preview.setFocus()
        answering(look)
        QTest.keyClick(program.window, Qt.Key.Key_Question)
    assert seen == ["Keys"]


def test_closing_the_safety_card_unanswered_takes_no_answer_back(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches")) as program:
        answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
        program.window.safety_requested.emit()
        start(program)
        assert program.conductor.running is not None
