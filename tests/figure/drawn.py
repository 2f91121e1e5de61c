"""The figures of all exercises that come with the program, and a small solo figure, for tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from stretchgui.document.nodes import Mapping, Scalar
from stretchgui.document.problems import Report
from stretchgui.document.reading import read_file, read_text
from stretchgui.figure.format import FIGURE
from stretchgui.figure.model import CONTRACT, HOLD, START, Figure
from stretchgui.figure.motion import Frame
from stretchgui.figure.outline import Point
from stretchgui.figure.shapes import Close, Curve, Line, Move, plain
from stretchgui.figure.shapes import Path as ShapePath

EXERCISES: Final = Path(__file__).parents[2] / "assets" / "exercises"

SOLO: Final = """
moments:
  start:
    receiver:
      place: {at: [0, 11]}
      lean: -90
      left-leg: {foot: [48, 0], flat: true}
      right-leg: {foot: [46, 0], flat: true}
  hold:
    receiver:
      place: {at: [0, 30]}
      lean: -112
      head: {neck: 22}
"""


def figure_node(name: str) -> Mapping | None:
    """Read the figure of an exercise as nodes; None when it has none."""
    root = read_file(EXERCISES / f"{name}.yaml", Report(name))
    assert isinstance(root, Mapping)
    node = root.get("figure")
    assert node is None or isinstance(node, Mapping)
    return node


def helped(name: str) -> bool:
    """Say whether in an exercise one of the two helps the other."""
    root = read_file(EXERCISES / f"{name}.yaml", Report(name))
    assert isinstance(root, Mapping)
    people = root.get("people")
    return isinstance(people, Scalar) and people.text == "partner"


def read(text: str) -> tuple[Figure | None, Report]:
    """Read a figure from a text."""
    report = Report("figure.yaml")
    node = read_text(text, report)
    return (None if node is None else FIGURE.read(node, report)), report


def sound(text: str) -> Figure:
    """Read a figure that has no problems."""
    figure, report = read(text)
    assert figure is not None, report.problems
    return figure


def _bundled() -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for path in sorted(EXERCISES.glob("*.yaml")):
        node = figure_node(path.stem)
        if node is not None:
            report = Report(path.name)
            figure = FIGURE.read(node, report)
            assert figure is not None, report.problems
            found[path.stem] = figure
    return found


BUNDLED: Final = _bundled()
ALL: Final = {**BUNDLED, "solo": sound(SOLO)}


def frames(figure: Figure, steps: int = 6) -> Iterator[Frame]:
    """Yield every moment, the ways between them, and both ends of a breath."""
    for moment in figure.moments:
        yield Frame(moment, moment)
        yield Frame(moment, moment, 1.0, 1.0)
    for one, two in ((START, HOLD), (HOLD, CONTRACT)):
        if one in figure.moments and two in figure.moments:
            for step in range(1, steps):
                yield Frame(one, two, step / steps, 0.5)


def flattened(path: ShapePath) -> list[list[Point]]:
    """Return the loops of a path as points, eight for a curve."""
    loops: list[list[Point]] = []
    x = y = 0.0
    for command in plain(path):
        match command:
            case Move(x, y):
                loops.append([(x, y)])
            case Line(x, y):
                loops[-1].append((x, y))
            case Curve(numbers):
                number = iter(numbers)
                for x1, y1, x2, y2, end_x, end_y in zip(*[number] * 6, strict=True):
                    for step in range(1, 9):
                        t = step / 8
                        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                        loops[-1].append((a * x + b * x1 + c * x2 + d * end_x, a * y + b * y1 + c * y2 + d * end_y))
                    x, y = end_x, end_y
            case Close():
                pass
    return loops


def covers(path: ShapePath, point: Point) -> bool:
    """Say whether a filled path covers a point (non-zero winding)."""
    return sum(_winding(loop, point) for loop in flattened(path)) != 0


def _winding(loop: Sequence[Point], point: Point) -> int:
    turns = 0
    px, py = point
    before_x, before_y = loop[-1]
    for x, y in loop:
        if (before_y <= py) != (y <= py):
            side = (x - before_x) * (py - before_y) - (px - before_x) * (y - before_y)
            turns += (side > 0) - (side < 0)
        before_x, before_y = x, y
    # Each crossing of the line through the point counts left and right of it alike: a half each.
    return turns
