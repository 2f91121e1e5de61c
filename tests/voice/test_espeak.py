"""The real eSpeak NG, from the wheel that comes with the program."""

from __future__ import annotations

import math
import re
import shutil
from array import array
from ctypes import CDLL
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest

from stretchgui.voice.engine import EngineError, Voice
from stretchgui.voice.espeak import ESpeak, bundled_espeak, system_espeak
from stretchgui.voice.sound import PEAK, Sound, faded, levelled, loudness, trimmed

SENTENCE = "Anna: lie on your back, and let your right leg lie long."


@pytest.fixture(scope="module")
def espeak() -> ESpeak:
    return bundled_espeak()


def ready(sound: Sound) -> Sound:
    return faded(levelled(trimmed(sound)))


def pitch(sound: Sound) -> float:
    """The middle of the pitches of its voiced pieces, in Hz, by autocorrelation."""
    found = []
    samples = [float(sample) for sample in sound.samples[::2]]
    rate, piece = sound.rate / 2, 700
    loudest = max(sum(x * x for x in samples[at : at + piece]) for at in range(0, len(samples) - piece, piece))
    for at in range(0, len(samples) - 2 * piece, piece):
        part = samples[at : at + piece]
        if sum(x * x for x in part) < 0.2 * loudest:
            continue
        lags = range(round(rate / 320), round(rate / 65))
        alike = {
            lag: sum(x * y for x, y in zip(part, samples[at + lag : at + lag + piece], strict=True)) for lag in lags
        }
        found.append(rate / max(alike, key=lambda lag: alike[lag]))
    return sorted(found)[len(found) // 2]


def test_it_says_what_it_is(espeak: ESpeak) -> None:
    assert re.fullmatch(r"eSpeak NG 1\.\d+(\.\d+)? \(espeakng-loader\)", espeak.name)


def test_a_sentence_is_a_sound_of_a_sensible_length(espeak: ESpeak) -> None:
    sound = espeak.render(SENTENCE, espeak.voices[0])
    assert sound.rate == 22_050
    assert 2.0 < sound.seconds < 7.0
    assert loudness(sound) > 0.02


def test_every_voice_on_offer_speaks_and_none_clips(espeak: ESpeak) -> None:
    assert len({voice.id for voice in espeak.voices}) == len(espeak.voices)
    sounds = [espeak.render(SENTENCE, voice) for voice in espeak.voices]
    assert all(0.1 * PEAK < sound.peak < 0.95 * PEAK for sound in sounds)
    assert len({bytes(sound.samples) for sound in sounds}) == len(sounds)


def test_the_two_voices_are_told_apart_at_once(espeak: ESpeak) -> None:
    """The receiver's is at least half an octave above the helper's."""
    receiver, helper = (pitch(espeak.render(SENTENCE, voice)) for voice in espeak.voices[:2])
    assert receiver > helper * math.sqrt(2)


def test_all_are_equally_loud_and_calm(espeak: ESpeak) -> None:
    """About 140 to 150 words a minute, pauses included, in the sentences of exercises."""
    said = (
        "Lie on your back. Bend your left knee. Hold the heel in your other hand. Keep both hands off the shin and the "
        "kneecap. Rest your other hand on the front of the thigh, just above the knee."
    )
    for voice in espeak.voices[:2]:
        sounds = [ready(espeak.render(sentence, voice)) for sentence in re.split(r"(?<=\.) ", said)]
        assert all(loudness(sound) == pytest.approx(0.1, rel=0.15) for sound in sounds)
        seconds = sum(sound.seconds for sound in sounds) + 0.45 * len(sounds)
        assert 130 < len(said.split()) / seconds * 60 < 160


def test_no_sentence_begins_late_or_clicks(espeak: ESpeak) -> None:
    for text in ("3", "Hold, left side, 30 seconds.", SENTENCE, "Ease off slowly."):
        for voice in espeak.voices[:2]:
            sound = ready(espeak.render(text, voice))
            assert sound.samples[0] == sound.samples[-1] == 0
            opening = sound.samples[: sound.rate // 10]
            assert max(map(abs, opening)) > 0.01 * PEAK


def test_the_same_words_are_the_same_sound_whatever_was_said_between(espeak: ESpeak) -> None:
    first = espeak.render("Ease in slowly.", espeak.voices[0])
    espeak.render("Something else, quite loud!", espeak.voices[1])
    again = espeak.render("Ease in slowly.", espeak.voices[0])
    assert abs(first.seconds - again.seconds) < 0.02
    assert trimmed(first).seconds == pytest.approx(trimmed(again).seconds, abs=0.02)


def test_a_faster_voice_takes_less_time(espeak: ESpeak) -> None:
    voice = espeak.voices[0]
    lengths = [trimmed(espeak.render(SENTENCE, voice.at_rate(rate))).seconds for rate in (0.8, 1.0, 1.3)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1.3 * lengths[2]
    assert voice.at_rate(99) == voice.at_rate(1.5)


def test_names_and_odd_text_do_no_harm(espeak: ESpeak) -> None:
    """What is written is said, never obeyed."""
    voice = espeak.voices[0]
    for text in ("Zoë: rest.", "<voice name='de'>Ben</voice>", "a\0b", "😀", "", "[[h@'loU]]", "{a}", "A" * 5_000):
        espeak.render(text, voice)
    assert trimmed(espeak.render("Rest.", voice)).seconds > 0.2


def test_a_voice_that_is_not_there_is_an_error_and_the_next_is_not(espeak: ESpeak) -> None:
    with pytest.raises(EngineError, match="there is no voice xx-nowhere"):
        espeak.render("Rest.", Voice("x", "xx-nowhere", 150))
    assert espeak.render("Rest.", espeak.voices[0]).seconds > 0.2


def test_voices_of_a_folder_that_is_not_there_are_an_error_not_an_exit(tmp_path: Path) -> None:
    library = CDLL(str(import_module("espeakng_loader").get_library_path()))
    with pytest.raises(EngineError, match="there are no voices in"):
        ESpeak(library, str(tmp_path))
    with pytest.raises(EngineError, match="longer than"):
        ESpeak(library, "/x" * 100)


def test_no_library_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no libespeak-ng"):
        system_espeak((str(tmp_path / "libespeak-ng.so"),))
    with pytest.raises(EngineError, match="another library"):
        system_espeak(("libc.so.6",))


def test_a_system_s_library_speaks_too(tmp_path: Path) -> None:
    """The wheel's library under another path stands for one of the system, which knows where its voices are."""
    loader = import_module("espeakng_loader")
    library = tmp_path / "libespeak-ng.so"
    shutil.copy(str(loader.get_library_path()), library)
    assert ESpeak(CDLL(str(library)), str(loader.get_data_path())).name.endswith("(system)")


def test_silence_is_what_an_empty_sentence_sounds_like(espeak: ESpeak) -> None:
    for before, said in product(espeak.voices, ("", " \n")):
        espeak.render("Hello.", before)
        assert trimmed(espeak.render(said, espeak.voices[0])).samples == array("h")
    assert replace(espeak.voices[0], rate=10_000).rate == 10_000
