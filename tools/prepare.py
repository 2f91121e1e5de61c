"""Makes a fresh machine ready to run the program or its tests; does nothing where nothing is to do.

    python3 tools/prepare.py run     what `make run` needs
    python3 tools/prepare.py test    what `make test` needs

It runs before anything is installed: with the standard library alone, and so that a Python that is too
old can still read it and say so. Exit status 1 means that something is missing, and has been named.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OLDEST: Final = (3, 11)
NEWER_NAMES: Final = ("python3.14", "python3.13", "python3.12", "python3.11")
STAMP: Final = "prepared-from.txt"


class Need(Enum):
    """What a library is needed for."""

    QT = "Qt"
    WINDOW = "a window"
    SOUND = "sound"


@dataclass(frozen=True)
class Library:
    """A system library that Qt's wheels expect to find.

    Attributes:
        name: The file's name, as the loader knows it.
        package: The package that brings it on Debian and Ubuntu.
        need: What stops working without it.
    """

    name: str
    package: str
    need: Need


# Found by starting from a bare Debian 12 and adding packages until `ldd` had nothing left to complain of.
LIBRARIES: Final = (
    Library("libGL.so.1", "libgl1", Need.QT),
    Library("libEGL.so.1", "libegl1", Need.QT),
    Library("libxkbcommon.so.0", "libxkbcommon0", Need.QT),
    Library("libdbus-1.so.3", "libdbus-1-3", Need.QT),
    Library("libfontconfig.so.1", "libfontconfig1", Need.QT),
    Library("libglib-2.0.so.0", "libglib2.0-0", Need.QT),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", Need.WINDOW),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", Need.WINDOW),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", Need.WINDOW),
    Library("libxcb-shape.so.0", "libxcb-shape0", Need.WINDOW),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", Need.WINDOW),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", Need.WINDOW),
    Library("libpulse.so.0", "libpulse0", Need.SOUND),
    Library("libXrandr.so.2", "libxrandr2", Need.SOUND),
)


@dataclass(frozen=True)
class Tool:
    """A program that some tests run; without it they are skipped.

    Attributes:
        name: What it is called.
        package: The package that brings it on Debian and Ubuntu.
    """

    name: str
    package: str


TOOLS: Final = (Tool("dbus-daemon", "dbus"), Tool("playerctl", "playerctl"))


@dataclass(frozen=True)
class Environment:
    """A virtual environment that is filled from one lock file.

    Attributes:
        folder: Where it lives, below the checkout.
        lock: The lock file, below `requirements/`.
        megabytes: About how much is downloaded the first time.
        served_by: Other locks that hold all of this one, at the same versions.
    """

    folder: str
    lock: str
    megabytes: int
    served_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """What one make target needs.

    Attributes:
        environments: The virtual environments, in the order they are made.
        needed: It cannot work without these libraries.
        welcome: It works without these, but less well.
        tools: It works without these, but does less.
    """

    environments: tuple[Environment, ...]
    needed: frozenset[Need]
    welcome: frozenset[Need]
    tools: tuple[Tool, ...] = ()


JOBS: Final = {
    "run": Job(
        (Environment(".venv", "run.txt", 260, served_by=("dev.txt",)),),
        frozenset({Need.QT, Need.WINDOW}),
        frozenset({Need.SOUND}),
    ),
    "test": Job(
        (Environment(".venv", "dev.txt", 320), Environment(".venv-pure", "pure.txt", 6)),
        frozenset({Need.QT}),
        frozenset({Need.SOUND}),
        TOOLS,
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepares one job, and returns the exit status."""
    parser = argparse.ArgumentParser(prog="prepare.py", description="Makes this machine ready.")
    parser.add_argument("job", choices=sorted(JOBS))
    job = JOBS[parser.parse_args(arguments).job]
    if sys.version_info[:2] < OLDEST:
        return _start_again_with_newer_python()
    return 0 if _system_is_ready(job) and _environments_are_ready(job) else 1


def _start_again_with_newer_python() -> int:
    """Hands over to a Python that is new enough, if this machine has one; else says what to do."""
    newer = next(filter(None, map(shutil.which, NEWER_NAMES)), None)
    if newer:
        return subprocess.run([newer, *sys.argv], check=False).returncode
    have = ".".join(map(str, sys.version_info[:2]))
    _say(f"stretchgui needs Python 3.11 or newer, and this is {have}.")
    _say("On Ubuntu 22.04: sudo apt-get install python3.11 python3.11-venv. On macOS and Windows: python.org")
    return 1


# The system's packages


def missing_libraries(needs: frozenset[Need], loads: Callable[[str], bool]) -> list[Library]:
    """The libraries for these needs that the system's loader does not find."""
    return [library for library in LIBRARIES if library.need in needs and not loads(library.name)]


def missing_tools(tools: Sequence[Tool], finds: Callable[[str], bool]) -> list[Tool]:
    """The programs that are not found."""
    return [tool for tool in tools if not finds(tool.name)]


def install_commands(packages: Sequence[str], prefix: Sequence[str]) -> list[list[str]]:
    """The commands that install packages on Debian and Ubuntu: the lists first, which a container lacks."""
    apt = [*prefix, "apt-get"]
    return [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]]


