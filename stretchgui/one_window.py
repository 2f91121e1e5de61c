"""One window at a time for each data folder: who is second hands over what was asked of it, and is done.

A lock of the operating system says who is first: it is gone with the process that held it, however that ended, so no
file that was left behind keeps anybody out. What is asked is one small file, put into the data folder as a whole, which
the first one takes away when it has read it. No socket is opened, not even a local one, and no second Qt is started.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

LOCK: Final = "window.lock"
ASKED: Final = "asked.json"
MOST_BYTES: Final = 10_000
# How long the first one is waited for (seconds): it may be starting itself on a slow laptop, or have been paged out.
PATIENCE: Final = 20.0
LOOK_EVERY: Final = 0.02

WINDOW: Final = "the window"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a second start asks of the first.

    Attributes:
        routine: A routine's id, or the absolute path of its file; None for nothing but to be seen.
        start: Whether its session shall begin.
        turns: Who receives; None as it was chosen last.
        token: What the desktop gave to whoever may bring a window to the front; "" for nothing.
    """

    routine: str | None = None
    start: bool = False
    turns: str | None = None
    token: str = ""


class DataLock:
    """Says who writes into a data folder; made by `take`."""

    def __init__(self, handle: int | None) -> None:
        self._handle = handle

    @classmethod
    def take(cls, folder: Path, who: str = WINDOW) -> DataLock | None:
        """Takes the lock for as long as this process runs.

        Args:
            folder: The data folder; it comes into being.
            who: What holds it, in words.

        Returns:
            The lock, or None if another process has it. Where no lock can be made, as in a folder that nobody can
            write to, nobody is kept out.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except (OSError, ValueError):
            return cls(None)
        if not _locked(handle):
            os.close(handle)
            return None
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
            # Past the byte that is locked, for Windows lets nobody else read that one.
            os.lseek(handle, 1, os.SEEK_SET)
            os.write(handle, f"{who}, process {os.getpid()}\n".encode())
        return cls(handle)

    def release(self) -> None:
        """Lets somebody else have it."""
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None


def holder(folder: Path) -> str:
    """Who holds the lock of a data folder, in words; as far as it can be read."""
    try:
        with (folder / LOCK).open("rb") as file:
            file.seek(1)
            return file.read(200).decode("utf-8", "replace").strip()
    except (OSError, ValueError):
        return ""


def hand_over(folder: Path, asked: Asked, clock: Callable[[], float], sleep: Callable[[float], None]) -> bool:
    """Asks the first one, and waits until it has taken notice.

    Returns:
        Whether it has, in `PATIENCE`.
    """
    path = folder / ASKED
    beside = path.with_name(f"{ASKED}.{os.getpid()}")
    try:
        beside.write_text(json.dumps(asdict(asked)), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return False
    until = clock() + PATIENCE
    try:
        while path.exists() and clock() < until:
            sleep(LOOK_EVERY)
    except BaseException:
        # Whoever is interrupted asks nothing any more.
        _withdraw(path)
        raise
    return not _withdraw(path)


def _withdraw(path: Path) -> bool:
    """Takes away what was asked; says whether it was still there."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def take_asked(folder: Path) -> Asked | None:
    """What was asked since the last time, which is taken away; None if nothing, or nothing of sense."""
    path = folder / ASKED
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
        path.unlink()
    except OSError:
        return None
    return _asked_of(data)


def _asked_of(data: bytes) -> Asked | None:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    routine, turns, token = (values.get(name) for name in ("routine", "turns", "token"))
    return Asked(
        routine=routine if isinstance(routine, str) else None,
        start=values.get("start") is True,
        turns=turns if isinstance(turns, str) else None,
        token=token if isinstance(token, str) else "",
    )


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # A file system without locks keeps nobody out.
            return True
        return True
