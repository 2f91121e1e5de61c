"""The window of whoever draws an exercise: it follows the file, and a broken file does not empty it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stretchgui.commands.figure_watch import looked_at, stamp
from stretchgui.session.clock import HandClock
from stretchgui.ui.drawn.figure_window import FigureWindow
from tests.ui.small_sessions import ASSETS, english


class Author:
    """Somebody who saves a file and looks at the window."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.path = folder / "mine.yaml"
        self.good = (ASSETS / "exercises" / "prone-quad-stretch.yaml").read_text(encoding="utf-8")
        self.path.write_text(self.good, encoding="utf-8")
        self.window = FigureWindow(
            self.path, lambda: looked_at(self.path), lambda: stamp(self.path), english(), HandClock()
        )
        qtbot.addWidget(self.window)
        self.window.show()

    def saves(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")
        for timer in self.window.findChildren(QTimer):
            if timer.parent() is self.window:
                timer.timeout.emit()

    @property
    def told(self) -> str:
        (problems,) = self.window.findChildren(QPlainTextEdit)
        return problems.toPlainText()

    def pictures(self) -> list[bytes]:
        labels = [label for label in self.window.findChildren(QLabel) if label.isVisible()]
        return [bytes(label.pixmap().toImage().constBits()) for label in labels]


def test_it_shows_every_moment_large_and_small(qtbot: QtBot, tmp_path: Path) -> None:
    author = Author(qtbot, tmp_path)
    assert len(author.pictures()) == 6
    assert author.told == "Nothing is wrong."
    assert "mine.yaml" in author.window.windowTitle()


def test_it_follows_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    author = Author(qtbot, tmp_path)
    before = author.pictures()
    another = author.good.replace("look_down: 21", "look_down: 30")
    assert another != author.good
    author.saves(another)
    assert author.pictures() != before


def test_a_broken_file_says_where_and_leaves_the_last_figure(qtbot: QtBot, tmp_path: Path) -> None:
    author = Author(qtbot, tmp_path)
    before = author.pictures()
    author.saves("name: [")
    assert "mine.yaml:2:1: " in author.told
    assert author.pictures() == before
    author.path.unlink()
    author.saves(author.good)
    assert author.told == "Nothing is wrong."


def test_the_other_side_and_the_dark(qtbot: QtBot, tmp_path: Path) -> None:
    author = Author(qtbot, tmp_path)
    seen = [author.pictures()]
    for box in author.window.findChildren(QCheckBox):
        box.click()
        seen.append(author.pictures())
    assert seen[0] != seen[1] != seen[2] != seen[0]
