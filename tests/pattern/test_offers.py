"""What is offered, what was answered, and what is offered back when it is not needed any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from stretchgui.history.past import Past
from stretchgui.history.records import CheckTry, Reply
from stretchgui.pattern.choice import STRENGTHEN
from stretchgui.pattern.finding import findings_of
from stretchgui.pattern.offers import Offer, offers_of
from stretchgui.pattern.plan import Plan, plan_of, with_more, without_more
from stretchgui.pattern.reading import RECHECK, is_recheck_due, newest_session
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt
from stretchgui.routine.routine import Routine
from stretchgui.routine.timeline import Receiver
from tests.pattern.noted import FIRST_DAY, MEASURES, REGIONS, THIGH, points
from tools.plausible_history import library

A, B = Receiver.A, Receiver.B
ROUTINES: Mapping[str, Routine] = {one.id: one.routine for one in library().routines if one.routine is not None}
TWICE = [*points(THIGH, 7, 3), *points(THIGH, 7, 3, day=3)]
EVEN_LATER = [*TWICE, *points(THIGH, 4, 4, day=20)]


def planned(tries: list[CheckTry], person: Receiver = A) -> Plan:
    return plan_of(findings_of(tries, MEASURES, person), REGIONS, person)


def replied(plan: Plan, *, taken: bool, matter: str = "front", days: int = 3, person: Receiver = A) -> Past:
    session = newest_session(plan)
    assert session is not None
    at = FIRST_DAY + timedelta(days=days)
    return Past(replies=(Reply(session, person, matter, at, taken, Side.LEFT if taken else None),))


def front(plan: Plan, past: Past, own: Mapping[str, Customisation] | None = None) -> Offer:
    return offers_of(past, plan, ROUTINES, own or {})[0]


def taken_up(plan: Plan) -> dict[str, Customisation]:
    one = plan.suggestions[0]
    return {one.routine: with_more(one, ROUTINES[one.routine], Customisation())}


def test_it_is_open_until_it_is_answered() -> None:
    plan = planned(TWICE)
    assert front(plan, Past()).is_open
    assert not front(plan, replied(plan, taken=False)).is_open
    assert front(plan, replied(plan, taken=False, person=B)).is_open, "the other answers for themselves"


def test_what_is_taken_up_is_known_by_the_routine_itself() -> None:
    plan = planned(TWICE)
    past = replied(plan, taken=True)
    assert front(plan, past, taken_up(plan)).taken
    assert not front(plan, past).taken, "somebody has changed the routine since"
    assert front(plan, Past(), taken_up(plan)).taken, "they did so by themselves"


@pytest.mark.parametrize("tries", [points(THIGH, 7, 3), points(THIGH, 5, 3), points(THIGH, 4, 4)])
def test_what_showed_on_no_two_days_is_never_asked(tries: list[CheckTry]) -> None:
    assert not any(one.is_open for one in offers_of(Past(), planned(tries), ROUTINES, {}))


def test_what_is_even_again_can_be_given_back() -> None:
    before, plan = planned(TWICE), planned(EVEN_LATER)
    past = replied(before, taken=True)
    own = taken_up(before)
    *others, last = offers_of(past, plan, ROUTINES, own)
    assert last.over
    assert last.is_open
    assert not any(one.over for one in others)
    given_back = without_more(last.suggestion, ROUTINES[last.suggestion.routine], own[last.suggestion.routine])
    assert given_back == Customisation()
    assert not any(one.over for one in offers_of(past, plan, ROUTINES, {last.suggestion.routine: given_back}))


def test_what_nobody_took_up_is_not_given_back() -> None:
    before, plan = planned(TWICE), planned(EVEN_LATER)
    own = taken_up(before)
    for past in (Past(), replied(before, taken=False), replied(before, taken=True, person=B)):
        assert not any(one.over for one in offers_of(past, plan, ROUTINES, own))


def test_a_routine_that_is_gone_is_not_offered() -> None:
    plan = planned(TWICE)
    assert offers_of(Past(), plan, {}, {}) == ()
    only = {STRENGTHEN: ROUTINES[STRENGTHEN]}
    assert [one.suggestion.routine for one in offers_of(Past(), plan, only, {})] == [STRENGTHEN]


@pytest.mark.parametrize(
    ("days", "answered", "due"),
    [(16, None, False), (17, None, True), (40, None, True), (18, 17, False), (30, 17, False), (31, 17, True)],
)
def test_a_reminder_comes_after_two_weeks_and_not_now_is_two_weeks_more(
    days: int, answered: int | None, due: bool
) -> None:
    plan = planned(TWICE)
    past = Past() if answered is None else replied(plan, taken=False, matter=RECHECK, days=answered)
    today = FIRST_DAY.date() + timedelta(days=days)
    assert is_recheck_due(past, plan, today) is due


def test_nobody_is_reminded_of_what_was_stopped_or_never_begun() -> None:
    today = FIRST_DAY.date() + timedelta(days=99)
    stopped = planned([*TWICE, *points(THIGH, 7, 3, day=9, felt=Felt.TINGLING)])
    assert stopped.stopped
    assert not is_recheck_due(Past(), stopped, today)
    assert not is_recheck_due(Past(), planned([]), today)


def test_the_reminder_put_off_by_one_is_the_others_own() -> None:
    plan = planned(TWICE)
    past = replied(plan, taken=False, matter=RECHECK, days=17, person=B)
    assert is_recheck_due(past, plan, FIRST_DAY.date() + timedelta(days=18))
    mine = replace(past.replies[0], person=A)
    assert not is_recheck_due(Past(replies=(mine,)), plan, FIRST_DAY.date() + timedelta(days=18))
