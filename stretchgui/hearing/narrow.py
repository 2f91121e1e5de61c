"""Samples of a microphone that gives more than 16 kHz or more than one channel, made into what is listened to."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final

from stretchgui.hearing.phrase import RATE


@dataclass(frozen=True, slots=True)
class Shape:
    """How a microphone gives its samples, always with 16 bits; its rate is a multiple of 16 kHz."""

    rate: int
    channels: int


# In this order they are tried; every microphone gives one of them.
SHAPES: Final = (Shape(RATE, 1), Shape(RATE, 2), Shape(3 * RATE, 1), Shape(3 * RATE, 2), Shape(2 * RATE, 1))


class Narrowing:
    """Takes samples as they come, in pieces of any length."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._factor = shape.rate // RATE
        self._rest = b""

    def feed(self, samples: bytes) -> bytes:
        """What it is at 16 kHz in one channel: the first channel, each sample the mean of those it stands for."""
        if self._shape == SHAPES[0]:
            return samples
        data = self._rest + samples
        size = 2 * self._shape.channels * self._factor
        whole = len(data) - len(data) % size
        self._rest = data[whole:]
        one = array("h", data[:whole])[:: self._shape.channels]
        if self._factor == 1:
            return one.tobytes()
        parts = (one[start :: self._factor] for start in range(self._factor))
        return array("h", [sum(group) // self._factor for group in zip(*parts, strict=True)]).tobytes()
