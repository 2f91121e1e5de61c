"""A small engine that really makes sounds: a low note for each word, as long as the word has letters."""

from __future__ import annotations

import math
from array import array

from stretchgui.voice.engine import EngineError, Voice
from stretchgui.voice.sound import Sound

RATE = 8_000
HIGH = Voice("high", "high", 150)
LOW = Voice("low", "low", 150)


class LetterEngine:
    """Says each letter for so many seconds.

    Args:
        letter: Seconds of one letter.
        unspeakable: A word that it cannot say.
    """

    name = "letters"
    voices: tuple[Voice, ...] = (HIGH, LOW)

    def __init__(self, letter: float = 0.06, unspeakable: str = "") -> None:
        self._letter = letter
        self._unspeakable = unspeakable
        self.said: list[str] = []

    def render(self, text: str, voice: Voice) -> Sound:
        if self._unspeakable and self._unspeakable in text:
            raise EngineError("what a word")
        self.said.append(text)
        pitch = 300 if voice.name == "high" else 150
        length = round(len(text) * self._letter * 150 / voice.rate * RATE)
        note = (round(8_000 * math.sin(2 * math.pi * pitch * place / RATE)) for place in range(length))
        silence = array("h", bytes(2 * RATE // 10))
        return Sound(silence + array("h", note) + silence, RATE)
