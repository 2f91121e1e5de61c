"""Measures everything, or what is named: a table to read, Markdown for the documents, JSON for programs.

python -m benchmarks [NAME ...] [--markdown FILE] [--json FILE] [--only TEXT] [--once]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from benchmarks.machine import Others
from benchmarks.measured import Run
from benchmarks.report import Measured, add_files, as_text, missed, write
from benchmarks.rows import Found

# Each is a module of this name, whose `measure` takes a Run and gives what it Found.
NAMES: Final = (
    *("start", "memory", "cpu", "lateness", "thousand"),
    *("ticking", "keeping", "catalogue", "painting"),
)


def main(typed: Sequence[str]) -> int:
    """Measures, prints tables, and returns 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(
        "benchmarks", description="How quick it is, beside what it cannot be quicker than."
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; all of them if none is named")
    add_files(parser, "benchmarks")
    parser.add_argument("--only", default="", metavar="TEXT", help="of pictures and files, those with this in the name")
    parser.add_argument("--once", action="store_true", help="measure everything once: only to see that it works")
    asked = parser.parse_args(typed)
    unknown = sorted(set(asked.name) - set(NAMES))
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(NAMES)}")
    run, results = Run(asked.once, asked.only), []
    for name in asked.name or NAMES:
        results.append(measured(name, run))
        print(as_text(results[-1]), flush=True)
    command = " ".join(["make bench", *([f'ARGS="{" ".join(asked.name)}"'] if asked.name else [])])
    write(results, command, asked.markdown, asked.json)
    falls_short = missed(results)
    print(*(f"NOT MET: {line}" for line in falls_short), sep="\n")
    return 1 if falls_short else 0


def measured(name: str, run: Run) -> Measured:
    """What one benchmark finds, and how it was with the machine meanwhile."""
    others, began = Others(), time.monotonic()
    found: Found = import_module(f"benchmarks.{name}").measure(run)
    return Measured(name, found, others.said(), time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
