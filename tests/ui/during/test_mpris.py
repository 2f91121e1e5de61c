"""A session is a player on the session bus: the real window, a real bus, and playerctl where there is one."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from stretchgui.paths import find_paths
from stretchgui.settings import Settings, SettingsStore
from tests.session_bus import PATIENCE, Bus, Desktop, environment, running, session_bus

ROOT: Final = "org.mpris.MediaPlayer2"
PLAYER: Final = f"{ROOT}.Player"
SERVICE: Final = f"{ROOT}.stretchgui"
PATH: Final = "/org/mpris/MediaPlayer2"
# What playerctl calls the methods.
COMMANDS: Final = {
    "Pause": "pause",
    "Play": "play",
    "PlayPause": "play-pause",
    "Next": "next",
    "Previous": "previous",
    "Stop": "stop",
}

Ask = Callable[[str], object]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    with session_bus(tmp_path) as bus:
        yield bus


@pytest.fixture
def desktop(bus: Bus) -> Iterator[Desktop]:
    desktop = Desktop(bus.address, SERVICE, PATH)
    yield desktop
    desktop.close()


@pytest.fixture(params=["playerctl", "the bus itself"])
def ask(request: pytest.FixtureRequest, bus: Bus, desktop: Desktop) -> Ask:
    """Asks something of the player in two ways."""
    if request.param == "the bus itself":
        return lambda method: desktop.call(method, interface=PLAYER)
    if shutil.which("playerctl") is None:
        pytest.skip("there is no playerctl on this machine: apt-get install playerctl")
    return lambda method: playerctl(bus, COMMANDS[method])


def playerctl(bus: Bus, *typed: str) -> str:
    ran = subprocess.run(
        ["playerctl", "-p", "stretchgui", *typed],
        env=environment(bus.address),
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return ran.stdout.strip()


def events_in(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def names_in(file: Path) -> list[str]:
    return [event["event"] for event in events_in(file) if event["event"] not in ("cue", "phase")]


def session(file: Path, speed: float = 1.0) -> tuple[str, ...]:
    quick = ("--speed", f"{speed:g}") if speed != 1.0 else ()
    return ("two-simple-stretches", "--start", "--events", str(file), "--quit-when-finished", *quick)


def test_the_keys_of_the_desktop_pause_go_on_and_release(tmp_path: Path, bus: Bus, desktop: Desktop, ask: Ask) -> None:
    file = tmp_path / "e.jsonl"
    seen: dict[str, object] = {}

    def know(**wanted: object) -> bool:
        seen.update({name: value for told in desktop.told for name, value in told.items()})
        return all(seen.get(name) == value for name, value in wanted.items())

    with running(tmp_path, bus.address, *session(file)) as process:
        desktop.until(lambda: desktop.is_here)
        assert desktop.get("PlaybackStatus", interface=PLAYER) == "Playing"
        ask("Pause")
        desktop.until(lambda: know(PlaybackStatus="Paused"))
        ask("Pause")
        assert names_in(file) == ["started", "paused"]
        ask("Next")
        assert names_in(file)[2:] == ["skipped"], "a pause stays a pause"
        ask("Previous")
        ask("Play")
        desktop.until(lambda: know(PlaybackStatus="Playing"))
        # Elsewhere by then, the session does not go on with a phase but enters one.
        assert names_in(file)[2:] == ["skipped", "skipped"]
        ask("Play")
        ask("PlayPause")
        desktop.until(lambda: know(PlaybackStatus="Paused"))
        ask("PlayPause")
        assert names_in(file)[4:] == ["paused", "resumed"]
        ask("Next")
        ask("Stop")
        desktop.until(lambda: know(CanPlay=False))
        assert know(PlaybackStatus="Playing", CanPause=False, CanGoNext=False, CanGoPrevious=False)
        assert names_in(file)[6:] == ["skipped", "releasing"]
        desktop.call("Stop", interface=PLAYER)
        desktop.until(lambda: know(PlaybackStatus="Paused", CanPlay=True))
        assert "released" in names_in(file)
        assert process.poll() is None


def test_status_and_metadata_say_where_the_session_is(tmp_path: Path, bus: Bus, desktop: Desktop) -> None:
    with running(tmp_path, bus.address, *session(tmp_path / "e.jsonl")):
        desktop.until(lambda: desktop.is_here)
        desktop.call("Pause", interface=PLAYER)
        desktop.until(lambda: bool(desktop.told))
        (phase,) = [event for event in events_in(tmp_path / "e.jsonl") if event["event"] == "phase"]
        assert desktop.get("Metadata", interface=PLAYER) == {
            "mpris:trackid": "/stretchgui/phase/0",
            "mpris:length": phase["planned"] * 1e6,
            "xesam:title": "Check-in: Paused",
            "xesam:album": "Two simple stretches",
            "xesam:artist": ["stretchgui"],
        }
        if shutil.which("playerctl"):
            assert playerctl(bus, "status") == "Paused"
            assert playerctl(bus, "metadata", "title") == "Check-in: Paused"
            assert float(playerctl(bus, "position")) == pytest.approx(desktop_position(desktop) / 1e6)


def desktop_position(desktop: Desktop) -> int:
    position = desktop.get("Position", interface=PLAYER)
    assert isinstance(position, int)
    return position


def test_everything_that_a_desktop_reads_is_there_in_its_type(tmp_path: Path, bus: Bus, desktop: Desktop) -> None:
    """The whole of MPRIS but what is optional: some desktops show no player that lacks a property."""
    with running(tmp_path, bus.address, *session(tmp_path / "e.jsonl")):
        desktop.until(lambda: desktop.is_here)
        types = {name: kind for name, (kind, _) in desktop.get_all(interface=PLAYER).items()}
        assert types == {
            **dict.fromkeys(("CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek", "CanControl"), "b"),
            **dict.fromkeys(("Rate", "MinimumRate", "MaximumRate", "Volume"), "d"),
            "PlaybackStatus": "s",
            "Metadata": "a{sv}",
            "Position": "x",
        }
        assert desktop.get_all(interface=ROOT) == {
            "CanQuit": ("b", True),
            "CanRaise": ("b", True),
            "HasTrackList": ("b", False),
            "Identity": ("s", "stretchgui"),
            "DesktopEntry": ("s", "stretchgui"),
            "SupportedUriSchemes": ("as", []),
            "SupportedMimeTypes": ("as", []),
        }
        # Nobody skips half a stretch, and nothing else can be played: nothing happens.
        for method, signature, values in (
            ("Seek", "x", (5_000_000,)),
            ("SetPosition", "ox", ("/stretchgui/phase/0", 1)),
            ("OpenUri", "s", ("file:///tmp/x",)),
        ):
            assert desktop.call(method, signature, *values, interface=PLAYER) == ()
        assert names_in(tmp_path / "e.jsonl") == ["started"]


def test_quit_is_the_windows_close_button_and_raise_brings_it_up(tmp_path: Path, bus: Bus, desktop: Desktop) -> None:
    with running(tmp_path, bus.address, *session(tmp_path / "e.jsonl")) as process:
        desktop.until(lambda: desktop.is_here)
        assert desktop.call("Raise", interface=ROOT) == ()
        assert desktop.call("Quit", interface=ROOT) == ()
        # A session that runs is not cut off: it pauses, and asks.
        assert names_in(tmp_path / "e.jsonl") == ["started", "paused"]
        assert process.poll() is None
        assert desktop.get("PlaybackStatus", interface=PLAYER) == "Paused"


def test_it_is_a_player_from_the_start_to_the_end_and_tells_only_what_changes(
    tmp_path: Path, bus: Bus, desktop: Desktop
) -> None:
    with running(tmp_path, bus.address, *session(tmp_path / "e.jsonl", 300)) as process:
        desktop.until(lambda: desktop.is_here)
        # There may have been a change since the name came up, but none that is the same as the one before it.
        desktop.until(lambda: not desktop.is_here)
        assert process.wait(PATIENCE) == 0
    assert [bool(owner) for owner in desktop.owners] == [True, False]
    known: dict[str, object] = {}
    for told in desktop.told:
        assert told
        assert all(known.get(name) != value for name, value in told.items())
        known |= told
    phases = [event["index"] for event in events_in(tmp_path / "e.jsonl") if event["event"] == "phase"]
    assert len(desktop.told) <= 3 * len(phases)
    tracks = [metadata["mpris:trackid"] for told in desktop.told if isinstance(metadata := told.get("Metadata"), dict)]
    seen = list(dict.fromkeys(int(track.rpartition("/")[2]) for track in tracks))
    # On a busy machine a phase may be over before anybody has looked.
    assert len(seen) > 3
    assert seen == [phase for phase in phases if phase in seen]


def test_it_is_no_player_where_people_leave_the_keys_to_their_music(tmp_path: Path, bus: Bus, desktop: Desktop) -> None:
    paths = find_paths({"STRETCHGUI_HOME": str(tmp_path)}, "linux", tmp_path)
    SettingsStore(paths.settings).save(Settings(media_keys=False))
    with running(tmp_path, bus.address, *session(tmp_path / "e.jsonl", 900)) as process:
        assert process.wait(PATIENCE) == 0
    desktop.catch_up()
    assert desktop.owners == []


def logged(home: Path) -> list[str]:
    """What the log says of media keys."""
    text = (find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).data / "stretchgui.log").read_text("utf-8")
    return [line.partition("focus: ")[2] for line in text.splitlines() if "media keys reach" in line]


def test_a_name_that_is_taken_is_said_once_and_left_alone(tmp_path: Path, bus: Bus, desktop: Desktop) -> None:
    desktop.take_name(SERVICE)
    with running(tmp_path, bus.address, *session(tmp_path / "e.jsonl", 900)) as process:
        assert process.wait(PATIENCE) == 0
    desktop.catch_up()
    assert len(desktop.owners) == 1
    assert logged(tmp_path) == ["another window has the name on the session bus"]


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "nonsense"])
def test_without_a_bus_the_session_runs_and_the_log_says_so_once(tmp_path: Path, address: str) -> None:
    with running(tmp_path, address, *session(tmp_path / "e.jsonl", 900)) as process:
        assert process.wait(PATIENCE) == 0
    assert events_in(tmp_path / "e.jsonl")[-1]["event"] == "finished"
    assert len(logged(tmp_path)) == 1


def test_a_bus_that_dies_takes_no_session_with_it(tmp_path: Path, bus: Bus, desktop: Desktop) -> None:
    with running(tmp_path, bus.address, *session(tmp_path / "e.jsonl", 150)) as process:
        desktop.until(lambda: desktop.is_here)
        bus.kill()
        assert process.wait(PATIENCE) == 0
    assert events_in(tmp_path / "e.jsonl")[-1]["event"] == "finished"
