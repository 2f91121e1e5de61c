"""Everything that a session will say, decided and made beforehand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from stretchgui.routine.timeline import Phase
from stretchgui.session.choices import Amount
from stretchgui.session.cues import IMMEDIATE, Cue, CueSheet, answers_in
from stretchgui.session.people import People
from stretchgui.voice.fitting import Fitter, Speech
from stretchgui.voice.lines import Line

_Key = tuple[int | None, str, str, float]


class Maker(Protocol):
    """Measures lines, and makes them: the studio, or the prompter where nothing is made."""

    def measure(self, line: Line) -> float:
        """The length of a line in seconds; infinite if it cannot be said. It may take its time."""

    def measured(self, line: Line) -> float | None:
        """The same, if it is known already."""

    def made(self, lines: Sequence[Line], pauses: Sequence[float]) -> Path | None:
        """The file of these lines, with these pauses between them, if it is there already."""

    def make(self, lines: Sequence[Line], pauses: Sequence[float]) -> Path | None:
        """The file of these lines, made if need be; None if there is none."""

    def making(self, lines: Sequence[Line], pauses: Sequence[float]) -> Iterator[Path | None]:
        """Makes it step by step."""

    def save(self) -> None:
        """Writes down what was measured."""


class SpeechPlan:
    """What is said for each cue of a session, as plain values and WAV files.

    How the window plays it: on each `CueFired(cue, phase)` it asks `speech(cue, phase)`. If that is not `is_heard`,
    nothing is played. Else the cue's tone is played, and the file of `file(speech)`, if there is one, begins
    `starts - cue.at / speed` seconds later (the tone's length). The plan keeps the sentences of a phase apart as long
    as nobody interferes; when somebody does (NEXT, RELEASE, less time), a cue of the same or a greater priority stops
    what is being said, and a lesser one that comes while something is said is not heard. Nothing waits for a sound.

    After a change to what is still to come (other holds, an easier exercise, other names, another voice) a new plan
    is made; sentences that did not change are in the cache. `prepare` does all the work in steps of a few
    milliseconds, for a zero timer; whatever is asked for before its turn is worked out on the spot, so that a session
    need not wait for it. Files are some 300 kB each (22,050 Hz): load those of the next few phases, not all.

    Args:
        sheet: The cues of the session.
        studio: Where lines are measured and made.
        people: What the two are called.
        amount: How much they want to hear.
        tones: The length of each cue's tone in seconds, by the cue's name.
        speed: How many session seconds pass in a real one.
    """

    def __init__(
        self,
        sheet: CueSheet,
        studio: Maker,
        people: People,
        amount: Amount,
        *,
        tones: Mapping[str, float] | None = None,
        speed: float = 1.0,
    ) -> None:
        self._sheet = sheet
        self._studio = studio
        self._fitter = Fitter(people, amount, studio.measure, tones or {}, speed)
        self._speeches: dict[_Key, Speech] = {}
        self._fitted: set[int] = set()

    def prepare(self) -> Iterator[float]:
        """Measures, fits and makes everything, in the order in which it is needed; each step takes milliseconds.

        Yields:
            How much is done, from 0 to 1.
        """
        if self._fitter.amount is Amount.TONES:
            return
        phases = self._sheet.timeline.phases
        for done, phase in enumerate(phases):
            for _ in self._fitting(phase):
                yield done / len(phases)
            for speech in self._all(phase):
                if self._studio.made(speech.lines, speech.pauses) is None:
                    for _ in self._studio.making(speech.lines, speech.pauses):
                        yield done / len(phases)
            yield (done + 1) / len(phases)
        for name in ("ended", "finished"):
            self.file(self.speech(self._sheet.at_once(name), None))
            yield 1.0
        self._studio.save()

    def phase(self, phase: Phase) -> tuple[Speech, ...]:
        """What is said in a phase of its planned length, in order of time."""
        cues = self._sheet.of(phase, phase.planned)
        if phase.index not in self._fitted:
            length = math.inf if phase.waits else phase.planned
            for speech in self._fitter.phase(cues, phase.receiver, length):
                self._speeches[_key(speech.cue, phase)] = speech
            self._fitted.add(phase.index)
        return tuple(self._speeches[_key(cue, phase)] for cue in cues)

    def speech(self, cue: Cue, phase: Phase | None) -> Speech:
        """What is said of a cue.

        Of a cue that the plan does not know, such as one of another timeline, only the tone is heard.
        """
        key = _key(cue, phase)
        if key not in self._speeches:
            if cue.name in IMMEDIATE:
                self._speeches[key] = self._fitter.at_once(cue, phase.receiver if phase else None)
            elif phase is not None and phase == self._of_timeline(phase.index):
                self.phase(phase)
        found = self._speeches.get(key)
        at = self._fitter.tones.get(cue.name, 0.0)
        return found or Speech(cue, (), (), cue.at + at, cue.at + at)

    def file(self, speech: Speech) -> Path | None:
        """The WAV file of what is said, made now if it was not; None where nothing is said."""
        return self._studio.make(speech.lines, speech.pauses) if speech.lines else None

    def made(self, speech: Speech) -> Path | None:
        """The WAV file of what is said, if it is there already: for whoever cannot wait the tenths of a second."""
        return self._studio.made(speech.lines, speech.pauses)

    def _of_timeline(self, index: int) -> Phase | None:
        phases = self._sheet.timeline.phases
        return phases[index] if index < len(phases) else None

    def _all(self, phase: Phase) -> list[Speech]:
        """All that may be said in a phase."""
        answers = (self.speech(self._sheet.at_once(name, phase), phase) for name in answers_in(phase))
        return [*self.phase(phase), *answers]

    def _fitting(self, phase: Phase) -> Iterator[None]:
        """Fits a phase; at each step one line is measured that fitting asks for."""
        measuring, self._fitter = self._fitter, replace(self._fitter, measure=self._measured)
        try:
            while True:
                try:
                    self._all(phase)
                except _UnmeasuredError as error:
                    self._studio.measure(error.line)
                    # Whoever asks between two steps gets an answer at once.
                    careful, self._fitter = self._fitter, measuring
                    yield
                    self._fitter = careful
                else:
                    return
        finally:
            self._fitter = measuring

    def _measured(self, line: Line) -> float:
        seconds = self._studio.measured(line)
        if seconds is None:
            raise _UnmeasuredError(line)
        return seconds


class _UnmeasuredError(Exception):
    """Fitting needs the length of this line first."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.text)
        self.line = line


def _key(cue: Cue, phase: Phase | None) -> _Key:
    # What comes now and then has the same words each time.
    return phase.index if phase else None, cue.name, cue.text, cue.at
