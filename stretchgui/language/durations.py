"""Durations as people read them."""

from __future__ import annotations

from stretchgui.language.words import Words


def duration(words: Words, seconds: float) -> str:
    """A duration in whole seconds: "40 s", "12 min", "12 min 30 s"; from an hour on in minutes: "1 h 5 min"."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if minutes >= 60:
        return words("duration.hours", hours=minutes // 60, minutes=minutes % 60)
    if not minutes:
        return words("duration.seconds", n=rest)
    if not rest:
        return words("duration.minutes", n=minutes)
    return words("duration.both", minutes=minutes, seconds=rest)


def rough_duration(words: Words, seconds: float) -> str:
    """A duration to the minute, for choosing by: "12 min"; under a minute in seconds."""
    return duration(words, seconds if seconds < 60 else round(seconds / 60) * 60)


def said_duration(words: Words, seconds: float) -> str:
    """A short duration as it is said aloud: "1 second", "30 seconds"."""
    return words.count("duration.said", round(seconds))


def spoken_duration(words: Words, seconds: float) -> str:
    """A duration for the ears: "30 seconds", "1 minute", "2 minutes and 30 seconds"; up to 90 s in seconds."""
    whole = round(seconds)
    if whole <= 90 and whole != 60:
        return said_duration(words, whole)
    minutes, rest = divmod(whole, 60)
    in_minutes = words.count("duration.said_minutes", minutes)
    return words("duration.said_both", minutes=in_minutes, seconds=said_duration(words, rest)) if rest else in_minutes
