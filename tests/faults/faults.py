"""The faults, as one table: what goes wrong, when, and what must be left when the program is gone."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from stretchgui.history.schema import VERSION
from tests.faults.disk import disk_over
from tests.faults.stage import HISTORY, ROUTINE, Stage
from tests.faults.x_server import XServer

Act = Callable[[Stage], object]


def nothing(stage: Stage) -> None:
    """All is well."""
    del stage


# A process of its own: the locks that SQLite takes are a process's, and gone as soon as that reads the file itself.
OTHER_PROGRAM: Final = """
import sqlite3, sys

database = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    database.execute(statement)
print("has it", flush=True)
sys.stdin.read()
"""
TO_ITSELF: Final = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE")
WRITING: Final = ("BEGIN IMMEDIATE",)


class Ends(Enum):
    """How the program comes out."""

    DONE = auto()
    """The session went to its end, exit code 0."""
    STOPPED = auto()
    """Somebody or something ended the program: what it was in the middle of is offered next time."""
    REFUSED = auto()
    """No window: a line for each problem, and exit code 1 for those of a file, 2 for what is missing."""


class Left(Enum):
    """What is in the data folder afterwards."""

    ALL = auto()
    """Everything: other evenings, and this session."""
    ASIDE = auto()
    """This session; what could not be read lies beside it under another name, as it was."""
    PRESENT = auto()
    """This session: the others went with the folder."""
    PART = auto()
    """Other evenings, and of this session what came before."""
    UNTOUCHED = auto()
    """The history just as it was: nothing could be written, or nothing was to be."""
    NOTHING = auto()
    """No folder at all."""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong.

    Attributes:
        name: What, in the words of whoever it happens to.
        before: Brings it about before the program starts.
        during: Brings it about in the first hold.
        later: Is done in the first hold of the other side.
        ends: How the program comes out.
        left: What is there afterwards.
        says: What it says of it, on the console or in its log; "" for nothing that a person needs to know.
        short: Whether it belongs to the short form.
    """

    name: str
    before: Act = nothing
    during: Act = nothing
    later: Act = nothing
    ends: Ends = Ends.DONE
    left: Left = Left.ALL
    says: str = ""
    short: bool = False


# ---- files ---------------------------------------------------------------------------------------------------------


def cut_short(name: str) -> Act:
    """Loses the second half of a file."""

    def act(stage: Stage) -> None:
        path = stage.home / name
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])

    return act


def holds(name: str, content: str | bytes) -> Act:
    """Puts something else into a file, in place of what it holds."""

    def act(stage: Stage) -> None:
        path = stage.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return act


def gone(name: str) -> Act:
    """Deletes a file."""
    return lambda stage: (stage.home / name).unlink()


def folder_in_place_of(name: str) -> Act:
    """Puts a folder where a file should be."""

    def act(stage: Stage) -> None:
        (stage.home / name).unlink(missing_ok=True)
        (stage.home / name / "within").mkdir(parents=True)

    return act


def file_in_place_of(name: str) -> Act:
    """Puts a file where a folder should be."""
    return lambda stage: (stage.home / name).write_text("a file, and no folder", encoding="utf-8")


def pages_of_garbage(stage: Stage) -> None:
    """Overwrites the middle of the history."""
    path = stage.home / HISTORY
    data = path.read_bytes()
    path.write_bytes(data[:1024] + b"\xa5" * 2048 + data[3072:])


def newer_history(stage: Stage) -> None:
    """Has the history be one of a newer program."""
    database = sqlite3.connect(stage.home / HISTORY)
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.commit()
    database.close()


