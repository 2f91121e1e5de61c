"""The benchmarks that open windows still start: everything once, and as short as can be."""

from collections.abc import Iterator

import pytest

from benchmarks.__main__ import NAMES, measured
from benchmarks.measured import Run
from benchmarks.outside import Window, WindowError
from benchmarks.screen import screen
from tests.house.test_benchmarks import WITHOUT_WINDOW


@pytest.fixture
def bare() -> Iterator[Window]:
    with screen() as environ, Window(["benchmarks.bare", "field"], environ) as window:
        yield window


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_WINDOW])
def test_each_measures_something(name: str) -> None:
    result = measured(name, Run(once=True))
    assert result.found.rows
    assert all(row.figure >= 0 for row in result.found.rows)


def test_a_bare_window_is_painted_and_obeys(bare: Window) -> None:
    assert bare.wait_for("painted") > 0
    assert len(bare.ask("type", text="abc")["seconds"]) == 3
    bare.ask("beat", on=True)
    assert bare.ask("beat", on=False)["longest"] >= 0
    assert bare.processor > 0
    assert bare.memory["rss"] >= bare.memory["own"] > 0
    assert bare.descriptors >= 3


def test_a_window_that_does_not_come_says_why() -> None:
    missing = pytest.raises(WindowError, match="no_such_thing")
    with screen() as environ, Window(["benchmarks.no_such_thing"], environ) as window, missing:
        window.wait_for("painted")
