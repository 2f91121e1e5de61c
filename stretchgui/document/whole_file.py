"""Reading a file without waiting, and writing one as a whole: the old one or the new one is there, whatever happens."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path


def first_bytes(path: Path, most: int) -> bytes:
    """The beginning of a file, without ever waiting for a pipe or a device.

    Raises:
        OSError: It cannot be read, or is no file.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is not a file")
    # The second look, at what was really opened: not even a pipe put in its place meanwhile holds us up.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is not a file")
        return file.read(most)


def replace_file(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Puts a whole new file in a file's place, which keeps what the old one allowed whom.

    Args:
        path: The file.
        data: All of it.
        lasting: Whether it is on the disk when this returns; what can be made again need not be waited for.

    Raises:
        OSError: It could not be written; the old file is as it was.
    """
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp", delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
            file.close()
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(path.stat().st_mode & 0o777)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    if lasting:
        _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """The new name outlives a power cut only when the folder is on the disk too; not every system can do this."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
