"""What the history comes to, in plain words: how often it was better, how sure one can be, and never why."""

from __future__ import annotations

from collections.abc import Sequence

from stretchgui.health.wording import HealthWords
from stretchgui.history.changes import LEAST_SESSIONS, Help, Sure


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
