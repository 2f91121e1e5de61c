"""`figure --sheet`: the whole catalogue on one picture, every moment of every exercise, to be looked over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from stretchgui.commands.choosing import chosen_exercise
from stretchgui.commands.figure import STILL, Picture, must_end_in, write_scene
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.figure.drawing import draw
from stretchgui.figure.motion import Frame
from stretchgui.figure.sheet import Cell, sheet
from stretchgui.routine.exercise import Exercise

COLUMNS = 6
# Qt's painter counts pixels in sixteen bits.
MOST_PIXELS = 32_000


def write_sheet(surroundings: Surroundings, words: Sequence[str], picture: Picture) -> int:
    """Draws exercises side by side.

    Args:
        surroundings: Where exercises are.
        words: Ids or files of exercises; none means all there are.
        picture: How: `size` is that of each picture, `side` None shows the side it was drawn for.

    Raises:
        RefusalError: An exercise is unknown or broken, nothing is drawn, or the file cannot be written.
    """
    must_end_in(picture, STILL)
    drawn = [exercise for exercise in _exercises(surroundings, words) if exercise.figure is not None]
    if not drawn:
        raise RefusalError("none of these exercises has a figure", 1)
    scene = sheet([_row(exercise, picture) for exercise in drawn], picture.size, COLUMNS, picture.look)
    shrunk = min(1.0, MOST_PIXELS / max(scene.width, scene.height))
    size = ceil(scene.width * shrunk), ceil(scene.height * shrunk)
    write_scene(scene, replace(picture, size=size), f"{len(drawn)} exercises")
    return 0


def _exercises(surroundings: Surroundings, words: Sequence[str]) -> list[Exercise]:
    if words:
        return [chosen_exercise(word, surroundings) for word in words]
    found = surroundings.exercises().by_id
    return [exercise for _, exercise in sorted(found.items()) if exercise is not None]


def _row(exercise: Exercise, picture: Picture) -> list[Cell]:
    figure = exercise.figure
    if figure is None:
        return []
    return [
        Cell(draw(figure, Frame(moment, moment), picture.side, picture.look), f"{exercise.id}, {moment}")
        for moment in figure.moments
    ]
