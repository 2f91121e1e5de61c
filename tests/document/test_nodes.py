"""YAML texts as nodes: what is refused, where, and that nothing takes long or is executed."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stretchgui.document.nodes import Mapping, Node, Scalar, Sequence
from stretchgui.document.problems import Place, Report
from stretchgui.document.reading import read_bytes, read_file, read_text
from stretchgui.document.yaml_tree import MOST_NODES


def read(text: str) -> tuple[Node | None, list[str]]:
    """The tree of a text, and what is wrong with it."""
    report = Report("f")
    return read_text(text, report), [str(problem) for problem in report.sorted()]


def value_of(text: str) -> object:
    node, problems = read(f"- {text}")
    assert problems == []
    assert isinstance(node, Sequence)
    item = node.items[0]
    assert isinstance(item, Scalar)
    return item.value


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", "Null"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("0", 0),
        ("30", 30),
        ("-5", -5),
        ("+5", 5),
        ("010", 10),
        ("0x10", "0x10"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("7.5", 7.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e9", 1e9),
        ("-1.5E-3", -0.0015),
        ("1:30", "1:30"),
        ("0:30", "0:30"),
        ("190:20:30", "190:20:30"),
        ("2024-01-01", "2024-01-01"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("'30'", "30"),
        ('"true"', "true"),
        ("''", ""),
        ("=", "="),
        ("1.2.3", "1.2.3"),
        ("٣", "٣"),
    ],
)
def test_only_null_true_false_and_numbers_are_not_text(written: str, means: object) -> None:
    value = value_of(written)
    assert value == means
    assert type(value) is type(means)


@pytest.mark.parametrize("written", [".nan", ".NaN", ".inf", "-.inf", "+.INF"])
def test_what_is_no_number_is_not_a_text_either(written: str) -> None:
    assert isinstance(value_of(written), float)


def test_every_value_has_its_place() -> None:
    node, problems = read("title: Knees\nsteps:\n  - exercise: knee\n    hold:   40\n  - {rest: 5}\n")
    assert problems == []
    assert isinstance(node, Mapping)
    steps = node.get("steps")
    assert isinstance(steps, Sequence)
    first, second = steps.items
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    assert node.place == Place(1, 1)
    assert node.place_of("title") == Place(1, 8)
    assert node.place_of("missing") == Place(1, 1)
    assert first.entries[1].key_place == Place(4, 5)
    assert first.place_of("hold") == Place(4, 13)
    assert second.place_of("rest") == Place(5, 12)
    assert node.get("missing") is None


def test_columns_count_characters_not_bytes() -> None:
    node, _ = read("{ä€😀: x}")
    assert isinstance(node, Mapping)
    assert node.place_of("ä€😀") == Place(1, 7)


NOT_EXECUTED = "are not allowed: nothing in a file is executed"
BRACKET = "before this, a ',' or the bracket that closes a list [ ] or map { } is missing"
QUOTE_IT = "or put the text in quotes"
MESSAGES = [
    ("", ["f:1:1: this file is empty"]),
    ("# only a remark\n", ["f:1:1: this file is empty"]),
    ("---\n", []),
    ("a: &x 1\nb: *x\n", ["f:2:4: aliases (*name) are not allowed: write the value out"]),
    (
        "a: &x {b: 1}\n<<: *x\n",
        [
            "f:2:1: merge keys (<<) are not allowed: write the values out",
            "f:2:5: aliases (*name) are not allowed: write the value out",
        ],
    ),
    ("<<: {a: 1}\nb: 2\n", ["f:1:1: merge keys (<<) are not allowed: write the values out"]),
    ("a: 1\nb: 2\na: 3\n", ["f:3:1: 'a' stands here a second time (first in line 1)"]),
    ("a: 1\n'a': 3\n", ["f:2:1: 'a' stands here a second time (first in line 1)"]),
    ("[1]: 2\n", ["f:1:1: a key must be a word"]),
    ("{{a: 1}: 2}\n", ["f:1:2: a key must be a word"]),
    (
        "a: !!python/object/apply:os.system [ls]",
        [f"f:1:4: tags ('tag:yaml.org,2002:python/object/apply:os.system') {NOT_EXECUTED}"],
    ),
    ("a: !own 1", [f"f:1:4: tags ('!own') {NOT_EXECUTED}"]),
    ("a: !!str 1", [f"f:1:4: tags ('tag:yaml.org,2002:str') {NOT_EXECUTED}"]),
    ("a: 1\n---\nb: 1\n", ["f:2:1: a second document ('---') begins here: one file, one document"]),
    (
        "\thold: 1",
        [f"f:1:1: a character that cannot begin a value here (a tab? indent with spaces; {QUOTE_IT})"],
    ),
    ("a: b: c", [f"f:1:5: a ':' where none can be: check the indentation, {QUOTE_IT}"]),
    ("a: 1\n b: 2\n", [f"f:2:3: a ':' where none can be: check the indentation, {QUOTE_IT}"]),
    (
        "steps:\n  - a: 1\n - b: 2\n",
        ["f:3:2: the indentation does not fit the lines above (did not find expected key)"],
    ),
    ("a: [1, 2\nb: 3\n", [f"f:2:2: {BRACKET}"]),
    ("a: [1, 2", [f"f:2:1: {BRACKET}"]),
    ("a: {b: 1\n", [f"f:2:1: {BRACKET}"]),
    ("a: [1 2: 3, }", [f"f:1:13: {BRACKET}"]),
    ("a: 'open\n", ["f:1:4: a quote is opened here and never closed"]),
    ("a\0b", ["f:1:2: a character that cannot be printed ('\\x00'): this is not a text file"]),
    ("a: 1\nb: \x1b[2J", ["f:2:4: a character that cannot be printed ('\\x1b'): this is not a text file"]),
    ("a: 1\r\nb: \x07", ["f:2:4: a character that cannot be printed ('\\x07'): this is not a text file"]),
    ('a: "x\\0y"', ["f:1:4: a character that cannot be printed ('\\x00') in this text"]),
    ('a: 1\n"\\e[2J": 2', ["f:2:1: a character that cannot be printed ('\\x1b') in this text"]),
    ("[" * 21 + "]" * 21, ["f:1:21: nested deeper than 20 levels"]),
    ("- " * 21 + "x", ["f:1:41: nested deeper than 20 levels"]),
]


@pytest.mark.parametrize(("text", "problems"), MESSAGES)
def test_what_is_refused_and_where(text: str, problems: list[str]) -> None:
    assert read(text)[1] == problems


def test_nesting_of_twenty_is_fine() -> None:
    assert read("[" * 20 + "]" * 20)[1] == []


def test_a_key_written_twice_does_not_hide_other_problems() -> None:
    node, problems = read("a: 1\na: 2\n<<: {x: 1}\nb: 3\n")
    assert len(problems) == 2
    assert isinstance(node, Mapping)
    assert [entry.key for entry in node.entries] == ["a", "b"]
    first = node.get("a")
    assert isinstance(first, Scalar)
    assert first.value == 1


@pytest.mark.timeout(30)
def test_a_bomb_of_aliases_is_refused_at_its_first() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert read(bomb)[1] == ["f:2:8: aliases (*name) are not allowed: write the value out"]


@pytest.mark.parametrize(
    "text",
    [
        "- x\n" * 250_000,
        "[" * 1_000_000,
        "- " * 500_000,
        "{" * 500_000,
        "a: " * 300_000,
        "? " * 300_000,
        "&a " * 300_000,
        "a: '" + "x" * 990_000,
        "a: |\n" + " x\n" * 300_000,
        "a: " + "9" * 990_000,
        "".join(f"k{i}: {i}\n" for i in range(80_000)),
        "a: 1\n" * 100_000,
        "\n" * 1_000_000,
        "#" * 1_000_000,
        "%TAG ! x\n" * 100_000,
        '"' + "\\x41" * 240_000 + '"',
        "\u2028" * 300_000,
        "a:\n" + " " * 900_000 + "b: 1",
    ],
    ids=range(18),
)
@pytest.mark.timeout(30)
def test_a_megabyte_of_anything_is_read_or_refused_without_a_hang(text: str) -> None:
    read(text)


def test_too_many_values() -> None:
    problems = read("[" + "1," * MOST_NODES + "]")[1]
    assert problems == ["f:1:200000: more than 100,000 values in one file"]


PLAIN_PIECES = ["a", "title", ":", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ",", "1e9", ".nan", "? ", "#", "%"]
ODD_PIECES = ["&x ", "*x", "!!t ", "<<", '"', "'", "|", ">", "---\n", "...\n", "\t", "\\", "\\u", "\\x41", "@", "`"]
LETTERS = ["é", "😀", "\x85", "\u2028", "\ufeff", "\r"]
YAML_PIECES = st.sampled_from([*PLAIN_PIECES, *ODD_PIECES, *LETTERS])


@given(st.one_of(st.text(max_size=300), st.lists(YAML_PIECES, max_size=60).map("".join)))
@settings(max_examples=600)
@example("\ud800")
@example("%YAML 3.0\n--- a")
@example("\ufeffa: 1")
@example('"\\U00110000"')
@example('"\\ud800"')
def test_no_text_is_more_than_a_problem(text: str) -> None:
    """Neither for the loader in C nor for the one that some systems have instead."""
    for in_python in (False, True):
        report = Report("f")
        assert read_text(text, report, in_python=in_python) is not None or report.failed
        for problem in report.problems:
            assert str(problem).isprintable(), problem
            assert 1 <= problem.place.line <= len(text) + 1
            assert 1 <= problem.place.column <= len(text) + 1


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_no_bytes_are_more_than_a_problem(data: bytes) -> None:
    report = Report("f")
    assert read_bytes(data, report) is not None or report.failed


FILES = [
    (b"\xff\xfe\x00", "f:1:1: this is not UTF-8 text: save the file as UTF-8"),
    (b"a: 1\nb: caf\xe9\n", "f:2:7: this is not UTF-8 text: save the file as UTF-8"),
    (b"\x89PNG\r\n\x1a\n\0\0", "f:1:1: this is not UTF-8 text: save the file as UTF-8"),
    (b"\0" * 2000, "f:1:1: a character that cannot be printed ('\\x00'): this is not a text file"),
    (b" " * 1_000_001, "f:1:1: this file is larger than 1 MB: split it into smaller ones"),
    (b"\xff" * 5_000_000, "f:1:1: this file is larger than 1 MB: split it into smaller ones"),
    (b"", "f:1:1: this file is empty"),
    (b"\xef\xbb\xbf", "f:1:1: this file is empty"),
]


@pytest.mark.parametrize(("data", "problem"), FILES, ids=range(len(FILES)))
def test_files_that_are_no_text(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(data)
    report = Report("f")
    assert read_file(path, report) is None
    assert [str(one) for one in report.problems] == [problem]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    report = Report("f")
    node = read_file(path, report)
    assert isinstance(node, Mapping)
    assert [(entry.key, entry.key_place) for entry in node.entries] == [("a", Place(1, 1)), ("b", Place(2, 1))]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    os.mkfifo(path)
    report = Report("f")
    thread = threading.Thread(target=read_file, args=(path, report), daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert [problem.message for problem in report.problems] == ["this file cannot be read: it is not a file"]


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    folder, loop = tmp_path / "folder.yaml", tmp_path / "loop.yaml"
    folder.mkdir()
    loop.symlink_to(loop)
    expected = {
        folder: "it is not a file",
        loop: "Too many levels of symbolic links",
        tmp_path / "gone.yaml": "No such file or directory",
        folder / ("x" * 300): "File name too long",
        tmp_path / "nul\0.yaml": "embedded null byte",
        Path("/dev/zero"): "it is not a file",
    }
    for path, why in expected.items():
        report = Report("f")
        assert read_file(path, report) is None
        assert [str(problem) for problem in report.problems] == [f"f:1:1: this file cannot be read: {why}"]
