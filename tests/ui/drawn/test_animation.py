"""A moving picture as a file, read back by somebody else's reader."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from stretchgui.figure.shapes import CLOSE, Line, Move, Scene, Shape
from stretchgui.ui.drawn.animation import write_animation


def filled(colour: str) -> Scene:
    """A scene of one colour."""
    return Scene(40, 20, "#ffffff", (Shape((Move(0, 0), Line(40, 0), Line(40, 20), Line(0, 20), CLOSE), fill=colour),))


@pytest.mark.parametrize(("ending", "kind"), [(".gif", "GIF"), (".apng", "PNG")])
def test_every_picture_is_there_for_its_time(qapp: QApplication, tmp_path: Path, ending: str, kind: str) -> None:
    path = tmp_path / f"moving{ending}"
    colours = [("#ff0000", (255, 0, 0)), ("#0000ff", (0, 0, 255)), ("#00ff00", (0, 255, 0))]
    write_animation([(filled(name), 0.2 * (1 + at)) for at, (name, _) in enumerate(colours)], path, 80, 40)
    with Image.open(path) as image:
        assert (image.format, image.size, image.info["loop"]) == (kind, (80, 40), 0)
        assert getattr(image, "n_frames", 1) == 3
        for at, (_, colour) in enumerate(colours):
            image.seek(at)
            assert round(image.info["duration"]) == 200 * (1 + at)
            assert image.convert("RGB").getpixel((40, 20)) == colour


def test_a_place_that_cannot_be_written_is_said(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_animation([(filled("#ff0000"), 0.1)], tmp_path / "nowhere" / "x.gif", 8, 4)
