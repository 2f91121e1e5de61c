"""After a session: what was really done, for each person and side, in honest words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.routine.timeline import Receiver, Timeline
from stretchgui.session.events import Result, SessionEnded, SessionFinished
from stretchgui.session.people import People
from stretchgui.session.tally import Cell, Line, Tally, tally_of
from stretchgui.ui.kit.pieces import Column, add, bullet, button, card, emptied, label, set_text

WIDEST: Final = 1100
MARGIN: Final = 28
SIDES: Final = (Side.LEFT, Side.RIGHT)
PATIENCE: Final = 1500


class SummaryPage(QWidget):
    """Shows how a session came out.

    Args:
        words: What it says.
        patience: Milliseconds in which no key is taken: one that was meant for the session's last second would put
            the summary away unread. A click always counts.
        parent: Who owns it.

    Signals:
        done: it was read; back to the routines.
        again_requested: the same once more.
        history_requested: what was done before is wanted.
        comparison_requested: what the checks came to is wanted.
    """

    done = Signal()
    again_requested = Signal()
    history_requested = Signal()
    comparison_requested = Signal()

    def __init__(self, words: Words, *, patience: int = PATIENCE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._heading = label(role="display")
        self._what = label(role="large")
        self._people = QHBoxLayout()
        self._people.setSpacing(16)
        self._table, inside = card(margins=20, spacing=0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)
        inside.addLayout(self._grid)
        self._next = QVBoxLayout()
        self._next.setSpacing(6)
        self._again = button(words("summary.again"), "", words("summary.again.tip"))
        self._history = button(words("summary.history"), "", words("summary.history.tip"))
        self._comparison = button(words("summary.comparison"), "primary", words("summary.comparison.tip"))
        self._done = button(words("summary.done"), "start", words("summary.done.tip"))
        self._page = Column(spacing=16, margins=MARGIN)
        add(self._page.column, self._heading, self._what, self._people, self._table, self._next, None)
        self._footer = QHBoxLayout()
        self._footer.setSpacing(14)
        add(self._footer, self._history, self._comparison, None, self._again, self._done)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.setSpacing(12)
        outer.addWidget(self._page, 1)
        outer.addLayout(self._footer)
        self._again.clicked.connect(self.again_requested)
        self._history.clicked.connect(self.history_requested)
        self._comparison.clicked.connect(self.comparison_requested)
        self._done.clicked.connect(self.done)
        self._keys = [self._key(key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)]
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience)
        self._patience.timeout.connect(self._take_keys)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_summary(
        self, title: str, timeline: Timeline, outcome: SessionFinished | SessionEnded, people: People
    ) -> None:
        """Shows a session.

        Args:
            title: The routine's.
            timeline: The session as it was planned at its end.
            outcome: How it came out, and what was held.
            people: The two, by their names.
        """
        words, tally = self._words, tally_of(timeline, outcome.holds)
        each = outcome.result is Result.FINISHED and timeline.is_each_alone
        set_text(self._heading, words(f"summary.{outcome.result}{'.each' if each else ''}"))
        set_text(self._what, words("summary.what", title=title, time=duration(words, outcome.t)))
        self._show_people(tally, people)
        self._show_table(tally, timeline, people)
        self._show_next(tally, timeline, outcome.result)
        self._page.verticalScrollBar().setValue(0)
        self.offer_comparison(offered=False)
        self._wait_with_keys()

    def offer_comparison(self, *, offered: bool) -> None:
        """Offers what the checks of the session came to, or not."""
        self._comparison.setVisible(offered)

    def _key(self, key: Qt.Key) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(self._on_key)
        return shortcut

    def _wait_with_keys(self) -> None:
        for key in self._keys:
            key.setEnabled(False)
        self._page.setFocus()
        self._patience.start()

    @Slot()
    def _take_keys(self) -> None:
        for key in self._keys:
            key.setEnabled(True)
        if self.focusWidget() is self._page:
            self._done.setFocus()

    @Slot()
    def _on_key(self) -> None:
        if self._again.hasFocus():
            self.again_requested.emit()
        elif self._history.hasFocus():
            self.history_requested.emit()
        elif self._comparison.hasFocus():
            self.comparison_requested.emit()
        else:
            self.done.emit()

    def _show_people(self, tally: Tally, people: People) -> None:
        emptied(self._people)
        for person, seconds in tally.held.items():
            frame, column = card(margins=18, spacing=4)
            column.addWidget(label(people.called(person), "name"))
            checked = tally.checked(person)
            if seconds or not checked:
                column.addWidget(label(duration(self._words, seconds), "title"))
                column.addWidget(label(self._words("summary.held_in_all"), "muted"))
            if checked:
                column.addWidget(label(self._words.count("summary.checked", checked), "muted" if seconds else "title"))
            self._people.addWidget(frame, 1)

    # ---- the table -----------------------------------------------------------------------------------------------

    def _show_table(self, tally: Tally, timeline: Timeline, people: People) -> None:
        emptied(self._grid)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        persons = tally.people
        self._grid.setColumnStretch(0, 2)
        for place, person in enumerate(persons):
            first = 1 + place * len(SIDES)
            who = label(people.called(person), "name")
            self._grid.addWidget(who, 0, first, 1, len(SIDES), Qt.AlignmentFlag.AlignBottom)
            for column in range(first, first + len(SIDES)):
                self._grid.setColumnStretch(column, 1)
        for line_number, line in enumerate(tally.lines, start=1):
            name = _name(timeline.exercises.get(line.exercise), line.exercise, self._words)
            self._grid.addWidget(label(name), line_number, 0, Qt.AlignmentFlag.AlignTop)
            for place, person in enumerate(persons):
                self._show_cells(line, person, line_number, 1 + place * len(SIDES))

    def _show_cells(self, line: Line, person: Receiver, row_: int, column: int) -> None:
        whole = line.cell(person, None)
        if whole is not None:
            self._grid.addWidget(self._cell(whole), row_, column, 1, len(SIDES), Qt.AlignmentFlag.AlignTop)
        for place, side in enumerate(SIDES):
            cell = line.cell(person, side)
            if cell is not None:
                self._grid.addWidget(self._cell(cell, side), row_, column + place, Qt.AlignmentFlag.AlignTop)

    def _cell(self, cell: Cell, side: Side | None = None) -> QLabel:
        words = self._words
        text = self._cell_text(cell)
        if side is not None:
            text = words("summary.side", side=words(f"side.{side}"), what=text)
        role = "muted" if not cell.begun else "text" if cell.whole and not cell.released else "warning"
        return label(text, role)

    def _cell_text(self, cell: Cell) -> str:
        words = self._words
        held, planned = f"{cell.held:.0f}", f"{cell.planned:.0f}"
        if not cell.begun:
            return words("summary.not_done")
        if cell.checks:
            return words("summary.looked")
        if cell.released:
            return words("summary.released", held=held, planned=planned)
        return words("summary.whole" if cell.whole else "summary.part", held=held, planned=planned)

    # ---- what next -----------------------------------------------------------------------------------------------

    def _show_next(self, tally: Tally, timeline: Timeline, result: Result) -> None:
        emptied(self._next)
        words = self._words
        skipped = [line for line in tally.lines if line.skipped]
        stopped = [line for line in tally.lines if any(cell.released for _, cell in line.cells)]
        if skipped:
            self._next.addWidget(label(words("summary.skipped", names=_names(skipped, timeline, words)), "text"))
        if stopped:
            self._next.addWidget(label(words("summary.stopped", names=_names(stopped, timeline, words)), "warning"))
        self._next.addWidget(label(words("summary.next"), "heading"))
        for key in _next_keys(result, hurt=bool(stopped)):
            self._next.addLayout(bullet(words(key)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(MARGIN, (event.size().width() - WIDEST) // 2)
        self._page.column.setContentsMargins(side, MARGIN, side, MARGIN)
        self._footer.setContentsMargins(side, 0, side, 0)


def _next_keys(result: Result, *, hurt: bool) -> Sequence[str]:
    """What is good to do next: resting first where somebody said stop, or the session was ended."""
    rest = ("summary.next.rest",) if hurt or result is Result.ENDED else ()
    walk = () if result is Result.ENDED else ("summary.next.walk",)
    return (*rest, "summary.next.up", *walk, "summary.next.worse")


def _name(exercise: Exercise | None, exercise_id: str, words: Words) -> str:
    return exercise.name.said(words.language) if exercise is not None else exercise_id


def _names(lines: Sequence[Line], timeline: Timeline, words: Words) -> str:
    found = (_name(timeline.exercises.get(line.exercise), line.exercise, words) for line in lines)
    return ", ".join(dict.fromkeys(found))
