"""The rules catch what they are there for."""

import pytest

from tests.content.written import A_SIDE, A_TIME, Written, faults, unsound_source, words_in


@pytest.mark.parametrize(
    "text",
    [
        "This stretch will relieve your back.",
        "It heals the disc.",
        "We guarantee it.",
        "A diagnosis of stenosis.",
        "Ask her for a number.",
        "{helper} carries the leg.",
        "Breathe out. {receiver} lifts the leg.",
        " ".join(["word"] * 26) + ".",
    ],
)
def test_a_bad_text_is_found(text: str) -> None:
    assert faults(Written("during", text))


@pytest.mark.parametrize(
    "text",
    [
        "Let {helper} carry the leg. Stop at the first pull.",
        "Kneel on one knee beside the hip, and put your hands where you were told.",
        " ".join(["word"] * 25) + ". " + " ".join(["word"] * 25) + ".",
    ],
)
def test_a_good_text_passes(text: str) -> None:
    assert faults(Written("during", text)) == []


@pytest.mark.parametrize(
    "source",
    [
        "",
        "proposal:",
        "somebody said so",
        "common practice, https://example.org",
        "common practice: see https://example.org",
        "https://biologyinsights.com/how-to-safely-stretch-your-partners-lower-back",
    ],
)
def test_an_unsound_source_is_found(source: str) -> None:
    assert unsound_source(source)


@pytest.mark.parametrize("source", ["https://example.org/a", "common practice: hands", "proposal: ten seconds"])
def test_a_sound_source_passes(source: str) -> None:
    assert unsound_source(source) == ""


def test_a_side_and_a_time_are_words_of_their_own() -> None:
    """`upright` is no side, and `the hour` would be a time."""
    assert A_SIDE.search("lift the left knee")
    assert not A_SIDE.search("stay upright, with a leftover pillow")
    assert A_TIME.search("ten minutes")
    assert A_TIME.search("15 min")
    assert not A_TIME.search("unhurried holds")
    assert words_in("Let {helper} carry the {other_side} leg.") == 6
