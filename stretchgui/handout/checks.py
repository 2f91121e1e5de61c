"""What a check of left and right comes to, in a few lines: numbers first, how exact they are, and no judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stretchgui.health.wording import HealthWords
from stretchgui.history.records import Unit
from stretchgui.history.telling import amount_told
from stretchgui.language.dates import day_and_year
from stretchgui.language.words import Words
from stretchgui.pattern.comparison import Comparison, Mean
from stretchgui.pattern.finding import Finding, Verdict
from stretchgui.pattern.thresholds import ErrorBand, error_band
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Measure


@dataclass(frozen=True, slots=True)
class CheckNote:
    """One check of one person.

    Attributes:
        name: What the check is called, and the newest day.
        comes_to: What the couple's notes say so far.
        newest: The newest numbers.
        began: The first ones; "" if there is one day alone.
        exact: How exact such a number is; "" where no source says so.
        measure: What was measured.
        error: How far a measurement may be off.
        latest: The newest comparison.
        first: The oldest one; None if there is one alone.
    """

    name: str
    comes_to: str
    newest: str
    began: str
    exact: str
    measure: Measure
    error: ErrorBand
    latest: Comparison
    first: Comparison | None


def check_note(finding: Finding, named: Callable[[str], str], words: Words, health: HealthWords) -> CheckNote:
    """What one check comes to.

    Args:
        finding: All its days.
        named: What an exercise is called.
        words: What is said.
        health: What is said about health.
    """
    latest, first = finding.days[0], finding.days[-1] if len(finding.days) > 1 else None
    error = error_band(latest.measure)
    began = ""
    if first is not None:
        began = words("handout.began", day=day_and_year(words, first.day), what=_numbers(words, first))
    return CheckNote(
        name=words("handout.check", name=named(finding.check), day=day_and_year(words, latest.day)),
        comes_to=_comes_to(words, health, finding),
        newest=_numbers(words, latest),
        began=began,
        exact=_exact(words, health, error, latest.measure.unit),
        measure=latest.measure,
        error=error,
        latest=latest,
        first=first,
    )


def _exact(words: Words, health: HealthWords, error: ErrorBand, unit: Unit) -> str:
    if error.error is None or error.certain is None:
        return ""
    return health(
        "handout.exact", error=amount_told(words, error.error, unit), certain=amount_told(words, error.certain, unit)
    )


def _comes_to(words: Words, health: HealthWords, finding: Finding) -> str:
    latest, verdict = finding.latest, finding.verdict
    if verdict is Verdict.NERVE and latest.nerve is not None:
        return health("handout.check.nerve", felt=words(f"history.felt_in.{latest.nerve}"))
    if latest.contradicts:
        return health("handout.check.contradicts")
    if latest.tighter is None:
        return health("handout.check.equal")
    return health(f"handout.check.{verdict}", side=words(f"side.{latest.tighter}"))


def _numbers(words: Words, one: Comparison) -> str:
    """One day: "L 64, R 75 degrees; tightness L 5, R 3"."""
    return "; ".join(_parts(words, one)) or words("handout.no_number")


def _parts(words: Words, one: Comparison) -> Iterator[str]:
    left, right = one.left, one.right
    if left.amount or right.amount:
        unit = one.measure.unit
        digits = 0 if unit is Unit.DEGREES else 1
        yield words(f"handout.unit.{unit}", what=_sides(words, left.amount, right.amount, digits))
    if left.tightness or right.tightness:
        yield words("handout.tightness", what=_sides(words, left.tightness, right.tightness))


def _sides(words: Words, left: Mean | None, right: Mean | None, digits: int = 1) -> str:
    said = (
        words(
            "handout.side",
            letter=words(f"feeling.letter.{side}"),
            what=f"{round(one.value, digits):g}" if one else words("handout.not_noted"),
        )
        for side, one in ((Side.LEFT, left), (Side.RIGHT, right))
    )
    return ", ".join(said)
