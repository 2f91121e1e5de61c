"""The history while the program runs: read when it is wanted, changed in one place, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from stretchgui.document.problems import Problem
from stretchgui.history.past import Past, gathered
from stretchgui.history.records import Chapter, Feeling, Reply
from stretchgui.history.store import History
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.slices import Slices


class Archive(QObject):
    """What was done and felt.

    Args:
        history: Where it is kept.

    Signals:
        changed: something of it is another now.
        told (Past): all of it, after it was asked for.
        not_kept (Problem): something could not be written down.
    """

    changed = Signal()
    told = Signal(object)
    not_kept = Signal(object)

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._past: Past | None = None
        self._reading: Slices | None = None

    @property
    def past(self) -> Past:
        """All of it, now; where much of it is not known yet, `ask` lets the window live meanwhile."""
        if self._past is None:
            for _ in self._read():
                pass  # nobody waits in between
        return self._past or Past()

    @property
    def is_known(self) -> bool:
        """Whether all of it was read, and nothing has changed since."""
        return self._past is not None

    def ask(self) -> None:
        """Has `told` say all of it: at once where it is known, and else when it was read, a few sessions at a time."""
        self.stop()
        if self._past is not None:
            self.told.emit(self._past)
            return
        self._reading = Slices(self._read(), self)
        self._reading.over.connect(self._on_read)
        self._reading.start()

    def _read(self) -> Iterator[object]:
        chapters = []
        for chapter in self._history.chapters():
            chapters.append(chapter)
            yield chapter
        self._past = yield from gathered(chapters)

    @Slot()
    def _on_read(self) -> None:
        self.stop()
        self.told.emit(self.past)

    def stop(self) -> None:
        """Reads no further."""
        if self._reading is not None:
            self._reading.stop()
            self._reading.deleteLater()
            self._reading = None

    def since(self, moment: datetime) -> Past:
        """What was done and felt in the sessions that began at a moment or later; checks are left out."""
        sessions = self._history.sessions_since(moment)
        return Past.of(sessions, (one for each in sessions for one in self._history.feelings_of(each.id)), ())

    def refresh(self) -> None:
        """Something was written by somebody else: a session."""
        self._now_is(None)

    def put_feeling(self, feeling: Feeling) -> Problem | None:
        """Writes down how somebody feels."""
        problem = self._history.put_feeling(feeling)
        self.refresh()
        return problem

    def put_reply(self, reply: Reply) -> None:
        """Writes down what was answered to a suggestion."""
        self._written(self._history.put_reply(reply), None)

    def put_note(self, session_id: str, text: str) -> None:
        """Writes a note."""
        problem = self._history.put_note(session_id, text)
        past, session = self._past, self._history.session(session_id)
        self._written(problem, None if past is None or session is None else past.revised(session))

    def remove(self, session_id: str) -> Chapter | None:
        """Takes a session out, with all that belongs to it: enough to put it back; None if there is none such."""
        past = self.past
        removed = past.chapter(session_id)
        if removed is not None:
            self._written(self._history.forget_session(session_id), past.without(session_id))
        return removed

    def restore(self, removed: Chapter) -> None:
        """Puts a session back as it was."""
        history, past = self._history, self.past
        problems = [history.begin(removed.session)]
        if removed.session.note:
            problems.append(history.put_note(removed.session.id, removed.session.note))
        problems += [history.put_feeling(one) for one in removed.feelings]
        problems += [history.put_try(one) for one in removed.tries]
        problems += [history.put_reply(one) for one in removed.replies]
        self._written(next((problem for problem in problems if problem is not None), None), past.joined(removed))

    def forget(self, person: Receiver) -> Problem | None:
        """Deletes everything about a person, down to the bytes of the file."""
        problem = self._history.forget(person)
        self._written(problem, None)
        return problem

    def _written(self, problem: Problem | None, past: Past | None) -> None:
        """Something was written: all of it is this now, or is read anew where that is not known."""
        if problem is not None:
            self.not_kept.emit(problem)
        self._now_is(past if problem is None else None)

    def _now_is(self, past: Past | None) -> None:
        self.stop()
        self._past = past
        self.changed.emit()
