"""The five questions, and what they lead to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.health.stress import MANY, Advice, Answer, Question, advice_for

ALL = tuple(Question)
answers = st.dictionaries(st.sampled_from(Question), st.sampled_from(Answer))


def answered(*given_: int) -> dict[Question, Answer]:
    return dict(zip(ALL, map(Answer, given_), strict=False))


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ((0, 0, 0, 0, 0), Advice(rest=False, talk=False)),
        ((1, 1, 1, 1, 1), Advice(rest=False, talk=False)),
        ((2, 2, 1, 1, 1), Advice(rest=False, talk=False)),
        ((2, 2, 2, 0, 0), Advice(rest=True, talk=False)),
        ((3, 3, 0, 2, 0), Advice(rest=True, talk=False)),
        ((0, 0, 0, 2, 0), Advice(rest=False, talk=False)),
        ((0, 0, 0, 3, 0), Advice(rest=False, talk=True)),
        ((3, 3, 3, 3, 3), Advice(rest=True, talk=True)),
        # Open questions: only what cannot change any more is said.
        ((), None),
        ((1, 1), None),
        ((2, 2), None),
        ((2, 2, 2), Advice(rest=True, talk=False)),
        ((0, 0, 0, 3), Advice(rest=False, talk=True)),
    ],
)
def test_advice_begins_at_its_limits(given_: tuple[int, ...], expected: Advice | None) -> None:
    assert advice_for(answered(*given_)) == expected


@given(answers)
def test_low_mood_on_most_days_is_always_told(given_: dict[Question, Answer]) -> None:
    advice = advice_for({**given_, Question.MOOD: Answer.MOST_DAYS})
    assert advice is not None
    assert advice.talk


@given(answers, st.sampled_from(Question))
def test_a_graver_answer_never_takes_an_offer_away(given_: dict[Question, Answer], question: Question) -> None:
    before = advice_for(given_)
    after = advice_for({**given_, question: Answer.MOST_DAYS})
    if before is not None:
        assert after is not None
        assert after.rest >= before.rest
        assert after.talk >= before.talk


@given(answers)
def test_resting_is_offered_when_many_things_weigh(given_: dict[Question, Answer]) -> None:
    advice = advice_for(given_)
    often = sum(answer >= Answer.OFTEN for answer in given_.values())
    assert (advice is not None and advice.rest) is (often >= MANY)
