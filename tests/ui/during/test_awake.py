"""The screen stays awake while a session runs, and sleeps as it likes when nobody needs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer

from stretchgui.session.clock import HandClock
from stretchgui.session.states import Command
from stretchgui.ui.during.awake import AwakeByWakepy, AwakeListener, AwakeNever, AwakeOnWindows, make_awake
from stretchgui.ui.during.session_driver import SessionDriver
from tests.ui.small_sessions import bout, session

NO_BUS = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "WAKEPY_FAKE_SUCCESS")


class Lamp:
    """Is awake or asleep, as a real screen is."""

    def __init__(self) -> None:
        self.awake = False

    def hold(self) -> None:
        self.awake = True

    def let_go(self) -> None:
        self.awake = False


class Kept:
    """A session whose screen is kept awake."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.lamp = Lamp()
        self.listener = AwakeListener(self.lamp)
        (self.timer,) = self.listener.findChildren(QTimer)
        self.driver = SessionDriver(session(bout(), self.clock), [self.listener])

    def run(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1.0)
            self.driver.look()


@pytest.fixture
def kept() -> Iterator[Kept]:
    """A session that has just started."""
    kept = Kept()
    kept.driver.command(Command.START)
    yield kept
    kept.driver.stop()
    kept.listener.close()


def test_the_screen_may_sleep_before_the_start() -> None:
    assert not Kept().lamp.awake


def test_it_is_awake_from_the_start_to_the_end(kept: Kept) -> None:
    assert kept.lamp.awake
    kept.run(47)
    assert kept.lamp.awake
    kept.run(2)
    assert kept.driver.snapshot.over
    assert not kept.lamp.awake


def test_it_is_awake_until_the_session_is_ended(kept: Kept) -> None:
    kept.driver.command(Command.END)
    assert not kept.lamp.awake


def test_a_short_pause_changes_nothing(kept: Kept) -> None:
    kept.driver.command(Command.PAUSE)
    assert kept.lamp.awake
    assert (kept.timer.isActive(), kept.timer.interval(), kept.timer.isSingleShot()) == (True, 60_000, True)
    kept.driver.command(Command.RESUME)
    assert not kept.timer.isActive()
    assert kept.lamp.awake


def test_a_long_pause_lets_it_sleep_and_resuming_wakes_it(kept: Kept) -> None:
    kept.run(14)
    kept.driver.command(Command.PAUSE)
    kept.timer.timeout.emit()
    assert not kept.lamp.awake
    kept.driver.command(Command.RESUME)
    assert kept.lamp.awake


def test_a_release_is_a_pause_once_the_leg_is_down(kept: Kept) -> None:
    kept.run(14)
    kept.driver.command(Command.RELEASE)
    assert not kept.timer.isActive()
    kept.run(6)
    assert kept.timer.isActive()
    kept.driver.command(Command.END)
    assert not kept.timer.isActive()
    assert not kept.lamp.awake


def test_closing_the_window_lets_it_sleep(kept: Kept) -> None:
    kept.driver.command(Command.PAUSE)
    kept.listener.close()
    assert not kept.lamp.awake
    assert not kept.timer.isActive()


def test_without_a_session_bus_nothing_happens_but_one_line(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in NO_BUS:
        monkeypatch.delenv(name, raising=False)
    awake = AwakeByWakepy()
    for _ in range(3):
        awake.hold()
        awake.hold()
        awake.let_go()
        awake.let_go()
    assert [record.getMessage() for record in caplog.records if record.name.startswith("stretchgui")] == [
        "the screen may fall asleep during a session: the desktop offers no way that wakepy knows"
    ]


def test_wakepy_is_asked_once_and_let_go(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    from wakepy import NoCurrentModeError, current_mode

    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    awake = AwakeByWakepy()
    awake.hold()
    assert current_mode().active
    awake.hold()
    awake.let_go()
    with pytest.raises(NoCurrentModeError):
        current_mode()
    assert not [record for record in caplog.records if record.name.startswith("stretchgui")]


def test_where_wakepy_is_missing_there_is_one_line() -> None:
    program = """
import logging, sys
logging.basicConfig(format="%(message)s")
sys.modules["wakepy"] = None
from stretchgui.ui.during.awake import AwakeByWakepy
awake = AwakeByWakepy()
awake.hold(); awake.let_go(); awake.hold(); awake.let_go()
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert ran.stderr.startswith("the screen may fall asleep during a session: ")
    assert ran.stderr.count("\n") == 1


def test_wakepy_is_not_imported_before_it_is_needed() -> None:
    program = "import sys; from stretchgui.ui.during import awake; awake.make_awake(); print('wakepy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_windows_is_told_by_flags(caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []

    def set_state(flags: int) -> int:
        told.append(flags)
        return 0x80000000

    awake = AwakeOnWindows(set_state)
    awake.hold()
    awake.let_go()
    assert told == [0x80000003, 0x80000000]
    assert not caplog.records
    AwakeOnWindows(lambda flags: 0).hold()
    assert "Windows refused" in caplog.text


def test_there_is_always_something_to_ask() -> None:
    assert isinstance(make_awake(), AwakeOnWindows if sys.platform == "win32" else AwakeByWakepy)
    never = AwakeNever()
    never.hold()
    never.let_go()
