"""The kinds of values a file may hold, as a table that both reads them and describes them.

A format is written down once, as `Record`s of fields. Reading walks the nodes and reports every
problem with its place; `schema()` gives the same table as JSON Schema for editors.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from stretchgui.document.nodes import Mapping, Node, Scalar
from stretchgui.document.nodes import Sequence as ListNode
from stretchgui.document.problems import Report, Severity, near_miss, quoted

Schema = dict[str, object]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Kind(Protocol[T_co]):
    """What a value may be. None as an answer means: refused, and the report says why."""

    def read(self, node: Node, report: Report) -> T_co | None:
        """Reads the node; what is wrong with it goes to the report."""

    def schema(self) -> Schema:
        """The same rule as JSON Schema."""


def shown(node: Node) -> str:
    """What stands in a node, short enough for a message."""
    if isinstance(node, Scalar):
        return "nothing" if node.value is None else quoted(node.text)
    return "a list" if isinstance(node, ListNode) else "keys with values"


def refuse(node: Node, report: Report, wanted: str, hint: str = "") -> None:
    """Reports what is needed in a node's place."""
    report.error(node.place, f"{wanted} is needed here, not {shown(node)}{hint}")


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one language, `longest` characters at most."""

    longest: int = 2000

    def read(self, node: Node, report: Report) -> str | None:
        """Numbers count as text, as they are written."""
        if not isinstance(node, Scalar) or node.value is None or not node.text.strip():
            refuse(node, report, "a text")
            return None
        if len(node.text) > self.longest:
            report.error(node.place, f"this text is longer than {self.longest} characters")
            return None
        return node.text.strip()

    def schema(self) -> Schema:
        """A string that is not blank, with a greatest length; or what reads as one."""
        return {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": self.longest}


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds, both included."""

    least: float = -1e6
    most: float = 1e6
    whole: bool = False

    def read(self, node: Node, report: Report) -> float | None:
        """Refuses text, not-a-number, infinity and what is out of bounds."""
        value = node.value if isinstance(node, Scalar) else None
        wanted = "a whole number" if self.whole else "a number"
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            refuse(node, report, wanted)
            return None
        if self.whole and not isinstance(value, int):
            refuse(node, report, wanted)
            return None
        if not self.least <= value <= self.most:
            refuse(node, report, f"{wanted} from {self.least:g} to {self.most:g}")
            return None
        return value

    def schema(self) -> Schema:
        """A number with bounds."""
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds, both included."""

    least: int
    most: int

    def read(self, node: Node, report: Report) -> int | None:
        """As `Number`, without fractions."""
        value = Number(self.least, self.most, whole=True).read(node, report)
        return None if value is None else int(value)

    def schema(self) -> Schema:
        """An integer with bounds."""
        return Number(self.least, self.most, whole=True).schema()


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, node: Node, report: Report) -> bool | None:
        """Only `true` and `false`: `yes`, `no`, `on` and `off` are text."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        refuse(node, report, "true or false")
        return None

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One of several words, each standing for a value."""

    meanings: dict[str, T]

    def read(self, node: Node, report: Report) -> T | None:
        """A wrong word gets the nearest right one as a hint."""
        if isinstance(node, Scalar) and node.text in self.meanings:
            return self.meanings[node.text]
        hint = near_miss(node.text, self.meanings) if isinstance(node, Scalar) else ""
        refuse(node, report, f"one of {', '.join(self.meanings)}", hint)
        return None

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": list(self.meanings)}


@dataclass(frozen=True, slots=True)
class Reference(Generic[T]):
    """The id of a thing that must exist; `Report.known` says which do."""

    word: str
    of: type[T]

    def read(self, node: Node, report: Report) -> T | None:
        """The thing itself."""
        if not isinstance(node, Scalar) or node.value is None:
            refuse(node, report, f"the id of {_article(self.word)}")
            return None
        known = report.known.get(self.word, {})
        thing = known.get(node.text)
        if isinstance(thing, self.of):
            return thing
        if node.text in known:
            report.error(node.place, f"the {self.word} {quoted(node.text)} has problems of its own")
            return None
        report.error(node.place, f"there is no {self.word} {quoted(node.text)}{near_miss(node.text, known)}")
        return None

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list of values of one kind, `least` to `most` of them."""

    kind: Kind[T]
    least: int = 0
    most: int = 1000

    def read(self, node: Node, report: Report) -> tuple[T, ...] | None:
        """All items; refused as a whole when one of them is."""
        if not isinstance(node, ListNode):
            refuse(node, report, "a list")
            return None
        if not self.least <= len(node.items) <= self.most:
            report.error(node.place, f"{self.least} to {self.most} items are needed here, not {len(node.items)}")
            return None
        values = [None if report.full else self.kind.read(item, report) for item in node.items]
        return None if any(value is None for value in values) else tuple(v for v in values if v is not None)

    def schema(self) -> Schema:
        """An array."""
        return {"type": "array", "items": self.kind.schema(), "minItems": self.least, "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class MapOf(Generic[T]):
    """Values of one kind by key; with `keys`, only these."""

    kind: Kind[T]
    keys: tuple[str, ...] | None = None
    least: int = 0
    most: int = 200

    def read(self, node: Node, report: Report) -> dict[str, T] | None:
        """All values by their key; refused as a whole when one of them is."""
        if not isinstance(node, Mapping):
            refuse(node, report, "a map (keys with values)")
            return None
        if not self.least <= len(node.entries) <= self.most:
            report.error(node.place, f"{self.least} to {self.most} keys are needed here, not {len(node.entries)}")
            return None
        values: dict[str, T] = {}
        sound = True
        for entry in node.entries:
            if report.full:
                return None
            if self.keys is not None and entry.key not in self.keys:
                report.error(entry.key_place, f"unknown key {quoted(entry.key)}{near_miss(entry.key, self.keys)}")
                sound = False
                continue
            value = self.kind.read(entry.value, report)
            if value is None:
                sound = False
            else:
                values[entry.key] = value
        return values if sound else None

    def schema(self) -> Schema:
        """An object with free or listed keys."""
        bounds: Schema = {"type": "object", "minProperties": self.least, "maxProperties": self.most}
        if self.keys is None:
            return {**bounds, "additionalProperties": self.kind.schema()}
        properties = {key: self.kind.schema() for key in self.keys}
        return {**bounds, "properties": properties, "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class Either(Generic[T]):
    """One of several kinds, chosen by what the node looks like.

    Attributes:
        kinds: For "scalar", "list" and "mapping", the kind that reads such a node.
        wanted: What is needed, in words, when none fits.
    """

    kinds: dict[str, Kind[T]]
    wanted: str

    def read(self, node: Node, report: Report) -> T | None:
        """As the kind for such a node reads it."""
        shape = "scalar" if isinstance(node, Scalar) else "list" if isinstance(node, ListNode) else "mapping"
        kind = self.kinds.get(shape)
        if kind is None:
            refuse(node, report, self.wanted)
            return None
        return kind.read(node, report)

    def schema(self) -> Schema:
        """Any of the kinds."""
        return {"anyOf": [kind.schema() for kind in self.kinds.values()]}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record.

    Attributes:
        kind: What its value may be.
        required: Whether it must be written.
        doc: What it is for, shown by editors.
    """

    kind: Kind[object]
    required: bool = False
    doc: str = ""


Check = Callable[[T, Mapping, Report], None]


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """Keys with values that together make one dataclass.

    Attributes:
        make: The dataclass; keys that are not written keep its defaults.
        what: What it is, in words, for messages.
        fields: The keys. A `-` in a key is a `_` in the dataclass.
        check: Looks at the whole once every key is sound.
    """

    make: Callable[..., T]
    what: str
    fields: dict[str, Field]
    check: Check[T] | None = field(default=None)

    def read(self, node: Node, report: Report) -> T | None:
        """The dataclass; every unknown, missing and wrong key is reported."""
        if not isinstance(node, Mapping):
            refuse(node, report, f"{_article(self.what)} (keys with values)")
            return None
        found = len(report.problems)
        values: dict[str, object] = {}
        sound = True
        for entry in node.entries:
            if report.full:
                return None
            known = self.fields.get(entry.key)
            if known is None:
                hint = near_miss(entry.key, self.fields)
                report.error(entry.key_place, f"unknown key {quoted(entry.key)} in {_article(self.what)}{hint}")
                sound = False
                continue
            value = known.kind.read(entry.value, report)
            sound = sound and value is not None
            values[entry.key.replace("-", "_")] = value
        for key, known in self.fields.items():
            if known.required and node.get(key) is None:
                report.error(node.place, f"'{key}' is missing in {_article(self.what)}")
                sound = False
        if not sound:
            return None
        record = self.make(**values)
        if self.check is not None:
            self.check(record, node, report)
        errors_now = any(problem.severity is Severity.ERROR for problem in report.problems[found:])
        return None if errors_now else record

    def schema(self) -> Schema:
        """An object with exactly these keys."""
        properties: Schema = {}
        for key, known in self.fields.items():
            properties[key] = {**known.kind.schema(), **({"description": known.doc} if known.doc else {})}
        required = [key for key, known in self.fields.items() if known.required]
        described: Schema = {
            "title": self.what,
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        return {**described, "required": required} if required else described


def words_of(members: Sequence[T]) -> dict[str, T]:
    """The words of an enumeration, for `Choice`."""
    return {str(member): member for member in members}


def is_number(text: str) -> bool:
    """Whether a text in quotes looks like a number."""
    return re.fullmatch(r"[0-9]+(\.[0-9]+)?", text.strip()) is not None


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
