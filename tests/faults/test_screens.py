"""A screen that is not there any more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QMainWindow

from stretchgui.paths import find_paths
from stretchgui.settings import SettingsStore
from tests.app.opened import opened
from tests.faults.stage import Stage

# Where the window was last: on a larger screen, to the right of this one, or below it.
ELSEWHERE = [QRect(5000, 100, 1280, 800), QRect(0, 4000, 1280, 800), QRect(-3000, -2000, 2600, 1500)]


@pytest.mark.parametrize("place", ELSEWHERE, ids=["to the right", "below", "before, and larger"])
def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_where_it_can_be_seen(
    qapp: QApplication, stage: Stage, place: QRect
) -> None:
    window = QMainWindow()
    window.setGeometry(place)
    store = SettingsStore(find_paths({"STRETCHGUI_HOME": str(stage.home)}, "linux", stage.home).settings)
    store.save(store.load().settings.with_geometry(bytes(window.saveGeometry().data())))
    window.deleteLater()
    with opened(qapp, stage.home) as program:
        seen = program.window.geometry().intersected(qapp.primaryScreen().availableGeometry())
        assert seen.width() >= 400, "wide enough to be grasped and used"
        assert seen.height() >= 400
        assert program.window.screen() is qapp.primaryScreen()
