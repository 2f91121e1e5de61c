"""Which form of each cue is said: the fullest that ends in time. Decided beforehand, and never cut off.

No Qt and no sound in here: lengths come from whoever can measure a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stretchgui.routine.timeline import Receiver
from stretchgui.session.choices import Amount
from stretchgui.session.cues import Cue
from stretchgui.session.machine import REENTRY_SECONDS, RELEASE_SECONDS
from stretchgui.session.people import People
from stretchgui.voice.lines import Line, lines_of, pauses_of

# Silence kept before the next cue, in seconds; more than a sentence's length changes from one rendering to the next.
BREATH: Final = 0.2
# How long the answers to commands may take, in session seconds; the others are followed by nothing.
ROOM_AT_ONCE: Final[Mapping[str, float]] = {"release": RELEASE_SECONDS, "get_back": REENTRY_SECONDS, "resume": 4.0}

# How much of the time that is left over goes into the pauses, at most so much into each, in whole steps; seconds.
SPREAD: Final = 0.5
MOST_SPREAD: Final = 0.75
SPREAD_STEP: Final = 0.15

# Nobody speaks faster than this, in letters a second: what is longer need not be measured.
MOST_LETTERS: Final = 30.0

# The length of a line in seconds; infinite if it cannot be said.
Measure = Callable[[Line], float]


@dataclass(frozen=True, slots=True)
class Speech:
    """What is heard of one cue. All times are real seconds, from the start of the phase as it is planned.

    Attributes:
        cue: The cue.
        lines: What is said, one sentence after the other; none: the tone alone.
        pauses: The silence between one line and the next, in seconds.
        starts: When the first line begins, just after the cue's tone.
        ends: When the last line is over; `starts` if there is none.
        is_heard: Whether the cue is heard at all: False for a count, tone and word, that a more important sentence
            needs the time of.
    """

    cue: Cue
    lines: tuple[Line, ...]
    pauses: tuple[float, ...]
    starts: float
    ends: float
    is_heard: bool = True

    @property
    def text(self) -> str:
        """What is said, with the names."""
        return " ".join(line.text for line in self.lines)

    @property
    def seconds(self) -> float:
        """How long it is spoken."""
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Fitter:
    """Chooses forms.

    Attributes:
        people: What the two are called.
        amount: How much they want to hear.
        measure: How long a line is.
        tones: The length of each cue's tone in seconds, by the cue's name: words begin when it is over.
        speed: How many session seconds pass in a real one: in a demonstration there is hardly time to speak.
    """

    people: People
    amount: Amount
    measure: Measure
    tones: Mapping[str, float]
    speed: float = 1.0

    def phase(self, cues: Sequence[Cue], receiver: Receiver | None, length: float) -> tuple[Speech, ...]:
        """What is said in a phase, in order of time: nothing overlaps, and nothing goes on past its end.

        A sentence ends before the next cue, whatever that is. Only where no form at all can do that it goes on up to
        the next one that matters as much, and what comes in between is not heard.

        Args:
            cues: The phase's cues, in order of time.
            receiver: Who receives in it.
            length: Its session seconds; infinite for one that waits.
        """
        chosen: list[Speech] = []
        said_until = -math.inf
        for place, cue in enumerate(cues):
            at = cue.at / self.speed
            starts = at + self.tones.get(cue.name, 0.0)
            if at < said_until + BREATH:
                chosen.append(Speech(cue, (), (), starts, starts, is_heard=False))
                continue
            following = cues[place + 1 :]
            ends = [next(iter(following), None), next((it for it in following if it.priority >= cue.priority), None)]
            room = 0.0
            lines: tuple[Line, ...] = ()
            for end in ends:
                room = (length if end is None else end.at) / self.speed - BREATH - starts
                lines = self._fitting(cue, receiver, room)
                if lines:
                    break
            chosen.append(self._spread(cue, lines, starts, room))
            said_until = chosen[-1].ends if lines else said_until
        return tuple(chosen)

    def at_once(self, cue: Cue, receiver: Receiver | None) -> Speech:
        """What answers something that just happened."""
        starts = self.tones.get(cue.name, 0.0)
        room = ROOM_AT_ONCE.get(cue.name, math.inf) / self.speed - BREATH - starts
        lines = self._fitting(cue, receiver, room)
        return Speech(cue, lines, pauses_of(lines), starts, starts + self.length(lines))

    def length(self, lines: Sequence[Line]) -> float:
        """The length of lines with the pauses between them, in seconds."""
        return sum(map(self.measure, lines)) + sum(pauses_of(lines))

    def _fitting(self, cue: Cue, receiver: Receiver | None, room: float) -> tuple[Line, ...]:
        """The fullest form that is over within so many real seconds; none if only the tone is."""
        for form in cue.forms_for(self.amount):
            if len(form) <= room * MOST_LETTERS:
                lines = lines_of(form, receiver, self.people)
                if self._is_over_within(lines, room):
                    return lines
        return ()

    def _is_over_within(self, lines: Sequence[Line], room: float) -> bool:
        """Whether the lines take so many seconds at most; what need not be measured is not."""
        left = room - sum(pauses_of(lines))
        for line in lines:
            if left <= 0:
                return False
            left -= self.measure(line)
        return left >= 0 and bool(lines)

    def _spread(self, cue: Cue, lines: tuple[Line, ...], starts: float, room: float) -> Speech:
        """The lines with longer pauses where there is time: bodies follow what they hear."""
        pauses, seconds = pauses_of(lines), self.length(lines)
        if pauses:
            steps = min(MOST_SPREAD, (room - seconds) * SPREAD / len(pauses)) // SPREAD_STEP
            # Whole steps only: the same words then often are the same file.
            more = max(0.0, steps * SPREAD_STEP)
            pauses, seconds = tuple(pause + more for pause in pauses), seconds + more * len(pauses)
        return Speech(cue, lines, pauses, starts, starts + seconds)
