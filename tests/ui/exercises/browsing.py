"""The page of all exercises with a library of its own, and how a person uses it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.routine.exercise import Exercise
from stretchgui.ui.exercises.page import ExercisesPage
from stretchgui.ui.kit.theme import LIGHT
from tests.ui.rooms import Rooms, clock

KNEE = "Single knee to chest"


def nobody(exercise: Exercise) -> list[str]:
    """Everything suits both."""
    return []


def page_of(
    rooms: Rooms,
    qtbot: QtBot,
    size: tuple[int, int] = (1280, 760),
    opened_at: str = "",
    unsuited: Callable[[Exercise], list[str]] = nobody,
) -> ExercisesPage:
    """The page with all exercises there are, standing still, as it is when it was just opened."""
    page = ExercisesPage(rooms.words, rooms.health, LIGHT, rooms.icons, rooms.thumbnails, clock, rooms.people, unsuited)
    qtbot.addWidget(page)
    rooms.thumbnails.setParent(page)
    page.set_still(True)
    page.set_exercises([one for one in rooms.library().exercises.by_id.values() if one is not None])
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open(opened_at)
    page.grab()
    qtbot.waitUntil(lambda: not rooms.thumbnails.busy)
    return page


def list_of(page: QWidget) -> QListView:
    """The list of exercises."""
    return next(view for view in page.findChildren(QListView) if view.accessibleName() == "All exercises")


def listed(page: QWidget) -> list[str]:
    """The names that are listed, headings left out."""
    model = list_of(page).model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data()) for index in indexes if index.flags() & Qt.ItemFlag.ItemIsEnabled]


def search_of(page: QWidget) -> QLineEdit:
    """The search field."""
    return next(field for field in page.findChildren(QLineEdit) if field.accessibleName() == "Search")


def filter_of(page: QWidget, name: str) -> QComboBox:
    """A filter by what it is called."""
    return next(box for box in page.findChildren(QComboBox) if box.accessibleName() == name)


def choose(box: QComboBox, text: str) -> None:
    """Chooses what begins with a text, as with the keyboard."""
    box.setCurrentIndex(next(row for row in range(box.count()) if box.itemText(row).startswith(text)))


def shown(page: ExercisesPage) -> Exercise:
    """The exercise that is looked at."""
    exercise = page.view.exercise
    assert exercise is not None
    return exercise


def press(page: QWidget, *keys: Qt.Key) -> None:
    """Presses keys, wherever the focus is."""
    for key in keys:
        QTest.keyClick(page.focusWidget(), key)
