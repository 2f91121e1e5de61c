"""The words of the program: every sentence it shows or says, one file for each language."""

from __future__ import annotations

from collections.abc import Mapping, Set

from stretchgui.language.text import filled


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
