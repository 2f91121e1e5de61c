"""Durations read as people say them."""

from pathlib import Path

import pytest

from stretchgui.language.durations import duration, rough_duration, said_duration
from stretchgui.language.words_file import load_words

WORDS, _ = load_words(Path(__file__).parents[2] / "assets" / "words")


@pytest.mark.parametrize(
    ("seconds", "exact", "rough"),
    [
        (0, "0 s", "0 s"),
        (40, "40 s", "40 s"),
        (59.4, "59 s", "59 s"),
        (60, "1 min", "1 min"),
        (89, "1 min 29 s", "1 min"),
        (750, "12 min 30 s", "12 min"),
        (7200, "2 h 0 min", "2 h 0 min"),
    ],
)
def test_durations(seconds: float, exact: str, rough: str) -> None:
    assert (duration(WORDS, seconds), rough_duration(WORDS, seconds)) == (exact, rough)


def test_a_duration_is_said_in_whole_words() -> None:
    assert said_duration(WORDS, 1.0) == "1 second"
    assert said_duration(WORDS, 30.0) == "30 seconds"
    assert duration(WORDS, 3900) == "1 h 5 min"
