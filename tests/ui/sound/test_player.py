"""The player and its process: what it is told, what happens when it dies, and that nothing waits for it."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QTimer
from pytestqt.qtbot import QtBot

from stretchgui.session.clock import HandClock
from stretchgui.session.sound_queue import Kind, Sound
from stretchgui.ui.sound.own_process import OwnProcess
from stretchgui.ui.sound.player import CHILD, TOO_LATE, Player, ProcessPlayer, SilentPlayer
from tests.ui.sound.hearing import ROOT, SOUNDS

RELEASE = Sound(SOUNDS / "soft" / "release.wav", 0.7, Kind.TONE)
SPEECH = Sound(SOUNDS / "soft" / "begin.wav", 0.4, Kind.VOICE)

# Says that it is ready, writes down what it is told, and does as the file beside it says: dies, or says more.
STAND_IN = """
import json, pathlib, sys, time
folder = pathlib.Path(sys.argv[1])
with (folder / "starts").open("a") as starts:
    starts.write("x")
how = json.loads((folder / "how.json").read_text())
for said in how["says"]:
    print(json.dumps(said), flush=True)
if how["dies"]:
    sys.exit(1)
for line in sys.stdin:
    if json.loads(line)["do"] == "play" and how["dies_of_playing"]:
        sys.exit(7)
    with (folder / "told").open("a") as told:
        told.write(line)
"""


class World:
    """A player whose process is a stand-in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.clock = HandClock()
        (folder / "stand_in.py").write_text(STAND_IN)
        self.behave({"is": "ready"})
        self.player = ProcessPlayer(self.clock, command=(sys.executable, str(folder / "stand_in.py"), str(folder)))

    def behave(self, *says: dict[str, str], dies: bool = False, dies_of_playing: bool = False) -> None:
        """How the process is from its next start on."""
        how = {"says": says, "dies": dies, "dies_of_playing": dies_of_playing}
        (self._folder / "how.json").write_text(json.dumps(how))

    @property
    def told(self) -> list[dict[str, object]]:
        """What all processes so far were told, in order."""
        file = self._folder / "told"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    @property
    def starts(self) -> int:
        """How often the process was started."""
        file = self._folder / "starts"
        return len(file.read_text()) if file.exists() else 0

    @property
    def is_at_rest(self) -> bool:
        """Whether no process runs, and none will be started by itself."""
        timers, processes = self.player.findChildren(QTimer), self.player.findChildren(QProcess)
        return not processes and not any(timer.isActive() for timer in timers)

    def was_told(self, does: str) -> Callable[[], bool]:
        """Whether it was told this, to be asked again and again."""
        return lambda: any(line["do"] == does for line in self.told)


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.player.close()


def test_it_hands_on_what_it_is_told_with_the_volume_of_its_kind(world: World, qtbot: QtBot) -> None:
    player = world.player
    player.set_volume(Kind.TONE, 0.25)
    player.set_volume(Kind.VOICE, 7.0)
    player.load([RELEASE.path])
    player.wake()
    qtbot.waitUntil(world.was_told("load"))
    player.play(RELEASE)
    player.stop()
    player.play(SPEECH)
    player.rest()
    qtbot.waitUntil(world.was_told("rest"))
    assert world.told == [
        {"do": "wake"},
        {"do": "load", "path": str(RELEASE.path)},
        {"do": "play", "path": str(RELEASE.path), "volume": 0.25},
        {"do": "stop"},
        {"do": "play", "path": str(SPEECH.path), "volume": 1.0},
        {"do": "rest"},
    ]
    assert world.starts == 1


def test_the_first_sound_waits_for_the_process_but_is_never_late(world: World, qtbot: QtBot) -> None:
    world.player.play(RELEASE)
    assert world.told == []
    qtbot.waitUntil(world.was_told("play"))
    world.player.close()


def test_a_sound_for_a_process_that_comes_too_late_is_dropped(world: World, qtbot: QtBot) -> None:
    world.player.wake()
    world.player.play(RELEASE)
    world.clock.advance(TOO_LATE + 0.01)
    qtbot.waitUntil(world.was_told("wake"))
    world.player.play(SPEECH)
    qtbot.waitUntil(world.was_told("play"))
    assert [line["path"] for line in world.told if line["do"] == "play"] == [str(SPEECH.path)]


