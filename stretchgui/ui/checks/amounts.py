"""How an amount is written and said."""

from __future__ import annotations

from typing import Final

from stretchgui.language.words import Words
from stretchgui.routine.measure import Measure, Unit

HALF: Final = "½"


def number_text(measure: Measure, amount: float, words: Words) -> str:
    """A number beside the range: "45°", or "2½"."""
    return words("check.mark.degrees", n=_number(amount)) if measure.unit is Unit.DEGREES else _number(amount)


def amount_text(measure: Measure, amount: float, words: Words) -> str:
    """An amount with its unit: "45 degrees", "2½ hand widths"."""
    return words(f"check.amount.{measure.unit}", n=_number(amount))


def _number(amount: float) -> str:
    """A number with at most one decimal; a half as people write it."""
    tenths = round(amount * 10)
    whole, rest = divmod(abs(tenths), 10)
    sign = "–" if tenths < 0 else ""
    if rest == 0:
        return f"{sign}{whole}"
    if rest == 5:
        return f"{sign}{whole or ''}{HALF}"
    return f"{sign}{whole}.{rest}"
