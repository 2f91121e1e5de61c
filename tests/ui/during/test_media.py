"""What a desktop sees of a session, and what its media keys do: nothing goes round the table of actions."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.states import Command, Paused, Reentering, Releasing, Running
from stretchgui.ui.during.actions import BY_ID
from stretchgui.ui.during.media import METHODS, MediaKeys, NoMediaControl, make_media_control
from stretchgui.ui.during.media_state import Shown, Status, shown_of
from tests.ui.session_pages import Play, staged, stretches
from tests.ui.session_states import PLAN, STATES, arranged_twin, give
from tests.ui.small_sessions import english

# Each method, and the commands it stands for: the first that is allowed is given. Written down anew, not read from
# the program's own table.
MEANS: Final[dict[str, tuple[tuple[Command, float], ...]]] = {
    "Play": ((Command.CONFIRM, 0), (Command.RESUME, 0), (Command.START, 0)),
    "Pause": ((Command.PAUSE, 0),),
    "PlayPause": ((Command.CONFIRM, 0), (Command.PAUSE, 0), (Command.RESUME, 0), (Command.START, 0)),
    "Next": ((Command.CONFIRM, 0), (Command.NEXT, 0)),
    "Previous": ((Command.PREVIOUS, 0),),
    "Stop": ((Command.RELEASE, 0),),
}


class Wall:
    """A desktop on which one can read what is shown on it."""

    def __init__(self) -> None:
        self._here: Shown | None = None

    def seen(self) -> Shown | None:
        """What is shown; None where there is no player."""
        return self._here

    def show(self, shown: Shown) -> None:
        self._here = shown

    def vanish(self) -> None:
        self._here = None


class Steered:
    """A page with a session, and a desktop that has media keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.stage = staged(qtbot, PLAN)
        self.keys = MediaKeys(english(), self.stage.actions, self.stage.page, lambda: "Our evening", self.stage.page)
        self.wall = Wall()
        self.keys.use(self.wall)

    def begin(self) -> None:
        """Starts the session, and lets the desktop hear of it."""
        self.keys.begin(self.stage.driver)
        self.stage.start()
        QApplication.processEvents()


@pytest.fixture
def steered(qtbot: QtBot) -> Iterator[Steered]:
    steered = Steered(qtbot)
    yield steered
    steered.keys.end()


def test_every_method_is_in_the_table_of_actions() -> None:
    assert set(METHODS) == set(MEANS)
    assert set(METHODS.values()) <= set(BY_ID)


@pytest.mark.parametrize("state", STATES)
def test_every_method_does_what_it_says_or_nothing(steered: Steered, state: str) -> None:
    for method, choices in MEANS.items():
        steered.stage.show_another(PLAN, STATES[state])
        twin = arranged_twin(state)
        steered.keys.ask(method)
        give(twin, choices)
        assert steered.stage.snapshot == twin.snapshot, method
        twin.driver.stop()


@pytest.mark.parametrize("state", STATES)
def test_what_the_desktop_offers_is_what_the_state_machine_allows(qtbot: QtBot, state: str) -> None:
    play = arranged_twin(state)
    shown, snapshot = shown_of(play.snapshot, english(), ""), play.snapshot

    def some(method: str) -> bool:
        return any(snapshot.allows(command) for command, _ in MEANS[method])

    assert (shown.can_play, shown.can_go_next, shown.can_go_previous) == (
        some("PlayPause"),
        some("Next"),
        some("Previous"),
    )
    # A key that plays can also pause, or the other way round, wherever it does anything.
    assert shown.can_play == (some("Play") or some("Pause"))
    play.driver.stop()


@pytest.mark.parametrize(
    ("state", "status", "title"),
    [
        ("getting ready", Status.PLAYING, "Thigh stretch, left side: Get ready"),
        ("holding", Status.PLAYING, "Thigh stretch, left side: Hold"),
        ("resting", Status.PLAYING, "A rest in between: Rest"),
        ("breathing", Status.PLAYING, "Breathing: Breathe"),
        ("waiting", Status.PAUSED, "Look at the knees, left side: Check"),
        ("releasing", Status.PLAYING, "Thigh stretch, left side: Ease off slowly"),
        ("paused in a hold", Status.PAUSED, "Thigh stretch, left side: Paused"),
        ("paused after a release", Status.PAUSED, "Thigh stretch, left side: Paused"),
        ("getting back", Status.PLAYING, "Thigh stretch, left side: Back into position"),
        ("ready", Status.STOPPED, "Thigh stretch, left side: Ready"),
    ],
)
def test_the_desktop_sees_exercise_phase_and_whether_time_runs(
    qtbot: QtBot, state: str, status: Status, title: str
) -> None:
    play = arranged_twin(state)
    shown = shown_of(play.snapshot, english(), "Our evening")
    assert (shown.status, shown.title, shown.album) == (status, title, "Our evening")
    assert (shown.track, shown.length) == (play.snapshot.phase.index, round(play.snapshot.length * 1_000_000))
    play.driver.stop()


