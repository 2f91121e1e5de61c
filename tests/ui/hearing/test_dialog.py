"""The stop word's dialog: off until somebody wants it, and open ears only while a voice is learnt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from stretchgui.hearing.phrase import Phrase, StopDoes
from stretchgui.hearing.spotter import INSTALL
from stretchgui.settings import Settings
from stretchgui.ui.before.stop_word_dialog import StopWordDialog
from stretchgui.ui.kit.pieces import Choice, Tick
from tests.ui.hearing.ears import Scripted, waited
from tests.ui.small_sessions import english

LISTENING: dict[str, object] = {"is": "listening"}


@pytest.fixture
def script(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path)


@pytest.fixture
def dialog(qtbot: QtBot, script: Scripted) -> Iterator[StopWordDialog]:
    made = StopWordDialog(english(), Settings(), script.ear, installed=True)
    made.show()
    yield made
    made.reject()
    made.deleteLater()


def texts(dialog: StopWordDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def press(dialog: StopWordDialog, text: str) -> None:
    button = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def changes(dialog: StopWordDialog) -> list[Settings]:
    seen: list[Settings] = []
    dialog.changed.connect(seen.append)
    return seen


def test_it_is_honest(dialog: StopWordDialog) -> None:
    said = texts(dialog)
    for part in ("a help, not a safety device", "Rooms and voices differ", "Nothing leaves this computer", "recorded"):
        assert part in said


def test_what_is_chosen_is_told(dialog: StopWordDialog) -> None:
    seen = changes(dialog)
    dialog.findChildren(Tick)[0].setChecked(True)
    phrase, does = dialog.findChildren(Choice)
    phrase.setCurrentIndex(1)
    does.setCurrentIndex(1)
    assert seen[-1] == Settings(stop_word=True, stop_phrase=Phrase.RED_LIGHT, stop_does=StopDoes.PAUSE)


def test_a_voice_is_learnt_and_tried(qtbot: QtBot, dialog: StopWordDialog, script: Scripted) -> None:
    seen = changes(dialog)
    tries = [{"is": "try", "number": number} for number in (1, 2, 3)]
    script.answers("learn", LISTENING, *tries, {"is": "learnt", "strictness": 35, "heard": 3})
    script.answers("listen", LISTENING, {"is": "heard", "ago": 0.9}, {"is": "heard", "ago": 0.9})
    press(dialog, "Learn my voice")
    waited(qtbot, lambda: "Heard 2 times." in texts(dialog))
    assert seen == [Settings(stop_learnt=35)]
    assert script.asked == [
        {"do": "learn", "phrase": "stop please"},
        {"do": "listen", "phrase": "stop please", "strictness": 35},
    ]
    press(dialog, "Close the microphone")
    script.wait_for(qtbot, "rest")
    assert "Learnt from your voice." in texts(dialog)
    # Other words are not said as these were.
    dialog.findChildren(Choice)[0].setCurrentIndex(1)
    assert seen[-1] == Settings(stop_phrase=Phrase.RED_LIGHT)


def test_each_try_is_asked_for(qtbot: QtBot, dialog: StopWordDialog, script: Scripted) -> None:
    script.answers("learn", LISTENING, {"is": "try", "number": 1})
    press(dialog, "Learn my voice")
    waited(qtbot, lambda: "Say “stop please” (2 of 3)" in texts(dialog))


def test_talk_is_asked_for_again(qtbot: QtBot, dialog: StopWordDialog, script: Scripted) -> None:
    script.answers("learn", LISTENING, {"is": "too_long"})
    press(dialog, "Learn my voice")
    waited(qtbot, lambda: "more than two words" in texts(dialog))


def test_who_is_not_heard_is_told_what_helps(qtbot: QtBot, dialog: StopWordDialog, script: Scripted) -> None:
    seen = changes(dialog)
    script.answers("learn", LISTENING, {"is": "learnt", "strictness": None, "heard": 1})
    press(dialog, "Learn my voice")
    waited(qtbot, lambda: "It did not hear all three" in texts(dialog))
    assert seen == []


def test_without_a_microphone_it_says_so(qtbot: QtBot, dialog: StopWordDialog, script: Scripted) -> None:
    script.answers("learn", {"is": "deaf", "why": "no_microphone", "text": ""}, "die")
    press(dialog, "Learn my voice")
    waited(qtbot, lambda: "there is no microphone" in texts(dialog))
    script.answers("learn", LISTENING)
    press(dialog, "Learn my voice")
    waited(qtbot, lambda: "Say “stop please” (1 of 3)" in texts(dialog))


def test_closed_it_hears_no_more(qtbot: QtBot, dialog: StopWordDialog, script: Scripted) -> None:
    script.answers("learn", LISTENING)
    press(dialog, "Learn my voice")
    script.wait_for(qtbot, "learn")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_where_it_is_not_installed_it_says_how(qtbot: QtBot, script: Scripted) -> None:
    dialog = StopWordDialog(english(), Settings(), script.ear, installed=False)
    dialog.show()
    assert "not installed" in texts(dialog)
    assert [text.toPlainText() for text in dialog.findChildren(QTextEdit) if text.isVisible()] == [INSTALL]
    assert not dialog.findChildren(Tick)[0].isEnabled()
    dialog.reject()
    dialog.deleteLater()
    assert script.asked == []
