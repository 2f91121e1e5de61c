"""Where lines become sounds: the engine, the two voices, and the folder of what was said before."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Final

from stretchgui.voice.cache import SoundCache
from stretchgui.voice.engine import Engine, EngineError, Talker, Voice
from stretchgui.voice.lines import Line, Speaker
from stretchgui.voice.sound import Sound, faded, joined, levelled, trimmed, wav_of

# Raised when the shaping of sounds changes: what was made before is then made again.
SHAPING: Final = 1

log = logging.getLogger(__name__)


class Studio:
    """Measures and makes what is said; whatever fails is silent, and told in the log once.

    Args:
        engine: What speaks.
        cache: Where sounds are kept.
        voices: Who speaks for each role; see `chosen_voices`.
    """

    def __init__(self, engine: Engine, cache: SoundCache, voices: Mapping[Speaker, Voice]) -> None:
        self._engine = engine
        self._cache = cache
        self._voices = voices
        self._lengths: dict[Line, float] = {}
        self._complained: set[str] = set()

    def measure(self, line: Line) -> float:
        """The length of a line in seconds; infinite if it cannot be said. Renders it if it was never measured."""
        seconds = self.measured(line)
        if seconds is None:
            sound = self._rendered(line)
            seconds = math.inf if sound is None else sound.seconds
            self._lengths[line] = seconds
            if sound is not None:
                self._cache.remember(self._key([line], ()), seconds)
        return seconds

    def measured(self, line: Line) -> float | None:
        """The length of a line that was measured before, now or in another session."""
        if line not in self._lengths:
            seconds = self._cache.length(self._key([line], ()))
            if seconds is None:
                return None
            self._lengths[line] = seconds
        return self._lengths[line]

    def made(self, lines: Sequence[Line], pauses: Sequence[float]) -> Path | None:
        """The WAV file of these lines, with these pauses between them, if it is there already."""
        return self._cache.get(self._key(lines, pauses)) if lines else None

    def make(self, lines: Sequence[Line], pauses: Sequence[float]) -> Path | None:
        """The WAV file of these lines, made if need be; None if they cannot be said or stored."""
        path = self.made(lines, pauses)
        if path is None:
            for step in self.making(lines, pauses):
                path = step
        return path

    def making(self, lines: Sequence[Line], pauses: Sequence[float]) -> Iterator[Path | None]:
        """Makes the file of these lines, half a sentence a step; the last step gives the file, if there is one."""
        sounds: list[Sound] = []
        for line in lines:
            sound = self._rendered(line)
            if sound is None:
                return
            yield None
            sounds.append(faded(levelled(sound)))
            yield None
        if sounds:
            # The same sentence is a few milliseconds longer or shorter each time it is rendered: the pauses make up.
            late = (self.measure(line) - sound.seconds for line, sound in zip(lines, sounds, strict=True))
            kept = [max(0.0, pause + more) for pause, more in zip(pauses, late, strict=False)]
            yield self._stored(self._key(lines, pauses), wav_of(joined(sounds, kept)))

    def save(self) -> None:
        """Writes down what was measured."""
        try:
            self._cache.save()
        except OSError as error:
            self._complain("store", f"what was measured cannot be stored: {error}")

    def _rendered(self, line: Line) -> Sound | None:
        """A sentence as long as it will be heard, but not yet as loud; None if it cannot be said."""
        voice = self._voices.get(line.speaker)
        if voice is None:
            return None
        try:
            return trimmed(self._engine.render(line.text, voice))
        except EngineError as error:
            self._complain("speak", f"a sentence cannot be said: {error}")
            return None

    def _stored(self, key: str, wav: bytes) -> Path | None:
        try:
            return self._cache.put(key, wav)
        except OSError as error:
            self._complain("store", f"speech cannot be stored: {error}")
            return None

    def _key(self, lines: Sequence[Line], pauses: Sequence[float]) -> str:
        """What the sound goes by: the texts, the voices with their rates, the engine, and how it is shaped."""
        said = [(line.text, astuple(self._voices[line.speaker]) if self._voices else ()) for line in lines]
        # It brings OpenSSL along, 3 MB, and is not asked for before a session.
        import hashlib

        whole = json.dumps([SHAPING, self._engine.name, said, list(pauses)])
        return hashlib.sha256(whole.encode()).hexdigest()[:40]

    def _complain(self, about: str, message: str) -> None:
        if about not in self._complained:
            self._complained.add(about)
            log.warning("%s", message)


def chosen_voices(
    engine: Engine | Talker, receiver: str = "", helper: str = "", rate: float = 1.0
) -> Mapping[Speaker, Voice]:
    """Who speaks for each role; empty where nothing speaks.

    Args:
        engine: Whose voices they are.
        receiver: The id of the receiver's voice; "" or an unknown one means the engine's first.
        helper: The id of the helper's; "" or an unknown one means the engine's second, or another than the receiver's.
        rate: How fast, 1.0 being as the voices were made.
    """
    voices = engine.voices
    if not voices:
        return {}
    by_id = {voice.id: voice for voice in voices}
    first = by_id.get(receiver, voices[0])
    others = [voice for voice in (*voices[1:], voices[0]) if voice != first]
    second = by_id.get(helper) or (others[0] if others else first)
    return {Speaker.RECEIVER: first.at_rate(rate), Speaker.HELPER: second.at_rate(rate)}
