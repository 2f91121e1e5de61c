"""The tones: made by the script beside them, without clicks, equally loud, and told apart."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
import wave
from array import array
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOUNDS = ROOT / "assets" / "sounds"
TONES = sorted(path for path in SOUNDS.glob("*.wav") if path.stem != "silence")
RATE = 48_000
PITCHES = tuple(220 * 2 ** (step / 12) for step in range(36))


def samples(path: Path) -> list[int]:
    with wave.open(str(path), "rb") as file:
        read = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        read.byteswap()
    return list(read)


def loudness(values: list[int]) -> float:
    """The root mean square, in decibels."""
    return 20 * math.log10(math.sqrt(sum(value * value for value in values) / len(values)))


def strength(values: list[int], frequency: float) -> float:
    """How strongly a frequency sounds (Goertzel)."""
    turn = 2 * math.cos(math.tau * frequency / RATE)
    last = before = 0.0
    for value in values:
        last, before = value + turn * last - before, last
    return math.sqrt(max(0.0, last * last + before * before - turn * last * before)) / len(values)


def melody(values: list[int]) -> tuple[int, ...]:
    """The strongest pitch of each sixteenth of a second, as half tones above 220 Hz."""
    step = RATE // 16
    parts = [values[at : at + step] for at in range(0, len(values) - step // 2, step)]
    return tuple(max(range(len(PITCHES)), key=lambda pitch: strength(part, PITCHES[pitch])) for part in parts)


def test_there_are_tones() -> None:
    assert len(TONES) >= 8


def test_the_script_makes_these_very_files(tmp_path: Path) -> None:
    script = ROOT / "tools" / "make_sounds.py"
    program = f"import pathlib, runpy; runpy.run_path({str(script)!r})['write_all'](pathlib.Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", program], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in SOUNDS.iterdir()}


@pytest.mark.parametrize("path", [*TONES, SOUNDS / "silence.wav"], ids=lambda path: path.stem)
def test_a_tone_is_what_every_player_takes_and_small(path: Path) -> None:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
    assert path.stat().st_size < 90_000


@pytest.mark.parametrize("path", TONES, ids=lambda path: path.stem)
def test_a_tone_does_not_click(path: Path) -> None:
    values = samples(path)
    peak = max(map(abs, values))
    assert max(abs(value) for value in (*values[:4], *values[-20:])) < 0.002 * peak
    # It comes up softly: two milliseconds after its start it is still quiet.
    assert max(map(abs, values[: RATE // 500])) < 0.35 * peak
    assert max(abs(one - other) for one, other in itertools.pairwise(values)) < 0.35 * peak
    assert peak < 32_000


def test_all_are_equally_loud() -> None:
    heard = [loudness(samples(path)) for path in TONES]
    assert max(heard) - min(heard) < 2.0


def test_no_two_sound_the_same() -> None:
    heard = {path.stem: (melody(samples(path)), len(samples(path))) for path in TONES}
    assert len(set(heard.values())) == len(TONES)
    for (one, (tune, length)), (other, (tune_2, length_2)) in itertools.combinations(heard.items(), 2):
        apart = sum(a != b for a, b in zip(tune, tune_2, strict=False))
        assert apart >= 2 or abs(length - length_2) > RATE // 10, (one, other)


def test_silence_is_silent() -> None:
    assert not any(samples(SOUNDS / "silence.wav"))
