"""When the program fails, it says so once, and the session goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.language.words import Words
from stretchgui.ui.failure import MOST_DIALOGS, FailureDialog, Failures
from tests.ui.small_sessions import english

ROOT = Path(__file__).parents[2]


def fail(failures: Failures, how: type[Exception] = ValueError) -> None:
    """Fails always at the same place."""
    try:
        raise how("<b>no such leg</b>")
    except how as error:
        failures.take(how, error, error.__traceback__)


def dialogs() -> list[FailureDialog]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, FailureDialog)]


@pytest.fixture
def failures(qapp: QApplication) -> Iterator[Failures]:
    """Failures of a program with a log file; its dialogs are closed at the end."""
    owner = QObject()
    yield Failures(english(), Path("folder") / "stretchgui.log", parent=owner)
    for dialog in dialogs():
        dialog.close()


def test_a_failure_is_shown_in_plain_words(failures: Failures, caplog: pytest.LogCaptureFixture) -> None:
    fail(failures)
    (dialog,) = dialogs()
    assert dialog.isVisible()
    (label,) = dialog.findChildren(QLabel)
    assert "made a mistake" in label.text()
    assert str(Path("folder") / "stretchgui.log") in label.text()
    assert label.textFormat() is Qt.TextFormat.PlainText
    (details,) = dialog.findChildren(QPlainTextEdit)
    assert "ValueError: <b>no such leg</b>" in details.toPlainText()
    assert "no such leg" in caplog.text


def test_the_dialog_leaves_the_keyboard_to_the_session(failures: Failures, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(window.hasFocus)
    fail(failures)
    (dialog,) = dialogs()
    assert not dialog.isModal()
    assert dialog.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.hasFocus()
    (close,) = dialog.findChildren(QPushButton)
    close.click()
    assert not dialog.isVisible()


def test_the_same_failure_is_shown_and_logged_once(failures: Failures, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(30):
        fail(failures)
    assert len(dialogs()) == 1
    assert caplog.text.count("Traceback") == 1


def test_another_failure_is_only_logged_while_a_dialog_is_open(
    failures: Failures, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    fail(failures)
    fail(failures, KeyError)
    (dialog,) = dialogs()
    assert caplog.text.count("Traceback") == 2
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    fail(failures, OSError)
    assert len(dialogs()) == 1


def test_there_is_an_end_of_dialogs(failures: Failures, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    kinds = [ValueError, KeyError, OSError, TypeError, IndexError]
    for kind in kinds:
        fail(failures, kind)
        for dialog in dialogs():
            with qtbot.waitSignal(dialog.destroyed):
                dialog.close()
    assert caplog.text.count("Traceback") == len(kinds)
    fail(failures, AttributeError)
    assert len(kinds) > MOST_DIALOGS
    assert not dialogs()


def test_a_failure_that_cannot_be_shown_is_logged(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> None:
    fail(Failures(Words("en", {}), None))
    assert not [dialog for dialog in dialogs() if dialog.isVisible()]
    assert "no such leg" in caplog.text
    assert "could not be shown" in caplog.text


SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stretchgui.session.clock import boot_clock
from stretchgui.session.states import Command
from stretchgui.language.words import Words
from stretchgui.ui.failure import Failures
from stretchgui.ui.log import Log
from stretchgui.ui.during.session_driver import SessionDriver
from tests.ui.small_sessions import bout, english, session
app = QApplication([])
log = Log(Path(sys.argv[1]))
failures = Failures(english(), log.file, parent=app)
failures.install()
driver = SessionDriver(session(bout(), boot_clock(), 60.0), speed=60.0, parent=app)
def broken(snapshot):
    raise RuntimeError("a page is broken")
driver.changed.connect(broken)
def end():
    if driver.snapshot.over:
        print("finished", len([window for window in app.topLevelWidgets() if window.isVisible()]))
        app.exit(0)
watch = QTimer(app)
watch.timeout.connect(end)
watch.start(20)
driver.command(Command.START)
app.exec()
"""


def test_a_broken_page_does_not_stop_the_session(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", SESSION, str(tmp_path)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout) == (0, "finished 1\n"), ran.stderr
    assert (tmp_path / "stretchgui.log").read_text(encoding="utf-8").count("RuntimeError: a page is broken") == 1


def test_ctrl_c_is_no_failure(failures: Failures, capsys: pytest.CaptureFixture[str]) -> None:
    failures.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not dialogs()
