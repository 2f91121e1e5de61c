"""Files of our own are read as JSON, and mean what they mean as YAML; whatever is odd is left to that."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.document.json_file import JsonFile
from stretchgui.document.json_tree import read_json
from stretchgui.document.nodes import Mapping, Node, Plain, Scalar, Sequence
from stretchgui.document.problems import Report
from stretchgui.document.reading import read_bytes

Meaning = Plain | list["Meaning"] | dict[str, "Meaning"]

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20)
NUMBERS = st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def meaning(node: Node) -> Meaning:
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [meaning(one) for one in items]
        case Mapping(entries=entries):
            return {entry.key: meaning(entry.value) for entry in entries}


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_it_means_the_same_as_yaml(values: dict[str, object]) -> None:
    data = json.dumps(values, indent=1, ensure_ascii=False, sort_keys=True).encode()
    quick = read_json(data)
    slow = read_bytes(data, Report("f"))
    assert quick is not None
    assert meaning(quick) == values
    # YAML has words and numbers that JSON has not; what both can say, they say alike.
    if isinstance(slow, Mapping):
        assert meaning(slow) == values


@pytest.mark.parametrize(
    "odd",
    [
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        rb'{"a": "\u0000"}',
        rb'{"\ud800": 1}',
        b"[1]",
        b"1",
        b"",
        b"{",
        b"\xff{}",
        b"{a: 1}",
        b'{"a": ' * 100_000,
    ],
)
def test_what_is_odd_is_left_to_yaml(odd: bytes) -> None:
    assert read_json(odd) is None


def wanted(root: Mapping, report: Report) -> object:
    for entry in root.entries:
        if entry.key == "wrong":
            report.error(entry.value.place, "this is wrong")
    return meaning(root)


def test_what_is_wrong_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    path.write_text('{\n "format": 1,\n "good": 2,\n "wrong": 3\n}\n')
    found = JsonFile(path, 1).load().read(wanted)
    assert found is not None
    value, problems = found
    assert value == {"format": 1, "good": 2, "wrong": 3}
    assert [str(problem) for problem in problems] == [f"{path}:4:11: this is wrong"]


def test_a_key_that_stands_twice_is_reported_along_with_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    path.write_text('{"format": 1,\n "a": 2,\n "a": 3}\n')
    found = JsonFile(path, 1).load().read(wanted)
    assert found is not None
    assert [str(problem) for problem in found[1]] == [f"{path}:3:2: 'a' stands here a second time (first in line 2)"]


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_text("{}"), lambda path: path.mkdir()])
def test_where_nothing_of_sense_is_nothing_is_read(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "it.json")
    assert JsonFile(tmp_path / "it.json", 1).load().read(wanted) is None
