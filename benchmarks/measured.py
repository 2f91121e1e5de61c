"""What benchmarks share: times by the processor's clock, a table of them, and what they are held against."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from stretchgui.paths import Paths, find_paths

P = ParamSpec("P")
T = TypeVar("T")
BETWEEN = 0.95


@dataclass(slots=True)
class Times:
    """How long one thing took, again and again, under each name (a figure, a file).

    Attributes:
        seconds: Of the processor, by name, in the order they were measured.
    """

    seconds: dict[str, list[float]] = field(default_factory=dict)

    def measure(self, name: str, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Does some work, and keeps how long it took the processor."""
        began = time.process_time()
        done = work(*given, **named)
        self.seconds.setdefault(name, []).append(time.process_time() - began)
        return done

    @property
    def all(self) -> list[float]:
        """Every time, from the shortest to the longest."""
        return sorted(second for seconds in self.seconds.values() for second in seconds)

    @property
    def median(self) -> float:
        """The one in the middle, in milliseconds."""
        return statistics.median(self.all) * 1000

    @property
    def high(self) -> float:
        """What 95 of 100 are not above, in milliseconds."""
        found = self.all
        return found[min(len(found) - 1, int(len(found) * BETWEEN))] * 1000

    @property
    def worst(self) -> tuple[str, float]:
        """The name with the highest median, and that in milliseconds."""
        medians = {name: statistics.median(seconds) * 1000 for name, seconds in self.seconds.items()}
        name = max(medians, key=lambda one: medians[one])
        return name, medians[name]

    def over(self, floor: Times) -> float:
        """How many times as long it took as something else under the same names (the median of them)."""
        return statistics.median(
            statistics.median(seconds) / max(1e-9, statistics.median(floor.seconds[name]))
            for name, seconds in self.seconds.items()
        )


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised: a median in milliseconds, or, on a slower or busier machine, a ratio to the floor."""

    milliseconds: float
    ratio: float


def report(
    title: str, rows: Mapping[str, Times], floors: Mapping[str, Times], targets: Mapping[str, Target]
) -> Sequence[str]:
    """Prints a table.

    Args:
        title: What stands above it.
        rows: What was measured, by what it is called.
        floors: What a row cannot be quicker than, measured in the same run, by the row's name.
        targets: What is promised of a row.

    Returns:
        What was promised and missed, which is printed too: neither the time nor the ratio is kept.
    """
    missed: list[str] = []
    print(f"{title}\n{'':26}{'median':>9}{'95 %':>9}{'x floor':>9}{'target':>9}  worst")
    for name, times in rows.items():
        target, floor = targets.get(name), floors.get(name)
        ratio = None if floor is None else times.over(floor)
        worst, worst_time = times.worst
        of_floor = "" if ratio is None else f"{ratio:.1f}"
        promised = "" if target is None else f"{target.milliseconds:g} ms"
        figures = f"{times.median:>6.2f} ms{times.high:>6.2f} ms{of_floor:>9}{promised:>9}"
        print(f"{name:26}{figures}  {worst_time:.2f} ms {worst}")
        if target is not None and times.median > target.milliseconds and (ratio is None or ratio > target.ratio):
            missed.append(f"{name}: {times.median:.2f} ms, {target.milliseconds:g} ms are promised")
    print(*missed, sep="\n")
    return missed


def bundled_paths() -> Paths:
    """Where the program's own files are, with nobody's beside them."""
    return find_paths({**os.environ, "STRETCHGUI_HOME": str(Path(__file__).parent / "nobody")}, "linux", Path.home())
