"""A demonstration shows every moment of a figure, without a jump, over and over."""

import pytest

from stretchgui.figure.demonstration import demonstration, frame_at, length, part_at
from stretchgui.figure.model import CONTRACT, HOLD, START, Figure, Moment

BOTH = Figure({START: Moment(), HOLD: Moment()})
PUSHED = Figure({START: Moment(), HOLD: Moment(), CONTRACT: Moment()})
STILL = Figure({START: Moment()})


@pytest.mark.parametrize(
    ("figure", "rep_seconds", "kinds"),
    [
        (STILL, None, ["breathe"]),
        (BOTH, None, ["get_ready", "ease_in", "hold", "ease_out"]),
        (PUSHED, None, ["get_ready", "ease_in", "hold", "contract", "relax", "ease_out"]),
        (BOTH, 4.0, ["reps"]),
    ],
)
def test_its_parts_follow_from_the_figure(figure: Figure, rep_seconds: float | None, kinds: list[str]) -> None:
    assert [part.phase_kind for part in demonstration(figure, rep_seconds=rep_seconds)] == kinds


@pytest.mark.parametrize(("figure", "rep_seconds"), [(STILL, None), (BOTH, None), (PUSHED, None), (BOTH, 4.0)])
def test_no_picture_jumps_not_even_from_the_end_to_the_beginning(figure: Figure, rep_seconds: float | None) -> None:
    parts = demonstration(figure, rep_seconds=rep_seconds)
    step = 0.02

    def shown(seconds: float) -> dict[str, float]:
        frame = frame_at(parts, seconds)
        shares = {START: 0.0, HOLD: 0.0, CONTRACT: 0.0, "breath": frame.breath}
        shares[frame.start] += 1 - frame.fraction
        shares[frame.end] += frame.fraction
        return shares

    for count in range(round(length(parts) / step) + 2):
        before, after = shown(count * step), shown((count + 1) * step)
        assert max(abs(before[key] - after[key]) for key in before) < 0.05, count * step


def test_after_the_last_part_the_first_comes_again() -> None:
    parts = demonstration(PUSHED)
    whole = length(parts)
    assert part_at(parts, 0.0) == (parts[0], 0.0)
    part, elapsed = part_at(parts, 3 * whole + 1.0)
    assert (part, round(elapsed, 6)) == (parts[0], 1.0)
    assert part_at(parts, whole - 0.5)[0] == parts[-1]
