"""What tells a file from a changed one, without reading it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

FileState = str
"""A text that is another one once the file has changed; "" for a file that is not there."""

# Some file systems count time in steps of two seconds: within one, a file may change without showing it.
LONGEST_TICK_NS: Final = 2_000_000_000


def state_of(path: Path, read_at: int | None = None) -> FileState:
    """The state of a file, or of a folder, which is another one once something in it comes or goes.

    Args:
        path: The file.
        read_at: When it is about to be read, in nanoseconds of the wall clock. One that was changed only just before
            may change again without showing it: its state is then one that it will not be found in again.
    """
    try:
        return _state(path.stat(), read_at)
    except (OSError, ValueError):
        return ""


def _state(found: os.stat_result, read_at: int | None) -> FileState:
    state = f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size}"
    is_settled = read_at is None or max(found.st_mtime_ns, found.st_ctime_ns) < read_at - LONGEST_TICK_NS
    return state if is_settled else f"{state} just now"


def states_in(folder: Path, read_at: int | None = None) -> dict[str, FileState]:
    """The states of all that is in a folder, by its name; nothing for a folder that is not there.

    Args:
        folder: The folder.
        read_at: As for `state_of`.
    """
    try:
        with os.scandir(folder) as found:
            return {one.name: _entry_state(one, read_at) for one in found}
    except (OSError, ValueError):
        return {}


def _entry_state(found: os.DirEntry[str], read_at: int | None) -> FileState:
    # Not by its path: of a thousand files, making the paths took longer than asking for their states.
    try:
        return _state(found.stat(), read_at)
    except OSError:
        return ""
