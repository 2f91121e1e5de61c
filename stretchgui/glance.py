"""What the first picture needs of the settings, at a glance.

All of them are read with care a moment later, by tables that take longer to import than this takes; whatever is odd
here is as it usually is until then.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from stretchgui.document.whole_file import first_bytes
from stretchgui.routine.turns import Turns

FILE: Final = "settings.json"
FORMAT: Final = 1
LONGEST_NAME: Final = 30
_MOST_BYTES: Final = 100_000

E = TypeVar("E", bound=StrEnum)


class Colours(StrEnum):
    """Which of the window's looks: the system's own, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Glance:
    """A few of the settings, under the same names as all of them have."""

    colours: Colours = Colours.SYSTEM
    name_a: str = ""
    name_b: str = ""
    turns: Turns = Turns.WHOLE
    last_routine: str = ""
    geometry: str = ""

    def geometry_bytes(self) -> bytes:
        """The window's place and size for Qt; empty if there is none."""
        try:
            return base64.b64decode(self.geometry, validate=True)
        except (binascii.Error, ValueError):
            return b""


def glance_at(folder: Path) -> Glance:
    """What stands in the settings' file of a folder; as usual if there is none, or none that makes sense."""
    try:
        said = json.loads(first_bytes(folder / FILE, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Glance()
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        return Glance()
    return Glance(
        _one_of(Colours.SYSTEM, said.get("colours")),
        _line(said, "name_a")[:LONGEST_NAME],
        _line(said, "name_b")[:LONGEST_NAME],
        _one_of(Turns.WHOLE, said.get("turns")),
        _line(said, "last_routine"),
        _line(said, "geometry"),
    )


def _one_of(usual: E, said: object) -> E:
    return next((one for one in type(usual) if one == said), usual)


def _line(said: Mapping[str, object], key: str) -> str:
    value = said.get(key)
    return value if isinstance(value, str) and value.isprintable() else ""
