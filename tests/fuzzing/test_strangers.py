"""What strangers may send, the short way: `make fuzz` sends it by the million.

Every target asserts what must be true of any input; see `fuzzing.targets`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzing.seeds import seeds, words
from fuzzing.targets import Strangers, scratch


@cache
def known(name: str) -> list[bytes]:
    return list(seeds()[name])


@pytest.fixture(scope="module")
def strangers() -> Iterator[Strangers]:
    with scratch() as folder:
        yield Strangers(Path(folder))


@st.composite
def spoilt(draw: st.DrawFn, name: str) -> bytes:
    """A sound file with one to four places cut out, doubled, or written over."""
    data = draw(st.sampled_from(known(name)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 60)))
        put = draw(st.one_of(st.sampled_from(words()), st.binary(max_size=8), st.just(data[start:end] * 2)))
        data = data[:start] + put + data[end:]
    return data


@pytest.mark.parametrize("name", ["routine", "exercise", "picture", "command-line"])
def test_what_comes_along_keeps_every_promise(strangers: Strangers, name: str) -> None:
    for data in known(name):
        strangers.targets[name](data)


@given(spoilt("routine"))
@settings(max_examples=150)
def test_a_spoilt_routine_is_played_or_explained(strangers: Strangers, data: bytes) -> None:
    strangers.routine(data)


@given(spoilt("exercise"))
@settings(max_examples=100)
def test_a_spoilt_exercise_is_drawn_or_explained(strangers: Strangers, data: bytes) -> None:
    strangers.exercise(data)


@given(spoilt("picture"))
@settings(max_examples=200)
def test_a_spoilt_picture_is_within_bounds_or_refused(strangers: Strangers, data: bytes) -> None:
    strangers.picture(data)


@given(st.one_of(spoilt("command-line"), st.text(max_size=60).map(str.encode)))
@settings(max_examples=100)
def test_any_line_that_is_typed_is_answered(strangers: Strangers, data: bytes) -> None:
    strangers.command_line(data)
