"""The benchmarks that open windows still start: everything once, and as short as can be."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.__main__ import NAMES, measured
from benchmarks.measured import Run
from benchmarks.obeying import read_now, running_timers
from benchmarks.outside import Window, WindowError
from benchmarks.screen import screen
from stretchgui.paths import find_paths
from stretchgui.settings import Settings, SettingsStore
from tests.app.opened import opened
from tests.house.test_benchmarks import WITHOUT_WINDOW


@pytest.fixture
def bare() -> Iterator[Window]:
    with screen() as environ, Window(["benchmarks.bare", "field"], environ) as window:
        yield window


# The others take their time even once, and `make bench` runs all of them.
QUICK: Final = "start"


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name == QUICK else pytest.mark.long)
        for name in NAMES
        if name not in WITHOUT_WINDOW
    ],
)
def test_each_measures_something(name: str) -> None:
    result = measured(name, Run(once=True))
    assert result.found.rows
    assert all(row.figure >= 0 for row in result.found.rows)


def test_a_bare_window_is_painted_and_obeys(bare: Window) -> None:
    painted = bare.wait_for("painted")
    assert painted.after > 0
    assert painted.processor > 0
    assert len(bare.ask("type", text="abc")["seconds"]) == 3
    bare.ask("beat", on=True)
    assert bare.ask("beat", on=False)["longest"] >= 0
    assert bare.processor > 0
    assert bare.memory["rss"] >= bare.memory["own"] > 0
    assert bare.descriptors >= 3


def test_an_order_that_fails_is_answered_with_why(bare: Window) -> None:
    bare.wait_for("painted")
    with pytest.raises(WindowError, match="choose failed: StopIteration"):
        bare.ask("choose", row=0)
    assert bare.ask("look")["dialog"] == ""


def test_an_alarm_about_nothing_is_not_the_end() -> None:
    """Qt tells now and then of input that was read already: a window that gave up then stopped the whole bench."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    assert read_now(reading) is None
    os.write(writing, b"{}\n")
    assert read_now(reading) == b"{}\n"
    os.close(writing)
    assert read_now(reading) == b""
    os.close(reading)


def test_a_window_that_nobody_touches_has_no_timer(qapp: QApplication, tmp_path: Path) -> None:
    SettingsStore(find_paths({"STRETCHGUI_HOME": str(tmp_path)}, "linux", tmp_path).settings).save(
        Settings(reduce_motion=True)
    )
    with opened(qapp, tmp_path) as program:
        program.window.activateWindow()
        while any("Thumbnails" in timer for timer in running_timers()):
            qapp.processEvents()
        focused = program.window.focusWidget()
        assert focused is not None
        assert focused.objectName() == "cards"
        assert running_timers() == []
        program.pages.selector.search()
        assert "SearchField's QObject 500 ms" in running_timers()


def test_a_window_that_does_not_come_says_why() -> None:
    missing = pytest.raises(WindowError, match="no_such_thing")
    with screen() as environ, Window(["benchmarks.no_such_thing"], environ) as window, missing:
        window.wait_for("painted")
