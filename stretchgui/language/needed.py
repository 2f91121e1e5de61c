"""The words that nothing can be said without, from their files or from where they were kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from stretchgui.document.file_state import FileState, state_of
from stretchgui.document.kept import Kept
from stretchgui.language.text import FALLBACK
from stretchgui.language.words import Words

# The key of the last line: whoever finds it knows that nothing of the file was cut off.
LAST: Final = "last_line"


class NoWordsError(Exception):
    """The program's own sentences are not there: nothing can be said on a screen. One line for people says so."""


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
