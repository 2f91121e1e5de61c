"""Sounds as samples: trimmed, without clicks, equally loud, and as WAV files."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

PEAK: Final = 32767
# What speech is brought to: RMS of its voiced parts at -20 dB of full scale, and no peak above -1.5 dB.
LOUDNESS: Final = 0.1
HIGHEST: Final = 0.84
# Quieter than this part of the loudest sample is silence, at the ends of a sentence.
SILENT: Final = 0.012
# And quieter than this is silence anyhow, in samples: an engine's rounding.
QUIETEST: Final = 60
# Kept of the silence at each end, and faded in and out, in seconds: an engine's s may stop from one sample to the next,
# and the t that a word begins with must stay.
MARGIN: Final = 0.002
FADE_IN: Final = 0.003
FADE_OUT: Final = 0.012
# Loudness is measured over pieces of this length, in seconds; those far below the rest are pauses.
_PIECE: Final = 0.02
_PAUSE: Final = 0.1


class SoundError(ValueError):
    """These bytes are no WAV file of 16-bit mono samples."""


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit mono samples.

    Attributes:
        samples: From -32,768 to 32,767.
        rate: Samples in a second.
    """

    samples: array[int]
    rate: int

    @property
    def seconds(self) -> float:
        """Its length."""
        return len(self.samples) / self.rate

    @property
    def peak(self) -> int:
        """The greatest distance from zero of any sample."""
        if not self.samples:
            return 0
        lowest, highest = min(self.samples), max(self.samples)
        return max(highest, -lowest)


def trimmed(sound: Sound) -> Sound:
    """Without the silence at both ends, but for a few milliseconds."""
    samples, margin = sound.samples, round(MARGIN * sound.rate)
    # Every fourth sample tells well enough how loud it gets.
    floor = max(QUIETEST, Sound(samples[::4], sound.rate).peak * SILENT)
    first = next((place for place, sample in enumerate(samples) if abs(sample) > floor), None)
    if first is None:
        return Sound(array("h"), sound.rate)
    last = next(place for place in range(len(samples) - 1, -1, -1) if abs(samples[place]) > floor)
    return Sound(samples[max(0, first - margin) : last + 1 + margin], sound.rate)


def faded(sound: Sound) -> Sound:
    """Its ends led to zero within a few milliseconds, so that none clicks."""
    samples = array("h", sound.samples)
    half = len(samples) // 2
    opening, closing = (min(half, round(seconds * sound.rate)) for seconds in (FADE_IN, FADE_OUT))
    for place in range(opening):
        samples[place] = round(samples[place] * _weight(place, opening))
    for place in range(closing):
        samples[-1 - place] = round(samples[-1 - place] * _weight(place, closing))
    return Sound(samples, sound.rate)


def _weight(place: int, length: int) -> float:
    """From 0 to 1 on half a cosine."""
    return 0.5 - 0.5 * math.cos(math.pi * place / length)


def loudness(sound: Sound) -> float:
    """The RMS of its voiced parts as a part of full scale; 0 for silence."""
    piece = max(1, round(_PIECE * sound.rate))
    squares = [
        sum(map(mul, part, part)) / len(part)
        for start in range(0, len(sound.samples), piece)
        if (part := sound.samples[start : start + piece])
    ]
    if not squares:
        return 0.0
    mean = sum(squares) / len(squares)
    voiced = [square for square in squares if square >= mean * _PAUSE]
    return math.sqrt(sum(voiced) / len(voiced)) / PEAK


def levelled(sound: Sound) -> Sound:
    """As loud as every other sentence, whoever speaks it, unless it would clip."""
    # Every fourth sample tells well enough how loud it is; not how high its highest one is.
    loud, peak = loudness(Sound(sound.samples[::4], sound.rate // 4)), sound.peak
    if not loud:
        return sound
    return Sound(amplified(sound.samples, min(LOUDNESS / loud, HIGHEST * PEAK / peak)), sound.rate)


def amplified(samples: array[int], gain: float) -> array[int]:
    """Every sample times the gain, to less than two steps; the caller sees to it that none then leaves its range.

    All samples are digits of one whole number, every second one with room for a product beside it, so that a sentence
    takes one multiplication instead of a hundred thousand: a twentieth of the time.
    """
    pairs = (len(samples) + 1) // 2
    ones = int.from_bytes(b"\1\0\0\0" * pairs, "little")
    # From -32,768..32,767 to 0..65,535, where a product has its zero elsewhere.
    sign, factor = 0x8000_8000 * ones, round(gain * 0x1_0000)
    zero = 0x8000 * (0x1_0000 - factor) * ones
    packed = int.from_bytes(_little(samples).tobytes(), "little") ^ sign
    even, odd = (((half & 0xFFFF * ones) * factor + zero) >> 16 & 0xFFFF * ones for half in (packed, packed >> 16))
    louder = array("h")
    louder.frombytes(((even | odd << 16) ^ sign).to_bytes(4 * pairs, "little")[: 2 * len(samples)])
    return _little(louder)


def joined(sounds: Sequence[Sound], pauses: Iterable[float]) -> Sound:
    """One after the other.

    Args:
        sounds: At least one, all at the same rate.
        pauses: Seconds of silence before the second, before the third, and so on.

    Raises:
        ValueError: Their rates differ.
    """
    first, *others = sounds
    samples = array("h", first.samples)
    for sound, pause in zip(others, pauses, strict=True):
        if sound.rate != first.rate:
            raise ValueError(f"{sound.rate} Hz cannot be joined to {first.rate} Hz")
        samples.extend(array("h", bytes(2 * round(pause * first.rate))))
        samples.extend(sound.samples)
    return Sound(samples, first.rate)


def wav_of(sound: Sound) -> bytes:
    """The bytes of a WAV file."""
    samples = _little(sound.samples)
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(sound.rate)
        writer.writeframes(samples.tobytes())
    return file.getvalue()


def sound_of(wav: bytes) -> Sound:
    """What a WAV file holds.

    Raises:
        SoundError: It is cut off, broken, or no 16-bit mono.
    """
    try:
        with wave.open(io.BytesIO(wav), "rb") as reader:
            if reader.getnchannels() != 1 or reader.getsampwidth() != 2 or reader.getframerate() <= 0:
                raise SoundError("it is no 16-bit mono")
            frames, rate = reader.readframes(reader.getnframes()), reader.getframerate()
            whole = len(frames) == 2 * reader.getnframes()
    except (wave.Error, EOFError) as error:
        raise SoundError(str(error) or "it is cut off") from error
    if not whole:
        raise SoundError("it is cut off")
    samples = array("h")
    samples.frombytes(frames)
    return Sound(_little(samples), rate)


def _little(samples: array[int]) -> array[int]:
    """The same samples with their low byte first, or back again."""
    if sys.byteorder == "little":
        return samples
    turned = array("h", samples)
    turned.byteswap()
    return turned
