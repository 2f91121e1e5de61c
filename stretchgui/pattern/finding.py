"""What a check comes to over several days: one day is a note, two days that say the same are a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from stretchgui.history.records import CheckTry
from stretchgui.pattern.comparison import Comparison, compared
from stretchgui.pattern.thresholds import Grade
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Measure
from stretchgui.routine.timeline import Receiver

RECHECK = timedelta(weeks=2)
"""When it is worth comparing again; a proposal, after the two weeks in which NHS inform has exercises judged (D16)."""


class Verdict(StrEnum):
    """What the couple's notes say so far."""

    EQUAL = "equal"
    MAYBE = "maybe"
    CLEAR_ONCE = "clear_once"
    CLEAR = "clear"
    NERVE = "nerve"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of one person.

    Attributes:
        days: One comparison for each day, the newest first.
        verdict: What they say of left against right.
        both: What they say of both sides being tighter than usual; None where nobody knows what is usual.
    """

    days: tuple[Comparison, ...]
    verdict: Verdict
    both: Verdict | None = None

    @property
    def latest(self) -> Comparison:
        """The newest comparison."""
        return self.days[0]

    @property
    def check(self) -> str:
        """The exercise's id."""
        return self.latest.check

    @property
    def person(self) -> Receiver:
        """Whose."""
        return self.latest.person

    @property
    def tighter(self) -> Side | None:
        """The side that was tighter the last time."""
        return self.latest.tighter

    @property
    def asks_again(self) -> bool:
        """Whether it should be repeated on another day."""
        return Verdict.MAYBE in (self.verdict, self.both) or Verdict.CLEAR_ONCE in (self.verdict, self.both)

    @property
    def due(self) -> date:
        """The day from which on it is worth comparing again."""
        return self.latest.day + RECHECK


def findings_of(tries: Iterable[CheckTry], measures: Mapping[str, Measure], person: Receiver) -> tuple[Finding, ...]:
    """What one person's checks come to, in the order in which they were done the last time.

    Args:
        tries: Everybody's, in any order.
        measures: What each check measures, by its id; a check that is not among them is left out.
        person: Whose.
    """
    own = sorted((one for one in tries if one.person is person and one.check in measures), key=_check_and_session)
    days: dict[str, dict[date, Comparison]] = {}
    sessions = [compared(list(group), measures[check]) for (check, _), group in groupby(own, key=_check_and_session)]
    first = {(one.check, one.session): min(_times(own, one)) for one in sessions}
    for one in sorted(sessions, key=lambda one: first[one.check, one.session]):
        if one.says_something:
            # Of several times on one day the last one counts: a day is a day.
            days.setdefault(one.check, {})[one.day] = one
    found = [_finding(tuple(reversed(by_day.values()))) for by_day in days.values()]
    return tuple(sorted(found, key=lambda one: first[one.check, one.latest.session]))


def _check_and_session(one: CheckTry) -> tuple[str, str]:
    return one.check, one.session


def _times(tries: Sequence[CheckTry], one: Comparison) -> list[float]:
    return [it.at.timestamp() for it in tries if (it.check, it.session) == (one.check, one.session)]


def _finding(days: tuple[Comparison, ...]) -> Finding:
    latest = days[0]
    if latest.nerve is not None:
        return Finding(days, Verdict.NERVE)
    before = days[1] if len(days) > 1 else None
    same = before is not None and before.tighter is latest.tighter
    verdict = _verdict(latest.grade, before, lambda it: it.grade if same else None)
    both = None if latest.both is None else _verdict(latest.both, before, lambda it: it.both)
    return Finding(days, verdict, both)


def _verdict(grade: Grade | None, before: Comparison | None, grade_in: Callable[[Comparison], Grade | None]) -> Verdict:
    """A clear day counts if the time before, on another day, was clear too, and on the same side."""
    match grade:
        case Grade.CLEAR:
            confirmed = before is not None and grade_in(before) is Grade.CLEAR
            return Verdict.CLEAR if confirmed else Verdict.CLEAR_ONCE
        case Grade.MAYBE:
            return Verdict.MAYBE
        case _:
            return Verdict.EQUAL
