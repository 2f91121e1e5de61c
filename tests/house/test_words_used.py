"""Every sentence that the code asks for by name is in its file, and gets all of its values; no health wording is lost.

There are two files of sentences for each language: what the program says (`words`), and what it says about health
(`health`), where each sentence has its sources beside it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from stretchgui.health.wording import HealthWords, load_health_words
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from tests.house.asked_by_name import ANYTHING, ROOT, modules, uses

WORDS, HEALTH = ROOT / "assets" / "words", ROOT / "assets" / "health"
FOLDERS: dict[str, tuple[Path, Callable[[Path, str], tuple[Words, object]]]] = {
    "words": (WORDS, load_words),
    "health": (HEALTH, load_health_words),
}


@pytest.fixture(params=FOLDERS)
def asked(request: pytest.FixtureRequest) -> tuple[str, Words]:
    """What one of the two is called, and its sentences."""
    name = str(request.param)
    folder, load = FOLDERS[name]
    found, problems = load(folder, "en")
    assert problems == ()
    return name, found


@pytest.fixture
def health() -> HealthWords:
    """The program's own wording about health."""
    return load_health_words(HEALTH)[0]


def test_every_sentence_asked_for_is_there(asked: tuple[str, Words]) -> None:
    name, words = asked
    found = list(uses(name))
    assert found
    missing = [f"{use.place} {use.key}" for use in found if not any(re.fullmatch(use.key, key) for key in words.keys)]
    assert missing == []


def test_no_sentence_is_shown_with_an_open_placeholder(asked: tuple[str, Words]) -> None:
    name, words = asked
    sentences = {key: words(key) for key in words.keys}
    unfilled = [
        f"{use.place} {key}: {{{hole}}}"
        for use in uses(name)
        if use.values is not None
        for key, sentence in sentences.items()
        if re.fullmatch(use.key, key)
        for hole in re.findall(r"\{(\w+)\}", sentence)
        if hole not in use.values
    ]
    assert unfilled == []


def test_every_sentence_about_health_is_used(health: HealthWords) -> None:
    """By its key, or by the key it stands below, which a module or a table of the room names."""
    # One pattern of them all: thousands, each asked of each key, are compiled over and over, and take minutes.
    named = re.compile(f"({'|'.join(sorted(_named()))})({_BELOW})?")
    assert [key for key in health.keys if named.fullmatch(key) is None] == []


def test_every_sentence_about_health_has_a_source(health: HealthWords) -> None:
    assert [key for key in health.keys if not health.sources(key)] == []


def test_a_language_knows_no_other_keys_or_placeholders_than_english(asked: tuple[str, Words]) -> None:
    assert _differences({"a": "{x} and {y}", "b": "{x}"}, {"a": "{y} und {x}"}) == []
    assert _differences({"a": "{x}"}, {"a": "{y}", "c": "neu"}) == ["a", "c"]
    folder, _ = FOLDERS[asked[0]]
    english = _sentences(folder / "en.yaml")
    for file in folder.glob("??.yaml"):
        assert _differences(english, _sentences(file)) == []


_BELOW = r"\.[\w-]+"


def _named() -> set[str]:
    """Every key that a module names, as a pattern."""
    found: set[str] = set()
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(text)) if re.fullmatch(r"[\w.-]+", text):
                    found.add(re.escape(text))
                case ast.JoinedStr():
                    parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else ANYTHING for p in node.values]
                    if parts[0] != ANYTHING:
                        found.add("".join(parts))
                case _:
                    pass  # nothing is named here
    return found


def _sentences(file: Path) -> dict[str, str]:
    """The sentences of one file alone, without English below them."""
    _, load = FOLDERS[file.parent.name]
    found, _ = load(file.parent, file.stem)
    return {key: found(key) for key in found.keys}


def _differences(english: dict[str, str], other: dict[str, str]) -> list[str]:
    """The keys of a language that English lacks, or that have a placeholder which English does not have."""
    holes = {key: set(re.findall(r"\{(\w+)\}", sentence)) for key, sentence in english.items()}
    return [key for key, text in other.items() if key not in holes or set(re.findall(r"\{(\w+)\}", text)) - holes[key]]
