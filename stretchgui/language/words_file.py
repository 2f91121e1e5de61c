"""How the words of the program stand in their files."""

from __future__ import annotations

from pathlib import Path

from stretchgui.document import nodes, reading
from stretchgui.document.problems import Problem, Report
from stretchgui.language.text import FALLBACK
from stretchgui.language.words import Words


def load_words(folder: Path, language: str = FALLBACK) -> tuple[Words, tuple[Problem, ...]]:
    """Reads `folder/<language>.yaml` over English.

    Returns:
        The words, and what is wrong in the files; a language without a file is English.
        With no readable file at all the words are empty.
    """
    sentences: dict[str, str] = {}
    problems: list[Problem] = []
    for code in dict.fromkeys((FALLBACK, language)):
        if code != FALLBACK and not (folder / f"{code}.yaml").exists():
            continue
        report = Report(str(folder / f"{code}.yaml"))
        root = reading.read_file(folder / f"{code}.yaml", report)
        if root is not None:
            _collect(root, "", sentences, report)
        problems += report.problems
    return Words(language, sentences), tuple(problems)


def _collect(node: nodes.Node, key: str, into: dict[str, str], report: Report) -> None:
    match node:
        case nodes.Mapping():
            for entry in node.entries:
                _collect(entry.value, f"{key}.{entry.key}" if key else entry.key, into, report)
        case nodes.Scalar():
            into[key] = node.text.strip()
        case nodes.Sequence():
            report.error(node.place, "a sentence is needed here, not a list")
