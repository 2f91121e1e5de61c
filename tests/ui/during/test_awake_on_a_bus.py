"""The screen stays awake as a desktop sees it: a real bus, and a screen saver that keeps count."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from stretchgui.session.clock import HandClock
from stretchgui.session.states import Command
from stretchgui.ui.during.awake import AwakeByWakepy, AwakeListener
from stretchgui.ui.during.session_driver import SessionDriver
from tests.session_bus import PATIENCE, ROOT, Bus, environment, running, session_bus
from tests.ui.small_sessions import bout, session

Saver = Callable[[], str]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    with session_bus(tmp_path) as bus:
        yield bus


@pytest.fixture
def saver(bus: Bus) -> Iterator[Saver]:
    """Tells what the screen saver does next."""
    pytest.importorskip("jeepney", reason="jeepney comes with wakepy, on Linux")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.screen_saver"],
        cwd=ROOT,
        env=environment(bus.address),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    lines = process.stdout
    yield lambda: lines.readline().strip()
    process.kill()
    process.wait(PATIENCE)
    lines.close()


@pytest.fixture
def kept(bus: Bus, saver: Saver, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[SessionDriver, AwakeListener]]:
    """A session that is kept awake on that bus, and has just begun."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    listener = AwakeListener(AwakeByWakepy())
    driver = SessionDriver(session(bout(), HandClock()), [listener])
    driver.command(Command.START)
    yield driver, listener
    driver.stop()
    listener.close()


def test_a_minute_of_pause_lets_it_sleep_and_going_on_wakes_it(
    qtbot: QtBot, kept: tuple[SessionDriver, AwakeListener], saver: Saver
) -> None:
    driver, listener = kept
    assert saver() == "awake"
    (pause,) = listener.findChildren(QTimer)
    driver.command(Command.PAUSE)
    assert pause.interval() == 60_000
    pause.setInterval(0)
    qtbot.waitUntil(lambda: not pause.isActive())
    assert saver() == "asleep"
    driver.command(Command.RESUME)
    assert saver() == "awake"
    driver.command(Command.END)
    assert saver() == "asleep"


def test_a_window_keeps_it_awake_to_the_end_of_its_session(tmp_path: Path, bus: Bus, saver: Saver) -> None:
    typed = ("two-simple-stretches", "--start", "--quit-when-finished", "--speed", "300")
    with running(tmp_path, bus.address, *typed) as process:
        assert saver() == "awake"
        assert saver() == "asleep"
        assert process.wait(PATIENCE) == 0


def test_a_program_that_dies_keeps_nothing_awake(tmp_path: Path, bus: Bus, saver: Saver) -> None:
    with running(tmp_path, bus.address, "two-simple-stretches", "--start", "--quit-when-finished") as process:
        assert saver() == "awake"
        process.kill()
        assert saver() == "asleep"
