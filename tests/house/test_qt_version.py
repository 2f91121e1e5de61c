"""Which pairs of Python and PySide6 the program refuses to start with."""

import sys

import PySide6
import pytest

from stretchgui.ui.qt_version import refusal

MAY_RUN = [
    ((3, 11), "6.9.0"),
    ((3, 11), "6.10.0"),
    ((3, 11), "6.10.2"),
    ((3, 11), "6.11.3"),
    ((3, 11), "6.11.4a1"),
    ((3, 12), "6.11.3"),
    ((3, 12), "6.12.0"),
    ((3, 14), "6.13.1"),
]

MUST_NOT_RUN = [
    ((3, 11), "6.12.0", "lose references to None"),
    ((3, 11), "6.12.1", "lose references to None"),
    ((3, 11), "6.13.0", "lose references to None"),
    ((3, 11), "6.10.1", "signals are connected"),
    ((3, 13), "6.10.1", "signals are connected"),
    ((3, 11), "6.8.3", "too old"),
    ((3, 12), "5.15.2", "too old"),
]


@pytest.mark.parametrize(("python", "pyside"), MAY_RUN)
def test_may_run(python: tuple[int, int], pyside: str) -> None:
    assert refusal(python, pyside) is None


@pytest.mark.parametrize(("python", "pyside", "reason"), MUST_NOT_RUN)
def test_is_refused_with_the_reason_and_the_cure(python: tuple[int, int], pyside: str, reason: str) -> None:
    message = refusal(python, pyside)
    assert message is not None
    assert message.startswith(f"PySide6 {pyside} ")
    assert reason in message
    assert message.endswith("pip install 'PySide6-Essentials==6.11.3' 'PySide6-Addons==6.11.3'")


def test_the_versions_installed_here_may_run() -> None:
    assert refusal(sys.version_info[:2], PySide6.__version__) is None
