"""The tables of the history, as they came to be: a script for each version, and nothing else makes tables.

A script that has been in anybody's hands never changes: what is to be otherwise is a new one below it.
"""

from __future__ import annotations

import sqlite3
from typing import Final

APPLICATION_ID: Final = 0x53475549
"""Written into the head of the file: "SGUI"."""

_SESSIONS: Final = """
CREATE TABLE session (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    started TEXT NOT NULL,
    routine TEXT NOT NULL,
    title TEXT NOT NULL,
    turns TEXT NOT NULL,
    result TEXT
);
CREATE TABLE hold (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    person TEXT NOT NULL,
    side TEXT NOT NULL,
    repeat INTEGER NOT NULL,
    planned REAL NOT NULL,
    held REAL NOT NULL,
    released INTEGER NOT NULL,
    numbers TEXT NOT NULL,
    UNIQUE (session, step, exercise, person, side, repeat)
);
"""

_FELT: Final = """
ALTER TABLE session ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE TABLE feeling (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    person TEXT NOT NULL,
    moment TEXT NOT NULL,
    at TEXT NOT NULL,
    pain INTEGER,
    tightness INTEGER,
    places TEXT NOT NULL,
    UNIQUE (session, person, moment)
);
CREATE TABLE try (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    person TEXT NOT NULL,
    side TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    at TEXT NOT NULL,
    tightness INTEGER,
    amount REAL,
    unit TEXT NOT NULL,
    felt TEXT,
    UNIQUE (session, exercise, person, side, attempt)
);
"""

_UNFINISHED: Final = """
ALTER TABLE hold ADD COLUMN complete INTEGER NOT NULL DEFAULT 0;
CREATE TABLE plan (
    session INTEGER PRIMARY KEY REFERENCES session (nr) ON DELETE CASCADE,
    plan TEXT NOT NULL
);
CREATE TABLE place (
    session INTEGER PRIMARY KEY REFERENCES session (nr) ON DELETE CASCADE,
    at TEXT NOT NULL,
    phase INTEGER NOT NULL,
    elapsed REAL NOT NULL,
    remaining REAL
);
"""

_REPLIES: Final = """
CREATE TABLE reply (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    person TEXT NOT NULL,
    about TEXT NOT NULL,
    at TEXT NOT NULL,
    taken INTEGER NOT NULL,
    side TEXT,
    UNIQUE (session, person, about)
);
"""

MIGRATIONS: Final[tuple[str, ...]] = (_SESSIONS, _FELT, _UNFINISHED, _REPLIES)
"""What makes each version out of the one before, from version 1 on."""

VERSION: Final = len(MIGRATIONS)

Shape = frozenset[tuple[object, ...]]


def version_of(database: sqlite3.Connection) -> int:
    """The version of its tables; 0 has none yet.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(database: sqlite3.Connection, to: int = VERSION) -> None:
    """Brings the tables to a version, in one transaction for each on the way.

    Raises:
        sqlite3.Error: It cannot be done; the tables are of one of the versions on the way, and whole.
    """
    for version in range(version_of(database) + 1, to + 1):
        marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"
        try:
            database.executescript(f"BEGIN IMMEDIATE; {MIGRATIONS[version - 1]} {marks} COMMIT;")
        except (sqlite3.Error, UnicodeDecodeError):
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


def is_ours(database: sqlite3.Connection) -> bool:
    """Whether it has exactly the tables of the version it says it is of: no other, no view, no trigger.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    version = version_of(database)
    if not 0 <= version <= VERSION:
        return False
    mark = APPLICATION_ID if version else 0
    if database.execute("PRAGMA application_id").fetchone()[0] != mark:
        return False
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(made, version)
        return _shape(database) == _shape(made)
    finally:
        made.close()


def _shape(database: sqlite3.Connection) -> Shape:
    """Everything that the schema says, but for white space."""
    rows = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    return frozenset((kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in rows)
