"""Pictures as bytes, made without any library; sound ones, and such as a stranger may send."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *, depth: int = 8, extra: Iterable[bytes] = (), rows: int | None = None) -> bytes:
    """A black picture in shades of grey.

    Args:
        width: In pixels.
        height: In pixels.
        depth: Bits of a pixel, 8 or 16.
        extra: Chunks before the picture.
        rows: How many rows there really are; None for as many as it says.
    """
    packed = zlib.compress((b"\0" * (1 + width * depth // 8)) * (height if rows is None else rows))
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return b"".join([PNG, chunk(b"IHDR", header), *extra, chunk(b"IDAT", packed), chunk(b"IEND", b"")])


def packed_text(number: int, letters: int) -> bytes:
    """A chunk of a PNG with a text of so many letters, which takes a thousandth of the room."""
    return chunk(b"zTXt", b"text%d\0\0" % number + zlib.compress(b"a" * letters, 9))


def gif(width: int, height: int) -> bytes:
    """A canvas of any size with one pixel on it."""
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return b"GIF89a" + screen + b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02L\x01\x00;"


def bmp(width: int, height: int, data: bytes = b"") -> bytes:
    """A bitmap of 24 bits a pixel; a negative height counts its rows from the top."""
    return b"BM" + struct.pack("<IIIIiiHHIIiiII", 0, 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0) + data


def jpeg(width: int, height: int, *, frame: int = 0xC0, before: bytes = b"", scans: int = 1) -> bytes:
    """What a JPEG begins with; there is nothing in its scans."""
    size = struct.pack(">HBHHB", 8, 8, height, width, 1)
    return b"\xff\xd8" + before + bytes([0xFF, frame]) + size + b"\xff\xda\0\x02" * scans + b"\xff\xd9"


def segment(length: int) -> bytes:
    """What a camera tells of itself before the picture."""
    return b"\xff\xe1" + struct.pack(">H", length) + b"x" * (length - 2)


def webp(kind: bytes, data: bytes) -> bytes:
    """What a WebP begins with."""
    body = b"WEBP" + kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


SVG_BY_ANOTHER_NAME = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60">'
    b'<script>throw 1</script><image xlink:href="file:///etc/passwd" width="9" height="9"/>'
    b'<rect width="90" height="60" fill="red"/></svg>'
)
