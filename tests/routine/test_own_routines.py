"""A person's own routines as files: nothing is lost, nothing is written over, and every change can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.document.problems import Problem
from stretchgui.routine.exercises import Exercises, Origin
from stretchgui.routine.library import read_routine_file
from stretchgui.routine.own_routines import Change, OwnRoutines, id_of, tidy_title
from stretchgui.routine.routine import ExerciseStep
from tests.routine.reading import BREATHING, BRIDGE, EXERCISES, KNEE

EVENING = """\
title: Evening   # ours
steps:
  - exercise: single-knee-to-chest
    hold: 20   # not longer
  # Quiet at the end.
  - rest: 10
  - exercise: back-to-back-breathing
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "routines"


@pytest.fixture
def own(folder: Path) -> OwnRoutines:
    return OwnRoutines(folder, lambda: EXERCISES)


def written(folder: Path, text: str, name: str = "evening.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode())
    return path


def names(path: Path) -> list[str]:
    entry = read_routine_file(path, Exercises(EXERCISES), Origin.OWN)
    assert entry.routine is not None, entry.problems
    return [step.exercise.id if isinstance(step, ExerciseStep) else "rest" for step in entry.routine.steps]


def done(change: Change | Problem) -> Change:
    assert isinstance(change, Change), change
    return change


def test_a_routine_begins_with_one_step_and_can_be_used(own: OwnRoutines, folder: Path) -> None:
    change = done(own.begin("Our  evening", BRIDGE))
    assert change.path == folder / "our-evening.yaml"
    assert names(change.path) == ["bridge"]
    assert own.undo(change) is None
    assert list(folder.iterdir()) == []


def test_no_file_is_written_over_and_no_bundled_routine_shadowed(own: OwnRoutines, folder: Path) -> None:
    old = written(folder, EVENING)
    written(folder, EVENING, "Evening-2.YML")
    change = done(own.begin("Evening", BRIDGE, taken=["evening-3"]))
    assert change.path.name == "evening-4.yaml"
    assert old.read_text() == EVENING


def test_a_step_comes_before_the_calm_end_and_the_rest_of_the_file_stays(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, EVENING)
    change = done(own.add(path, BRIDGE))
    assert path.read_text() == EVENING.replace("not longer\n", "not longer\n  - exercise: bridge\n")
    assert change.index == 1
    assert own.undo(change) is None
    assert path.read_text() == EVENING


def test_what_is_calm_itself_comes_last(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, EVENING)
    assert done(own.add(path, BREATHING)).index == 3


def test_where_all_is_calm_it_comes_last(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, "title: x\nsteps:\n  - exercise: back-to-back-breathing\n")
    assert done(own.add(path, KNEE)).index == 1


def test_steps_are_moved_and_taken_out_and_that_is_undone(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, EVENING)
    moved = done(own.move(path, 2, -1))
    assert names(path) == ["single-knee-to-chest", "back-to-back-breathing", "rest"]
    assert moved.index == 1
    removed = done(own.remove(path, 0))
    assert names(path) == ["back-to-back-breathing", "rest"]
    assert own.undo(removed) is None
    assert own.undo(moved) is None
    assert path.read_text() == EVENING


def test_undo_in_a_file_that_was_changed_since_takes_out_only_the_step(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, EVENING)
    change = done(own.add(path, BRIDGE))
    path.write_text(path.read_text().replace("hold: 20", "hold: 25") + "  - exercise: childs-pose\n")
    assert own.undo(change) is None
    assert path.read_text() == EVENING.replace("hold: 20", "hold: 25") + "  - exercise: childs-pose\n"


def test_undo_says_when_it_cannot_tell_which_step_it_was(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, EVENING)
    change = done(own.add(path, BRIDGE))
    changed = path.read_text().replace("- exercise: bridge", "- exercise: bridge\n    sets: 3")
    path.write_text(changed)
    problem = own.undo(change)
    assert problem is not None
    assert "changed meanwhile" in problem.message
    assert path.read_text() == changed


def test_undo_of_a_routine_that_is_gone_says_so(own: OwnRoutines) -> None:
    change = done(own.begin("Evening", BRIDGE))
    change.path.unlink()
    assert isinstance(own.undo(change), Problem)


def test_a_broken_file_is_left_as_it_is(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, "title: x\nstepz: []\n")
    problem = own.add(path, BRIDGE)
    assert isinstance(problem, Problem)
    assert "'steps' is missing" in problem.message
    assert path.read_text() == "title: x\nstepz: []\n"


def test_a_file_that_may_only_be_read_is_not_replaced(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, EVENING)
    path.chmod(0o444)
    problem = own.add(path, BRIDGE)
    assert isinstance(problem, Problem)
    assert "may only be read" in problem.message
    assert path.read_text() == EVENING
    assert [file.name for file in folder.iterdir()] == ["evening.yaml"]


def test_a_file_in_the_place_of_the_folder_is_a_problem(own: OwnRoutines, folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file")
    assert isinstance(own.begin("Evening", BRIDGE), Problem)
    assert folder.read_text() == "a file"


def test_a_full_routine_takes_no_more(own: OwnRoutines, folder: Path) -> None:
    path = written(folder, "title: x\nsteps:\n" + "  - exercise: childs-pose\n" * 1000)
    problem = own.add(path, BRIDGE)
    assert isinstance(problem, Problem)
    assert "1 to 1000 items" in problem.message


def test_a_file_keeps_who_may_read_it_and_a_link_stays_a_link(own: OwnRoutines, folder: Path, tmp_path: Path) -> None:
    real = written(tmp_path / "elsewhere", EVENING)
    real.chmod(0o640)
    folder.mkdir(parents=True)
    link = folder / "evening.yaml"
    link.symlink_to(real)
    done(own.add(link, BRIDGE))
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "bridge" in real.read_text()


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Our evening", "our-evening"),
        ("  Für uns: zwei!  ", "für-uns-zwei"),
        ("???", "routine"),
        ("CON", "con-routine"),
        ("x" * 300, "x" * 60),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_an_id_is_made_of_the_title(title: str, wanted: str) -> None:
    assert id_of(title) == wanted


@given(title=st.text(max_size=300))
def test_whatever_a_routine_is_called_it_can_be_read_again(
    title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = OwnRoutines(tmp_path_factory.mktemp("own"), lambda: EXERCISES)
    change = own.begin(title, KNEE)
    if not tidy_title(title):
        assert isinstance(change, Problem)
        return
    path = done(change).path
    entry = read_routine_file(path, Exercises(EXERCISES), Origin.OWN)
    assert entry.routine is not None, entry.problems
    assert entry.title.said() == tidy_title(title)
    assert own.undo(done(change)) is None
    assert not path.exists()
