"""The one table of actions: whole, without double keys, and enabled exactly as the state machine allows."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.states import Command
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import ACTIONS, BY_ID, Order, Request, Scope, is_allowed, key_names, way_of
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import DARK, LIGHT
from tests.ui.session_pages import Play, stretches
from tests.ui.small_sessions import ASSETS, english


def test_every_command_can_be_asked_for() -> None:
    ordered = {way.does.command for action in ACTIONS for way in action.ways if isinstance(way.does, Order)}
    # END is asked for by the window, which asks back.
    assert ordered | {Command.END} == set(Command)


def test_every_request_can_be_asked_for() -> None:
    assert {way.does for action in ACTIONS for way in action.ways if isinstance(way.does, Request)} == set(Request)


def test_no_key_means_two_things() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(ACTIONS)


def test_every_way_has_a_label_and_an_explanation_and_every_icon_is_there() -> None:
    words, icons = english(), Icons(ASSETS / "icons")
    for action in ACTIONS:
        for way in action.ways:
            assert words(f"action.{way.name}")
            assert words(f"action.{way.name}.tip")
            assert not way.icon or way.icon in icons.names, way.icon


def test_only_time_and_what_stopped_further_may_grow_by_holding_a_key_down() -> None:
    assert {action.id for action in ACTIONS if action.repeats} == {"more", "less", "check_more", "check_less"}


def test_keys_alive_on_every_page() -> None:
    everywhere = {key for action in ACTIONS if action.scope is Scope.EVERYWHERE for key in action.keys}
    assert everywhere == {Qt.Key.Key_F11, Qt.Key.Key_Question}


@pytest.mark.parametrize(
    ("kind", "commands"),
    [
        (None, ()),
        (PhaseKind.GET_READY, ()),
        (PhaseKind.EASE_IN, ()),
        (PhaseKind.HOLD, ()),
        (PhaseKind.CONTRACT, ()),
        (PhaseKind.REST, ()),
        (PhaseKind.CHECK, ()),
        (PhaseKind.HOLD, (Command.PAUSE,)),
        (PhaseKind.REST, (Command.PAUSE,)),
        (PhaseKind.HOLD, (Command.RELEASE,)),
        (PhaseKind.HOLD, (Command.PAUSE, Command.RESUME)),
        (PhaseKind.GET_READY, (Command.END,)),
    ],
)
def test_what_is_enabled_is_exactly_what_the_state_machine_allows(
    qtbot: QtBot, kind: PhaseKind | None, commands: tuple[Command, ...]
) -> None:
    play = Play(stretches())
    if kind is not None:
        play.start()
        play.reach(kind)
    for command in commands:
        play.driver.command(command)
    actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
    actions.follow(play.snapshot)
    for action in ACTIONS:
        orders = [way.does.command for way in action.ways if isinstance(way.does, Order)]
        if orders and action.scope is not Scope.CHOICES:
            allowed = [command for command in orders if play.snapshot.allows(command)]
            way = way_of(action, play.snapshot)
            assert (way is not None) == bool(allowed), action.id
            assert way is None or (isinstance(way.does, Order) and way.does.command is allowed[0])
            assert actions.qaction(action.id).isEnabled() == bool(allowed)
    assert is_allowed(Request.END, play.snapshot) == play.snapshot.allows(Command.END)
    play.driver.stop()


def test_without_a_session_nothing_of_a_session_is_enabled(qtbot: QtBot) -> None:
    actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
    enabled = {action.id for action in ACTIONS if actions.is_enabled(action.id)}
    # F5 then starts the routine that is chosen: that is for the window to do.
    assert enabled == {"start", "holds", "mute", "full_screen", "keys", "first", "second", "third"}


def test_a_menu_shows_the_keys_without_taking_them(qtbot: QtBot) -> None:
    actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
    menu = QMenu()
    qtbot.addWidget(menu)
    for action in ACTIONS:
        menu.addAction(actions.qaction(action.id))
    texts = [action.text() for action in menu.actions()]
    assert "Stop: ease off\tEsc" in texts
    assert all(action.shortcut().isEmpty() for action in menu.actions())


def test_a_tooltip_names_the_keys_but_no_media_keys(qtbot: QtBot) -> None:
    actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
    assert actions.tip("release").endswith("(Esc · . · B)")
    assert key_names(BY_ID["pause"]) == ("Space",)


def test_a_menu_entry_asks_for_what_it_says(qtbot: QtBot) -> None:
    play = Play(stretches())
    actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
    asked: list[object] = []
    actions.asked.connect(asked.append)
    actions.follow(play.snapshot)
    actions.qaction("start").trigger()
    actions.qaction("skip").trigger()
    assert asked == [Order(Command.START)]


def test_labels_follow_the_state_and_the_theme_changes_the_icons(qtbot: QtBot) -> None:
    play = Play(stretches())
    actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
    seen = []
    for command in (None, Command.START, Command.PAUSE):
        if command:
            play.driver.command(command)
        actions.follow(play.snapshot)
        seen.append(actions.label("pause"))
    assert seen == ["Start", "Pause", "Go on"]
    before = actions.qaction("pause").icon().cacheKey()
    actions.set_theme(DARK)
    assert actions.qaction("pause").icon().cacheKey() != before
    actions.set_muted(True)
    assert actions.icon_name("mute") == "mute"
    play.driver.stop()


def test_the_same_moment_again_tells_nobody(qtbot: QtBot) -> None:
    play = Play(stretches())
    play.start()
    actions = ActionSet(english(), Icons(ASSETS / "icons"), LIGHT)
    actions.follow(play.snapshot)
    told: list[None] = []
    actions.updated.connect(lambda: told.append(None))
    for _ in range(5):
        play.pass_time(1)
        actions.follow(play.snapshot)
    assert told == []
    play.driver.stop()
