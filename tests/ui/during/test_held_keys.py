"""A key that is held down is one press, whatever the system makes of it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.session.states import Paused, Running
from stretchgui.ui.during.held_keys import HeldKeys
from tests.ui.session_pages import staged, stretches

SPACE, PLUS = Qt.Key.Key_Space, Qt.Key.Key_Plus
RELEASE, PRESS = QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def arrive(widget: QWidget, kind: QEvent.Type, key: Qt.Key, at: int, repeat: bool = False) -> None:
    """Has a key event reach a widget's window at a time, in milliseconds, as the system says it."""
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeat)
    event.setTimestamp(at)
    handle = widget.window().windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, event)


# events as (kind, key, milliseconds, whether Qt knows that it is repeated), and whether the last one is held
CASES = [
    ([(PRESS, SPACE, 10, False)], False),
    ([(PRESS, SPACE, 10, True)], True),
    ([(PRESS, SPACE, 10, False), (RELEASE, SPACE, 600, False), (PRESS, SPACE, 600, False)], True),
    ([(PRESS, SPACE, 10, False), (RELEASE, SPACE, 60, False), (PRESS, SPACE, 90, False)], False),
    ([(RELEASE, SPACE, 600, False), (PRESS, PLUS, 600, False)], False),
    ([(RELEASE, SPACE, 600, False), (PRESS, SPACE, 600, False), (RELEASE, SPACE, 640, False)], True),
    ([(RELEASE, SPACE, 600, False), (PRESS, SPACE, 600, False), (PRESS, SPACE, 900, False)], False),
]


@pytest.mark.parametrize(("events", "held"), CASES)
def test_a_press_in_the_very_moment_of_its_release_is_a_key_held_down(
    host: QWidget, events: list[tuple[QEvent.Type, Qt.Key, int, bool]], held: bool
) -> None:
    keys = HeldKeys(host)
    host.show()
    for kind, key, at, repeat in events:
        arrive(host, kind, key, at, repeat)
    assert keys.repeats is held


def test_a_held_space_that_qt_takes_for_many_presses_pauses_once(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.press(SPACE)
    for at in (600, 640, 680):
        arrive(stage.page, RELEASE, SPACE, at)
        arrive(stage.page, PRESS, SPACE, at)
        stage.press(SPACE)
        assert stage.is_in(Paused)
    arrive(stage.page, RELEASE, SPACE, 720)
    arrive(stage.page, PRESS, SPACE, 900)
    stage.press(SPACE)
    assert stage.is_in(Running)


def test_a_key_held_down_presses_no_button_again_and_again(host: QWidget) -> None:
    button = QPushButton("Go", host)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    keys = HeldKeys(host)
    host.show()
    button.setFocus()
    for pressed_at, let_go_at in ((10, 600), (600, 640), (640, 680), (680, 720)):
        arrive(host, PRESS, SPACE, pressed_at)
        arrive(host, QEvent.Type.KeyPress, SPACE, pressed_at)
        arrive(host, RELEASE, SPACE, let_go_at)
    assert keys.repeats
    assert pressed == [1]
