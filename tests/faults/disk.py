"""A small disk of a test's own: it fills up, and is made read-only, without harm to anybody else's."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

SIZE_KB: Final = 256
_MOUNTED: Final = "mounted"


class Disk:
    """A disk in memory, mounted over a folder where only one process and its children see it, and gone with it.

    Args:
        folder: What it is mounted over; what lies there is on the disk at first.

    Attributes:
        by: The command that runs a program where the disk is seen.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        beside = folder.with_name(f"{folder.name}-without-disk")
        shutil.copytree(folder, beside)
        mount = f"mount -t tmpfs -o size={SIZE_KB}k tmpfs '{folder}' && cp -a '{beside}/.' '{folder}'"
        as_root = ["--map-root-user"] if os.geteuid() else []
        self._holder = subprocess.Popen(
            ["unshare", "--mount", *as_root, "sh", "-c", f"{mount} && echo {_MOUNTED} && exec cat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._holder.stdout is not None
        if self._holder.stdout.readline().strip() != _MOUNTED:
            _, err = self._holder.communicate()
            pytest.skip(f"no disk can be mounted here: {err.strip()}")
        joined = ["--user", "--preserve-credentials"] if as_root else []
        self.by = ("nsenter", "--target", str(self._holder.pid), "--mount", *joined, "--")

    @property
    def _seen(self) -> Path:
        """The folder on the disk, as the rest of the system sees it."""
        return Path(f"/proc/{self._holder.pid}/root{self._folder}")

    def fill(self) -> None:
        """Leaves no room on it."""
        with (self._seen / "filler").open("wb", buffering=0) as file:
            file.write(bytes(shutil.disk_usage(self._seen).free))

    def make_room(self) -> None:
        """Takes away what fills it."""
        (self._seen / "filler").unlink()

    def make_read_only(self) -> None:
        """Has nothing be written to it any more; files that are open for writing must be closed."""
        subprocess.run([*self.by, "mount", "-o", "remount,ro", str(self._folder)], check=True, capture_output=True)

    def copy_out(self) -> None:
        """Puts what is on it into the folder it was mounted over."""
        # Its own content, and not the folder: the disk would be gone with what it is mounted over.
        for path in self._folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self._seen, self._folder, ignore=shutil.ignore_patterns("filler"), dirs_exist_ok=True)

    def close(self) -> None:
        """Unmounts it."""
        self._holder.communicate("")


def disk_over(folder: Path) -> Disk:
    """A disk over a folder; the test is skipped where the machine lets nobody mount one."""
    for tool in ("unshare", "nsenter", "mount"):
        if shutil.which(tool) is None:
            pytest.skip(f"there is no {tool} on this machine: apt-get install util-linux mount")
    return Disk(folder)
