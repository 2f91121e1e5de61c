"""Whatever is clicked is the number that stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Measure, RangePicture
from stretchgui.ui.during.range_scale import scale_of
from tools.plausible_history import library

AREAS = st.builds(QRectF, st.floats(-50, 50), st.floats(-50, 50), st.floats(120, 900), st.floats(120, 900))
BUNDLED = {one.id: one.check for one in library().exercises.by_id.values() if one is not None and one.check is not None}


def test_there_are_seven() -> None:
    assert len(BUNDLED) == 7
    assert {measure.picture for measure in BUNDLED.values()} == set(RangePicture)


@pytest.mark.parametrize("check", sorted(BUNDLED))
@given(area=AREAS, side=st.sampled_from(Side), part=st.floats(0, 1), along=st.floats(0.3, 1.1))
def test_where_a_number_stands_it_is_found_and_within_the_area(
    check: str, area: QRectF, side: Side, part: float, along: float
) -> None:
    measure = BUNDLED[check]
    amount = measure.least + part * (measure.most - measure.least)
    scale = scale_of(measure, side, area)
    assert scale.amount_at(scale.place(amount, along)) == pytest.approx(amount, abs=1e-6)
    assert area.adjusted(-1, -1, 1, 1).contains(scale.place(amount, 0.9))


@given(st.floats(-500, 900), st.floats(-500, 900))
def test_beside_the_range_the_nearest_end_is_meant(x: float, y: float) -> None:
    for measure in (Measure(), Measure(picture=RangePicture.GAP, most=6, step=0.5)):
        scale = scale_of(measure, None, QRectF(0, 0, 300, 300))
        assert measure.least <= measure.within(scale.amount_at(QPointF(x, y))) <= measure.most


def test_turning_left_goes_left_and_turning_right_goes_right() -> None:
    measure = Measure(picture=RangePicture.TRUNK_TURNED)
    area = QRectF(0, 0, 300, 300)
    left, right = (scale_of(measure, side, area) for side in Side)
    assert left.place(45).x() < left.place(0).x()
    assert right.place(45).x() > right.place(0).x()
