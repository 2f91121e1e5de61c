"""A couple's own values for each routine, remembered as one JSON file for each in a folder.

Nothing here raises: a folder that cannot be written to, or a disk that is full, is a value that says so. A file
that makes no sense is set aside under another name, never deleted and never written over.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, TypeGuard, TypeVar

from stretchgui.document import nodes
from stretchgui.document.fields import Choice, Kind, ListOf, Number, Schema, Seconds, Whole, Words, words_of
from stretchgui.document.problems import Place, Problem, Report, Severity, near_miss, quoted
from stretchgui.routine.customisation import LEAST_SCALE, MOST_SCALE, Customisation
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns

T = TypeVar("T")

FORMAT: Final = 1
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
# Escaped, an id may be longer than a file's name can be.
_LONGEST_NAME: Final = 120
_MOST_SET_ASIDE: Final = 1000


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


_KINDS: Final[dict[str, Kind[object]]] = {
    "turns": Choice(words_of(list(Turns))),
    "hold_scale": Number(LEAST_SCALE, MOST_SCALE),
    "holds": _EachOf(Seconds()),
    "sides": _EachOf(ListOf(Choice(words_of(list(Side))), least=1, most=20)),
    "sets": _EachOf(Whole(1, 20)),
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
        # What could be neither read nor set aside: nothing may be written over it.
        self._unread: set[Path] = set()

    def load(self, routine_id: str) -> Remembered:
        """What is remembered of a routine; nothing changed if nothing, or nothing of sense, is there."""
        path = self.path_of(routine_id)
        self._unread.discard(path)
        try:
            data = nodes.first_bytes(path, nodes.MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return Remembered(Customisation())
        except (OSError, ValueError) as error:
            self._unread.add(path)
            return Remembered(Customisation(), (_problem(path, "cannot be read", error),))
        report = Report(str(path))
        root = nodes.read_bytes(data, report)
        if root is not None and _is_ours(root, report):
            return Remembered(_read(root, report), report.sorted())
        return Remembered(Customisation(), (*report.sorted(), self._set_aside(path)))

    def save(self, routine_id: str, own: Customisation) -> Problem | None:
        """Remembers it, writing only if it differs from what is there.

        Returns:
            What kept it from being remembered, if anything did.
        """
        if own == Customisation():
            return self.reset(routine_id)
        path = self.path_of(routine_id)
        data = _written(own)
        if path in self._unread:
            moved = self._set_aside(path)
            if path in self._unread:
                return moved
        try:
            if path.is_file() and nodes.first_bytes(path, nodes.MOST_BYTES) == data:
                return None
            self.folder.mkdir(parents=True, exist_ok=True)
            _replace(path, data)
        except (OSError, ValueError) as error:
            return _problem(path, "your changes could not be saved", error)
        return None

    def reset(self, routine_id: str) -> Problem | None:
        """Forgets what was changed, so that the routine is as it says itself.

        Returns:
            What kept it from being forgotten, if anything did.
        """
        path = self.path_of(routine_id)
        if path in self._unread:
            moved = self._set_aside(path)
            return moved if path in self._unread else None
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return None
        except (OSError, ValueError) as error:
            return _problem(path, "your changes could not be reset", error)
        return None

    def path_of(self, routine_id: str) -> Path:
        """The file of a routine; ids that differ have files that differ, also where case does not count."""
        name = "".join(c if c in _PLAIN else _escaped(c) for c in routine_id)
        if len(name) > _LONGEST_NAME:
            name = f"{name[:_LONGEST_NAME]}-{hashlib.sha256(name.encode()).hexdigest()[:32]}"
        return self.folder / f"{name}.json"

    def _set_aside(self, path: Path) -> Problem:
        """Renames a file that makes no sense, and says so."""
        self._unread.add(path)
        for number in range(1, _MOST_SET_ASIDE + 1):
            aside = path.with_name(f"{path.name}.bad-{number}")
            if os.path.lexists(aside):
                continue
            try:
                path.rename(aside)
            except (OSError, ValueError) as error:
                return _problem(path, "cannot be set aside", error)
            self._unread.discard(path)
            return Problem(str(path), Place(), f"set aside as {aside.name}", Severity.WARNING)
        return Problem(str(path), Place(), f"cannot be set aside: {_MOST_SET_ASIDE} such files are there already")


def _is_ours(root: nodes.Node, report: Report) -> TypeGuard[nodes.Mapping]:
    """Whether it is of the format that this program writes."""
    node = root.get("format") if isinstance(root, nodes.Mapping) else None
    if isinstance(node, nodes.Scalar) and node.value == FORMAT and not isinstance(node.value, bool):
        return True
    report.error(
        root.place if node is None else node.place, f"this file is not of format {FORMAT}, the one this program reads"
    )
    return False


def _read(root: nodes.Mapping, report: Report) -> Customisation:
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


def _written(own: Customisation) -> bytes:
    """Only what differs from what the routine says."""
    usual = Customisation()
    said: dict[str, object] = {"format": FORMAT}
    for one in fields(Customisation):
        value = getattr(own, one.name)
        if value == getattr(usual, one.name):
            continue
        if isinstance(value, Mapping):
            value = dict(value)
        said[one.name] = sorted(value) if isinstance(value, frozenset) else value
    text = json.dumps(said, indent=1, ensure_ascii=False, allow_nan=False, sort_keys=True)
    return (text + "\n").encode()


def _replace(path: Path, data: bytes) -> None:
    """Puts a whole new file in a file's place: whatever happens meanwhile, the old or the new one is there."""
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp", delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    # The new name outlives a power cut only when the folder is on the disk too; not every system can do this.
    with contextlib.suppress(OSError):
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _escaped(letter: str) -> str:
    return "".join(f"%{byte:02x}" for byte in letter.encode("utf-8", "surrogatepass"))


def _problem(path: Path, what: str, error: Exception) -> Problem:
    return Problem(str(path), Place(), f"{what}: {getattr(error, 'strerror', None) or error}")
