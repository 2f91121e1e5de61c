"""A scene's paths as Qt's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import starmap
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

from stretchgui.figure.shapes import Close, Command, Curve, Line, Matrix, Move, Path, Placed

# The paths of some pictures, and what is placed in many.
REMEMBERED_PATHS: Final = 1024

# Copied: saying which way to fill, a hundred times a frame, takes as long as making the path.
_EMPTY: Final = QPainterPath()
_EMPTY.setFillRule(Qt.FillRule.WindingFill)

T = TypeVar("T")
Loops = tuple[QPainterPath, ...]


def painter_path(path: Path) -> QPainterPath:
    """A path as one of Qt's; the latest are remembered."""
    return _wholes(path)


def painter_loops(path: Path) -> list[tuple[Loops, Matrix | None]]:
    """The loops of a path, each by itself, and where they are placed; what is placed is made only once."""
    found: list[tuple[Loops, Matrix | None]] = []
    made = QPainterPath(_EMPTY)
    for command in path:
        if isinstance(command, Placed):
            found.append((_loops(command.path), command.matrix))
        elif isinstance(command, Move):
            made = QPainterPath(_EMPTY)
            made.moveTo(*command)
            found.append(((made,), None))
        else:
            _go_on(made, command)
    return found


class _Remembered(Generic[T]):
    """What was made of the latest paths, by their identity: comparing or hashing one would cost more than making it."""

    def __init__(self, make: Callable[[Path], T]) -> None:
        self._make = make
        self._made: dict[int, tuple[Path, T]] = {}

    def __call__(self, path: Path) -> T:
        # The path is kept beside what was made of it: while it lives, no other has its id.
        found = self._made.get(id(path))
        if found is None:
            if len(self._made) >= REMEMBERED_PATHS:
                # The first that was made goes, needed or not: making it again now and then costs less than taking note.
                del self._made[next(iter(self._made))]
            found = self._made[id(path)] = (path, self._make(path))
        return found[1]


def _made(path: Iterable[Command]) -> QPainterPath:
    made = QPainterPath(_EMPTY)
    for command in path:
        if isinstance(command, Placed):
            made.addPath(QTransform(*command.matrix).map(_wholes(command.path)))
        elif isinstance(command, Move):
            made.moveTo(*command)
        else:
            _go_on(made, command)
    return made


def _go_on(made: QPainterPath, step: Curve | Line | Close) -> None:
    if isinstance(step, Curve):
        number = iter(step.numbers)
        # Hundreds of curves thirty times a second: `any` calls for each of them without a turn of a loop.
        any(starmap(made.cubicTo, zip(number, number, number, number, number, number, strict=True)))
    elif isinstance(step, Line):
        made.lineTo(*step)
    else:
        made.closeSubpath()


_wholes: Final = _Remembered(_made)
_loops: Final = _Remembered(lambda path: tuple(loop for loops, _ in painter_loops(path) for loop in loops))
