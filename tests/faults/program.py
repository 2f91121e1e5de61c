"""The real program as a process, in an installation made of links: any part of it can be missing or broken."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
LOG: Final = "stretchgui.log"
# Nobody waits longer for a start, a session, and an end, on however busy a machine (seconds).
PATIENCE: Final = 120.0
LOOK_EVERY: Final = 0.01

Event = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    """What became of a process: its exit code (negative for a signal), what it printed, and its log."""

    code: int
    out: str
    err: str
    log: str

    @property
    def said(self) -> str:
        """All that it said to whoever may have to mend it."""
        return self.err + self.log

    @property
    def failed(self) -> bool:
        """Whether the program itself failed, rather than said that something is missing."""
        return "Traceback" in self.err + self.out + self.log


class Installed:
    """The program as it lies on a disk, and the folder of whoever uses it.

    Args:
        folder: Where it is put; empty.

    Attributes:
        assets: Its assets; each file is a link, and may be taken away.
        routines: Its routines, likewise.
        home: The person's folder; not there yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.home = folder / "home"
        self.assets, self.routines = folder / "assets", folder / "routines"
        (folder / "stretchgui").symlink_to(ROOT / "stretchgui")
        for name in ("assets", "routines"):
            _link_files(ROOT / name, folder / name)

    def keep_only(self, exercises: Collection[str]) -> None:
        """Leaves out what is not needed: all routines, and all exercises but these. It starts the sooner."""
        for path in (*self.routines.iterdir(), *(self.assets / "exercises").iterdir()):
            if path.parent == self.routines or path.stem not in exercises:
                path.unlink()

    def environment(self, **more: str) -> dict[str, str]:
        """What a process is given: no screen, no desktop, a home of its own."""
        unset = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
        kept = {name: value for name, value in os.environ.items() if name not in unset}
        mine = {"STRETCHGUI_HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(self._folder)}
        # One that hangs is aborted, and says where it was.
        return {**kept, **mine, "PYTHONFAULTHANDLER": "1", **more}

    def start(
        self, *typed: str, environment: Mapping[str, str] | None = None, by: Sequence[str] = ()
    ) -> subprocess.Popen[str]:
        """Starts the program, and does not wait for it.

        Args:
            typed: What is typed after its name.
            environment: What it is given beside, or in place of, the usual.
            by: A command that runs it, such as `nsenter`.
        """
        return subprocess.Popen(
            [*by, sys.executable, "-m", "stretchgui", *typed],
            cwd=self._folder,
            env=self.environment(**(environment or {})),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ended(self, process: subprocess.Popen[str]) -> Ran:
        """Waits for a process to end by itself.

        Raises:
            TimeoutError: It does not; it is killed then.
        """
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            process.kill()
            out, err = process.communicate()
            raise TimeoutError(f"it never ended: {err}{self.log()}") from error
        return Ran(process.returncode, out, err, self.log())

    def run(self, *typed: str) -> Ran:
        """Runs the program to its end."""
        return self.ended(self.start(*typed))

    def log(self) -> str:
        """What is in its log so far."""
        path = self.home / LOG
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def events_in(path: Path) -> list[Event]:
    """What happened so far, by the file of `--events`; a line that is just being written is left out."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    whole = text[: text.rfind("\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


def wait_for(true: Callable[[], bool], process: subprocess.Popen[str], seconds: float = PATIENCE) -> None:
    """Waits until something is true of a process that runs.

    Raises:
        TimeoutError: It never was; the process is ended, and has said where it stood.
    """
    until = time.monotonic() + seconds
    while not true():
        if process.poll() is not None or time.monotonic() > until:
            process.send_signal(signal.SIGABRT)
            said = process.communicate()[1]
            raise TimeoutError(f"it did not come to this; exit code {process.returncode}: {said}")
        time.sleep(LOOK_EVERY)


def _link_files(source: Path, target: Path) -> None:
    target.mkdir()
    for path in source.iterdir():
        if path.is_dir():
            _link_files(path, target / path.name)
        else:
            (target / path.name).symlink_to(path)
