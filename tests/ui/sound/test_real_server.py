"""The whole program on a real sound server: what is heard is recorded, and every tone is looked for in it."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stretchgui.ui.sound.palettes import TONES
from tests.ui.sound.hearing import SOUNDS, Samples, at_rate, likeness, read
from tests.ui.sound.server import RATE, Microphone, SoundServer, wait_until, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())

LATEST = 0.150
"""Seconds after the start of a phase, at most, at which its tone begins."""
ALIKE = 0.8
THE_END = "the end\n"
ROUTINE = """
format: 1
title: Half a minute
defaults: {ease_in: 1, ease_out: 1, change_side: 2}
steps:
  - {exercise: supine-figure-4, get_ready: 2, hold: 5, contract_relax: false}
  - rest: 2
  - exercise: supine-figure-4
    get_ready: 2
    sides: [left]
    hold: 5
    contract_relax: {rounds: 1, contract: 3, relax: 2}
"""


@dataclass(frozen=True)
class Happened:
    """One event, and when the program told of it (`time.monotonic`)."""

    at: float
    event: Mapping[str, Any]


class Running:
    """The program with a session, and what it tells.

    Args:
        server: Where it shall be heard.
        folder: An empty folder.
        routine: What to do.
    """

    def __init__(self, server: SoundServer, folder: Path, routine: str) -> None:
        (folder / "short.yaml").write_text(routine)
        pipe = folder / "events"
        os.mkfifo(pipe)
        self.home = folder / "home"
        self.log = self.home / "stretchgui.log"
        command = [sys.executable, "-m", "stretchgui", str(folder / "short.yaml"), "--start", "--turns", "a"]
        self._process = subprocess.Popen(
            [*command, "--events", str(pipe), "--quit-when-finished"],
            env={**server.environ, "STRETCHGUI_HOME": str(folder / "home")},
            stderr=subprocess.PIPE,
            text=True,
        )
        self.events: list[Happened] = []
        # Open for writing too: the program may open and close it more than once.
        self._pipe = os.open(pipe, os.O_RDWR)
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        with os.fdopen(self._pipe, encoding="utf-8", closefd=False) as lines:
            while (line := lines.readline()) != THE_END:
                self.events.append(Happened(time.monotonic(), json.loads(line)))

    def _stop_reading(self) -> None:
        if self._thread.is_alive():
            os.write(self._pipe, THE_END.encode())
            self._thread.join()
            os.close(self._pipe)

    def phases(self) -> list[Happened]:
        """The phases that have begun."""
        return [one for one in self.events if one.event["event"] == "phase"]

    def tones(self) -> list[tuple[float, str]]:
        """When which tone should have begun."""
        cues = [one for one in self.events if one.event["event"] == "cue" and one.event["name"] in TONES]
        return [(one.at, TONES[one.event["name"]]) for one in cues]

    def in_phase(self, kind: str) -> Callable[[], bool]:
        """Whether a phase of this kind has begun, to be asked again and again."""
        return lambda: any(one.event["kind"] == kind for one in self.phases())

    def finish(self) -> int:
        """Waits for the end, and returns the exit code."""
        _, said = self._process.communicate(timeout=90)
        self._stop_reading()
        assert "Traceback" not in said
        return self._process.returncode

    def close(self) -> None:
        """Ends it, however it stands."""
        self._process.kill()
        self._process.communicate()
        self._stop_reading()


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with SoundServer() as started:
        yield started


@pytest.fixture
def run(server: SoundServer, tmp_path: Path) -> Iterator[Callable[[str], Running]]:
    begun: list[Running] = []

    def begin(routine: str) -> Running:
        begun.append(Running(server, tmp_path, routine))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def tone(name: str) -> Samples:
    samples, rate = read(SOUNDS / "soft" / f"{name}.wav")
    return at_rate(samples, rate, RATE)


def heard(recording: Samples, name: str) -> list[float]:
    """The seconds at which a tone begins; one that begins while it still sounds is like itself to nobody."""
    alike, length = likeness(recording, tone(name)), len(tone(name))
    found: list[float] = []
    while alike.max() > ALIKE:
        place = int(alike.argmax())
        found.append(place / RATE)
        alike[max(0, place - length) : place + length] = 0.0
    return sorted(found)


def heard_about(recording: Samples, name: str, expected: float) -> list[float]:
    """The second at which a tone begins about then; half of it is enough, where a busy machine left a gap."""
    start = max(0, round((expected - 0.1) * RATE))
    whole, part = tone(name), recording[start : start + round(1.5 * RATE)]
    half = len(whole) // 2
    for samples, before in ((whole, 0), (whole[:half], 0), (whole[half:], half)):
        alike = likeness(part, samples)[: before + round(0.6 * RATE)]
        place = int(alike.argmax())
        if alike[place] > ALIKE:
            return [(start + place - before) / RATE]
    return []


def test_every_phase_is_heard_in_time_none_missing_none_double(
    server: SoundServer, run: Callable[[str], Running], record_property: Callable[[str, object], None]
) -> None:
    microphone = Microphone(server)
    running = run(ROUTINE)
    assert running.finish() == 0
    recording = microphone.stop()
    found = {name: heard(recording, name) for name in sorted(set(TONES.values()))}
    late: dict[str, list[float]] = {}
    for at, name in running.tones():
        expected = at - microphone.started_at
        behind = [place - expected for place in heard_about(recording, name, expected)]
        # A short hold has a sentence that goes on through its count.
        assert len(behind) == 1 or (name == "count" and not behind), f"{name} at {expected:.2f}"
        late.setdefault(name, []).extend(behind)
    doubled = {name: places for name, places in found.items() if len(places) > len(late.get(name, []))}
    assert doubled == {}, late
    changes = [name for _, name in running.tones() if name not in ("count", "halfway", "finished")]
    assert len(changes) == len(running.phases()) == 16
    assert late["count"]
    measured = [one for several in late.values() for one in several]
    summary = {
        "median_ms": round(1000 * statistics.median(measured)),
        "worst_ms": round(1000 * max(measured)),
        **{name: [round(1000 * one) for one in several] for name, several in late.items()},
    }
    record_property("latency", summary)
    assert max(measured) <= LATEST
    sentences_are_whole(recording, running.home / "cache" / "voice")


def sentences_are_whole(recording: Samples, cache: Path) -> None:
    """Every sentence that is in the recording is there from its first sample on, and no louder than it can be."""
    files = [read(path)[0] for path in sorted(cache.rglob("*.wav"))]
    if not files:
        pytest.skip("no voice on this machine")
    begin = round(0.2 * RATE)
    said = 0
    for speech in files:
        alike = likeness(recording, speech)
        place = int(alike.argmax())
        if alike[place] > ALIKE:
            said += 1
            first = recording[place : place + begin]
            assert likeness(first, speech[:begin])[0] > ALIKE
            assert np.sqrt(np.mean(first**2)) > 0.01
            assert np.abs(recording[place : place + len(speech)]).max() < 0.98
    assert said >= 6


LONG = """
format: 1
title: One hold
defaults: {ease_in: 1, ease_out: 1}
steps:
  - {exercise: supine-butterfly, get_ready: 2, hold: 14, contract_relax: false}
