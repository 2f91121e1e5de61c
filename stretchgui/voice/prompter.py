"""Where lines are spoken by whoever talks by itself: nothing is rendered, and lengths are estimated."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from stretchgui.voice.engine import USUAL_RATE, Voice
from stretchgui.voice.lines import Line, Speaker

# Slower than people read out, so that a sentence is over when it is thought to be: letters a second at the usual rate.
LETTERS: Final = 11.0
# A digit is read out as a word: so many letters more.
DIGIT: Final = 5
# Seconds until somebody begins to talk.
BEGINS: Final = 0.35


class Prompter:
    """Tells how long lines will take, and makes nothing.

    Args:
        voices: Who speaks for each role; see `chosen_voices`.
    """

    def __init__(self, voices: Mapping[Speaker, Voice]) -> None:
        self._voices = voices

    def measure(self, line: Line) -> float:
        """About how long a line takes, in seconds; infinite if nobody speaks."""
        voice = self._voices.get(line.speaker)
        if voice is None:
            return math.inf
        letters = len(line.text) + DIGIT * sum(letter.isdigit() for letter in line.text)
        return BEGINS + letters / LETTERS * USUAL_RATE / voice.rate

    def measured(self, line: Line) -> float | None:
        """The same: an estimate takes no time."""
        return self.measure(line)

    def made(self, lines: Sequence[Line], pauses: Sequence[float]) -> Path | None:
        """No file, however few the lines: there is none."""
        return self.make(lines, pauses)

    def make(self, lines: Sequence[Line], pauses: Sequence[float]) -> Path | None:
        """No file: it is said at once, with its pauses."""
        return next(self.making(lines, pauses), None)

    def making(self, *_: object) -> Iterator[Path | None]:
        """Takes no step."""
        return iter(())

    def save(self) -> None:
        """Has nothing to write down."""
