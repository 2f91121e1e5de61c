"""A real sound server with a loudspeaker nobody hears and a microphone before it: a null sink, and its monitor."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import wave
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from stretchgui.hearing.phrase import RATE

NEEDED: Final = ("pulseaudio", "pactl", "paplay")
# Qt leaves monitors out of the list of microphones, so the monitor stands behind a source of its own.
SCRIPT: Final = """
load-module module-native-protocol-unix
load-module module-null-sink sink_name=room rate=48000
load-module module-remap-source master=room.monitor source_name=microphone
set-default-sink room
set-default-source microphone
"""
PATIENCE: Final = 20.0


def why_not() -> str:
    """What keeps a server from being started here; "" if nothing does."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    return f"{', '.join(missing)} missing: sudo apt-get install -y pulseaudio pulseaudio-utils" if missing else ""


def wait_until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Waits for something that another process does.

    Raises:
        TimeoutError: It is not so after all these seconds.
    """
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds} s in vain")
        time.sleep(0.01)


class VirtualRoom:
    """PulseAudio in a folder of its own; it can be killed, and started again."""

    def __init__(self) -> None:
        # A socket's path may have 107 letters: a test's own folder is often longer.
        self._folder = Path(tempfile.mkdtemp(prefix="room-"))
        self._process: subprocess.Popen[bytes] | None = None
        (self._folder / "script.pa").write_text(SCRIPT)

    @property
    def environ(self) -> Mapping[str, str]:
        """The environment of a program that shall hear and be heard here, and nowhere else."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSE_", "PIPEWIRE_"))}
        folder = str(self._folder)
        own = {"XDG_RUNTIME_DIR": folder, "HOME": folder, "XDG_CONFIG_HOME": folder}
        return {**kept, **own, "QT_QPA_PLATFORM": "offscreen", "QT_AUDIO_BACKEND": "pulseaudio"}

    def start(self) -> None:
        """Starts it, and waits until it can be talked to."""
        shutil.rmtree(self._folder / "pulse", ignore_errors=True)
        options = ("--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes")
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "-F", str(self._folder / "script.pa"), *options],
            env=self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self._is_there)

    def kill(self) -> None:
        """Kills it, as a crash would."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def without_microphone(self) -> None:
        """Takes the microphone away."""
        subprocess.run(["pactl", "unload-module", "module-remap-source"], env=self.environ, check=True)

    def play(self, samples: array[int]) -> None:
        """Plays samples of 16 kHz in the room, and returns when they have been heard."""
        path = self._folder / f"{threading.get_ident()}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())
        self.play_file(path)

    def play_file(self, path: Path) -> None:
        """Plays a file in the room, and returns when it has been heard."""
        subprocess.run(["paplay", str(path)], env=self.environ, check=True, timeout=120)

    def _is_there(self) -> bool:
        asked = subprocess.run(
            ["pactl", "list", "short", "sources"], env=self.environ, capture_output=True, text=True, check=False
        )
        return "microphone" in asked.stdout

    def __enter__(self) -> VirtualRoom:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


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
