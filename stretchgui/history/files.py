"""The history's file: opened if it can be, looked at before it is trusted, set aside where it makes no sense."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from stretchgui.document.problems import Place, Problem, Severity
from stretchgui.history.schema import VERSION, is_ours, migrate, version_of

# Somebody else's turn is waited for as long as nobody notices, in seconds.
PATIENCE: Final = 0.001
# Looking through a file takes 9 ms for each million bytes, and two years of evenings are about one. A larger one is
# looked through where its program was killed or lost its power; elsewhere damage shows when what is damaged is read.
MOST_CHECKED: Final = 1_000_000
MOST_CHECKED_AFTER_A_FALL: Final = 4_000_000
# A place in a session is a few bytes: small pages are what a laptop's disk has to write for it.
PAGE_SIZE: Final = 512
_MOST_SET_ASIDE: Final = 1000
_BESIDE: Final = ("", "-wal", "-shm")


class Trouble(Enum):
    """What it means that something failed."""

    BUSY = auto()
    DAMAGED = auto()
    NEWER = auto()
    REFUSED = auto()

    @property
    def passes(self) -> bool:
        """Whether the same may work a moment later."""
        return self in (Trouble.BUSY, Trouble.REFUSED)


class FileError(Exception):
    """The history's file cannot be used now, or not at all.

    Attributes:
        trouble: What that means.
    """

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is open, and which one it was: a folder may be taken away, or put back with another in it."""

    database: sqlite3.Connection
    identity: tuple[int, int]


# What SQLite raises; the second where its message quotes a damaged file, and is no text therefore.
SQLITE_ERRORS: Final = (sqlite3.Error, UnicodeDecodeError)


def trouble_of(error: Exception) -> Trouble:
    """What an error of SQLite's means."""
    if isinstance(error, UnicodeDecodeError):
        return Trouble.DAMAGED
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Trouble.BUSY
    is_damage = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
    return Trouble.DAMAGED if is_damage else Trouble.REFUSED


def identity_of(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path; None if none does."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def open_file(path: Path) -> OpenFile:
    """Opens the history's file, or makes it; its tables are those of this version then.

    Raises:
        FileError: That cannot be done.
    """
    try:
        _make_private(path)
        # The log is gone where the file was closed as it should be.
        fell = path.with_name(f"{path.name}-wal").exists()
        database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        database.text_factory = _text
    except (OSError, ValueError, sqlite3.Error) as error:
        raise FileError(Trouble.REFUSED, why(error)) from error
    try:
        _look_at(database)
        if path.stat().st_size <= (MOST_CHECKED_AFTER_A_FALL if fell else MOST_CHECKED):
            _look_through(database)
        _settle(database, fell=fell)
        identity = identity_of(path)
        if identity is None:
            raise FileError(Trouble.REFUSED, "it is gone")
    except (OSError, *SQLITE_ERRORS) as error:
        database.close()
        trouble = Trouble.REFUSED if isinstance(error, OSError) else trouble_of(error)
        raise FileError(trouble, why(error)) from error
    except BaseException:
        database.close()
        raise
    return OpenFile(database, identity)


def look_again(path: Path) -> None:
    """Looks at a file that is open as whoever opens it next will: an open one is seen as it was read before.

    Raises:
        FileError: It makes no sense any more, or cannot be looked at now.
    """
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as database:
            database.text_factory = _text
            _look_at(database)
            if path.stat().st_size <= MOST_CHECKED:
                _look_through(database)
    except (OSError, *SQLITE_ERRORS) as error:
        trouble = Trouble.REFUSED if isinstance(error, OSError) else trouble_of(error)
        raise FileError(trouble, why(error)) from error


def _text(data: bytes) -> str:
    """A text of the file; what is none is looked at as one, and found wrong by whoever reads the row."""
    return data.decode("utf-8", "replace")


def _make_private(path: Path) -> None:
    """Makes an empty file that nobody else can read, if there is none: it is about people's health."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _look_at(database: sqlite3.Connection) -> None:
    for pragma in ("cell_size_check = ON", "trusted_schema = OFF", f"page_size = {PAGE_SIZE}"):
        database.execute(f"PRAGMA {pragma}")
    version = version_of(database)
    if version > VERSION:
        raise FileError(Trouble.NEWER, f"it is of version {version}, made by a newer program than this one")
    if not is_ours(database):
        raise FileError(Trouble.DAMAGED, "it has other tables than a history")


def _look_through(database: sqlite3.Connection) -> None:
    # Not the quick one: an index that is not of its table makes rows vanish that are there.
    found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise FileError(Trouble.DAMAGED, str(found).replace("\n", " "))


def _settle(database: sqlite3.Connection, *, fell: bool) -> None:
    if database.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        # Not every file system can do it; then each commit takes longer, and nothing else changes.
        database.execute("PRAGMA journal_mode = WAL")
    # What is committed outlives the program, whatever kills it. A power cut may take what the system has not yet
    # written by itself, half a minute or so, and never makes a file that cannot be read. Waiting for the disk at
    # each commit would hold up the window: that is done between sessions.
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA wal_autocheckpoint = 0")
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("PRAGMA foreign_keys = ON")
    if fell or version_of(database) < VERSION:
        migrate(database)
        # From here on the file by itself is a history, whatever becomes of its log.
        database.execute("PRAGMA wal_checkpoint(PASSIVE)")


def memory() -> sqlite3.Connection:
    """A history that lasts as long as the program."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA foreign_keys = ON")
    migrate(database)
    return database


def set_aside(path: Path) -> Problem:
    """Renames a file that makes no sense, and what belongs to it; says so, or why it stays where it is.

    The problem is a warning if it worked.
    """
    for number in range(1, _MOST_SET_ASIDE + 1):
        aside = path.with_name(f"{path.name}.bad-{number}")
        if os.path.lexists(aside):
            continue
        try:
            path.rename(aside)
        except (OSError, ValueError) as error:
            return problem_with(path, f"cannot be set aside: {why(error)}")
        for end in _BESIDE[1:]:
            with contextlib.suppress(OSError):
                path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
        return problem_with(path, f"set aside as {aside.name}", Severity.WARNING)
    return problem_with(path, f"cannot be set aside: {_MOST_SET_ASIDE} such files are there already")


def problem_with(path: Path, message: str, severity: Severity = Severity.ERROR) -> Problem:
    """A problem with the whole file."""
    return Problem(str(path), Place(), message, severity)


def why(error: Exception) -> str:
    """What an error says to people."""
    return getattr(error, "strerror", None) or str(error)
