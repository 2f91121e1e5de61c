"""Samples as numbers, and what an ear would make of them."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Samples: TypeAlias = npt.NDArray[np.float64]
"""One channel; 1.0 is the loudest possible."""

ROOT = Path(__file__).parents[3]
SOUNDS = ROOT / "assets" / "sounds"
PALETTES = sorted(path.name for path in SOUNDS.iterdir() if path.is_dir())


def read(path: Path) -> tuple[Samples, int]:
    """The samples of a WAV file, and how many a second."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return from_bytes(file.readframes(file.getnframes())), file.getframerate()


def from_bytes(data: bytes) -> Samples:
    """16 bit samples, little-endian."""
    return np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2").astype(np.float64) / 32768


def at_rate(samples: Samples, rate: int, wanted: int) -> Samples:
    """The same at another rate, by its spectrum."""
    count = round(len(samples) * wanted / rate)
    spectrum = np.fft.rfft(samples)
    return np.fft.irfft(spectrum[: count // 2 + 1], count) * (count / len(samples))


def weighted(samples: Samples, rate: int) -> Samples:
    """What an ear takes of it: the A-weighting of IEC 61672."""
    square = np.fft.rfftfreq(len(samples), 1 / rate) ** 2
    low = (square + 20.6**2) * np.sqrt((square + 107.7**2) * (square + 737.9**2))
    curve = 1.2589 * 12194.0**2 * square**2 / (low * (square + 12194.0**2))
    return np.fft.irfft(np.fft.rfft(samples) * curve, len(samples))


def loudness(samples: Samples, rate: int, window: float = 0.2) -> float:
    """The weighted root mean square of its loudest window (seconds), in decibels below full scale."""
    width = round(window * rate)
    power = np.convolve(weighted(samples, rate) ** 2, np.ones(width))
    return float(10 * np.log10(power.max() / width))


def likeness(recording: Samples, tone: Samples) -> Samples:
    """How much of a tone is heard from each sample of a recording on: 1 is the tone as it is, however loud."""
    size = 1 << int(len(recording) + len(tone) - 1).bit_length()
    together = np.fft.irfft(np.fft.rfft(recording, size) * np.conj(np.fft.rfft(tone, size)), size)
    places = max(0, len(recording) - len(tone) + 1)
    sums = np.concatenate(([0.0], np.cumsum(recording**2)))
    power = np.maximum(sums[len(tone) :] - sums[: len(sums) - len(tone)], 1e-9)[:places]
    alike: Samples = together[:places] / np.sqrt(power * np.sum(tone**2))
    return alike
