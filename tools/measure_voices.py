"""Measures the voices, and prints the tables of docs/voice.md; takes a few minutes.

    python -m tools.measure_voices                      all of it
    python -m tools.measure_voices --pictures FOLDER    and a spectrogram of each voice, by sox

Every voice says the same sentences of the program, made as for a session. Nobody listens; so pitch, pace, loudness and
brightness are measured, and a recogniser of speech (pocketsphinx, with its own model of English sounds) is asked which
of four sentences that are like one another it hears, above more and more noise. That is no ear: its figures compare
voices, they are no measure of how well people follow.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from stretchgui.voice.engine import Voice
from stretchgui.voice.espeak import VOICES, ESpeak, bundled_espeak
from stretchgui.voice.lines import PAUSE
from stretchgui.voice.sound import LOUDNESS, PEAK, Sound, faded, joined, levelled, loudness, trimmed, wav_of

Samples: TypeAlias = npt.NDArray[np.float64]
# Which of the sentences that are like one another it hears in samples at 16 kHz.
Recogniser: TypeAlias = Callable[[bytes, Sequence[str]], str]

# Commands, sides, parts of the body, and what is like something else.
SENTENCES: Final = (
    "Get ready. Knee to chest, left side.",
    "Lie on your back, and let your right leg lie long.",
    "Bend your left knee, and bring it towards your chest.",
    "Hold behind the left thigh with both hands.",
    "Hold, right side, thirty seconds.",
    "Push lightly against the hands, with one fifth of your strength.",
    "Let go, and breathe out.",
    "Ease out slowly, left side.",
    "Now change sides.",
    "Rest your other hand on the front of the thigh, just above the knee.",
    "Ease off slowly. Stop.",
    "Swap roles. Come and help.",
)
# What people must not take for one another.
ALIKE: Final = (
    (
        "hold left side thirty seconds",
        "hold right side thirty seconds",
        "hold left side forty seconds",
        "hold right side forty seconds",
    ),
    ("bend your left knee", "bend your right knee", "lift your left knee", "lift your right leg"),
    (
        "ease in slowly left side",
        "ease in slowly right side",
        "ease out slowly left side",
        "ease out slowly right side",
    ),
    ("let go and breathe out", "let go and breathe in", "hold on and breathe out", "let it lie and breathe out"),
    (
        "push lightly with your leg",
        "push lightly with your hand",
        "pull lightly with your leg",
        "pull lightly with your hand",
    ),
    ("lie on your back", "lie on your side", "lie on your left side", "lie on your front"),
)
NOISES: Final = (40, 12, 8)
"""How many decibels the noise is quieter: none to speak of, and two fans."""
HEARD_AT: Final = 16_000
BRIGHT: Final = 4_000
"""Hertz above which s and t are told apart."""


def main() -> int:
    """Measures, and returns the exit status."""
    parser = argparse.ArgumentParser(description="Measures the voices.")
    parser.add_argument("--pictures", type=Path, help="a folder for spectrograms")
    asked = parser.parse_args()
    engine, recognise = bundled_espeak(), sphinx()
    print(f"{engine.name}; {'pocketsphinx' if recognise else 'nothing that recognises speech: make ready-to-test'}\n")
    columns = ("voice", "pitch", "words a minute", "above 4 kHz", "loudness", "peak", *noises(recognise))
    print(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}")
    for voice in VOICES:
        print(f"| `{voice.id}` | {' | '.join(of(engine, voice, recognise))} |", flush=True)
        if asked.pictures:
            picture(said(engine, voice, SENTENCES[:2]), asked.pictures / f"{voice.id}.png")
    for voice in VOICES[:2]:
        columns = (f"`{voice.id}`, changed", "words a minute", *noises(recognise))
        print(f"\n| {' | '.join(columns)} |\n|{' --- |' * len(columns)}")
        for what, changed in variants(voice):
            shares = [understood(engine, changed, recognise, noise) for noise in NOISES] if recognise else []
            print(f"| {' | '.join((what, f'{pace(engine, changed):.0f}', *shares))} |", flush=True)
    return 0


def noises(recognise: Recogniser | None) -> list[str]:
    """The heads of the columns of what is understood."""
    return [f"understood, noise at -{noise} dB" for noise in NOISES] if recognise else []


def of(engine: ESpeak, voice: Voice, recognise: Recogniser | None) -> Iterator[str]:
    """What is measured of a voice, one column after the other."""
    sound = said(engine, voice, SENTENCES)
    samples = np.array(sound.samples) / PEAK
    yield f"{pitch(samples, sound.rate):.0f} Hz"
    yield f"{pace(engine, voice):.0f}"
    yield f"{brightness(samples, sound.rate):.1%}"
    yield f"{lufs(samples, sound.rate):.1f} LUFS, {20 * np.log10(loudness(sound)):.1f} dB RMS"
    yield f"{20 * np.log10(sound.peak / PEAK):.1f} dB"
    if recognise:
        yield from (understood(engine, voice, recognise, noise) for noise in NOISES)


def variants(voice: Voice) -> Iterator[tuple[str, Voice]]:
    """The voice as it is, and with one thing changed at a time."""
    yield "as it is", voice
    for factor in (0.7, 0.85, 1.2, 1.5):
        yield f"rate {factor:g}", voice.at_rate(factor)
    for value in (voice.pitch - 20, voice.pitch + 20):
        yield f"pitch {value} instead of {voice.pitch}", replace(voice, pitch=value)
    for value in (20, 70):
        yield f"melody {value} instead of {voice.melody}", replace(voice, melody=value)
    for gap in (0.0, 0.06):
        yield f"{gap:g} s more between words instead of {voice.gap:g}", replace(voice, gap=gap)


def said(engine: ESpeak, voice: Voice, sentences: Sequence[str]) -> Sound:
    """Sentences as a session says them: equally loud, with its pauses."""
    sounds = [faded(levelled(trimmed(engine.render(sentence, voice)))) for sentence in sentences]
    return joined(sounds, [PAUSE] * (len(sounds) - 1))


def pace(engine: ESpeak, voice: Voice) -> float:
    """Words a minute, the pauses between sentences included."""
    words = sum(len(sentence.split()) for sentence in SENTENCES)
    return 60 * words / (said(engine, voice, SENTENCES).seconds + PAUSE)


def pitch(samples: Samples, rate: int) -> float:
    """The median of the pitches of what is voiced, in hertz, by autocorrelation."""
    width, found = round(0.04 * rate), []
    pieces = [samples[at : at + width] for at in range(0, len(samples) - width, width)]
    loudest = max(float(np.sum(piece**2)) for piece in pieces)
    lags = np.arange(round(rate / 320), round(rate / 65))
    for piece in pieces:
        if np.sum(piece**2) > 0.2 * loudest:
            alike = np.correlate(piece, piece, "full")[width - 1 :]
            found.append(rate / lags[np.argmax(alike[lags] / (width - lags))])
    return float(np.median(found))


def brightness(samples: Samples, rate: int) -> float:
    """The share of its energy above `BRIGHT`."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    return float(power[np.fft.rfftfreq(len(samples), 1 / rate) > BRIGHT].sum() / power.sum())


