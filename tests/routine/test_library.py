"""The library: every file by itself, and nothing that lies in a folder stops the others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from stretchgui.document.problems import Problem
from stretchgui.language.text import plain
from stretchgui.paths import Paths, find_paths
from stretchgui.routine.exercises import Exercises, Origin
from stretchgui.routine.library import (
    Library,
    exercise_folders,
    found_files,
    read_exercises,
    read_library,
    read_routine_file,
    routine_folders,
)

EXERCISE = "name: {name}\nsides: each\ndose: {{hold: {hold}}}\n"
ROUTINE = "title: {title}\nsteps:\n  - exercise: {exercise}\n"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Two bundled exercises and routines, and empty folders of the person's own."""
    paths = Paths(
        tmp_path / "assets", tmp_path / "routines", tmp_path / "data", tmp_path / "settings", tmp_path / "cache"
    )
    for folder in (paths.bundled_exercises, paths.bundled_routines, paths.own_exercises, paths.own_routines):
        folder.mkdir(parents=True)
    for name in ("knee", "thigh"):
        write(paths.bundled_exercises / f"{name}.yaml", EXERCISE.format(name=name, hold=30))
        write(paths.bundled_routines / f"only-{name}.yaml", ROUTINE.format(title=f"Only {name}", exercise=name))
    return paths


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def lines(problems: tuple[Problem, ...]) -> list[str]:
    """Problems without the folders of this test."""
    return [str(problem).replace(str(Path(problem.path).parent) + os.sep, "") for problem in problems]


def listed(library: Library) -> list[tuple[str, str, bool]]:
    return [(entry.id, str(entry.origin), entry.routine is not None) for entry in library.routines]


BUNDLED = [("only-knee", "bundled", True), ("only-thigh", "bundled", True)]


def test_what_is_there_is_read(paths: Paths) -> None:
    library = read_library(paths)
    assert listed(library) == BUNDLED
    assert library.exercises.problems == library.problems == ()
    entry = library.routine("only-knee")
    assert entry is not None
    assert (entry.title, entry.problems, entry.path) == (
        plain("Only knee"),
        (),
        paths.bundled_routines / "only-knee.yaml",
    )
    assert library.exercise("knee") is not None
    assert library.exercise("nothing") is None
    assert library.routine("nothing") is None


def test_the_list_is_in_the_order_that_routines_say(paths: Paths) -> None:
    """One's own first, then by `order`, and what says none by id."""
    text = ROUTINE.format(title="x", exercise="knee")
    write(paths.bundled_routines / "zuerst.yaml", f"order: 10\n{text}")
    write(paths.bundled_routines / "second.yaml", f"order: 20\n{text}")
    write(paths.own_routines / "ours.yaml", text)
    ids = [id_ for id_, _, _ in listed(read_library(paths))]
    assert ids == ["ours", "zuerst", "second", "only-knee", "only-thigh"]


def test_an_unknown_id_gets_the_nearest(paths: Paths) -> None:
    library = read_library(paths)
    assert library.near_miss("only-kne") == " (did you mean 'only-knee'?)"
    assert library.near_miss("zzz") == ""


def test_own_files_take_the_place_of_bundled_ones(paths: Paths) -> None:
    write(paths.own_exercises / "knee.yaml", EXERCISE.format(name="My knee", hold=12))
    write(paths.own_routines / "only-knee.yml", ROUTINE.format(title="Mine", exercise="knee"))
    write(paths.own_routines / "another.yaml", ROUTINE.format(title="Another", exercise="thigh"))
    library = read_library(paths)
    assert listed(library) == [("another", "own", True), ("only-knee", "own", True), ("only-thigh", "bundled", True)]
    knee, entry = library.exercise("knee"), library.routine("only-knee")
    assert knee is not None
    assert entry is not None
    assert entry.routine is not None
    assert (knee.name, knee.dose.hold, entry.title) == (plain("My knee"), 12, plain("Mine"))


