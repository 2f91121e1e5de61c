"""Where the code asks for a sentence by its name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
# The rooms that say something; the others call other things `words`.
ROOMS: Final = ("commands", "handout", "health", "history", "pattern", "session", "ui")
# What the keys of a sentence for a number of things end in.
COUNTED: Final = ("one", "other")
ANYTHING: Final = ".+"
# The ways of asking besides a plain call: what each adds to the key that is written.
WAYS: Final = ("count", "group", "sources")


@dataclass(frozen=True)
class Use:
    """One place that asks for a sentence.

    Attributes:
        place: The file and line.
        key: The key as a pattern: what is only known when it runs matches anything.
        values: The names of the values that are handed in; None where only running tells, for the key too.
    """

    place: str
    key: str
    values: frozenset[str] | None


def uses(name: str) -> Iterator[Use]:
    """Every call of what is called so (`words`, `self._words`), in every module of the rooms that say something.

    Args:
        name: "words" or "health".
    """
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            way = node.func.attr if isinstance(node.func, ast.Attribute) and node.func.attr in WAYS else ""
            called = node.func.value if isinstance(node.func, ast.Attribute) and way else node.func
            if _name(called) == name:
                place = f"{file.relative_to(ROOT)}:{node.lineno}"
                values = _values(node, way)
                for key in _keys(node.args[0], way):
                    yield Use(place, key, None if ANYTHING in key else values)


def modules() -> list[Path]:
    """Every module of the rooms that say something."""
    return [file for room in ROOMS for file in sorted((ROOT / "stretchgui" / room).rglob("*.py"))]


def _name(node: ast.expr) -> str:
    """What something is called, without the underscores."""
    return (node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else "").strip("_")


def _keys(node: ast.expr, way: str) -> list[str]:
    """The keys an argument may be, as patterns."""
    match node:
        case ast.IfExp():
            return _keys(node.body, way) + _keys(node.orelse, way)
        case ast.Constant(value=str(key)):
            endings = COUNTED if way == "count" else ()
            below = rf"{re.escape(key)}\.{ANYTHING}"
            return [re.escape(f"{key}.{ending}") for ending in endings] or [below if way == "group" else re.escape(key)]
        case ast.JoinedStr():
            pieces = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANYTHING for part in node.values
            ]
            return ["".join(pieces)]
        case _:
            return []


def _values(call: ast.Call, way: str) -> frozenset[str] | None:
    """The names of the values a call hands in, if that can be seen."""
    names = [keyword.arg for keyword in call.keywords]
    if None in names or way in ("group", "sources"):
        return None
    return frozenset(name for name in names if name) | (frozenset({"n"}) if way == "count" else frozenset())
