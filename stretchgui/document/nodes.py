"""The nodes of a text that a person wrote, each with its place.

`reading` reads them from a file, `yaml_tree` builds them from YAML, `json_tree` from JSON.
"""

from __future__ import annotations

from dataclasses import dataclass

from stretchgui.document.problems import Place

Plain = None | bool | int | float | str


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
