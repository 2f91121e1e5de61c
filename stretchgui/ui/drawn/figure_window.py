"""A small window for whoever draws an exercise: its figure in motion and at every moment, anew at each saving."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from stretchgui.document.problems import Problem
from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS
from stretchgui.figure.model import Figure
from stretchgui.figure.motion import Frame
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.session.clock import Clock, boot_clock
from stretchgui.ui.drawn.demonstrator import Demonstrator
from stretchgui.ui.drawn.figure_view import SIDES, FigureView
from stretchgui.ui.drawn.picture import pixmap_of

LOOKING_MILLISECONDS = 250
STILL = QSize(380, 236)
SMALL = QSize(160, 100)

Reading = Callable[[], tuple[Exercise | None, Sequence[Problem]]]


def show_figure_window(path: Path, read: Reading, stamp: Callable[[], object], words: Words) -> int:
    """Opens the window, and stays until it is closed."""
    application = QApplication(["stretchgui"])
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = FigureWindow(path, read, stamp, words, boot_clock())
    window.show()
    return application.exec()


class FigureWindow(QWidget):
    """Shows a file's figure, and what is wrong with it; a broken file leaves the last good figure there.

    Args:
        path: The file.
        read: Reads it: the exercise, if it can be read, and all that is wrong.
        stamp: Says something else once the file was saved.
        words: The window's words.
        clock: Seconds that only grow.
    """

    def __init__(self, path: Path, read: Reading, stamp: Callable[[], object], words: Words, clock: Clock) -> None:
        super().__init__()
        self._read, self._stamp, self._words = read, stamp, words
        self._seen: object = None
        self._exercise: Exercise | None = None
        self._moving = FigureView(words, LOOKS["light"], clock)
        self._demonstrator = Demonstrator(self._moving, clock, self)
        self._other, self._dark = (QCheckBox(words(f"figure_window.{key}")) for key in ("other_side", "dark"))
        self._stills = [QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(3)]
        self._small = [QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(3)]
        self._problems = QPlainTextEdit(readOnly=True, maximumBlockCount=500)
        self._problems.setAccessibleName(words("figure_window.problems"))
        self._problems.setFixedHeight(110)
        self.setWindowTitle(words("figure_window.title", file=path.name))
        self._lay_out()
        for box in (self._other, self._dark):
            box.toggled.connect(self._show)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOKING_MILLISECONDS)
        self._look()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.addWidget(self._moving, 0, 0, 3, 1)
        for row, (still, small) in enumerate(zip(self._stills, self._small, strict=True)):
            grid.addWidget(still, row, 1)
            grid.addWidget(small, row, 2)
        choices = QHBoxLayout()
        choices.addWidget(self._other)
        choices.addWidget(self._dark)
        choices.addStretch(1)
        grid.addLayout(choices, 3, 0, 1, 3)
        grid.addWidget(self._problems, 4, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.resize(1280, 860)

    @Slot()
    def _look(self) -> None:
        """Reads the file if it was saved since."""
        now = self._stamp()
        if now == self._seen:
            return
        self._seen = now
        exercise, problems = self._read()
        self._exercise = exercise or self._exercise
        lines = [str(problem) for problem in problems]
        self._problems.setPlainText("\n".join(lines) or self._words("figure_window.nothing_wrong"))
        self._show()

    @Slot()
    def _show(self) -> None:
        exercise = self._exercise
        if exercise is None or exercise.figure is None:
            return
        look = LOOKS["dark" if self._dark.isChecked() else "light"]
        self._moving.set_look(look)
        side = self._side(exercise.figure)
        self._moving.show_exercise(exercise, side=side, names=("", ""))
        self._demonstrator.demonstrate(exercise)
        moments = [*exercise.figure.moments, *[""] * 3][:3]
        for moment, still, small in zip(moments, self._stills, self._small, strict=True):
            still.setVisible(bool(moment))
            small.setVisible(bool(moment))
            if moment:
                ratio = self.devicePixelRatioF()
                frame = Frame(moment, moment)
                scene = draw(exercise.figure, frame, SIDES[side], look)
                still.setPixmap(pixmap_of(scene, STILL, ratio))
                still.setAccessibleName(moment)
                tiny = draw(exercise.figure, frame, SIDES[side], look, detail="thumbnail")
                small.setPixmap(pixmap_of(tiny, SMALL, ratio))

    def _side(self, figure: Figure) -> Side:
        drawn = Side(figure.drawn_for)
        return drawn.other if self._other.isChecked() else drawn
