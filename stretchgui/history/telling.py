"""What the history comes to, in plain words: how often it was better, how sure one can be, and never why."""

from __future__ import annotations

from collections.abc import Sequence

from stretchgui.health.wording import HealthWords
from stretchgui.history.changes import LEAST_SESSIONS, Help, Sure
from stretchgui.history.doses import RegionDose
from stretchgui.history.records import Unit
from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Region, Side


def help_told(health: HealthWords, one: Help) -> str:
    """What can be said of pain or tightness before and after: numbers first, then how sure one can be."""
    verdict = one.verdict
    if not verdict.is_claim:
        return health(f"history.few.{one.measure}", n=verdict.number, least=LEAST_SESSIONS)
    counted = health(
        f"history.counted.{one.measure}",
        n=verdict.number,
        less=verdict.less,
        same=verdict.same,
        more=verdict.more,
        change=points_told(health, verdict.middle),
    )
    said = [counted, health(f"history.sure.{verdict.sure}")]
    if verdict.sure is Sure.SELDOM and verdict.is_small:
        said.append(health("history.small"))
    return " ".join(said)


def helps_told(health: HealthWords, helps: Sequence[Help]) -> tuple[tuple[str, str], ...]:
    """Each of them as (the routine's title, what can be said); "" for all routines together."""
    return tuple((one.title if one.routine else "", help_told(health, one)) for one in helps)


def points_told(health: HealthWords, points: float) -> str:
    """A change in points: "less by 1.5 points", "more by 2 points", "no change"."""
    if points == 0:
        return health("history.points.same")
    size = abs(points)
    said = f"{size:.0f}" if size == round(size) else f"{size:.1f}"
    ending = "one" if size == 1 else "other"
    return health(f"history.points.{'less' if points < 0 else 'more'}.{ending}", n=said)


def region_told(words: Words, region: Region | None) -> str:
    """What a region is called; exercises that are not there any more have none."""
    return words(f"history.region.{region}") if region else words("history.region_unknown")


def sides_told(words: Words, dose: RegionDose) -> str:
    """What was held on each side, and without one: "left 2 min, right 1 min 30 s"; "nothing" for nothing."""
    parts = [
        words("history.side_time", side=words(f"side.{side}"), time=duration(words, seconds))
        for side, seconds in ((Side.LEFT, dose.left), (Side.RIGHT, dose.right))
        if dose.left or dose.right
    ]
    if dose.middle:
        parts.append(duration(words, dose.middle))
    return ", ".join(parts) or words("history.nothing_held")


def a_week_told(words: Words, dose: RegionDose) -> str:
    """What a region gets in a week, in minutes: "L 2.1, R 1.5"."""
    parts = [
        words("history.dose_label", letter=words(f"feeling.letter.{side}"), time=f"{seconds / 60:.1f}")
        for side, seconds in ((Side.LEFT, dose.left), (Side.RIGHT, dose.right))
        if dose.left or dose.right
    ]
    if dose.middle:
        parts.append(f"{dose.middle / 60:.1f}")
    return ", ".join(parts)


def amount_told(words: Words, amount: float, unit: Unit | None) -> str:
    """A measured amount in its unit; points of ten for tightness."""
    said = f"{amount:.0f}" if unit is Unit.DEGREES or amount == round(amount) else f"{amount:.1f}"
    return words(f"history.unit.{unit or 'points'}", n=said)
