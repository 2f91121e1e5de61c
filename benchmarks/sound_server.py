"""A sound server of one's own, with a loudspeaker that nobody hears: on a person's laptop there is one, too."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SCRIPT: Final = """
load-module module-native-protocol-unix
load-module module-null-sink sink_name=nobody rate=48000
set-default-sink nobody
"""
OPTIONS: Final = ("--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes")
# A busy machine starts a server slowly (seconds).
PATIENCE: Final = 20.0


@contextmanager
def sound_server(environ: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """The environment of a program that is heard there; the same one where PulseAudio is not installed."""
    if shutil.which("pulseaudio") is None:
        yield environ
        return
    # A socket's path may have 107 letters: a short folder.
    with tempfile.TemporaryDirectory(prefix="ears-") as folder:
        script, socket = Path(folder) / "script.pa", Path(folder) / "pulse" / "native"
        script.write_text(SCRIPT, encoding="utf-8")
        own = {"XDG_RUNTIME_DIR": folder, "HOME": folder, "XDG_CONFIG_HOME": folder}
        there = {**environ, **own, "QT_AUDIO_BACKEND": "pulseaudio"}
        server = subprocess.Popen(
            ["pulseaudio", "-n", "-F", str(script), *OPTIONS],
            env=there,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until = time.monotonic() + PATIENCE
            while not socket.exists() and time.monotonic() < until:
                time.sleep(0.02)
            yield there
        finally:
            server.terminate()
            server.wait()
