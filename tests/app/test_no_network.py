"""Nothing leaves the laptop: a whole session, in the real program, opens no socket to any network."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

LISTED: Final = Path("/proc/self/net/tcp")
TABLES: Final = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")

# Python tells an audit hook of every socket it makes, however short it lives; what Qt makes, the system lists.
WATCHED: Final = """
import socket, sys

found = set()

def hook(event, arguments):
    if event == "socket.__new__" and arguments[1] != socket.AF_UNIX:
        found.add(f"{event} {arguments[1:]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        found.add(event)

sys.addaudithook(hook)
if "--cheat" in sys.argv:
    sys.argv.remove("--cheat")
    kept = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    kept.bind(("127.0.0.1", 0))
from stretchgui.cli import main

code = main(sys.argv[1:])
print(*sorted(found), sep="\\n")
sys.exit(code)
"""

pytestmark = pytest.mark.skipif(not LISTED.exists(), reason="only Linux lists a process's sockets here")


def network_use(home: Path, *arguments: str) -> tuple[list[str], set[str]]:
    """Runs the program from its window to the end of a session.

    Returns:
        What Python opened to a network, and in which of the system's tables a socket of the program stood.
    """
    environ = {**os.environ, "STRETCHGUI_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    asked = ("two-simple-stretches", "--start", "--speed", "300", "--record", "--quit-when-finished")
    command = [sys.executable, "-c", WATCHED, *asked, *arguments]
    seen: set[str] = set()
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                out, err = process.communicate(timeout=0.02)
                break
            seen |= tables_of(Path("/proc") / str(process.pid))
    assert process.returncode == 0, err
    return out.split("\n")[:-1] if out.strip() else [], seen


def tables_of(process: Path) -> set[str]:
    """The tables of network sockets that one of the process's own stands in at this moment."""
    inodes = set()
    with contextlib.suppress(OSError):
        for file in (process / "fd").iterdir():
            with contextlib.suppress(OSError):
                inodes.add(str(file.readlink()).removeprefix("socket:[").removesuffix("]"))
    found = set()
    for name in TABLES:
        with contextlib.suppress(OSError):
            lines = (process / "net" / name).read_text(encoding="ascii").splitlines()[1:]
            found |= {name for line in lines if line.split()[9] in inodes}
    return found


def test_a_whole_session_opens_no_network_socket(tmp_path: Path) -> None:
    assert network_use(tmp_path / "home") == ([], set())


def test_one_that_is_opened_would_be_seen_in_both_ways(tmp_path: Path) -> None:
    opened, listed = network_use(tmp_path / "home", "--cheat")
    assert any(line.startswith("socket.__new__") for line in opened)
    assert listed == {"udp"}
