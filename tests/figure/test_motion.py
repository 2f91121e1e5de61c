"""When the picture shows what."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchgui.figure.model import CONTRACT, HOLD, START
from stretchgui.figure.motion import TENSING, USUAL_PACE, Frame, Pace, frame_for

KINDS = (
    "get_ready",
    "ease_in",
    "hold",
    "contract",
    "relax",
    "ease_out",
    "change_side",
    "rest",
    "swap_roles",
    "reps",
    "breathe",
    "check",
)
AT_REST = ("get_ready", "change_side", "rest", "swap_roles")


@pytest.mark.parametrize("kind", AT_REST)
def test_between_bouts_the_start_is_shown(kind: str) -> None:
    """Whoever gets ready sees how to begin, and nothing moves."""
    for elapsed in (0.0, 3.0, 20.0):
        frame = frame_for(kind, elapsed, 12)
        assert (frame.start, frame.end, frame.breath) == (START, START, 0)


@pytest.mark.parametrize(
    ("kind", "start", "end", "planned"),
    [
        ("ease_in", START, HOLD, 5.0),
        ("ease_out", HOLD, START, 5.0),
        ("contract", HOLD, CONTRACT, TENSING),
        ("relax", CONTRACT, HOLD, TENSING),
    ],
)
def test_a_motion_goes_from_one_end_to_the_other(kind: str, start: str, end: str, planned: float) -> None:
    """It begins at rest, never turns back, and arrives."""
    found = [frame_for(kind, planned * step / 20, planned) for step in range(21)]
    assert all((frame.start, frame.end) == (start, end) for frame in found)
    fractions = [frame.fraction for frame in found]
    assert fractions[0] == 0
    assert fractions[-1] == 1
    assert fractions == sorted(fractions)
    assert fractions[1] < 0.05 < 0.95 < fractions[-2]


def test_a_contraction_is_held() -> None:
    """The limb has moved within a second, and stays."""
    assert frame_for("contract", 4, 6).fraction == 1


def test_a_hold_breathes_slowly() -> None:
    """In for four seconds, out for six; empty at both ends."""
    assert [USUAL_PACE.full_at(at) for at in (0, 4, 10, 14)] == [0, 1, 0, 1]
    assert [USUAL_PACE.is_inward(at) for at in (0, 3.9, 4, 9.9, 10)] == [True, True, False, False, True]
    assert frame_for("hold", 4, 30) == Frame(HOLD, HOLD, 1.0, 1.0)


@given(
    inward=st.floats(0.5, 20),
    outward=st.floats(0.5, 20),
    elapsed=st.floats(0, 4000),
    kind=st.sampled_from(["hold", "breathe"]),
)
def test_every_pace_breathes_smoothly(inward: float, outward: float, elapsed: float, kind: str) -> None:
    """The figure breathes as slowly as it is told, and never jumps from full to empty."""
    pace = Pace(inward, outward)
    assert frame_for(kind, elapsed, 4000, pace=pace).breath == pace.full_at(elapsed)
    assert 0 <= pace.share(elapsed) <= 1
    assert abs(pace.full_at(elapsed) - pace.full_at(elapsed + 0.01)) < 0.06


def test_a_repetition_goes_there_and_back() -> None:
    """Each repetition begins and ends at the start, and is at its end half-way."""
    assert frame_for("reps", 0, 60, rep_seconds=4).fraction == pytest.approx(0)
    assert frame_for("reps", 2, 60, rep_seconds=4).fraction == pytest.approx(1)
    assert frame_for("reps", 4, 60, rep_seconds=4).fraction == pytest.approx(0)
    assert frame_for("reps", 6, 60, rep_seconds=4).fraction == pytest.approx(1)


@pytest.mark.parametrize("kind", KINDS)
def test_reduced_motion_stands_still(kind: str) -> None:
    """One picture for the whole phase, without breath: where the phase leads to."""
    found = {frame_for(kind, elapsed, 10, still=True) for elapsed in (0.0, 0.4, 5.0, 10.0)}
    assert len(found) == 1
    (frame,) = found
    assert frame.breath == 0
    assert frame.fraction == 1


@given(
    kind=st.sampled_from(KINDS),
    elapsed=st.floats(-10, 4000),
    planned=st.floats(0, 3600),
    still=st.booleans(),
    rep=st.floats(0, 60),
)
@example(kind="reps", elapsed=0.0, planned=0.0, still=False, rep=5e-324)
def test_every_frame_is_one(kind: str, elapsed: float, planned: float, still: bool, rep: float) -> None:
    """Whatever the times are, fraction and breath are shares, and the moments exist."""
    frame = frame_for(kind, elapsed, planned, still=still, rep_seconds=rep)
    assert 0 <= frame.fraction <= 1
    assert 0 <= frame.breath <= 1
    assert {frame.start, frame.end} <= {START, HOLD, CONTRACT}


@given(kind=st.sampled_from(KINDS), elapsed=st.floats(0, 100))
def test_nothing_jumps(kind: str, elapsed: float) -> None:
    """A thirtieth of a second later the picture is almost the same."""
    one, two = (frame_for(kind, time, 100.0) for time in (elapsed, elapsed + 1 / 30))
    assert abs(one.fraction - two.fraction) < 0.06
    assert abs(one.breath - two.breath) < 0.02


def test_a_long_repetition_is_held_at_its_end() -> None:
    """Two seconds there and two back are slow enough; the rest of ten is held."""
    held = [frame_for("reps", seconds / 10, 60, rep_seconds=10).fraction for seconds in range(20, 81)]
    assert held == [1.0] * 61
    assert frame_for("reps", 1, 60, rep_seconds=10).fraction == pytest.approx(0.5)
