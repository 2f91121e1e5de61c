"""The history's file with what waits for it: written at once if that can be, kept in memory until it can.

Nothing here raises because of a file. What cannot be written now is tried again with whatever is written next; until
then reading shows what is known without the file.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from stretchgui.document.problems import Problem, Severity
from stretchgui.history.files import (
    PATIENCE,
    SQLITE_ERRORS,
    FileError,
    OpenFile,
    Trouble,
    identity_of,
    look_again,
    memory,
    open_file,
    problem_with,
    set_aside,
    trouble_of,
)
from stretchgui.history.reading import snapshot
from stretchgui.history.rows import Value

Key = tuple[object, ...]
Values = Mapping[str, Value]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Write:
    """One statement and what goes into it."""

    statement: str
    values: Values


class Ledger:
    """What is on the disk, and what is not yet.

    Every method that writes returns what kept it from reaching the disk, if anything did: a warning if it is tried
    again with the next one, an error otherwise.

    Args:
        path: Where the file is, or would be; nothing is opened or made before that is needed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: OpenFile | None = None
        # Stands in where the file cannot be used.
        self._memory: sqlite3.Connection | None = None
        self._may_come = True
        self._why = ""
        # What is not on the disk yet, by what it is about: the newest of each.
        self._pending: dict[Key, Write] = {}
        # All that was written since the present session began: it goes into a new file, should this one vanish.
        self._lately: dict[Key, Write] = {}

    @property
    def is_kept(self) -> bool:
        """Whether what is written outlives the program: now, or once the file can be used."""
        return self._may_come or self._file is not None

    @property
    def waits(self) -> bool:
        """Whether something is not on the disk yet, and is tried again with whatever is written next."""
        return bool(self._pending)

    @property
    def database(self) -> sqlite3.Connection:
        """What is read from: the file, or what stands in for it."""
        return self._file.database if self._file else self._stand_in()

    def open(self) -> Problem | None:
        """Opens the file if there is one; says what was wrong with it."""
        return None if identity_of(self.path) is None else self._find_file()

    def settle(self) -> Problem | None:
        """Has the disk keep what was written, whatever becomes of the power; it may take a while."""
        if self._file is None or identity_of(self.path) != self._file.identity:
            return None
        with contextlib.suppress(*SQLITE_ERRORS):
            self._file.database.execute("PRAGMA wal_checkpoint(PASSIVE)")
        try:
            look_again(self.path)
        except FileError as error:
            return None if error.trouble.passes else self._begin_anew_instead(error)
        return None

    def close(self) -> Problem | None:
        """Writes what is left, and closes the file."""
        problem = (self.flush() if self._pending else None) or self.settle()
        self._let_go()
        self._drop_stand_in()
        return problem

    # ---- writing and reading -------------------------------------------------------------------------------------

    def begin_anew(self, *without: Key) -> None:
        """Something new begins: what was written lately is on its own now, and this is not wanted any more."""
        self._lately.clear()
        for key in without:
            self._pending.pop(key, None)

    def put(self, key: Key, statement: str, values: Values) -> Problem | None:
        """Writes something; the next thing of this key comes in its place."""
        self.note(key, statement, values)
        return self.flush()

    def note(self, key: Key, statement: str, values: Values) -> None:
        """Remembers what `flush` is to write, along with other things."""
        self._pending[key] = self._lately[key] = Write(statement, values)

    def flush(self) -> Problem | None:
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
        except SQLITE_ERRORS as error:
            return self._failed(error)
        self._pending.clear()
        return found

    def run(self, writes: Collection[Write]) -> Problem | None:
        """Writes all of this now, or nothing of it ever."""
        self.flush()
        problem = self._find_file()
        if self._file is None:
            return problem
        try:
            self._apply(self._file.database, writes)
        except SQLITE_ERRORS as error:
            return self._failed(error)
        return None

    def erase(self, script: Iterable[str], values: Values) -> Problem | None:
        """Deletes rows, and every byte of them in the file and in its log."""
        problem = self.flush()
        if self._file is not None and self._pending:
            return problem
        # What was written lately is about what goes, or is on the disk by now.
        self._pending.clear()
        self._lately.clear()
        writes = [Write(statement, values) for statement in script]
        if self._file is None:
            self._apply(self._stand_in(), writes)
            return problem
        database = self._file.database
        try:
            self._apply(database, writes)
            # What was deleted is still in the log, and may be in pages that are not used any more.
            database.execute("VACUUM")
            busy = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except SQLITE_ERRORS as error:
            return self._failed(error)
        if busy:
            return problem_with(self.path, "the history is in use by another program: its log was not emptied")
        return None

    def rows(self, statement: str, values: Values | None = None) -> list[dict[str, object]]:
        """What is there; nothing, where it cannot be read."""
        if self._file is None and self._may_come and identity_of(self.path) is not None:
            self._find_file()
        try:
            cursor = self.database.execute(statement, values or {})
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except SQLITE_ERRORS as error:
            self._failed(error)
            return []

    def _apply(self, database: sqlite3.Connection, writes: Collection[Write]) -> None:
        if not writes:
            return
        database.execute("BEGIN IMMEDIATE")
        try:
            for write in writes:
                database.execute(write.statement, write.values)
            database.execute("COMMIT")
        except SQLITE_ERRORS:
            with contextlib.suppress(*SQLITE_ERRORS):
                database.execute("ROLLBACK")
            raise

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

    def _failed(self, error: sqlite3.Error | UnicodeDecodeError) -> Problem:
        """Says what it means that the file failed; one that turns out to be damaged is set aside."""
        log.warning("%s: %s", self.path, error)
        trouble, self._why = trouble_of(error), str(error)
        if trouble is Trouble.DAMAGED and self._file is not None:
            return self._begin_anew_instead(FileError(trouble, str(error)))
        if trouble is Trouble.BUSY:
            return problem_with(self.path, "the history is in use by another program", Severity.WARNING)
        return self._problem()

    def _begin_anew_instead(self, error: FileError) -> Problem:
        """Sets the file aside; what this session came to goes into a new one."""
        self._let_go()
        problem = self._cannot_open(error)
        self._pending = {**self._lately, **self._pending}
        self._write_anew()
        return problem

    def _write_anew(self) -> None:
        """Has a new file, in place of a damaged one, take what this session came to; tried once now, later again."""
        try:
            self._file = open_file(self.path)
            self._apply(self._file.database, self._pending.values())
            self._pending.clear()
        except (FileError, *SQLITE_ERRORS) as error:
            self._let_go()
            self._why = str(error)

    def _problem(self) -> Problem:
        if not self._may_come:
            return problem_with(self.path, f"the history is not written: {self._why}")
        return problem_with(self.path, f"the history cannot be written now: {self._why}", Severity.WARNING)

    def _let_go(self) -> None:
        if self._file is not None:
            with contextlib.suppress(*SQLITE_ERRORS):
                self._file.database.close()
        self._file = None

    def _stand_in(self) -> sqlite3.Connection:
        """What is read and written in the file's place: what it holds, if that can be read at all."""
        if self._memory is None:
            try:
                self._memory = snapshot(self.path, PATIENCE)
                self._memory.set_progress_handler(None, 0)
                self._memory.execute("PRAGMA foreign_keys = ON")
            except FileError:
                self._memory = memory()
        return self._memory

    def _drop_stand_in(self) -> None:
        if self._memory is not None:
            self._memory.close()
        self._memory = None
