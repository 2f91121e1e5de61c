"""The history as one file to put away, and another's taken in: whatever comes from outside is looked at first."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from stretchgui.document.problems import Problem
from stretchgui.history import rows, statements
from stretchgui.history.files import SQLITE_ERRORS, FileError, problem_with, why
from stretchgui.history.reading import snapshot
from stretchgui.history.records import CheckTry, Feeling, Reply, SessionRecord
from stretchgui.session.events import HoldDone, Result

R = TypeVar("R")

# How a session came out, the less sure the earlier: of two copies of a session the later word counts.
_RANK: Final = {None: 0, Result.PARTIAL: 1, Result.ENDED: 2, Result.FINISHED: 3}


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a history holds."""

    sessions: tuple[SessionRecord, ...]
    feelings: tuple[Feeling, ...] = ()
    tries: tuple[CheckTry, ...] = ()
    replies: tuple[Reply, ...] = ()


def contents_of(path: Path) -> Contents | Problem:
    """What a file holds; every row of it is sound, or nothing of it is believed."""
    try:
        with contextlib.closing(snapshot(path)) as database:
            return contents(database)
    except (FileError, rows.BadRowError, *SQLITE_ERRORS) as error:
        return problem_with(path, f"this history cannot be read: {error}")


def contents(database: sqlite3.Connection) -> Contents:
    """All that is in it.

    Raises:
        rows.BadRowError: A row says what no record can say.
        sqlite3.Error: It cannot be read.
    """
    holds: dict[object, list[HoldDone]] = {}
    for row in _rows(database, statements.HOLDS):
        holds.setdefault(row["id"], []).append(rows.hold_of(row))
    sessions = [rows.session_of(row, tuple(holds.get(row["id"], ()))) for row in _rows(database, statements.SESSIONS)]
    return Contents(
        tuple(sorted(sessions, key=lambda session: session.started)),
        tuple(rows.feeling_of(row) for row in _rows(database, statements.FEELINGS)),
        tuple(rows.try_of(row) for row in _rows(database, statements.TRIES)),
        tuple(rows.reply_of(row) for row in _rows(database, statements.REPLIES)),
    )


def _rows(database: sqlite3.Connection, statement: str) -> list[dict[str, object]]:
    cursor = database.execute(statement)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def save(database: sqlite3.Connection, path: Path) -> Problem | None:
    """Saves a history as one file, in place of what is there; whatever happens, the old one or the new one is."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
            beside = Path(file.name)
        try:
            database.execute("VACUUM INTO ?", (str(beside),))
            with beside.open("rb") as written:
                os.fsync(written.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except (OSError, ValueError, sqlite3.Error) as error:
        return problem_with(path, f"the backup cannot be saved: {why(error)}")
    return None


# ---- of two that are the same, one -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Merged:
    """What one history gets from another.

    Attributes:
        contents: What is to be written.
        new: How many sessions were not known.
        known: How many were.
    """

    contents: Contents
    new: int
    known: int


def merged(mine: Contents, other: Contents) -> Merged:
    """What is new in another history: no session, hold or word twice, and of two copies the fuller one."""
    known = {session.id: session for session in mine.sessions}
    sessions = [_session(known.get(session.id), session) for session in other.sessions]
    feelings = _new(mine.feelings, other.feelings, lambda one: (one.session, one.person, one.moment), _later)
    tries = _new(
        mine.tries, other.tries, lambda one: (one.session, one.check, one.person, one.side, one.attempt), _later
    )
    replies = _new(mine.replies, other.replies, lambda one: (one.session, one.person, one.about), _later)
    changed = tuple(session for session in sessions if known.get(session.id) != session)
    count = sum(session.id in known for session in other.sessions)
    return Merged(Contents(changed, feelings, tries, replies), len(sessions) - count, count)


def _session(mine: SessionRecord | None, other: SessionRecord) -> SessionRecord:
    if mine is None:
        # Nobody goes on with it here.
        return replace(other, result=other.result or Result.PARTIAL)
    holds = {_hold_key(hold): hold for hold in mine.holds}
    for hold in other.holds:
        holds[_hold_key(hold)] = max(holds.get(_hold_key(hold), hold), hold, key=_fullness)
    result = max(mine.result, other.result, key=lambda one: _RANK[one])
    return replace(mine, result=result, holds=tuple(holds.values()), note=mine.note or other.note)


def _hold_key(hold: HoldDone) -> tuple[object, ...]:
    return hold.step, hold.exercise, hold.person, hold.side, hold.set


def _fullness(hold: HoldDone) -> tuple[object, ...]:
    """What only grows while a session runs."""
    return hold.held, len(hold.numbers), hold.released, hold.planned, hold.numbers


def _later(mine: Feeling | CheckTry | Reply, other: Feeling | CheckTry | Reply) -> bool:
    return _moment(other) > _moment(mine)


def _moment(one: Feeling | CheckTry | Reply) -> datetime:
    return one.at


def _new(
    mine: tuple[R, ...], other: tuple[R, ...], key: Callable[[R], tuple[object, ...]], later: Callable[[R, R], bool]
) -> tuple[R, ...]:
    known = {key(one): one for one in mine}
    return tuple(one for one in other if key(one) not in known or later(known[key(one)], one))
