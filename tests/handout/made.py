"""Handouts for tests: of the bundled exercises, and of made-up weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from stretchgui.handout.content import Handout, handout_of
from stretchgui.health.wording import HealthWords, load_health_words
from stretchgui.history.past import TWO, Past
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.paths import find_paths
from stretchgui.routine.library import Library, read_library
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import people_called
from tools.plausible_history import UNTIL

_PATHS = find_paths({}, "linux", Path("/nowhere"))


@cache
def library() -> Library:
    return read_library(_PATHS)


@cache
def english() -> Words:
    return load_words(_PATHS.bundled_assets / "words")[0]


@cache
def english_health() -> HealthWords:
    return load_health_words(_PATHS.bundled_assets / "health")[0]


def handout(
    past: Past,
    shown: Sequence[Receiver] = TWO,
    *,
    names: tuple[str, str] = ("Anna", "Ben"),
    weeks: int | None = None,
    today: date = UNTIL,
) -> Handout:
    people = people_called(english(), *names)
    return handout_of(past, shown, people, weeks, today, library().exercise, english(), english_health())
