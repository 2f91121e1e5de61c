"""A JSON text as a tree of nodes: many times as quick as reading it as YAML, which it is as well; but without places.

So it is for files that this program wrote. Where something in one is wrong, it is read again as YAML.
"""

from __future__ import annotations

import json
from typing import Final, NoReturn

from stretchgui.document.characters import unprintable
from stretchgui.document.nodes import Entry, Mapping, Node, Scalar, Sequence
from stretchgui.document.problems import Place

NOWHERE: Final = Place()


def read_json(data: bytes) -> Mapping | None:
    """Reads a whole file's content.

    Returns:
        The tree, every node of it at line 1; None when it is no JSON, or holds what no file of ours does: a key that
        stands twice, a number that is none, a character that cannot be printed.
    """
    try:
        found = json.loads(data, object_pairs_hook=_mapping, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, Mapping) else None


def _mapping(pairs: list[tuple[str, object]]) -> Mapping:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return Mapping(tuple(Entry(_printable(key), NOWHERE, _node(value)) for key, value in pairs), NOWHERE)


def _node(value: object) -> Node:
    match value:
        case Mapping():
            return value
        case list():
            return Sequence(tuple(_node(one) for one in value), NOWHERE)
        case str():
            return Scalar(value, _printable(value), NOWHERE)
        case bool() | int() | float() | None:
            return Scalar(value, json.dumps(value), NOWHERE)
        case _:
            raise ValueError(f"JSON has no {value!r}")


def _printable(text: str) -> str:
    if unprintable(text):
        raise ValueError("a character cannot be printed")
    return text


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
