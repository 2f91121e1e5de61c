"""What was said once is not made again; what is broken is; and the folder never grows without end."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest

from stretchgui.voice.cache import MOST_LENGTHS, SoundCache
from stretchgui.voice.sound import Sound, wav_of

WAV = wav_of(Sound(array("h", range(1000)), 22_050))


def test_what_was_put_in_is_there_for_the_next_session_too(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    assert SoundCache(folder).get("a") is None
    assert not folder.exists()
    path = SoundCache(folder).put("a", WAV)
    assert SoundCache(folder).get("a") == path
    assert path.read_bytes() == WAV
    assert [file.name for file in folder.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("content", [b"", WAV[:500], WAV + b"more", b"x" * len(WAV)], ids=["empty", "cut", "long", "x"])
def test_a_broken_file_is_none(tmp_path: Path, content: bytes) -> None:
    cache = SoundCache(tmp_path)
    cache.put("a", WAV).write_bytes(content)
    assert cache.get("a") is None
    cache.put("a", WAV)
    assert cache.get("a") is not None


def test_a_folder_in_its_place_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a.wav").mkdir()
    cache = SoundCache(tmp_path)
    assert cache.get("a") is None
    with pytest.raises(OSError, match=r"."):
        cache.put("a", WAV)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_the_least_lately_used_are_dropped_first(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, most_bytes=5 * len(WAV))
    for number in range(5):
        os.utime(cache.put(str(number), WAV), (number, number))
    assert cache.get("0") is not None
    cache.put("new", WAV)
    left = {path.stem for path in tmp_path.glob("*.wav")}
    assert left == {"0", "3", "4", "new"}


def test_it_never_takes_more_than_it_may(tmp_path: Path) -> None:
    for number in range(30):
        SoundCache(tmp_path, most_bytes=3 * len(WAV)).put(str(number), WAV)
        assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 3 * len(WAV)
        assert (tmp_path / f"{number}.wav").exists()


def test_lengths_are_remembered_over_sessions(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path)
    assert cache.length("a") is None
    cache.remember("a", 1.25)
    cache.save()
    again = SoundCache(tmp_path)
    assert again.length("a") == 1.25
    (tmp_path / "lengths.json").unlink()
    again.save()
    assert not (tmp_path / "lengths.json").exists(), "nothing was new"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": "long"}', "[" * 50_000])
def test_broken_lengths_are_forgotten(tmp_path: Path, content: str) -> None:
    (tmp_path / "lengths.json").write_text(content)
    cache = SoundCache(tmp_path)
    assert cache.length("a") is None
    cache.remember("a", 2.0)
    cache.save()
    assert SoundCache(tmp_path).length("a") == 2.0


def test_lengths_do_not_grow_without_end(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path)
    for number in range(MOST_LENGTHS + 10):
        cache.remember(str(number), 1.0)
    assert cache.length("9") is None
    assert cache.length("10") == 1.0
