"""Throws millions of inputs at everything that reads what strangers send.

    make fuzz                                       an hour, or ten million inputs, whichever comes first
    make fuzz ARGS="--seconds 60 --targets picture"

It needs atheris (Linux, macOS), which `make fuzz` puts into an environment of its own. What is found is written to
`--findings`, one file for each place that failed, with the traceback beside it; the run goes on. Exit status 1 means
that something was found.

Limits for one input: one second of processor time, 200 MB of memory, no exception, and every refusal says why.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

MOST_SECONDS: Final = 1.0
MOST_MEGABYTES: Final = 200.0
# An input that takes so long has hung: the run ends with it.
HUNG: Final = 120
LONGEST: Final = 6_000
# How often the count is written down, in inputs: a run that is killed has its figures, too.
NOTED_EVERY: Final = 5_000


class Run:
    """Counts inputs, watches the limits, and keeps what broke one.

    Args:
        targets: What to call, by number.
        findings: Where to write what was found.
    """

    def __init__(self, targets: Sequence[tuple[str, object]], findings: Path) -> None:
        self._targets = targets
        self._findings = findings
        self._begun = time.monotonic()
        self._inputs: Counter[str] = Counter()
        self._found: dict[str, str] = {}
        self._slowest: dict[str, float] = {}
        self._largest = 0.0
        self._floor = memory()

    def __call__(self, data: bytes) -> None:
        """One input; its first byte says which target it is for."""
        if not data:
            return
        name, target = self._targets[data[0] % len(self._targets)]
        assert callable(target)
        before, peak, begun = memory(), peak_memory(), time.process_time()
        with _Caught() as caught:
            target(data[1:])
        if caught.error is not None:
            self._keep(name, data, caught.error)
        seconds, grown = time.process_time() - begun, peak_memory() - max(before, peak)
        self._inputs[name] += 1
        self._slowest[name] = max(self._slowest.get(name, 0.0), seconds)
        self._largest = max(self._largest, grown)
        if seconds > MOST_SECONDS:
            self._keep(name, data, TimeoutError(f"{seconds:.1f} s"))
        if grown > MOST_MEGABYTES:
            self._keep(name, data, MemoryError(f"{grown:.0f} MB"))
        if sum(self._inputs.values()) % NOTED_EVERY == 0:
            self.note()

    def note(self) -> None:
        """Writes down how far it is."""
        said = {
            "inputs": sum(self._inputs.values()),
            "each": dict(self._inputs),
            "seconds": round(time.monotonic() - self._begun),
            "slowest": {name: round(seconds, 3) for name, seconds in self._slowest.items()},
            "largest_growth_mb": round(self._largest, 1),
            "memory_mb": {"begun": round(self._floor), "now": round(memory())},
            "found": self._found,
        }
        (self._findings / "summary.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")

    def _keep(self, name: str, data: bytes, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        last = frames[-1] if frames else None
        place = f"{type(error).__name__} at {last.filename}:{last.lineno}" if last else str(type(error).__name__)
        key = hashlib.sha256(f"{name} {place}".encode()).hexdigest()[:8]
        if key in self._found:
            return
        self._found[key] = f"{name}: {place}: {str(error)[:200]}"
        (self._findings / f"{key}.input").write_bytes(data)
        (self._findings / f"{key}.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        print(f"FOUND {key} {self._found[key]}", flush=True)
        self.note()


class _Caught:
    """Takes whatever is raised: that is what is looked for.

    Attributes:
        error: What was raised, if anything.
    """

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self.error = error
        return True


def memory() -> float:
    """What the process holds now, in MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def peak_memory() -> float:
    """The most it has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def main(typed: Sequence[str]) -> int:
    """Runs, and never comes back but by libFuzzer's exit."""
    parser = argparse.ArgumentParser(prog="python -m fuzzing", allow_abbrev=False)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--inputs", type=int, default=10_000_000)
    parser.add_argument("--targets", default="", help="their names, with commas; all if none are named")
    parser.add_argument("--corpus", type=Path, default=Path("build/fuzzing/corpus"))
    parser.add_argument("--findings", type=Path, default=Path("build/fuzzing/findings"))
    asked = parser.parse_args(typed)
    for folder in (asked.corpus, asked.findings):
        folder.mkdir(parents=True, exist_ok=True)
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["stretchgui"]):
        from fuzzing.decoding import decoding, drawn_pictures
        from fuzzing.seeds import WORDS, write_seeds
        from fuzzing.targets import Strangers, scratch
    # For as long as the process lives: libFuzzer leaves by exit.
    world = scratch()
    strangers = Strangers(Path(world.name))
    targets = dict(strangers.targets) | {"picture": decoding(strangers)}
    names = [name for name in targets if not asked.targets or name in asked.targets.split(",")]
    write_seeds(asked.corpus, names, {"picture": drawn_pictures()})
    run = Run([(name, targets[name]) for name in names], asked.findings)
    atheris.Setup(
        [
            sys.argv[0],
            f"-max_total_time={asked.seconds}",
            f"-runs={asked.inputs}",
            f"-timeout={HUNG}",
            "-rss_limit_mb=1500",
            f"-max_len={LONGEST}",
            f"-dict={WORDS}",
            f"-artifact_prefix={asked.findings}/",
            "-print_final_stats=1",
            str(asked.corpus),
        ],
        run,
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
