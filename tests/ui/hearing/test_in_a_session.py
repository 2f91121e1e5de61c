"""The whole program at a real sound server: somebody in the room says the words, and the session stops."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stretchgui.hearing.phrase import Phrase, StopDoes
from stretchgui.hearing.spotter import is_installed
from stretchgui.paths import find_paths
from stretchgui.session.choices import Amount
from stretchgui.settings import Settings, SettingsStore
from tests.hearing.trial import VOICES, try_of
from tests.ui.hearing.virtual_room import VirtualRoom
from tests.ui.sound.server import wait_until, why_not

pytestmark = [
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
    pytest.mark.skipif(not is_installed(), reason="the extra stopword (pocketsphinx) is not installed"),
    pytest.mark.real_time,
]


class Session:
    """The program with a session that waits to be stopped.

    Args:
        room: Where it hears and is heard.
        home: An empty folder.
        settings: What was chosen.
    """

    def __init__(self, room: VirtualRoom, home: Path, settings: Settings) -> None:
        SettingsStore(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).settings).save(settings)
        self._events = home / "events.jsonl"
        self._log = home / "stretchgui.log"
        command = [sys.executable, "-m", "stretchgui", "two-simple-stretches", "--start"]
        self._process = subprocess.Popen(
            # A session at twice the speed is a demonstration: no card and no question stands before it.
            [*command, "--speed", "2", "--events", str(self._events)],
            env={**room.environ, "STRETCHGUI_HOME": str(home)},
            stderr=subprocess.DEVNULL,
        )

    def events(self) -> list[dict[str, Any]]:
        """What has happened so far."""
        text = self._events.read_text(encoding="utf-8") if self._events.exists() else ""
        return [json.loads(line) for line in text.splitlines() if line.endswith("}")]

    def happened(self, name: str) -> bool:
        """Whether something has happened."""
        return any(event["event"] == name for event in self.events())

    def listens(self, room: VirtualRoom) -> bool:
        """Whether somebody has the room's microphone open."""
        asked = ["pactl", "list", "short", "source-outputs"]
        lines = subprocess.run(asked, env=room.environ, capture_output=True, text=True, check=False).stdout
        # The microphone itself listens to the loudspeaker.
        return len(lines.splitlines()) > 1

    def log(self) -> str:
        """What the log says."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def is_alive(self) -> bool:
        """Whether the program runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.wait()


Begin = Callable[[Settings], Session]


@pytest.fixture
def room() -> Iterator[VirtualRoom]:
    with VirtualRoom() as made:
        yield made


@pytest.fixture
def begin(room: VirtualRoom, tmp_path: Path) -> Iterator[Begin]:
    begun: list[Session] = []

    def made(settings: Settings) -> Session:
        begun.append(Session(room, tmp_path, settings))
        wait_until(lambda: begun[-1].happened("phase"), 60.0)
        return begun[-1]

    yield made
    for session in begun:
        session.close()


@pytest.mark.parametrize(("does", "event"), [(StopDoes.RELEASE, "releasing"), (StopDoes.PAUSE, "paused")])
def test_somebody_in_the_room_stops_the_session(room: VirtualRoom, begin: Begin, does: StopDoes, event: str) -> None:
    # Its own tones play meanwhile; while it speaks itself it does not listen.
    session = begin(Settings(stop_word=True, stop_does=does, voice=Amount.TONES))
    wait_until(lambda: session.listens(room))
    room.play(try_of(Phrase.STOP_PLEASE, VOICES[0], 0))
    wait_until(lambda: session.happened(event))
    if does is StopDoes.PAUSE:
        # In a pause the microphone is let go of.
        wait_until(lambda: not session.listens(room))


def test_unless_it_was_chosen_no_microphone_is_opened(room: VirtualRoom, begin: Begin) -> None:
    session = begin(Settings())
    room.play(try_of(Phrase.STOP_PLEASE, VOICES[0], 0))
    assert not session.listens(room)
    assert not session.happened("releasing")


def test_a_server_that_dies_takes_nothing_with_it_and_is_listened_to_when_it_is_back(
    room: VirtualRoom, begin: Begin
) -> None:
    session = begin(Settings(stop_word=True, voice=Amount.TONES))
    wait_until(lambda: session.listens(room))
    room.kill()
    wait_until(lambda: "stop word is not listened for" in session.log())
    assert session.is_alive()
    assert not session.happened("paused")
    room.start()
    wait_until(lambda: session.listens(room), 60.0)
    room.play(try_of(Phrase.STOP_PLEASE, VOICES[0], 0))
    wait_until(lambda: session.happened("releasing"))
    assert session.log().count("stop word is not listened for") == 1
