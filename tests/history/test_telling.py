"""What the history comes to, in words: never a claim from fewer than six sessions, and never why."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.health.wording import HealthWords, load_health_words
from stretchgui.history.changes import helps_of
from stretchgui.history.telling import help_told, helps_told, points_told
from stretchgui.routine.timeline import Receiver
from tests.content.written import HEALTH
from tests.history.pasts import past_of_changes

NUMBER = st.integers(0, 10)
HEALTH_WORDS: HealthWords = load_health_words(HEALTH)[0]


@given(st.lists(st.tuples(NUMBER, NUMBER), max_size=5))
def test_nothing_is_claimed_of_fewer_than_six_sessions(changes: list[tuple[int, int]]) -> None:
    for _, told in helps_told(HEALTH_WORDS, helps_of(past_of_changes(changes), Receiver.A)):
        assert "too few to say anything" in told
        assert not re.search(r"less|more|better|worse|chance", told)


@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=6, max_size=30))
def test_every_claim_says_how_many_and_how_sure(changes: list[tuple[int, int]]) -> None:
    told = help_told(HEALTH_WORDS, helps_of(past_of_changes(changes), Receiver.A)[0])
    assert f"of {len(changes)} sessions" in told
    assert told.count("hance") == 1
    assert not re.search(r"\b(because|helps|helped|heals|thanks|caused?|effect|improve)", told)


def test_a_clear_split_is_told_so_and_a_small_change_as_small() -> None:
    clear = help_told(HEALTH_WORDS, helps_of(past_of_changes([(6, 3)] * 8), Receiver.A)[0])
    assert clear == (
        "Pain: less after 8 of 8 sessions, the same after 0, more after 0. In the middle: less by 3 points. "
        "Chance alone seldom brings so clear a split."
    )
    small = help_told(HEALTH_WORDS, helps_of(past_of_changes([(6, 5)] * 8), Receiver.A)[0])
    assert "It is a small change" in small
    assert "That may be chance." in help_told(HEALTH_WORDS, helps_of(past_of_changes([(6, 6)] * 8), Receiver.A)[0])


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (0, "no change"),
        (-1, "less by 1 point"),
        (-1.5, "less by 1.5 points"),
        (2, "more by 2 points"),
        (1, "more by 1 point"),
        (-0.5, "less by 0.5 points"),
    ],
)
def test_points_are_told_plainly(points: float, told: str) -> None:
    assert points_told(HEALTH_WORDS, points) == told
