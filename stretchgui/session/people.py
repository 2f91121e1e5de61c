"""The two people, by the names they gave."""

from __future__ import annotations

from dataclasses import dataclass

from stretchgui.language.text import filled
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver


@dataclass(frozen=True, slots=True)
class People:
    """What partner A and partner B are called."""

    a: str
    b: str

    def called(self, who: Receiver | None) -> str:
        """The name of one, both names joined for both, "" for nobody."""
        match who:
            case Receiver.A:
                return self.a
            case Receiver.B:
                return self.b
            case Receiver.BOTH:
                return f"{self.a}, {self.b}"
            case None:
                return ""

    def named(self, text: str) -> str:
        """A cue's text with the names in place of `{a}`, `{b}` and `{both}`."""
        return filled(text, {who.value: self.called(who) for who in Receiver})


def nameless(words: Words) -> People:
    """What they are called when they gave no names."""
    return People(words("people.a"), words("people.b"))
