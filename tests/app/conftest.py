"""Every test of the whole program leaves nothing behind, and finds the two people at home."""

from pathlib import Path

import pytest

from stretchgui.health.wording import HealthWords, gate_version, load_health_words
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.paths import find_paths
from stretchgui.settings import Settings, SettingsStore
from tests.left_behind import nothing_left_behind

__all__ = ["nothing_left_behind"]

ASSETS = find_paths({}, "linux", Path("/nowhere")).bundled_assets


@pytest.fixture
def words() -> Words:
    return load_words(ASSETS / "words")[0]


@pytest.fixture
def health() -> HealthWords:
    return load_health_words(ASSETS / "health")[0]


@pytest.fixture
def known_home(tmp_path: Path, health: HealthWords) -> Path:
    """The folder of two people who have used the program before."""
    home = tmp_path / "known"
    settings = Settings(
        name_a="Anna", name_b="Ben", names_asked=True, safety_version=gate_version(health), ask_feelings=False
    )
    SettingsStore(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).settings).save(settings)
    return home
