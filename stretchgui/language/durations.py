"""Durations as people read them."""

from __future__ import annotations

from stretchgui.language.words import Words


def duration(words: Words, seconds: float) -> str:
    """A duration in whole seconds: "40 s", "12 min", "12 min 30 s"."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return words("duration.seconds", n=rest)
    if not rest:
        return words("duration.minutes", n=minutes)
    return words("duration.both", minutes=minutes, seconds=rest)


def rough_duration(words: Words, seconds: float) -> str:
    """A duration to the minute, for choosing by: "12 min"; under a minute in seconds."""
    return duration(words, seconds if seconds < 60 else round(seconds / 60) * 60)
