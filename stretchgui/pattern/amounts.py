"""How what was noted of a check is written and said."""

from __future__ import annotations

from typing import Final

from stretchgui.language.words import Words
from stretchgui.pattern.notes import Note
from stretchgui.routine.measure import Measure, Unit

HALF: Final = "½"


def number_text(measure: Measure, amount: float, words: Words) -> str:
    """A number beside the range: "45°", or "2½"."""
    return words("check.mark.degrees", n=number_of(amount)) if measure.unit is Unit.DEGREES else number_of(amount)


def amount_text(measure: Measure, amount: float, words: Words) -> str:
    """An amount with its unit: "45 degrees", "2½ hand widths"."""
    return words(f"check.amount.{measure.unit}", n=number_of(amount))


def note_text(measure: Measure, note: Note, words: Words) -> str:
    """All that was noted of a try, in one line."""
    said = (
        "" if note.amount is None else amount_text(measure, note.amount, words),
        "" if note.tightness is None else words("check.tightness", n=note.tightness),
        "" if note.felt is None else words(f"check.felt.{note.felt}"),
    )
    return ", ".join(part for part in said if part) or words("check.not_said")


def number_of(amount: float) -> str:
    """A number with at most one decimal; a half as people write it."""
    tenths = round(amount * 10)
    whole, rest = divmod(abs(tenths), 10)
    sign = "–" if tenths < 0 else ""
    if rest == 0:
        return f"{sign}{whole}"
    if rest == 5:
        return f"{sign}{whole or ''}{HALF}"
    return f"{sign}{whole}.{rest}"
