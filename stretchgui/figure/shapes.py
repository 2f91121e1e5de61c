"""The small vocabulary a picture is made of; `svg.py` writes it, the window paints it.

Units are scene units, x to the right, y *down*. For both painters it holds that

* a path is filled; its loops all run round in the same sense, and several are their union,
* fill comes first, stroke on top, with round caps and round joins,
* gradients are in scene coordinates, and `opacity` covers the whole shape.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Final, Literal, NamedTuple, TypeAlias


class Move(NamedTuple):
    """Start a new loop at a point."""

    x: float
    y: float


class Line(NamedTuple):
    """A straight line to a point."""

    x: float
    y: float


class Curve(NamedTuple):
    """Cubic Bezier curves in a row: for each the coordinates of two handles and of the point it leads to."""

    numbers: tuple[float, ...]


class Close(NamedTuple):
    """Close the loop back to its `Move`."""


CLOSE: Final = Close()
Step: TypeAlias = Move | Line | Curve | Close
PlainPath: TypeAlias = tuple[Step, ...]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""Where x and y go: x's way across and down, y's way across and down, and where their zero lies."""


class Placed(NamedTuple):
    """A path that stays the same while it is turned, stretched and moved: painters keep what they made of it."""

    path: PlainPath
    matrix: Matrix


Command: TypeAlias = Step | Placed
Path: TypeAlias = tuple[Command, ...]


class Stop(NamedTuple):
    """One colour of a gradient: where (0..1), `#rrggbb`, opacity (0..1)."""

    at: float
    colour: str
    opacity: float


@dataclass(frozen=True, slots=True)
class Linear:
    """A gradient from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Radial:
    """A gradient from a centre outwards: round, or an ellipse that is longer one way.

    Attributes:
        x: The centre.
        y: The centre.
        radius: Where it ends, across.
        stops: Its colours, from the centre outwards.
        stretch: How many times as far it reaches along as across.
        turn: Which way it is longer, in radians clockwise from the right.
    """

    x: float
    y: float
    radius: float
    stops: tuple[Stop, ...]
    stretch: float = 1.0
    turn: float = 0.0


Gradient: TypeAlias = Linear | Radial


@dataclass(frozen=True, slots=True)
class Shape:
    """One filled or stroked path. `name` says whose and what, e.g. `receiver.left-leg.cloth`."""

    path: Path
    fill: str | Gradient | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    opacity: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A word in the picture: never mirrored. `y` is the baseline; `size` the font's height; drawn semi-bold.

    In a font that would make it wider than `room`, it is painted smaller.
    """

    text: str
    x: float
    y: float
    size: float
    colour: str
    anchor: Literal["start", "middle", "end"] = "middle"
    room: float = inf
    name: str = ""


Item: TypeAlias = Shape | Label


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture, items from back to front."""

    width: float
    height: float
    background: str | None
    items: tuple[Item, ...]

    def shapes(self) -> Iterator[Shape]:
        """Yield the shapes without the labels."""
        for item in self.items:
            if isinstance(item, Shape):
                yield item

    def labels(self) -> Iterator[Label]:
        """Yield the labels without the shapes."""
        for item in self.items:
            if isinstance(item, Label):
                yield item


def plain(path: Path) -> PlainPath:
    """Return a path with everything in its place."""
    found: list[Step] = []
    for command in path:
        if isinstance(command, Placed):
            found += (_placed(step, command.matrix) for step in command.path)
        else:
            found.append(command)
    return tuple(found)


def _placed(step: Step, matrix: Matrix) -> Step:
    xx, yx, xy, yy, x0, y0 = matrix
    match step:
        case Move(x, y) | Line(x, y):
            return type(step)(x * xx + y * xy + x0, x * yx + y * yy + y0)
        case Curve(numbers):
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            return Curve(tuple(number for x, y in pairs for number in (x * xx + y * xy + x0, x * yx + y * yy + y0)))
        case Close():
            return step


def numbers(path: Path) -> Iterator[float]:
    """Yield every coordinate of a path, for bounds and for checks."""
    for command in plain(path):
        if isinstance(command, Curve):
            yield from command.numbers
        else:
            yield from command


def points(path: Path) -> Iterator[tuple[float, float]]:
    """Yield the points a path passes through (not the handles)."""
    for command in plain(path):
        match command:
            case Move(x, y) | Line(x, y):
                yield x, y
            case Curve(numbers):
                yield from zip(numbers[4::6], numbers[5::6], strict=True)
            case Close():
                pass
