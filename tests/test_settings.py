"""What was chosen is remembered; nothing that happens to the file or the folder stops the program."""

from __future__ import annotations

import json
import os
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchgui.figure.look import HAIR, SKIN
from stretchgui.glance import FILE, Colours, Glance
from stretchgui.hearing.phrase import Phrase, StopDoes
from stretchgui.routine.routine import Turns
from stretchgui.session.choices import Amount, Breathing
from stretchgui.settings import STYLES, FigureLook, Settings, SettingsStore, tidy_name

FULL = Settings(
    name_a="Anna",
    name_b="Jürgen 😀",
    figure_a=FigureLook("deep", "red", "curly"),
    figure_b=FigureLook("tan", "white", "bald"),
    colours=Colours.DARK,
    reduce_motion=True,
    volume=0.25,
    voice_volume=0.5,
    palette="clear",
    voice=Amount.SHORT,
    voice_receiver="calm-low",
    voice_helper="soft-high",
    voice_rate=0.8,
    muted=True,
    breathing=Breathing.FOUR_FOUR,
    ask_number=False,
    ask_feelings=False,
    media_keys=False,
    stop_word=True,
    stop_phrase=Phrase.RED_LIGHT,
    stop_does=StopDoes.PAUSE,
    stop_learnt=35,
    turns=Turns.EACH,
    geometry="AdnQywADAAA=",
    safety_version="0123456789abcdef",
    names_asked=True,
    last_routine="gentle-sore-day",
)


def written(folder: Path, text: str) -> SettingsStore:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    return SettingsStore(folder)


def test_at_first_everything_is_as_usual_and_nothing_is_created(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "own")
    remembered = store.load()
    assert (remembered.settings, remembered.problems) == (Settings(), ())
    assert not (tmp_path / "own").exists()


def test_everything_is_remembered(tmp_path: Path) -> None:
    assert all(getattr(FULL, one.name) != getattr(Settings(), one.name) for one in fields(Settings))
    assert SettingsStore(tmp_path / "own").save(FULL) is None
    remembered = SettingsStore(tmp_path / "own").load()
    assert (remembered.settings, remembered.problems) == (FULL, ())


def test_it_is_written_on_change_only(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.save(FULL)
    os.utime(store.path, ns=(1, 1))
    assert store.save(FULL) is None
    again = SettingsStore(tmp_path)
    again.load()
    assert again.save(FULL) is None
    assert store.path.stat().st_mtime_ns == 1
    assert again.save(replace(FULL, muted=False)) is None
    assert store.path.stat().st_mtime_ns != 1


def test_no_other_file_is_left_behind(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "own")
    store.save(FULL)
    store.save(Settings())
    assert [path.name for path in (tmp_path / "own").iterdir()] == [FILE]


WRONG = {
    "name_a": 5.5,
    "colours": "purple",
    "reduce_motion": "yes",
    "volume": 3,
    "muted": 1,
    "turns": "nobody",
    "geometry": ["x"],
    "figure_a": "tall",
    "figure_b": {"skin": "green"},
    "safety_version": {},
    "names_asked": None,
    "last_routine": [],
}


@pytest.mark.parametrize("key", [key for key in WRONG if key != "name_a"])
def test_a_wrong_value_is_reported_and_leaves_the_others(tmp_path: Path, key: str) -> None:
    store = written(tmp_path, json.dumps({"format": 1, "name_b": "Ben", key: WRONG[key]}))
    remembered = store.load()
    assert remembered.settings == Settings(name_b="Ben")
    assert len(remembered.problems) == 1
    assert str(store.path) in str(remembered.problems[0])


def test_one_wrong_part_of_a_look_leaves_the_others(tmp_path: Path) -> None:
    store = written(tmp_path, json.dumps({"format": 1, "figure_a": {"skin": "green", "hair": "red", "hat": "top"}}))
    remembered = store.load()
    assert remembered.settings.figure_a == replace(Settings().figure_a, hair="red")
    assert len(remembered.problems) == 1


def test_an_unknown_key_is_a_warning_with_a_hint(tmp_path: Path) -> None:
    remembered = written(tmp_path, '{"format": 1, "mutd": true}').load()
    assert remembered.settings == Settings()
    assert "did you mean 'muted'?" in str(remembered.problems[0])


NONSENSE = ["", "{", "[]", "5", '{"format": 2, "name_a": "x"}', '{"name_a": "x"}', "\x00\x01", "a: &x 1\nb: *x"]


@pytest.mark.parametrize("text", NONSENSE)
def test_a_file_of_no_sense_or_of_the_future_is_set_aside(tmp_path: Path, text: str) -> None:
    store = written(tmp_path, text)
    remembered = store.load()
    assert remembered.settings == Settings()
    assert remembered.problems
    assert (tmp_path / f"{FILE}.bad-1").read_text(encoding="utf-8") == text
    assert store.save(FULL) is None
    assert SettingsStore(tmp_path).load().settings == FULL


def test_a_folder_that_cannot_be_made_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "own")
    assert store.load().settings == Settings()
    problem = store.save(FULL)
    assert problem is not None
    assert problem.message.startswith("your settings could not be saved: ")


def test_what_could_not_be_saved_is_tried_again(tmp_path: Path) -> None:
    blocked = tmp_path / "own"
    blocked.write_text("in the way")
    store = SettingsStore(blocked)
    assert store.save(FULL) is not None
    blocked.unlink()
    assert store.save(FULL) is None
    assert SettingsStore(blocked).load().settings == FULL


def test_a_folder_in_the_files_place_is_a_message(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    store = SettingsStore(tmp_path)
    assert store.load().settings == Settings()
    assert store.load().problems


def test_the_windows_place_comes_back_as_it_was() -> None:
    data = bytes(range(256))
    assert Glance(geometry=Settings().with_geometry(data).geometry).geometry_bytes() == data
    assert Glance().geometry_bytes() == b""
    assert Glance(geometry="not base64!").geometry_bytes() == b""


@given(st.text(max_size=60))
@example("Jo \x00 Ann")
def test_a_name_is_one_line_of_at_most_thirty_and_can_be_written(name: str) -> None:
    tidy = tidy_name(name)
    assert len(tidy) <= 30
    assert tidy == tidy.strip()
    assert tidy.isprintable()
    assert tidy_name(tidy) == tidy


NAMES = st.text(max_size=40).map(tidy_name)
LOOKS = st.builds(FigureLook, st.sampled_from(list(SKIN)), st.sampled_from(list(HAIR)), st.sampled_from(list(STYLES)))
ANY = st.builds(
    Settings,
    name_a=NAMES,
    name_b=NAMES,
    figure_a=LOOKS,
    figure_b=LOOKS,
    colours=st.sampled_from(Colours),
    reduce_motion=st.booleans(),
    volume=st.floats(0, 1),
    voice_volume=st.floats(0, 1),
    palette=st.sampled_from(["soft", "clear"]),
    voice=st.sampled_from(list(Amount)),
    voice_rate=st.floats(0.7, 1.5),
    muted=st.booleans(),
    turns=st.sampled_from(Turns),
    last_routine=NAMES,
)


@given(settings=ANY)
@example(Settings(last_routine="two  spaces"))
def test_whatever_is_chosen_comes_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    folder = tmp_path_factory.mktemp("own")
    assert SettingsStore(folder).save(settings) is None
    remembered = SettingsStore(folder).load()
    assert (remembered.settings, remembered.problems) == (settings, ())
