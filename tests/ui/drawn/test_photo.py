"""Somebody's picture is shown within bounds of time and memory, whatever is in its file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from fuzzing.decoding import drawn_pictures
from stretchgui.routine.picture_file import Measured, PictureFile, Unfit, measure
from stretchgui.ui.drawn.photo import decoded, read_picture
from tests.routine.pictures import SVG_BY_ANOTHER_NAME, bmp, gif, packed_text, png


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return tmp_path / "photo.png"


@pytest.mark.parametrize("kind", ["png", "jpg", "bmp", "webp"])
def test_each_kind_is_known_by_its_content_whatever_its_name(qapp: QApplication, photo: Path, kind: str) -> None:
    image = QImage(48, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    written = photo.with_suffix(f".{kind}")
    assert image.save(str(written))
    written.rename(photo)
    shown = read_picture(str(photo))
    assert shown.size() == QSize(48, 32)
    assert abs(shown.toImage().pixelColor(20, 20).green() - 0x80) < 4


@pytest.mark.parametrize("huge", [gif(4000, 3000), png(4000, 3000), png(6000, 1)])
def test_every_kind_is_made_smaller_when_it_is_huge(qapp: QApplication, photo: Path, huge: bytes) -> None:
    photo.write_bytes(huge)
    shown = read_picture(str(photo))
    assert not shown.isNull()
    assert shown.width() <= 2000
    assert shown.height() <= 1500


@pytest.mark.qt_log_ignore("libpng", extend=True)
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (SVG_BY_ANOTHER_NAME, "it is no PNG"),
        (gif(60_000, 60_000), "it is too large"),
        (png(900, 900, rows=0), "it cannot be read"),
        (bmp(900, 900), "it cannot be read"),
    ],
)
def test_what_a_stranger_sends_instead_of_a_picture_is_not_shown(
    qapp: QApplication, photo: Path, content: bytes, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    """An SVG in a picture's clothes would be drawn, and would open the files it names."""
    photo.write_bytes(content)
    assert read_picture(str(photo)).isNull()
    assert why in caplog.text


def test_a_png_full_of_packed_texts_costs_no_more_than_its_picture(qapp: QApplication, photo: Path) -> None:
    """Unpacked they would take 15 GB and a minute; a quarter of them would take seconds."""
    photo.write_bytes(png(10, 10, extra=[packed_text(number, 7_900_000) for number in range(20)]))
    before = time.process_time()
    assert read_picture(str(photo)).size() == QSize(10, 10)
    assert time.process_time() - before < 1.0


@pytest.mark.qt_log_ignore("Rejecting image", extend=True)
def test_a_decoder_is_given_no_more_memory_than_the_largest_picture_takes(qapp: QApplication) -> None:
    """A file whose first image is larger than the picture it promised is refused by the decoder itself."""
    data = png(6000, 6000, rows=1)
    refused = decoded(PictureFile(_measured(png(6, 6)), data))
    assert isinstance(refused, Unfit)


def _measured(data: bytes) -> Measured:
    measured = measure(data)
    assert not isinstance(measured, Unfit)
    return measured


@pytest.mark.qt_log_ignore("", extend=True)
@given(st.data())
@settings(max_examples=150)
def test_a_spoilt_picture_is_small_or_refused(qapp: QApplication, data: st.DataObject) -> None:
    """`make fuzz` does this by the million."""
    sound = bytearray(data.draw(st.sampled_from(list(drawn_pictures()))))
    for place in data.draw(st.lists(st.integers(0, len(sound) - 1), max_size=4)):
        sound[place] = data.draw(st.integers(0, 255))
    measured = measure(bytes(sound))
    if isinstance(measured, Measured):
        image = decoded(PictureFile(measured, bytes(sound)))
        assert isinstance(image, Unfit) or 0 < image.width() * image.height() <= 3_000_000
