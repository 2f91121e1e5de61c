"""What may stand in a text, and where in it something stands."""

from __future__ import annotations

import re

from stretchgui.document.problems import Place

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def place_after(text: str) -> Place:
    """Where the next character stands."""
    lines = _LINE_END.split(text)
    return Place(len(lines), len(lines[-1]) + 1)


def unprintable(text: str) -> re.Match[str] | None:
    """The first character that has no place in a text."""
    # What Python can print may stand in a text; the exact question takes some milliseconds to be compiled.
    return None if text.isprintable() else re.search(_UNPRINTABLE, text)
