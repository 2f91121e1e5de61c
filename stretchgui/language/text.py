"""A text that a file gives in one or several languages, with placeholders for who and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

FALLBACK = "en"
PLACEHOLDERS = ("receiver", "helper", "side", "other_side", "hold")

PLACEHOLDER = re.compile(r"\{([^{}\n]{0,40})\}")


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in one or several languages.

    Attributes:
        by_language: Pairs of language code and text, as written.
    """

    by_language: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_language)

    def said(self, language: str = FALLBACK, values: Mapping[str, str] | None = None) -> str:
        """The text in a language, else in English, else in the first there is; "" if there is none.

        Args:
            language: A code such as "de".
            values: What to put in place of `{receiver}` and the others; unknown ones stay.
        """
        texts = dict(self.by_language)
        text = texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")
        return filled(text, values or {})


NO_TEXT = Text()


def plain(text: str) -> Text:
    """A text given in English only."""
    return Text(((FALLBACK, text),))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Puts values in place of `{placeholders}`; those without a value stay as written."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
