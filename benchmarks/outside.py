"""A window in a process of its own, as it is measured from outside: started, told what to do, looked at, ended."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

ROOT: Final = Path(__file__).parent.parent
# No window takes longer (seconds) to answer, however busy the machine is.
PATIENCE: Final = 120.0
# How often (seconds) it is asked where it is, when something is waited for.
ASK_EVERY: Final = 0.05
# As much of its complaints is shown (bytes).
MOST_SHOWN: Final = 2000

Answer = Mapping[str, Any]


class WindowError(Exception):
    """The window did not answer, or not as it should."""


@dataclass(frozen=True, slots=True)
class Happened:
    """When something happened in a window.

    Attributes:
        after: Seconds from its start.
        processor: Seconds of processor time that it had taken by then: these are the same on a busy machine.
    """

    after: float
    processor: float


class Window:
    """A process with a window.

    Args:
        module: What is run, and its arguments.
        environ: Its environment.
        watch: What is wanted of it besides (see `watcher`).

    Attributes:
        began: When it was started (seconds of the monotonic clock).
    """

    def __init__(self, module: Sequence[str], environ: Mapping[str, str], watch: str = "") -> None:
        self._read = b""
        self._complaints, path = tempfile.mkstemp(prefix="stretchgui-window-")
        # Nobody else needs its name.
        Path(path).unlink()
        self.began = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", *module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**environ, "PYTHONPATH": str(ROOT), "BENCHMARKS_WATCH": watch},
            cwd=ROOT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends it: asked at first, and then made to."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        os.close(self._complaints)

    @property
    def complaints(self) -> str:
        """The last it wrote to its standard error."""
        size = os.fstat(self._complaints).st_size
        return os.pread(self._complaints, size, max(0, size - MOST_SHOWN)).decode(errors="replace")

    # ---- what is said --------------------------------------------------------------------------------------------

    def wait_for(self, event: str) -> Happened:
        """Waits until it says that something happened; when, counted from its start."""
        while True:
            said = self._line()
            if said.get("event") == event:
                return Happened(float(said["at"]) - self.began, float(said["processor"]))

    def ask(self, do: str, **how: object) -> Answer:
        """Has it do something, and waits for the answer.

        Raises:
            WindowError: It failed at that, says nothing, or is gone.
        """
        line = json.dumps({"do": do, **how}) + "\n"
        stdin = self._process.stdin
        assert stdin is not None, "it was opened"
        try:
            stdin.write(line.encode())
            stdin.flush()
        except BrokenPipeError as error:
            raise WindowError(f"the window is gone: {self.complaints}") from error
        while True:
            said = self._line()
            if said.get("answer") == do:
                if "failed" in said:
                    raise WindowError(f"{do} failed: {said['failed']}, {self.complaints}")
                return said

    def wait_until(self, patience: float = PATIENCE, **wanted: object) -> Answer:
        """Looks again and again until it is as wanted.

        Raises:
            WindowError: It does not become so.
        """
        until = time.monotonic() + patience
        while True:
            seen = self.ask("look")
            if all(seen.get(name) == value for name, value in wanted.items()):
                return seen
            if time.monotonic() > until:
                raise WindowError(f"{wanted} is waited for; it is {seen}")
            time.sleep(ASK_EVERY)

    def _line(self) -> Answer:
        stdout = self._process.stdout
        assert stdout is not None, "it was opened"
        until = time.monotonic() + PATIENCE
        while b"\n" not in self._read:
            ready, _, _ = select.select([stdout], [], [], max(0.0, until - time.monotonic()))
            got = os.read(stdout.fileno(), 65536) if ready else b""
            if not got:
                raise WindowError(f"the window {'is gone' if ready else 'says nothing'}: {self.complaints}")
            self._read += got
        line, _, self._read = self._read.partition(b"\n")
        said: Answer = json.loads(line) if line.startswith(b"{") else {}
        return said

    # ---- what the system knows of it -----------------------------------------------------------------------------

    @property
    def processor(self) -> float:
        """Seconds of processor time it has taken, all its threads together."""
        # The number of the clock that counts them: what clock_getcpuclockid gives.
        return time.clock_gettime(~self._process.pid << 3 | 2)

    @property
    def memory(self) -> Mapping[str, float]:
        """Megabytes: what it holds (`rss`), its share of that (`pss`), and what no file stands behind (`own`)."""
        text = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text(encoding="ascii")
        lines = dict(line.split(":", 1) for line in text.splitlines()[1:])
        named = {"rss": "Rss", "pss": "Pss", "own": "Anonymous"}
        return {name: int(lines[line].split()[0]) / 1024 for name, line in named.items()}

    @property
    def descriptors(self) -> int:
        """How many files, pipes and sockets it has open."""
        return sum(1 for _ in Path(f"/proc/{self._process.pid}/fd").iterdir())
