"""Makes the tones in `assets/sounds`, from the table below; with nothing but Python's own library.

After the first sample of each note everything is additions and products of rounded numbers, so that every machine
makes the same files, bit for bit; a test holds the files to it.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

FOLDER: Final = Path(__file__).parents[1] / "assets" / "sounds"

RATE: Final = 48_000
FULL: Final = 32_767
LOUDNESS: Final = 0.2
"""The root mean square of every tone, as a share of the loudest possible."""
ATTACK: Final = 0.008
FADE: Final = 0.06
"""Seconds in which a tone comes up from nothing, and in which its end goes down to it."""

Partials: TypeAlias = tuple[tuple[float, float], ...]
"""What sounds in a note: multiples of its frequency, and how strongly."""

BELL: Final[Partials] = ((1.0, 1.0), (2.0, 0.28), (3.0, 0.10), (4.2, 0.04))
SOFT: Final[Partials] = ((1.0, 1.0), (2.0, 0.10))
REED: Final[Partials] = ((1.0, 1.0), (3.0, 0.55), (5.0, 0.30), (7.0, 0.14))

D4, E4, A4, C5, D5, E5, G5, A5, C6, E6 = (
    293.66, 329.63, 440.00, 523.25, 587.33, 659.26, 783.99, 880.00, 1046.50, 1318.51,
)  # fmt: skip


class Note(NamedTuple):
    """One note of a tone: when it begins and how long it lasts (seconds), its frequency (Hz), how fast it dies away."""

    at: float
    length: float
    frequency: float
    decay: float = 0.16


class Tone(NamedTuple):
    """A tone: its notes, and what they sound like."""

    notes: tuple[Note, ...]
    partials: Partials = BELL


TONES: Final[Mapping[str, Tone]] = {
    # Something else begins; there is time to move.
    "between": Tone((Note(0.0, 0.44, D4, 0.2),)),
    # Up into the stretch, down out of it.
    "ease_in": Tone((Note(0.0, 0.24, C5), Note(0.17, 0.27, G5))),
    "ease_out": Tone((Note(0.0, 0.24, G5), Note(0.17, 0.27, C5))),
    # Stay.
    "hold": Tone((Note(0.0, 0.44, C5, 0.25),)),
    # Push, twice the same; then let go, three steps down.
    "contract": Tone((Note(0.0, 0.15, E5), Note(0.17, 0.24, E5))),
    "relax": Tone((Note(0.0, 0.16, E5), Note(0.13, 0.16, D5), Note(0.26, 0.18, A4)), SOFT),
    "count": Tone((Note(0.0, 0.13, A5, 0.05),), SOFT),
    "halfway": Tone((Note(0.0, 0.30, E6, 0.12),), SOFT),
    "pause": Tone((Note(0.0, 0.22, A4), Note(0.19, 0.25, D4)), SOFT),
    "resume": Tone((Note(0.0, 0.22, D4), Note(0.19, 0.25, A4)), SOFT),
    "finished": Tone((Note(0.0, 0.25, C5), Note(0.16, 0.25, E5), Note(0.32, 0.25, G5), Note(0.48, 0.42, C6, 0.22))),
    # Stop: like nothing else here, a reed that calls low and high, three times.
    "release": Tone(
        tuple(Note(0.12 * place, 0.12, frequency, 1.0) for place, frequency in enumerate((E4, C5) * 3)),
        REED,
    ),
}  # fmt: skip

SILENCE: Final = 0.1
"""Seconds of silence that wake the sound server before the first tone."""


def samples_of(tone: Tone) -> array[int]:
    """Returns a tone as 16 bit samples, as loud as all the others."""
    count = max(round((note.at + note.length) * RATE) for note in tone.notes)
    mixed = [0.0] * count
    for note in tone.notes:
        first = round(note.at * RATE)
        for place, value in enumerate(_note(note, tone.partials), start=first):
            mixed[place] += value
    level = LOUDNESS / math.sqrt(sum(value * value for value in mixed) / count)
    return array("h", (round(FULL * level * value) for value in mixed))


def _note(note: Note, partials: Partials) -> Iterator[float]:
    count = round(note.length * RATE)
    dying = round(math.exp(-1 / (note.decay * RATE)), 12)
    waves = [_wave(note.frequency * multiple, count) for multiple, _ in partials]
    strength = 1.0
    for index, together in enumerate(zip(*waves, strict=True)):
        sound = sum(share * value for (_, share), value in zip(partials, together, strict=True))
        yield sound * strength * _edge(index, ATTACK) * _edge(count - 1 - index, FADE)
        strength *= dying


def _wave(frequency: float, count: int) -> Iterator[float]:
    """Yields a sine, by turning a pointer by the same angle again and again."""
    turn = math.tau * frequency / RATE
    across, up = round(math.cos(turn), 12), round(math.sin(turn), 12)
    x, y = 1.0, 0.0
    for _ in range(count):
        yield y
        x, y = x * across - y * up, x * up + y * across


def _edge(index: int, seconds: float) -> float:
    """Returns how far a tone has come up from nothing, samples from its edge: slow, fast, slow."""
    share = min(1.0, index / (seconds * RATE))
    return share * share * (3 - 2 * share)


def write(samples: array[int], path: Path) -> None:
    """Writes samples as a WAV file: 48 kHz, 16 bit, one channel."""
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def write_all(folder: Path) -> None:
    """Writes every tone, and the silence, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tone in TONES.items():
        write(samples_of(tone), folder / f"{name}.wav")
    write(array("h", bytes(2 * round(SILENCE * RATE))), folder / "silence.wav")


if __name__ == "__main__":
    write_all(FOLDER)
