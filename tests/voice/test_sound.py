"""Sounds: cut to what is heard, without clicks, equally loud, and whole in their files."""

from __future__ import annotations

import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.voice.sound import (
    FADE_OUT,
    HIGHEST,
    LOUDNESS,
    MARGIN,
    PEAK,
    Sound,
    SoundError,
    amplified,
    faded,
    joined,
    levelled,
    loudness,
    sound_of,
    trimmed,
    wav_of,
)

RATE = 22_050
SAMPLES = st.lists(st.integers(-32_768, 32_767), max_size=300).map(lambda samples: Sound(array("h", samples), RATE))


def note(seconds: float, height: float, rate: int = RATE) -> Sound:
    samples = (
        round(height * PEAK * math.sin(2 * math.pi * 440 * place / rate)) for place in range(round(seconds * rate))
    )
    return Sound(array("h", samples), rate)


def silence(seconds: float) -> Sound:
    return Sound(array("h", bytes(2 * round(seconds * RATE))), RATE)


def test_silence_at_both_ends_is_cut_off() -> None:
    whole = joined([silence(0.3), note(1.0, 0.5), silence(0.5)], (0.0, 0.0))
    assert trimmed(whole).seconds == pytest.approx(1.0 + 2 * MARGIN, abs=0.002)


def test_a_pause_within_a_sentence_stays() -> None:
    whole = joined([note(0.2, 0.5), note(0.2, 0.5)], (0.4,))
    assert trimmed(whole).seconds == pytest.approx(0.8, abs=0.005)


def test_what_is_all_silence_is_nothing() -> None:
    assert trimmed(silence(0.5)).seconds == 0.0
    assert trimmed(Sound(array("h"), RATE)).seconds == 0.0
    assert loudness(silence(0.5)) == 0.0
    assert levelled(silence(0.5)) == silence(0.5)


@given(SAMPLES)
def test_no_sound_begins_or_ends_with_a_click(sound: Sound) -> None:
    quiet = faded(sound)
    assert len(quiet.samples) == len(sound.samples)
    if len(quiet.samples) > 1:
        assert quiet.samples[0] == quiet.samples[-1] == 0


def test_the_end_falls_off_within_milliseconds() -> None:
    sound = faded(note(1.0, 0.8))
    last = sound.samples[-round(FADE_OUT * RATE / 4) :]
    assert max(map(abs, last)) < 0.8 * PEAK / 5
    assert sound.samples[RATE // 2 : -RATE // 4] == note(1.0, 0.8).samples[RATE // 2 : -RATE // 4]


@pytest.mark.parametrize("height", [0.01, 0.1, 0.5, 1.0])
def test_all_sentences_are_equally_loud(height: float) -> None:
    assert loudness(levelled(note(1.0, height))) == pytest.approx(LOUDNESS, rel=0.02)


def test_pauses_do_not_make_a_sentence_louder() -> None:
    spoken = joined([note(0.5, 0.2), note(0.5, 0.2)], (2.0,))
    assert loudness(spoken) == pytest.approx(loudness(note(1.0, 0.2)), rel=0.03)


@given(SAMPLES)
def test_nothing_ever_clips(sound: Sound) -> None:
    louder = levelled(sound)
    assert louder.peak <= HIGHEST * PEAK + 1 or louder.samples == sound.samples
    assert len(louder.samples) == len(sound.samples)


@given(SAMPLES, st.floats(0, 300))
def test_every_sample_is_amplified_by_itself(sound: Sound, gain: float) -> None:
    most = min(gain, PEAK / sound.peak) if sound.peak else gain
    louder = amplified(sound.samples, most)
    assert len(louder) == len(sound.samples)
    assert all(abs(after - before * most) < 2 for before, after in zip(sound.samples, louder, strict=True))


def test_joining_keeps_every_sample_and_adds_the_pauses() -> None:
    one, two = note(0.1, 0.3), note(0.2, 0.4)
    whole = joined([one, two], [0.5])
    assert whole.seconds == pytest.approx(0.8, abs=0.001)
    assert whole.samples[: len(one.samples)] == one.samples
    assert whole.samples[-len(two.samples) :] == two.samples
    assert joined([one], ()) == one


def test_different_rates_are_not_joined() -> None:
    with pytest.raises(ValueError, match="8000 Hz cannot be joined to 22050 Hz"):
        joined([note(0.1, 0.3), note(0.1, 0.3, 8000)], [0.1])


@given(SAMPLES)
def test_a_wav_file_gives_back_what_was_put_in(sound: Sound) -> None:
    assert sound_of(wav_of(sound)) == sound


@pytest.mark.parametrize(
    "wav",
    [b"", b"RIFF", b"not a sound at all", wav_of(note(0.1, 0.5))[:200], b"RIFF\x04\x00\x00\x00WAVE"],
    ids=["empty", "begun", "other", "cut off", "hollow"],
)
def test_broken_files_are_refused(wav: bytes) -> None:
    with pytest.raises(SoundError):
        sound_of(wav)
