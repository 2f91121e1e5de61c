"""Makes the tones in `assets/sounds`, from the tables below; with nothing but Python's own library.

A palette is one folder, and has every tone in its own voice. What a tone means is in its melody, which all palettes
share: up to go into something, down to let go, the same twice to push. After the first sample of each note everything
is additions and products of rounded numbers, so that every machine makes the same files, bit for bit; a test holds the
files to it.
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

RATE: Final = 22_050
"""Samples a second: twice what the highest partial needs with room to spare, and the rate of eSpeak's speech."""
FULL: Final = 32_767
LOUDNESS: Final = 0.16
"""How loud every tone is: the greatest weighted root mean square of `WINDOW`, as a share of the loudest possible."""
WINDOW: Final = 0.2
"""Seconds over which an ear adds up what it hears."""
FADE: Final = 0.07
"""Seconds in which the end of a tone goes down to nothing."""

Partials: TypeAlias = tuple[tuple[float, float], ...]
"""What sounds in a note: multiples of its frequency, and how strongly."""


class Timbre(NamedTuple):
    """The voice of a note: its partials, seconds until it is there, and how many times longer it dies away."""

    partials: Partials
    attack: float
    ringing: float


class Palette(NamedTuple):
    """One voice for all that strikes, one for what is pushed, one for stop, one for the breath."""

    struck: Timbre
    pushed: Timbre
    stop: Timbre
    breath: Timbre


PALETTES: Final[Mapping[str, Palette]] = {
    # Wood and felt: nearly pure, and slow to come.
    "soft": Palette(
        struck=Timbre(((1.0, 1.0), (2.0, 0.12), (3.0, 0.03)), 0.018, 1.0),
        pushed=Timbre(((1.0, 1.0), (2.0, 0.35), (3.0, 0.20), (4.0, 0.08)), 0.018, 1.0),
        stop=Timbre(((1.0, 1.0), (3.0, 0.45), (5.0, 0.18)), 0.012, 1.0),
        breath=Timbre(((1.0, 1.0), (2.0, 0.06)), 0.4, 1.0),
    ),
    # Small bells: heard over a fan, a kettle, a street.
    "clear": Palette(
        struck=Timbre(((1.0, 1.0), (2.0, 0.45), (3.0, 0.24), (4.2, 0.12)), 0.006, 1.3),
        pushed=Timbre(((1.0, 1.0), (2.0, 0.70), (3.0, 0.55), (4.0, 0.30), (5.0, 0.16)), 0.006, 1.3),
        stop=Timbre(((1.0, 1.0), (3.0, 0.65), (5.0, 0.40), (7.0, 0.20)), 0.006, 1.0),
        breath=Timbre(((1.0, 1.0), (2.0, 0.20), (3.0, 0.08)), 0.3, 1.0),
    ),
}

G4, A4, C5, D5, E5, G5, A5, C6, E6 = (
    392.00, 440.00, 523.25, 587.33, 659.26, 783.99, 880.00, 1046.50, 1318.51,
)  # fmt: skip


class Note(NamedTuple):
    """One note of a tone: when it begins and how long it lasts (seconds), its frequency (Hz), how fast it dies away."""

    at: float
    length: float
    frequency: float
    decay: float = 0.14


class Tone(NamedTuple):
    """A tone: its notes, which of a palette's voices they have, and how loud it is beside the others."""

    notes: tuple[Note, ...]
    voice: str = "struck"
    louder: float = 1.0


