"""What every test shares: no screen, no desktop, a person's folder of its own, and a run without Qt.

`pytest` runs everything. `pytest --without-qt`, in an environment without PySide6, runs all but
the tests that need it: so a new room is tested without Qt from its first day. `pytest --rest` runs
what that leaves: a room without Qt is the same with it installed.
"""

import os
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

# The last lines of a run: where several processes share the tests, the one that writes them looks into no other folder.
from tests.faults.tally import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

# Before anything imports Qt: a test needs no screen, unless the caller names one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test steers the desktop of whoever runs it, or keeps its screen awake; some make a session bus of their own.
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

# What Qt's own dialogs remember, the folder looked at last for one, is a person's too: neither read nor written.
CONFIGURATION: Final = TemporaryDirectory(prefix="stretchgui-tests-")
os.environ["XDG_CONFIG_HOME"] = CONFIGURATION.name

# A rule is broken or kept, however slow the machine is: no test fails for the time it took.
settings.register_profile("stretchgui", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("stretchgui"), max_examples=2000)
settings.load_profile("stretchgui")

HERE: Final = Path(__file__).parent
NEED_QT: Final = frozenset({HERE / "app", HERE / "faults", HERE / "house", HERE / "ui"})
ONLY_WITHOUT_QT: Final = frozenset({HERE / "without_qt"})
SAME_WITH_QT: Final = frozenset(
    HERE / room
    for room in (
        *("content", "document", "figure", "fuzzing", "handout", "health", "history"),
        *("language", "pattern", "routine", "session", "voice"),
        *(f"cli/test_{what}.py" for what in ("checking", "drawing", "history", "playing", "showing")),
        *(f"hearing/test_{what}.py" for what in ("calibration", "narrow", "own_voice")),
        *(f"test_{what}.py" for what in ("glance", "one_window", "paths", "settings")),
    )
)
SETTINGS_OF_PYTEST_QT: Final = ("qt_api", "qt_log_level_fail", "qt_log_ignore")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--without-qt`, and keeps pytest-qt's settings known where it is not installed."""
    parser.addoption("--without-qt", action="store_true", help="leave out the tests that need PySide6")
    parser.addoption("--long", action="store_true", help="the tests marked as long, too (make faults)")
    parser.addoption(
        "--seed", type=int, default=int.from_bytes(os.urandom(3), "big"), help="what is random in the faults"
    )
    parser.addoption("--kills", type=int, default=0, metavar="N", help="how often the faults kill the program")
    parser.addoption("--rest", action="store_true", help="leave out the rooms that know nothing of PySide6")
    if find_spec("pytestqt") is None:
        for name in SETTINGS_OF_PYTEST_QT:
            parser.addini(name, "read by pytest-qt, which is not installed here", type="linelist")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves out the tests that belong to the other of the two runs."""
    left_out = NEED_QT if config.getoption("--without-qt") else ONLY_WITHOUT_QT
    if config.getoption("--rest"):
        left_out |= SAME_WITH_QT
    return True if collection_path in left_out else None


# First: pytest-xdist reads the groups in a hook of the same name.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the long form of a suite to those who ask for it, and what must be heard in time to one process."""
    if not config.getoption("--long"):
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("long")])
        items[:] = [item for item in items if not item.get_closest_marker("long")]
    if config.pluginmanager.hasplugin("xdist"):
        for item in (item for item in items if item.get_closest_marker("real_time")):
            item.add_marker(pytest.mark.xdist_group("real_time"))


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Points the program to an empty folder: no test reads or writes a person's own files."""
    home = tmp_path / "stretchgui-home"
    monkeypatch.setenv("STRETCHGUI_HOME", str(home))
    return home
