"""The two people, by the names they gave."""

from __future__ import annotations

from dataclasses import dataclass

from stretchgui.language.text import filled
from stretchgui.language.words import Words
from stretchgui.routine.turns import Receiver


@dataclass(frozen=True, slots=True)
class People:
    """What partner A and partner B are called, each and together."""

    a: str
    b: str
    both: str

    def called(self, who: Receiver | None) -> str:
        """The name of one, of both together, or "" for nobody."""
        match who:
            case Receiver.A:
                return self.a
            case Receiver.B:
                return self.b
            case Receiver.BOTH:
                return self.both
            case None:
                return ""

    def named(self, text: str) -> str:
        """A cue's text with the names in place of `{a}`, `{b}` and `{both}`."""
        return filled(text, {who.value: self.called(who) for who in Receiver})


def people_called(words: Words, a: str = "", b: str = "") -> People:
    """The people by the names they gave; who gave none is partner A or partner B."""
    a, b = a.strip() or words("people.a"), b.strip() or words("people.b")
    return People(a, b, words("people.both", a=a, b=b))
