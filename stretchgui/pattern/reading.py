"""What the history says of left against right: findings, the plan that follows, and what was answered to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from stretchgui.history.past import Past
from stretchgui.history.records import Reply
from stretchgui.pattern.finding import RECHECK as RECHECK_AFTER
from stretchgui.pattern.finding import Finding, findings_of
from stretchgui.pattern.plan import Plan, Suggestion, plan_of
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.timeline import Receiver

RECHECK = "recheck"
"""What a reply is about that puts the next comparison off; any other names an area."""


def findings_in(past: Past, exercises: Mapping[str, Exercise | None], person: Receiver) -> tuple[Finding, ...]:
    """What one person's checks come to.

    Args:
        past: Everything, or what of it counts.
        exercises: All there are, by their ids: those that are checks say what is measured. None is one that is broken.
        person: Whose.
    """
    known = {one.id: one.check for one in exercises.values() if one is not None and one.check is not None}
    return findings_of((one for one in past.tries if one.session in past.by_id), known, person)


def plan_in(
    past: Past, exercises: Mapping[str, Exercise | None], person: Receiver, *, is_stressed: bool = False
) -> Plan:
    """What one person's checks suggest.

    Args:
        past: Everything, or what of it counts.
        exercises: All there are, by their ids.
        person: Whose.
        is_stressed: Whether the answers about worry and sleep suggest the road of stress too.
    """
    regions = {one.id: one.region for one in exercises.values() if one is not None}
    return plan_of(findings_in(past, exercises, person), regions, person, is_stressed=is_stressed)


def newest_session(plan: Plan) -> str | None:
    """The id of the newest session that a plan rests on: what is answered to the plan belongs to it."""
    newest = max((one.latest for one in plan.findings), key=lambda one: one.day, default=None)
    return None if newest is None else newest.session


def about(suggestion: Suggestion) -> str:
    """What a reply to a suggestion is about: its area, or its routine where it is about none."""
    return suggestion.routine if suggestion.choice is None else suggestion.choice.area.value


def reply_to(past: Past, plan: Plan, matter: str) -> Reply | None:
    """What was answered since the newest checks; None if nothing was, or if the plan is a new one since."""
    session = newest_session(plan)
    own = (one for one in past.replies if one.person is plan.person and one.session == session)
    return next((one for one in own if one.about == matter), None)


def is_recheck_due(past: Past, plan: Plan, today: date) -> bool:
    """Whether somebody may be reminded to compare again: it is time, and nobody has said *not now* for two weeks.

    Where a sign came up that may be a nerve, nobody is reminded.
    """
    put_off = (one.at.date() for one in past.replies if one.person is plan.person and one.about == RECHECK)
    return plan.is_due(today) and not plan.stopped and all(day + RECHECK_AFTER <= today for day in put_off)
