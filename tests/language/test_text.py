"""Texts in several languages: which is said, what is filled in, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stretchgui.document import nodes, reading
from stretchgui.document.problems import Report
from stretchgui.language.text import NO_TEXT, Text, filled, plain
from stretchgui.language.text_format import LocalisedText


def read(written: str, kind: LocalisedText | None = None) -> tuple[Text | None, list[str]]:
    report = Report("f")
    node = reading.read_text(f"- {written}", report)
    assert isinstance(node, nodes.Sequence)
    text = (kind or LocalisedText()).read(node.items[0], report)
    return text, [str(problem) for problem in report.problems]


BOTH = Text((("en", "Knee up"), ("de", "Knie hoch")))


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (BOTH, "en", "Knee up"),
        (BOTH, "de", "Knie hoch"),
        (BOTH, "fr", "Knee up"),
        (Text((("de", "Knie hoch"),)), "fr", "Knie hoch"),
        (Text((("de", "Knie hoch"), ("nl", "Knie omhoog"))), "en", "Knie hoch"),
        (Text((("de", "Knie hoch"), ("en", "Knee up"))), "fr", "Knee up"),
        (plain("Knee up"), "de", "Knee up"),
        (NO_TEXT, "en", ""),
    ],
)
def test_the_language_then_english_then_any(text: Text, language: str, said: str) -> None:
    assert text.said(language) == said


def test_only_a_text_that_says_something_is_true() -> None:
    assert plain("x")
    assert not NO_TEXT


def test_placeholders_are_filled_and_unknown_ones_stay() -> None:
    text = plain("{helper} lifts the {side} knee of {receiver}, {nobody}")
    said = text.said("en", {"helper": "Ben", "side": "left", "receiver": "{helper}"})
    assert said == "Ben lifts the left knee of {helper}, {nobody}"


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_filling_never_fails(text: str, values: dict[str, str]) -> None:
    assert isinstance(filled(text, values), str)
    assert filled(text, {}) == text


@pytest.mark.parametrize(
    ("written", "text", "problems"),
    [
        ("Knee up", plain("Knee up"), []),
        ("{en: Knee up, de: Knie hoch}", BOTH, []),
        ("{en: Knee, pt-BR: Joelho}", Text((("en", "Knee"), ("pt-BR", "Joelho"))), []),
        ("'the {side} knee of {receiver}'", plain("the {side} knee of {receiver}"), []),
        ("{}", None, ["f:1:3: a text is needed here, not an empty map"]),
        ("{English: Knee}", None, ["f:1:4: 'English' is no language code such as 'en' or 'de'"]),
        ("{en: }", None, ["f:1:8: a text is needed here, not nothing"]),
        ("{en: [a], de: b}", None, ["f:1:8: a text is needed here, not a list"]),
        ("", None, ["f:1:2: a text is needed here, not nothing"]),
        ("'{sid} up'", None, ["f:1:3: unknown placeholder '{sid}' (did you mean 'side'?)"]),
        # The fuzzer's: a tab between the braces is no second line of the message.
        (r'"{\tside} up"', None, ["f:1:3: unknown placeholder '{ side}' (did you mean 'side'?)"]),
        (
            "'{x} up {y}'",
            None,
            [
                "f:1:3: unknown placeholder '{x}' (there are receiver, helper, side, other_side, hold)",
                "f:1:3: unknown placeholder '{y}' (there are receiver, helper, side, other_side, hold)",
            ],
        ),
    ],
)
def test_what_is_read(written: str, text: Text | None, problems: list[str]) -> None:
    assert read(written) == (text, problems)


def test_a_title_has_no_placeholders_and_an_end() -> None:
    title = LocalisedText(10, ())
    assert read("'{side}'", title) == (None, ["f:1:3: unknown placeholder '{side}' (none is filled in here)"])
    assert read("elevenchars", title) == (None, ["f:1:3: this text is longer than 10 characters"])
    assert read("tenletters", title) == (plain("tenletters"), [])


def test_the_schema_takes_both_forms() -> None:
    schema = LocalisedText(10).schema()
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema).is_valid
    assert valid("x")
    assert valid({"en": "x", "pt-BR": "y"})
    for wrong in ({}, {"English": "x"}, {"en": ""}, ["x"], None, "x" * 11):
        assert not valid(wrong)
