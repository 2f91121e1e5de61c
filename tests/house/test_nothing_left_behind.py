"""The fixture that guards the window's tests: it fails those that leave something, and no others."""

import os
import subprocess
import sys
from pathlib import Path

GUARD = Path(__file__).parents[1] / "left_behind.py"

TESTS = """
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

KEPT = []

def test_tidy_window_with_a_timer(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(1000)
    window.show()

def test_tidy_window_in_a_reference_cycle(qtbot):
    window = QWidget()
    window.itself = window
    window.show()

def test_tidy_stopped_timer():
    timer = QTimer()
    timer.start(1000)
    timer.stop()
    KEPT.append(timer)

def test_leaves_a_window():
    window = QLabel("left", objectName="left-label")
    window.show()
    KEPT.append(window)

def test_leaves_a_timer():
    timer = QTimer()
    timer.start(1234)
    KEPT.append(timer)

def test_leaves_a_timer_in_the_application(qapp):
    QTimer(qapp).start(4321)

def test_tidy_after_the_untidy():
    pass
"""


def test_the_untidy_fail_and_the_tidy_pass(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(GUARD.read_text(encoding="utf-8"))
    (tmp_path / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n")
    (tmp_path / "test_windows.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-rA", "--tb=no", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    wide = {**os.environ, "COLUMNS": "200"}
    ran = subprocess.run(
        [*command, "test_windows.py"], cwd=tmp_path, env=wide, capture_output=True, text=True, check=False
    )
    errors = [line for line in ran.stdout.splitlines() if line.startswith("ERROR ")]
    assert [line.split("::")[1].split()[0] for line in errors] == [
        "test_leaves_a_window",
        "test_leaves_a_timer",
        "test_leaves_a_timer_in_the_application",
    ]
    assert "QLabel 'left-label'" in errors[0]
    assert "7 passed, 3 errors" in ran.stdout