def test_a_broken_file_of_ones_own_hides_nothing(paths: Paths) -> None:
    """The bundled one of its id stays, and the broken one is listed beside it."""
    write(paths.own_exercises / "knee.yaml", "name: My knee\nholdd: 3\n")
    write(paths.own_routines / "only-knee.yaml", "title: Mine\nsteps: []\n")
    library = read_library(paths)
    assert listed(library) == [("only-knee", "own", False), *BUNDLED]
    assert library.exercise("knee") is not None
    assert lines(library.exercises.problems) == ["knee.yaml:2:1: unknown key 'holdd' in an exercise"]
    entry = library.routine("only-knee")
    assert entry is not None
    assert entry.origin is Origin.BUNDLED


def test_a_routine_with_a_broken_exercise_is_listed_and_cannot_be_started(paths: Paths) -> None:
    write(paths.bundled_exercises / "knee.yaml", "name: [")
    library = read_library(paths)
    assert listed(library) == [("only-knee", "bundled", False), ("only-thigh", "bundled", True)]
    entry = library.routine("only-knee")
    assert entry is not None
    assert entry.title == plain("Only knee")
    assert lines(entry.problems) == ["only-knee.yaml:3:15: the exercise 'knee' has problems of its own"]


TITLES = [
    ("title: Low back\nsteps: []\n", "Low back"),
    ("title: {de: Kreuz, en: Low back}\nsteps: []\n", "Low back"),
    ("title: {de: Kreuz}\nsteps: []\n", "Kreuz"),
    ("title: 'Low back'\n\tsteps: x", "Low back"),
    ("format: 2\ntitle: Low back\n", "Low back"),
    ("# title: no\nsteps: [\ntitle: Low back", "Low back"),
    ("title: [x]\n", "bad"),
    ("", "bad"),
    ("title: " + "x" * 300 + "\n", "x" * 200),
    ("title: a\x07b\n", "a b"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_broken_routine_has_the_best_title_that_can_be_made_out(paths: Paths, text: str, title: str) -> None:
    write(paths.own_routines / "bad.yaml", text)
    library = read_library(paths)
    entry = library.routine("bad")
    assert entry is not None
    assert (entry.title, entry.routine, bool(entry.problems)) == (plain(title), None, True)
    assert listed(library)[1:] == BUNDLED


@pytest.mark.skipif(sys.platform == "win32", reason="its files have neither pipes nor such names")
def test_everything_that_can_lie_in_a_folder(paths: Paths) -> None:
    own = paths.own_routines
    (own / "folder.yaml").mkdir()
    (own / "loop.yaml").symlink_to("loop.yaml")
    (own / "dangling.yaml").symlink_to("nowhere")
    os.mkfifo(own / "pipe.yaml")
    (own / "huge.yaml").write_bytes(b"# " * 600_000)
    (own / "binary.yaml").write_bytes(bytes(range(256)) * 10)
    (own / "latin.yaml").write_bytes("title: Rücken\n".encode("latin-1"))
    write(own / "empty.yaml", "")
    write(own / "bomb.yaml", "a: &a [x, x]\nb: [*a, *a]\n")
    write(own / "odd#id.yaml", ROUTINE.format(title="Odd", exercise="knee"))
    write(own / "-dash.yaml", ROUTINE.format(title="Dash", exercise="knee"))
    write(own / ("x" * 101 + ".yaml"), ROUTINE.format(title="Long", exercise="knee"))
    for left_alone in (".hidden.yaml", "._x.yaml", "notes.txt", "routine.yaml~", "yaml"):
        write(own / left_alone, "not: [a routine")
    write(own / "Unser Rücken (neu).YAML", ROUTINE.format(title="Fine", exercise="knee"))
    library = read_library(paths)
    found = {entry.id: lines(entry.problems) for entry in library.routines}
    name = (
        "the file's name is its id: letters, digits, spaces, '-' and '_', beginning with a letter or digit, 100 at most"
    )
    assert found == {
        "folder": ["folder.yaml:1:1: this file cannot be read: it is not a file"],
        "loop": ["loop.yaml:1:1: this file cannot be read: Too many levels of symbolic links"],
        "dangling": ["dangling.yaml:1:1: this file cannot be read: No such file or directory"],
        "pipe": ["pipe.yaml:1:1: this file cannot be read: it is not a file"],
        "huge": ["huge.yaml:1:1: this file is larger than 1 MB: split it into smaller ones"],
        "binary": ["binary.yaml:3:115: this is not UTF-8 text: save the file as UTF-8"],
        "latin": ["latin.yaml:1:9: this is not UTF-8 text: save the file as UTF-8"],
        "empty": ["empty.yaml:1:1: this file is empty"],
        "bomb": ["bomb.yaml:2:5: aliases (*name) are not allowed: write the value out"],
        "odd#id": [f"odd#id.yaml:1:1: {name}"],
        "-dash": [f"-dash.yaml:1:1: {name}"],
        "x" * 101: [f"{'x' * 101}.yaml:1:1: {name}"],
        "Unser Rücken (neu)": [],
        "only-knee": [],
        "only-thigh": [],
    }
    startable = {entry.id for entry in library.routines if entry.routine}
    assert startable == {"Unser Rücken (neu)", "only-knee", "only-thigh"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is text")
def test_a_name_that_cannot_be_printed_is_shown_escaped(paths: Paths) -> None:
    write(paths.own_routines / "two\nlines.yaml", ROUTINE.format(title="Two", exercise="knee"))
    os.close(os.open(os.fsencode(paths.own_routines) + b"/caf\xe9.yaml", os.O_CREAT))
    for entry in read_library(paths).routines:
        for problem in entry.problems:
            assert str(problem).isprintable()
            str(problem).encode()


def test_two_files_of_one_id_in_a_folder(paths: Paths) -> None:
    """The first sound one counts; a broken one is still listed."""
    write(paths.own_routines / "mine.yaml", "title: [\n")
    write(paths.own_routines / "mine.yml", ROUTINE.format(title="Mine", exercise="knee"))
    library = read_library(paths)
    assert listed(library)[:2] == [("mine", "own", False), ("mine", "own", True)]
    entry = library.routine("mine")
    assert entry is not None
    assert entry.title == plain("Mine")


def test_a_broken_file_beside_a_sound_one_of_its_id_is_still_listed(paths: Paths) -> None:
    write(paths.own_routines / "mine.yaml", ROUTINE.format(title="Mine", exercise="knee"))
    write(paths.own_routines / "mine.yml", "title: [\n")
    assert listed(read_library(paths))[:2] == [("mine", "own", True), ("mine", "own", False)]


def test_folders_that_are_missing(paths: Paths, tmp_path: Path) -> None:
    """One's own come into being with the first file; the bundled ones must be there."""
    empty = Paths(tmp_path / "none", tmp_path / "no", tmp_path / "nothing", tmp_path / "nowhere", tmp_path / "cache")
    library = read_library(empty)
    assert library.routines == ()
    reason = "this folder cannot be read: No such file or directory"
    assert [problem.message for problem in (*library.exercises.problems, *library.problems)] == [reason, reason]
    assert not (tmp_path / "nothing").exists()


def test_a_file_where_a_folder_should_be(paths: Paths) -> None:
    paths.own_routines.rmdir()
    write(paths.own_routines, "x")
    library = read_library(paths)
    assert listed(library) == BUNDLED
    assert lines(library.problems) == ["routines:1:1: this folder cannot be read: Not a directory"]


def test_a_file_that_vanishes_between_listing_and_reading(paths: Paths) -> None:
    exercises = read_exercises(exercise_folders(paths))
    files = list(found_files(routine_folders(paths), []))
    (paths.bundled_routines / "only-knee.yaml").unlink()
    entries = [read_routine_file(file.path, exercises, file.origin) for file in files]
    assert [entry.routine is not None for entry in entries] == [False, True]


def test_a_file_that_lies_anywhere(paths: Paths, tmp_path: Path) -> None:
    exercises = read_exercises(exercise_folders(paths))
    path = write(tmp_path / "draft.yaml", ROUTINE.format(title="Draft", exercise="kne"))
    entry = read_routine_file(path, exercises)
    assert (entry.id, entry.origin, entry.title, entry.routine) == ("draft", Origin.FILE, plain("Draft"), None)
    assert str(entry.problems[0]) == f"{path}:3:15: there is no exercise 'kne' (did you mean 'knee'?)"
    assert read_routine_file(tmp_path / "gone.yaml", exercises).routine is None
    assert read_routine_file(tmp_path, exercises).routine is None


# For each exercise what it calls easier, its own files with a `*`; then which are broken, and how.
CIRCLE = "'easier' leads in a circle: "
EASIER: list[tuple[dict[str, str], dict[str, str]]] = [
    ({"a": "b", "b": ""}, {}),
    ({"a": "nix"}, {"a": "there is no exercise 'nix'"}),
    ({"front": "", "a": "frnt"}, {"a": "there is no exercise 'frnt' (did you mean 'front'?)"}),
    ({"a": "a"}, {"a": f"{CIRCLE}a -> a"}),
    (
        {"a": "b", "b": "c", "c": "b"},
        {
            "b": f"{CIRCLE}b -> c -> b",
            "c": f"{CIRCLE}c -> b -> c",
            "a": "the easier exercise 'b' has problems of its own",
        },
    ),
    ({"a": "b", "b": "", "*b": "a"}, {"*b": f"{CIRCLE}b -> a -> b"}),
    ({"a": "", "b": "a", "*a": "b", "*b": ""}, {}),
    # Once the own one is out of the way, the bundled ones turn out to be a circle too.
    (
        {"a": "b", "b": "a", "*a": "a"},
        {"*a": f"{CIRCLE}a -> a", "a": f"{CIRCLE}a -> b -> a", "b": f"{CIRCLE}b -> a -> b"},
    ),
    ({"a": "", "b": "a", "*a": "nix"}, {"*a": "there is no exercise 'nix'"}),
    (
        {"*a": "b", "*b": "a", "a": "", "c": "a"},
        {"*a": f"{CIRCLE}a -> b -> a", "*b": f"{CIRCLE}b -> a -> b"},
    ),
]


@pytest.mark.parametrize(("easier", "problems"), EASIER)
def test_where_easier_leads(paths: Paths, easier: dict[str, str], problems: dict[str, str]) -> None:
    for name, other in easier.items():
        folder = paths.own_exercises if name.startswith("*") else paths.bundled_exercises
        text = f"name: {name.lstrip('*')}\n" + (f"easier: {other}\n" if other else "")
        write(folder / f"{name.lstrip('*')}.yaml", text.replace("*", ""))
    exercises: Exercises = read_exercises(exercise_folders(paths))
    found = {
        ("*" if entry.origin is Origin.OWN else "") + entry.id: entry.problems[0].message
        for entry in exercises.entries
        if entry.problems
    }
    assert found == problems
    for entry in exercises.entries:
        warned = any("easier exercise" in problem.message for problem in entry.problems)
        assert (entry.exercise is None) == (bool(entry.problems) and not warned)
        if entry.problems:
            assert entry.problems[0].place.line == 2
        if entry.exercise:
            # Whatever is offered as easier can be done.
            assert not entry.exercise.easier or exercises.by_id[entry.exercise.easier] is not None


def test_the_bundled_library_reads_without_a_word() -> None:
    root = Path(__file__).parents[2]
    library = read_library(find_paths({"STRETCHGUI_HOME": "/nowhere"}, sys.platform, Path("/"), root / "stretchgui"))
    assert library.exercises.problems == library.problems == ()
    assert {entry.id for entry in library.routines} >= {
        "two-simple-stretches",
        "gentle-sore-day",
        "fifteen-minutes-for-two",
    }
    assert all(entry.routine and not entry.problems for entry in library.routines)
