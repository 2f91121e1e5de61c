"""What benchmarks share: times by the processor's clock, and how often each is measured."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from benchmarks.rows import Row, Target, percentile
from stretchgui.paths import Paths, find_paths

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """How thoroughly it is measured.

    Attributes:
        once: Everything once, and as short as can be: only to see that it still works.
        only: Of figures and files those whose name has this in it; "" for all.
    """

    once: bool = False
    only: str = ""

    def times(self, usual: int, least: int = 1) -> int:
        """How often something is measured."""
        return least if self.once else usual

    def seconds(self, usual: float, least: float = 0.2) -> float:
        """How long something is watched."""
        return least if self.once else usual


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

    def over(self, floor: Times) -> float:
        """How many times as long it took as something else under the same names (the median of them)."""
        return statistics.median(
            statistics.median(seconds) / max(1e-9, statistics.median(floor.seconds[name]))
            for name, seconds in self.seconds.items()
            if name in floor.seconds
        )

    def row(self, name: str, floor: Times | None = None, target: Target | None = None) -> Row:
        """A row of it, in milliseconds; its note names the worst, where there are several."""
        medians = {one: statistics.median(seconds) * 1000 for one, seconds in self.seconds.items()}
        worst = max(medians, key=lambda one: medians[one])
        found = [second * 1000 for second in self.all]
        return Row(
            name,
            "ms",
            statistics.median(found),
            percentile(found, 0.05),
            percentile(found, 0.95),
            len(found),
            None if floor is None else statistics.median(floor.all) * 1000,
            None if floor is None else self.over(floor),
            target,
            f"the longest is {worst}, {medians[worst]:.2f} ms" if len(medians) > 1 else "",
        )


def rows_of(
    took: Mapping[str, Times], floors: Mapping[str, Times], targets: Mapping[str, Target] | None = None
) -> list[Row]:
    """Rows in their order; one that was never measured is left out.

    Args:
        took: What was measured, by what it is called.
        floors: What a row cannot be quicker than, measured in the same run, by the row's name.
        targets: What is promised of a row.
    """
    return [
        times.row(name, floors.get(name), (targets or {}).get(name)) for name, times in took.items() if times.seconds
    ]


def bundled_paths() -> Paths:
    """Where the program's own files are, with nobody's beside them."""
    return find_paths({**os.environ, "STRETCHGUI_HOME": str(Path(__file__).parent / "nobody")}, "linux", Path.home())