def test_time_alone_makes_no_other_moment(qtbot: QtBot) -> None:
    play = Play(stretches())
    play.start()
    play.reach(PhaseKind.HOLD, 1)
    before = shown_of(play.snapshot, english(), "")
    play.pass_time(5)
    after = shown_of(play.snapshot, english(), "")
    assert before == after
    assert after.position - before.position == 5_000_000
    play.driver.command(Command.ADD_TIME, 10)
    assert shown_of(play.snapshot, english(), "") != after
    play.driver.stop()


def test_it_is_a_player_only_while_a_session_runs_and_no_start_waits_for_it(steered: Steered) -> None:
    steered.keys.begin(steered.stage.driver)
    steered.stage.start()
    assert steered.wall.seen() is None, "the start itself"
    QApplication.processEvents()
    assert steered.wall.seen() is not None
    steered.stage.driver.command(Command.PAUSE)
    seen = steered.wall.seen()
    assert seen is not None
    assert seen.status is Status.PAUSED
    steered.keys.end()
    assert steered.wall.seen() is None
    steered.stage.driver.command(Command.RESUME)
    assert steered.wall.seen() is None


def test_a_session_that_is_over_at_once_is_never_a_player(steered: Steered) -> None:
    steered.keys.begin(steered.stage.driver)
    steered.keys.end()
    QApplication.processEvents()
    steered.stage.start()
    assert steered.wall.seen() is None


def test_people_can_leave_the_keys_to_their_music_at_any_time(steered: Steered) -> None:
    steered.keys.set_wanted(False)
    steered.begin()
    assert steered.wall.seen() is None
    steered.keys.set_wanted(True)
    assert steered.wall.seen() is not None
    steered.keys.set_wanted(False)
    steered.stage.driver.command(Command.PAUSE)
    assert steered.wall.seen() is None


def test_a_desktop_that_is_found_late_still_sees_the_session(steered: Steered) -> None:
    steered.keys.use(NoMediaControl())
    steered.begin()
    assert steered.wall.seen() is None
    steered.keys.use(steered.wall)
    assert steered.wall.seen() is not None


def test_behind_a_dialog_nothing_begins_to_run_but_everything_stops(qtbot: QtBot, steered: Steered) -> None:
    steered.begin()
    steered.stage.reach(PhaseKind.HOLD, 4)
    dialog = QDialog(steered.stage.page)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    steered.stage.driver.command(Command.PAUSE)
    dialog.show()
    for method in ("Play", "PlayPause", "Next", "Previous"):
        before = steered.stage.snapshot
        steered.keys.ask(method)
        assert steered.stage.snapshot == before, method
    dialog.hide()
    steered.keys.ask("Play")
    assert steered.stage.is_in(Reentering)
    steered.stage.pass_time(5)
    assert steered.stage.is_in(Running)
    dialog.show()
    steered.keys.ask("Pause")
    assert steered.stage.is_in(Paused)
    steered.stage.driver.command(Command.RESUME)
    steered.keys.ask("Stop")
    assert steered.stage.is_in(Releasing)
    dialog.close()


def test_raise_brings_a_minimised_window_up_and_quit_closes_it(steered: Steered) -> None:
    page = steered.stage.page
    page.showMinimized()
    steered.keys.ask("Raise")
    assert not page.windowState() & Qt.WindowState.WindowMinimized
    assert page.isVisible()
    steered.keys.ask("Quit")
    assert not page.isVisible()


def test_where_there_is_no_bus_one_line_says_so(caplog: pytest.LogCaptureFixture) -> None:
    parent = QObject()
    with caplog.at_level(logging.INFO):
        assert isinstance(make_media_control({}, lambda method: None, parent), NoMediaControl)
    assert [record.getMessage() for record in caplog.records] == [
        "media keys reach the program only while its window has the focus: there is no session bus"
    ]
