"""`stretchgui check`: files that somebody is writing, looked through together."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchgui.paths import Paths
from stretchgui.routine.check import check
from stretchgui.routine.library import Library, read_library

EXERCISE = "name: Knee\ndose: {hold: 30}\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    paths = Paths(tmp_path / "assets", tmp_path / "routines", tmp_path / "data", tmp_path / "settings")
    for folder in (paths.bundled_exercises, paths.bundled_routines):
        folder.mkdir(parents=True)
    (paths.bundled_exercises / "knee.yaml").write_text(EXERCISE)
    return read_library(paths)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    return folder


def found(drafts: Path, library: Library, *paths: Path) -> list[str]:
    return [str(problem).replace(f"{drafts}/", "") for problem in check(paths or (drafts,), library)]


def test_nothing_is_wrong_with_sound_files(drafts: Path, library: Library) -> None:
    (drafts / "thigh.yaml").write_text("name: Thigh\neasier: knee\n")
    (drafts / "mine.yaml").write_text("title: Mine\nsteps:\n  - exercise: thigh\n  - exercise: knee\n")
    assert found(drafts, library) == []


def test_every_file_is_looked_through_in_order(drafts: Path, library: Library) -> None:
    (drafts / "a.yaml").write_text("title: A\nsteps:\n  - exercise: kne\n    hold: 0\n")
    (drafts / "b.yaml").write_text("name: B\neasier: nix\n")
    (drafts / "c.yaml").write_text("title: C\nsteps:\n  - exercise: b\n")
    (drafts / "d.yaml").write_text("- x: [")
    (drafts / "notes.txt").write_text("no")
    assert found(drafts, library) == [
        "a.yaml:3:15: there is no exercise 'kne' (did you mean 'knee'?)",
        "a.yaml:4:11: a duration above zero is needed here, not '0'",
        "b.yaml:2:9: there is no exercise 'nix'",
        "c.yaml:3:15: the exercise 'b' has problems of its own",
        "d.yaml:2:1: before this, a ',' or the bracket that closes a list [ ] or map { } is missing",
    ]


def test_a_folder_stands_for_its_exercises_and_routines_too(drafts: Path, library: Library) -> None:
    for name in ("exercises", "routines", "words"):
        (drafts / name).mkdir()
        (drafts / name / "x.yaml").write_text("neither: this nor that\n")
    assert found(drafts, library) == [
        "exercises/x.yaml:1:1: 'name' is missing in an exercise",
        "exercises/x.yaml:1:1: unknown key 'neither' in an exercise (did you mean 'easier'?)",
        "routines/x.yaml:1:1: 'steps' is missing in a routine",
        "routines/x.yaml:1:1: 'title' is missing in a routine",
        "routines/x.yaml:1:1: unknown key 'neither' in a routine",
    ]


def test_a_file_of_the_library_is_looked_at_once(drafts: Path, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "assets" / "exercises" / "knee.yaml"
    assert found(drafts, library, path) == []
    path.write_text(EXERCISE + "easier: knee\n")
    assert found(drafts, library, path) == [f"{path}:3:9: 'easier' leads in a circle: knee -> knee"]


def test_paths_that_are_no_files_of_ours(drafts: Path, library: Library) -> None:
    (drafts / "notes.txt").write_text("title: x\nsteps: [{exercise: knee}]\n")
    assert found(drafts, library, drafts / "notes.txt", drafts / "gone.yaml") == [
        "notes.txt:1:1: a routine's or exercise's file ends in .yaml",
        "gone.yaml:1:1: this file cannot be read: No such file or directory",
    ]
