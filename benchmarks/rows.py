"""What a benchmark finds: rows of a table, each beside its floor and what is promised of it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Final

MEDIAN: Final = 0.5
HIGH: Final = 0.99


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised; where two things are, one of them is enough: a ratio holds on a slower machine, too.

    Attributes:
        most: The figure itself is at most this, in the row's unit.
        ratio: It is at most so many times its floor.
    """

    most: float | None = None
    ratio: float | None = None

    def met(self, figure: float, ratio: float | None) -> bool:
        """Whether it is kept."""
        absolutely = self.most is not None and figure <= self.most
        return absolutely or (self.ratio is not None and ratio is not None and ratio <= self.ratio)

    def said(self, unit: str) -> str:
        """In words."""
        parts = [f"{self.most:g} {unit}".strip()] if self.most is not None else []
        parts += [f"{self.ratio:g} x"] if self.ratio is not None else []
        return " or ".join(parts)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        name: What was measured.
        unit: Of the figure, the spread and the floor.
        figure: The median, or the percentile that the name says.
        low: The end of the spread: what 5 of 100 are below.
        high: The other end: what 5 of 100 are above.
        times: How often it was measured.
        floor: What it cannot be less than, measured in the same run.
        ratio: How many times the floor it is.
        target: What is promised.
        note: What else is to be known.
    """

    name: str
    unit: str
    figure: float
    low: float
    high: float
    times: int
    floor: float | None = None
    ratio: float | None = None
    target: Target | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether what is promised is kept; None if nothing is."""
        return None if self.target is None else self.target.met(self.figure, self.ratio)

    def as_json(self) -> dict[str, object]:
        """For programs."""
        return {**asdict(self), "met": self.met}


@dataclass(frozen=True, slots=True)
class Found:
    """What one benchmark found: a title, and its rows."""

    title: str
    rows: Sequence[Row]
    notes: Sequence[str] = field(default_factory=tuple)


def row_of(
    name: str,
    unit: str,
    values: Sequence[float],
    floor: Sequence[float] = (),
    target: Target | None = None,
    *,
    at: float = MEDIAN,
    note: str = "",
) -> Row:
    """A row of what was measured again and again.

    Args:
        name: What was measured.
        unit: Of the values.
        values: At least one.
        floor: The same of the floor, if there is one.
        target: What is promised.
        at: Which of the values stands for all, from the least (0) to the greatest (1).
        note: What else is to be known.
    """
    figure = percentile(values, at)
    least = percentile(floor, at) if floor else None
    ratio = figure / least if least else None
    low, high = percentile(values, 0.05), percentile(values, 0.95)
    return Row(name, unit, figure, low, high, len(values), least, ratio, target, note)


def percentile(values: Sequence[float], at: float) -> float:
    """Which value so great a part of all is not above; the median is between two."""
    if at == MEDIAN:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * at))]
