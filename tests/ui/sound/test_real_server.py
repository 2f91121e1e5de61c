"""The whole program, and a real sound server that dies or was never there: the session goes on, and the log says so."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from stretchgui.paths import find_paths
from stretchgui.settings import Settings, SettingsStore
from tests.ui.sound.real_program import Running, heard_about
from tests.ui.sound.server import Microphone, SoundServer, sound_server, wait_until, why_not

# A phase later than this waited for something that is not there; a busy machine alone is late by less (seconds).
WAITED: Final = 1.5

pytestmark = [pytest.mark.skipif(bool(why_not()), reason=why_not()), pytest.mark.real_time]


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with sound_server() as started:
        yield started


@pytest.fixture
def run(server: SoundServer, tmp_path: Path) -> Iterator[Callable[[str], Running]]:
    begun: list[Running] = []

    def begin(routine: str) -> Running:
        begun.append(Running(server, tmp_path, routine, ("--turns", "a", "--quit-when-finished")))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


LONG = """
format: 1
title: One hold
defaults: {ease_in: 1, ease_out: 1}
steps:
  - {exercise: supine-butterfly, get_ready: 2, hold: 14, contract_relax: false}
"""


def test_a_server_that_dies_in_a_hold_holds_up_nobody_and_is_heard_again_when_it_is_back(
    server: SoundServer, run: Callable[[str], Running]
) -> None:
    running = run(LONG)
    wait_until(running.in_phase("hold"), 40)
    hold = running.phases()[-1].at
    server.kill()
    # Longer than Qt itself would try to reach it again.
    wait_until(lambda: time.monotonic() > hold + 5, 40)
    server.start()
    microphone = Microphone(server)
    assert running.finish() == 0
    recording = microphone.stop()
    times = [one.event["t"] for one in running.events if one.event["event"] == "phase"]
    assert times == pytest.approx([0, 2, 3, 17], abs=0.1)
    since = [(at - microphone.started_at, name) for at, name in running.tones() if at > microphone.started_at]
    assert [name for _, name in since][-5:] == ["count", "count", "count", "ease_out", "finished"]
    assert all(heard_about(recording, name, at) for at, name in since[-5:])
    log = running.log.read_text()
    assert (log.count("no sound, and all goes on without it"), log.count("sound is back")) == (1, 1)


def test_without_a_server_a_session_begins_at_once_and_the_log_says_so_once(
    server: SoundServer, run: Callable[[str], Running]
) -> None:
    server.kill()
    running = run(LONG.replace("hold: 14", "hold: 5"))
    assert running.finish() == 0
    assert running.log.read_text().count("no sound, and all goes on without it") == 1
    gaps = [(one.at - running.events[0].at) - one.event["t"] for one in running.phases()]
    assert max(map(abs, gaps)) < WAITED


def test_with_nothing_to_play_speak_listen_or_ask_a_session_begins_at_once_and_the_log_says_each_once(
    server: SoundServer, tmp_path: Path
) -> None:
    """No sound server, no speech engine, no session bus and no microphone, though the stop word is wanted."""
    server.kill()
    home = tmp_path / "home"
    SettingsStore(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).settings).save(Settings(stop_word=True))
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    for module in ("espeakng_loader", "pocketsphinx"):
        (hidden / f"{module}.py").write_text("raise ImportError('hidden by a test')")
    typed = ("--turns", "a", "--quit-when-finished")
    running = Running(server, tmp_path, LONG.replace("hold: 14", "hold: 5"), typed, more={"PYTHONPATH": str(hidden)})
    with closing(running):
        assert running.finish() == 0
    log = running.log.read_text()
    assert "espeakng-loader is not installed: hidden by a test" in log
    for part in ("sound.player", "sound.speaker", "during.media", "during.awake", "during.stop_listener"):
        assert log.count(f"stretchgui.ui.{part}: ") == 1, log
    gaps = [(one.at - running.events[0].at) - one.event["t"] for one in running.phases()]
    assert max(map(abs, gaps)) < WAITED
