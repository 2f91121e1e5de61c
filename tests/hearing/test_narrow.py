"""Whatever a microphone gives, the spotter gets 16 kHz in one channel."""

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.hearing.narrow import SHAPES, Narrowing, Shape


def samples(*values: int) -> bytes:
    return array("h", values).tobytes()


def test_what_fits_stays_as_it_is() -> None:
    assert Narrowing(SHAPES[0]).feed(b"any bytes") == b"any bytes"


@pytest.mark.parametrize(
    ("shape", "given", "heard"),
    [
        (Shape(16_000, 2), (1, 9, 2, 9, 3, 9), (1, 2, 3)),
        (Shape(48_000, 1), (1, 2, 3, 10, 20, 30), (2, 20)),
        (Shape(48_000, 2), (1, 9, 2, 9, 3, 9), (2,)),
        (Shape(32_000, 1), (-32_768, -32_768, 32_767, 32_767), (-32_768, 32_767)),
    ],
)
def test_every_shape_becomes_the_one_that_is_listened_to(
    shape: Shape, given: tuple[int, ...], heard: tuple[int, ...]
) -> None:
    assert Narrowing(shape).feed(samples(*given)) == samples(*heard)


@given(st.sampled_from(SHAPES), st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=5))
def test_it_does_not_matter_how_the_samples_are_cut(shape: Shape, data: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    pieces = Narrowing(shape)
    cut = b"".join(pieces.feed(data[start:end]) for start, end in pairwise(places))
    assert cut == Narrowing(shape).feed(data)
