"""Speech for the tests of the stop word, synthesised by eSpeak NG in many voices: 16 kHz, mono, 16 bit."""

from __future__ import annotations

import ctypes
from array import array
from functools import cache
from importlib import import_module
from statistics import NormalDist
from typing import Final

RATE: Final = 16_000
_SYNCHRONOUS: Final = 2
_UTF8: Final = 1
_SPEED, _PITCH = 1, 3
_PRIME: Final = 4_099
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Mouth:
    """One synthesiser; a process has only one."""

    def __init__(self) -> None:
        loader = import_module("espeakng_loader")
        self._library = ctypes.CDLL(loader.get_library_path())
        self._rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, loader.get_data_path().encode(), 0))
        self._samples = array("h")
        self._callback = _Callback(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, voice: str = "en-us", speed: int = 160, pitch: int = 50) -> array[int]:
        """The samples of a text.

        Args:
            text: What is said.
            voice: One of eSpeak's voices, as `en-us+f3`.
            speed: Words a minute.
            pitch: From 0 to 99.
        """
        self._samples = array("h")
        assert self._library.espeak_SetVoiceByName(voice.encode()) == 0, voice
        self._library.espeak_SetParameter(_SPEED, speed, 0)
        self._library.espeak_SetParameter(_PITCH, pitch, 0)
        said = text.encode()
        self._library.espeak_Synth(said, len(said) + 1, 0, 1, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        return resampled(self._samples, self._rate)

    def _take(self, samples: ctypes._Pointer[ctypes.c_short], count: int, events: int | None) -> int:
        if count > 0:
            self._samples.frombytes(ctypes.string_at(samples, count * 2))
        return 0


@cache
def mouth() -> Mouth:
    """The process's synthesiser."""
    return Mouth()


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


def in_a_room(samples: array[int], loudness: float = 0.5, noise: float = 60.0, seed: int = 0) -> array[int]:
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
