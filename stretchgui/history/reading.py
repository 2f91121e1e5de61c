"""A history's file looked at without writing to it: one's own, or one that a stranger sent."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Final

from stretchgui.history.files import SQLITE_ERRORS, FileError, Trouble, trouble_of, why
from stretchgui.history.schema import VERSION, is_ours, migrate, version_of

# Whoever asks in a terminal waits so long for somebody else's turn, in seconds.
PATIENCE: Final = 1.0
MOST_BYTES: Final = 64_000_000
# Steps of SQLite's machine, in thousands, that looking through a file may take: some seconds.
MOST_STEPS: Final = 300_000
# Nothing of ours is longer, wider or deeper than this.
_LIMITS: Final = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 8_000_000),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 20_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
)


def snapshot(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """The history of a file as it is at this moment, in memory; the file itself is left as it is.

    Args:
        path: The file, whoever made it.
        patience: How long somebody else's turn is waited for, in seconds.

    Raises:
        FileError: It cannot be read, or is no history, or one of a newer program.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileError(Trouble.REFUSED, f"it is larger than {MOST_BYTES // 1_000_000} MB")
        # A file whose log lies beside it is being written, or was when its program was killed.
        alone = not path.with_name(f"{path.name}-wal").exists()
        uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)) as source:
            return _copied(source)
    except (OSError, ValueError, *SQLITE_ERRORS) as error:
        trouble = trouble_of(error) if isinstance(error, SQLITE_ERRORS) else Trouble.REFUSED
        raise FileError(trouble, why(error)) from error


def _copied(source: sqlite3.Connection) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        for limit, most in _LIMITS:
            database.setlimit(limit, most)
        steps = iter(range(MOST_STEPS))
        # Whatever a file has SQLite do, it comes to an end.
        database.set_progress_handler(lambda: int(next(steps, None) is None), 1000)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON"):
            source.execute(f"PRAGMA {pragma}")
            database.execute(f"PRAGMA {pragma}")
        # Held from here on, what is read cannot become busy: a backup would wait for that without end.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(database)
        _look_at(database)
        return database
    except BaseException:
        database.close()
        raise


def _look_at(database: sqlite3.Connection) -> None:
    version = version_of(database)
    if version > VERSION:
        raise FileError(Trouble.NEWER, f"it is of version {version}, made by a newer program than this one")
    if version == 0 or not is_ours(database):
        raise FileError(Trouble.DAMAGED, "it is no history of this program")
    found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise FileError(Trouble.DAMAGED, str(found).replace("\n", " "))
    migrate(database)
