"""The real program, killed in the middle of a session: every hold that had ended is in the history."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchgui.history.reopening import cut_off
from stretchgui.history.store import History
from stretchgui.session.events import HoldDone
from tests.history.records_made import EVENING

KNEE = """
title: Ours
defaults: {hold: 6, ease_in: 2, ease_out: 2, get_ready: 2, change_side: 2, swap_roles: 2}
steps:
  - exercise: single-knee-to-chest
    hold: 10
  - exercise: prone-quad-stretch
    hold: 10
"""


def events(file: Path) -> list[dict[str, object]]:
    """What the program has said so far; a line that it was just writing is none yet."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True) if file.exists() else []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def of_set(event: dict[str, object]) -> tuple[object, ...]:
    return event["step"], event["exercise"], event["receiver"], event["side"], event["set"]


@pytest.mark.parametrize("phases", [1, 4, 9])
def test_every_hold_that_had_ended_is_there(qtbot: QtBot, tmp_path: Path, phases: int) -> None:
    home, told = tmp_path / "home", tmp_path / "events.jsonl"
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "ours.yaml").write_text(KNEE)
    environ = {**os.environ, "STRETCHGUI_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "stretchgui", "ours", "--start", "--speed", "20", "--record", "--events"]
    process = subprocess.Popen([*command, str(told)], env=environ, stderr=subprocess.DEVNULL)
    try:
        qtbot.waitUntil(lambda: len([e for e in events(told) if e["event"] == "phase"]) >= phases, timeout=30_000)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    seen = [event for event in events(told) if event["event"] == "phase"]
    ended = {of_set(event) for event in seen[:-1] if event["kind"] == "hold"}
    history, problems = History.open(home / "history.sqlite")
    assert problems == ()
    (unfinished,) = history.unfinished()
    done = unfinished.session.holds
    holds: dict[tuple[object, ...], HoldDone] = {(h.step, h.exercise, h.person, h.side, h.set): h for h in done}
    assert ended <= holds.keys()
    assert all(abs(holds[key].held - holds[key].planned) < 0.01 for key in ended), "to the second"
    found = cut_off(unfinished, EVENING)
    assert found is not None
    assert found.phase.index >= len(seen) - 1
    history.close()
