"""Minutes held for each region: left, right, and what has no side. Every bar begins at zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from stretchgui.history.doses import RegionDose
from stretchgui.history.telling import region_told
from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.history.chart import Chart, Table
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.plots.painting import SMALL_POINTS, colour_of, paint_bar, paint_text

_BAR: Final = 18.0
_GAP: Final = 8.0
_NAMES: Final = 128.0
_NUMBERS: Final = 100.0


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: of what, on which side, how many seconds, and whether it is the first of its region."""

    region: str
    side: Side | None
    seconds: float
    first: bool


class DoseChart(Chart):
    """Bars with their minutes written beside them; the left is full, the right hollow, what has no side grey."""

    def __init__(self, words: Words, theme: Theme, person: Receiver, name: str) -> None:
        super().__init__(words("history.dose_of", name=name), words("history.dose.empty"), theme)
        self._words = words
        self._person = person
        self._bars: tuple[_Bar, ...] = ()

    def show_doses(self, doses: Sequence[RegionDose]) -> None:
        """Shows what was held for each region."""
        bars: list[_Bar] = []
        for dose in doses:
            name = region_told(self._words, dose.region)
            sided = [(Side.LEFT, dose.left), (Side.RIGHT, dose.right)] if dose.left or dose.right else []
            parts: list[tuple[Side | None, float]] = [*sided]
            if dose.middle:
                parts.append((None, dose.middle))
            bars += [_Bar(name, side, seconds, place == 0) for place, (side, seconds) in enumerate(parts)]
        self._bars = tuple(bars)
        self.show_anew()

    @property
    @override
    def number(self) -> int:
        return len(self._bars)

    @override
    def said(self, place: int) -> str:
        words, bar = self._words, self._bars[place]
        return words("history.dose_said", what=self._named(bar), time=duration(words, bar.seconds))

    @override
    def anchor(self, place: int, area: QRectF) -> QPointF:
        bar = self._rect(place, area)
        return QPointF(bar.right(), bar.center().y())

    @override
    def table(self) -> Table:
        words = self._words
        heads = (words("history.head.region"), words("history.head.side"), words("history.head.time"))
        rows = (
            (bar.region, words(f"side.{bar.side}") if bar.side else "", duration(words, bar.seconds))
            for bar in self._bars
        )
        return Table(heads, tuple(rows))

    @override
    def height_wanted(self) -> float:
        if self.is_empty:
            return 60.0
        return len(self._bars) * _BAR + sum(bar.first for bar in self._bars) * _GAP + 8

    @override
    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(sized(self.font(), SMALL_POINTS))
        colour, theme = colour_of(self.theme, self._person), self.theme
        for place, bar in enumerate(self._bars):
            rect = self._rect(place, area)
            if bar.first:
                names = QRectF(area.left(), rect.top(), _NAMES - 6, rect.height())
                paint_text(painter, bar.region, names, Qt.AlignmentFlag.AlignLeft, theme.text)
            paint_bar(painter, rect, bar.side, colour, theme)
            said = duration(self._words, bar.seconds)
            if bar.side is not None:
                said = self._words("history.dose_label", letter=self._words(f"feeling.letter.{bar.side}"), time=said)
            numbers = QRectF(rect.right() + 6, rect.top() - 2, _NUMBERS, rect.height() + 4)
            paint_text(painter, said, numbers, Qt.AlignmentFlag.AlignLeft, theme.muted)
        painter.setPen(QPen(QColor(theme.line), 1.5))
        left = area.left() + _NAMES
        painter.drawLine(QPointF(left, area.top()), QPointF(left, area.top() + self.height_wanted()))

    def _rect(self, place: int, area: QRectF) -> QRectF:
        most = max(bar.seconds for bar in self._bars)
        gaps = sum(bar.first for bar in self._bars[: place + 1])
        y = area.top() + place * _BAR + (gaps - 0.5) * _GAP
        width = self._bars[place].seconds / most * max(20.0, area.width() - _NAMES - _NUMBERS)
        return QRectF(area.left() + _NAMES, y + 1, width, _BAR - 2)

    def _named(self, bar: _Bar) -> str:
        if bar.side is None:
            return bar.region
        return self._words("history.region_side", region=bar.region, side=self._words(f"side.{bar.side}"))
