"""The words of the program: every sentence it shows or says, one file for each language."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Set
from pathlib import Path
from typing import Final

from stretchgui.document.file_state import FileState, state_of
from stretchgui.document.kept import Kept
from stretchgui.language.text import FALLBACK, filled

# The key of the last line: whoever finds it knows that nothing of the file was cut off.
LAST: Final = "last_line"


class NoWordsError(Exception):
    """The program's own sentences are not there: nothing can be said on a screen. One line for people says so."""


class Words:
    """The sentences of one language, by dotted key ("session.pause").

    A key missing in a language is said in English; a key missing there too is a bug (KeyError).
    """

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = dict(sentences)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with its `{placeholders}` filled.

        Raises:
            KeyError: There is no such sentence.
        """
        return filled(self._sentences[key], {name: str(value) for name, value in values.items()})

    def count(self, key: str, number: int, **values: object) -> str:
        """The sentence for a number of things: `key.one` for 1, else `key.other`, with `{n}` filled."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number, **values)

    def group(self, prefix: str) -> dict[str, str]:
        """All sentences below a key, by the rest of their key, in the file's order."""
        start = f"{prefix}."
        return {key.removeprefix(start): text for key, text in self._sentences.items() if key.startswith(start)}

    @property
    def all(self) -> Mapping[str, str]:
        """Every sentence, by its key."""
        return self._sentences

    @property
    def keys(self) -> Set[str]:
        """All keys there are."""
        # A view: a session looks keys up for every sentence, and a set of them all is long to make.
        return self._sentences.keys()


def needed_words(
    folder: Path, language: str = FALLBACK, kept: Kept | None = None, wall: Callable[[], int] = time.time_ns
) -> Words:
    """The words of a language over English, of which nothing may be missing.

    Args:
        folder: Where the files are.
        language: A code such as "de".
        kept: Where the words are kept once they are read; as long as the files are as they were they come from there.
        wall: The wall clock, in nanoseconds.

    Raises:
        NoWordsError: The English file is missing, broken or cut off.
    """
    if kept is not None:
        said = kept.read() or {}
        sentences = said.get("sentences") if said.get("files") == _states(folder, language) else None
        if isinstance(sentences, dict) and LAST in sentences and _are_texts(sentences.values()):
            return Words(language, sentences)
    # Not for the first picture, whose words were kept.
    from stretchgui.language.words_file import load_words

    files = _states(folder, language, wall())
    words, problems = load_words(folder, language)
    if LAST not in words.keys:
        path = str(folder / f"{FALLBACK}.yaml")
        found = next((str(problem) for problem in problems if problem.path == path), f"{path}: this file is cut off")
        raise NoWordsError(f"{found}. Nothing can be said without it: install stretchgui again")
    if kept is not None:
        kept.write({"files": files, "sentences": words.all})
    return words


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _states(folder: Path, language: str, read_at: int | None = None) -> dict[str, FileState]:
    return {code: state_of(folder / f"{code}.yaml", read_at) for code in (FALLBACK, language)}
