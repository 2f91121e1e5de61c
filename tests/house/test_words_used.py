"""Every sentence that the code asks for by name is in the file of words, and gets all of its values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stretchgui.language.words import Words, load_words

ROOT = Path(__file__).parents[2]
# The rooms that say something; the others call other things `words`.
ROOMS = ("commands", "session", "ui")
# What the keys of a sentence for a number of things end in.
COUNTED = ("one", "other")
ANYTHING = ".+"


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


@pytest.fixture(scope="module")
def words() -> Words:
    """The program's own words."""
    found, problems = load_words(ROOT / "assets" / "words")
    assert problems == ()
    return found


def _uses() -> Iterator[Use]:
    """Every call of the words, in every module."""
    files = [file for room in ROOMS for file in sorted((ROOT / "stretchgui" / room).rglob("*.py"))]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                counted = isinstance(node.func, ast.Attribute) and node.func.attr == "count"
                called = node.func.value if isinstance(node.func, ast.Attribute) and counted else node.func
                if _is_words(called):
                    place = f"{file.relative_to(ROOT)}:{node.lineno}"
                    values = _values(node, counted)
                    for key in _keys(node.args[0], counted):
                        yield Use(place, key, None if ANYTHING in key else values)


def _is_words(node: ast.expr) -> bool:
    """Whether this is something called `words`, such as `self._words`."""
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name.strip("_") == "words"


def _keys(node: ast.expr, counted: bool) -> list[str]:
    """The keys an argument may be, as patterns."""
    match node:
        case ast.IfExp():
            return _keys(node.body, counted) + _keys(node.orelse, counted)
        case ast.Constant(value=str(key)):
            return [re.escape(f"{key}.{ending}") for ending in COUNTED] if counted else [re.escape(key)]
        case ast.JoinedStr():
            pieces = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANYTHING for part in node.values
            ]
            return ["".join(pieces)]
        case _:
            return []


def _values(call: ast.Call, counted: bool) -> frozenset[str] | None:
    """The names of the values a call hands in, if that can be seen."""
    names = [keyword.arg for keyword in call.keywords]
    if None in names:
        return None
    return frozenset(name for name in names if name) | (frozenset({"n"}) if counted else frozenset())


def test_every_sentence_asked_for_is_there(words: Words) -> None:
    uses = list(_uses())
    assert uses
    missing = [f"{use.place} {use.key}" for use in uses if not any(re.fullmatch(use.key, key) for key in words.keys)]
    assert missing == []


def test_no_sentence_is_shown_with_an_open_placeholder(words: Words) -> None:
    sentences = {key: words(key) for key in words.keys}
    unfilled = [
        f"{use.place} {key}: {{{name}}}"
        for use in _uses()
        if use.values is not None
        for key, sentence in sentences.items()
        if re.fullmatch(use.key, key)
        for name in re.findall(r"\{(\w+)\}", sentence)
        if name not in use.values
    ]
    assert unfilled == []


def test_a_language_knows_no_other_keys_or_placeholders_than_english() -> None:
    assert _differences({"a": "{x} and {y}", "b": "{x}"}, {"a": "{y} und {x}"}) == []
    assert _differences({"a": "{x}"}, {"a": "{y}", "c": "neu"}) == ["a", "c"]
    english = _sentences(ROOT / "assets" / "words" / "en.yaml")
    for file in (ROOT / "assets" / "words").glob("*.yaml"):
        assert _differences(english, _sentences(file)) == []


def _sentences(file: Path) -> dict[str, str]:
    """The sentences of one file alone, without English below them."""
    found, _ = load_words(file.parent, file.stem)
    return {key: found(key) for key in found.keys}


def _differences(english: dict[str, str], other: dict[str, str]) -> list[str]:
    """The keys of a language that English lacks, or that have a placeholder which English does not have."""
    holes = {key: set(re.findall(r"\{(\w+)\}", sentence)) for key, sentence in english.items()}
    return [key for key, text in other.items() if key not in holes or set(re.findall(r"\{(\w+)\}", text)) - holes[key]]
