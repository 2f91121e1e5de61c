"""Reads what a person wrote: a file, its bytes or its text, into nodes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from stretchgui.document.characters import place_after, unprintable
from stretchgui.document.nodes import Node
from stretchgui.document.problems import Place, Report
from stretchgui.document.whole_file import first_bytes

MOST_BYTES: Final = 1_000_000


def read_file(path: Path, report: Report) -> Node | None:
    """Reads a file into nodes, as `read_text`; what is wrong goes to the report."""
    try:
        data = first_bytes(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        report.error(Place(), f"this file cannot be read: {getattr(error, 'strerror', None) or error}")
        return None
    return read_bytes(data, report)


def read_bytes(data: bytes, report: Report) -> Node | None:
    """Reads a file's content into nodes, as `read_text`; larger than 1 MB is refused."""
    if len(data) > MOST_BYTES:
        report.error(Place(), "this file is larger than 1 MB: split it into smaller ones")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        report.error(place_after(before), "this is not UTF-8 text: save the file as UTF-8")
        return None
    return read_text(text, report)


def read_text(text: str, report: Report, *, in_python: bool = False) -> Node | None:
    """Reads a text into nodes.

    Args:
        text: All of it.
        report: Takes what is wrong.
        in_python: Whether PyYAML's loader in C is left alone, as if it had been built without.

    Returns:
        The tree, also when keys stand twice or cannot be keys (the report says so, the first one counts);
        None when the text is not such a tree at all.
    """
    # Not for the first picture: it has everything from JSON.
    from stretchgui.document.yaml_tree import read_tree

    found = unprintable(text)
    if found:
        place = place_after(text[: found.start()])
        report.error(place, f"a character that cannot be printed ({found[0]!a}): this is not a text file")
        return None
    return read_tree(text, report, in_python=in_python)
