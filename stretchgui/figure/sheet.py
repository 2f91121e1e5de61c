"""Many pictures on one sheet, with a line under each: to look a whole catalogue over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, inf
from typing import Final, assert_never

from stretchgui.figure.look import Look
from stretchgui.figure.shapes import Curve, Gradient, Item, Label, Line, Linear, Move, Path, Radial, Scene, plain

CAPTION: Final = 22.0
"""Height of a caption's letters, in scene units of the sheet."""
GAP: Final = 16.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of a sheet, and what stands under it."""

    scene: Scene
    caption: str


def sheet(rows: Sequence[Sequence[Cell]], cell: tuple[float, float], columns: int, look: Look) -> Scene:
    """Lay pictures out on one scene.

    Args:
        rows: Pictures that belong together; no row is broken unless it is longer than the sheet is wide.
        cell: Width and height of a picture; each keeps its proportions and stands in the middle of its cell.
        columns: How many pictures stand side by side.
        look: The colours of the ground and the captions.
    """
    placed: list[tuple[Cell, int, int]] = []
    line = column = 0
    for row in rows:
        if column and column + len(row) > columns:
            line, column = line + 1, 0
        for one in row:
            if column == columns:
                line, column = line + 1, 0
            placed.append((one, line, column))
            column += 1
    wide, high = cell[0] + GAP, cell[1] + CAPTION * 2 + GAP
    items: list[Item] = []
    for one, at_line, at_column in placed:
        items += _cell(one, GAP + at_column * wide, GAP + at_line * high, cell, look)
    used = max((at_column + 1 for _, _, at_column in placed), default=1)
    return Scene(ceil(used * wide + GAP), ceil((line + 1) * high + GAP), look.background, tuple(items))


def _cell(one: Cell, left: float, top: float, size: tuple[float, float], look: Look) -> list[Item]:
    scale = min(size[0] / one.scene.width, size[1] / one.scene.height)
    x = left + (size[0] - one.scene.width * scale) / 2
    y = top + (size[1] - one.scene.height * scale) / 2
    middle, baseline = left + size[0] / 2, top + size[1] + CAPTION * 1.2
    caption = Label(one.caption, middle, baseline, CAPTION, look.receiver_clothes.label, room=size[0], name="caption")
    return [*moved(one.scene.items, scale, x, y), caption]


def moved(items: Sequence[Item], scale: float, x: float, y: float) -> list[Item]:
    """Return a scene's items made larger or smaller and then moved to the right and down."""
    return [_moved(item, scale, x, y) for item in items]


def _moved(item: Item, scale: float, x: float, y: float) -> Item:
    if isinstance(item, Label):
        room = inf if item.room == inf else item.room * scale
        return replace(item, x=item.x * scale + x, y=item.y * scale + y, size=item.size * scale, room=room)
    path, fill = _path(item.path, scale, x, y), item.fill
    fill = fill if fill is None or isinstance(fill, str) else _gradient(fill, scale, x, y)
    return replace(item, path=path, fill=fill, stroke_width=item.stroke_width * scale)


def _path(path: Path, scale: float, x: float, y: float) -> Path:
    return tuple(
        Curve(tuple(number * scale + (y if index % 2 else x) for index, number in enumerate(command.numbers)))
        if isinstance(command, Curve)
        else type(command)(command.x * scale + x, command.y * scale + y)
        if isinstance(command, Move | Line)
        else command
        for command in plain(path)
    )


def _gradient(gradient: Gradient, scale: float, x: float, y: float) -> Gradient:
    match gradient:
        case Linear(x1, y1, x2, y2, stops):
            return Linear(x1 * scale + x, y1 * scale + y, x2 * scale + x, y2 * scale + y, stops)
        case Radial():
            return replace(gradient, x=gradient.x * scale + x, y=gradient.y * scale + y, radius=gradient.radius * scale)
        case _:
            assert_never(gradient)
