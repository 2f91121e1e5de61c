"""What can be done with a step: only what makes sense, with words where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.ui.before.step_actions import StepActions
from stretchgui.ui.kit.theme import LIGHT
from tests.ui.rooms import Rooms, dressed, the


@pytest.fixture
def actions(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[StepActions]:
    with dressed(qapp):
        rooms = Rooms(tmp_path / "home")
        rooms.thumbnails.deleteLater()
        made = StepActions(rooms.words, rooms.icons, LIGHT)
        qtbot.addWidget(made)
        made.resize(500, 40)
        with qtbot.waitExposed(made):
            made.show()
        yield made


def enabled(actions: StepActions) -> list[bool]:
    names = ("Move this step up", "Move this step down", "Take this step out of the routine")
    return [the(actions, QPushButton, name).isEnabled() for name in names]


@pytest.mark.parametrize(
    ("index", "count", "wanted"),
    [(0, 3, [False, True, True]), (1, 3, [True] * 3), (2, 3, [True, False, True]), (0, 1, [False] * 3)],
)
def test_a_step_goes_only_where_there_is_a_place(
    actions: StepActions, index: int, count: int, wanted: list[bool]
) -> None:
    actions.show_for(index, count, own=True, known=True)
    assert enabled(actions) == wanted


def test_where_nothing_can_be_done_nothing_is_shown(actions: StepActions) -> None:
    actions.show_for(0, 3, own=False, known=False)
    assert not actions.isVisible()


def test_in_a_narrow_place_the_icon_is_enough(actions: StepActions, qtbot: QtBot) -> None:
    actions.show_for(1, 3, own=True, known=True)
    see = the(actions, QPushButton, "See the exercise")
    assert see.text() == "See the exercise"
    actions.resize(240, 40)
    qtbot.waitUntil(lambda: not see.text())
    assert see.accessibleName() == "See the exercise"
    assert actions.minimumSizeHint().width() <= 240
