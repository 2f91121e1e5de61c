"""Left against right, over time: what the checks came to, with the mean of the tries on each side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean

from stretchgui.history.past import Past
from stretchgui.history.records import SessionRecord, Unit
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


def checks_of(past: Past, person: Receiver) -> tuple[CheckLine, ...]:
    """A person's checks: for each the tightness that was said, then what the helper measured.

    A session in which only one side has a number is left out: there is nothing to compare.
    """
    found: dict[tuple[str, Unit | None], dict[str, dict[Side, list[float]]]] = {}
    for one in past.tries:
        if one.person is not person or one.session not in past.by_id:
            continue
        for unit, value in ((None, one.tightness), (one.unit, one.amount)):
            if value is not None:
                sessions = found.setdefault((one.check, unit), {})
                sessions.setdefault(one.session, defaultdict(list))[one.side].append(float(value))
    lines = (
        CheckLine(
            check,
            unit,
            tuple(
                Compared(session, fmean(sides[Side.LEFT]), fmean(sides[Side.RIGHT]))
                for session in past.sessions
                if (sides := sessions.get(session.id)) and sides[Side.LEFT] and sides[Side.RIGHT]
            ),
        )
        for (check, unit), sessions in sorted(found.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    )
    return tuple(line for line in lines if line.points)
