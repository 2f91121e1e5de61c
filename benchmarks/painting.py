"""How long a picture takes: posing, drawing and painting every moving frame of every exercise, and thumbnails.

The floor of painting is filling the same image and painting, on the same places, as many polygons with as many
straight edges as the picture has shapes and curves that move.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QImage, QPainter, QPainterPath

from benchmarks.measured import Run, Times, bundled_paths, rows_of
from benchmarks.rows import Found, Target
from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS
from stretchgui.figure.model import CONTRACT, HOLD, START, Figure
from stretchgui.figure.motion import Frame, frame_for
from stretchgui.figure.posing import bodies
from stretchgui.figure.shapes import Curve, Line, Scene, plain, points
from stretchgui.routine.library import exercise_folders, read_exercises
from stretchgui.ui.drawn.items import HINTS
from stretchgui.ui.drawn.moving_scene import MovingScene
from stretchgui.ui.drawn.picture import area_of, image_of

SIZE: Final = QRectF(0, 0, 1000, 620)
THUMBNAIL: Final = (160, 100)
LOOK: Final = LOOKS["light"]
NAMES: Final = ("Anna", "Ben")
SECONDS: Final = 1.6
"""How long a motion lasts here: as many pictures as a short motion has, each as much work as in a long one."""
PER_SECOND: Final = 30
REPEATED: Final = 4
POSING: Final = "posing"
DRAWING: Final = "drawing"
PAINTING: Final = "painting"
DRAWING_SMALL: Final = "drawing a thumbnail"
PAINTING_SMALL: Final = "painting a thumbnail"
FLOOR: Final = "floor: filling the image, and as many polygons with as many straight edges, on the same places"
TARGETS: Final = {PAINTING: Target(2.0, 3.2), PAINTING_SMALL: Target(0.5, 3.2)}


def measure(run: Run) -> Found:
    """Goes through the pictures of every exercise."""
    # As the program does.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    application = QGuiApplication.instance() or QGuiApplication(["benchmarks", "-platform", "offscreen"])
    figures = {
        name: exercise.figure
        for name, exercise in read_exercises(exercise_folders(bundled_paths())).by_id.items()
        if exercise is not None and exercise.figure is not None and run.only in name
    }
    moving = {row: Times() for row in (POSING, DRAWING, PAINTING)}
    small = {row: Times() for row in (DRAWING_SMALL, PAINTING_SMALL)}
    moving_floor, small_floor = Times(), Times()
    for name, figure in list(figures.items())[: run.times(len(figures))]:
        _measure_thumbnail(name, figure, small, small_floor)
        _measure_motion(name, figure, moving, moving_floor)
    del application
    floors = {PAINTING: moving_floor, PAINTING_SMALL: small_floor}
    title = f"A frame of {SIZE.width():g} x {SIZE.height():g}, and a thumbnail of {THUMBNAIL[0]} x {THUMBNAIL[1]}"
    notes = [f"{len(figures)} figures, {len(moving[PAINTING].all)} moving frames", FLOOR]
    return Found(title, rows_of({**moving, **small}, floors, TARGETS), notes)


def _measure_motion(name: str, figure: Figure, rows: dict[str, Times], floor: Times) -> None:
    image = QImage(int(SIZE.width()), int(SIZE.height()), QImage.Format.Format_RGB32)
    picture = MovingScene()
    before: set[int] = set()
    kept: Scene | None = None
    for number, frame in enumerate(_frames(figure)):
        if number:
            rows[POSING].measure(name, bodies, figure, frame)
        drawing = rows[DRAWING] if number else Times()
        scene = drawing.measure(name, draw, figure, frame, figure.drawn_for, LOOK, NAMES)
        painting = rows[PAINTING] if number > 1 else Times()
        painting.measure(name, _paint, image, picture, scene)
        if number % 10 == 5:
            polygons = _polygons(scene, before, SIZE)
            floor.measure(name, _paint_floor, image, polygons)
        # The scene is kept, for while it lives no other shape has the ids of its shapes.
        kept, before = scene, {id(item) for item in scene.items}
    del kept


def _frames(figure: Figure) -> Iterator[Frame]:
    """Yield what is shown one after the other: into the stretch, and from there into the contraction."""
    steps = round(SECONDS * PER_SECOND)
    if START in figure.moments and HOLD in figure.moments:
        for step in range(steps + 1):
            yield frame_for("ease_in", step / PER_SECOND, SECONDS)
    if CONTRACT in figure.moments:
        for step in range(PER_SECOND + 1):
            yield frame_for("contract", step / PER_SECOND, SECONDS)


def _paint(image: QImage, picture: MovingScene, scene: Scene) -> None:
    painter = QPainter(image)
    painter.fillRect(SIZE, QColor(LOOK.background))
    picture.paint(painter, scene, SIZE)
    painter.end()


def _measure_thumbnail(name: str, figure: Figure, rows: dict[str, Times], floor: Times) -> None:
    for number in range(REPEATED):
        # Another breath is another picture: nothing of the one before is found again.
        frame = Frame(HOLD, HOLD, 1.0, number / REPEATED)
        scene = rows[DRAWING_SMALL].measure(name, draw, figure, frame, None, LOOK, detail="thumbnail")
        rows[PAINTING_SMALL].measure(name, image_of, scene, *THUMBNAIL)
        image = QImage(*THUMBNAIL, QImage.Format.Format_ARGB32_Premultiplied)
        polygons = _polygons(scene, set(), QRectF(0, 0, *THUMBNAIL))
        floor.measure(name, _paint_floor, image, polygons)


def _polygons(scene: Scene, still: set[int], rect: QRectF) -> list[tuple[QBrush, QPainterPath]]:
    """Make a plain polygon for each shape that moves: round its middle, as large, with as many edges.

    They are paths already: a polygon is handed to a painter point by point, which takes longer than painting it.
    """
    area = area_of(scene, rect)
    scale = area.width() / scene.width
    made: list[tuple[QBrush, QPainterPath]] = []
    for shape in scene.shapes():
        if id(shape) in still:
            continue
        edges = sum(
            len(part.numbers) // 6 if isinstance(part, Curve) else isinstance(part, Line) for part in plain(shape.path)
        )
        xs, ys = ([place[way] * scale for place in points(shape.path)] for way in (0, 1))
        middle = area.topLeft() + QPointF((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        across, down = (max(xs) - min(xs)) / 2, (max(ys) - min(ys)) / 2
        turns = [2 * math.pi * edge / max(3, edges) for edge in range(max(3, edges))]
        polygon = QPainterPath()
        polygon.addPolygon([middle + QPointF(across * math.cos(turn), down * math.sin(turn)) for turn in turns])
        made.append((QBrush(QColor(LOOK.receiver_clothes.shirt)), polygon))
    return made


def _paint_floor(image: QImage, polygons: Sequence[tuple[QBrush, QPainterPath]]) -> None:
    image.fill(QColor(LOOK.background))
    painter = QPainter(image)
    painter.setRenderHints(HINTS)
    for brush, polygon in polygons:
        painter.fillPath(polygon, brush)
    painter.end()