def test_a_process_that_dies_is_started_again_and_told_what_it_needs(
    world: World, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    world.behave({"is": "ready"}, dies_of_playing=True)
    world.player.load([SPEECH.path])
    world.player.wake()
    qtbot.waitUntil(world.was_told("load"))
    world.behave({"is": "ready"}, {"is": "beat"})
    world.player.play(RELEASE)
    qtbot.waitUntil(lambda: [line["do"] for line in world.told] == ["wake", "load", "wake", "load"])
    qtbot.waitUntil(lambda: "sound is back" in caplog.text)
    assert caplog.text.count("no sound, and all goes on without it") == 1
    # What was to be heard while it was dead is not made up for.
    assert not world.was_told("play")()


def test_while_there_is_no_server_the_log_says_so_once_and_it_is_tried_again(
    world: World, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    world.behave({"is": "silent", "why": "no sound device"}, dies=True)
    world.player.wake()
    qtbot.waitUntil(lambda: world.starts == 2)
    assert caplog.text.count("no sound") == 2
    assert caplog.text.count("all goes on without it: no sound device") == 1
    world.player.rest()


def test_nothing_is_tried_again_when_no_session_is_near(world: World, qtbot: QtBot) -> None:
    world.behave(dies=True)
    world.player.start()
    qtbot.waitUntil(lambda: world.starts == 1 and world.is_at_rest)


def test_where_sound_is_impossible_it_is_not_tried_again(
    world: World, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    world.behave({"is": "impossible", "why": "libpulse.so.0 is missing"}, dies=True)
    world.player.wake()
    qtbot.waitUntil(lambda: "libpulse.so.0 is missing" in caplog.text)
    qtbot.waitUntil(lambda: world.is_at_rest)
    world.player.play(RELEASE)
    assert (world.starts, world.is_at_rest) == (1, True)


def test_a_program_that_is_not_there_is_silence_and_one_line(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    player: Player = ProcessPlayer(HandClock(), command=("/no/such/program",))
    player.start()
    player.play(RELEASE)
    qtbot.waitUntil(lambda: "does not start" in caplog.text)
    player.stop()
    player.close()


def test_silence_takes_everything() -> None:
    player: Player = SilentPlayer()
    player.start()
    player.load([RELEASE.path])
    player.set_volume(Kind.TONE, 1.0)
    player.wake()
    player.play(RELEASE)
    player.stop()
    player.rest()
    player.close()


# ---- the real process, with nothing to be heard on -------------------------------------------------------------------


def talked_to(lines: str, folder: Path) -> list[dict[str, str]]:
    """What the real process says where there is no server, whatever it is told."""
    nowhere = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "PULSE_SERVER": "unix:/nowhere"}
    ran = subprocess.run(
        CHILD,
        input=lines,
        env={**os.environ, **nowhere, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_the_process_says_that_there_is_nothing_to_be_heard_on(tmp_path: Path) -> None:
    said = talked_to('{"do": "wake"}\nno JSON\n{"do": "play"}\n', tmp_path)
    assert len(said) == 1
    assert said[0]["is"] in {"silent", "impossible"}


def test_nothing_of_multimedia_is_imported_by_the_window(tmp_path: Path) -> None:
    program = "import sys, stretchgui.app.program; print([name for name in sys.modules if 'Multimedia' in name])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_where_multimedia_cannot_be_imported_the_process_says_why(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6.QtMultimedia'] = None\n"
        "from stretchgui.ui.sound.child import main; sys.exit(main())"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["is"] == "impossible"


# ---- a process of the program's own ----------------------------------------------------------------------------------

PARROT = "import sys\nfor line in sys.stdin: print('nonsense'); print(line, end='', flush=True)\nsys.exit(3)"


def test_a_process_of_its_own_is_told_and_tells_in_lines(qtbot: QtBot) -> None:
    """It finds this package, leaves nonsense out, and what it is told at once after its start is not lost."""
    process, told = OwnProcess((sys.executable, "-c", f"import stretchgui\n{PARROT}")), list[object]()
    process.said.connect(told.append)
    process.start()
    process.tell(do="this", as_loud_as=0.5)
    qtbot.waitUntil(lambda: told == [{"do": "this", "as_loud_as": 0.5}])
    process.close()
    assert not process.is_there
    process.tell(do="nothing")


@pytest.mark.parametrize(
    ("command", "code"), [((sys.executable, "-c", "import sys; sys.exit(4)"), 4), (("/nowhere",), -1)]
)
def test_it_says_that_it_is_over_and_can_be_started_again(qtbot: QtBot, command: tuple[str, ...], code: int) -> None:
    process, over = OwnProcess(command), list[int]()
    process.over.connect(over.append)
    for already in ([], [code]):
        process.start()
        qtbot.waitUntil(lambda: not process.is_there)
        assert over == [*already, code]
