"""A chart on a card, under its title, with the same numbers as a table beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stretchgui.language.words import Words
from stretchgui.ui.history.chart import Chart
from stretchgui.ui.kit.pieces import add, button, label, row, set_text
from stretchgui.ui.kit.style import ROLE

# A table with more rows scrolls within itself.
_ROWS: Final = 8
_ROW: Final = 30


class ChartCard(QFrame):
    """A titled chart.

    Args:
        words: What the button says.
        title: Of the chart.
        chart: The chart itself.
        below: What is to be said with it; "" for nothing.
        more: Buttons beside the title.

    Attributes:
        chart: The chart itself.
    """

    def __init__(self, words: Words, title: str, chart: Chart, below: str = "", *more: QPushButton) -> None:
        super().__init__()
        self.setProperty(ROLE, "card")
        self.chart = chart
        self._words = words
        self._title = label(title, "heading")
        self._switch = button(words("history.as_table"), "quiet", words("history.as_table.tip"))
        self._switch.setAccessibleName(words("history.as_table_of", title=title))
        self._switch.clicked.connect(self._on_switch)
        self._table: QTableWidget | None = None
        self._below = label(below, "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._column.setSpacing(6)
        line = row(*more, self._switch, spacing=4)
        line.insertWidget(0, self._title, 1)
        add(self._column, line, chart, self._below, None)
        self._below.setVisible(bool(below))
        self.show_anew()

    def set_title(self, title: str) -> None:
        """Calls it so."""
        set_text(self._title, title)
        self._switch.setAccessibleName(self._words("history.as_table_of", title=title))

    def show_anew(self) -> None:
        """The chart's data are others now."""
        self._switch.setVisible(not self.chart.is_empty)
        if self.chart.is_empty and self._table is not None:
            self._on_switch()
        elif self._table is not None:
            self._fill(self._table)

    @Slot()
    def _on_switch(self) -> None:
        """From the chart to its table, and back."""
        if self._table is None:
            self._table = QTableWidget()
            self._table.setAccessibleName(self.chart.accessibleName())
            self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            self._table.setTabKeyNavigation(False)
            self._table.verticalHeader().hide()
            self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            self._fill(self._table)
            self._column.insertWidget(1, self._table)
        else:
            gone, self._table = self._table, None
            gone.hide()
            gone.deleteLater()
        self.chart.setVisible(self._table is None)
        self._switch.setText(self._words("history.as_chart" if self._table else "history.as_table"))

    def _fill(self, table: QTableWidget) -> None:
        data = self.chart.table()
        table.setColumnCount(len(data.heads))
        table.setRowCount(len(data.rows))
        table.setHorizontalHeaderLabels(list(data.heads))
        for line, values in enumerate(data.rows):
            table.setRowHeight(line, _ROW)
            for column, value in enumerate(values):
                table.setItem(line, column, QTableWidgetItem(value))
        table.setFixedHeight(_ROW * (min(len(data.rows), _ROWS) + 1) + 8)


def side_by_side(cards: list[QWidget]) -> QWidget:
    """Cards of the two people beside each other, or the one alone."""
    beside = QWidget()
    line = row(*cards, spacing=14)
    for place in range(line.count()):
        line.setStretch(place, 1)
        item = line.itemAt(place)
        if item is not None:
            item.setAlignment(Qt.AlignmentFlag.AlignTop)
    beside.setLayout(line)
    return beside
