"""The history: what was done and felt, in one SQLite file. One program writes it, and nothing waits for it.

Nothing here raises because of a file. What cannot be written now stays in memory, and is tried again with whatever
is written next; until then reading shows what is known without the file.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from stretchgui.document.problems import Problem, Severity
from stretchgui.history import rows, statements
from stretchgui.history.files import (
    FileError,
    OpenFile,
    Trouble,
    identity_of,
    memory,
    open_file,
    problem_with,
    set_aside,
    trouble_of,
)
from stretchgui.history.records import CheckTry, Feeling, SessionRecord
from stretchgui.history.unfinished import Place, Unfinished
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone, Result

R = TypeVar("R")
Key = tuple[object, ...]
Values = Mapping[str, rows.Value]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Write:
    """One statement and what goes into it."""

    statement: str
    values: Values


class History:
    """All sessions, and what people said about them.

    Made by `open`. Every method that writes returns what kept it from reaching the disk, if anything did: a warning
    if it is tried again with the next one, an error otherwise.

    Attributes:
        path: Where the file is, or would be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: OpenFile | None = None
        # Stands in where the file cannot be used.
        self._memory: sqlite3.Connection | None = None
        self._may_come = True
        self._why = ""
        # What is not on the disk yet, by what it is about: the newest of each.
        self._pending: dict[Key, _Write] = {}
        # All that was written since the present session began: it goes into a new file, should this one vanish.
        self._lately: dict[Key, _Write] = {}

    @classmethod
    def open(cls, path: Path) -> tuple[History, tuple[Problem, ...]]:
        """Opens a history; one that is not there yet comes into being with the first thing that is written.

        A damaged file is set aside under another name, never deleted; one of a newer program is left alone.

        Returns:
            The history, which lasts only as long as the program where the file cannot be used, and what was wrong.
        """
        history = cls(path)
        if identity_of(path) is None:
            return history, ()
        problem = history._find_file()
        return history, () if problem is None else (problem,)

    @property
    def is_kept(self) -> bool:
        """Whether what is written outlives the program: now, or once the file can be used."""
        return self._may_come or self._file is not None

    @property
    def waits(self) -> bool:
        """Whether something is not on the disk yet, and is tried again with whatever is written next."""
        return bool(self._pending)

    def settle(self) -> None:
        """Has the disk keep what was written, whatever becomes of the power; it may take a while: between sessions."""
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error):
                self._file.database.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> Problem | None:
        """Writes what is left, and closes the file."""
        problem = self._flush() if self._pending else None
        for database in (self._file.database if self._file else None, self._memory):
            if database is not None:
                with contextlib.suppress(sqlite3.Error):
                    database.close()
        self._file = self._memory = None
        return problem

    # ---- sessions ------------------------------------------------------------------------------------------------

    def begin(self, session: SessionRecord) -> Problem | None:
        """A session begins; its holds so far, if it has any, are written too."""
        self._lately.clear()
        for what in ("result", "plan", "place"):
            self._pending.pop((what, session.id), None)
        self._note(("session", session.id), statements.PUT_SESSION, rows.of_session(session))
        for hold in session.holds:
            self._note(_hold_key(session.id, hold), statements.PUT_HOLD, rows.of_hold(session.id, hold))
        return self._flush()

    def put_hold(self, session_id: str, hold: HoldDone, complete: int = 0) -> Problem | None:
        """What one set on one side came to; what was written of the same set before is replaced.

        Args:
            session_id: The session.
            hold: What was done.
            complete: How many of its holds were gone through to their end, for whoever goes on with it.
        """
        key, values = _hold_key(session_id, hold), rows.of_hold(session_id, hold, complete)
        return self._write(key, statements.PUT_HOLD, values)

    def finish(self, session_id: str, result: Result) -> Problem | None:
        """How a session came out."""
        named = {"id": session_id}
        self._note(("result", session_id), statements.PUT_RESULT, {**named, "result": result.value})
        self._note(("plan", session_id), statements.FORGET_PLAN, named)
        self._note(("place", session_id), statements.FORGET_PLACE, named)
        return self._flush()

    def put_note(self, session_id: str, text: str) -> Problem | None:
        """What the couple wrote about a session, in place of what they wrote before."""
        values = {"id": session_id, "note": rows.of_note(text)}
        return self._write(("note", session_id), statements.PUT_NOTE, values)

    def sessions(self) -> tuple[SessionRecord, ...]:
        """All of them, the oldest first; rows that make no sense are left out."""
        holds: dict[object, list[HoldDone]] = {}
        for row in self._read(statements.HOLDS):
            hold = _made(rows.hold_of, row)
            if hold is not None:
                holds.setdefault(row["id"], []).append(hold)
        found = self._read(statements.SESSIONS)
        made = (_made(lambda row: rows.session_of(row, tuple(holds.get(row["id"], ()))), row) for row in found)
        return tuple(sorted((one for one in made if one is not None), key=lambda session: session.started))

    def session(self, session_id: str) -> SessionRecord | None:
        """One of them; None if there is none such."""
        named = {"id": session_id}
        found = (_made(rows.hold_of, row) for row in self._read(statements.HOLDS_OF, named))
        holds = tuple(hold for hold in found if hold is not None)
        for row in self._read(statements.SESSION, named):
            return _made(lambda row: rows.session_of(row, holds), row)
        return None

    # ---- sessions that run, or were cut off ----------------------------------------------------------------------

    def put_plan(self, session_id: str, plan: str) -> Problem | None:
        """What is planned in a session that runs."""
        return self._write(("plan", session_id), statements.PUT_PLAN, {"id": session_id, "plan": plan})

    def put_place(self, session_id: str, place: Place) -> Problem | None:
        """Where a session is that runs."""
        return self._write(("place", session_id), statements.PUT_PLACE, rows.of_place(session_id, place))

    def unfinished(self) -> tuple[Unfinished, ...]:
        """The sessions that have no result, in the order they were begun."""
        found = []
        for row in self._read(statements.UNFINISHED):
            name = str(row["id"])
            session = self.session(name)
            if session is not None:
                sets = (_made(rows.set_of, hold) for hold in self._read(statements.HOLDS_OF, {"id": name}))
                done = tuple(one for one in sets if one is not None)
                place = _made(rows.place_of, row) if row["at"] is not None else None
                found.append(Unfinished(session, done, str(row["plan"] or ""), place))
        return tuple(found)

    # ---- what was felt -------------------------------------------------------------------------------------------

    def put_feeling(self, feeling: Feeling) -> Problem | None:
        """How one person felt at one moment of a session, in place of what was said of it before."""
        key = ("feeling", feeling.session, feeling.person, feeling.moment)
        return self._write(key, statements.PUT_FEELING, rows.of_feeling(feeling))

    def feelings(self) -> tuple[Feeling, ...]:
        """All of them, in the order of their moments."""
        made = (_made(rows.feeling_of, row) for row in self._read(statements.FEELINGS))
        return tuple(sorted((one for one in made if one is not None), key=lambda feeling: feeling.at))

    def put_try(self, one: CheckTry) -> Problem | None:
        """One try of a check, in place of what was noted of it before."""
        key = ("try", one.session, one.check, one.person, one.side, one.attempt)
        return self._write(key, statements.PUT_TRY, rows.of_try(one))

    def tries(self) -> tuple[CheckTry, ...]:
        """All of them, in the order of their moments."""
        made = (_made(rows.try_of, row) for row in self._read(statements.TRIES))
        return tuple(sorted((one for one in made if one is not None), key=lambda one: one.at))

    # ---- forgetting ----------------------------------------------------------------------------------------------

    def forget(self, person: Receiver) -> Problem | None:
        """Deletes everything about one person, or about both, so that no byte of it stays in the file.

        What both did together stays as the other's alone. Notes go, whoever wrote them: they may be about anybody.
        Of a session in which the other did and felt nothing, nothing stays. Files that were set aside or saved
        elsewhere are not touched.
        """
        script = statements.FORGET_ALL if person is Receiver.BOTH else statements.FORGET
        other = person.helper or person
        return self._erase(script, {"person": person.value, "other": other.value})

    def forget_session(self, session_id: str) -> Problem | None:
        """Deletes a session and whatever was said about it."""
        return self._erase((statements.FORGET_SESSION,), {"id": session_id})

    def _erase(self, script: Iterable[str], values: Values) -> Problem | None:
        problem = self._flush()
        if self._file is not None and self._pending:
            return problem
        # What was written lately is about what goes, or is on the disk by now.
        self._pending.clear()
        self._lately.clear()
        writes = [_Write(statement, values) for statement in script]
        if self._file is None:
            self._apply(self._stand_in(), writes)
            return problem
        database = self._file.database
        try:
            self._apply(database, writes)
            # What was deleted is still in the log, and may be in pages that are not used any more.
            database.execute("VACUUM")
            busy = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.Error as error:
            return self._failed(error)
        if busy:
            return problem_with(self.path, "the history is in use by another program: its log was not emptied")
        return None

    # ---- writing -------------------------------------------------------------------------------------------------

    def _write(self, key: Key, statement: str, values: Values) -> Problem | None:
        self._note(key, statement, values)
        return self._flush()

    def _note(self, key: Key, statement: str, values: Values) -> None:
        self._pending[key] = self._lately[key] = _Write(statement, values)

    def _flush(self) -> Problem | None:
        """Writes whatever is not on the disk yet."""
        if not self._pending and identity_of(self.path) is None:
            return None
        found = self._find_file()
        if self._file is None:
            self._apply(self._stand_in(), self._pending.values())
            if not self._may_come:
                self._pending.clear()
            return found or self._problem()
        try:
            self._apply(self._file.database, self._pending.values())
        except sqlite3.Error as error:
            return self._failed(error)
        self._pending.clear()
        return found

    def _apply(self, database: sqlite3.Connection, writes: Collection[_Write]) -> None:
        if not writes:
            return
        database.execute("BEGIN IMMEDIATE")
        try:
            for write in writes:
                database.execute(write.statement, write.values)
            database.execute("COMMIT")
        except sqlite3.Error:
            with contextlib.suppress(sqlite3.Error):
                database.execute("ROLLBACK")
            raise

    def _read(self, statement: str, values: Values | None = None) -> list[dict[str, object]]:
        if self._file is None and self._may_come and identity_of(self.path) is not None:
            self._find_file()
        database = self._file.database if self._file else self._stand_in()
        try:
            cursor = database.execute(statement, values or {})
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except sqlite3.Error as error:
            self._failed(error)
            return []

    # ---- the file ------------------------------------------------------------------------------------------------

    def _find_file(self) -> Problem | None:
        """Opens the file if it can be, and anew if it is another one by now."""
        gone = False
        if self._file is not None:
            if identity_of(self.path) == self._file.identity:
                return None
            gone = True
            self._let_go()
        if not self._may_come:
            return self._problem()
        try:
            self._file = open_file(self.path)
        except FileError as error:
            return self._cannot_open(error)
        self._why = ""
        self._pending = {**self._lately, **self._pending}
        self._drop_stand_in()
        return problem_with(self.path, "it was gone, and has been begun anew", Severity.WARNING) if gone else None

    def _cannot_open(self, error: FileError) -> Problem:
        self._why = str(error)
        if error.trouble is Trouble.NEWER:
            self._may_come = False
        if error.trouble is not Trouble.DAMAGED:
            return self._problem()
        aside = set_aside(self.path)
        self._may_come = aside.severity is Severity.WARNING
        log.warning("%s: %s", self.path, error)
        return problem_with(self.path, f"the history is damaged ({error}): {aside.message}", aside.severity)

    def _failed(self, error: sqlite3.Error) -> Problem:
        """Says what it means that the file failed; one that turns out to be damaged is set aside."""
        log.warning("%s: %s", self.path, error)
        trouble, self._why = trouble_of(error), str(error)
        if trouble is Trouble.DAMAGED and self._file is not None:
            self._let_go()
            problem = self._cannot_open(FileError(trouble, str(error)))
            self._pending = {**self._lately, **self._pending}
            return problem
        if trouble is Trouble.BUSY:
            return problem_with(self.path, "the history is in use by another program", Severity.WARNING)
        return self._problem()

    def _problem(self) -> Problem:
        if not self._may_come:
            return problem_with(self.path, f"the history is not written: {self._why}")
        return problem_with(self.path, f"the history cannot be written now: {self._why}", Severity.WARNING)

    def _let_go(self) -> None:
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error):
                self._file.database.close()
        self._file = None

    def _stand_in(self) -> sqlite3.Connection:
        if self._memory is None:
            self._memory = memory()
        return self._memory

    def _drop_stand_in(self) -> None:
        if self._memory is not None:
            self._memory.close()
        self._memory = None


def _hold_key(session_id: str, hold: HoldDone) -> Key:
    return "hold", session_id, hold.step, hold.exercise, hold.person, hold.side, hold.set


def _made(make: Callable[[rows.Row], R], row: rows.Row) -> R | None:
    try:
        return make(row)
    except rows.BadRowError as error:
        log.warning("a row of the history makes no sense: %s", error)
        return None
