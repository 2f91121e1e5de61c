"""Small pictures: made when somebody looks, one at a time, and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchgui.language.text import plain
from stretchgui.routine.exercise import Exercise, People
from stretchgui.ui.drawn.thumbnails import MOST_KEPT, Thumbnails
from stretchgui.ui.kit.theme import DARK, LIGHT
from tests.ui.rooms import Heard, Rooms

SIZE = QSize(100, 60)


@pytest.fixture
def knee(tmp_path: Path) -> Exercise:
    exercise = Rooms(tmp_path).library().exercise("single-knee-to-chest")
    assert exercise is not None
    return exercise


def made(thumbnails: Thumbnails, exercise: Exercise, qtbot: QtBot, size: QSize = SIZE, ratio: float = 1.0) -> QPixmap:
    thumbnails.picture(exercise, size, ratio)
    qtbot.waitUntil(lambda: not thumbnails.busy)
    picture = thumbnails.picture(exercise, size, ratio)
    assert picture is not None
    return picture


def test_a_picture_comes_after_it_was_asked_for_and_is_kept(qapp: QApplication, qtbot: QtBot, knee: Exercise) -> None:
    thumbnails = Thumbnails(LIGHT.look)
    heard = Heard()
    thumbnails.made.connect(lambda: heard(True))
    assert thumbnails.picture(knee, SIZE, 1.0) is None
    assert heard.all == []
    picture = made(thumbnails, knee, qtbot)
    assert len(heard.all) == 1
    assert thumbnails.picture(knee, SIZE, 1.0) is picture
    assert picture.size() == SIZE


def test_a_figure_is_measured_in_one_moment_and_drawn_in_the_next(qapp: QApplication, knee: Exercise) -> None:
    """Both at once take as long as people notice, and there may be a dozen of them to make."""
    thumbnails = Thumbnails(LIGHT.look)
    thumbnails.picture(knee, SIZE, 1.0)
    (timer,) = thumbnails.findChildren(QTimer)
    busy: list[bool] = []
    for _ in range(2):
        assert timer.isActive()
        timer.timeout.emit()
        busy.append(thumbnails.busy)
    timer.stop()
    assert busy == [True, False]


def test_it_is_sharp_on_a_fine_screen_and_round_at_its_corners(
    qapp: QApplication, qtbot: QtBot, knee: Exercise
) -> None:
    picture = made(Thumbnails(LIGHT.look), knee, qtbot, ratio=2.0)
    assert picture.size() == QSize(200, 120)
    assert picture.deviceIndependentSize().toSize() == SIZE
    image = picture.toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(100, 2) == QColor(LIGHT.look.background)


def test_one_at_a_time_the_one_asked_for_last_first(qapp: QApplication, qtbot: QtBot, knee: Exercise) -> None:
    thumbnails = Thumbnails(LIGHT.look)
    exercises = [replace(knee, id=f"e{number}") for number in range(3)]
    there: list[list[bool]] = []
    thumbnails.made.connect(lambda: there.append([(one.id, 100, 60, 1.0) in thumbnails.kept for one in exercises]))
    for one in exercises:
        thumbnails.picture(one, SIZE, 1.0)
    qtbot.waitUntil(lambda: not thumbnails.busy)
    assert there == [[False, False, True], [False, True, True], [True, True, True]]


def test_the_same_exercise_without_its_helper_is_another_picture(
    qapp: QApplication, qtbot: QtBot, knee: Exercise
) -> None:
    thumbnails = Thumbnails(LIGHT.look)
    helped = made(thumbnails, knee, qtbot).toImage()
    assert made(thumbnails, knee.without_helper(People.SOLO), qtbot).toImage() != helped
    assert made(thumbnails, knee, qtbot).toImage() == helped


def test_other_colours_are_drawn_anew(qapp: QApplication, qtbot: QtBot, knee: Exercise) -> None:
    thumbnails = Thumbnails(LIGHT.look)
    light = made(thumbnails, knee, qtbot).toImage()
    thumbnails.set_look(DARK.look)
    assert thumbnails.picture(knee, SIZE, 1.0) is None
    assert made(thumbnails, knee, qtbot).toImage() != light


def test_an_exercise_without_a_figure_shows_its_photo_or_its_first_letter(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    red = QPixmap(400, 400)
    red.fill(Qt.GlobalColor.red)
    photo = tmp_path / "photo.png"
    assert red.save(str(photo))
    thumbnails = Thumbnails(LIGHT.look)
    shown = made(thumbnails, Exercise("photo", plain("Photo"), picture=str(photo)), qtbot).toImage()
    assert shown.pixelColor(50, 30) == QColor("red")
    letter = made(thumbnails, Exercise("letter", plain("Letter")), qtbot).toImage()
    other = made(thumbnails, Exercise("other", plain("Other")), qtbot).toImage()
    gone = made(thumbnails, Exercise("gone", plain("Letter"), picture=str(tmp_path / "gone.png")), qtbot).toImage()
    assert letter != other
    assert letter == gone


def test_not_more_are_kept_than_a_screen_needs(qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    thumbnails = Thumbnails(LIGHT.look, owner)
    for number in range(MOST_KEPT + 10):
        thumbnails.picture(Exercise(f"e{number}", plain("E")), QSize(10, 6), 1.0)
    qtbot.waitUntil(lambda: not thumbnails.busy, timeout=20_000)
    assert len(thumbnails.kept) == MOST_KEPT
