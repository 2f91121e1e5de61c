"""The machine it was measured on, and whether it had anything else to do."""

from __future__ import annotations

import os
import platform
import time
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from stretchgui import __version__

PACKAGES: Final = ("PySide6-Essentials", "PyYAML")
# Above so many processes that want a core (for each there is) or so much of the processors' time that went to others,
# times are not to be trusted.
BUSY_LOAD: Final = 0.6
BUSY_PART: Final = 0.10


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured, and with what."""

    system: str
    processor: str
    cores: int
    memory: str
    versions: dict[str, str]


class Others:
    """How much of the processors' time went to other programs since this was made."""

    def __init__(self) -> None:
        self._all, self._own = _all_seconds(), _own_seconds()
        self._began = time.monotonic()
        self._load = os.getloadavg()[0]

    def part(self) -> float:
        """Of all cores together, from 0 to 1."""
        lasted = (time.monotonic() - self._began) * (os.cpu_count() or 1)
        others = (_all_seconds() - self._all) - (_own_seconds() - self._own)
        return max(0.0, others / lasted) if lasted else 0.0

    @property
    def load(self) -> float:
        """How many processes wanted a core when it began, over the minute before."""
        return self._load

    def said(self) -> str:
        """Whether the machine was quiet, in words."""
        part = self.part()
        busy = part > BUSY_PART or self._load > BUSY_LOAD * (os.cpu_count() or 1)
        quiet = "THE MACHINE WAS BUSY, the times are too long" if busy else "the machine was quiet"
        return f"{quiet}: load {self._load:.2f} at the start, {part:.0%} of its cores went to other programs"

    def as_json(self) -> dict[str, object]:
        """For programs."""
        return {"load_at_start": self._load, "load_at_end": os.getloadavg()[0], "others": self.part()}


def this_machine() -> Machine:
    """The one this runs on."""
    return Machine(
        system=platform.platform(),
        processor=_line("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        cores=os.cpu_count() or 1,
        memory=_line("/proc/meminfo", "MemTotal"),
        versions={"stretchgui": __version__, "Python": platform.python_version(), **_versions()},
    )


def machine_json() -> dict[str, object]:
    """The same for programs."""
    return asdict(this_machine())


def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _line(path: str, key: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _all_seconds() -> float:
    """Seconds that all processors have worked since the machine started; 0 where that is not known."""
    try:
        first = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:9]
    except OSError:
        return 0.0
    user, nice, system, _idle, _waits, irq, soft_irq, steal = (int(number) for number in first)
    return (user + nice + system + irq + soft_irq + steal) / os.sysconf("SC_CLK_TCK")


def _own_seconds() -> float:
    """The same of this process, and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