"""


def test_a_server_that_dies_in_a_hold_holds_up_nobody_and_is_heard_again_when_it_is_back(
    server: SoundServer, run: Callable[[str], Running]
) -> None:
    running = run(LONG)
    wait_until(running.in_phase("hold"), 40)
    hold = running.phases()[-1].at
    server.kill()
    # Longer than Qt itself would try to reach it again.
    wait_until(lambda: time.monotonic() > hold + 5, 40)
    server.start()
    microphone = Microphone(server)
    assert running.finish() == 0
    recording = microphone.stop()
    times = [one.event["t"] for one in running.events if one.event["event"] == "phase"]
    assert times == pytest.approx([0, 2, 3, 17], abs=0.1)
    since = [(at - microphone.started_at, name) for at, name in running.tones() if at > microphone.started_at]
    assert [name for _, name in since][-5:] == ["count", "count", "count", "ease_out", "finished"]
    assert all(heard_about(recording, name, at) for at, name in since[-5:])
    log = running.log.read_text()
    assert (log.count("no sound, and all goes on without it"), log.count("sound is back")) == (1, 1)


def test_without_a_server_a_session_begins_at_once_and_the_log_says_so_once(
    server: SoundServer, run: Callable[[str], Running]
) -> None:
    server.kill()
    running = run(LONG.replace("hold: 14", "hold: 5"))
    assert running.finish() == 0
    assert running.log.read_text().count("no sound, and all goes on without it") == 1
    gaps = [(one.at - running.events[0].at) - one.event["t"] for one in running.phases()]
    assert max(map(abs, gaps)) < 0.25
