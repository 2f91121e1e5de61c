"""All charts below each other, the two people side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.history.changes import Measure, changes_of, helps_of
from stretchgui.history.doses import RegionOf, WeekSums, calendar_of, grid_of, regions_of
from stretchgui.history.past import Past
from stretchgui.history.sides import CheckLine, CheckSums
from stretchgui.history.telling import helps_told
from stretchgui.language.words import Words
from stretchgui.pattern.thresholds import error_band
from stretchgui.routine.measure import Measure as Check
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People
from stretchgui.ui.history.calendar_chart import CalendarChart
from stretchgui.ui.history.chart import Chart
from stretchgui.ui.history.chart_card import ChartCard
from stretchgui.ui.history.dose_chart import DoseChart
from stretchgui.ui.history.felt_chart import FeltChart
from stretchgui.ui.history.sides_chart import SidesChart
from stretchgui.ui.history.weeks_chart import WeeksChart
from stretchgui.ui.kit.pieces import Column, add, button, card, emptied, label
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.slices import Slices

MeasureOf = Callable[[str], Check | None]
"""What a check measures, by its id; None for one that is not there any more."""


class ChartsView(Column):
    """The calendar for both, then for each what seems to help, what was felt, done and found.

    Args:
        words: What it says.
        health: What it says about health.
        theme: Its colours.
        people: The two, by their names.
        region_of: Where an exercise works.
        named: What an exercise is called.
        measure_of: What a check measures.

    Signals:
        made: all charts are there.
    """

    made = Signal()

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        theme: Theme,
        people: People,
        region_of: RegionOf,
        named: Callable[[str], str],
        measure_of: MeasureOf,
    ) -> None:
        super().__init__(spacing=14, margins=16)
        self._words = words
        self._health = health
        self._theme = theme
        self._people = people
        self._region_of = region_of
        self._named = named
        self._measure_of = measure_of
        self._calendar = CalendarChart(words, theme, people)
        self._earlier = button(words("history.earlier"), "quiet")
        self._later = button(words("history.later"), "quiet")
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        turning = (self._earlier, self._later)
        self._calendar_card = ChartCard(words, words("history.calendar"), self._calendar, "", *turning)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._making: Slices | None = None
        self._seen: tuple[People, Sequence[Receiver]] = people, ()
        add(self.column, self._calendar_card, self._grid, None)

    @property
    def charts(self) -> Sequence[Chart]:
        """Every chart there is at the moment, from above to below."""
        found = [self._calendar_card.chart]
        for line in range(self._grid.rowCount()):
            for column in range(self._grid.columnCount()):
                item = self._grid.itemAtPosition(line, column)
                widget = item.widget() if item is not None else None
                if isinstance(widget, ChartCard):
                    found.append(widget.chart)
        return found

    def show_past(self, past: Past, whole: Past, today: date, people: People, shown: Sequence[Receiver]) -> None:
        """Shows what was done and felt.

        Args:
            past: In the time that is looked at.
            whole: At any time, for the calendar.
            today: The day the calendar ends with.
            people: The two, by their names.
            shown: Whom it is about.
        """
        self.stop()
        self._people = people
        self._calendar.show_days(calendar_of(whole), today, people, shown)
        self._calendar_card.show_anew()
        for turns in (self._earlier, self._later):
            turns.setVisible(not self._calendar.is_empty)
        if self._seen != (people, shown):
            # Nothing of whoever is hidden stays until it is drawn over.
            emptied(self._grid)
        self._seen = people, shown
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < len(shown) else 0)
        self._making = Slices(self._made(past, shown), self)
        self._making.over.connect(self._on_made)
        self._making.start()

    @property
    def is_busy(self) -> bool:
        """Whether charts are still being made."""
        return self._making is not None

    def stop(self) -> None:
        """Makes no more charts."""
        if self._making is not None:
            self._making.stop()
            self._making.deleteLater()
            self._making = None

    @Slot()
    def _on_made(self) -> None:
        self.stop()
        self.made.emit()

    def _made(self, past: Past, shown: Sequence[Receiver]) -> Iterator[object]:
        """Makes one card after the other, from above to below, each in place of the one that was there."""
        going = {column: self._cards(past, person) for column, person in enumerate(shown)}
        line = 0
        while going:
            for column, cards in list(going.items()):
                card = None
                for card in cards:
                    if card is not None:
                        break
                    yield card
                if card is None:
                    del going[column]
                    self._end(line, column)
                else:
                    self._put(card, line, column)
                    yield card
            line += 1

    def _end(self, line: int, column: int) -> None:
        """There are no more cards in a column: what was there before goes."""
        for place in range(line, self._grid.rowCount()):
            self._put(None, place, column)

    def _put(self, card: QWidget | None, line: int, column: int) -> None:
        before = self._grid.itemAtPosition(line, column)
        gone = before.widget() if before is not None else None
        if gone is not None:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if card is not None:
            self._grid.addWidget(card, line, column)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        for chart in self.charts:
            chart.set_theme(theme)

    def _cards(self, past: Past, person: Receiver) -> Iterator[QWidget | None]:
        """One person's cards, from above to below; None in between, where something is still counted."""
        words, name = self._words, self._people.called(person)
        yield self._helps(past, person, name)
        for measure in Measure:
            felt = FeltChart(words, self._theme, person, name, measure)
            felt.show_changes(changes_of(past, person, measure))
            yield ChartCard(words, words(f"history.felt.{measure}", name=name), felt)
        sums = WeekSums(person, self._region_of)
        for session in past.sessions:
            sums.add(session)
            yield None
        doses = DoseChart(words, self._theme, person, name)
        doses.show_doses(regions_of(sums.weeks()))
        yield ChartCard(words, words("history.dose", name=name), doses)
        weeks = WeeksChart(words, self._theme, person, name)
        grid = grid_of(sums.weeks())
        weeks.show_grid(grid)
        yield ChartCard(words, words("history.months" if grid.by_month else "history.weeks", name=name), weeks)
        checks, lines = CheckSums(past, person), []
        for one in past.tries:
            checks.add(one)
            yield None
        for found in checks.lines():
            lines.append(found)
            yield None
        yield self._about_checks(lines, name)
        for line in lines:
            yield self._sides(line, person, name)

    def _helps(self, past: Past, person: Receiver, name: str) -> QWidget:
        frame, inside = card(margins=14, spacing=6)
        inside.addWidget(label(self._words("history.helps", name=name), "heading"))
        for title, told in helps_told(self._health, helps_of(past, person)):
            inside.addWidget(label(self._words("history.helps.of", title=title, told=told) if title else told))
        inside.addWidget(label(self._health("history.not_why"), "muted"))
        inside.addStretch(1)
        return frame

    def _sides(self, line: CheckLine, person: Receiver, name: str) -> QWidget:
        words = self._words
        what = words(f"history.unit.of.{line.unit or 'points'}")
        title = words("history.sides", check=self._named(line.check), what=what, name=name)
        chart = SidesChart(words, self._theme, person, title)
        # Tightness has no error of its own: it is what the receiver says.
        error = None if line.unit is None else error_band(self._measure_of(line.check)).error
        chart.show_line(line, error)
        return ChartCard(words, title, chart)

    def _about_checks(self, lines: Sequence[CheckLine], name: str) -> QWidget:
        """What the charts of the checks below it say, and what they cannot; or what will appear."""
        frame, inside = card(margins=14, spacing=6)
        add(inside, label(self._words("history.checks", name=name), "heading"))
        if lines:
            add(inside, label(self._health("history.sides")), label(self._health("history.sides.not"), "muted"), None)
        else:
            add(inside, label(self._words("history.checks.empty"), "muted"), None)
        return frame

    @Slot()
    def _on_earlier(self) -> None:
        self._turn(-1)

    @Slot()
    def _on_later(self) -> None:
        self._turn(1)

    def _turn(self, quarters: int) -> None:
        self._calendar.turn(quarters)
        self._calendar_card.show_anew()