def _system_is_ready(job: Job) -> bool:
    """Installs what the system lacks, as root or once allowed to; says what is missing otherwise."""
    if not sys.platform.startswith("linux"):
        return True
    # What is only welcome is offered once, while the environments are being made, and not at every start.
    first_time = not all(map(_is_ready, job.environments))
    lacking = missing_libraries(job.needed | job.welcome if first_time else job.needed, _loads)
    packages = [library.package for library in lacking]
    if first_time:
        packages += [tool.package for tool in missing_tools(job.tools, _finds)]
    if find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if packages:
        _install(packages, lacking)
    return not packages or _enough_is_there(job)


def _install(packages: list[str], lacking: list[Library]) -> None:
    """Runs the installation as root; otherwise shows its one line, and asks."""
    is_root = os.geteuid() == 0
    commands = install_commands(packages, [] if is_root else ["sudo"])
    what = ", ".join(dict.fromkeys(library.need.value for library in lacking)) or "Python or some of the tests"
    _say(f"This machine lacks system packages for {what}. On Debian and Ubuntu this line installs them:")
    _say("    " + " && ".join(map(shlex.join, commands)))
    if not all(map(shutil.which, {command[0] for command in commands})):
        return
    if is_root or _agrees("Run it now?"):
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        all(subprocess.run(command, env=environ, check=False).returncode == 0 for command in commands)
        invalidate_caches()


def _enough_is_there(job: Job) -> bool:
    """Looks again, and names what is still missing; only what the job needs stops it."""
    needed = missing_libraries(job.needed, _loads)
    has_venv = find_spec("ensurepip") is not None
    if needed:
        _say("Stopped: Qt cannot start without " + ", ".join(library.name for library in needed))
    if not has_venv:
        _say("Stopped: Python cannot make a virtual environment without its package python3-venv")
    if needed or not has_venv:
        return False
    if missing_libraries(job.welcome, _loads):
        _say("Going on without sound; all else works.")
    tools = missing_tools(job.tools, _finds)
    if tools:
        _say("Going on without " + ", ".join(tool.name for tool in tools) + ": the tests that run it are skipped.")
    return True


def _loads(name: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _finds(name: str) -> bool:
    """Whether there is a program of this name."""
    return shutil.which(name) is not None


def _agrees(question: str) -> bool:
    """Asks the person at the terminal; nobody there means no."""
    if not sys.stdin.isatty():
        return False
    return input(f"{question} [Y/n] ").strip().lower() in {"", "y", "yes"}


# The virtual environments


def lock_digest(lock: str, root: Path = ROOT) -> str:
    """The fingerprint of a lock file's content."""
    return hashlib.sha256((root / "requirements" / lock).read_bytes()).hexdigest()


def is_filled(environment: Environment, root: Path = ROOT) -> bool:
    """Whether the environment was last filled from its lock as it is now, or from one that holds it all."""
    stamp = root / environment.folder / STAMP
    if not stamp.is_file():
        return False
    locks = (environment.lock, *environment.served_by)
    return stamp.read_text(encoding="utf-8").strip() in {lock_digest(lock, root) for lock in locks}


def is_usable(folder: Path, version: tuple[int, int]) -> bool:
    """Whether a folder is a virtual environment of this version of Python, whose Python still exists."""
    configuration = folder / "pyvenv.cfg"
    if not configuration.is_file() or not python_of(folder).exists():
        return False
    lines = configuration.read_text(encoding="utf-8").splitlines()
    pairs = [line.partition("=") for line in lines]
    versions = [value.strip() for key, _, value in pairs if key.strip() == "version"]
    return any(value.startswith(f"{version[0]}.{version[1]}.") for value in versions)


def python_of(folder: Path) -> Path:
    """The Python inside a virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _is_ready(environment: Environment) -> bool:
    """Whether nothing needs to be done for an environment."""
    return is_usable(ROOT / environment.folder, sys.version_info[:2]) and is_filled(environment)


def _environments_are_ready(job: Job) -> bool:
    """Makes and fills each environment whose lock changed since the last time."""
    return all(_fill(environment) for environment in job.environments)


def _fill(environment: Environment) -> bool:
    """Makes one environment if need be, and installs exactly what its lock names."""
    if _is_ready(environment):
        return True
    folder = ROOT / environment.folder
    if not is_usable(folder, sys.version_info[:2]):
        _say(f"Making the virtual environment {environment.folder}")
        if subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=False).returncode:
            return False
    _say(f"Installing requirements/{environment.lock} (about {environment.megabytes} MB, the first time)")
    lock = ROOT / "requirements" / environment.lock
    pip = [str(python_of(folder)), "-m", "pip", "--disable-pip-version-check", "install"]
    if subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=False).returncode:
        _say("The dependencies could not be installed: pip gives the reason above.")
        return False
    (folder / STAMP).write_text(lock_digest(environment.lock) + "\n", encoding="utf-8")
    return True


def _say(line: str) -> None:
    """Shows a line at once, in order with what the programs started from here print."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
