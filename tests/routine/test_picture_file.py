"""A stranger's picture is measured before it is decoded, and refused with a reason."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.routine.picture_file import (
    MOST_BYTES,
    MOST_SCANS,
    Measured,
    PictureFile,
    Unfit,
    measure,
    read_picture_file,
    unfit_picture,
)
from tests.routine.pictures import (
    PNG,
    SVG_BY_ANOTHER_NAME,
    bmp,
    chunk,
    gif,
    jpeg,
    packed_text,
    png,
    segment,
    webp,
)
from tests.routine.reading import routine_of

LOSSLESS = b"\x2f" + struct.pack("<I", (640 - 1) | (480 - 1) << 14)
EXTENDED = bytes(4) + (640 - 1).to_bytes(3, "little") + (480 - 1).to_bytes(3, "little")
LOSSY = b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)

KINDS = [
    (png(640, 480, rows=0), Measured("png", 640, 480)),
    (png(640, 480, depth=16, rows=0), Measured("png", 640, 480, 3)),
    (gif(640, 480), Measured("gif", 640, 480)),
    (bmp(640, 480), Measured("bmp", 640, 480)),
    (bmp(640, -480), Measured("bmp", 640, 480)),
    (b"BM" + struct.pack("<IIIIHH", 0, 0, 26, 12, 640, 480), Measured("bmp", 640, 480)),
    (webp(b"VP8 ", LOSSY), Measured("webp", 640, 480)),
    (webp(b"VP8L", LOSSLESS), Measured("webp", 640, 480)),
    (webp(b"VP8X", EXTENDED), Measured("webp", 640, 480)),
    (jpeg(640, 480), Measured("jpeg", 640, 480)),
    (jpeg(640, 480, frame=0xC2), Measured("jpeg", 640, 480, 3)),
    (jpeg(640, 480, before=segment(60_000) * 3 + b"\xff\x01\xff\xff"), Measured("jpeg", 640, 480)),
]

NO_PICTURE = "is no PNG, JPEG, GIF, BMP or WebP, whatever its name says"
DAMAGED = "is damaged: save it anew"
TOO_LARGE = [
    (png(40_000, 40_000, rows=0), "40000 x 40000 pixels): make it smaller than 24 million"),
    (png(4_000, 4_000, depth=16, rows=0), "4000 x 4000 pixels): make it smaller than 8 million"),
    (gif(65_535, 65_535), "65535 x 65535 pixels): make it smaller than 24 million"),
    (bmp(2_000_000_000, -2_000_000_000), "2000000000 x 2000000000 pixels): make it smaller than 24 million"),
    (jpeg(65_535, 65_535), "65535 x 65535 pixels): make it smaller than 72 million"),
    (jpeg(5_000, 5_000, frame=0xC2), "5000 x 5000 pixels): make it smaller than 24 million"),
]
REFUSED = [
    (b"", NO_PICTURE),
    (b"a text", NO_PICTURE),
    (SVG_BY_ANOTHER_NAME, NO_PICTURE),
    (b"II*\0 a TIFF", NO_PICTURE),
    (b"%PDF-1.7", NO_PICTURE),
    (PNG, DAMAGED),
    (PNG + b"\0\0\0\x0dIEND", DAMAGED),
    (png(0, 0), DAMAGED),
    (b"\xff\xd8\xff", DAMAGED),
    (b"\xff\xd8\xff\xe0\0\x04ab no marker", DAMAGED),
    (b"GIF89a\1", DAMAGED),
    (b"BM", DAMAGED),
    (bmp(-4, 4), DAMAGED),
    (b"RIFF\0\0\0\0WAVE", DAMAGED),
    (webp(b"VP8X", b""), DAMAGED),
    (webp(b"ODD ", bytes(30)), DAMAGED),
    *[(data, f"is too large ({said} pixels") for data, said in TOO_LARGE],
]


@pytest.mark.parametrize(("data", "measured"), KINDS)
def test_the_size_of_each_kind_is_read_from_its_beginning(data: bytes, measured: Measured) -> None:
    assert measure(data) == measured


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_is_no_picture_or_far_too_large_is_refused_with_a_reason(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(data)
    assert read_picture_file(path) == Unfit(why)
    assert unfit_picture(path) == Unfit(why)
    text = "title: x\nsteps:\n  - name: y\n    picture: photo.png\n"
    routine, problems = routine_of(text, tmp_path)
    assert routine is not None
    assert problems == [f"4:14: warning: the picture 'photo.png' cannot be shown: it {why}"]


def test_a_file_of_very_many_bytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(png(640, 480))
    os.truncate(path, MOST_BYTES + 1)
    refused = Unfit("is larger than 25 MB: make it smaller")
    assert read_picture_file(path) == unfit_picture(path) == refused


def test_the_texts_of_a_png_are_never_unpacked(tmp_path: Path) -> None:
    """A thousand packed texts of 8 MB fit into a few MB of file: they are left out before anything decodes it."""
    path = tmp_path / "photo.png"
    texts = [packed_text(number, 100_000) for number in range(50)]
    path.write_bytes(png(4, 4, extra=[*texts, chunk(b"iCCP", b"x\0\0"), chunk(b"gAMA", b"\0\0\xb1\x8f")]))
    file = read_picture_file(path)
    assert isinstance(file, PictureFile)
    assert file.data == png(4, 4, extra=[chunk(b"gAMA", b"\0\0\xb1\x8f")])


def test_a_jpeg_of_very_many_scans_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg(640, 480, frame=0xC2, scans=MOST_SCANS))
    assert isinstance(read_picture_file(path), PictureFile)
    path.write_bytes(jpeg(640, 480, frame=0xC2, scans=MOST_SCANS + 1))
    assert read_picture_file(path) == Unfit("is a JPEG of more than 64 scans: save it anew")


def test_a_size_that_stands_far_into_a_file_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg(640, 480, before=segment(65_000) * 6))
    assert unfit_picture(path) is None
    assert isinstance(read_picture_file(path), PictureFile)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes by name")
def test_a_pipe_in_a_pictures_place_holds_up_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "photo.png")
    assert read_picture_file(tmp_path / "photo.png") == Unfit("cannot be read: it is not a file")


STARTS = st.sampled_from([PNG, b"\xff\xd8", b"GIF89a", b"BM", b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF\0\0\0\0WEBPVP8X", b""])


@given(STARTS, st.binary(max_size=80))
def test_whatever_comes_is_measured_or_refused(start: bytes, rest: bytes) -> None:
    measured = measure(start + rest)
    if isinstance(measured, Measured):
        assert 0 < measured.width * measured.height * measured.cost <= 72_000_000
    else:
        assert measured.why
