"""Speech for the tests of the stop word, synthesised by the program's own eSpeak NG: 16 kHz, mono, 16 bit."""

from __future__ import annotations

from array import array
from functools import cache
from statistics import NormalDist
from typing import Final

from stretchgui.hearing.phrase import RATE
from stretchgui.voice.engine import Voice
from stretchgui.voice.espeak import ESpeak, bundled_espeak

_PRIME: Final = 4_099


@cache
def _mouth() -> ESpeak:
    """The process's synthesiser."""
    return bundled_espeak()


def say(text: str, name: str = "en-us", speed: float = 160, pitch: int = 50) -> array[int]:
    """The samples of a text.

    Args:
        text: What is said.
        name: One of eSpeak's voices, as `en-us+f3`.
        speed: Words a minute.
        pitch: From 0 to 99.
    """
    return say_as(text, Voice("", name, speed, pitch))


def say_as(text: str, voice: Voice) -> array[int]:
    """The samples of a text as somebody says it."""
    sound = _mouth().render(text, voice)
    return resampled(sound.samples, sound.rate)


def resampled(samples: array[int], rate: int) -> array[int]:
    """Samples of another rate at 16 kHz."""
    step, last = rate / RATE, len(samples) - 1
    made = array("h")
    for number in range(int(len(samples) / step)):
        place = number * step
        index = int(place)
        rest = place - index
        made.append(round(samples[index] * (1 - rest) + samples[min(index + 1, last)] * rest))
    return made


def silence(seconds: float) -> array[int]:
    """Nothing at all."""
    return array("h", bytes(2 * round(seconds * RATE)))


def in_a_room(samples: array[int], loudness: float = 1.0, noise: float = 60.0, seed: int = 0) -> array[int]:
    """The same at another loudness, over the faint noise of a room (its standard deviation, of 32,767)."""
    # The same in every run: all parts of the bell curve once, in an order that has no tune.
    bell = NormalDist(0.0, noise)
    noises = [round(bell.inv_cdf((number * number * 911 % _PRIME + 0.5) / _PRIME)) for number in range(_PRIME)]
    heard = array("h")
    for number, sample in enumerate(samples):
        heard.append(
            max(
                -32_768,
                min(
                    32_767, round(sample * loudness) + noises[(number + number // _PRIME * 1_013 + seed * 101) % _PRIME]
                ),
            )
        )
    return heard
