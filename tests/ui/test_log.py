"""The log: a small file in the person's folder, and never a reason to fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BEGIN = """
import logging, sys, threading
from pathlib import Path
from PySide6.QtCore import qWarning, qInstallMessageHandler
from stretchgui.ui.log import Log
log = Log(Path(sys.argv[1]))
mine = logging.getLogger("stretchgui.test")
"""


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program that logs into a folder."""
    return subprocess.run(
        [sys.executable, "-c", BEGIN + program, str(folder)], capture_output=True, text=True, check=False, cwd=ROOT
    )


def test_lines_go_to_the_file_and_errors_to_the_console_too(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    ran = run('mine.info("begun"); mine.warning("no sound"); mine.error("broken"); print(log.file)', folder)
    assert ran.returncode == 0
    written = (folder / "stretchgui.log").read_text(encoding="utf-8")
    assert [line.split(" ", 2)[2] for line in written.splitlines()] == [
        "INFO stretchgui.test: begun",
        "WARNING stretchgui.test: no sound",
        "ERROR stretchgui.test: broken",
    ]
    assert ran.stderr.count("\n") == 1
    assert "broken" in ran.stderr
    assert ran.stdout.strip() == str(folder / "stretchgui.log")


def test_what_qt_says_is_logged_and_not_printed(tmp_path: Path) -> None:
    ran = run('qWarning("a timer cannot be started")', tmp_path)
    assert "WARNING qt: default: a timer cannot be started" in (tmp_path / "stretchgui.log").read_text()
    assert ran.stderr == ""


def test_what_qt_says_in_another_thread_is_logged_later(tmp_path: Path) -> None:
    program = """
thread = threading.Thread(target=lambda: qWarning("the server is gone"))
thread.start(); thread.join()
print(Path(log.file).read_text().count("server"))
qWarning("the next one")
print(Path(log.file).read_text().count("server"))
thread = threading.Thread(target=lambda: qWarning("the very last"))
thread.start(); thread.join()
log.close()
print(Path(log.file).read_text().count("very last"))
"""
    assert run(program, tmp_path).stdout.split() == ["0", "1", "1"]


def test_a_folder_that_cannot_be_written_leaves_the_console(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = run('mine.info("begun"); mine.warning("no sound"); print(log.file)', tmp_path / "file")
    assert (ran.returncode, ran.stdout) == (0, "None\n")
    assert "no log file is kept" in ran.stderr
    assert "no sound" in ran.stderr
    assert "begun" not in ran.stderr


def test_a_full_disk_is_no_failure(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        (tmp_path / "stretchgui.log").mkdir()
    else:
        (tmp_path / "stretchgui.log").symlink_to("/dev/full")
    ran = run('mine.warning("no room"); print("alive")', tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "alive\n")
    assert "Traceback" not in ran.stderr


def test_the_file_stays_small(tmp_path: Path) -> None:
    run('for number in range(12_000): mine.info("the same line again and again, number %s", number)', tmp_path)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {"stretchgui.log", "stretchgui.log.1"}
    assert max(sizes.values()) <= 256 * 1024


def test_a_program_without_a_console_logs_too(tmp_path: Path) -> None:
    program = 'log.close(); sys.stderr = None; log = Log(Path(sys.argv[1]), None); mine.error("alone"); log.close()'
    ran = run(program, tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "alone" in (tmp_path / "stretchgui.log").read_text()


def test_closing_gives_everything_back(tmp_path: Path) -> None:
    program = """
log.close()
print(logging.root.handlers, logging.root.level == logging.WARNING)
qWarning("to the console again")
"""
    ran = run(program, tmp_path)
    assert ran.stdout == "[] True\n"
    assert "to the console again" in ran.stderr
    assert (tmp_path / "stretchgui.log").read_text() == ""


def test_a_disk_that_is_full_loses_lines_and_ends_nothing(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no disk that is always full")
    (tmp_path / "stretchgui.log").symlink_to(full)
    ran = run('mine.warning("no sound"); log.close(); print("over")', tmp_path)
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, "over", "")


def test_what_qt_says_again_and_again_is_logged_once(tmp_path: Path) -> None:
    program = """
for number in range(900):
    qWarning("no sound device")
    qWarning(f"line {number}")
"""
    assert run(program, tmp_path).returncode == 0
    lines = (tmp_path / "stretchgui.log").read_text().splitlines()
    assert sum("no sound device" in line for line in lines) == 1
    assert 100 < len(lines) <= 500
