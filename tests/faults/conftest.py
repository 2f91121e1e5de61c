"""The suite of faults: how long it is, and what is random in it; `tally.py` says what it came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.app.conftest import words
from tests.faults.stage import Stage
from tests.faults.tally import Tally
from tests.left_behind import nothing_left_behind

__all__ = ["nothing_left_behind", "words"]

KILLS_SHORT: Final = 3
KILLS_LONG: Final = 300


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
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """What the suite comes to."""
    return Tally(record_property)
