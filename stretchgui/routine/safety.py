"""The safety card: who should not stretch today, when to stop, and how to help. Read from `assets/safety`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from stretchgui.document import nodes
from stretchgui.document.fields import Field, ListOf, Number, Record, Words
from stretchgui.document.problems import Problem, Report
from stretchgui.language.text import FALLBACK

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Declaration:
    """The question at the end, both answers, and what the second one leads to."""

    question: str
    none: str
    some: str
    then_title: str
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyCard:
    """All of the card, in one language. Each list holds plain sentences in the order of the screen."""

    title: str
    purpose: tuple[str, ...]
    emergency_title: str
    emergency: tuple[str, ...]
    doctor_soon_title: str
    doctor_soon: tuple[str, ...]
    ask_first_title: str
    ask_first: tuple[str, ...]
    adapt_title: str
    adapt: tuple[str, ...]
    stop_now_title: str
    stop_now: tuple[str, ...]
    after_stopping_title: str
    after_stopping: tuple[str, ...]
    helper_rules_title: str
    helper_rules: tuple[str, ...]
    agree_title: str
    agree: tuple[str, ...]
    declaration: Declaration
    format: float = FORMAT
    sources: tuple[str, ...] = field(default=())

    @property
    def version(self) -> str:
        """A short name for exactly this text: whoever accepted another one is shown it again."""
        said = repr(replace(self, sources=()))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


_TEXT: Final = Field(Words(), required=True)
_TEXTS: Final = Field(ListOf(Words(), least=1, most=100), required=True)
_LISTS: Final = (
    "emergency",
    "doctor_soon",
    "ask_first",
    "adapt",
    "stop_now",
    "after_stopping",
    "helper_rules",
    "agree",
)

SAFETY_CARD: Final = Record(
    SafetyCard,
    "safety card",
    {
        "format": Field(Number(FORMAT, FORMAT, whole=True), required=True),
        "title": _TEXT,
        "purpose": _TEXTS,
        **{f"{name}_title": _TEXT for name in _LISTS},
        **dict.fromkeys(_LISTS, _TEXTS),
        "declaration": Field(
            Record(
                Declaration,
                "declaration",
                {"question": _TEXT, "none": _TEXT, "some": _TEXT, "then_title": _TEXT, "then": _TEXTS},
            ),
            required=True,
        ),
        "sources": Field(ListOf(Words())),
    },
)


def read_safety_card(folder: Path, language: str = FALLBACK) -> tuple[SafetyCard | None, tuple[Problem, ...]]:
    """Reads the card in a language, else in English.

    Args:
        folder: Where the languages' files are.
        language: A code such as "de".

    Returns:
        The card, or None if not even the English one can be read; and what is wrong with the files.
    """
    problems: list[Problem] = []
    for code in dict.fromkeys((language, FALLBACK)):
        path = folder / f"{code}.yaml"
        if code != FALLBACK and not path.exists():
            continue
        report = Report(str(path))
        root = nodes.read_file(path, report)
        card = None if root is None else SAFETY_CARD.read(root, report)
        problems += report.sorted()
        if card is not None:
            return card, tuple(problems)
    return None, tuple(problems)
