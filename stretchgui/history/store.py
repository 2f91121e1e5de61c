"""The history: what was done and felt, in one SQLite file. One program writes it, and nothing waits for it.

What cannot be written now is kept in memory, and tried again with whatever is written next: see `ledger`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from stretchgui.document.problems import Problem
from stretchgui.history import rows, statements
from stretchgui.history.backup import Contents, Merged, contents_of, merged, save
from stretchgui.history.ledger import Key, Ledger, Write
from stretchgui.history.records import Chapter, CheckTry, Feeling, Reply, SessionRecord
from stretchgui.history.unfinished import Place, Unfinished
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone, Result
from stretchgui.session.record import SetDone

R = TypeVar("R")

log = logging.getLogger(__name__)


class History:
    """All sessions, and what people said about them.

    Made by `open`. Every method that writes returns what kept it from reaching the disk, if anything did: a warning
    if it is tried again with the next one, an error otherwise.

    Attributes:
        path: Where the file is, or would be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ledger = Ledger(path)

    @classmethod
    def open(cls, path: Path) -> tuple[History, tuple[Problem, ...]]:
        """Opens a history; one that is not there yet comes into being with the first thing that is written.

        A damaged file is set aside under another name, never deleted; one of a newer program is left alone.

        Returns:
            The history, which lasts only as long as the program where the file cannot be used, and what was wrong.
        """
        history = cls(path)
        problem = history._ledger.open()
        return history, () if problem is None else (problem,)

    @property
    def is_kept(self) -> bool:
        """Whether what is written outlives the program: now, or once the file can be used."""
        return self._ledger.is_kept

    @property
    def waits(self) -> bool:
        """Whether something is not on the disk yet, and is tried again with whatever is written next."""
        return self._ledger.waits

    def settle(self) -> Problem | None:
        """Has the disk keep what was written, whatever becomes of the power; it may take a while: between sessions."""
        return self._ledger.settle()

    def close(self) -> Problem | None:
        """Writes what is left, and closes the file."""
        return self._ledger.close()

    # ---- sessions ------------------------------------------------------------------------------------------------

    def begin(self, session: SessionRecord, before: Iterable[SetDone] = ()) -> Problem | None:
        """A session begins, or goes on.

        Args:
            session: What is known of it; its holds, if it has any, are written too.
            before: What was done of it in an earlier run of the program.
        """
        # What was said of an earlier run of it holds no more.
        self._ledger.begin_anew(*((what, session.id) for what in ("result", "plan", "place")))
        self._ledger.note(("session", session.id), statements.PUT_SESSION, rows.of_session(session))
        for one in (*(SetDone(hold, 0) for hold in session.holds), *before):
            values = rows.of_hold(session.id, one.hold, one.complete)
            self._ledger.note(_hold_key(session.id, one.hold), statements.PUT_HOLD, values)
        return self._ledger.flush()

    def put_hold(self, session_id: str, hold: HoldDone, complete: int = 0) -> Problem | None:
        """What one set on one side came to; what was written of the same set before is replaced.

        Args:
            session_id: The session.
            hold: What was done.
            complete: How many of its holds were gone through to their end, for whoever goes on with it.
        """
        key, values = _hold_key(session_id, hold), rows.of_hold(session_id, hold, complete)
        return self._ledger.put(key, statements.PUT_HOLD, values)

    def finish(self, session_id: str, result: Result) -> Problem | None:
        """How a session came out."""
        named = {"id": session_id}
        self._ledger.note(("result", session_id), statements.PUT_RESULT, {**named, "result": result.value})
        self._ledger.note(("plan", session_id), statements.FORGET_PLAN, named)
        self._ledger.note(("place", session_id), statements.FORGET_PLACE, named)
        return self._ledger.flush()

    def put_note(self, session_id: str, text: str) -> Problem | None:
        """What the couple wrote about a session, in place of what they wrote before."""
        values = {"id": session_id, "note": rows.of_note(text)}
        return self._ledger.put(("note", session_id), statements.PUT_NOTE, values)

    def sessions(self) -> tuple[SessionRecord, ...]:
        """All of them, the oldest first; rows that make no sense are left out."""
        holds: dict[object, list[HoldDone]] = {}
        for row in self._ledger.rows(statements.HOLDS):
            hold = _made(rows.hold_of, row)
            if hold is not None:
                holds.setdefault(row["id"], []).append(hold)
        found = self._ledger.rows(statements.SESSIONS)
        made = (_made(lambda row: rows.session_of(row, tuple(holds.get(row["id"], ()))), row) for row in found)
        return tuple(sorted((one for one in made if one is not None), key=lambda session: session.started))

    def sessions_since(self, moment: datetime) -> tuple[SessionRecord, ...]:
        """Those that began at a moment or later, the oldest first: few are read, however many there are."""
        ids = [str(row["id"]) for row in self._ledger.rows(statements.SINCE, {"moment": moment.isoformat()})]
        found = [one for one in map(self.session, ids) if one is not None]
        return tuple(sorted(found, key=lambda session: session.started))

    def session(self, session_id: str) -> SessionRecord | None:
        """One of them; None if there is none such."""
        named = {"id": session_id}
        found = (_made(rows.hold_of, row) for row in self._ledger.rows(statements.HOLDS_OF, named))
        holds = tuple(hold for hold in found if hold is not None)
        for row in self._ledger.rows(statements.SESSION, named):
            return _made(lambda row: rows.session_of(row, holds), row)
        return None

    def chapters(self) -> Iterator[Chapter]:
        """One session after the other with all that belongs to it, each read when it is asked for.

        Whoever has much to read does something else in between; what is deleted meanwhile is not there any more.
        """
        for row in self._ledger.rows(statements.IDS):
            name = str(row["id"])
            session = self.session(name)
            if session is not None:
                yield Chapter(session, self.feelings_of(name), self.tries_of(name), self.replies_of(name))

    # ---- sessions that run, or were cut off ----------------------------------------------------------------------

    def put_plan(self, session_id: str, plan: str) -> Problem | None:
        """What is planned in a session that runs."""
        return self._ledger.put(("plan", session_id), statements.PUT_PLAN, {"id": session_id, "plan": plan})

    def put_place(self, session_id: str, place: Place) -> Problem | None:
        """Where a session is that runs."""
        return self._ledger.put(("place", session_id), statements.PUT_PLACE, rows.of_place(session_id, place))

    def unfinished(self) -> tuple[Unfinished, ...]:
        """The sessions that have no result, in the order they were begun."""
        found = []
        for row in self._ledger.rows(statements.UNFINISHED):
            name = str(row["id"])
            session = self.session(name)
            if session is not None:
                sets = (_made(rows.set_of, hold) for hold in self._ledger.rows(statements.HOLDS_OF, {"id": name}))
                done = tuple(one for one in sets if one is not None)
                place = _made(rows.place_of, row) if row["at"] is not None else None
                found.append(Unfinished(session, done, str(row["plan"] or ""), place))
        return tuple(found)

    # ---- what was felt -------------------------------------------------------------------------------------------

    def put_feeling(self, feeling: Feeling) -> Problem | None:
        """How one person felt at one moment of a session, in place of what was said of it before."""
        key = ("feeling", feeling.session, feeling.person, feeling.moment)
        return self._ledger.put(key, statements.PUT_FEELING, rows.of_feeling(feeling))

    def feelings(self) -> tuple[Feeling, ...]:
        """All of them, in the order of their moments."""
        made = (_made(rows.feeling_of, row) for row in self._ledger.rows(statements.FEELINGS))
        return tuple(sorted((one for one in made if one is not None), key=lambda feeling: feeling.at))

    def feelings_of(self, session_id: str) -> tuple[Feeling, ...]:
        """Those of one session, in the order of their moments."""
        found = self._ledger.rows(statements.FEELINGS_OF, {"id": session_id})
        made = (_made(rows.feeling_of, row) for row in found)
        return tuple(sorted((one for one in made if one is not None), key=lambda feeling: feeling.at))

    def put_try(self, one: CheckTry) -> Problem | None:
        """One try of a check, in place of what was noted of it before; one that says nothing is forgotten."""
        key = ("try", one.session, one.check, one.person, one.side, one.attempt)
        return self._ledger.put(
            key, statements.PUT_TRY if one.says_something else statements.FORGET_TRY, rows.of_try(one)
        )

    def tries(self) -> tuple[CheckTry, ...]:
        """All of them, in the order of their moments."""
        made = (_made(rows.try_of, row) for row in self._ledger.rows(statements.TRIES))
        return tuple(sorted((one for one in made if one is not None), key=lambda one: one.at))

    def put_reply(self, reply: Reply) -> Problem | None:
        """What was answered to a suggestion, in place of what was answered to it before."""
        key = ("reply", reply.session, reply.person, reply.about)
        return self._ledger.put(key, statements.PUT_REPLY, rows.of_reply(reply))

    def replies(self) -> tuple[Reply, ...]:
        """All of them, in the order of their moments."""
        made = (_made(rows.reply_of, row) for row in self._ledger.rows(statements.REPLIES))
        return tuple(sorted((one for one in made if one is not None), key=lambda one: one.at))

    def newest_try(self) -> datetime | None:
        """When something was noted last in a check; None if nothing ever was."""
        found = (_made(rows.moment_of, row) for row in self._ledger.rows(statements.NEWEST_TRY))
        return next(found, None)

    def replies_of(self, session_id: str) -> tuple[Reply, ...]:
        """Those of one session, in the order of their moments."""
        found = self._ledger.rows(statements.REPLIES_OF, {"id": session_id})
        made = (_made(rows.reply_of, row) for row in found)
        return tuple(sorted((one for one in made if one is not None), key=lambda one: one.at))

    def tries_of(self, session_id: str) -> tuple[CheckTry, ...]:
        """Those of one session, in the order of their moments."""
        found = self._ledger.rows(statements.TRIES_OF, {"id": session_id})
        made = (_made(rows.try_of, row) for row in found)
        return tuple(sorted((one for one in made if one is not None), key=lambda one: one.at))

    # ---- backups -------------------------------------------------------------------------------------------------

    def save_backup(self, path: Path) -> Problem | None:
        """Saves all of it as one file, in place of what is there."""
        self._ledger.flush()
        return save(self._ledger.database, path)

    def take_in(self, path: Path) -> Merged | Problem:
        """Adds what another history's file holds, without doubles; all of it, or nothing if anything is wrong."""
        other = contents_of(path)
        if isinstance(other, Problem):
            return other
        found = merged(Contents(self.sessions(), self.feelings(), self.tries(), self.replies()), other)
        return self._ledger.run([*_writes_of(found.contents)]) or found

    # ---- forgetting ----------------------------------------------------------------------------------------------

    def forget(self, person: Receiver) -> Problem | None:
        """Deletes everything about one person, or about both, so that no byte of it stays in the file.

        What both did together stays as the other's alone. Notes go, whoever wrote them: they may be about anybody.
        Of a session in which the other did and felt nothing, nothing stays. Files that were set aside or saved
        elsewhere are not touched.
        """
        script = statements.FORGET_ALL if person is Receiver.BOTH else statements.FORGET
        other = person.helper or person
        return self._ledger.erase(script, {"person": person.value, "other": other.value})

    def forget_session(self, session_id: str) -> Problem | None:
        """Deletes a session and whatever was said about it."""
        return self._ledger.erase((statements.FORGET_SESSION,), {"id": session_id})


def _writes_of(contents: Contents) -> Iterator[Write]:
    for session in contents.sessions:
        yield Write(statements.PUT_SESSION, rows.of_session(session))
        for hold in session.holds:
            yield Write(statements.PUT_HOLD, rows.of_hold(session.id, hold))
    for feeling in contents.feelings:
        yield Write(statements.PUT_FEELING, rows.of_feeling(feeling))
    for one in contents.tries:
        yield Write(statements.PUT_TRY, rows.of_try(one))
    for reply in contents.replies:
        yield Write(statements.PUT_REPLY, rows.of_reply(reply))


def _hold_key(session_id: str, hold: HoldDone) -> Key:
    return "hold", session_id, hold.step, hold.exercise, hold.person, hold.side, hold.set


def _made(make: Callable[[rows.Row], R], row: rows.Row) -> R | None:
    try:
        return make(row)
    except rows.BadRowError as error:
        log.warning("a row of the history makes no sense: %s", error)
        return None