TONES: Final[Mapping[str, Tone]] = {
    # Something else begins, and there is time to move: twice a knock, and up.
    "get_ready": Tone((Note(0.0, 0.16, G4), Note(0.15, 0.16, G4), Note(0.30, 0.30, C5))),
    # Up into the stretch, down out of it.
    "ease_in": Tone((Note(0.0, 0.18, C5), Note(0.12, 0.18, E5), Note(0.24, 0.28, G5))),
    "ease_out": Tone((Note(0.0, 0.18, G5), Note(0.12, 0.18, E5), Note(0.24, 0.28, C5))),
    # Now: two voices together, and they stay.
    "begin": Tone((Note(0.0, 0.45, C5, 0.24), Note(0.0, 0.45, G5, 0.24))),
    "halfway": Tone((Note(0.0, 0.28, E6, 0.10),)),
    "count": Tone((Note(0.0, 0.12, A5, 0.05),)),
    # Over, and back; one and the other, and again.
    "change_side": Tone((Note(0.0, 0.20, A4), Note(0.17, 0.20, D5), Note(0.34, 0.26, A4))),
    "swap_roles": Tone(
        (Note(0.0, 0.15, G4), Note(0.13, 0.15, E5), Note(0.26, 0.15, G4), Note(0.39, 0.26, E5)),
    ),
    "rest": Tone((Note(0.0, 0.50, G4, 0.22),)),
    # Push, the same twice, close together; then let go, a long way down.
    "contract": Tone((Note(0.0, 0.15, E5, 0.3), Note(0.17, 0.28, E5, 0.3)), "pushed"),
    "let_go": Tone((Note(0.0, 0.16, C6), Note(0.14, 0.16, G5), Note(0.28, 0.34, C5, 0.18))),
    # A question, and its answer for the helper: a little less.
    "ask": Tone((Note(0.0, 0.12, A4), Note(0.11, 0.22, E5, 0.10))),
    "less": Tone((Note(0.0, 0.14, A5), Note(0.13, 0.14, A5), Note(0.26, 0.26, D5)), "pushed"),
    "pause": Tone((Note(0.0, 0.20, D5), Note(0.18, 0.30, G4))),
    "resume": Tone((Note(0.0, 0.20, G4), Note(0.18, 0.30, D5))),
    "finished": Tone((Note(0.0, 0.24, C5), Note(0.16, 0.24, E5), Note(0.32, 0.24, G5), Note(0.48, 0.42, C6, 0.2))),
    # Stop: like nothing else here, a reed that calls low and high, three times, and louder.
    "release": Tone(
        tuple(Note(0.12 * place, 0.12, frequency, 1.0) for place, frequency in enumerate((A4, E5) * 3)),
        "stop",
        1.4,
    ),
    # They swell and go with the breath, far softer than what has to be heard.
    "breath_in": Tone((Note(0.0, 0.7, G4, 2.0), Note(0.35, 0.85, C5, 2.0)), "breath", 0.35),
    "breath_out": Tone((Note(0.0, 0.7, C5, 2.0), Note(0.35, 0.85, G4, 2.0)), "breath", 0.35),
}  # fmt: skip


def samples_of(tone: Tone, palette: Palette) -> array[int]:
    """Returns a tone as 16 bit samples, as loud as all the others."""
    timbre: Timbre = getattr(palette, tone.voice)
    mixed, weighted = _mixed(tone, timbre, weigh=False), _mixed(tone, timbre, weigh=True)
    level = LOUDNESS * tone.louder / _loudest(weighted)
    return array("h", (round(FULL * level * value) for value in mixed))


def _mixed(tone: Tone, timbre: Timbre, *, weigh: bool) -> list[float]:
    """All notes together, as they are or as an ear weighs them."""
    mixed = [0.0] * max(round(note.at * RATE) + round(note.length * RATE) for note in tone.notes)
    for note in tone.notes:
        for place, value in enumerate(_note(note, timbre, weigh), start=round(note.at * RATE)):
            mixed[place] += value
    return mixed


def _note(note: Note, timbre: Timbre, weigh: bool) -> Iterator[float]:
    count = round(note.length * RATE)
    dying = round(math.exp(-1 / (note.decay * timbre.ringing * RATE)), 12)
    heard = [note.frequency * multiple for multiple, _ in timbre.partials]
    shares = [
        share * (_heard_as(frequency) if weigh else 1.0)
        for frequency, (_, share) in zip(heard, timbre.partials, strict=True)
    ]
    strength = 1.0
    for index, together in enumerate(zip(*(_wave(frequency, count) for frequency in heard), strict=True)):
        sound = sum(share * value for share, value in zip(shares, together, strict=True))
        end = max(FADE, timbre.attack) if note.length > FADE * 2 else FADE
        yield sound * strength * _edge(index, timbre.attack) * _edge(count - 1 - index, end)
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


def _heard_as(frequency: float) -> float:
    """How strongly an ear takes a frequency, as the A-weighting of IEC 61672 has it; 1 at 1000 Hz."""
    square = frequency * frequency
    low = (square + 20.599**2) * math.sqrt((square + 107.653**2) * (square + 737.862**2))
    return round(1.2589 * 12194.217**2 * square * square / (low * (square + 12194.217**2)), 9)


def _loudest(values: list[float]) -> float:
    """The greatest root mean square of a window; one that is shorter counts as if silence followed."""
    width = round(WINDOW * RATE)
    inside = most = 0.0
    for index, value in enumerate(values):
        inside += value * value - (values[index - width] ** 2 if index >= width else 0.0)
        most = max(most, inside)
    return math.sqrt(most / width)


def write(samples: array[int], path: Path) -> None:
    """Writes samples as a WAV file: 22,050 Hz, 16 bit, one channel."""
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def write_all(folder: Path) -> None:
    """Writes every palette into a folder."""
    for name, palette in PALETTES.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for tone, notes in TONES.items():
            write(samples_of(notes, palette), folder / name / f"{tone}.wav")


if __name__ == "__main__":
    write_all(FOLDER)
