"""What a couple may try because of what they noted. Each of it can be refused, and changes nothing until it is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stretchgui.pattern.choice import CHOICES, STRENGTHEN, WIND_DOWN, Choice, choice_for
from stretchgui.pattern.finding import Finding, Verdict
from stretchgui.routine.customisation import Customisation, dose_of
from stretchgui.routine.exercise import Kind, People, Region, Side, Sides
from stretchgui.routine.routine import ExerciseStep, Routine
from stretchgui.routine.timeline import Receiver


class Because(StrEnum):
    """Why something is suggested."""

    TIGHTER = "tighter"
    TIGHTER_ONCE = "tighter_once"
    BOTH = "both"
    STRENGTH = "strength"
    STRESS = "stress"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to try.

    Attributes:
        person: For whom.
        because: Why.
        routine: The id of the routine it is.
        choice: The area it is about; None for what is good for everybody.
        tighter: The side that felt tighter, as it was checked; None if none did.
        more_on: The side of the stretches that comes first, and gets one more bout; None changes nothing.
        checks: The ids of the checks it comes from.
    """

    person: Receiver
    because: Because
    routine: str
    choice: Choice | None = None
    tighter: Side | None = None
    more_on: Side | None = None
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What follows from one person's notes.

    Attributes:
        person: Whose.
        findings: What it rests on.
        suggestions: What may be tried, the first one first.
        stopped: Whether a sign came up that may be a nerve: then nobody suggests a stretch.
        elsewhere: The ids of checks whose tighter side was felt somewhere else than in what they are about.
        due: The day from which on it is worth comparing again; None if nothing was compared yet.
    """

    person: Receiver
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    stopped: bool = False
    elsewhere: tuple[str, ...] = ()
    due: date | None = None

    def is_due(self, today: date) -> bool:
        """Whether it is time to compare again."""
        return self.due is not None and today >= self.due


def plan_of(
    findings: Sequence[Finding], regions: Mapping[str, Region], person: Receiver, *, is_stressed: bool = False
) -> Plan:
    """What follows from one person's findings.

    Args:
        findings: That person's.
        regions: The region of each check, by its id.
        person: Whose.
        is_stressed: Whether the answers about worry and sleep suggest the road of stress too.
    """
    wind_down = (Suggestion(person, Because.STRESS, WIND_DOWN),) if is_stressed else ()
    if not findings:
        return Plan(person, suggestions=wind_down)
    due = max(one.due for one in findings)
    if any(one.verdict is Verdict.NERVE for one in findings):
        return Plan(person, tuple(findings), wind_down, stopped=True, due=due)
    elsewhere = tuple(one.check for one in findings if _speaks(one) and not one.latest.is_about_it)
    usable = [one for one in findings if one.check not in elsewhere]
    stretches = [one for choice in CHOICES if (one := _stretches(choice, usable, regions, person)) is not None]
    # What showed on two days comes first; within that the order of the table stays.
    stretches.sort(key=lambda one: list(Because).index(one.because))
    strengthen = Suggestion(person, Because.STRENGTH, STRENGTHEN)
    return Plan(person, tuple(findings), (*stretches, strengthen, *wind_down), elsewhere=elsewhere, due=due)


def with_more(suggestion: Suggestion, routine: Routine, own: Customisation) -> Customisation:
    """The routine as it is when a suggestion is taken up: in each of its stretches the tighter side first, and again.

    Taken up twice it is the same; a step that has one more on that side already stays as it is.

    Args:
        suggestion: What is taken up; one that favours no side changes nothing.
        routine: The routine it is about.
        own: What the couple has changed of it so far.
    """
    side = suggestion.more_on
    if side is not None:
        for step in _steps(suggestion, routine):
            own = _with_one_more(step, routine, own, suggestion.person, side)
    return own


def without_more(suggestion: Suggestion, routine: Routine, own: Customisation) -> Customisation:
    """The same with what was taken up given back: that person does in these steps what both do."""
    for step in _steps(suggestion, routine):
        own = own.with_bouts(suggestion.person, step.key, None)
    return own


def is_taken_up(suggestion: Suggestion, routine: Routine, own: Customisation) -> bool:
    """Whether a suggestion favours a side, and the routine does so already."""
    side, steps = suggestion.more_on, _steps(suggestion, routine)
    return (
        side is not None
        and bool(steps)
        and all(_has_more(step, routine, own, suggestion.person, side) for step in steps)
    )


def _steps(suggestion: Suggestion, routine: Routine) -> list[ExerciseStep]:
    """The steps of a routine that a suggestion is about."""
    choice = suggestion.choice
    if choice is None:
        return []
    return [step for step in routine.steps if isinstance(step, ExerciseStep) and _takes_more(step, choice)]


def _speaks(finding: Finding) -> bool:
    """Whether anything is to be tried because of it."""
    clear = (Verdict.CLEAR, Verdict.CLEAR_ONCE)
    return finding.verdict in clear or finding.both in clear


def _stretches(
    choice: Choice, findings: Iterable[Finding], regions: Mapping[str, Region], person: Receiver
) -> Suggestion | None:
    """What is suggested for one area, if its checks say so and do not contradict each other."""
    about = [one for one in findings if _speaks(one) and _is_about(one, choice, regions)]
    for verdict, because in ((Verdict.CLEAR, Because.TIGHTER), (Verdict.CLEAR_ONCE, Because.TIGHTER_ONCE)):
        differs = [one for one in about if one.verdict is verdict]
        sides = {one.tighter for one in differs}
        if len(sides) == 1:
            tighter = sides.pop()
            assert tighter is not None, "a clear difference has a tighter side"
            more_on = choice.stretched(tighter) if because is Because.TIGHTER else None
            checks = tuple(one.check for one in differs)
            return Suggestion(person, because, choice.routine, choice, tighter, more_on, checks)
    both = tuple(one.check for one in about if one.both in (Verdict.CLEAR, Verdict.CLEAR_ONCE))
    return Suggestion(person, Because.BOTH, choice.routine, choice, checks=both) if both else None


def _is_about(finding: Finding, choice: Choice, regions: Mapping[str, Region]) -> bool:
    region = regions.get(finding.check)
    return region is not None and choice_for(region) is choice


def _takes_more(step: ExerciseStep, choice: Choice) -> bool:
    """Whether a step is a stretch of this area in which one helps the other: what both do at once has no extra bout."""
    exercise = step.exercise
    return (
        exercise.id in choice.stretches
        and exercise.kind is Kind.STRETCH
        and exercise.people is People.PARTNER
        and exercise.sides is Sides.EACH
    )


def _with_one_more(
    step: ExerciseStep, routine: Routine, own: Customisation, person: Receiver, side: Side
) -> Customisation:
    if _has_more(step, routine, own, person, side):
        return own
    # What an earlier finding has added is no part of what this one adds to.
    usual = own.with_bouts(person, step.key, None)
    here, there = (_counts(step, routine, usual, person, one) for one in (side, side.other))
    if not here or not there:
        # The couple does only one side here: that is their choice.
        return own
    return usual.with_bouts(person, step.key, (*[side] * here, *[side.other] * there, side))


def _has_more(step: ExerciseStep, routine: Routine, own: Customisation, person: Receiver, side: Side) -> bool:
    here, there = (_counts(step, routine, own, person, one) for one in (side, side.other))
    return here > there


def _counts(step: ExerciseStep, routine: Routine, own: Customisation, person: Receiver, side: Side) -> int:
    """How many bouts a person has on a side in a step."""
    dose = dose_of(step, routine, own, person)
    return dose.sides.count(side) * dose.sets
