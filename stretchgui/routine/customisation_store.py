"""A couple's own values for each routine, remembered as one JSON file for each in a folder.

Nothing here raises: a folder that cannot be written to, or a disk that is full, is a value that says so. A file
that makes no sense is set aside under another name, never deleted and never written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from stretchgui.document import nodes
from stretchgui.document.durations import Seconds
from stretchgui.document.fields import Choice, Flag, Kind, ListOf, Number, Schema, Whole, Words, words_of
from stretchgui.document.json_file import JsonFile
from stretchgui.document.problems import Problem, Report, near_miss, quoted
from stretchgui.routine.customisation import LEAST_SCALE, MOST_SCALE, Customisation
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns

T = TypeVar("T")

FORMAT: Final = 1
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
# Escaped, an id may be longer than a file's name can be.
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was remembered of a routine, and what was wrong with it."""

    customisation: Customisation
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _EachOf(Generic[T]):
    """Values by step, each by itself: one bad value does not take the others along."""

    kind: Kind[T]

    def read(self, node: nodes.Node, report: Report) -> Mapping[str, T]:
        if not isinstance(node, nodes.Mapping):
            report.error(node.place, "values by step are needed here")
            return {}
        values = ((entry.key, self.kind.read(entry.value, report)) for entry in node.entries)
        return MappingProxyType({key: value for key, value in values if value is not None})

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.kind.schema()}


@dataclass(frozen=True, slots=True)
class _Names:
    """A set of step keys, each by itself."""

    def read(self, node: nodes.Node, report: Report) -> frozenset[str]:
        items = node.items if isinstance(node, nodes.Sequence) else (node,)
        return frozenset(name for item in items if (name := Words(200).read(item, report)) is not None)

    def schema(self) -> Schema:
        return {"type": "array", "items": Words(200).schema()}


_SIDES: Final = ListOf(Choice(words_of(list(Side))), least=1, most=20)
_KINDS: Final[dict[str, Kind[object]]] = {
    "turns": Choice(words_of(list(Turns))),
    "hold_scale": Number(LEAST_SCALE, MOST_SCALE),
    "holds": _EachOf(Seconds()),
    "sides": _EachOf(_SIDES),
    "sets": _EachOf(Whole(1, 20)),
    "bouts": _EachOf(_EachOf(_SIDES)),
    "pushes": _EachOf(Flag()),
    "left_out": _Names(),
    "get_ready": Seconds(zero_allowed=True),
    "change_side": Seconds(zero_allowed=True),
    "swap_roles": Seconds(zero_allowed=True),
}


class CustomisationStore:
    """Remembers what a couple changed of each routine.

    Attributes:
        folder: Where the files are; it comes into being with the first one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[Path, JsonFile] = {}

    def load(self, routine_id: str) -> Remembered:
        """What is remembered of a routine; nothing changed if nothing, or nothing of sense, is there."""
        loaded = self._file(routine_id).load()
        found = loaded.read(customisation_of)
        return Remembered(Customisation(), loaded.problems) if found is None else Remembered(*found)

    def save(self, routine_id: str, own: Customisation) -> Problem | None:
        """Remembers it, writing only if it differs from what is there.

        Returns:
            What kept it from being remembered, if anything did.
        """
        if own == Customisation():
            return self.reset(routine_id)
        return self._file(routine_id).save(customisation_values(own), "your changes could not be saved")

    def reset(self, routine_id: str) -> Problem | None:
        """Forgets what was changed, so that the routine is as it says itself.

        Returns:
            What kept it from being forgotten, if anything did.
        """
        return self._file(routine_id).forget("your changes could not be reset")

    def path_of(self, routine_id: str) -> Path:
        """The file of a routine; ids that differ have files that differ, also where case does not count."""
        name = "".join(c if c in _PLAIN else _escaped(c) for c in routine_id)
        if len(name) > _LONGEST_NAME:
            # Hardly ever; and OpenSSL, which comes along with it, takes 3 MB.
            import hashlib

            name = f"{name[:_LONGEST_NAME]}-{hashlib.sha256(name.encode()).hexdigest()[:32]}"
        return self.folder / f"{name}.json"

    def _file(self, routine_id: str) -> JsonFile:
        path = self.path_of(routine_id)
        if path not in self._files:
            self._files[path] = JsonFile(path, FORMAT)
        return self._files[path]


def customisation_of(root: nodes.Mapping, report: Report) -> Customisation:
    """Every value that is sound; the others are reported and left as the routine says."""
    values: dict[str, Any] = {}
    for entry in root.entries:
        kind = _KINDS.get(entry.key)
        if kind is None:
            if entry.key != "format":
                hint = near_miss(entry.key, _KINDS)
                report.warning(entry.key_place, f"unknown key {quoted(entry.key)}{hint}")
            continue
        value = kind.read(entry.value, report)
        if value is not None:
            values[entry.key] = value
    return replace(Customisation(), **values)


def customisation_values(own: Customisation) -> dict[str, object]:
    """A customisation as values for JSON: only what differs from what the routine says."""
    usual = Customisation()
    said: dict[str, object] = {}
    for one in fields(Customisation):
        value = getattr(own, one.name)
        if value == getattr(usual, one.name):
            continue
        if isinstance(value, Mapping):
            value = {key: dict(one) if isinstance(one, Mapping) else one for key, one in value.items()}
        said[one.name] = sorted(value) if isinstance(value, frozenset) else value
    return said


def _escaped(letter: str) -> str:
    return "".join(f"%{byte:02x}" for byte in letter.encode("utf-8", "surrogatepass"))
