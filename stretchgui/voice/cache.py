"""The folder of spoken sounds as WAV files: capped, written whole or not at all, made again when broken."""

from __future__ import annotations

import contextlib
import json
import os
import struct
import tempfile
from pathlib import Path
from typing import Final

# About five routines with the fullest voice.
MOST_BYTES: Final = 120_000_000
# Lengths of sentences that are remembered, so that planning a routine again renders nothing.
MOST_LENGTHS: Final = 20_000
_HEADER: Final = 44


class SoundCache:
    """WAV files by key, the least lately used dropped first.

    Args:
        folder: Where; made when something is first put into it.
        most_bytes: What all files together may take.
    """

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most_bytes
        self._lengths: dict[str, float] | None = None
        self._new_lengths = False
        self._size: int | None = None

    def get(self, key: str) -> Path | None:
        """The file of a key, or None if there is none that is whole."""
        path = self._path(key)
        try:
            if not _is_whole(path):
                path.unlink()
                return None
            # What was used last stays longest.
            os.utime(path)
        except OSError:
            return None
        return path

    def put(self, key: str, wav: bytes) -> Path:
        """Stores a file, and drops old ones where there are too many.

        Raises:
            OSError: The disk is full, or the folder cannot be written.
        """
        path = self._path(key)
        _write(path, wav)
        self._size = self._all_bytes() if self._size is None else self._size + len(wav)
        if self._size > self._most:
            self._drop_old(path)
        return path

    def length(self, key: str) -> float | None:
        """The length of a sentence in seconds, if it was remembered."""
        return self._known_lengths().get(key)

    def remember(self, key: str, seconds: float) -> None:
        """Remembers the length of a sentence; see `save`."""
        known = self._known_lengths()
        while len(known) >= MOST_LENGTHS:
            del known[next(iter(known))]
        known[key] = seconds
        self._new_lengths = True

    def save(self) -> None:
        """Writes down the lengths that were remembered since the last time.

        Raises:
            OSError: The disk is full, or the folder cannot be written.
        """
        if self._new_lengths:
            _write(self._folder / "lengths.json", json.dumps(self._known_lengths()).encode())
            self._new_lengths = False

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.wav"

    def _known_lengths(self) -> dict[str, float]:
        if self._lengths is None:
            self._lengths = {}
            with contextlib.suppress(OSError, ValueError, RecursionError):
                read = json.loads((self._folder / "lengths.json").read_bytes())
                if isinstance(read, dict):
                    self._lengths = {key: float(value) for key, value in read.items() if isinstance(value, int | float)}
        return self._lengths

    def _files(self) -> list[tuple[float, int, Path]]:
        """Every file with the time of its last use and its size; one that goes meanwhile is left out."""
        found: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*.wav"):
                with contextlib.suppress(OSError):
                    is_like = path.stat()
                    found.append((is_like.st_mtime, is_like.st_size, path))
        return sorted(found)

    def _all_bytes(self) -> int:
        return sum(size for _, size, _ in self._files())

    def _drop_old(self, keep: Path) -> None:
        """Drops a fifth more than must be, so that this is not done for every file."""
        files = self._files()
        size = sum(size for _, size, _ in files)
        for _, its_size, path in files:
            if size <= self._most * 0.8:
                break
            if path != keep:
                with contextlib.suppress(OSError):
                    path.unlink()
                    size -= its_size
        self._size = size


def _is_whole(path: Path) -> bool:
    """Whether a file is as long as its header says, and holds sound."""
    size = path.stat().st_size
    if size <= _HEADER:
        return False
    with path.open("rb") as file:
        header = file.read(_HEADER)
    riff, said = struct.unpack("<4sI", header[:8])
    return riff == b"RIFF" and header[8:12] == b"WAVE" and said + 8 == size


def _write(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
