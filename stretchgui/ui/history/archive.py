"""The history while the program runs: read when it is wanted, changed in one place, told to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from stretchgui.document.problems import Problem
from stretchgui.history.past import Past
from stretchgui.history.records import CheckTry, Feeling, Reply, SessionRecord
from stretchgui.history.store import History
from stretchgui.routine.timeline import Receiver


@dataclass(frozen=True, slots=True)
class Removed:
    """A session that was taken out, with all that belongs to it: enough to put it back."""

    session: SessionRecord
    feelings: tuple[Feeling, ...]
    tries: tuple[CheckTry, ...]
    replies: tuple[Reply, ...] = ()


class Archive(QObject):
    """What was done and felt.

    Args:
        history: Where it is kept.

    Signals:
        changed: something of it is another now.
        not_kept (Problem): something could not be written down.
    """

    changed = Signal()
    not_kept = Signal(object)

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._past: Past | None = None

    @property
    def past(self) -> Past:
        """All of it; read anew after it has changed."""
        if self._past is None:
            history = self._history
            self._past = Past.of(history.sessions(), history.feelings(), history.tries(), history.replies())
        return self._past

    def since(self, moment: datetime) -> Past:
        """What was done and felt in the sessions that began at a moment or later; checks are left out."""
        sessions = self._history.sessions_since(moment)
        return Past.of(sessions, (one for each in sessions for one in self._history.feelings_of(each.id)), ())

    def refresh(self) -> None:
        """Something was written by somebody else: a session."""
        self._past = None
        self.changed.emit()

    def put_feeling(self, feeling: Feeling) -> Problem | None:
        """Writes down how somebody feels."""
        problem = self._history.put_feeling(feeling)
        self.refresh()
        return problem

    def put_reply(self, reply: Reply) -> None:
        """Writes down what was answered to a suggestion."""
        self._told(self._history.put_reply(reply))

    def put_note(self, session_id: str, text: str) -> None:
        """Writes a note."""
        self._told(self._history.put_note(session_id, text))

    def remove(self, session_id: str) -> Removed | None:
        """Takes a session out; None if there is none such."""
        past = self.past
        session = past.by_id.get(session_id)
        if session is None:
            return None
        removed = Removed(
            session,
            tuple(one for one in past.feelings if one.session == session_id),
            tuple(one for one in past.tries if one.session == session_id),
            tuple(one for one in past.replies if one.session == session_id),
        )
        self._told(self._history.forget_session(session_id))
        return removed

    def restore(self, removed: Removed) -> None:
        """Puts a session back as it was."""
        history = self._history
        problems = [history.begin(removed.session)]
        if removed.session.note:
            problems.append(history.put_note(removed.session.id, removed.session.note))
        problems += [history.put_feeling(one) for one in removed.feelings]
        problems += [history.put_try(one) for one in removed.tries]
        problems += [history.put_reply(one) for one in removed.replies]
        self._told(next((problem for problem in problems if problem is not None), None))

    def forget(self, person: Receiver) -> Problem | None:
        """Deletes everything about a person, down to the bytes of the file."""
        problem = self._history.forget(person)
        self._told(problem)
        return problem

    def _told(self, problem: Problem | None) -> None:
        if problem is not None:
            self.not_kept.emit(problem)
        self.refresh()
