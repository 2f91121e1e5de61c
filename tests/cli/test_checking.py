"""`check`: every problem of a file, before anybody lies on the mat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.world import World

ROOT = Path(__file__).parents[2]
GOOD = "format: 1\ntitle: Good\nsteps:\n  - exercise: single-knee-to-chest\n"
EXERCISE = "format: 1\nname: Swing\nkind: stretch\ndose: {hold: 20}\n"


def test_what_is_bundled_has_no_problem(world: World) -> None:
    ran = world("check", str(ROOT / "assets"), str(ROOT / "routines"))
    assert (ran.code, ran.err) == (0, "")
    files = [*(ROOT / "assets" / "exercises").glob("*.yaml"), *(ROOT / "routines").glob("*.yaml")]
    assert ran.out == f"{len(files)} files checked: nothing is wrong\n"


def test_a_good_file(world: World) -> None:
    path = world.file("good.yaml", GOOD)
    assert world("check", str(path)).out == "1 file checked: nothing is wrong\n"


def test_every_problem_of_every_file_at_its_place(world: World) -> None:
    """`file:line:column: message`, exit 1 if any problem."""
    one = world.file("one.yaml", "format: 1\ntitle: One\nlevel: soft\nsteps:\n  - exercise: nothing\n    sets: 0\n")
    two = world.file("two.yaml", "name: Two\nkind: hop\n")
    good = world.file("good.yaml", GOOD)
    ran = world("check", str(one), str(good), str(two))
    assert (ran.code, ran.err) == (1, "")
    places = [re.match(r"(.*?:\d+:\d+): ", line) for line in ran.out.splitlines()]
    assert [place and place[1] for place in places] == [f"{one}:3:8", f"{one}:5:15", f"{one}:6:11", f"{two}:2:7"]


def test_a_warning_is_a_problem_too(world: World) -> None:
    """The reader warns of a written hold outside the bounds; whoever checks wants to know."""
    path = world.file("long.yaml", "title: Long\nsteps:\n  - {exercise: single-knee-to-chest, hold: 300}\n")
    ran = world("check", str(path))
    assert ran.code == 1
    assert ": warning: " in ran.out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("missing.yaml", None),
        (f"{'x' * 300}.yaml", None),
        ("empty.yaml", ""),
        ("list.yaml", "- 1\n- 2\n"),
        ("binary.yaml", "\0\1\2"),
        ("tabs.yaml", "title: x\n\tsteps: []\n"),
        ("bomb.yaml", "a: &a [1]\nb: [*a, *a]\n"),
        ("newer.yaml", "format: 2\ntitle: x\nsteps: []\n"),
        ("huge.yaml", "# " + "x" * 1_000_001),
        ("folder.yaml/x", ""),
    ],
)
def test_whatever_is_wrong_with_a_file_is_one_line_or_some(world: World, name: str, text: str | None) -> None:
    path = world.home / name
    if text is not None:
        path = world.file(name, text)
    target = path.parent if name.endswith("/x") else path
    ran = world("check", str(target))
    assert (ran.code, ran.err) == (1, "")
    assert all(re.match(rf"{re.escape(str(target))}:\d+:\d+: ", line) for line in ran.out.splitlines())
    assert ran.out


def test_a_folder_is_all_its_files_and_those_of_its_rooms(world: World) -> None:
    world.file("data/routines/good.yaml", GOOD)
    world.file("data/exercises/swing.yaml", EXERCISE)
    world.file("data/exercises/notes.txt", "no YAML at all: [")
    bad = world.file("data/loose.yml", "title: x\n")
    ran = world("check", str(world.home / "data"))
    assert ran.code == 1
    assert [line.split(":")[0] for line in ran.out.splitlines()] == [str(bad)]


def test_a_folder_without_files_is_a_problem(world: World) -> None:
    world.file("data/notes.txt", "hello")
    ran = world("check", str(world.home / "data"))
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1


ROUTINE_OF_SWING = "format: 1\ntitle: Ours\nsteps:\n  - exercise: swing\n"


@pytest.mark.parametrize(
    ("routine", "exercise"),
    [
        ("all/ours.yaml", "all/swing.yaml"),
        ("all/routines/ours.yaml", "all/exercises/swing.yaml"),
        ("all/ours.yaml", "all/exercises/swing.yaml"),
        ("elsewhere/ours.yaml", "home/exercises/swing.yaml"),
    ],
)
def test_files_may_name_what_lies_beside_them(world: World, tmp_path: Path, routine: str, exercise: str) -> None:
    """References are resolved against the bundled, the person's own, and those in the folder."""
    paths = [tmp_path / routine, tmp_path / exercise]
    for path, text in zip(paths, (ROUTINE_OF_SWING, EXERCISE), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert world("check", str(paths[0])).code == 0
    paths[1].unlink()
    ran = world("check", str(paths[0]))
    assert ran.code == 1
    assert "there is no exercise 'swing'" in ran.out


def test_what_is_wrong_beside_a_file_is_not_its_problem(world: World) -> None:
    """Only what was asked for is told, but a reference to what is broken is."""
    world.file("all/odd.yaml", "name: Odd\nkind: hop\n")
    good = world.file("all/good.yaml", GOOD)
    assert world("check", str(good)).code == 0
    uses = world.file("all/uses.yaml", "title: Uses\nsteps:\n  - exercise: odd\n")
    assert world("check", str(uses)).out == f"{uses}:3:15: the exercise 'odd' has problems of its own\n"


def test_an_easier_exercise_that_is_not_there(world: World) -> None:
    path = world.file("swing.yaml", EXERCISE + "easier: sway\n")
    assert world("check", str(path)).out.startswith(f"{path}:5:9: there is no exercise 'sway'")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\nstpes: []\n", "routine"),
        ("nmae: x\nkind: stretch\ndose: {hold: 3}\n", "exercise"),
        ("name: x\nsteps: []\n", "routine"),
        ("title: x\nkind: stretch\nname: y\n", "exercise"),
    ],
)
def test_a_misspelt_file_is_taken_for_what_it_is_meant_as(world: World, text: str, said: str) -> None:
    path = world.file("file.yaml", text)
    ran = world("check", str(path))
    assert ran.code == 1
    assert f"in {'an' if said == 'exercise' else 'a'} {said}" in ran.out


def test_the_same_file_twice_is_told_once(world: World) -> None:
    path = world.file("bad.yaml", "title: x\n")
    once = world("check", str(path)).out
    assert world("check", str(path), str(path), str(path.parent)).out == once
