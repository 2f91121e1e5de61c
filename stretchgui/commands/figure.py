"""`figure`: an exercise's picture as a file, still or moving."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stretchgui.commands.choosing import chosen_exercise
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.document.problems import quoted
from stretchgui.figure.demonstration import demonstration, frame_at, length, part_at
from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS, Look
from stretchgui.figure.model import Figure, Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.shapes import Scene
from stretchgui.figure.svg import svg
from stretchgui.routine.build import set_shape
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.timeline import PhaseKind

STILL = (".svg", ".png")
MOVING = (".gif", ".apng")
# Seconds from one picture of an animation to the next; GIF counts in hundredths.
WHILE_MOVING, WHILE_STILL = 0.08, 0.2
USUAL_REP = 6.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Which picture is wanted.

    Attributes:
        exercise: An id, or a file's path.
        moment: start, hold or contract; what moves shows them all.
        size: Width and height in pixels.
        output: Where to; its ending says what: .svg or .png, .gif or .apng; "-" is SVG on the standard output.
    """

    exercise: str
    side: Side | None
    moment: str
    size: tuple[int, int]
    dark: bool
    output: str

    @property
    def ending(self) -> str:
        """What sort of file."""
        return ".svg" if self.output == "-" else Path(self.output).suffix.lower()

    @property
    def look(self) -> Look:
        """The colours."""
        return LOOKS["dark" if self.dark else "light"]


def write_figure(surroundings: Surroundings, picture: Picture) -> int:
    """Draws the picture and writes it.

    Raises:
        RefusalError: There is no such exercise or it has no figure, or the file cannot be written.
    """
    must_end_in(picture, (*STILL, *MOVING))
    exercise = chosen_exercise(picture.exercise, surroundings)
    write_exercise(exercise, picture)
    return 0


def must_end_in(picture: Picture, endings: tuple[str, ...]) -> None:
    """Checks the output's name.

    Raises:
        RefusalError: It ends in something else.
    """
    if picture.ending not in endings:
        wanted = f"{', '.join(endings[:-1])} or {endings[-1]}"
        raise RefusalError(f"{quoted(picture.output)} must end in {wanted}")


def write_exercise(exercise: Exercise, picture: Picture) -> None:
    """Draws an exercise and writes it.

    Raises:
        RefusalError: It has no figure, or the file cannot be written.
    """
    if exercise.figure is None:
        raise RefusalError(f"the exercise {quoted(exercise.id)} has no figure", 1)
    if picture.ending in MOVING:
        _write_moving(exercise, exercise.figure, picture)
        return
    scene = draw(exercise.figure, Frame(picture.moment, picture.moment), picture.side, picture.look)
    write_scene(scene, picture, exercise.name.said())


def write_scene(scene: Scene, picture: Picture, title: str) -> None:
    """Writes one picture that stands still.

    Raises:
        RefusalError: The file cannot be written.
    """
    if picture.ending == ".png":
        _with_qt(lambda: _write_png(scene, picture), picture)
        return
    text = svg(scene, title=title, size=picture.size)
    if picture.output == "-":
        sys.stdout.write(text)
        return
    try:
        Path(picture.output).write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        raise RefusalError(_unwritable(picture.output, error)) from error


def _write_png(scene: Scene, picture: Picture) -> None:
    from stretchgui.ui.drawn.picture import write_png

    write_png(scene, Path(picture.output), *picture.size)


def _write_moving(exercise: Exercise, figure: Figure, picture: Picture) -> None:
    def write() -> None:
        from stretchgui.ui.drawn.animation import write_animation

        write_animation(_scenes(exercise, figure, picture), Path(picture.output), *picture.size)

    _with_qt(write, picture)


def _scenes(exercise: Exercise, figure: Figure, picture: Picture) -> Iterator[tuple[Scene, float]]:
    """Every picture of an exercise's motion, once through, and for how many seconds it stands."""
    counted = set_shape(exercise) is PhaseKind.REPS
    rep_seconds = (exercise.dose.rep_seconds or USUAL_REP) if counted else None
    alternating = exercise.alternating
    parts = demonstration(figure, rep_seconds=rep_seconds, reps=2 if alternating else 1)
    now, whole = 0.0, length(parts)
    while now < whole - 0.005:
        part, elapsed = part_at(parts, now)
        step = WHILE_MOVING if part.moves else WHILE_STILL
        if part.phase_kind == "get_ready":
            step = part.seconds - elapsed
        second = rep_seconds is not None and now >= rep_seconds
        yield (
            draw(figure, frame_at(parts, now), picture.side, picture.look, alternate=alternating if second else ()),
            step,
        )
        now += step


def _with_qt(write: Callable[[], None], picture: Picture) -> None:
    # Qt is needed for pixels alone.
    try:
        write()
    except ImportError as error:
        raise RefusalError(f"a {picture.ending[1:].upper()} needs PySide6 ({error}); an SVG does not") from error
    except (OSError, ValueError) as error:
        raise RefusalError(_unwritable(picture.output, error)) from error


def _unwritable(output: str, error: OSError | ValueError) -> str:
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    return f"{quoted(output)} cannot be written: {why}"
