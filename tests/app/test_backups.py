"""The window's menu saves the history as one file, and adds another's; what became of it is said at its edge."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchgui.history.store import History
from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.session.clock import HandClock
from tests.app.opened import answering, choosing, opened, start
from tests.history.records_made import a_hold, a_session, finished

TWO = WindowOptions(routine="two-simple-stretches")


def test_a_backup_is_saved_and_added(
    qapp: QApplication, qtbot: QtBot, known_home: Path, tmp_path: Path, words: Words
) -> None:
    file = tmp_path / "mine.sqlite"
    history, _ = History.open(known_home / "history.sqlite")
    history.begin(finished(a_session("one", a_hold())))
    history.close()
    with opened(qapp, known_home, TWO, HandClock()) as program:
        answering(choosing(file))
        program.window.backup_requested.emit()
        assert program.window.statusBar().currentMessage() == words("backups.saved", name="mine.sqlite")
    (known_home / "history.sqlite").unlink()
    with opened(qapp, known_home, TWO, HandClock()) as program:
        for new, known in ((1, 0), (0, 1)):
            answering(choosing(file))
            program.window.add_backup_requested.emit()
            said = program.window.statusBar().currentMessage()
            assert said == words.count("backups.added", new, known=known)
        assert [session.id for session in program.keeping.history.sessions()] == ["one"]


def test_a_file_that_is_no_backup_is_said(qapp: QApplication, qtbot: QtBot, known_home: Path, tmp_path: Path) -> None:
    (tmp_path / "garbage.sqlite").write_text("garbage")
    with opened(qapp, known_home, TWO, HandClock()) as program:
        answering(choosing(tmp_path / "garbage.sqlite"))
        program.window.add_backup_requested.emit()
        assert "garbage.sqlite" in program.window.statusBar().currentMessage()


def test_whoever_thinks_better_of_it_changes_nothing(
    qapp: QApplication, qtbot: QtBot, known_home: Path, tmp_path: Path
) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        for ask in (program.window.backup_requested, program.window.add_backup_requested):
            answering(choosing(None))
            ask.emit()
            assert program.window.statusBar().currentMessage() == ""


def test_no_dialog_opens_over_a_session(qapp: QApplication, qtbot: QtBot, known_home: Path, words: Words) -> None:
    with opened(qapp, known_home, TWO, HandClock()) as program:
        names = {words("menu.backup"), words("menu.add_backup")}
        items = [item for item in program.window.findChildren(QAction) if item.text() in names]
        assert [item.isEnabled() for item in items] == [True, True]
        start(program)
        assert [item.isEnabled() for item in items] == [False, False]
