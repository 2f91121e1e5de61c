"""A real sound server with a loudspeaker nobody hears and a microphone before it: a null sink, and its monitor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import wave
from array import array
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from stretchgui.hearing.phrase import RATE
from tests.ui.sound.server import PATIENCE, SCRIPT, SoundServer, wait_until

# Qt leaves monitors out of the list of microphones, so the monitor stands behind a source of its own.
MICROPHONE: Final = """
load-module module-remap-source master=ears.monitor source_name=microphone
set-default-source microphone
"""


class VirtualRoom(SoundServer):
    """A server whose loudspeaker a microphone hears."""

    def __init__(self) -> None:
        super().__init__(SCRIPT + MICROPHONE)

    def without_microphone(self) -> None:
        """Takes the microphone away."""
        subprocess.run(["pactl", "unload-module", "module-remap-source"], env=self.environ, check=True)

    def play(self, samples: array[int]) -> None:
        """Plays samples of 16 kHz in the room, and returns when they have been heard."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            with wave.open(str(path), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(samples.tobytes())
            self.play_file(path)

    def play_file(self, path: Path) -> None:
        """Plays a file in the room, and returns when it has been heard."""
        subprocess.run(["paplay", str(path)], env=self.environ, check=True, timeout=120)


class Listener:
    """The program that listens, in a room.

    Args:
        room: A room whose server runs.
        orders: What it is told at first.

    Attributes:
        said: What it said so far, and when (`time.monotonic`).
    """

    def __init__(self, room: VirtualRoom, **orders: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "stretchgui.ui.hearing.child"],
            env=room.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.said: list[tuple[float, dict[str, Any]]] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        self.tell(**orders)

    def tell(self, **order: object) -> None:
        """Gives it an order."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def all_that(self, name: str) -> list[dict[str, Any]]:
        """What it said of one kind."""
        return [line for _, line in self.said if line["is"] == name]

    def wait_for(self, name: str, times: int = 1) -> None:
        """Waits until it has said something so often."""
        wait_until(lambda: len(self.all_that(name)) >= times)

    def heard(self) -> int:
        """How often it has heard the phrase."""
        return len(self.all_that("heard"))

    def seconds_of_processor(self) -> float:
        """How long it has kept a processor busy."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> int:
        """Ends its input, and returns its exit code."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        code = self._process.wait(timeout=PATIENCE)
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code

    def __enter__(self) -> Listener:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None or self._thread.is_alive():
            self.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said.append((time.monotonic(), json.loads(line)))