def by_another(statements: tuple[str, ...]) -> Act:
    """Another program has begun something with the history, until it is let go."""

    def act(stage: Stage) -> None:
        other = subprocess.Popen(
            [sys.executable, "-c", OTHER_PROGRAM, str(stage.home / HISTORY), *statements],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        stage.at_the_end(lambda: other.communicate(""))
        assert other.stdout is not None
        assert other.stdout.readline(), "it has it"

    return act


def let_go(stage: Stage) -> None:
    """Whoever was in the way is so no more."""
    stage.undo()


# ---- folders and disks ---------------------------------------------------------------------------------------------


def folder_removed(stage: Stage) -> None:
    """Takes the data folder away, with all that is in it."""
    shutil.rmtree(stage.home)


def folder_moved(stage: Stage) -> None:
    """Has the data folder be somewhere else, as when a stick is pulled out."""
    stage.home.rename(stage.home.with_name("pulled-out"))


def folder_back(stage: Stage) -> None:
    """Puts it back, with what is in it."""
    shutil.rmtree(stage.home, ignore_errors=True)
    stage.home.with_name("pulled-out").rename(stage.home)


def no_folder_possible(stage: Stage) -> None:
    """Has the data folder's place be taken by a file; the routine comes with the program."""
    shutil.copy(stage.home / PLAN, stage.installed.routines)
    shutil.rmtree(stage.home)
    stage.home.write_text("a file, and no folder", encoding="utf-8")
    stage.at_the_end(stage.home.unlink)


def small_disk(stage: Stage) -> None:
    """Puts the data folder on a disk of its own."""
    stage.put_on(disk_over(stage.home))


def full_disk(stage: Stage) -> None:
    """A disk of its own, with no room on it."""
    small_disk(stage)
    stage.disk.fill()


def fills_up(stage: Stage) -> None:
    """Leaves no room on the disk."""
    stage.disk.fill()


def room_again(stage: Stage) -> None:
    """Makes room on the disk."""
    stage.disk.make_room()


def read_only_disk(stage: Stage) -> None:
    """A disk that nothing can be written to."""
    small_disk(stage)
    stage.disk.make_read_only()


# ---- what the program needs ----------------------------------------------------------------------------------------


def without(*names: str) -> Act:
    """An installation that lacks files or whole folders."""

    def act(stage: Stage) -> None:
        for name in names:
            path = stage.installed.assets.parent / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    return act


def no_fonts(stage: Stage) -> None:
    """A system on which no font is installed."""
    empty = stage.home.with_name("fonts")
    empty.mkdir()
    configuration = empty / "fonts.conf"
    configuration.write_text(f"<fontconfig><dir>{empty}</dir></fontconfig>", encoding="utf-8")
    stage.environment["FONTCONFIG_FILE"] = str(configuration)


def scaled(factor: str) -> Act:
    """A screen whose picture is larger or smaller."""

    def act(stage: Stage) -> None:
        stage.environment["QT_SCALE_FACTOR"] = factor

    return act


def on_a_screen(stage: Stage) -> None:
    """Shows the window on a screen of its own."""
    server = XServer()
    stage.at_the_end(server.kill)
    stage.screen = server
    stage.environment |= {"DISPLAY": server.display, "QT_QPA_PLATFORM": "xcb"}


def screen_gone(stage: Stage) -> None:
    """Takes the screen away, and the server with it."""
    assert stage.screen is not None, "it was shown on one"
    stage.screen.kill()


def with_environment(**more: str) -> Act:
    """Something in the environment is odd."""
    return lambda stage: stage.environment.update(more)


def sound_killed(stage: Stage) -> None:
    """Kills what plays the tones, and whatever else the program has started."""
    for child in _children_of(stage.process.pid):
        os.kill(child, signal.SIGKILL)


def _children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in found]


def signalled(number: int) -> Act:
    """Somebody ends the program."""
    return lambda stage: stage.signal(number)


SETTINGS, CHANGES = "settings.json", f"routines/{ROUTINE}.json"
PLAN: Final = f"routines/{ROUTINE}.yaml"
GARBAGE: Final = b"\x00\xff{garbage\x80" * 40