def lufs(samples: Samples, rate: int) -> float:
    """Its loudness by ITU-R BS.1770-4: weighted, over pieces of 0.4 s, without those that are far quieter."""
    weights = np.fft.irfft(np.fft.rfft(samples) * k_weighting(len(samples), rate), len(samples))
    width, step = round(0.4 * rate), round(0.1 * rate)
    powers = np.array([np.mean(weights[at : at + width] ** 2) for at in range(0, len(weights) - width, step)])
    level = -0.691 + 10 * np.log10(np.maximum(powers, 1e-12))
    loud = powers[level > -70]
    gate = -0.691 + 10 * np.log10(loud.mean()) - 10
    return float(-0.691 + 10 * np.log10(powers[level > max(gate, -70.0)].mean()))


def k_weighting(count: int, rate: int) -> npt.NDArray[np.float64]:
    """How much each frequency counts: a shelf of 4 dB above 1.7 kHz, and less and less below 38 Hz."""
    z = np.exp(2j * np.pi * np.fft.rfftfreq(count))
    gain, k = 10 ** (3.99984385 / 20), np.tan(np.pi * 1681.97445 / rate)
    middle, q = gain**0.4996667741545416, 0.70717524
    shelf = (gain + middle * k / q + k * k) + 2 * (k * k - gain) / z + (gain - middle * k / q + k * k) / z**2
    shelf /= (1 + k / q + k * k) + 2 * (k * k - 1) / z + (1 - k / q + k * k) / z**2
    k, q = np.tan(np.pi * 38.13547088 / rate), 0.50032704
    low = (1 - 2 / z + 1 / z**2) / ((1 + k / q + k * k) + 2 * (k * k - 1) / z + (1 - k / q + k * k) / z**2)
    curve: npt.NDArray[np.float64] = np.abs(shelf * low * (1 + k / q + k * k))
    return curve


def sphinx() -> Recogniser | None:
    """Pocketsphinx, which chooses one sentence of a set; None where it is not installed."""
    if find_spec("pocketsphinx") is None:
        return None
    decoder: Any = import_module("pocketsphinx").Decoder(lm=None, samprate=HEARD_AT, loglevel="FATAL")
    for alike in ALIKE:
        decoder.add_jsgf_string(alike[0], f"#JSGF V1.0; grammar words; public <words> = {' | '.join(alike)};")

    def recognise(samples: bytes, alike: Sequence[str]) -> str:
        decoder.activate_search(alike[0])
        decoder.start_utt()
        decoder.process_raw(samples, full_utt=True)
        decoder.end_utt()
        found = decoder.hyp()
        return "" if found is None else str(found.hypstr)

    return recognise


def understood(engine: ESpeak, voice: Voice, recognise: Recogniser, noise: int) -> str:
    """How many sentences are told from those that are like them, above noise that is so many decibels quieter."""
    right, random = 0, np.random.default_rng(1)
    for alike in ALIKE:
        for sentence in alike:
            sound = levelled(trimmed(engine.render(f"{sentence.capitalize()}.", voice)))
            heard = np.pad(at_rate(np.array(sound.samples, float), sound.rate, HEARD_AT), HEARD_AT // 3)
            heard += random.normal(0, PEAK * LOUDNESS * 10 ** (-noise / 20), len(heard))
            right += recognise(np.clip(heard, -PEAK, PEAK).astype("<i2").tobytes(), alike) == sentence
    return f"{right} of {sum(map(len, ALIKE))}"


def at_rate(samples: Samples, rate: int, wanted: int) -> Samples:
    """The same at a lower rate, by its spectrum."""
    count = round(len(samples) * wanted / rate)
    lower: Samples = np.fft.irfft(np.fft.rfft(samples)[: count // 2 + 1], count) * (count / len(samples))
    return lower


def picture(sound: Sound, path: Path) -> None:
    """A spectrogram, where sox is installed."""
    if shutil.which("sox") is None:
        print("no pictures: sudo apt-get install -y sox")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    options = ("-x", "1200", "-y", "257", "-z", "70", "-t", path.stem, "-o", str(path))
    subprocess.run(["sox", "-t", "wav", "-", "-n", "spectrogram", *options], input=wav_of(sound), check=True)


if __name__ == "__main__":
    raise SystemExit(main())
