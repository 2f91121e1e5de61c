"""The pictures' target with Qt's decoders behind it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

from PIL import Image
from PySide6.QtGui import QGuiApplication

from fuzzing.targets import Strangers, Target
from stretchgui.routine.picture_file import Unfit
from stretchgui.ui.drawn.photo import MOST_PIXELS, decoded


def decoding(strangers: Strangers) -> Target:
    """What measures a picture, and decodes it if it may be: a small image, or a reason why not."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # What the decoders say of each of a million broken files is read by nobody.
    os.environ["QT_LOGGING_RULES"] = "*=false"
    application = QGuiApplication.instance() or QGuiApplication([])

    def target(data: bytes) -> None:
        # As long as this is called, the decoders have their application.
        assert application is not None
        file = strangers.picture_of(data)
        if isinstance(file, Unfit):
            return
        image = decoded(file)
        if isinstance(image, Unfit):
            assert image.why
            return
        assert 0 < image.width() <= MOST_PIXELS.width()
        assert 0 < image.height() <= MOST_PIXELS.height()

    return target


def drawn_pictures() -> Iterator[bytes]:
    """Sound pictures of every kind, as programs write them."""
    image = Image.linear_gradient("L").resize((24, 16)).convert("RGB")
    for kind, options in (
        ("PNG", {}),
        ("JPEG", {"progressive": True}),
        ("JPEG", {}),
        ("GIF", {}),
        ("BMP", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
    ):
        out = io.BytesIO()
        image.save(out, kind, **options)
        yield out.getvalue()
