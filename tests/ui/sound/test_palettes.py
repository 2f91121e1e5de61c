"""The tones: made by the script beside them, without clicks, equally loud, and told apart; palettes are folders."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.cues import BREATH_IN, BREATH_OUT, HOW_MUCH, IMMEDIATE, RULES, STOP_WORD_OFF
from stretchgui.ui.sound.palettes import TONES, find_palettes, load_palette, seconds_of
from tests.ui.sound.hearing import PALETTES, ROOT, SOUNDS, at_rate, likeness, loudness, read

RATE = 22_050
FILES = sorted(SOUNDS.glob("*/*.wav"))
BREATH = (BREATH_IN, BREATH_OUT)
each_tone = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
each_palette = pytest.mark.parametrize("palette", PALETTES)


def test_there_are_two_palettes_at_least() -> None:
    assert {"soft", "clear"} <= set(PALETTES)


def test_the_script_makes_these_very_files(tmp_path: Path) -> None:
    script = ROOT / "tools" / "make_sounds.py"
    program = f"import pathlib, runpy; runpy.run_path({str(script)!r})['write_all'](pathlib.Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", program], check=True)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.wav")}
    assert made == {path.relative_to(SOUNDS): path.read_bytes() for path in SOUNDS.rglob("*.wav")}


@each_palette
def test_a_palette_has_a_tone_for_every_cue_and_no_other(palette: str) -> None:
    cues = {kind.value for kind in PhaseKind} | {rule.name for rule in RULES if rule.name} | set(IMMEDIATE)
    # That the stop word is off is no movement of a body: it is only said.
    assert cues | {HOW_MUCH, BREATH_IN, BREATH_OUT} == {*TONES, STOP_WORD_OFF}
    assert {path.stem for path in (SOUNDS / palette).iterdir()} == set(TONES.values())


def test_the_tone_of_a_release_is_its_own() -> None:
    assert [cue for cue, tone in TONES.items() if tone == "release"] == ["release"]


@each_tone
def test_a_tone_is_what_every_player_takes_and_small(path: Path) -> None:
    samples, rate = read(path)
    assert rate == RATE
    assert path.stat().st_size < (60_000 if path.stem in BREATH else 40_000)
    assert np.abs(samples).max() < 0.95


@each_tone
def test_a_tone_does_not_click(path: Path) -> None:
    samples, rate = read(path)
    peak = np.abs(samples).max()
    assert (samples[0], samples[-1]) == (0, 0)
    assert np.abs(samples[-20:]).max() < 0.005 * peak
    # It comes up softly: a millisecond after its start it is still quiet.
    assert np.abs(samples[: rate // 1000]).max() < 0.2 * peak
    # As it leaves a loudspeaker, between the samples too, it never leaps.
    assert np.abs(np.diff(at_rate(samples, rate, 4 * rate))).max() < 0.25 * peak
    # Nothing above what its notes and their partials have: a click is heard all over the spectrum.
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    above = np.fft.rfftfreq(len(samples), 1 / rate) > 8000
    assert spectrum[above].sum() < 1e-5 * spectrum.sum()


@each_palette
def test_all_are_equally_loud_but_stop_is_louder_and_the_breath_softer(palette: str) -> None:
    heard = {path.stem: loudness(*read(path)) for path in sorted((SOUNDS / palette).iterdir())}
    stop, breath = heard.pop("release"), [heard.pop(name) for name in BREATH]
    assert max(heard.values()) - min(heard.values()) < 1.5
    assert 2 < stop - max(heard.values()) < 4
    assert all(6 < min(heard.values()) - one < 12 for one in breath)


def test_palettes_are_equally_loud() -> None:
    heard = [loudness(*read(SOUNDS / palette / "begin.wav")) for palette in PALETTES]
    assert max(heard) - min(heard) < 1.5


@each_palette
def test_no_two_sound_the_same(palette: str) -> None:
    tones = {path.stem: read(path)[0] for path in sorted((SOUNDS / palette).iterdir())}
    for (one, first), (other, second) in itertools.combinations(tones.items(), 2):
        shorter, longer = sorted((first, second), key=len)
        padded = np.concatenate([longer, np.zeros(len(shorter))])
        alike = likeness(padded, shorter)[: RATE // 5].max()
        # A short one may be found within a longer one: then their lengths tell them apart.
        assert alike < 0.8 or len(longer) > 1.3 * len(shorter), (one, other, alike)


@each_palette
def test_up_means_into_and_down_means_out_of(palette: str) -> None:
    rises = {name: pitches(SOUNDS / palette / f"{name}.wav") for name in set(TONES.values())}
    assert all(rises[name][-1] > rises[name][0] for name in ("get_ready", "ease_in", "resume", "ask", "breath_in"))
    assert all(rises[name][-1] < rises[name][0] for name in ("ease_out", "let_go", "pause", "less", "breath_out"))
    first, last = rises["contract"]
    assert abs(first - last) < 5


def pitches(path: Path) -> tuple[float, float]:
    """The lowest strong frequency at its beginning, and at its end."""
    samples, rate = read(path)
    found = []
    for part in (samples[: len(samples) // 5], samples[-len(samples) // 4 :]):
        spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * len(part)))
        frequencies = np.fft.rfftfreq(8 * len(part), 1 / rate)
        found.append(float(frequencies[np.argmax(spectrum)]))
    return found[0], found[1]


def test_the_ear_of_these_tests_hears_right() -> None:
    time = np.arange(RATE) / RATE
    kilohertz, hundred = (np.sin(2 * np.pi * frequency * time) for frequency in (1000, 100))
    assert loudness(kilohertz, RATE) == pytest.approx(-3.0, abs=0.1)
    assert loudness(hundred, RATE) == pytest.approx(-22.1, abs=0.3)
    assert len(at_rate(kilohertz, RATE, 11_025)) == 11_025


# ---- folders ---------------------------------------------------------------------------------------------------------


def test_palettes_are_found_by_their_files_the_usual_first(tmp_path: Path) -> None:
    assert find_palettes(SOUNDS)[0] == "soft"
    for name in ("soft", "bowls"):
        shutil.copytree(SOUNDS / "clear", tmp_path / name)
    (tmp_path / "empty").mkdir()
    assert find_palettes(tmp_path) == ("soft", "bowls")
    assert find_palettes(tmp_path / "nowhere") == ()


def test_what_a_palette_lacks_is_taken_from_the_usual_one(tmp_path: Path) -> None:
    shutil.copytree(SOUNDS / "soft", tmp_path / "soft")
    (tmp_path / "bowls").mkdir()
    shutil.copy(SOUNDS / "clear" / "begin.wav", tmp_path / "bowls")
    palette = load_palette(tmp_path, "bowls")
    begin, release = palette.of_cue("hold"), palette.of_cue("release")
    assert begin is not None
    assert release is not None
    assert (begin.path.parent.name, release.path.parent.name) == ("bowls", "soft")
    assert begin.seconds == seconds_of(begin.path)
    assert palette.of_cue("no-such-cue") is None


@pytest.mark.parametrize("name", ["", "nowhere", "../soft", "."])
def test_a_palette_that_is_not_there_is_the_usual_one(name: str) -> None:
    release = load_palette(SOUNDS, name).of_cue("release")
    assert release is not None
    assert release.path == SOUNDS / "soft" / "release.wav"


def test_a_broken_file_is_left_out_and_the_log_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    shutil.copytree(SOUNDS / "soft", tmp_path / "soft")
    (tmp_path / "soft" / "begin.wav").write_bytes(b"RIFF, and no more")
    palette = load_palette(tmp_path, "soft")
    assert palette.of_cue("hold") is None
    assert palette.of_cue("release") is not None
    assert "begin.wav" in caplog.text


def test_a_folder_without_tones_is_silent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load_palette(tmp_path, "soft").tones == {}
    assert "no tones" in caplog.text
