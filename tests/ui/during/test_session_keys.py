"""Every key in every state: it does exactly what the table says, or nothing; nothing is lost or skipped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.states import Command, Finished, Paused, Reentering, Releasing, Running
from stretchgui.ui.during.actions import MEDIA_KEYS
from tests.ui.session_pages import Stage, staged, stretches
from tests.ui.session_states import PLAN, STATES, arranged_twin, finished, give

K = Qt.Key

# Each key, and the commands it stands for: the first that is allowed is given. Written down anew, not read from the
# program's own table.
KEYS: dict[Qt.Key, tuple[tuple[Command, float], ...]] = {
    K.Key_Space: ((Command.PAUSE, 0), (Command.RESUME, 0), (Command.START, 0)),
    # What is on a headset: it has no other button to say at a check that one has looked.
    K.Key_MediaTogglePlayPause: ((Command.CONFIRM, 0), (Command.PAUSE, 0), (Command.RESUME, 0), (Command.START, 0)),
    K.Key_MediaPlay: ((Command.CONFIRM, 0), (Command.PAUSE, 0), (Command.RESUME, 0), (Command.START, 0)),
    K.Key_MediaPause: ((Command.CONFIRM, 0), (Command.PAUSE, 0), (Command.RESUME, 0), (Command.START, 0)),
    K.Key_MediaNext: ((Command.CONFIRM, 0), (Command.NEXT, 0)),
    K.Key_MediaPrevious: ((Command.PREVIOUS, 0),),
    K.Key_MediaStop: ((Command.RELEASE, 0),),
    K.Key_F5: ((Command.START, 0),),
    K.Key_Escape: ((Command.RELEASE, 0),),
    K.Key_Period: ((Command.RELEASE, 0),),
    K.Key_B: ((Command.RELEASE, 0),),
    K.Key_Right: ((Command.CONFIRM, 0), (Command.NEXT, 0)),
    K.Key_PageDown: ((Command.CONFIRM, 0), (Command.NEXT, 0)),
    K.Key_Left: ((Command.PREVIOUS, 0),),
    K.Key_PageUp: ((Command.PREVIOUS, 0),),
    K.Key_Plus: ((Command.ADD_TIME, 10),),
    K.Key_Equal: ((Command.ADD_TIME, 10),),
    K.Key_Minus: ((Command.ADD_TIME, -10),),
    K.Key_R: ((Command.RESTART, 0),),
    K.Key_S: ((Command.SKIP_EXERCISE, 0),),
    # These do nothing to the session in any state.
    K.Key_M: (),
    K.Key_F11: (),
    K.Key_Question: (),
    K.Key_Return: (),
    K.Key_Tab: (),
    K.Key_X: (),
    K.Key_Up: (),
}


@pytest.mark.parametrize("state", STATES)
def test_every_key_does_what_the_table_says_or_nothing(qtbot: QtBot, state: str) -> None:
    stage = staged(qtbot, PLAN)
    for key, choices in KEYS.items():
        stage.show_another(PLAN, STATES[state])
        twin = arranged_twin(state)
        assert stage.snapshot == twin.snapshot
        stage.press(key)
        give(twin, choices)
        assert stage.snapshot == twin.snapshot, key
        # And it goes on as it should, not only for the moment.
        for each in (stage, twin):
            each.clock.advance(0.7)
            each.driver.look()
        assert stage.snapshot == twin.snapshot, key
        twin.driver.stop()


@pytest.mark.parametrize("state", STATES)
def test_space_and_escape_are_the_sessions_whatever_has_the_focus(qtbot: QtBot, state: str) -> None:
    stage = staged(qtbot, PLAN)
    stage.show_another(PLAN, STATES[state])
    count = len(_focusable(stage))
    assert count >= 2
    for number in range(count):
        for key in (K.Key_Space, K.Key_Escape):
            stage.show_another(PLAN, STATES[state])
            twin = arranged_twin(state)
            button = _focusable(stage)[number]
            button.setFocus()
            assert QApplication.focusWidget() is button
            stage.press(key)
            give(twin, KEYS[key])
            assert stage.snapshot == twin.snapshot, (button.text(), key)
            twin.driver.stop()


def _focusable(stage: Stage) -> list[QAbstractButton]:
    buttons = stage.page.findChildren(QAbstractButton)
    shown = [button for button in buttons if button.isVisible() and button.isEnabled()]
    return [button for button in shown if button.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.page.near.release.setFocus()
    stage.press(K.Key_Return)
    assert stage.is_in(Releasing)


@pytest.mark.parametrize(
    "key", [K.Key_Space, K.Key_R, K.Key_Right, K.Key_Left, K.Key_S, K.Key_F11, K.Key_M, *MEDIA_KEYS]
)
def test_a_key_held_down_does_it_once(qtbot: QtBot, key: Qt.Key) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.HOLD, 4)
    stage.asked.clear()
    stage.hold_down(key, 6)
    # S does nothing while it runs; every other is asked for once.
    assert len(stage.asked) == (0 if key is K.Key_S else 1)


@pytest.mark.parametrize(("key", "seconds"), [(K.Key_Plus, 10.0), (K.Key_Minus, -10.0)])
def test_plus_and_minus_repeat_while_held_down(qtbot: QtBot, key: Qt.Key, seconds: float) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.GET_READY, 2)
    stage.asked.clear()
    stage.hold_down(key, 3)
    assert stage.asked == [f"add_time {seconds:g}"] * 4


def test_a_key_held_down_on_a_focused_button_does_not_press_it_again_and_again(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.page.near.primary.setFocus()
    stage.asked.clear()
    stage.hold_down(K.Key_Return, 5)
    assert stage.asked == ["pause 0"]


def test_question_mark_shows_the_keys_and_hides_them_and_the_session_goes_on(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    shift = Qt.KeyboardModifier.ShiftModifier
    stage.press(K.Key_Question)
    assert stage.page.keys_card.isVisible()
    stage.press(K.Key_Space)
    assert stage.is_in(Paused)
    stage.press(K.Key_Question, shift)
    assert not stage.page.keys_card.isVisible()


def test_shift_does_not_keep_anybody_from_stopping(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.HOLD, 4)
    stage.press(K.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert stage.is_in(Releasing)


def test_the_keys_card_names_every_key_of_the_table(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.press(K.Key_Question)
    named = ", ".join(caps.accessibleName() for caps, _ in stage.page.keys_card.rows).split(", ")
    wanted = [
        "Space",
        "F5",
        "Esc",
        ".",
        "B",
        "Right",
        "PgDown",
        "Left",
        "PgUp",
        "+",
        "=",
        "-",
        "R",
        "S",
        "M",
        "F11",
        "?",
        "0 – 9",
        # What can be noted of a check.
        *("Up", "Down", "G", "H", "J", "K", "L", "Backspace"),
        "Play or pause",
        "Stop",
        "Next track",
        "Previous track",
    ]
    assert sorted(named) == sorted(wanted)
    assert all(label.text() for _, label in stage.page.keys_card.rows)


def test_media_keys_can_be_left_to_the_music(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.HOLD, 4)
    stage.asked.clear()
    stage.page.set_media_keys(False)
    for key in MEDIA_KEYS:
        stage.press(key)
    assert stage.asked == []
    stage.press(K.Key_Space)
    stage.page.set_media_keys(True)
    stage.press(K.Key_MediaStop)
    assert stage.asked == ["pause 0", "release 0"]


def test_mute_is_told_and_shown(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.press(K.Key_M)
    stage.press(K.Key_M)
    assert stage.asked == ["mute True", "mute False"]


def test_no_key_of_the_page_is_alive_while_the_page_is_hidden(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    other = QDoubleSpinBox()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    stage.page.hide()
    other.setFocus()
    stage.asked.clear()
    for key in KEYS:
        stage.press(key)
    assert stage.asked == []
    assert stage.is_in(Running)


def test_space_and_escape_go_first_while_a_number_is_typed_in_the_side_panel(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.HOLD, 4)
    field = QDoubleSpinBox()
    stage.page.set_side_panel(field)
    stage.page.show_side_panel(True)
    field.setFocus()
    assert QApplication.focusWidget() is field
    stage.press(K.Key_3)
    assert "3" in field.text()
    seen = []
    for key in (K.Key_Space, K.Key_Space, K.Key_Escape):
        stage.press(key)
        seen.append(type(stage.snapshot.state))
    assert seen == [Paused, Reentering, Releasing]


def test_pause_in_the_last_tenth_of_a_second_of_a_hold_keeps_that_tenth(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.HOLD, 4)
    left = stage.snapshot.left
    assert left is not None
    stage.pass_time(left - 0.1)
    phase = stage.snapshot.phase
    stage.press(K.Key_Space)
    assert stage.snapshot.phase is phase
    assert stage.snapshot.left == pytest.approx(0.1)
    stage.press(K.Key_Space)
    stage.pass_time(5)
    assert stage.snapshot.phase is phase
    assert stage.is_in(Running)
    assert stage.snapshot.left == pytest.approx(0.1)


def test_a_key_that_lost_its_race_against_the_deadline_is_dropped(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.reach(PhaseKind.HOLD, 4)
    stage.driver.command(Command.RELEASE)
    # The release ends before the page has looked: END is asked of a session that is paused by then.
    stage.clock.advance(2)
    stage.driver.look()
    stage.clock.advance(2.9)
    stage.driver.look()
    stage.clock.advance(0.2)
    stage.press(K.Key_Escape)
    assert stage.is_in(Paused)


def test_finished_sessions_take_no_keys(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    finished(stage)
    stage.asked.clear()
    for key in KEYS:
        stage.press(key)
    assert [asked for asked in stage.asked if not asked.startswith(("mute", "across"))] == []
    assert stage.is_in(Finished)
