"""What the checks come to, in sentences: the couple's own notes, never an assessment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.pattern.comparison import TRIES, Comparison, OneSide
from stretchgui.pattern.finding import Finding, Verdict
from stretchgui.pattern.plan import Because, Plan, Suggestion
from stretchgui.pattern.thresholds import THRESHOLDS, counts

_WEIGHTS = (Verdict.NERVE, Verdict.CLEAR, Verdict.CLEAR_ONCE, Verdict.MAYBE, Verdict.EQUAL)
_SAYS_BOTH = (Verdict.MAYBE, Verdict.CLEAR_ONCE, Verdict.CLEAR)


def finding_told(finding: Finding, health: HealthWords, words: Words) -> tuple[str, ...]:
    """What one check comes to: first the verdict, then what must be known about it."""
    latest, verdict = finding.latest, finding.verdict
    least = THRESHOLDS[-1]
    side = "" if finding.tighter is None else words(f"side.{finding.tighter}")
    said = [
        health(f"check.verdict.{verdict}", side=side, degrees=f"{least.degrees:g}", points=f"{least.points:g}"),
    ]
    if verdict is Verdict.NERVE:
        return tuple(said)
    if latest.contradicts:
        said.append(health("check.contradicts"))
    if finding.both in _SAYS_BOTH:
        said.append(health(f"check.both.{finding.both}"))
    if _is_clear(finding) and not latest.is_about_it:
        said.append(health("check.elsewhere"))
    if _is_short(latest):
        said.append(health("check.one_try"))
    return tuple(said)


def remark_told(findings: Iterable[Finding], health: HealthWords) -> str:
    """What must be known of numbers that were noted and not compared; "" where all of them were."""
    amounts = any(_has_amounts(one.latest) and not counts(one.latest.measure.unit) for one in findings)
    return health("check.no_mark") if amounts else ""


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with what says most first; otherwise in the order in which they were done."""
    return sorted(findings, key=lambda one: min(_WEIGHTS.index(it) for it in (one.verdict, one.both) if it is not None))


def why_told(suggestion: Suggestion, health: HealthWords, words: Words, named: Callable[[str], str]) -> tuple[str, ...]:
    """Why something is suggested, and how sure that is.

    Args:
        suggestion: What is suggested.
        health: Where the sentences are.
        words: What sides are called.
        named: What an exercise is called, by its id.
    """
    side = "" if suggestion.tighter is None else words(f"side.{suggestion.tighter}")
    checks = ", ".join(map(named, suggestion.checks))
    why = health(f"check.why.{suggestion.because}", side=side, checks=checks)
    if suggestion.because is Because.STRENGTH:
        return (why,)
    unsure = (health("check.unsure.side"),) if suggestion.more_on is not None else ()
    return (why, *unsure, health("check.unsure.stretching"))


def asked_of(suggestion: Suggestion, words: Words) -> str:
    """The question whether the tighter side comes first and does one more; "" where no side is favoured."""
    if suggestion.more_on is None or suggestion.tighter is None:
        return ""
    across = suggestion.more_on is not suggestion.tighter
    key = "left_right.ask.across" if across else "left_right.ask"
    return words(key, side=words(f"side.{suggestion.tighter}"), more=words(f"side.{suggestion.more_on}"))


def recheck_told(plan: Plan, today: date, health: HealthWords, day: Callable[[date], str]) -> str:
    """When it is worth comparing again; "" where nothing was compared yet, or somebody else must look first."""
    if plan.due is None or plan.stopped:
        return ""
    if plan.is_due(today):
        return health("check.recheck.now")
    return health("check.recheck.later", day=day(plan.due))


def _is_clear(finding: Finding) -> bool:
    return any(one in (Verdict.CLEAR_ONCE, Verdict.CLEAR) for one in (finding.verdict, finding.both))


def _is_short(comparison: Comparison) -> bool:
    """Whether a side was tried only once in what was compared."""
    sides = (comparison.left, comparison.right)
    means = [mean for side in sides for mean in (side.tightness, side.amount) if mean is not None]
    return any(mean.tries < TRIES for mean in means)


def _has_amounts(comparison: Comparison) -> bool:
    return all(one.amount is not None for one in _both(comparison))


def _both(comparison: Comparison) -> tuple[OneSide, OneSide]:
    return comparison.left, comparison.right
