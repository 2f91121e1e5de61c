"""The calendar: on which days there was a session, and for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from typing_extensions import override

from stretchgui.figure.look import mixed
from stretchgui.history.doses import Day
from stretchgui.history.past import TWO, week_of
from stretchgui.language.dates import day_said
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.history.chart import Chart, Table
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.painting import SMALL_POINTS, colour_of, paint_mark, paint_text

WEEKS: Final = 13
_ROW: Final = 24.0
_HEAD: Final = 22.0
_NAMES: Final = 44.0


class CalendarChart(Chart):
    """Weeks side by side, Monday above; a disc is a session for A, a diamond one for B.

    Up and Down go through days too; PageUp and PageDown through quarters of a year.
    """

    def __init__(self, words: Words, theme: Theme, people: People) -> None:
        super().__init__(words("history.calendar"), words("history.calendar.empty"), theme)
        self._words = words
        self._people = people
        self._days: Mapping[date, Day] = {}
        self._shown: tuple[Receiver, ...] = TWO
        self._until = date.min
        self._last_day = date.min

    def show_days(self, days: Mapping[date, Day], today: date, people: People, shown: Sequence[Receiver]) -> None:
        """Shows the quarter of a year that ends now."""
        self._people = people
        self._shown = tuple(shown)
        self._days = {day: one for day, one in days.items() if any(one.of(person) for person in self._shown)}
        self._last_day = self._until = max([today, *self._days])
        self.show_anew()

    def turn(self, quarters: int) -> None:
        """Goes back, or forth (positive), by quarters of a year; not beyond what there is."""
        earliest = min(self._days, default=self._last_day)
        until = self._until + timedelta(weeks=WEEKS * quarters)
        if until >= earliest:
            self._until = min(until, self._last_day)
        self.show_anew()

    @property
    @override
    def number(self) -> int:
        """The days in sight; where there is none, that this is so is the one point."""
        return len(self._in_sight()) or min(1, len(self._days))

    @override
    def said(self, place: int) -> str:
        seen = self._in_sight()
        return self._said(seen[place]) if seen else self._words("history.calendar.nothing")

    @override
    def anchor(self, place: int, area: QRectF) -> QPointF:
        seen = self._in_sight()
        return self._cell(seen[place].day, area).center() if seen else area.center()

    @override
    def table(self) -> Table:
        words, names = self._words, [self._people.called(person) for person in self._shown]
        rows = (
            (day_said(self._words, one.day), *(str(one.of(person)) for person in self._shown))
            for one in sorted(self._days.values(), key=lambda one: one.day, reverse=True)
        )
        return Table((words("history.head.day"), *names), tuple(rows))

    @override
    def height_wanted(self) -> float:
        return 60.0 if self.is_empty else _HEAD + 7 * _ROW + 30

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case _:
                super().keyPressEvent(event)

    @override
    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(sized(self.font(), SMALL_POINTS))
        first = self._first_week
        for weekday in range(7):
            place = QRectF(area.left(), area.top() + _HEAD + weekday * _ROW, _NAMES - 8, _ROW)
            name = self._words(f"history.weekday.{weekday}")
            paint_text(painter, name, place, Qt.AlignmentFlag.AlignLeft, self.theme.muted)
        month = 0
        for week in range(WEEKS):
            monday = first + timedelta(weeks=week)
            if monday.month != month:
                month = monday.month
                head = self._cell(monday, area)
                place = QRectF(head.left(), area.top(), head.width() * 3, _HEAD)
                name = self._words(f"history.month.{month}")
                paint_text(painter, name, place, Qt.AlignmentFlag.AlignLeft, self.theme.muted)
            for weekday in range(7):
                self._paint_day(painter, monday + timedelta(days=weekday), area)
        self._paint_legend(painter, area)

    def _paint_day(self, painter: QPainter, day: date, area: QRectF) -> None:
        if day > self._last_day:
            return
        cell, one = self._cell(day, area), self._days.get(day)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.raised if one is None else mixed(self.theme.raised, self.theme.line, 0.55)))
        painter.drawRoundedRect(cell, 5, 5)
        there = [person for person in self._shown if one is not None and one.of(person)]
        for person in there:
            by = 0.0 if len(self._shown) == 1 else (-0.22 if person is Receiver.A else 0.22) * min(cell.width(), 40)
            paint_mark(painter, cell.center() + QPointF(by, 0), person, colour_of(self.theme, person), 5)

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        left = area.left() + _NAMES
        for person in self._shown:
            name = self._people.called(person)
            y = area.top() + _HEAD + 7 * _ROW + 14
            paint_mark(painter, QPointF(left + 6, y), person, colour_of(self.theme, person), 5)
            width = painter.fontMetrics().horizontalAdvance(name) + 6.0
            place = QRectF(left + 18, y - 10, min(width, area.right() - left - 18), 20)
            paint_text(painter, name, place, Qt.AlignmentFlag.AlignLeft, self.theme.text)
            left += width + 42

    @property
    def _first_week(self) -> date:
        return week_of(self._until) - timedelta(weeks=WEEKS - 1)

    def _in_sight(self) -> list[Day]:
        first, end = self._first_week if self._days else date.min, self._until
        return sorted(
            (one for one in self._days.values() if first <= one.day <= max(end, first)), key=lambda one: one.day
        )

    def _cell(self, day: date, area: QRectF) -> QRectF:
        weeks, weekday = divmod((day - self._first_week).days, 7)
        width = min(60.0, (area.width() - _NAMES) / WEEKS)
        x, y = area.left() + _NAMES + weeks * width, area.top() + _HEAD + weekday * _ROW
        return QRectF(x, y, width, _ROW).adjusted(1.5, 1.5, -1.5, -1.5)

    def _said(self, one: Day) -> str:
        counted = [
            self._words.count("history.sessions_of", one.of(person), name=self._people.called(person))
            for person in self._shown
            if one.of(person)
        ]
        return self._words("history.day_said", day=day_said(self._words, one.day), what=", ".join(counted))
