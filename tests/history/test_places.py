"""Spots of the body, and what moving further down a leg is."""

import pytest

from stretchgui.history.places import SPOTS, further_down, parts_of, spot
from stretchgui.routine.exercise import Side


def test_every_spot_is_taken_apart_as_it_was_put_together() -> None:
    assert len(SPOTS) == 20
    for name in SPOTS:
        parts = parts_of(name)
        assert parts is not None
        assert spot(*parts) == name
    assert spot("low-back", Side.LEFT) == "low-back-left"
    assert parts_of("nowhere-left") is None
    assert parts_of("low-back") is None


@pytest.mark.parametrize(
    ("before", "after", "further"),
    [
        (["low-back-left"], ["calf-left"], True),
        (["low-back-left"], ["thigh-back-left"], True),
        (["buttock-left"], ["thigh-back-left"], True),
        (["thigh-back-left"], ["buttock-left"], False),
        (["thigh-back-left"], ["thigh-back-left"], False),
        (["low-back-left"], ["buttock-left"], False),
        (["low-back-left"], ["calf-right"], False),
        ([], ["calf-left"], False),
        (["calf-left"], [], False),
        (["low-back-left", "calf-left"], ["shin-left"], False),
        (["unheard-of"], ["calf-left"], False),
    ],
)
def test_further_down_the_same_leg(before: list[str], after: list[str], further: bool) -> None:
    assert further_down(before, after) is further
