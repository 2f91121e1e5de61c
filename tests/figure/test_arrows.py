"""Arrows: which way they point, seen on the picture, and on the picture of the other side."""

import pytest

from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS
from stretchgui.figure.model import Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.outline import Point
from stretchgui.figure.shapes import points
from tests.figure.drawn import SOLO, sound

STRAIGHT = "by: [0, 40]"
RING = "by: [30, 10], turn: {turn}"


def arrow_of(by: str, *, mirrored: bool = False) -> tuple[list[Point], float]:
    """The outline of an arrow that begins at the head of somebody who lies, and how wide the scene is."""
    figure = sound(f"{SOLO}arrows:\n  - {{tail: {{on: receiver.head, at: 0.5, by: [0, 40]}}, {by}}}\n")
    side: Side = "right" if (figure.drawn_for == "left") is mirrored else "left"
    scene = draw(figure, Frame("start", "start"), side, LOOKS["light"])
    (shape,) = (shape for shape in scene.shapes() if shape.name == "arrow.guide")
    return list(points(shape.path)), scene.width


def breadths(outline: list[Point]) -> tuple[float, float]:
    """How broad an arrow that runs across is in the quarter at its left end, and in that at its right end."""
    left, right = min(outline)[0], max(outline)[0]
    quarter = (right - left) / 4
    ends = [[y for x, y in outline if x < left + quarter], [y for x, y in outline if x > right - quarter]]
    at_left, at_right = (max(heights) - min(heights) for heights in ends)
    return at_left, at_right


def test_a_straight_arrow_goes_up_by_what_it_says() -> None:
    outline, _ = arrow_of(STRAIGHT)
    heights = [place[1] for place in outline]
    widths = [place[0] for place in outline]
    assert max(heights) - min(heights) > 2 * (max(widths) - min(widths))


@pytest.mark.parametrize("turn", [90, -90])
def test_an_arrow_goes_round_by_the_side_that_is_nearest_to_us(turn: int) -> None:
    """It hangs below both its ends, and its head is where it was said to go."""
    outline, _ = arrow_of(RING.format(turn=turn))
    lowest = max(y for _, y in outline)
    assert all(lowest > end[1] for end in (min(outline), max(outline)))
    at_left, at_right = breadths(outline)
    assert (at_right > at_left) is (turn > 0)


def test_on_the_other_side_it_goes_round_the_other_way() -> None:
    outline, width = arrow_of(RING.format(turn=90))
    mirrored, _ = arrow_of(RING.format(turn=90), mirrored=True)
    assert breadths(mirrored) == pytest.approx(breadths(outline)[::-1])
    assert min(mirrored)[0] == pytest.approx(width - max(outline)[0])
