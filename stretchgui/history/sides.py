"""Left against right, over time: what the checks came to, with the mean of the tries on each side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stretchgui.history.past import Past
from stretchgui.history.records import CheckTry, SessionRecord, Unit
from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import Receiver


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides of one check in one session, each the mean of its tries."""

    session: SessionRecord
    left: float
    right: float

    @property
    def difference(self) -> float:
        """Left less right."""
        return self.left - self.right


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of one person over time.

    Attributes:
        check: The exercise's id.
        unit: What was measured in; None for tightness, from 0 to 10.
        points: The oldest first.
    """

    check: str
    unit: Unit | None
    points: tuple[Compared, ...]


class CheckSums:
    """One person's checks, gathered try by try: whoever has many does something else in between.

    Args:
        past: To whose sessions the tries belong.
        person: Whose.
    """

    def __init__(self, past: Past, person: Receiver) -> None:
        self._past = past
        self._person = person
        self._found: dict[tuple[str, Unit | None], dict[str, dict[Side, list[float]]]] = {}

    def add(self, one: CheckTry) -> None:
        """Adds a try, if it is this person's."""
        if one.person is not self._person or one.session not in self._past.by_id:
            return
        for unit, value in ((None, one.tightness), (one.unit, one.amount)):
            if value is not None:
                sessions = self._found.setdefault((one.check, unit), {})
                sessions.setdefault(one.session, {}).setdefault(one.side, []).append(float(value))

    def lines(self) -> Iterator[CheckLine]:
        """For each check the tightness that was said, then what the helper measured.

        A session in which only one side has a number is left out: there is nothing to compare.
        """
        for (check, unit), sessions in sorted(self._found.items(), key=lambda item: (item[0][0], item[0][1] or "")):
            points = tuple(
                Compared(session, _mean(sides[Side.LEFT]), _mean(sides[Side.RIGHT]))
                for session in self._past.sessions
                if (sides := sessions.get(session.id)) and len(sides) == len(Side)
            )
            if points:
                yield CheckLine(check, unit, points)


def checks_of(past: Past, person: Receiver) -> tuple[CheckLine, ...]:
    """A person's checks, all at once."""
    sums = CheckSums(past, person)
    for one in past.tries:
        sums.add(one)
    return tuple(sums.lines())


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
