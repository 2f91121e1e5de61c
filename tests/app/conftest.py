"""Every test of the whole program leaves nothing behind, and finds the two people at home."""

from pathlib import Path

import pytest

from stretchgui.language.words import Words, load_words
from stretchgui.paths import find_paths
from stretchgui.routine.safety import SafetyCard, read_safety_card
from stretchgui.settings import Settings, SettingsStore
from tests.left_behind import nothing_left_behind

__all__ = ["nothing_left_behind"]

ASSETS = find_paths({}, "linux", Path("/nowhere")).bundled_assets


@pytest.fixture
def words() -> Words:
    return load_words(ASSETS / "words")[0]


@pytest.fixture
def card() -> SafetyCard:
    read, _ = read_safety_card(ASSETS / "safety")
    assert read is not None
    return read


@pytest.fixture
def known_home(tmp_path: Path, card: SafetyCard) -> Path:
    """The folder of two people who have used the program before."""
    home = tmp_path / "known"
    settings = Settings(name_a="Anna", name_b="Ben", names_asked=True, safety_version=card.version)
    SettingsStore(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).settings).save(settings)
    return home
