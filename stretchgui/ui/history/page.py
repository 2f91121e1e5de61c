"""The history: charts and sessions, for both or for one; and what can be deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.history.doses import RegionOf
from stretchgui.history.past import TWO, Past
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.history.charts_view import ChartsView, MeasureOf
from stretchgui.ui.history.sessions_view import SessionsView
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.notice import Notice
from stretchgui.ui.kit.pieces import Choice, Tick, add, button, label
from stretchgui.ui.kit.style import ROLE
from stretchgui.ui.kit.theme import Theme

PERIODS: Final = (6, 13, 52, 0)
"""Weeks that can be looked at; 0 for all."""


class HistoryPage(QWidget):
    """What was done and felt.

    Args:
        words: What it says.
        health: What it says about health.
        theme: Its colours.
        icons: Its icons.
        people: The two, by their names.
        today: The day it is.
        region_of: Where an exercise works.
        named: What an exercise is called.
        measure_of: What a check measures.

    Attributes:
        charts: All charts.
        sessions: The sessions one by one.
        notice: What was just done.

    Signals:
        left: one wants to go back to where one was.
        forget_wanted: everything about somebody shall go.
        export_wanted (Past): what is shown shall be written for other programs; whoever is hidden is not in it.
        handout_wanted: who is shown, and how far back, shall stand on two pages for a physiotherapist.
    """

    left = Signal()
    forget_wanted = Signal()
    export_wanted = Signal(object)
    handout_wanted = Signal()

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        theme: Theme,
        icons: Icons,
        people: People,
        today: Callable[[], date],
        region_of: RegionOf,
        named: Callable[[str], str],
        measure_of: MeasureOf,
    ) -> None:
        super().__init__()
        self._words = words
        self._icons = icons
        self._people = people
        self._today = today
        self._past = Past()
        self.charts = ChartsView(words, health, theme, people, region_of, named, measure_of)
        self.sessions = SessionsView(words, people)
        self.notice = Notice(words("history.put_away"), icons, theme)
        self._leave = button(words("history.leave"), "", words("history.leave.tip"))
        self._ticks = {person: Tick(people.called(person)) for person in TWO}
        for tick in self._ticks.values():
            tick.setChecked(True)
        self._weeks = Choice(words("history.period"))
        self._weeks.offer([(words(f"history.period.{weeks}"), weeks) for weeks in PERIODS], PERIODS[0])
        self._tabs = QButtonGroup(self)
        self._stack = QStackedWidget()
        # Before anything was read it would say that there is nothing; its room is kept.
        kept = self._stack.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._stack.setSizePolicy(kept)
        self._stack.hide()
        self._busy = label(words("history.busy"), "muted", wraps=False)
        self._busy.hide()
        self._lay_out()
        self.set_theme(theme)
        self._leave.clicked.connect(self.left)
        for tick in self._ticks.values():
            tick.toggled.connect(self._on_person)
        self._weeks.currentIndexChanged.connect(self._show)
        self.charts.made.connect(self._busy.hide)
        self._tabs.idClicked.connect(self._on_tab)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)

    @property
    def shown(self) -> tuple[Receiver, ...]:
        """Whom it is about."""
        return tuple(person for person, tick in self._ticks.items() if tick.isChecked())

    @property
    def weeks(self) -> int | None:
        """How far back one looks; None for all of it."""
        weeks = self._weeks.value
        return weeks if isinstance(weeks, int) and weeks else None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or drawn."""
        return not self._busy.isHidden()

    def wait(self) -> None:
        """Says that the history is being read, until it is shown."""
        self._busy.show()

    def show_past(self, past: Past) -> None:
        """Shows what was done and felt."""
        self._past = past
        self._show()

    def stop(self) -> None:
        """Nobody looks any more: what is still to be drawn is left."""
        self.charts.stop()
        self._busy.hide()

    def open_sessions(self, session_id: str = "") -> None:
        """Shows the sessions one by one, and one of them."""
        self._tabs.button(1).click()
        self.sessions.open(session_id)

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        if people != self._people:
            self._people = people
            for person, tick in self._ticks.items():
                tick.setText(people.called(person))
            self._show()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._leave.setIcon(self._icons.icon("back", theme.text))
        self.charts.set_theme(theme)
        self.notice.set_theme(theme)

    def _lay_out(self) -> None:
        words = self._words
        above = QHBoxLayout()
        above.setContentsMargins(16, 12, 16, 0)
        above.setSpacing(10)
        add(above, self._leave, label(words("history.title"), "title", wraps=False), 8)
        for place, (name, view) in enumerate((("charts", self.charts), ("sessions", self.sessions))):
            tab = button(words(f"history.tab.{name}"), "segment")
            tab.setCheckable(True)
            tab.setChecked(place == 0)
            self._tabs.addButton(tab, place)
            self._stack.addWidget(view)
            above.addWidget(tab)
        add(above, self._busy, None, *self._ticks.values(), self._weeks)
        footer = QFrame()
        footer.setProperty(ROLE, "footer")
        below = QHBoxLayout(footer)
        below.setContentsMargins(16, 8, 16, 8)
        below.setSpacing(10)
        forget = button(words("history.forget"), "caution", words("history.forget.tip"))
        forget.clicked.connect(self.forget_wanted)
        self._export = button(words("history.export"), "quiet", words("history.export.tip"))
        self._export.clicked.connect(self._on_export)
        self._handout = button(words("history.handout"), "quiet", words("history.handout.tip"))
        self._handout.clicked.connect(self._on_handout)
        add(below, self._handout, self._export, None, forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        add(column, above)
        column.addWidget(self._stack, 1)
        add(column, self.notice, footer)

    @Slot()
    def _show(self) -> None:
        self._busy.show()
        today = self._today()
        first = None if self.weeks is None else today - timedelta(weeks=self.weeks)
        self.charts.show_past(self._past.since(first), self._past, today, self._people, self.shown)
        self.sessions.show_past(self._past, self._people, self.shown)
        self._stack.show()
        for written in (self._handout, self._export):
            written.setEnabled(bool(self._past.sessions))

    @Slot()
    def _on_export(self) -> None:
        """Notes may name either of the two: they go along only where both do."""
        self.sessions.keep_note()
        self.export_wanted.emit(self._past.only(self.shown, notes=len(self.shown) == len(TWO)))

    @Slot()
    def _on_handout(self) -> None:
        self.sessions.keep_note()
        self.handout_wanted.emit()

    @Slot()
    def _on_person(self) -> None:
        """One of the two at least stays."""
        if not self.shown:
            for tick in self._ticks.values():
                tick.setChecked(not tick.isChecked() and tick is not self.sender())
        self._show()

    @Slot(int)
    def _on_tab(self, place: int) -> None:
        self.sessions.keep_note()
        self._stack.setCurrentIndex(place)
