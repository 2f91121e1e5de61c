"""The program that listens may do what it likes: what it hears arrives, and its end ends nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchgui.hearing.phrase import Phrase
from stretchgui.ui.hearing.child import Why
from stretchgui.ui.hearing.ear import Ear, Hearing
from tests.ui.hearing.ears import Scripted, waited

LISTENING: dict[str, object] = {"is": "listening"}
ORDERS = (
    "no JSON",
    '{"do": "dance"}',
    '{"do": "learn", "phrase": "abracadabra"}',
    '{"do": "learn", "phrase": "red light"}',
)


@pytest.fixture
def script(tmp_path: Path) -> Iterator[Scripted]:
    scripted = Scripted(tmp_path)
    yield scripted
    for ear in scripted.made:
        ear.close()


def states(ear: Ear) -> list[Hearing]:
    seen: list[Hearing] = []
    ear.changed.connect(seen.append)
    return seen


def test_what_is_heard_arrives(qtbot: QtBot, script: Scripted) -> None:
    script.answers(
        "listen", LISTENING, {"is": "silent"}, {"is": "sounding"}, "no JSON", "[]", {"is": "heard", "ago": 0.9}
    )
    ear = script.ear()
    seen = states(ear)
    with qtbot.waitSignal(ear.heard, timeout=20_000) as heard:
        ear.listen(Phrase.RED_LIGHT, 35)
    assert heard.args == [0.9]
    assert seen == [Hearing.OPENING, Hearing.ON, Hearing.SILENT, Hearing.ON]
    assert script.asked == [{"do": "listen", "phrase": "red light", "strictness": 35}]


def test_nothing_runs_before_it_is_asked_to_listen(qtbot: QtBot, script: Scripted) -> None:
    ear = script.ear()
    ear.rest()
    assert script.asked == []
    assert ear.hearing is Hearing.OFF


def test_at_rest_nothing_more_is_heard(qtbot: QtBot, script: Scripted) -> None:
    script.answers("listen", LISTENING)
    script.answers("rest", {"is": "heard", "ago": 1.0}, LISTENING)
    ear = script.ear()
    heard: list[float] = []
    ear.heard.connect(heard.append)
    ear.listen(Phrase.STOP_PLEASE, 30)
    waited(qtbot, lambda: ear.hearing is Hearing.ON)
    ear.rest()
    assert ear.hearing is Hearing.OFF
    # Told at once to listen again: what is on its way was said before it rested, whenever it arrives.
    ear.listen(Phrase.STOP_PLEASE, 30)
    waited(qtbot, lambda: ear.hearing is Hearing.ON)
    assert heard == []
    ear.rest()


def test_a_microphone_that_is_lost_is_listened_to_again_when_it_is_back(qtbot: QtBot, script: Scripted) -> None:
    script.answers("listen", LISTENING, {"is": "deaf", "why": "lost", "text": ""}, "die")
    ear = script.ear()
    with qtbot.waitSignal(ear.deaf, timeout=20_000) as deaf:
        ear.listen(Phrase.STOP_PLEASE, 30)
    assert deaf.args == [Why.LOST, ""]
    assert ear.hearing is Hearing.DEAF
    script.answers("listen", LISTENING)
    waited(qtbot, lambda: ear.hearing is Hearing.ON)


def test_what_no_second_try_mends_is_not_tried_again(qtbot: QtBot, script: Scripted) -> None:
    script.answers("listen", {"is": "deaf", "why": "missing", "text": "install it"}, "die")
    ear = script.ear()
    with qtbot.waitSignal(ear.deaf, timeout=20_000) as deaf:
        ear.listen(Phrase.STOP_PLEASE, 30)
    assert deaf.args == [Why.MISSING, "install it"]
    # No timer is left running: the fixture of all tests would say so.


def test_a_program_that_dies_or_does_not_exist_is_said(qtbot: QtBot, script: Scripted, tmp_path: Path) -> None:
    script.answers("listen", "die")
    for ear in (script.ear(), Ear(command=[str(tmp_path / "no-such-program")])):
        with qtbot.waitSignal(ear.deaf, timeout=20_000) as deaf:
            ear.listen(Phrase.STOP_PLEASE, 30)
        assert deaf.args == [Why.BROKEN, ""]
        ear.close()


def test_learning_tells_how_it_goes(qtbot: QtBot, script: Scripted) -> None:
    script.answers(
        "learn",
        *(LISTENING, {"is": "level", "level": 0.5}, {"is": "try", "number": 1}, {"is": "too_long"}),
        {"is": "learnt", "strictness": 35, "heard": 3},
    )
    ear = script.ear()
    told: list[object] = []
    for signal in (ear.level, ear.tried, ear.learnt):
        signal.connect(told.append)
    ear.too_long.connect(lambda: told.append("too long"))
    with qtbot.waitSignal(ear.learnt, timeout=20_000):
        ear.learn(Phrase.STOP_PLEASE)
    assert told == [0.5, 1, "too long", 35]
    assert ear.hearing is Hearing.OFF


def test_closed_it_is_gone(qtbot: QtBot, script: Scripted) -> None:
    script.answers("listen", LISTENING)
    ear = script.ear()
    ear.listen(Phrase.STOP_PLEASE, 30)
    waited(qtbot, lambda: ear.hearing is Hearing.ON)
    ear.close()
    ear.close()
    assert ear.hearing is Hearing.OFF


def test_the_real_one_says_in_one_line_that_there_is_no_server(tmp_path: Path) -> None:
    """Where neither a sound server nor a microphone is, it says which, and ends."""
    said = subprocess.run(
        [sys.executable, "-m", "stretchgui.ui.hearing.child"],
        input="".join(f"{order}\n" for order in ORDERS),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PULSE_SERVER": f"unix:{tmp_path}/none"},
    )
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    # Its input ends before it can say so, or it says why.
    assert [line["is"] for line in lines] in ([], ["deaf"])
    assert all(line["why"] in {"missing", "no_sound", "no_microphone"} for line in lines)
