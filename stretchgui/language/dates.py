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


def day_and_year(words: Words, day: date) -> str:
    """A day without its weekday: "2 Nov 2026"."""
    return words("history.date.year", day=day.day, month=words(f"history.month.{day.month}"), year=day.year)


def month_said(words: Words, day: date) -> str:
    """A month: "Nov 2026"."""
    return words("history.date.month", month=words(f"history.month.{day.month}"), year=day.year)


def ends_said(words: Words, first: date, last: date) -> tuple[str, str]:
    """The first and the last day of a time, with their years where these differ: "2 Nov", "14 Nov"."""
    say = short_day if first.year == last.year else day_and_year
    return say(words, first), say(words, last)
