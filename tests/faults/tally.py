"""What the suite of faults came to: counted by its tests, in however many processes, and summed at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

import pytest

_PREFIX: Final = "tally: "


class Tally:
    """Counts what a test came to, by what it is called in the report at the end.

    Args:
        record: Puts a name and a value into the test's report, which goes to whichever process writes the last lines.
    """

    def __init__(self, record: Callable[[str, object], None]) -> None:
        self._record = record

    def count(self, what: str, number: int = 1) -> None:
        """Counts so many more of it."""
        self._record(f"{_PREFIX}{what}", number)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says what the suite came to."""
    counted = Counter[str]()
    for reports in terminalreporter.stats.values():
        # Beside reports there are warnings, and names of tests that were left out. Every report of a test has them all.
        for report in (one for one in reports if isinstance(one, pytest.TestReport) and one.when == "call"):
            for name, value in report.user_properties:
                if name.startswith(_PREFIX) and isinstance(value, int):
                    counted[name.removeprefix(_PREFIX)] += value
    if counted:
        terminalreporter.section(f"faults on purpose, seed {config.getoption('--seed')}")
        for name, number in sorted(counted.items()):
            terminalreporter.line(f"{number:7}  {name}")
