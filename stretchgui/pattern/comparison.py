"""One check of one person in one session: left against right, each the mean of its tries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean

from stretchgui.history.records import CheckTry
from stretchgui.pattern.thresholds import Grade, counts, grade_of_degrees, grade_of_points
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt, Measure
from stretchgui.routine.timeline import Receiver

TRIES = 2
"""So many on each side make a result; with fewer it is no more than a *maybe*."""


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of some numbers, and of how many."""

    value: float
    tries: int


@dataclass(frozen=True, slots=True)
class OneSide:
    """What was noted on one side; None for what was not.

    Attributes:
        tightness: From 0 to 10, as the receiver said.
        amount: What the helper estimated, in the check's unit.
        felt: Where it was felt, each once.
    """

    tightness: Mean | None = None
    amount: Mean | None = None
    felt: tuple[Felt, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How left and right compare.

    Attributes:
        check: The exercise's id.
        person: Whose.
        session: The session's id.
        day: When.
        measure: What was measured.
        left: The left side; `right` the right one.
        grade: What it says of the difference; None where nothing can be compared.
        tighter: The tighter side; None if they are about equal, or if number and feeling contradict each other.
        contradicts: Whether the angle says one side and the feeling the other.
        both: What it says of both sides being tighter than usual; None where no source says what is usual.
        nerve: Where it was felt if that may be a nerve: then nothing is compared.
    """

    check: str
    person: Receiver
    session: str
    day: date
    measure: Measure
    left: OneSide
    right: OneSide
    grade: Grade | None = None
    tighter: Side | None = None
    contradicts: bool = False
    both: Grade | None = None
    nerve: Felt | None = None

    def side(self, side: Side) -> OneSide:
        """What was noted on a side."""
        return self.left if side is Side.LEFT else self.right

    @property
    def says_something(self) -> bool:
        """Whether there is anything to show."""
        return self.grade is not None or self.nerve is not None

    @property
    def is_about_it(self) -> bool:
        """Whether the tighter side was felt where this check is meant to be felt, or nobody said where."""
        felt = self.side(self.tighter).felt if self.tighter else (*self.left.felt, *self.right.felt)
        return set(felt) <= set(self.measure.about)


def compared(tries: Sequence[CheckTry], measure: Measure) -> Comparison:
    """Compares left and right.

    Args:
        tries: All tries of one check of one person in one session; at least one.
        measure: What is measured in it.
    """
    first = min(tries, key=lambda one: one.at)
    left, right = (_one_side([one for one in tries if one.side is side]) for side in (Side.LEFT, Side.RIGHT))
    about = Comparison(first.check, first.person, first.session, first.at.date(), measure, left, right)
    nerve = next((one.felt for one in tries if one.felt in measure.ends), None)
    if nerve is not None:
        return replace(about, nerve=nerve)
    grades = list(_grades(left, right, measure))
    if not grades:
        return about
    sides = {side for grade, side in grades if grade.differs}
    if len(sides) > 1:
        return replace(about, grade=Grade.MAYBE, contradicts=True, both=_both(left, right, measure))
    grade = max((grade for grade, _ in grades), key=list(Grade).index)
    tighter = sides.pop() if sides else None
    return replace(about, grade=grade, tighter=tighter, both=_both(left, right, measure))


def _one_side(tries: Sequence[CheckTry]) -> OneSide:
    felt = dict.fromkeys(one.felt for one in tries if one.felt is not None)
    return OneSide(_mean(one.tightness for one in tries), _mean(one.amount for one in tries), tuple(felt))


def _mean(values: Iterable[float | None]) -> Mean | None:
    said = [value for value in values if value is not None]
    return Mean(fmean(said), len(said)) if said else None


def _grades(left: OneSide, right: OneSide, measure: Measure) -> Iterable[tuple[Grade, Side]]:
    """What feeling and angle say, each with the side that is tighter by it."""
    if left.tightness is not None and right.tightness is not None:
        difference = left.tightness.value - right.tightness.value
        yield _sure(grade_of_points(difference), left.tightness, right.tightness), _tighter(difference)
    if left.amount is not None and right.amount is not None and counts(measure.unit):
        difference = measure.tightness_of(left.amount.value) - measure.tightness_of(right.amount.value)
        yield _sure(grade_of_degrees(difference), left.amount, right.amount), _tighter(difference)


def _tighter(difference: float) -> Side:
    return Side.LEFT if difference > 0 else Side.RIGHT


def _sure(grade: Grade, *means: Mean) -> Grade:
    """The same grade, but never a clear one from a single try."""
    return Grade.MAYBE if grade is Grade.CLEAR and any(mean.tries < TRIES for mean in means) else grade


def _both(left: OneSide, right: OneSide, measure: Measure) -> Grade | None:
    """How far both sides are beyond what is usual."""
    if measure.usual is None or left.amount is None or right.amount is None or not counts(measure.unit):
        return None
    usual = measure.tightness_of(measure.usual)
    beyond = min(measure.tightness_of(one.amount.value) - usual for one in (left, right) if one.amount is not None)
    return _sure(grade_of_degrees(max(0.0, beyond)), left.amount, right.amount)
