"""A real sound server with a loudspeaker that nobody hears, and a microphone before it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from typing_extensions import override

from tests.ui.sound.hearing import Samples, from_bytes

RATE: Final = 22_050
# Which server is started is one variable of the environment: PulseAudio, unless it says pipewire.
WHICH: Final = "STRETCHGUI_SOUND_SERVER"
NEEDED: Final = {
    "pulseaudio": ("pulseaudio", "parec", "pactl"),
    "pipewire": ("pipewire", "wireplumber", "pipewire-pulse", "dbus-daemon", "parec", "pactl"),
}
PACKAGES: Final = {
    "pulseaudio": "pulseaudio pulseaudio-utils",
    "pipewire": "pipewire pipewire-pulse wireplumber dbus pulseaudio-utils",
}
SCRIPT: Final = """
load-module module-native-protocol-unix
load-module module-null-sink sink_name=ears rate=48000
set-default-sink ears
"""
# A busy machine starts a server slowly.
PATIENCE: Final = 20.0


def why_not() -> str:
    """What keeps a server from being started here; "" if nothing does."""
    missing = [name for name in NEEDED[which()] if shutil.which(name) is None]
    if not missing:
        return ""
    return f"{', '.join(missing)} missing: sudo apt-get install -y {PACKAGES[which()]}"


def which() -> str:
    """Which sound server the tests run on."""
    return os.environ.get(WHICH, "pulseaudio")


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


class SoundServer:
    """PulseAudio in a folder of its own; it can be killed, and started again.

    Args:
        script: What it sets up.
    """

    def __init__(self, script: str = SCRIPT) -> None:
        # A socket's path may have 107 letters: a test's own folder is often longer.
        self._folder = Path(tempfile.mkdtemp(prefix="ears-"))
        self._processes: list[subprocess.Popen[bytes]] = []
        (self._folder / "script.pa").write_text(script)

    @property
    def environ(self) -> Mapping[str, str]:
        """The environment of a program that shall be heard here, and nowhere else."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSE_", "PIPEWIRE_"))}
        folder = str(self._folder)
        own = {"XDG_RUNTIME_DIR": folder, "HOME": folder, "XDG_CONFIG_HOME": folder}
        return {**kept, **own, "QT_QPA_PLATFORM": "offscreen", "QT_AUDIO_BACKEND": "pulseaudio"}

    def start(self) -> None:
        """Starts it, and waits until it can be talked to."""
        shutil.rmtree(self._folder / "pulse", ignore_errors=True)
        options = ("--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes")
        self._run("pulseaudio", "-n", "-F", str(self._folder / "script.pa"), *options)
        wait_until(self.is_there)

    def is_there(self) -> bool:
        """Whether it answers, and has its loudspeaker."""
        return "ears" in self._asked("list", "short", "sinks")

    def kill(self) -> None:
        """Kills it, as a crash would."""
        while self._processes:
            process = self._processes.pop()
            process.kill()
            process.wait()

    def _run(self, *command: str) -> None:
        self._processes.append(
            subprocess.Popen(command, env=self.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )

    def _asked(self, *question: str) -> str:
        """What the server answers; nothing where there is none."""
        asked = subprocess.run(["pactl", *question], env=self.environ, capture_output=True, text=True, check=False)
        return asked.stdout

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


class PipeWireServer(SoundServer):
    """PipeWire, what manages its sessions, what speaks PulseAudio's language, and a bus for all three."""

    @property
    @override
    def environ(self) -> Mapping[str, str]:
        bus = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={self._folder}/bus"}
        return {**super().environ, **bus, "QT_AUDIO_BACKEND": "pipewire"}

    @override
    def start(self) -> None:
        self._run("dbus-daemon", "--session", "--nofork", f"--address={self.environ['DBUS_SESSION_BUS_ADDRESS']}")
        wait_until((self._folder / "bus").exists)
        self._run("pipewire")
        wait_until((self._folder / "pipewire-0").exists)
        self._run("wireplumber")
        self._run("pipewire-pulse")
        wait_until(lambda: "Server Name" in self._asked("info"))
        self._asked("load-module", "module-null-sink", "sink_name=ears", "rate=48000")
        self._asked("set-default-sink", "ears")
        wait_until(lambda: "Default Sink: ears" in self._asked("info"))

    @override
    def kill(self) -> None:
        super().kill()
        for left in ("bus", "pipewire-0", "pipewire-0.lock"):
            (self._folder / left).unlink(missing_ok=True)


def sound_server() -> SoundServer:
    """The server that the tests run on."""
    return PipeWireServer() if which() == "pipewire" else SoundServer()


class Microphone:
    """Records what the server's loudspeaker plays, from when it is made.

    Args:
        server: A server that runs.

    Attributes:
        started_at: The `time.monotonic` of the first sample, as near as the arrival of all of them tells.
    """

    def __init__(self, server: SoundServer) -> None:
        command = ["parec", "-d", "ears.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--raw"]
        self._process = subprocess.Popen(
            [*command, "--latency-msec=10"],
            env=server.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.started_at = float("inf")
        self._data = bytearray()
        self._thread = threading.Thread(target=self._record)
        self._thread.start()
        wait_until(lambda: bool(self._data))

    def _record(self) -> None:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        while data := os.read(descriptor, 1 << 16):
            self._data += data
            # The block that came fastest tells best when the first sample was played.
            self.started_at = min(self.started_at, time.monotonic() - len(self._data) / 2 / RATE)

    def stop(self) -> Samples:
        """Stops, and returns all that was heard."""
        self.close()
        return from_bytes(bytes(self._data))

    def close(self) -> None:
        """Stops, as often as it is told to."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
