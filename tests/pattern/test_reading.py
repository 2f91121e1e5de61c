"""From the history to findings, a plan and what was answered to it; in six weeks of a couple who compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from stretchgui.history.past import TWO, Past
from stretchgui.history.records import Reply
from stretchgui.pattern.finding import Verdict
from stretchgui.pattern.plan import Because
from stretchgui.pattern.reading import about, findings_in, newest_session, plan_in, reply_to
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Receiver
from tools.plausible_history import CHECKS, PATTERN, library, plausible_past

A, B = Receiver.A, Receiver.B
EXERCISES = library().exercises.by_id
PAST = plausible_past()
COMPARED = [one for one in PAST.sessions if one.routine == PATTERN]


def until(number: int) -> Past:
    """The past as of the evening on which they compared for the so many-th time."""
    kept = PAST.sessions[: PAST.sessions.index(COMPARED[number - 1]) + 1]
    ids = {one.id for one in kept}
    return Past.of(kept, (), PAST.tries, (one for one in PAST.replies if one.session in ids))


def test_every_check_is_found_in_the_order_in_which_it_was_done() -> None:
    for person in TWO:
        found = findings_in(PAST, EXERCISES, person)
        assert [one.check for one in found] == list(CHECKS)
        assert {len(one.days) for one in found} == {len(COMPARED)}


def test_tries_of_a_session_that_is_left_out_count_for_nothing() -> None:
    assert findings_in(Past.of((), (), PAST.tries), EXERCISES, A) == ()
    assert newest_session(plan_in(Past(), EXERCISES, A)) is None


def test_one_evening_changes_nothing_and_a_second_one_that_says_the_same_may() -> None:
    first, second = (plan_in(until(number), EXERCISES, A) for number in (1, 2))
    assert {one.because for one in first.suggestions} == {Because.TIGHTER_ONCE, Because.STRENGTH}
    assert [one.more_on for one in first.suggestions] == [None] * len(first.suggestions)
    front = second.suggestions[0]
    assert (front.because, front.more_on, about(front)) == (Because.TIGHTER, Side.LEFT, "front")
    assert about(second.suggestions[-1]) == "strengthen-what-is-weak"


def test_whose_sides_are_even_gets_what_is_good_for_everybody() -> None:
    plan = plan_in(PAST, EXERCISES, B)
    assert {one.verdict for one in plan.findings} <= {Verdict.EQUAL, Verdict.MAYBE}
    assert [one.because for one in plan.suggestions] == [Because.STRENGTH]
    assert [one.because for one in plan_in(PAST, EXERCISES, B, is_stressed=True).suggestions][-1] is Because.STRESS


def test_an_answer_holds_until_they_compare_again() -> None:
    past = until(2)
    plan = plan_in(past, EXERCISES, A)
    session = newest_session(plan)
    assert session == COMPARED[1].id
    reply = reply_to(past, plan, "front")
    assert reply is not None
    assert not reply.taken
    assert reply_to(past, plan, "back") is None
    assert reply_to(past, plan_in(past, EXERCISES, B), "front") is None
    later = replace(until(3), replies=past.replies)
    assert reply_to(later, plan_in(later, EXERCISES, A), "front") is None


@pytest.mark.parametrize("taken", [True, False])
def test_the_answer_is_what_was_said(taken: bool) -> None:
    past = until(2)
    at = COMPARED[1].started + timedelta(hours=1)
    said = Reply(COMPARED[1].id, A, "front", at, taken, Side.LEFT)
    assert reply_to(replace(past, replies=(said,)), plan_in(past, EXERCISES, A), "front") == said
