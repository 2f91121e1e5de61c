"""Pain or tightness before and after each session: one line a session, on a scale from 0 to 10 that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from stretchgui.history.changes import Change, Measure, points_of
from stretchgui.history.past import day_of
from stretchgui.history.records import Moment
from stretchgui.language.dates import day_said
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.history.chart import Chart, Table
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.felt_plot import BELOW, FeltPlot
from stretchgui.ui.plots.painting import SMALL_POINTS

_PLOT: Final = 150.0


class FeltChart(Chart):
    """One line a session, from before to after, and a cross for the next day."""

    def __init__(self, words: Words, theme: Theme, person: Receiver, name: str, measure: Measure) -> None:
        super().__init__(words(f"history.felt_of.{measure}", name=name), words("history.felt.empty"), theme)
        self._words = words
        self._person = person
        self._changes: tuple[Change, ...] = ()
        self._plot = FeltPlot(words, person, ())

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Shows what was said about each session."""
        self._changes = tuple(changes)
        self._plot = FeltPlot(self._words, self._person, points_of(self._changes))
        self.show_anew()

    @property
    @override
    def number(self) -> int:
        return len(self._changes)

    @override
    def said(self, place: int) -> str:
        words, change = self._words, self._changes[place]
        said = [
            words(f"history.said.{moment}", n=value)
            for moment, value in zip(Moment, (change.before, change.after, change.next_day), strict=True)
            if value is not None
        ]
        day = day_said(words, day_of(change.session))
        return words("history.felt_said", day=day, title=change.session.title, what=", ".join(said))

    @override
    def anchor(self, place: int, area: QRectF) -> QPointF:
        return self._plot.anchor(place, self._drawn(area))

    @override
    def table(self) -> Table:
        words = self._words
        heads = (words("history.head.day"), *(words(f"history.moment.{moment}") for moment in Moment))
        rows = (
            (day_said(words, day_of(one.session)), *map(_number, (one.before, one.after, one.next_day)))
            for one in reversed(self._changes)
        )
        return Table(heads, tuple(rows))

    @override
    def height_wanted(self) -> float:
        return 60.0 if self.is_empty else _PLOT + BELOW

    @override
    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(sized(self.font(), SMALL_POINTS))
        self._plot.paint(painter, self._drawn(area), self.theme)

    def _drawn(self, area: QRectF) -> QRectF:
        return QRectF(area.left(), area.top(), area.width(), _PLOT + BELOW)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
