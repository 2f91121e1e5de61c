"""The sessions one by one: what was done, what was felt, a note, and the way to delete one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPlainTextEdit, QWidget
from typing_extensions import override

from stretchgui.history.past import Past, day_of, took_part
from stretchgui.history.records import Moment, SessionRecord
from stretchgui.language.dates import day_said
from stretchgui.language.durations import rough_duration
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.after.body_outline import place_named
from stretchgui.ui.kit.pieces import Column, add, button, card, emptied, label, row, set_text

LIST_WIDTH: Final = 340
LONGEST_NOTE: Final = 4000
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class SessionList(QAbstractListModel):
    """The sessions as lines, the newest first."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.sessions: tuple[SessionRecord, ...] = ()

    def show_sessions(self, sessions: Sequence[SessionRecord]) -> None:
        """Shows these."""
        self.beginResetModel()
        self.sessions = tuple(reversed(sessions))
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sessions)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        session = self.sessions[index.row()]
        day = day_said(self._words, day_of(session))
        return self._words("history.session_line", day=day, title=session.title)


class NoteField(QPlainTextEdit):
    """A note; it is kept once the field is left.

    Signals:
        written (str): it says this now.
    """

    written = Signal(str)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(92)

    def show_note(self, text: str) -> None:
        """Shows a note; nothing is told."""
        self._kept = text
        self.setPlainText(text)

    def keep(self) -> None:
        """Tells what is written, if it is something else than before."""
        text = self.toPlainText()[:LONGEST_NOTE]
        if text != self._kept:
            self._kept = text
            self.written.emit(text)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()


class SessionsView(QWidget):
    """The list on the left, one session on the right.

    Args:
        words: What it says.
        people: The two, by their names.

    Signals:
        note_written (str, str): a session's note says this now.
        removal_wanted (str): a session shall be deleted.
    """

    note_written = Signal(str, str)
    removal_wanted = Signal(str)

    def __init__(self, words: Words, people: People) -> None:
        super().__init__()
        self._words = words
        self._people = people
        self._past = Past()
        self._shown: tuple[Receiver, ...] = ()
        self._session = ""
        self._model = SessionList(words, self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName(words("history.sessions"))
        self._list.setObjectName("lines")
        self._list.setFixedWidth(LIST_WIDTH)
        self._list.setUniformItemSizes(True)
        self._heading = label(role="title")
        self._result = label(role="muted")
        self._note = NoteField(words("history.note"), words("history.note.placeholder"))
        self._delete = button(words("history.delete_session"), "caution", words("history.delete_session.tip"))
        self._empty = label(words("history.sessions.empty"), "muted")
        self._frame, inside = card(margins=18, spacing=8)
        self._felt = Column(spacing=6)
        add(inside, self._heading, self._result, self._felt, label(words("history.note"), "name"), self._note)
        add(inside, row(None, self._delete))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(14)
        add(line, self._list, self._frame)
        line.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._note.written.connect(self._on_written)
        self._delete.clicked.connect(self._on_delete)

    def show_past(self, past: Past, people: People, shown: Sequence[Receiver]) -> None:
        """Shows these sessions; the one that was looked at stays so, if it is still there."""
        wanted = self._session
        self._past, self._people, self._shown = past, people, tuple(shown)
        sessions = [one for one in past.sessions if any(took_part(one, person) for person in shown)]
        self._model.show_sessions(sessions)
        for widget in (self._list, self._frame):
            widget.setVisible(bool(sessions))
        self._empty.setVisible(not sessions)
        ids = [one.id for one in self._model.sessions]
        if ids:
            self._go_to(ids.index(wanted) if wanted in ids else 0)

    def open(self, session_id: str) -> None:
        """Shows one session."""
        ids = [one.id for one in self._model.sessions]
        if session_id in ids:
            self._go_to(ids.index(session_id))

    def keep_note(self) -> None:
        """Keeps what is being written."""
        self._note.keep()

    def _go_to(self, place: int) -> None:
        index = self._model.index(place)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        self._note.keep()
        session = self._model.sessions[current.row()]
        self._session = session.id
        words = self._words
        set_text(self._heading, session.title)
        result = words(f"history.result.{session.result or 'unknown'}")
        when = f"{session.started:%H:%M}"
        set_text(
            self._result, words("history.session_what", day=day_said(words, day_of(session)), time=when, how=result)
        )
        emptied(self._felt.column)
        for person in self._shown:
            if took_part(session, person):
                self._show_person(session, person)
        self._felt.column.addStretch(1)
        self._note.show_note(session.note)

    def _show_person(self, session: SessionRecord, person: Receiver) -> None:
        words = self._words
        held = sum(one.held for one in session.holds if one.person in (person, Receiver.BOTH))
        self._felt.column.addWidget(label(self._people.called(person), "name"))
        self._felt.column.addWidget(label(words("history.held", time=rough_duration(words, held))))
        for moment in Moment:
            feeling = self._past.felt.get((session.id, person, moment))
            if feeling is None:
                continue
            said = [
                words(f"history.number.{name}", n=number)
                for name, number in (("pain", feeling.pain), ("tightness", feeling.tightness))
                if number is not None
            ]
            # A place has a comma of its own: "low back, left".
            parts = [part for part in (", ".join(said), *(place_named(words, one) for one in feeling.places)) if part]
            if parts:
                self._felt.column.addWidget(label(words(f"history.felt_at.{moment}", what="; ".join(parts))))

    @Slot(str)
    def _on_written(self, text: str) -> None:
        self.note_written.emit(self._session, text)

    @Slot()
    def _on_delete(self) -> None:
        if self._session:
            self._note.keep()
            self.removal_wanted.emit(self._session)
