"""What the fuzzer begins with: every file that comes along, pictures of every kind, and what was thought of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from stretchgui.paths import PACKAGE, bundled_folder
from tests.routine import pictures
from tests.routine.test_bad_files import ROUTINES, WARNINGS

WORDS: Final = Path(__file__).with_name("words.txt")
_LINES: Final = (
    "",
    "--help",
    "--version",
    "list",
    "list --json",
    "timeline short --json --turns each",
    "timeline short --hold-scale 1.5",
    "check short.yaml .",
    "schema routine",
    "figure knee -o - --side right --moment hold --dark --size 200x100",
    "figure --sheet -o sheet.svg",
    "play short --speed 60 --events e.jsonl --record",
    "short --start --quit-when-finished --full-screen",
)


def seeds() -> Mapping[str, Sequence[bytes]]:
    """For each target what it begins with."""
    bundled = bundled_folder(PACKAGE)
    exercises = [path.read_bytes() for path in sorted((bundled / "assets" / "exercises").glob("*.yaml"))]
    texts = [data.partition(b"\nfigure:")[0] + b"\n" for data in exercises]
    routines = [path.read_bytes() for path in sorted((bundled / "routines").glob("*.yaml"))]
    return {
        "routine": [*routines, *_thought_of()],
        "exercise": [*texts, *exercises],
        "picture": list(_pictures()),
        "command-line": [line.replace(" ", "\n").encode() for line in _LINES],
    }


def _thought_of() -> Iterator[bytes]:
    """Routines that the tests have thought of."""
    yield from (text.encode() for text, _ in ROUTINES if len(text) < 2_000)
    yield from (text.encode() for text, _ in WARNINGS)


def _pictures() -> Iterator[bytes]:
    yield pictures.png(8, 8)
    yield pictures.png(8, 8, depth=16, extra=[pictures.packed_text(1, 100)])
    yield pictures.gif(8, 8)
    yield pictures.bmp(4, 4, bytes(48))
    yield pictures.jpeg(8, 8)
    yield pictures.jpeg(8, 8, frame=0xC2, before=pictures.segment(20), scans=3)
    yield pictures.SVG_BY_ANOTHER_NAME


def write_seeds(folder: Path, names: Sequence[str], more: Mapping[str, Iterable[bytes]]) -> None:
    """Writes each seed as a file, its first byte the number of its target.

    Args:
        folder: Where to; it exists.
        names: The targets in the order of their numbers.
        more: What else to begin with.
    """
    for name, every in seeds().items():
        for place, data in enumerate([*every, *more.get(name, ())]):
            if name in names:
                (folder / f"{name}-{place}").write_bytes(bytes([names.index(name)]) + data)


def words() -> list[bytes]:
    """Parts of the formats, for whoever puts files together from parts."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return [line[1:-1].encode().decode("unicode_escape").encode() for line in lines if line.startswith('"')]
