"""Writes a motion as a file that plays by itself: GIF, which everything shows, or APNG, which keeps all colours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

from stretchgui.figure.shapes import Scene
from stretchgui.ui.drawn.picture import image_of


def write_animation(frames: Iterable[tuple[Scene, float]], path: Path, width: int, height: int) -> None:
    """Writes scenes one after the other, over and over; needs no screen.

    Args:
        frames: Each scene, and for how many seconds it stands.
        path: Where to; it ends in .gif or .apng.
        width: In pixels.
        height: In pixels.

    Raises:
        OSError: The file cannot be written.
    """
    application = QGuiApplication.instance() or QGuiApplication(["stretchgui", "-platform", "offscreen"])
    pictures: list[Image.Image] = []
    milliseconds: list[int] = []
    for scene, seconds in frames:
        pictures.append(_picture(image_of(scene, width, height)))
        milliseconds.append(round(seconds * 1000))
    first, *others = pictures
    kind = "GIF" if path.suffix.lower() == ".gif" else "PNG"
    first.save(path, kind, save_all=True, append_images=others, duration=milliseconds, loop=0)
    del application


def _picture(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = plain.width(), plain.height()
    return Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine())
