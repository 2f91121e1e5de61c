"""What was found as a table for people, as Markdown for the documents, and as JSON for programs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.machine import machine_json, this_machine
from benchmarks.rows import Found, Row

BUILD: Final = Path("build")
HEADINGS: Final = ("", "figure", "5 % to 95 %", "times", "floor", "x floor", "target", "")


@dataclass(frozen=True, slots=True)
class Measured:
    """One benchmark's findings, and how it was with the machine meanwhile.

    Attributes:
        name: The benchmark's.
        found: What it found.
        machine: Whether the machine was quiet, in words.
        seconds: How long it took.
    """

    name: str
    found: Found
    machine: str
    seconds: float


def as_text(measured: Measured) -> str:
    """A table for a terminal."""
    cells = [HEADINGS, *(_cells(row) for row in measured.found.rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    lines = [measured.found.title, f"  ({measured.machine}; {measured.seconds:.0f} s)"]
    for line in cells:
        name, *others = line
        padded = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        lines.append(f"  {name.ljust(widths[0])}  {'  '.join(padded)}".rstrip())
    lines += [f"  {note}" for note in _notes(measured.found)]
    return "\n".join(lines) + "\n"


def as_markdown(results: Sequence[Measured], command: str) -> str:
    """Tables for a document, under a line that says how they are made again."""
    machine = this_machine()
    versions = ", ".join(f"{name} {version}" for name, version in machine.versions.items())
    when = datetime.now(UTC).strftime("%Y-%m-%d")
    lines = [f"`{command}`, {when}: {machine.processor}, {machine.cores} cores, {machine.system}; {versions}.", ""]
    for measured in results:
        lines += [f"**{measured.found.title}** ({measured.machine})", ""]
        lines += [f"| {' | '.join(heading or ' ' for heading in HEADINGS)} |", f"|{' --- |' * len(HEADINGS)}"]
        lines += [f"| {' | '.join(_cells(row))} |" for row in measured.found.rows]
        lines += ["", *(f"- {note}" for note in _notes(measured.found)), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_json(results: Sequence[Measured]) -> str:
    """Everything, for programs."""
    found = [
        {
            "name": measured.name,
            "title": measured.found.title,
            "machine": measured.machine,
            "seconds": round(measured.seconds, 1),
            "rows": [row.as_json() for row in measured.found.rows],
            "notes": list(measured.found.notes),
        }
        for measured in results
    ]
    whole = {"format": 1, "measured": datetime.now(UTC).isoformat(), "machine": machine_json(), "benchmarks": found}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def add_files(parser: argparse.ArgumentParser, name: str) -> None:
    """Has a command line say where to write; below `build` unless it does."""
    parser.add_argument("--json", type=Path, default=BUILD / f"{name}.json", metavar="FILE", help="(%(default)s)")
    parser.add_argument("--markdown", type=Path, default=BUILD / f"{name}.md", metavar="FILE", help="(%(default)s)")


def write(results: Sequence[Measured], command: str, markdown: Path, json_file: Path) -> None:
    """Writes the tables for a document, and everything for programs.

    Raises:
        OSError: A file cannot be written.
    """
    for path, text in ((markdown, as_markdown(results, command)), (json_file, as_json(results))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def missed(results: Iterable[Measured]) -> list[str]:
    """What was promised and is not kept."""
    return [
        f"{row.name}: {_number(row.figure)} {row.unit}, promised is {row.target.said(row.unit)}"
        for measured in results
        for row in measured.found.rows
        if row.target is not None and not row.met
    ]


def _notes(found: Found) -> list[str]:
    return [*(f"{row.name}: {row.note}" for row in found.rows if row.note), *found.notes]


def _cells(row: Row) -> tuple[str, ...]:
    verdict = {True: "met", False: "NOT MET", None: ""}[row.met]
    return (
        row.name,
        f"{_number(row.figure)} {row.unit}".strip(),
        f"{_number(row.low)} to {_number(row.high)}" if row.times > 1 else "",
        f"{row.times}",
        "" if row.floor is None else f"{_number(row.floor)} {row.unit}".strip(),
        "" if row.ratio is None else _number(row.ratio),
        "" if row.target is None else row.target.said(row.unit),
        verdict,
    )


def _number(value: float) -> str:
    """Three digits that count, and no more than people need."""
    size = abs(value)
    return (
        f"{value:.0f}"
        if size >= 100 or value == int(value)
        else f"{value:.1f}"
        if size >= 10
        else f"{value:.2g}"
        if size < 0.1
        else f"{value:.2f}"
    )
