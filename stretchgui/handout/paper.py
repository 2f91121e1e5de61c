"""Which paper a country prints on."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Paper(StrEnum):
    """The two papers there are in printers at home."""

    A4 = "a4"
    LETTER = "letter"


LETTER_LANDS: Final = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""The lands that print on Letter, by the Unicode locale data (`paperSize`); all others print on A4."""


def paper_of(land: str) -> Paper:
    """The paper of a land.

    Args:
        land: Its code of two letters, such as "US"; A4 for one that is not known.
    """
    return Paper.LETTER if land.upper() in LETTER_LANDS else Paper.A4