FAULTS: Final = (
    Fault("nothing goes wrong"),
    # What was chosen.
    Fault("settings cut short", cut_short(SETTINGS), says="set aside as settings.json.bad-1"),
    Fault("settings of garbage", holds(SETTINGS, GARBAGE), says="set aside as settings.json.bad-1"),
    Fault("settings of a newer version", holds(SETTINGS, '{"format": 9}'), says="set aside as settings.json.bad-1"),
    Fault("settings empty", holds(SETTINGS, ""), says="set aside as settings.json.bad-1"),
    Fault("a folder in place of the settings", folder_in_place_of(SETTINGS), says="cannot be read: it is not a file"),
    Fault("settings deleted in a session", during=gone(SETTINGS)),
    Fault("settings of garbage in a session", during=holds(SETTINGS, GARBAGE)),
    # What was changed of a routine.
    Fault("changes cut short", cut_short(CHANGES), says="set aside as ours.json.bad-1"),
    Fault("changes of garbage", holds(CHANGES, GARBAGE), says="set aside as ours.json.bad-1"),
    Fault("changes of a newer version", holds(CHANGES, '{"format": 2}'), says="set aside as ours.json.bad-1"),
    # What was done.
    Fault("history cut short", cut_short(HISTORY), left=Left.ASIDE, says="history.sqlite.bad-1"),
    Fault("history of garbage", holds(HISTORY, GARBAGE), left=Left.ASIDE, says="history.sqlite.bad-1", short=True),
    Fault("history with garbage in it", pages_of_garbage, left=Left.ASIDE, says="history.sqlite.bad-1"),
    Fault("history of a newer version", newer_history, left=Left.UNTOUCHED, says="made by a newer program"),
    Fault("history empty", holds(HISTORY, ""), left=Left.PRESENT),
    Fault("history gone", gone(HISTORY), left=Left.PRESENT),
    Fault("history's log of garbage", holds(f"{HISTORY}-wal", GARBAGE)),
    Fault("history locked until the first side is done", by_another(TO_ITSELF), later=let_go),
    Fault(
        "history locked to the end",
        by_another(TO_ITSELF),
        left=Left.UNTOUCHED,
        says="the history cannot be written",
    ),
    Fault("history written to by another program", during=by_another(WRITING), later=let_go),
    Fault("history deleted in a session", during=gone(HISTORY), left=Left.PRESENT, says="begun anew"),
    Fault("history of garbage in a session", during=holds(HISTORY, GARBAGE), left=Left.ASIDE, says="damaged"),
    # The routine.
    Fault("routine changed in a session", during=holds(PLAN, "title: Other\nsteps:\n  - rest: 3\n")),
    Fault("routine broken in a session", during=holds(PLAN, GARBAGE)),
    Fault("routine deleted in a session", during=gone(PLAN)),
    Fault(
        "routine broken before", holds(PLAN, "title: [\n"), ends=Ends.REFUSED, left=Left.UNTOUCHED, says="ours.yaml:"
    ),
    Fault("routine deleted before", gone(PLAN), ends=Ends.REFUSED, left=Left.UNTOUCHED, says="ours"),
    # What else lies in the folder.
    Fault("a lock of garbage", holds("window.lock", GARBAGE)),
    Fault("a request of garbage", holds("asked.json", GARBAGE)),
    Fault("a request of garbage in a session", during=holds("asked.json", GARBAGE)),
    Fault("a list of routines of garbage", holds("cache/routines.json", GARBAGE)),
    Fault("a file in place of the cache", file_in_place_of("cache")),
    Fault("a folder in place of the log", folder_in_place_of("stretchgui.log"), says="no log file is kept"),
    # Folders and disks.
    Fault("folder removed in a session", during=folder_removed, left=Left.PRESENT, short=True),
    Fault("folder moved away in a session", during=folder_moved, left=Left.PRESENT),
    Fault("folder moved away and put back", during=folder_moved, later=folder_back),
    Fault("a file in place of the folder", no_folder_possible, left=Left.NOTHING, says="cannot be written"),
    Fault("disk full from the start", full_disk, left=Left.UNTOUCHED),
    Fault("disk fills up in a session", small_disk, fills_up, left=Left.PART, says="cannot be written"),
    Fault("disk full, and there is room again", small_disk, fills_up, room_again, short=True),
    Fault("folder read-only", read_only_disk, left=Left.UNTOUCHED, says="cannot be written", short=True),
    # What the program needs.
    Fault("no fonts", no_fonts, short=True),
    Fault("a screen twice as fine", scaled("2")),
    Fault("a screen half as fine", scaled("0.5")),
    Fault("a scale that makes no sense", scaled("garbage")),
    Fault("the only screen gone in a session", on_a_screen, screen_gone, ends=Ends.STOPPED),
    Fault("a language that is not there", with_environment(LANG="xx_XX.UTF-8", LC_ALL="xx_XX.UTF-8")),
    Fault("a time zone that is not there", with_environment(TZ="Nowhere/Land")),
    Fault("a session bus that is not there", with_environment(DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")),
    Fault("what plays the tones killed", during=sound_killed),
    Fault("no sounds at all", without("assets/sounds")),
    Fault("no icons at all", without("assets/icons")),
    Fault("all assets gone in a session", during=without("assets", "routines")),
    Fault(
        "no exercises at all", without("assets/exercises"), ends=Ends.REFUSED, left=Left.UNTOUCHED, says="ours.yaml:"
    ),
    Fault("no assets at all", without("assets"), ends=Ends.REFUSED, left=Left.UNTOUCHED, says="there is no exercise"),
    # Somebody ends the program.
    Fault("killed", during=signalled(signal.SIGKILL), ends=Ends.STOPPED),
    Fault("ended by the system", during=signalled(signal.SIGTERM), ends=Ends.STOPPED),
    Fault("ended by its terminal", during=signalled(signal.SIGHUP), ends=Ends.STOPPED),
    Fault("ended by Ctrl-C", during=signalled(signal.SIGINT), ends=Ends.STOPPED),
)
