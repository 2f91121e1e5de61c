"""A screen that nobody sees, for real windows: Xvfb, and openbox as its window manager, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

SIZE: Final = "1400x900x24"
# Nothing of a desktop: no theme, no session bus, no sound server but one's own.
DESKTOP: Final = frozenset({"WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "QT_QPA_PLATFORM"})
# Where a program is installed its modules are compiled once; with this they were at every start.
COMPILES_ANEW: Final = "PYTHONDONTWRITEBYTECODE"
LEFT_OUT: Final = DESKTOP | {COMPILES_ANEW}


@contextmanager
def screen() -> Iterator[Mapping[str, str]]:
    """The environment of a program that opens windows; without Xvfb they are painted into memory."""
    environ = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    if shutil.which("Xvfb") is None:
        yield {**environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        environ |= {"DISPLAY": f":{said.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    started = [server]
    try:
        if shutil.which("openbox") is not None:
            manager = subprocess.Popen(["openbox"], env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            started.insert(0, manager)
        yield environ
    finally:
        for process in started:
            process.terminate()
            process.wait()
