"""The wording of everything about health: each sentence with the sources it rests on. Read from `assets/health`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from typing_extensions import override

from stretchgui.document import nodes, reading
from stretchgui.document.fields import Field, ListOf, MapOf, Record, Whole
from stretchgui.document.fields import Words as OneText
from stretchgui.document.problems import Problem, Report, near_miss, quoted
from stretchgui.language.text import FALLBACK
from stretchgui.language.words import Words

FORMAT: Final = 1
# More than the program will ever say about health.
_MOST: Final = 2000


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence comes from.

    Attributes:
        name: What it is called on the screen.
        address: Where it can be read; "" for what no page says: common practice, or a proposal of our own.
    """

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or two, and the ids of the sources they rest on."""

    text: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """What one language's file holds."""

    format: int
    sentences: Mapping[str, Sentence]
    sources: Mapping[str, Source]


class HealthWords(Words):
    """The sentences about health in one language, by dotted key ("gate.emergency.chest"), each with its sources.

    As the program's other words it fills placeholders, counts, and gives groups; a missing key is a bug (KeyError).
    Where there is no sentence at all, because the file cannot be read, every one is "": the program opens, and says why
    no session can begin.
    """

    def __init__(self, language: str, sentences: Mapping[str, Sentence], sources: Mapping[str, Source]) -> None:
        super().__init__(language, {key: sentence.text for key, sentence in sentences.items()})
        self._resting_on = {key: tuple(sources[one] for one in sentence.source) for key, sentence in sentences.items()}

    @override
    def __call__(self, key: str, **values: object) -> str:
        return super().__call__(key, **values) if self.keys else ""

    def sources(self, key: str) -> tuple[Source, ...]:
        """What a sentence rests on; at least one.

        Raises:
            KeyError: There is no such sentence.
        """
        return self._resting_on[key]


def _sources_exist(file: _File, root: nodes.Mapping, report: Report) -> None:
    """Reports each source of a sentence that the file does not list."""
    written = root.get("sentences")
    if not isinstance(written, nodes.Mapping):
        return
    for entry in written.entries:
        for one in file.sentences[entry.key].source:
            if one not in file.sources:
                report.error(entry.key_place, f"there is no source {quoted(one)}{near_miss(one, file.sources)}")


_FILE: Final = Record(
    _File,
    "file of health wording",
    {
        "format": Field(Whole(FORMAT, FORMAT), required=True),
        "sources": Field(
            MapOf(
                Record(
                    Source,
                    "source",
                    {"name": Field(OneText(200), required=True), "address": Field(OneText(500))},
                ),
                most=_MOST,
            ),
            required=True,
        ),
        "sentences": Field(
            MapOf(
                Record(
                    Sentence,
                    "sentence",
                    {
                        "text": Field(OneText(), required=True),
                        "source": Field(ListOf(OneText(40), least=1, most=20), required=True),
                    },
                ),
                least=1,
                most=_MOST,
            ),
            required=True,
        ),
    },
    _sources_exist,
)


def load_health_words(folder: Path, language: str = FALLBACK) -> tuple[HealthWords, tuple[Problem, ...]]:
    """Reads `folder/<language>.yaml` over English; a file is read whole, or not at all.

    Args:
        folder: Where the languages' files are.
        language: A code such as "de"; a sentence that it lacks is said in English.

    Returns:
        The words, and what is wrong with the files; with no readable file at all the words are empty.
    """
    sentences: dict[str, Sentence] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for code in dict.fromkeys((FALLBACK, language)):
        path = folder / f"{code}.yaml"
        if code != FALLBACK and not path.exists():
            continue
        report = Report(str(path))
        root = reading.read_file(path, report)
        file = None if root is None else _FILE.read(root, report)
        if file is not None:
            sources |= file.sources
            sentences |= file.sentences
        problems += report.sorted()
    return HealthWords(language, sentences, sources), tuple(problems)
