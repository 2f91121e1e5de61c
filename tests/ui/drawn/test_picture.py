"""A scene painted by Qt looks as the vocabulary of shapes says."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from stretchgui.figure import shapes
from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS, Look
from stretchgui.figure.model import HOLD, START
from stretchgui.figure.motion import Frame
from stretchgui.figure.shapes import Close, Curve, Item, Label, Line, Linear, Move, Placed, Radial, Scene, Shape, Stop
from stretchgui.figure.svg import svg
from stretchgui.ui.drawn.moving_scene import MovingScene
from stretchgui.ui.drawn.painter_paths import painter_path
from stretchgui.ui.drawn.picture import (
    area_of,
    image_of,
    paint_scene,
    pixmap_of,
    write_png,
)
from tests.figure.drawn import BUNDLED

WHITE, RED, GREEN, BLUE = "#ffffff", "#ff0000", "#00ff00", "#0000ff"


def box(left: float, top: float, right: float, bottom: float, *, backwards: bool = False) -> shapes.PlainPath:
    """A rectangle, as one loop."""
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    if backwards:
        corners.reverse()
    return (Move(*corners[0]), *(Line(*corner) for corner in corners[1:]), Close())


def scene(*items: Item, background: str | None = WHITE) -> Scene:
    return Scene(100, 60, background, items)


def colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def painted(*items: Item) -> QImage:
    return image_of(scene(*items), 100, 60)


def test_loops_that_run_the_same_way_are_one_area() -> None:
    image = painted(Shape((*box(10, 10, 50, 50), *box(30, 10, 70, 50)), fill=RED))
    assert colour(image, 40, 30) == RED


def test_what_is_placed_is_turned_stretched_and_moved() -> None:
    """A placed path is painted where its matrix says, filled and stroked, and others keep their place beside it."""
    small = Placed(box(0, 0, 10, 10), (0.0, 4.0, -2.0, 0.0, 50.0, 10.0))
    image = painted(Shape((*box(60, 10, 90, 50), small), fill=RED))
    assert [colour(image, x, y) for x, y in ((40, 30), (25, 30), (40, 55), (75, 30))] == [RED, WHITE, WHITE, RED]
    line = painted(Shape((small,), stroke=BLUE, stroke_width=4))
    assert (colour(line, 50, 30), colour(line, 40, 30)) == (BLUE, WHITE)


def test_the_stroke_is_painted_over_the_fill_with_round_ends() -> None:
    image = painted(Shape(box(20, 20, 60, 40), fill=RED, stroke=BLUE, stroke_width=8))
    assert (colour(image, 40, 30), colour(image, 22, 30), colour(image, 18, 30)) == (RED, BLUE, BLUE)
    line = painted(Shape((Move(30, 30), Line(60, 30)), stroke=BLUE, stroke_width=20))
    assert (colour(line, 23, 30), colour(line, 21, 21)) == (BLUE, WHITE)


def test_a_shape_without_fill_and_stroke_paints_nothing() -> None:
    assert painted(Shape(box(10, 10, 50, 50))) == painted()


def test_curves_reach_their_points() -> None:
    image = painted(Shape((Move(0, 60), Curve((0, -20, 100, -20, 100, 60)), Close()), fill=RED))
    assert (colour(image, 50, 5), colour(image, 50, 50), colour(image, 3, 10)) == (RED, RED, WHITE) or colour(
        image, 50, 2
    ) == RED


def test_gradients_are_in_the_scene_s_coordinates() -> None:
    stops = (Stop(0, "#000000", 1.0), Stop(1, WHITE, 1.0))
    image = painted(Shape(box(0, 0, 100, 60), fill=Linear(0, 0, 100, 0, stops)))
    assert image.pixelColor(50, 30).red() == pytest.approx(128, abs=3)
    assert image.pixelColor(90, 30).red() == pytest.approx(231, abs=4)
    round_one = painted(Shape(box(0, 0, 100, 60), fill=Radial(50, 30, 20, stops)))
    assert colour(round_one, 50, 30) < "#101010"
    assert colour(round_one, 80, 30) == WHITE


def test_a_gradient_can_be_an_ellipse() -> None:
    stops = (Stop(0, "#000000", 1.0), Stop(1, WHITE, 1.0))
    upright = Radial(50, 30, 10, stops, stretch=3.0, turn=math.pi / 2)
    image = painted(Shape(box(0, 0, 100, 60), fill=upright))
    assert image.pixelColor(50, 45).red() == pytest.approx(128, abs=6)
    assert image.pixelColor(55, 30).red() == pytest.approx(128, abs=14)
    assert (colour(image, 50, 2), colour(image, 62, 30)) != (WHITE, "#000000")
    assert colour(image, 62, 30) == WHITE


def test_a_stop_s_opacity_lets_the_ground_through() -> None:
    glow = Radial(50, 30, 30, (Stop(0, RED, 0.5), Stop(1, RED, 0.0)))
    image = painted(Shape(box(0, 0, 100, 60), fill=glow))
    assert image.pixelColor(50, 30).green() == pytest.approx(128, abs=4)
    assert colour(image, 90, 30) == WHITE


def test_opacity_covers_fill_and_stroke_as_one() -> None:
    image = painted(Shape(box(20, 20, 60, 40), fill=RED, stroke=BLUE, stroke_width=8, opacity=0.5))
    inside_the_stroke, over_the_fill = image.pixelColor(18, 30), image.pixelColor(22, 30)
    assert inside_the_stroke == over_the_fill
    assert over_the_fill.red() == pytest.approx(128, abs=3)
    assert image.pixelColor(40, 30).blue() == pytest.approx(128, abs=3)


@pytest.mark.parametrize(("anchor", "left", "right"), [("start", 50, 90), ("middle", 30, 70), ("end", 10, 50)])
def test_labels_stand_where_their_anchor_says(anchor: str, left: int, right: int) -> None:
    which = next(name for name in ("start", "middle", "end") if name == anchor)
    image = painted(Label("IIII", 50, 40, 18, "#000000", which))
    ink = [x for x in range(100) for y in range(60) if image.pixelColor(x, y).red() < 128]
    assert left - 1 <= min(ink)
    assert max(ink) <= right + 1
    rows = [y for y in range(60) for x in range(100) if image.pixelColor(x, y).red() < 128]
    assert max(rows) <= 40


def test_a_label_s_height_need_not_be_whole() -> None:
    sizes = [painted(Label("H", 50, 50, size, "#000000")) for size in (20.0, 20.4)]
    assert sizes[0] != sizes[1]


def test_a_label_stays_in_its_room() -> None:
    image = painted(Label("IIIIIIIIIIII", 50, 40, 18, "#000000", room=30.0))
    ink = [x for x in range(100) for y in range(60) if image.pixelColor(x, y).red() < 128]
    assert 34 <= min(ink) < max(ink) <= 66


def test_the_scene_keeps_its_proportions_in_the_middle() -> None:
    assert area_of(scene(), QRectF(0, 0, 400, 60)) == QRectF(150, 0, 100, 60)
    assert area_of(scene(), QRectF(10, 10, 100, 160)) == QRectF(10, 60, 100, 60)
    assert area_of(scene(), QRectF(0, 0, 0, 0)).isEmpty()


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(100, 60, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setOpacity(0.7)
    before = painter.transform(), painter.pen(), painter.brush(), painter.renderHints()
    paint_scene(
        painter, scene(Shape(box(0, 0, 9, 9), fill=RED, opacity=0.5, stroke=BLUE, stroke_width=2)), QRectF(0, 0, 50, 60)
    )
    assert (painter.transform(), painter.pen(), painter.brush(), painter.renderHints()) == before
    assert painter.opacity() == 0.7
    assert not painter.hasClipping()
    painter.end()


def test_what_the_scene_leaves_free_is_its_background_or_clear() -> None:
    assert image_of(scene(background=RED), 200, 60).pixelColor(5, 30) == QColor(RED)
    assert image_of(scene(background=None), 200, 60).pixelColor(5, 30).alpha() == 0


def test_a_pixmap_has_the_pixels_of_the_screen() -> None:
    pixmap = pixmap_of(scene(), QSize(160, 99), 1.5)
    assert (pixmap.width(), pixmap.height(), pixmap.devicePixelRatio()) == (240, 149, 1.5)


def test_layers_are_as_sharp_on_a_fine_screen() -> None:
    shown = scene(
        Shape((Move(20, 0), Line(57, 60), Line(0, 60), Line(0, 0), Close()), fill="#000000"),
        Shape((Move(60, 10), Line(90, 20), Line(70, 50), Close()), RED, BLUE, 5, opacity=0.5),
    )
    fine = QImage(200, 120, QImage.Format.Format_ARGB32_Premultiplied)
    fine.setDevicePixelRatio(2.0)
    fine.fill(QColor(WHITE))
    painter = QPainter(fine)
    painter.translate(3, 0)
    paint_scene(painter, shown, QRectF(-3, 0, 100, 60))
    painter.end()
    large = image_of(shown, 200, 120)
    assert all(fine.pixelColor(x, y) == large.pixelColor(x, y) for x in range(200) for y in range(120))


def moving(scenes: list[Scene], ratio: float) -> list[tuple[QImage, QImage]]:
    """Each scene painted as one of a motion, and by itself."""
    picture = MovingScene()
    found = []
    for shown in scenes:
        pair = []
        for paint in (picture.paint, paint_scene):
            image = QImage(round(330 * ratio), round(210 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(QColor("#888888"))
            painter = QPainter(image)
            painter.translate(5.5, 3)
            paint(painter, shown, QRectF(2, 1, 320, 200))
            painter.end()
            pair.append(image)
        found.append((pair[0], pair[1]))
    return found


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("theme", LOOKS.values())
def test_what_is_kept_of_a_motion_looks_as_if_painted_anew(ratio: float, theme: Look) -> None:
    figure = BUNDLED["single-knee-to-chest"]
    scenes = [draw(figure, Frame(START, HOLD, step / 8), None, theme, ("Anna", "Ben")) for step in (0, 1, 2, 2, 7, 8)]
    for one, other in moving(scenes, ratio):
        places = [(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
        for x, y in places:
            mine, right = one.pixelColor(x, y), other.pixelColor(x, y)
            assert abs(mine.lightness() - right.lightness()) <= 3, (x, y)


def test_what_stands_still_is_painted_once_and_what_moves_each_time() -> None:
    still = [Shape(box(10 * x, 10, 10 * x + 8, 20), fill=RED) for x in range(6)]
    scenes = [scene(*still, Shape(box(step, 30, step + 9, 40), fill=BLUE)) for step in (0, 30, 60)]
    picture = MovingScene()
    image = QImage(100, 60, QImage.Format.Format_ARGB32_Premultiplied)
    for shown, at in zip(scenes, (4, 34, 64), strict=True):
        painter = QPainter(image)
        picture.paint(painter, shown, QRectF(0, 0, 100, 60))
        painter.end()
        assert [colour(image, x, 35) for x in (4, 34, 64)] == [BLUE if x == at else WHITE for x in (4, 34, 64)]
        assert colour(image, 55, 15) == RED
    # The same items somewhere else, and larger.
    large = QImage(200, 120, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(large)
    picture.paint(painter, scenes[2], QRectF(0, 0, 200, 120))
    painter.end()
    assert (colour(large, 110, 30), colour(large, 99, 30), colour(large, 128, 70)) == (RED, WHITE, BLUE)
    # An empty place is no mistake.
    painter = QPainter(large)
    picture.paint(painter, scenes[2], QRectF(0, 0, 0, 0))
    painter.end()


def test_a_path_is_made_once_and_only_the_latest_are_kept() -> None:
    path = box(1, 2, 3, 4)
    first = painter_path(path)
    assert painter_path(path) is first
    for _ in range(2000):
        painter_path(box(0, 0, 5, 5))
    assert painter_path(path) is not first
    assert painter_path(path) == first


def test_qt_and_svg_show_the_same() -> None:
    """The same scene as SVG, rendered by another program than ours, differs only at the edges."""
    stops = (Stop(0, "#204060", 1.0), Stop(1, "#a0c0e0", 1.0))
    shown = scene(
        Shape(box(5, 5, 95, 20), fill=Linear(5, 0, 95, 0, stops)),
        Shape((Move(10, 50), Curve((20, 20, 40, 20, 50, 50)), Close()), fill=RED, stroke=BLUE, stroke_width=3),
        Shape((*box(60, 30, 80, 50), *box(70, 25, 90, 45)), fill=GREEN, opacity=0.5),
        Shape(box(0, 20, 40, 60), fill=Radial(20, 40, 6, (*stops[:1], Stop(1, BLUE, 0.0)), stretch=3.0, turn=0.6)),
    )
    ours = image_of(shown, 500, 300)
    other = QImage(500, 300, QImage.Format.Format_ARGB32_Premultiplied)
    other.fill(0)
    painter = QPainter(other)
    QSvgRenderer(svg(shown).encode()).render(painter)
    painter.end()
    off = [
        (x, y)
        for x in range(0, 500, 3)
        for y in range(0, 300, 3)
        if abs(ours.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 40
    ]
    assert len(off) < 0.01 * (500 / 3) * (300 / 3)


@pytest.mark.parametrize("rect", [QRectF(40, 20, 200, 120), QRectF(0, 0, 500, 300), QRectF(250, 150, 250, 150)])
def test_another_program_paints_the_ground_of_an_svg_wherever_it_is_put(rect: QRectF) -> None:
    image = QImage(500, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(svg(scene(background=RED), size=(250, 150)).encode()).render(painter, rect)
    painter.end()
    inside = rect.toRect().adjusted(2, 2, -3, -3)
    corners = [inside.topLeft(), inside.topRight(), inside.bottomLeft(), inside.bottomRight(), inside.center()]
    assert [image.pixelColor(corner) for corner in corners] == [QColor(RED)] * 5


def test_a_png_needs_no_screen_and_no_application(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from stretchgui.figure.shapes import Label, Scene
from stretchgui.ui.drawn.picture import write_png
for name in ("one.png", "two.png"):
    write_png(Scene(100, 60, "#ffffff", (Label("Anna", 50, 40, 20, "#000000"),)), Path(sys.argv[1]) / name, 200, 120)
print("PySide6.QtWidgets" in sys.modules)
"""
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], env=bare, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", "False\n")
    image = QImage(str(tmp_path / "one.png"))
    assert (image.width(), image.height()) == (200, 120)
    assert min(image.pixelColor(x, 60).red() for x in range(200)) < 100
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_a_png_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no-such-folder"):
        write_png(scene(), tmp_path / "no-such-folder" / "x.png", 10, 6)
