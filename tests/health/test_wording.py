"""The file of health wording: every sentence with its sources, read whole or not at all, over English."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchgui.health.wording import HealthWords, Source, load_health_words

ENGLISH = """\
format: 1
sources:
  N1: {name: A trust, address: "https://example.org/back"}
  practice: {name: common practice}
sentences:
  gate.doctor: {text: See a doctor soon, source: [N1]}
  gate.doctor.fever: {text: "A high temperature, {name}.", source: [N1, practice]}
  gate.doctor.lump: {text: A new lump., source: [practice]}
  days.one: {text: "{n} day", source: [practice]}
  days.other: {text: "{n} days", source: [practice]}
"""


def loaded(folder: Path, language: str = "en", **files: str) -> tuple[HealthWords, list[str]]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    health, problems = load_health_words(folder, language)
    return health, [problem.message for problem in problems]


def test_a_sentence_has_its_values_and_its_sources(tmp_path: Path) -> None:
    health, problems = loaded(tmp_path, en=ENGLISH)
    assert problems == []
    assert health("gate.doctor.fever", name="Anna") == "A high temperature, Anna."
    assert health.sources("gate.doctor.fever") == (
        Source("A trust", "https://example.org/back"),
        Source("common practice"),
    )
    assert health.count("days", 2) == "2 days"


def test_a_group_is_what_stands_below_a_key_in_the_order_of_the_file(tmp_path: Path) -> None:
    health, _ = loaded(tmp_path, en=ENGLISH)
    assert list(health.group("gate.doctor")) == ["fever", "lump"]


def test_a_key_that_is_nowhere_is_a_bug(tmp_path: Path) -> None:
    health, _ = loaded(tmp_path, en=ENGLISH)
    with pytest.raises(KeyError):
        health("gate.emergency")
    with pytest.raises(KeyError):
        health.sources("gate.emergency")


def test_what_a_language_lacks_is_said_in_english_and_its_own_sources_are_named(tmp_path: Path) -> None:
    german = """\
format: 1
sources: {praxis: {name: übliche Praxis}}
sentences:
  gate.doctor.lump: {text: Ein neuer Knoten., source: [praxis]}
"""
    health, problems = loaded(tmp_path, "de", en=ENGLISH, de=german)
    assert problems == []
    assert health("gate.doctor.lump") == "Ein neuer Knoten."
    assert health.sources("gate.doctor.lump") == (Source("übliche Praxis"),)
    assert health("gate.doctor") == "See a doctor soon"
    assert list(health.group("gate.doctor")) == ["fever", "lump"]


def test_a_language_without_a_file_is_english(tmp_path: Path) -> None:
    health, problems = loaded(tmp_path, "xx", en=ENGLISH)
    assert problems == []
    assert health("gate.doctor") == "See a doctor soon"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("sentences: {a: {text: x, source: [NA2]}}", "there is no source 'NA2' (did you mean 'NA1'?)"),
        ("sentences: {a: {text: x, source: []}}", "1 to 20 items are needed here, not 0"),
        ("sentences: {a: {text: x}}", "'source' is missing in a sentence"),
        ("sentences: {a: {source: [NA1]}}", "'text' is missing in a sentence"),
        ("sentences: {a: x}", "a sentence (keys with values) is needed here, not 'x'"),
        ("sentences: {}", "1 to 2000 keys are needed here, not 0"),
        ("", "'sentences' is missing in a file of health wording"),
    ],
)
def test_a_sentence_without_a_sound_source_is_none(tmp_path: Path, written: str, message: str) -> None:
    health, problems = loaded(tmp_path, en=f"format: 1\nsources: {{NA1: {{name: A trust}}}}\n{written}\n")
    assert problems == [message]
    assert not health.keys


def test_a_broken_translation_is_reported_and_english_is_used(tmp_path: Path) -> None:
    health, problems = loaded(tmp_path, "de", en=ENGLISH, de="format: 1\nsources: {}\nsentences: {}\n")
    assert health("gate.doctor") == "See a doctor soon"
    assert problems == ["1 to 2000 keys are needed here, not 0"]


def test_with_no_file_at_all_there_are_no_words_and_a_problem(tmp_path: Path) -> None:
    health, problems = loaded(tmp_path)
    assert not health.keys
    assert len(problems) == 1
    assert health("gate.doctor") == ""
    assert health.group("gate.doctor") == {}
