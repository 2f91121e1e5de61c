"""What else is asked of the window while a session runs: menus and dialogs never go on behind somebody's back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.session.states import Command, Ended, Paused, Reason, Releasing
from stretchgui.ui.before.customise import CustomisePanel
from tests.app.opened import answering, click, nothing_new, opened, press, run_on, run_to, start, state

pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)

TWO = WindowOptions(routine="two-simple-stretches")

DIALOGS: tuple[Callable[[Program], object], ...] = (
    lambda program: program.window.people_requested.emit(),
    lambda program: program.window.safety_requested.emit(),
    lambda program: program.window.preferences_requested.emit(),
)


@pytest.mark.parametrize("ask", DIALOGS, ids=["people", "safety", "preferences"])
def test_a_dialog_in_a_hold_pauses_first_for_it_takes_the_keys_that_stop(
    qapp: QApplication, qtbot: QtBot, known_home: Path, ask: Callable[[Program], object]
) -> None:
    clock, seen = HandClock(), []

    def look(dialog: QWidget) -> None:
        seen.append(state(program))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        answering(look)
        ask(program)
        assert [type(one) for one in seen] == [Paused]
        now = state(program)
        assert isinstance(now, Paused)
        assert now.reason is Reason.ASKED
        assert program.pages.session.isVisible()


@pytest.mark.parametrize("ask", DIALOGS, ids=["people", "safety", "preferences"])
def test_a_dialog_changes_nothing_about_a_pause_or_a_release(
    qapp: QApplication, qtbot: QtBot, known_home: Path, ask: Callable[[Program], object]
) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        for command in (Command.RELEASE, None):
            if command is not None:
                program.pages.session.command_requested.emit(command, 0.0)
            else:
                run_on(program, clock, 6)
            before = state(program)
            assert isinstance(before, Releasing | Paused)
            answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
            ask(program)
            assert state(program) == before


def test_a_sign_that_is_true_in_the_middle_of_a_session_ends_it(
    qapp: QApplication, qtbot: QtBot, known_home: Path, words: Words, health: HealthWords
) -> None:
    clock = HandClock()

    def one_is_true(dialog: QWidget) -> None:
        click(dialog, health("state.again", name="Anna"))

    def some(dialog: QWidget) -> None:
        press(dialog, f"Anna: {health('gate.some')}")
        click(dialog, words("gate.end"))

    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        running = program.conductor.running
        assert running is not None
        answering(one_is_true, some, lambda dialog: click(dialog, words("safety.close")))
        program.window.safety_requested.emit()
        assert program.conductor.running is None
        assert isinstance(running.driver.snapshot.state, Ended)
        assert program.pages.summary.isVisible()


def test_files_are_not_read_again_while_a_session_runs(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    clock = HandClock()
    with opened(qapp, known_home, TWO, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
        QTest.keyClick(program.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        program.window.reload_requested.emit()
        assert program.pages.session.isVisible()
        assert not program.pages.selector.isVisible()
        program.window.close()
        assert program.window.isVisible(), "the window still knows that a session runs"


def test_undo_in_a_session_takes_back_only_what_was_changed_in_it(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        preview, during = program.pages.preview, program.flow.panel
        for scale in (80, 120):
            slider_of(preview).setValue(scale)
            answering(nothing_new)
            program.flow.start()
            assert during.own.hold_scale == scale / 100
            assert not during.can_undo
            during.undo()
            slider_of(during).setValue(200)
            during.undo()
            assert during.own.hold_scale == preview.own.hold_scale == scale / 100
            program.conductor.pause()
            program.conductor.end()


def test_undo_after_a_session_takes_back_what_was_changed_in_it_and_then_what_before(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        preview = program.pages.preview
        slider_of(preview).setValue(80)
        start(program)
        slider_of(program.flow.panel).setValue(200)
        program.conductor.pause()
        program.conductor.end()
        for scale in (0.8, 1.0):
            before = preview.findChild(CustomisePanel)
            assert before is not None
            before.undo()
            assert preview.own.hold_scale == scale


def slider_of(page: QWidget) -> QSlider:
    """What scales all holds."""
    slider = page.findChild(QSlider)
    assert slider is not None
    return slider
