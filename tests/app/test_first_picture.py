"""The window is there at once; what can be chosen in it comes a moment later."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stretchgui.app.opening import Opening
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.ui.first_paint import FirstPaint

# What Qt says where there is no sound.
pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)


class Painted(QObject):
    """Calls something at each painting of what it watches."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._tell()
        return False


def test_the_first_picture_waits_for_no_file(qapp: QApplication, tmp_path: Path) -> None:
    paths = find_paths({"STRETCHGUI_HOME": str(tmp_path)}, "linux", tmp_path)
    opening = Opening(qapp, paths, WindowOptions())
    ready_when_painted: list[bool] = []
    window = opening.front.window
    watcher = Painted(lambda: ready_when_painted.append(opening.ready))
    window.installEventFilter(watcher)
    opening.show()
    while not opening.ready:
        QCoreApplication.processEvents()
    chosen = opening.program.pages.selector.chosen
    window.removeEventFilter(watcher)
    opening.program.close()
    window.deleteLater()
    opening.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert ready_when_painted[0] is False
    assert chosen is not None
    assert chosen.id == "two-simple-stretches"


def test_a_window_that_nobody_sees_is_not_waited_for(qtbot: QtBot) -> None:
    hidden = QWidget()
    qtbot.addWidget(hidden)
    with qtbot.waitSignal(FirstPaint(hidden).over):
        pass


def test_it_is_said_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    said: list[None] = []
    first = FirstPaint(window)
    first.over.connect(lambda: said.append(None))
    with qtbot.waitSignal(first.over):
        window.show()
    for _ in range(3):
        window.repaint()
        QCoreApplication.processEvents()
    assert len(said) == 1
