"""The program as a process: exit codes, pipes, and what is imported for what."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("PySide6", "stretchgui.ui.drawn.picture", "stretchgui.app")
PROBE = """
import sys
from stretchgui.cli import main
code = main(sys.argv[1:])
print("imported:", *sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "stretchgui")),
      file=sys.stderr)
sys.exit(code)
"""


def run(home: Path, *typed: str, code: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the program, without a display, in the person's empty folder."""
    start = [sys.executable, "-m", "stretchgui"] if code is None else [sys.executable, "-c", code]
    return subprocess.run(
        [*start, *typed], cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False, timeout=60
    )


def environment(home: Path) -> dict[str, str]:
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, "STRETCHGUI_HOME": str(home)}


def test_a_fast_session_has_exactly_the_phases_of_its_timeline(tmp_path: Path) -> None:
    """On the real clock, with real sleeps: the same phases, in order, no gap, no repeat."""
    log = tmp_path / "e.jsonl"
    routine = ("two-simple-stretches", "--turns", "each")
    ran = run(tmp_path, "play", *routine, "--speed", "1000", "--events", str(log), "--quit-when-finished")
    assert (ran.returncode, ran.stderr) == (0, "")
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    entered = [
        {key: value for key, value in event.items() if key not in ("t", "event")}
        for event in events
        if event["event"] == "phase"
    ]
    assert entered == json.loads(run(tmp_path, "timeline", *routine, "--json").stdout)["phases"]
    assert events[-1]["result"] == "finished"
    assert not any(event["event"] in ("paused", "skipped") for event in events)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("list",), 0),
        (("--version",), 0),
        (("list", "--help"), 0),
        (("timeline", "nothing"), 2),
        (("check", "pyproject.toml"), 1),
        (("list", "--wrong"), 2),
        ((), 2),
        (("two-simple-stretches", "--start"), 2),
    ],
)
def test_exit_codes(tmp_path: Path, typed: tuple[str, ...], code: int) -> None:
    ran = run(tmp_path, *typed)
    assert ran.returncode == code
    assert bool(ran.stderr) is (code == 2)
    assert "Traceback" not in ran.stderr


def imported(ran: subprocess.CompletedProcess[str]) -> set[str]:
    (line,) = [line for line in ran.stderr.splitlines() if line.startswith("imported:")]
    return set(line.split()[1:])


@pytest.mark.parametrize(
    "typed",
    [
        ("list",),
        ("list", "--json"),
        ("timeline", "gentle-sore-day"),
        ("check", "routines"),
        ("schema", "routine"),
        ("play", "gentle-sore-day", "--speed", "9999"),
        ("figure", "prone-quad-stretch", "-o", "-"),
        ("--help",),
        (),
    ],
    ids=" ".join,
)
def test_no_widgets_are_imported_for_what_needs_none(tmp_path: Path, typed: tuple[str, ...]) -> None:
    """The others need no display and import no widgets; nor does saying that there is no display."""
    found = imported(run(tmp_path, *typed, code=PROBE))
    assert not found & set(HEAVY)
    assert not any(name.split(".")[0] == "PySide6" for name in found)


def test_a_list_waits_for_nothing_that_only_the_others_need(tmp_path: Path) -> None:
    found = imported(run(tmp_path, "list", code=PROBE))
    assert not found & {"stretchgui.session.machine", "stretchgui.commands.play", "stretchgui.figure.drawing"}


def test_whoever_closes_the_pipe_sees_no_complaint(tmp_path: Path) -> None:
    """`stretchgui schema exercise | head -1`: quiet, and with the exit code of a broken pipe."""
    for typed in (("schema", "exercise"), ("play", "fifteen-minutes-for-two", "--speed", "9999", "--events", "-")):
        process = subprocess.Popen(
            [sys.executable, "-m", "stretchgui", *typed],
            cwd=ROOT,
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(timeout=60) == 141


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    log = tmp_path / "e.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "stretchgui", "play", "gentle-sore-day", "--events", str(log)],
        cwd=ROOT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    # Its first line means that the session runs.
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")
    assert log.read_text(encoding="utf-8").startswith('{"t": 0.0, "event": "started"}\n')


def test_a_terminal_of_few_characters_ends_nothing(tmp_path: Path) -> None:
    """A title that the terminal cannot show is shown with question marks."""
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "evening.yaml").write_text("title: Отдых вдвоём\nsteps:\n  - {name: Lie, hold: 5}\n", encoding="utf-8")
    env = {**environment(tmp_path), "PYTHONIOENCODING": "ascii"}
    for typed in (("list",), ("list", "--json"), ("play", "evening", "--speed", "9999", "--events", "-")):
        ran = subprocess.run(
            [sys.executable, "-m", "stretchgui", *typed], cwd=ROOT, env=env, capture_output=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
        if "--json" in typed:
            (own,) = [entry for entry in json.loads(ran.stdout) if entry["id"] == "evening"]
            assert own["title"] == "Отдых вдвоём"


def test_a_png_is_painted_where_qt_is_and_refused_where_it_is_not(tmp_path: Path) -> None:
    """It needs no display; without Qt it says so in one line."""
    path = tmp_path / "picture.png"
    ran = run(tmp_path, "figure", "prone-quad-stretch", "--size", "200x124", "-o", str(path))
    if find_spec("PySide6") is None:
        assert ran.returncode == 2
        assert ran.stderr.startswith("a PNG needs PySide6")
        assert len(ran.stderr.splitlines()) == 1
        assert not path.exists()
        return
    assert (ran.returncode, ran.stderr) == (0, "")
    header = path.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")) == (200, 124)


@pytest.mark.parametrize(
    ("typed", "code"), [(("list",), 10), (("--help",), 10), (("timeline", "nothing"), 12), (("list", "--wrong"), 12)]
)
def test_without_a_console_nothing_is_printed_and_nothing_fails(
    tmp_path: Path, typed: tuple[str, ...], code: int
) -> None:
    """`stretchguiw` has no console: Python gives it None for its streams."""
    no_console = (
        "import sys; from stretchgui.cli import main; sys.stdin = sys.stdout = sys.stderr = None; "
        "sys.exit(main(sys.argv[1:]) + 10)"
    )
    ran = run(tmp_path, *typed, code=no_console)
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, "", "")
