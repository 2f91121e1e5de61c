"""The suite of faults: how long it is, what is random in it, and what it came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.app.conftest import words
from tests.faults.stage import Stage
from tests.left_behind import nothing_left_behind

__all__ = ["nothing_left_behind", "words"]

KILLS_SHORT: Final = 3
KILLS_LONG: Final = 300
TALLY: Final = pytest.StashKey[Counter[str]]()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Kills the program as often as was asked for."""
    config = metafunc.config
    if "kill" in metafunc.fixturenames:
        usual = KILLS_LONG if config.getoption("--long") else KILLS_SHORT
        metafunc.parametrize("kill", range(1, 1 + (config.getoption("--kills") or usual)))


@pytest.fixture
def seed(pytestconfig: pytest.Config) -> int:
    """What all that is random begins with."""
    found = pytestconfig.getoption("--seed")
    assert isinstance(found, int)
    return found


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Two people at home with the program."""
    folder = tmp_path / "stage"
    folder.mkdir()
    stage = Stage(folder)
    yield stage
    stage.close()


@pytest.fixture
def tally(pytestconfig: pytest.Config) -> Counter[str]:
    """What the suite came to, counted by what it is called in the report at its end."""
    return pytestconfig.stash.setdefault(TALLY, Counter())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says what the suite came to."""
    counted = config.stash.get(TALLY, None)
    if counted:
        terminalreporter.section(f"faults on purpose, seed {config.getoption('--seed')}")
        for name, number in sorted(counted.items()):
            terminalreporter.line(f"{number:7}  {name}")
