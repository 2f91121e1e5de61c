"""What README and CONTRIBUTING tell people to type or to open is there."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from stretchgui.cli import main
from stretchgui.paths import find_paths
from stretchgui.routine.library import exercise_folders, read_exercises, read_routine_file
from stretchgui.ui.during.actions import ACTIONS, MEDIA_KEYS

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md")
# What stands on the key, where Qt has a shorter name for it.
ON_THE_KEY = {"PgDown": "PageDown", "PgUp": "PageUp"}


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_named_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text("Makefile"), flags=re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)\b", "\n".join(_code(_text(page)))))
    assert named
    assert named <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_link_into_the_checkout_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", _text(page))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_folder_and_file_named_exists(page: str) -> None:
    named = re.findall(r"`((?:assets|routines|stretchgui|tests|tools|requirements|\.ci)/[\w./*-]*)`", _text(page))
    assert [name for name in named if not list(ROOT.glob(name.rstrip("/")))] == []


def test_the_routine_shown_can_be_started_as_it_stands(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```yaml\n(.*?)^```", _text("README.md"), flags=re.MULTILINE | re.DOTALL)
    file = tmp_path / "our-evening.yaml"
    file.write_text(shown, encoding="utf-8")
    exercises = read_exercises(exercise_folders(find_paths({}, "linux", tmp_path)))
    entry = read_routine_file(file, exercises)
    assert entry.problems == ()
    assert entry.routine is not None


def test_the_table_of_keys_is_the_table_of_actions() -> None:
    rows = [line.split("|")[1] for line in _text("README.md").splitlines() if line.startswith("| `")]
    shown = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys if key not in MEDIA_KEYS]
    # `=` is `+` without the shift key.
    assert {ON_THE_KEY.get(key, key) for key in keys} - {"="} <= shown


@pytest.mark.parametrize("command", ["list", "timeline", "check", "figure", "schema"])
def test_every_command_shown_works_as_it_stands(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    qapp: QApplication,
) -> None:
    (tmp_path / "my-routine.yaml").write_text("title: Mine\nsteps:\n  - exercise: single-knee-to-chest\n")
    monkeypatch.chdir(tmp_path)
    shown = [line.partition("#")[0].split() for line in _text("README.md").splitlines()]
    # What watches a file stays until somebody ends it.
    lines = [words[1:] for words in shown if words[:2] == ["stretchgui", command] and "--watch" not in words]
    assert lines
    assert [(line, main(line), capsys.readouterr().err) for line in lines] == [(line, 0, "") for line in lines]


def _code(text: str) -> list[str]:
    """Everything set as code: indented lines, and what stands between back quotes."""
    indented = [line for line in text.splitlines() if line.startswith("    ")]
    return indented + re.findall(r"`([^`\n]+)`", text)
