"""What is said of checks: the verdict first, and whatever must be known beside it; a perhaps changes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stretchgui.history.records import CheckTry
from stretchgui.pattern.finding import Finding, findings_of
from stretchgui.pattern.plan import Plan, plan_of
from stretchgui.pattern.telling import asked_of, by_weight, finding_told, recheck_told, remark_told, why_told
from stretchgui.routine.measure import Felt
from stretchgui.routine.timeline import Receiver
from tests.pattern.noted import (
    BEND,
    FIRST_DAY,
    GAP,
    KNEE,
    MEASURES,
    RAISE,
    REGIONS,
    THIGH,
    TURN,
    L,
    degrees,
    noted,
    points,
)
from tests.ui.small_sessions import english, english_health

A = Receiver.A
WORDS, HEALTH = english(), english_health()


def found(*tries: list[CheckTry]) -> Finding:
    (finding,) = findings_of([one for some in tries for one in some], MEASURES, A)
    return finding


def planned(*tries: list[CheckTry]) -> Plan:
    return plan_of(findings_of([one for some in tries for one in some], MEASURES, A), REGIONS, A)


def told(*tries: list[CheckTry]) -> list[str]:
    return list(finding_told(found(*tries), HEALTH, WORDS))


@pytest.mark.parametrize(
    ("left", "right", "begins"),
    [
        (5, 5, "About equal: less than 10 degrees and less than 2 points apart."),
        (5, 4, "About equal"),
        (6, 4, "Perhaps a difference"),
        (4, 6, "Perhaps a difference"),
        (7, 4, "The left side was clearly tighter, so far on one day"),
        (4, 7, "The right side was clearly tighter, so far on one day"),
    ],
)
def test_a_single_day_says_no_more_than_it_can(left: int, right: int, begins: str) -> None:
    assert told(points(THIGH, left, right))[0].startswith(begins)


def test_two_days_that_agree_are_for_a_professional() -> None:
    twice = told(points(THIGH, 7, 3), points(THIGH, 8, 4, day=3))
    assert twice == ["The left side was clearly tighter on two days. Show this to a professional."]
    once_more = told(points(THIGH, 7, 3), points(THIGH, 3, 7, day=3))
    assert once_more[0].startswith("The right side was clearly tighter, so far on one day")


def test_what_may_be_a_nerve_is_all_that_is_said() -> None:
    said = told(points(THIGH, 9, 2, felt=Felt.TINGLING, felt_on=L))
    assert len(said) == 1
    assert "nerve" in said[0]


@pytest.mark.parametrize(
    ("tries", "part"),
    [
        (degrees(RAISE, 40, 60) + points(RAISE, 3, 6), "the feeling the other"),
        (points(THIGH, 8, 3, felt=Felt.JOINT, felt_on=L), "somewhere else"),
        (noted(THIGH, [(8, None)], [(3, None)]), "tried only once"),
        (degrees(KNEE, 55, 55), "Both sides were clearly tighter than usual, so far on one day"),
        (degrees(KNEE, 30, 32), "Both sides are perhaps tighter than usual"),
    ],
)
def test_what_must_be_known_beside_it_is_said(tries: list[CheckTry], part: str) -> None:
    assert any(part in sentence for sentence in told(tries)[1:])


def test_an_even_pair_is_said_without_buts() -> None:
    assert len(told(noted(RAISE, [(4, 60.0)] * 2, [(4, 62.0)] * 2))) == 1


@pytest.mark.parametrize(
    ("tries", "remarks"),
    [
        (noted(GAP, [(5, 4)] * 2, [(5, 1)] * 2), True),
        (noted(BEND, [(5, 40)] * 2, [(5, 10)] * 2), True),
        (points(BEND, 5, 4), False),
        (noted(RAISE, [(5, 40)] * 2, [(5, 50)] * 2), False),
    ],
)
def test_numbers_that_were_not_compared_are_named_once(tries: list[CheckTry], remarks: bool) -> None:
    assert ("no source says how much counts" in remark_told([found(tries)], HEALTH)) is remarks
    assert remark_told([], HEALTH) == ""


def test_what_says_most_comes_first() -> None:
    tries = [*points(RAISE, 4, 4), *points(THIGH, 7, 3), *points(KNEE, 6, 4), *points(TURN, 5, 4)]
    tries += points(GAP, 3, 3, felt=Felt.TINGLING)
    ordered = by_weight(findings_of(tries, MEASURES, A))
    assert [one.check for one in ordered][:3] == [GAP, THIGH, KNEE]
    assert {one.check for one in ordered[3:]} == {RAISE, TURN}


def test_hand_widths_never_make_a_difference_by_themselves() -> None:
    assert told(noted(GAP, [(5, 6)] * 2, [(5, 0)] * 2))[0].startswith("About equal")


def test_every_suggestion_says_why_and_how_sure_that_is() -> None:
    plan = planned(points(THIGH, 7, 3), points(THIGH, 7, 3, day=3), points(RAISE, 7, 3), degrees(KNEE, 55, 55))
    assert len(plan.suggestions) == 3
    for one in plan.suggestions:
        why, *unsure = why_told(one, HEALTH, WORDS, str.upper)
        assert why.startswith("Because")
        assert all(check.upper() in why for check in one.checks)
        assert "strengthening and walking belong to it" in " ".join([why, *unsure])


def test_a_question_is_asked_only_where_two_days_agree() -> None:
    once, twice = planned(points(THIGH, 7, 3)), planned(points(THIGH, 7, 3), points(THIGH, 7, 3, day=3))
    assert asked_of(once.suggestions[0], WORDS) == ""
    assert asked_of(twice.suggestions[0], WORDS) == "You said the left felt tighter: start there, and do one more?"


def test_where_the_other_side_is_stretched_it_is_named() -> None:
    plan = planned(points(BEND, 7, 3), points(BEND, 7, 3, day=3))
    asked = asked_of(plan.suggestions[0], WORDS)
    assert "Bending to the left" in asked
    assert "start with the right" in asked


@pytest.mark.parametrize(("days", "now"), [(0, False), (13, False), (14, True), (40, True)])
def test_two_weeks_later_it_is_worth_comparing_again(days: int, now: bool) -> None:
    plan = planned(points(THIGH, 7, 3))
    today = FIRST_DAY.date() + timedelta(days=days)
    said = recheck_told(plan, today, HEALTH, date.isoformat)
    assert said == (
        "Two weeks are over: it is worth comparing left and right again."
        if now
        else HEALTH("check.recheck.later", day="2026-03-16")
    )
    assert recheck_told(planned(), today, HEALTH, date.isoformat) == ""


def test_where_a_nerve_may_be_meant_nobody_is_told_to_try_again() -> None:
    plan = planned(points(THIGH, 7, 3, felt=Felt.TINGLING))
    assert plan.stopped
    assert recheck_told(plan, FIRST_DAY.date() + timedelta(days=99), HEALTH, date.isoformat) == ""
