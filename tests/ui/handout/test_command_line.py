"""`history --pdf`: two pages for a physiotherapist, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stretchgui.history.store import History
from stretchgui.settings import Settings, SettingsStore
from tests.cli.world import World
from tests.ui.handout.read_pdf import read_pdf
from tools.plausible_history import UNTIL, plausible_past, write_past

TODAY = datetime(UNTIL.year, UNTIL.month, UNTIL.day, 9, tzinfo=UTC)


@pytest.fixture
def world(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> World:
    return World(tmp_path / "home", capsys)


@pytest.fixture
def lived_in(world: World) -> World:
    history, _ = History.open(world.home / "history.sqlite")
    write_past(plausible_past(weeks=3), history)
    history.close()
    SettingsStore(world.surroundings.paths.settings).save(Settings(name_a="Annegret", name_b="Benedikt"))
    return world


def test_both_stand_on_two_pages(lived_in: World, qapp: object) -> None:
    output = lived_in.home / "notes.pdf"
    ran = lived_in("history", "--pdf", str(output))
    assert (ran.code, ran.out, ran.err) == (0, f"written: {output}\n", "")
    first, _ = read_pdf(output.read_bytes())
    assert "Our own notes on partner stretches Annegret and Benedikt" in first.text


@pytest.mark.parametrize(("about", "shown", "hidden"), [("a", "Annegret", "Benedikt"), ("b", "Benedikt", "Annegret")])
def test_they_are_about_one_alone_and_as_many_weeks_as_are_asked_for(
    lived_in: World, qapp: object, about: str, shown: str, hidden: str
) -> None:
    output = lived_in.home / "notes.pdf"
    assert lived_in("history", "--pdf", str(output), "--about", about, "--weeks", "1").code == 0
    text = " ".join(page.text for page in read_pdf(output.read_bytes()))
    assert shown in text
    assert hidden not in text
    assert "4 sessions, " in text


def test_an_empty_history_makes_pages_that_say_so(world: World, qapp: object, tmp_path: Path) -> None:
    output = tmp_path / "notes.pdf"
    assert world("history", "--pdf", str(output)).code == 0
    assert "No check was done" in read_pdf(output.read_bytes())[1].text


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("--pdf", "notes.txt"), 2, "'notes.txt' must end in .pdf"),
        (("--pdf", "nowhere/notes.pdf"), 1, "'nowhere/notes.pdf' cannot be written: No such file or directory"),
        (("--about", "a"), 2, "--about and --weeks belong to --pdf"),
        (("--pdf", "notes.pdf", "--weeks", "0"), 2, "'0' is no number of weeks from 1 to 5200"),
        (("--pdf", "notes.pdf", "--weeks", "-3"), 2, "--weeks"),
        (("--pdf", "notes.pdf", "--about", "anna"), 2, "invalid choice: 'anna'"),
        (("--pdf", "notes.pdf", "--json"), 2, "not allowed with argument"),
    ],
)
def test_what_cannot_be_done_is_said(
    lived_in: World, qapp: object, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(lived_in.home)
    before = sorted(path.name for path in lived_in.home.iterdir())
    ran = lived_in("history", *typed)
    assert (ran.code, said in ran.err) == (code, True)
    assert sorted(path.name for path in lived_in.home.iterdir()) == before


def test_it_needs_no_screen(lived_in: World, tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {key: value for key, value in os.environ.items() if key not in hidden}
    output = tmp_path / "notes.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "stretchgui", "history", "--pdf", str(output)],
        env={**environ, "STRETCHGUI_HOME": str(lived_in.home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(read_pdf(output.read_bytes())) == 2
