"""A glance at the settings sees what reading them with care does, or what is usual; never anything else."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.glance import FILE, Colours, Glance, glance_at
from stretchgui.routine.turns import Turns
from stretchgui.settings import Settings, SettingsStore

SEEN = [one.name for one in fields(Glance)]
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30)
CHOSEN = st.builds(
    Settings,
    colours=st.sampled_from(list(Colours)),
    name_a=NAMES,
    name_b=NAMES,
    turns=st.sampled_from(list(Turns)),
    last_routine=NAMES,
    geometry=st.binary(max_size=60).map(lambda data: Settings().with_geometry(data).geometry),
    muted=st.booleans(),
)
ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | st.lists(st.text())


def seen(glance: Glance | Settings) -> dict[str, object]:
    return {name: getattr(glance, name) for name in SEEN}


@given(CHOSEN)
def test_what_was_chosen_is_seen(settings: Settings) -> None:
    with TemporaryDirectory() as folder:
        assert SettingsStore(Path(folder)).save(settings) is None
        assert seen(glance_at(Path(folder))) == seen(settings)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(SEEN, ANYTHING)))
def test_what_makes_no_sense_is_as_usual(values: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_text(json.dumps({"format": 1, **values}), encoding="utf-8")
        glance = glance_at(Path(folder))
        usual = Glance()
        for name in SEEN:
            found = getattr(glance, name)
            assert type(found) is type(getattr(usual, name))
            assert found == getattr(usual, name) or str(values[name]).startswith(found)
        glance.geometry_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"{}", b'{"format": 2, "name_a": "Anna"}', b"\xff", b"[" * 100_000]
)
def test_a_file_of_no_sense_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert glance_at(tmp_path) == Glance()


def test_no_file_is_as_usual_and_a_folder_in_its_place_too(tmp_path: Path) -> None:
    assert glance_at(tmp_path / "nowhere") == Glance()
    (tmp_path / FILE).mkdir()
    assert glance_at(tmp_path) == Glance()
