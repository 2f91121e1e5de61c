"""The names, asked once, and the preferences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from stretchgui.glance import Colours
from stretchgui.settings import FigureLook, Settings
from stretchgui.ui.before.people_dialog import PeopleDialog
from stretchgui.ui.before.preferences import PreferencesDialog
from stretchgui.ui.kit.theme import LIGHT
from tests.ui.rooms import Heard, Rooms, dressed, said, the

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def asked(rooms: Rooms, qtbot: QtBot, settings: Settings | None = None) -> tuple[PeopleDialog, Heard]:
    exercise = rooms.library().exercise("single-knee-to-chest")
    assert exercise is not None
    dialog = PeopleDialog(rooms.words, settings or Settings(), LIGHT.look, exercise.figure)
    qtbot.addWidget(dialog)
    heard = Heard()
    dialog.chosen.connect(heard)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog, heard


def name_of(dialog: PeopleDialog, who: str) -> QLineEdit:
    return the(dialog, QLineEdit, f"Name of Partner {who}")


def done(dialog: PeopleDialog) -> None:
    QTest.mouseClick(the(dialog, QPushButton, "Done"), LEFT)


def test_both_may_stay_empty(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = asked(rooms, qtbot)
    done(dialog)
    assert heard.all == [Settings(names_asked=True)]
    assert not dialog.isVisible()


def test_names_are_trimmed_and_short_enough(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = asked(rooms, qtbot)
    QTest.keyClicks(name_of(dialog, "A"), "   Anna   Maria ")
    QTest.keyClicks(name_of(dialog, "B"), "B" * 50)
    done(dialog)
    assert heard.all == [Settings(name_a="Anna Maria", name_b="B" * 30, names_asked=True)]


def test_enter_in_a_name_is_done(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = asked(rooms, qtbot)
    QTest.keyClicks(name_of(dialog, "B"), "Ben")
    QTest.keyClick(name_of(dialog, "B"), Qt.Key.Key_Return)
    assert heard.all == [Settings(name_b="Ben", names_asked=True)]


def test_tab_leads_from_name_to_name(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, _ = asked(rooms, qtbot)
    dialog.show()
    QTest.keyClicks(name_of(dialog, "A"), "Anna")
    QTest.keyClick(name_of(dialog, "A"), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is name_of(dialog, "B")


def test_looks_are_chosen_and_seen(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = asked(rooms, qtbot)
    before = dialog.grab().toImage()
    the(dialog, QComboBox, "Skin of Partner A").setCurrentText("very dark")
    the(dialog, QComboBox, "Hair of Partner B").setCurrentText("grey")
    the(dialog, QComboBox, "Hair style of Partner B").setCurrentText("curly")
    assert dialog.grab().toImage() != before
    done(dialog)
    assert heard.all == [
        Settings(
            figure_a=FigureLook("deep", "brown", "bun"),
            figure_b=FigureLook("brown", "grey", "curly"),
            names_asked=True,
        )
    ]


def test_it_says_who_is_a(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, _ = asked(rooms, qtbot)
    assert any("Partner A receives first" in text for text in said(dialog))


def test_what_was_chosen_before_is_there_and_the_rest_stays(rooms: Rooms, qtbot: QtBot) -> None:
    before = Settings(name_a="Anna", muted=True, figure_b=FigureLook("tan", "red", "long"), last_routine="x")
    dialog, heard = asked(rooms, qtbot, before)
    assert name_of(dialog, "A").text() == "Anna"
    done(dialog)
    assert heard.all == [replace(before, names_asked=True)]


def test_not_now_changes_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    dialog, heard = asked(rooms, qtbot)
    QTest.keyClicks(name_of(dialog, "A"), "Anna")
    QTest.mouseClick(the(dialog, QPushButton, "Not now"), LEFT)
    assert heard.all == []
    assert not dialog.isVisible()


def test_preferences_take_effect_at_once(rooms: Rooms, qtbot: QtBot) -> None:
    settings = Settings(name_a="Anna")
    dialog = PreferencesDialog(rooms.words, settings, ("soft", "clear", "bowls"))
    qtbot.addWidget(dialog)
    heard = Heard()
    dialog.changed.connect(heard)
    with qtbot.waitExposed(dialog):
        dialog.show()
    the(dialog, QComboBox, "Colours").setCurrentText("Dark")
    assert heard.last == replace(settings, colours=Colours.DARK)
    QTest.mouseClick(the(dialog, QCheckBox, "Reduce motion"), LEFT)
    assert heard.last == replace(settings, colours=Colours.DARK, reduce_motion=True)
    volume = the(dialog, QSlider, "Loudness of tones")
    QTest.keyClick(volume, Qt.Key.Key_Home)
    assert heard.last == replace(settings, colours=Colours.DARK, reduce_motion=True, volume=0.0)
    QTest.mouseClick(the(dialog, QCheckBox, "No sound"), LEFT)
    assert heard.last == replace(settings, colours=Colours.DARK, reduce_motion=True, volume=0.0, muted=True)
    assert not volume.isEnabled()


def test_tones_and_voice_are_chosen_apart_and_tried_there(rooms: Rooms, qtbot: QtBot) -> None:
    settings = Settings(palette="clear")
    dialog = PreferencesDialog(rooms.words, settings, ("soft", "clear", "bowls"), ("soft-high", "calm-low", "own"))
    qtbot.addWidget(dialog)
    heard, tones, voice = Heard(), Heard(), Heard()
    dialog.changed.connect(heard)
    dialog.tones_tried.connect(lambda: tones("tones"))
    dialog.voice_tried.connect(lambda: voice("voice"))
    with qtbot.waitExposed(dialog):
        dialog.show()
    palette = the(dialog, QComboBox, "Tones")
    # A folder that has no name in the file of words is called as it is.
    assert [palette.itemText(place) for place in range(palette.count())] == ["Soft", "Clear", "bowls"]
    assert palette.currentText() == "Clear"
    palette.setCurrentText("bowls")
    assert heard.last == replace(settings, palette="bowls")
    QTest.keyClick(the(dialog, QSlider, "Loudness of the voice"), Qt.Key.Key_End)
    assert heard.last == replace(settings, palette="bowls", voice_volume=1.0)
    first, second = (one for one in dialog.findChildren(QPushButton) if one.text() == "Hear it")
    QTest.mouseClick(first, LEFT)
    QTest.mouseClick(second, LEFT)
    assert (tones.all, voice.all) == (["tones"], ["voice"])
