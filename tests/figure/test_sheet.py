"""A sheet shows each picture as it is, smaller and elsewhere."""

import pytest

from stretchgui.figure.look import LOOKS
from stretchgui.figure.shapes import CLOSE, Curve, Label, Line, Linear, Move, Radial, Scene, Shape, Stop, numbers
from stretchgui.figure.sheet import CAPTION, GAP, Cell, moved, sheet

LOOK = LOOKS["light"]
SQUARE = (Move(0, 0), Line(100, 0), Line(100, 50), Line(0, 50), CLOSE)
PICTURE = Scene(100, 50, LOOK.background, (Shape(SQUARE, fill="#102030", stroke="#405060", stroke_width=4),))


def test_moving_changes_places_and_sizes_and_nothing_else() -> None:
    stops = (Stop(0, "#ffffff", 1.0),)
    items = (
        Shape((Move(1, 2), Curve((1, 2, 3, 4, 5, 6)), CLOSE), Linear(0, 1, 2, 3, stops), opacity=0.5, name="a"),
        Shape(SQUARE, Radial(10, 20, 5, stops, 2.0, 0.3), stroke="#000000", stroke_width=3),
        Label("Anna", 10, 20, 8, "#000000", room=40),
        Label("Ben", 10, 20, 8, "#000000"),
    )
    first, second, label, roomy = moved(items, 2.0, 100, 200)
    assert first == Shape(
        (Move(102, 204), Curve((102, 204, 106, 208, 110, 212)), CLOSE),
        Linear(100, 202, 104, 206, stops),
        opacity=0.5,
        name="a",
    )
    assert isinstance(second, Shape)
    assert (second.fill, second.stroke_width) == (Radial(120, 240, 10, stops, 2.0, 0.3), 6)
    assert label == Label("Anna", 120, 240, 16, "#000000", room=80)
    assert roomy == Label("Ben", 120, 240, 16, "#000000")


@pytest.mark.parametrize(("lengths", "rows"), [([1], 1), ([3], 1), ([2, 2], 2), ([2, 1, 3], 2), ([7], 3), ([], 1)])
def test_what_belongs_together_stands_in_one_row(lengths: list[int], rows: int) -> None:
    scene = sheet([[Cell(PICTURE, str(length))] * length for length in lengths], (200, 100), 3, LOOK)
    baselines = sorted({label.y for label in scene.labels()})
    assert len(baselines) == (rows if lengths else 0)
    assert scene.height == GAP + rows * (100 + 2 * CAPTION + GAP)
    assert len(list(scene.shapes())) == sum(lengths)


def test_a_picture_stands_in_the_middle_of_its_cell() -> None:
    (shape,) = sheet([[Cell(PICTURE, "x")]], (200, 200), 3, LOOK).shapes()
    x, y = [list(numbers(shape.path))[axis::2] for axis in (0, 1)]
    assert (min(x), max(x), min(y), max(y)) == (GAP, GAP + 200, GAP + 50, GAP + 150)
