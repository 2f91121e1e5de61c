"""Who receives, as a choice."""

from __future__ import annotations

from stretchgui.language.words import Words
from stretchgui.routine.turns import Turns
from stretchgui.session.people import People


def turns_choices(words: Words, people: People) -> list[tuple[str, object]]:
    """Who may receive, in words."""
    order = (Turns.WHOLE, Turns.EACH, Turns.A, Turns.B)
    return [(words(f"turns.{turns}", a=people.a, b=people.b), turns) for turns in order]
