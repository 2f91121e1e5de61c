"""Where files live, on each system, from plain values."""

from pathlib import Path

import pytest

from stretchgui.paths import PACKAGE, bundled_folder, cache_folder, find_paths

HOME = Path("/home/anna")
XDG = {"XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/settings"}

PERSONAL_FOLDERS = [
    ("linux", {}, "/home/anna/.local/share/stretchgui", "/home/anna/.config/stretchgui"),
    ("linux", XDG, "/data/stretchgui", "/settings/stretchgui"),
    ("linux", {"XDG_DATA_HOME": ""}, "/home/anna/.local/share/stretchgui", "/home/anna/.config/stretchgui"),
    ("linux", {"XDG_DATA_HOME": "not/absolute"}, "/home/anna/.local/share/stretchgui", "/home/anna/.config/stretchgui"),
    ("freebsd14", {}, "/home/anna/.local/share/stretchgui", "/home/anna/.config/stretchgui"),
    (
        "darwin",
        XDG,
        "/home/anna/Library/Application Support/stretchgui",
        "/home/anna/Library/Application Support/stretchgui",
    ),
    ("win32", {"APPDATA": "/roaming"}, "/roaming/stretchgui", "/roaming/stretchgui"),
    ("win32", {}, "/home/anna/AppData/Roaming/stretchgui", "/home/anna/AppData/Roaming/stretchgui"),
    ("linux", {**XDG, "STRETCHGUI_HOME": "/stick"}, "/stick", "/stick"),
    ("darwin", {"STRETCHGUI_HOME": "/stick"}, "/stick", "/stick"),
    ("win32", {"STRETCHGUI_HOME": "/stick"}, "/stick", "/stick"),
    ("linux", {"STRETCHGUI_HOME": "~/stretches"}, "/home/anna/stretches", "/home/anna/stretches"),
    ("linux", {"STRETCHGUI_HOME": "~"}, "/home/anna", "/home/anna"),
    ("linux", {"STRETCHGUI_HOME": "here"}, "here", "here"),
    ("linux", {"STRETCHGUI_HOME": "  "}, "/home/anna/.local/share/stretchgui", "/home/anna/.config/stretchgui"),
]


@pytest.mark.parametrize(("platform", "environ", "data", "settings"), PERSONAL_FOLDERS)
def test_a_persons_folders(platform: str, environ: dict[str, str], data: str, settings: str) -> None:
    paths = find_paths(environ, platform, HOME)
    assert paths.data == Path(data)
    assert paths.settings == Path(settings)


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, "/home/anna/.cache/stretchgui"),
        ("linux", {"XDG_CACHE_HOME": "/cache"}, "/cache/stretchgui"),
        ("linux", {"XDG_CACHE_HOME": "not/absolute"}, "/home/anna/.cache/stretchgui"),
        ("darwin", {}, "/home/anna/Library/Caches/stretchgui"),
        ("win32", {}, "/home/anna/AppData/Local/stretchgui/cache"),
        ("linux", {"STRETCHGUI_HOME": "~/stick", "XDG_CACHE_HOME": "/cache"}, "/home/anna/stick/cache"),
    ],
)
def test_what_can_be_made_again_has_a_folder_of_its_own(platform: str, environ: dict[str, str], folder: str) -> None:
    assert cache_folder(environ, platform, HOME) == Path(folder)


def test_own_files_live_in_the_data_folder() -> None:
    paths = find_paths({"STRETCHGUI_HOME": "/stick"}, "linux", HOME)
    assert paths.own_exercises == Path("/stick/exercises")
    assert paths.own_routines == Path("/stick/routines")


def test_looking_up_creates_nothing(tmp_path: Path) -> None:
    find_paths({"STRETCHGUI_HOME": str(tmp_path / "home")}, "linux", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_installed_package_carries_its_data_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "stretchgui"
    (package / "_data").mkdir(parents=True)
    paths = find_paths({}, "linux", HOME, package)
    assert paths.bundled_assets == package / "_data" / "assets"
    assert paths.bundled_exercises == package / "_data" / "assets" / "exercises"
    assert paths.bundled_routines == package / "_data" / "routines"


def test_a_checkout_has_its_data_at_the_top(tmp_path: Path) -> None:
    package = tmp_path / "checkout" / "stretchgui"
    package.mkdir(parents=True)
    assert bundled_folder(package) == tmp_path / "checkout"


def test_an_editable_install_reads_the_checkout_and_not_the_copy_it_left(tmp_path: Path) -> None:
    """Hatchling copies the data of that day into site-packages; what runs is the checkout's package."""
    (tmp_path / "site-packages" / "stretchgui" / "_data" / "assets").mkdir(parents=True)
    running = tmp_path / "checkout" / "stretchgui"
    running.mkdir(parents=True)
    assert bundled_folder(running) == tmp_path / "checkout"


def test_the_running_program_finds_what_it_brings_along() -> None:
    paths = find_paths({}, "linux", HOME)
    assert paths.bundled_exercises.is_dir()
    assert paths.bundled_routines.is_dir()
    assert PACKAGE.name == "stretchgui"
