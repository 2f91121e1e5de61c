"""`figure`: an exercise's picture as a file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from stretchgui.commands.choosing import chosen_exercise
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.document.problems import quoted
from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS
from stretchgui.figure.model import Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.shapes import Scene
from stretchgui.figure.svg import svg


@dataclass(frozen=True, slots=True)
class Picture:
    """Which picture is wanted.

    Attributes:
        exercise: An id, or a file's path.
        moment: start, hold or contract.
        size: Width and height in pixels.
        output: Where to; its ending says what: .svg or .png; "-" is SVG on the standard output.
    """

    exercise: str
    side: Side | None
    moment: str
    size: tuple[int, int]
    dark: bool
    output: str


def write_figure(surroundings: Surroundings, picture: Picture) -> int:
    """Draws the picture and writes it.

    Raises:
        RefusalError: There is no such exercise or it has no figure, or the file cannot be written.
    """
    ending = Path(picture.output).suffix.lower()
    if picture.output != "-" and ending not in (".svg", ".png"):
        raise RefusalError(f"{quoted(picture.output)} must end in .svg or .png")
    exercise = chosen_exercise(picture.exercise, surroundings.paths)
    if exercise.figure is None:
        raise RefusalError(f"the exercise {quoted(exercise.id)} has no figure", 1)
    look = LOOKS["dark" if picture.dark else "light"]
    scene = draw(exercise.figure, Frame(picture.moment, picture.moment), picture.side, look)
    if ending == ".png":
        _write_png(scene, picture)
        return 0
    text = svg(scene, title=exercise.name.said(), size=picture.size)
    if picture.output == "-":
        sys.stdout.write(text)
        return 0
    try:
        Path(picture.output).write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        raise RefusalError(_unwritable(picture.output, error)) from error
    return 0


def _write_png(scene: Scene, picture: Picture) -> None:
    # Qt is needed for this alone.
    try:
        from stretchgui.ui.drawn.picture import write_png
    except ImportError as error:
        raise RefusalError(f"a PNG needs PySide6 ({error}); an SVG does not") from error
    try:
        write_png(scene, Path(picture.output), *picture.size)
    except (OSError, ValueError) as error:
        raise RefusalError(_unwritable(picture.output, error)) from error


def _unwritable(output: str, error: OSError | ValueError) -> str:
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    return f"{quoted(output)} cannot be written: {why}"
