"""Days as people read them: the order of day and month is the language's, not the program's."""

from __future__ import annotations

from datetime import date

from stretchgui.language.words import Words


def day_said(words: Words, day: date) -> str:
    """A day with its weekday: "Mon 2 Nov 2026"."""
    return words(
        "history.date.long",
        weekday=words(f"history.weekday.{day.weekday()}"),
        day=day.day,
        month=words(f"history.month.{day.month}"),
        year=day.year,
    )


def short_day(words: Words, day: date) -> str:
    """A day without its year: "2 Nov"."""
    return words("history.date.short", day=day.day, month=words(f"history.month.{day.month}"))
