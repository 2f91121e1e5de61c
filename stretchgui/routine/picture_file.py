"""What is in a picture's file, read from its first bytes: no stranger's picture is decoded before it was measured.

Decoders believe what a file says of itself. Measured with Qt 6.11.3 and its usual limits: a PNG of 3 MB whose texts
are packed four hundred times took 15 GB and a minute, and an SVG by the name of `photo.png` was drawn, and opened
the files it names. So only the kinds below are read, each within bounds.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stretchgui.document.whole_file import first_bytes

MOST_BYTES: Final = 25_000_000
# So many pixels take half a second and 100 MB to decode. A JPEG can be made smaller while it is read.
MOST_PIXELS: Final = 24_000_000
MOST_PIXELS_OF_JPEG: Final = 72_000_000
# Colours of 16 bits take twice the room, and are converted.
DEEP: Final = 3
# A camera writes ten scans into a JPEG; each one more goes over the whole picture.
MOST_SCANS: Final = 64
# Where a JPEG says how large it is comes after what the camera tells of itself.
HEAD: Final = 300_000

_PNG: Final = b"\x89PNG\r\n\x1a\n"
# The chunks that make a PNG's picture. Its texts and profiles are packed, and unpack to a thousand times their size.
_PNG_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"})
_SIZE_OF_JPEG: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_PROGRESSIVE: Final = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN: Final = b"\xff\xda"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a picture's file says of itself.

    Attributes:
        format: As Qt calls it: png, jpeg, gif, bmp or webp.
        width: In pixels.
        height: In pixels.
        cost: How many times more a pixel takes than in the plainest file of its kind.
    """

    format: str
    width: int
    height: int
    cost: int = 1


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that may be decoded.

    Attributes:
        data: The file's content, without what is not its picture.
    """

    measured: Measured
    data: bytes


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a picture is not read, as the end of a sentence that begins with the picture."""

    why: str


DAMAGED: Final = Unfit("is damaged: save it anew")


def read_picture_file(path: Path) -> PictureFile | Unfit:
    """Reads a picture's file, if it may be decoded."""
    try:
        data = first_bytes(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        return Unfit(f"cannot be read: {getattr(error, 'strerror', None) or error}")
    if len(data) > MOST_BYTES:
        return Unfit(_too_heavy())
    measured = measure(data)
    if isinstance(measured, Unfit):
        return measured
    if measured.format == "jpeg" and data.count(_START_OF_SCAN) > MOST_SCANS:
        return Unfit(f"is a JPEG of more than {MOST_SCANS} scans: save it anew")
    return PictureFile(measured, _picture_of_png(data) if measured.format == "png" else data)


def unfit_picture(path: Path) -> Unfit | None:
    """Why a picture will not be shown, as far as the beginning of its file tells."""
    try:
        size, head = path.stat().st_size, first_bytes(path, HEAD)
    except (OSError, ValueError) as error:
        return Unfit(f"cannot be read: {getattr(error, 'strerror', None) or error}")
    if size > MOST_BYTES:
        return Unfit(_too_heavy())
    measured = measure(head)
    if measured == DAMAGED and size > len(head):
        # What tells its size may come later.
        return None
    return measured if isinstance(measured, Unfit) else None


def measure(data: bytes) -> Measured | Unfit:
    """What a picture is, from the beginning of its file."""
    for starts, look in _LOOKS:
        if data.startswith(starts):
            try:
                measured = look(data)
            except (struct.error, IndexError):
                measured = None
            return DAMAGED if measured is None else _within_bounds(measured)
    return Unfit("is no PNG, JPEG, GIF, BMP or WebP, whatever its name says")


def _within_bounds(measured: Measured) -> Measured | Unfit:
    most = MOST_PIXELS_OF_JPEG if measured.format == "jpeg" else MOST_PIXELS
    width, height = measured.width, measured.height
    if width < 1 or height < 1:
        return DAMAGED
    if width * height * measured.cost > most:
        fits = most // measured.cost // 1_000_000
        return Unfit(f"is too large ({width} x {height} pixels): make it smaller than {fits} million pixels")
    return measured


def _too_heavy() -> str:
    return f"is larger than {MOST_BYTES // 1_000_000} MB: make it smaller"


# ---- one kind after the other ----------------------------------------------------------------------------------------


def _png(data: bytes) -> Measured | None:
    if data[12:16] != b"IHDR":
        return None
    width, height, depth = struct.unpack_from(">IIB", data, 16)
    return Measured("png", width, height, DEEP if depth > 8 else 1)


def _gif(data: bytes) -> Measured | None:
    width, height = struct.unpack_from("<HH", data, 6)
    return Measured("gif", width, height)


def _bmp(data: bytes) -> Measured | None:
    (header,) = struct.unpack_from("<I", data, 14)
    if header < 16:
        width, height = struct.unpack_from("<HH", data, 18)
    else:
        # A negative height means that the rows begin at the top.
        width, height = struct.unpack_from("<ii", data, 18)
    return Measured("bmp", width, abs(height))


def _webp(data: bytes) -> Measured | None:
    if data[8:12] != b"WEBP":
        return None
    match data[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return Measured("webp", width & 0x3FFF, height & 0x3FFF)
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", data, 21)
            return Measured("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case b"VP8X" if len(data) >= 30:
            return Measured(
                "webp", int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
            )
        case _:
            return None


def _jpeg(data: bytes) -> Measured | None:
    """Goes from marker to marker to the one that tells the size."""
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _SIZE_OF_JPEG:
            height, width = struct.unpack_from(">HH", data, at + 5)
            # All of a progressive one is kept until its last scan was read.
            return Measured("jpeg", width, height, DEEP if marker in _PROGRESSIVE else 1)
        else:
            at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return None


_LOOKS: Final[tuple[tuple[bytes | tuple[bytes, ...], Callable[[bytes], Measured | None]], ...]] = (
    (_PNG, _png),
    (b"\xff\xd8", _jpeg),
    ((b"GIF87a", b"GIF89a"), _gif),
    (b"BM", _bmp),
    (b"RIFF", _webp),
)


def _picture_of_png(data: bytes) -> bytes:
    """A PNG without its texts and profiles."""
    return _PNG + b"".join(chunk for name, chunk in _chunks_of_png(data) if name in _PNG_CHUNKS)


def _chunks_of_png(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at : at + 12 + length]
        at += 12 + length
