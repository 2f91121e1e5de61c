"""Every test of the whole program leaves nothing behind, and finds the two people at home."""

from pathlib import Path

import pytest

from stretchgui.health.wording import HealthWords, load_health_words
from stretchgui.language.words import Words
from stretchgui.language.words_file import load_words
from stretchgui.paths import find_paths
from stretchgui.settings import Settings, SettingsStore
from tests.known_people import answer_all
from tests.left_behind import nothing_left_behind

__all__ = ["nothing_left_behind"]

ASSETS = find_paths({}, "linux", Path("/nowhere")).bundled_assets


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words(ASSETS / "words")[0]


@pytest.fixture(scope="session")
def health() -> HealthWords:
    return load_health_words(ASSETS / "health")[0]


@pytest.fixture
def known_home(tmp_path: Path) -> Path:
    """The folder of two people who have used the program before."""
    home = tmp_path / "known"
    paths = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
    SettingsStore(paths.settings).save(Settings(name_a="Anna", name_b="Ben", names_asked=True, ask_feelings=False))
    answer_all(paths)
    return home
