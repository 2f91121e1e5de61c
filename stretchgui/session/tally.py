"""What a session came to: for every exercise, person and side, the seconds really held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import WORK, Phase, PhaseKind, Receiver, Timeline
from stretchgui.session.events import HoldDone

# What is measured in seconds; a check only waits for an answer.
_TIMED = WORK - {PhaseKind.CHECK}


@dataclass(frozen=True, slots=True)
class Cell:
    """One person's one side of one exercise, in seconds.

    Attributes:
        planned: All its holds as they were planned.
        held: What was really held.
        begun: Whether any of it was.
        released: Whether somebody said stop in it.
        checks: Whether it is a check, which has no seconds.
    """

    planned: float
    held: float
    begun: bool
    released: bool
    checks: bool = False

    @property
    def whole(self) -> bool:
        """Whether all of it was held, to the second."""
        return self.begun and self.held >= self.planned - 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise of the session, with a cell for each person and side it was planned for."""

    step: int
    exercise: str
    cells: tuple[tuple[tuple[Receiver, Side | None], Cell], ...]

    def cell(self, person: Receiver, side: Side | None) -> Cell | None:
        """The cell of a person and side, if it was planned."""
        return dict(self.cells).get((person, side))

    @property
    def skipped(self) -> bool:
        """Whether nothing of it was begun."""
        return not any(cell.begun for _, cell in self.cells)


@dataclass(frozen=True, slots=True)
class Tally:
    """A whole session.

    Attributes:
        lines: In the order of the routine.
        held: Seconds each person was stretched or did something themselves, what both did together included.
    """

    lines: tuple[Line, ...]
    held: dict[Receiver, float]

    @property
    def people(self) -> tuple[Receiver, ...]:
        """Who received, both together last."""
        there = {person for line in self.lines for (person, _), _ in line.cells}
        return tuple(person for person in Receiver if person in there)

    def checked(self, person: Receiver) -> int:
        """How many sides of a person were looked at in checks."""
        cells = (cell for line in self.lines for (who, _), cell in line.cells if who is person)
        return sum(cell.checks and cell.begun for cell in cells)


def tally_of(timeline: Timeline, holds: Iterable[HoldDone]) -> Tally:
    """Counts a session together.

    Args:
        timeline: What was planned.
        holds: What was done, as the last event tells it.
    """
    done: dict[tuple[int, str, Receiver, Side | None], list[HoldDone]] = {}
    for hold in holds:
        done.setdefault((hold.step, hold.exercise, hold.person, hold.side), []).append(hold)
    planned: dict[tuple[int, str], dict[tuple[Receiver, Side | None], list[Phase]]] = {}
    for phase in timeline.phases:
        if phase.kind in WORK and phase.exercise is not None and phase.receiver is not None:
            cells = planned.setdefault((phase.step, phase.exercise), {})
            cells.setdefault((phase.receiver, phase.side), []).append(phase)
    lines = tuple(
        Line(
            step,
            exercise,
            tuple(
                ((person, side), _cell(phases, done.get((step, exercise, person, side), [])))
                for (person, side), phases in cells.items()
            ),
        )
        for (step, exercise), cells in sorted(planned.items(), key=lambda item: item[0][0])
    )
    held = {
        person: sum(cell.held for line in lines for (who, _), cell in line.cells if who in (person, Receiver.BOTH))
        for person in (Receiver.A, Receiver.B)
    }
    return Tally(lines, held)


def _cell(phases: Sequence[Phase], holds: Sequence[HoldDone]) -> Cell:
    return Cell(
        planned=sum(phase.planned for phase in phases if phase.kind in _TIMED),
        held=sum(hold.held for hold in holds),
        begun=bool(holds),
        released=any(hold.released for hold in holds),
        checks=all(phase.kind is PhaseKind.CHECK for phase in phases),
    )
