"""Left against right over time: in words as sure as the limits are, and on a scale that has room for the error."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from stretchgui.history.records import Unit
from stretchgui.history.sides import CheckLine, Compared
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.history.sides_chart import SidesChart
from stretchgui.ui.kit.theme import LIGHT
from tests.history.pasts import session
from tests.ui.small_sessions import english


def chart_of(qtbot: QtBot, unit: Unit | None, *sides: tuple[float, float], error: float | None = None) -> SidesChart:
    chart = SidesChart(english(), LIGHT, Receiver.A, "A check")
    qtbot.addWidget(chart)
    points = tuple(Compared(session(place), left, right) for place, (left, right) in enumerate(sides))
    chart.show_line(CheckLine("raise", unit, points), error)
    return chart


@pytest.mark.parametrize(
    ("unit", "left", "right", "said"),
    [
        (Unit.DEGREES, 70, 79, "too close to tell apart"),
        (Unit.DEGREES, 70, 80, "right is 10° more, but that may be an error"),
        (Unit.DEGREES, 90, 70, "left is 20° more"),
        (Unit.DEGREES, -10, 10, "right is 20° more"),
        (None, 5, 4, "too close to tell apart"),
        (None, 5, 3, "left is 2 of 10 more, but that may be an error"),
        (None, 2, 5, "right is 3 of 10 more"),
        (Unit.CENTIMETRES, 17, 16.5, "left is 0.5 cm more"),
        (Unit.CENTIMETRES, 17, 17, "too close to tell apart"),
    ],
)
def test_it_says_no_more_than_can_be_told(
    qtbot: QtBot, unit: Unit | None, left: float, right: float, said: str
) -> None:
    (reading,) = chart_of(qtbot, unit, (left, right)).readings()
    assert reading.endswith(f", {said}")


@pytest.mark.parametrize(
    ("sides", "error"),
    [(((30, 30),), 7), (((5, -10), (12, -8)), 7), (((-29, -28),), None), (((0, 0),), None), (((140, 150),), 7)],
)
def test_every_number_is_within_the_plot(
    qtbot: QtBot, sides: tuple[tuple[float, float], ...], error: float | None
) -> None:
    chart = chart_of(qtbot, Unit.DEGREES, *sides, error=error)
    area = QRectF(0, 0, 400, chart.height_wanted())
    for place in range(len(sides)):
        at = chart.anchor(place, area)
        assert area.top() + 8 <= at.y() <= area.bottom() - 24
        assert area.left() < at.x() < area.right()
