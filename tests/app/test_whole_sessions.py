"""Whole sessions through the window: what happens is what the timeline said, for every routine and all turns."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import read_library
from stretchgui.routine.routine import Turns
from stretchgui.session.event_log import phase_json
from tests.app.opened import opened

# A machine without sound: the program goes on, and Qt complains.
pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)

FAST = 900.0
LIBRARY = read_library(find_paths({"STRETCHGUI_HOME": "/nowhere"}, "linux", Path("/nowhere")))
ROUTINES = [entry.id for entry in LIBRARY.routines]


def expected_phases(routine_id: str, turns: Turns) -> list[object]:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    timeline = build_timeline(entry.routine, Customisation(turns=turns))
    return [json.loads(json.dumps(phase_json(phase))) for phase in timeline.phases]


def logged(path: Path, event: str) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        {key: value for key, value in line.items() if key not in ("t", "event")}
        for line in lines
        if line["event"] == event
    ]


# Every routine once, and one of them for everybody in turn.
SESSIONS = [*((id_, Turns.WHOLE) for id_ in ROUTINES), *(("two-simple-stretches", turns) for turns in Turns)]


@pytest.mark.parametrize(("routine_id", "turns"), list(dict.fromkeys(SESSIONS)))
def test_a_session_runs_through_exactly_the_phases_of_its_timeline(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, routine_id: str, turns: Turns
) -> None:
    events = tmp_path / "e.jsonl"
    options = WindowOptions(
        routine=routine_id, start=True, turns=turns, speed=FAST, events=events, quit_when_finished=True
    )
    with opened(qapp, tmp_path / "home", options) as program:
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=30_000)
        assert program.exit_code == 0
    assert logged(events, "phase") == expected_phases(routine_id, turns)
    assert [line["result"] for line in logged(events, "finished")] == ["finished"]


def test_the_command_opens_the_window_and_leaves_when_the_session_is_over(tmp_path: Path) -> None:
    events = tmp_path / "e.jsonl"
    command = [sys.executable, "-m", "stretchgui", "two-simple-stretches", "--start", "--speed", "900"]
    command += ["--turns", "each", "--events", str(events), "--quit-when-finished"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert logged(events, "phase") == expected_phases("two-simple-stretches", Turns.EACH)
