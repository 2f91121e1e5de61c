"""Clocks: seconds that only grow, and that count the time a laptop sleeps."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Clock = Callable[[], float]


def boot_clock(platform: str = sys.platform) -> Clock:
    """The system's clock that goes on while the laptop sleeps.

    Linux: CLOCK_BOOTTIME. Windows: the performance counter, which includes sleep. macOS: CLOCK_MONOTONIC, which
    does too, unlike the mach_absolute_time behind `time.monotonic`.
    """
    if platform == "win32":
        return time.perf_counter
    name = "CLOCK_BOOTTIME" if platform.startswith("linux") else "CLOCK_MONOTONIC"
    clock_id: int | None = getattr(time, name, None)
    if clock_id is None:
        return time.monotonic
    return lambda: time.clock_gettime(clock_id)


class HandClock:
    """A clock that goes on when told to; for tests and for time that is simulated."""

    def __init__(self, now: float = 0.0) -> None:
        self._now = now

    def __call__(self) -> float:
        """The time, in seconds."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Lets time pass.

        Raises:
            ValueError: The seconds are negative: clocks do not go back.
        """
        if seconds < 0:
            raise ValueError("a clock does not go back")
        self._now += seconds
