"""The real program as a process, in an installation made of links: any part of it can be missing or broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
LOG: Final = "stretchgui.log"
# Nobody waits longer for a start, a session at this speed, and an end, on however busy a machine.
PATIENCE: Final = 90.0
# A whole session, begun and ended by itself.
SESSION: Final = ("two-simple-stretches", "--start", "--speed", "900", "--quit-when-finished")


@dataclass(frozen=True)
class Ran:
    """What became of a process: its exit code, what it printed, and its log."""

    code: int
    out: str
    err: str
    log: str

    @property
    def failed(self) -> bool:
        """Whether the program itself failed, rather than said that something is missing."""
        return "Traceback" in self.err + self.out + self.log


class Installed:
    """The program as it lies on a disk.

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

    def environment(self, **more: str) -> dict[str, str]:
        """What a process is given: no screen, no desktop, a home of its own."""
        unset = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
        kept = {name: value for name, value in os.environ.items() if name not in unset}
        mine = {"STRETCHGUI_HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(self._folder)}
        return {**kept, **mine, **more}

    def start(self, *typed: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Starts the program, and does not wait for it."""
        return subprocess.Popen(
            [sys.executable, "-m", "stretchgui", *typed],
            cwd=self._folder,
            env=environment or self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ended(self, process: subprocess.Popen[str]) -> Ran:
        """Waits for a process, and ends one that does not end by itself."""
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += "\nTraceback: it never ended"
        return Ran(process.returncode, out, err, self.log())

    def run(self, *typed: str, environment: Mapping[str, str] | None = None) -> Ran:
        """Runs the program to its end."""
        return self.ended(self.start(*typed, environment=environment))

    def log(self) -> str:
        """What is in its log so far."""
        path = self.home / LOG
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def events_in(path: Path) -> list[dict[str, object]]:
    """What happened so far, by the file of `--events`; a line that is just being written is left out."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    whole = text[: text.rfind("\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


def wait_for(true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Waits until something is true of a process that runs.

    Raises:
        TimeoutError: It never was.
    """
    until = time.monotonic() + PATIENCE
    while not true():
        if process.poll() is not None or time.monotonic() > until:
            raise TimeoutError(f"it did not come to this; exit code {process.poll()}")
        time.sleep(0.02)


def _link_files(source: Path, target: Path) -> None:
    target.mkdir()
    for path in source.iterdir():
        if path.is_dir():
            _link_files(path, target / path.name)
        else:
            (target / path.name).symlink_to(path)
