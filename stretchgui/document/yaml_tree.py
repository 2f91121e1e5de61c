"""A YAML text as a tree of nodes with their places: safe, small, and without YAML 1.1's surprises.

Nothing is executed: tags, aliases, merge keys and duplicate keys are refused. Only `null`, `true`,
`false` and numbers are anything but text, so that `no`, `1:30` and `2024-01-01` stay what they look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

import yaml

from stretchgui.document.characters import unprintable
from stretchgui.document.nodes import Entry, Mapping, Node, Plain, Scalar, Sequence
from stretchgui.document.problems import Place, Report, quoted

MOST_NESTING = 20
MOST_NODES = 100_000

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?")
_NOT_A_NUMBER = {".nan": float("nan"), ".inf": float("inf"), "+.inf": float("inf"), "-.inf": float("-inf")}


class _Mark(Protocol):
    line: int
    column: int


def read_tree(text: str, report: Report, *, in_python: bool = False) -> Node | None:
    """Reads a text that can be printed into nodes; as `reading.read_text`."""
    builder = _Builder(report)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader if in_python else LOADER):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as error:
        report.error(*_explained(error))
        return None
    except (yaml.YAMLError, ValueError) as error:
        # ValueError: the loader without C says so of an escape beyond Unicode.
        report.error(Place(), f"this is not YAML: {quoted(str(error), 200)}")
        return None
    if builder.root is None:
        report.error(Place(), "this file is empty")
    return builder.root


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun and not yet ended."""

    place: Place
    is_mapping: bool
    nodes: list[Node]
    entries: dict[str, Entry]
    key: tuple[str | None, Place] | None = None


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, report: Report) -> None:
        self.root: Node | None = None
        self._report = report
        self._open: list[_Open] = []
        self._count = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Takes one event; False when there is no sense in going on."""
        place = _place(event.start_mark)
        match event:
            case yaml.AliasEvent():
                return self._stop(place, "aliases (*name) are not allowed: write the value out")
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    return self._stop(place, "a second document ('---') begins here: one file, one document")
            case yaml.ScalarEvent() | yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                return self._begin(event, place)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._end()
            case _:
                pass
        return True

    def _begin(self, event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent, place: Place) -> bool:
        self._count += 1
        if self._count > MOST_NODES:
            return self._stop(place, f"more than {MOST_NODES:,} values in one file")
        if event.tag not in (None, "!"):
            return self._stop(place, f"tags ({quoted(event.tag)}) are not allowed: nothing in a file is executed")
        if isinstance(event, yaml.ScalarEvent):
            # Written out as an escape, such a character passes the look at the whole text.
            found = unprintable(event.value)
            if found:
                return self._stop(place, f"a character that cannot be printed ({found[0]!a}) in this text")
            self._add(Scalar(_meaning(event), event.value, place))
            return True
        if len(self._open) >= MOST_NESTING:
            return self._stop(place, f"nested deeper than {MOST_NESTING} levels")
        self._open.append(_Open(place, isinstance(event, yaml.MappingStartEvent), [], {}))
        return True

    def _end(self) -> None:
        done = self._open.pop()
        if done.is_mapping:
            self._add(Mapping(tuple(done.entries.values()), done.place))
        else:
            self._add(Sequence(tuple(done.nodes), done.place))

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent)
        else:
            key, place = parent.key
            if key is not None:
                parent.entries.setdefault(key, Entry(key, place, node))
            parent.key = None

    def _key(self, node: Node, parent: _Open) -> tuple[str | None, Place]:
        """A key and its place; no key (its value is left out) if it cannot be one."""
        if not isinstance(node, Scalar):
            self._report.error(node.place, "a key must be a word")
            return None, node.place
        if node.text == "<<":
            self._report.error(node.place, "merge keys (<<) are not allowed: write the values out")
            return None, node.place
        earlier = parent.entries.get(node.text)
        if earlier:
            self._report.error(
                node.place, f"{quoted(node.text)} stands here a second time (first in line {earlier.key_place.line})"
            )
        return node.text, node.place

    def _stop(self, place: Place, message: str) -> bool:
        self._report.error(place, message)
        return False


def _meaning(event: yaml.ScalarEvent) -> Plain:
    """What a scalar means: quoted is text; plain may be nothing, true, false or a number."""
    text: str = event.value
    if event.style in ("'", '"', "|", ">"):
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return _NOT_A_NUMBER.get(text.lower(), text)


def _place(mark: _Mark | None) -> Place:
    return Place() if mark is None else Place(mark.line + 1, mark.column + 1)


def _explained(error: yaml.MarkedYAMLError) -> tuple[Place, str]:
    """Where to look, and what is wrong in words that say what to do."""
    place, problem, context = _place(error.problem_mark or error.context_mark), error.problem or "", error.context or ""
    if "quoted scalar" in context and "end of stream" in problem:
        return _place(error.context_mark), "a quote is opened here and never closed"
    if "cannot start any token" in problem:
        hint = "a tab? indent with spaces; or put the text in quotes"
        return place, f"a character that cannot begin a value here ({hint})"
    if "mapping values are not allowed" in problem:
        return place, "a ':' where none can be: check the indentation, or put the text in quotes"
    if "flow" in context:
        return place, "before this, a ',' or the bracket that closes a list [ ] or map { } is missing"
    if "did not find expected" in problem or "block end" in problem:
        return place, f"the indentation does not fit the lines above ({problem})"
    return place, f"this is not YAML: {', '.join(part for part in (context, problem) if part)}"
