"""Tables, times and JSON on a terminal."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence
from typing import TextIO


def clock_time(seconds: float) -> str:
    """Seconds as people read them on a clock: "0:40", "12:30", "1:02:05"; rounded to the second."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Rows with their columns below each other.

    Args:
        rows: As many columns in each.
        right: The columns that are set to the right, as numbers are.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def print_json(value: object) -> None:
    """Prints a value as JSON, in characters that every terminal and pipe can take."""
    print(json.dumps(value, indent=2))


def never_fail_to_print() -> None:
    """Lets a terminal that lacks a character show a question mark, instead of ending the program.

    Where there is no console, as for `stretchguiw`, Python has no streams: what is printed then goes nowhere.
    """
    # Python 3.11.2, which Debian 12 has, fails to print a parser's help to a stream that is None.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _nowhere() -> TextIO:
    return io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8")
