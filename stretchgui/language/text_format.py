"""How a text is written in a file, in one or several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stretchgui.document import nodes
from stretchgui.document.fields import Schema, Words
from stretchgui.document.nodes import Node
from stretchgui.document.problems import Report, near_miss, quoted
from stretchgui.language.text import PLACEHOLDER, PLACEHOLDERS, Text, plain

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class LocalisedText:
    """The kind of a text: a string, or a map of languages; placeholders are checked."""

    longest: int = 2000
    placeholders: tuple[str, ...] = PLACEHOLDERS

    def read(self, node: Node, report: Report) -> Text | None:
        """The text in all its languages."""
        if not isinstance(node, nodes.Mapping):
            text = self._read_one(node, report)
            return None if text is None else plain(text)
        pairs: list[tuple[str, str]] = []
        for entry in node.entries:
            if not _LANGUAGE.fullmatch(entry.key):
                report.error(entry.key_place, f"{quoted(entry.key)} is no language code such as 'en' or 'de'")
                continue
            text = self._read_one(entry.value, report)
            if text is not None:
                pairs.append((entry.key, text))
        if not node.entries:
            report.error(node.place, "a text is needed here, not an empty map")
        return Text(tuple(pairs)) if pairs and len(pairs) == len(node.entries) else None

    def schema(self) -> Schema:
        """A string, or an object of strings by language."""
        one = Words(self.longest).schema()
        by_language: Schema = {
            "type": "object",
            "propertyNames": {"pattern": f"^{_LANGUAGE.pattern}$"},
            "additionalProperties": one,
            "minProperties": 1,
        }
        return {"anyOf": [one, by_language]}

    def _read_one(self, node: Node, report: Report) -> str | None:
        text = Words(self.longest).read(node, report)
        if text is None:
            return None
        sound = True
        for match in PLACEHOLDER.finditer(text):
            if match[1] not in self.placeholders:
                there = f"there are {', '.join(self.placeholders)}" if self.placeholders else "none is filled in here"
                hint = near_miss(match[1], self.placeholders) or f" ({there})"
                report.error(node.place, f"unknown placeholder {quoted(match[0])}{hint}")
                sound = False
        return text if sound else None
