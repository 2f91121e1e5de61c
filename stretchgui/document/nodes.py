"""The nodes of a text that a person wrote, each with its place, and how they are read from a file.

`yaml_tree` builds them from YAML, `json_tree` from JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from stretchgui.document.problems import Place, Report
from stretchgui.document.whole_file import first_bytes

MOST_BYTES = 1_000_000


Plain = None | bool | int | float | str

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    Attributes:
        value: What it means: text, a number, true, false or nothing.
        text: What was written.
    """

    value: Plain
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a mapping."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value written at a key."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def place_of(self, key: str) -> Place:
        """Where a key's value stands, or the mapping's own place."""
        value = self.get(key)
        return self.place if value is None else value.place


Node = Scalar | Sequence | Mapping


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


def place_after(text: str) -> Place:
    """Where the next character stands."""
    lines = _LINE_END.split(text)
    return Place(len(lines), len(lines[-1]) + 1)


def unprintable(text: str) -> re.Match[str] | None:
    """The first character that has no place in a text."""
    # What Python can print may stand in a text; the exact question takes some milliseconds to be compiled.
    return None if text.isprintable() else re.search(_UNPRINTABLE, text)
