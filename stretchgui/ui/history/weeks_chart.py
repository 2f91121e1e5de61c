"""Minutes held in each week, for each region and side: small bars, a line for each region."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from typing_extensions import override

from stretchgui.history.doses import DoseGrid, RegionDose
from stretchgui.history.telling import region_told, sides_told
from stretchgui.language.dates import day_said, month_said
from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.history.chart import Chart, Table
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.painting import SMALL_POINTS
from stretchgui.ui.plots.weeks_plot import BELOW, WeeksPlot

_LINE: Final = 26.0
_NONE: Final = DoseGrid(by_month=False, starts=(), weeks=0, lines=())


class WeeksChart(Chart):
    """Left and Right go from week to week, Up and Down from region to region."""

    def __init__(self, words: Words, theme: Theme, person: Receiver, name: str) -> None:
        super().__init__(words("history.weeks_of", name=name), words("history.weeks.empty"), theme)
        self._words = words
        self._person = person
        self._grid = _NONE
        self._plot = WeeksPlot(words, person, _NONE, self.font())

    def show_grid(self, grid: DoseGrid) -> None:
        """Shows what was held in each week, or of a long time in each month."""
        self._grid = grid
        self._plot = WeeksPlot(self._words, self._person, grid, sized(self.font(), SMALL_POINTS))
        self.show_anew()

    @property
    @override
    def number(self) -> int:
        return len(self._grid.lines) * len(self._grid.starts)

    @override
    def said(self, place: int) -> str:
        words, grid = self._words, self._grid
        line, column = divmod(place, len(grid.starts))
        cell, when = grid.lines[line][column], self._when(grid.starts[column])
        return words(
            "history.weeks_said", what=region_told(words, cell.region), when=when, time=sides_told(words, cell)
        )

    @override
    def anchor(self, place: int, area: QRectF) -> QPointF:
        line, column = divmod(place, len(self._grid.starts))
        return self._plot.anchor(line, column, self._drawn(area))

    @override
    def table(self) -> Table:
        words, grid = self._words, self._grid
        heads = [words(f"history.head.{name}") for name in ("month" if grid.by_month else "week", "region")]
        sides = (words("side.left"), words("side.right"), words("history.no_side"))
        rows = (
            (
                self._when(start, of=False),
                region_told(words, cells[column].region),
                *(duration(words, seconds) if seconds else "" for seconds in _seconds(cells[column])),
            )
            for column, start in reversed(list(enumerate(grid.starts)))
            for cells in grid.lines
        )
        return Table((*heads, *sides), tuple(rows))

    @override
    def height_wanted(self) -> float:
        return 60.0 if self.is_empty else len(self._grid.lines) * _LINE + BELOW

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.step(-len(self._grid.starts))
            case Qt.Key.Key_Down:
                self.step(len(self._grid.starts))
            case _:
                super().keyPressEvent(event)

    @override
    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(sized(self.font(), SMALL_POINTS))
        self._plot.paint(painter, self._drawn(area), self.theme)

    def _drawn(self, area: QRectF) -> QRectF:
        return QRectF(area.left(), area.top(), area.width(), len(self._grid.lines) * _LINE + BELOW)

    def _when(self, start: date, *, of: bool = True) -> str:
        words = self._words
        if self._grid.by_month:
            return month_said(words, start)
        return words("history.week_of", day=day_said(words, start)) if of else day_said(words, start)


def _seconds(cell: RegionDose) -> tuple[float, float, float]:
    return cell.left, cell.right, cell.middle
