"""The locked versions: those that were measured, and every file with its hash."""

import re
import tomllib
from pathlib import Path

import pytest

from stretchgui.ui.qt_version import TESTED

ROOT = Path(__file__).parents[2]
LOCKS = ("run.txt", "dev.txt", "pure.txt")


def _locked(lock: str) -> dict[str, str]:
    """The version of every package a lock names."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text, flags=re.MULTILINE))


def _names(requirements: list[str]) -> set[str]:
    """The packages' names, as the locks spell them."""
    return {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_qt_is_locked_to_the_release_that_was_measured(lock: str) -> None:
    locked = _locked(lock)
    assert {locked[name] for name in ("pyside6-essentials", "pyside6-addons", "shiboken6")} == {TESTED}
    assert "pyside6" not in locked


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_what_the_program_needs_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert _names(project["dependencies"]) <= set(_locked("run.txt"))


def test_a_developer_has_what_the_program_needs_at_the_same_versions() -> None:
    assert _locked("run.txt").items() <= _locked("dev.txt").items()


def test_the_environment_without_qt_has_no_qt() -> None:
    assert not [name for name in _locked("pure.txt") if "qt" in name or "pyside" in name or "shiboken" in name]


def test_who_does_not_want_the_stop_word_does_not_get_what_hears_it() -> None:
    """It is an extra, of 29 MB: a plain install is without it, and a developer tests it."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    wanted = _names(extras["stopword"])
    assert wanted == {"pocketsphinx"}
    assert wanted.isdisjoint(_locked("run.txt"))
    assert wanted <= set(_locked("dev.txt"))
