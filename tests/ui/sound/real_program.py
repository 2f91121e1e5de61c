"""The real program with a session on a real sound server, what it tells meanwhile, and what a recording has of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from stretchgui.ui.sound.palettes import TONES
from tests.ui.sound.hearing import SOUNDS, Samples, at_rate, likeness, read
from tests.ui.sound.server import RATE, SoundServer

LATEST: Final = 0.150
"""Seconds after the start of a phase, at most, at which its tone begins."""
EARLY: Final = 0.1
"""How far the clocks of the recording and of the program may lie apart, in seconds."""
ALIKE: Final = 0.8
THE_END: Final = "the end\n"


@dataclass(frozen=True)
class Happened:
    """One event, and when the program told of it (`time.monotonic`)."""

    at: float
    event: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What happened."""
        return str(self.event["event"])


class Running:
    """The program with a session, and what it tells.

    Args:
        server: Where it shall be heard.
        folder: An empty folder; `home` in it may hold what the program remembers.
        routine: What to do.
        typed: More of its options.
        bus: The address of a session bus; "" for none.
        more: More of its environment.
    """

    def __init__(
        self,
        server: SoundServer,
        folder: Path,
        routine: str,
        typed: tuple[str, ...],
        *,
        bus: str = "",
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        (folder / "short.yaml").write_text(routine)
        pipe = folder / "events"
        os.mkfifo(pipe)
        self.home = folder / "home"
        self.log = self.home / "stretchgui.log"
        command = [sys.executable, "-m", "stretchgui", str(folder / "short.yaml"), "--start"]
        self._process = subprocess.Popen(
            [*command, "--events", str(pipe), *typed],
            env={
                **{name: value for name, value in server.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"},
                **({"DBUS_SESSION_BUS_ADDRESS": bus} if bus else {}),
                "STRETCHGUI_HOME": str(self.home),
                **more,
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        self.events: list[Happened] = []
        # Open for writing too: the program may open and close it more than once.
        self._pipe = os.open(pipe, os.O_RDWR)
        # Whatever becomes of a test, it waits for no event that never comes.
        self._thread = threading.Thread(target=self._read, daemon=True)
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

    @property
    def began_at(self) -> float:
        """The `time.monotonic` of the session's start, as near as the arrival of all its events tells."""
        return min(one.at - float(one.event["t"]) for one in self.events)

    def phases(self) -> list[Happened]:
        """The phases that have begun."""
        return [one for one in self.events if one.name == "phase"]

    def cues(self) -> list[Happened]:
        """The cues that were given."""
        return [one for one in self.events if one.name == "cue"]

    def tones(self) -> list[tuple[float, str]]:
        """When which tone should have begun."""
        cues = [one for one in self.cues() if one.event["name"] in TONES]
        return [(one.at, TONES[one.event["name"]]) for one in cues]

    def in_phase(self, kind: str) -> Callable[[], bool]:
        """Whether a phase of this kind has begun, to be asked again and again."""
        return lambda: any(one.event["kind"] == kind for one in self.phases())

    def finish(self) -> int:
        """Waits for the end, and returns the exit code."""
        _, said = self._process.communicate(timeout=120)
        self._stop_reading()
        assert "Traceback" not in said
        return self._process.returncode

    def close(self) -> None:
        """Ends it, however it stands."""
        self._process.kill()
        self._process.communicate()
        self._stop_reading()


def tone(name: str) -> Samples:
    """A tone of the usual palette at the recording's rate."""
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
    start = max(0, round((expected - EARLY) * RATE))
    whole, part = tone(name), recording[start : start + round(1.5 * RATE)]
    half = len(whole) // 2
    for samples, before in ((whole, 0), (whole[:half], 0), (whole[half:], half)):
        alike = likeness(part, samples)[: before + round(0.6 * RATE)]
        place = int(alike.argmax())
        if alike[place] > ALIKE:
            return [(start + place - before) / RATE]
    return []
