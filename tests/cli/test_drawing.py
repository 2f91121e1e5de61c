"""`figure`: an exercise's picture as a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.world import World

ROOT = Path(__file__).parents[2]
EXERCISES = sorted(path.stem for path in (ROOT / "assets" / "exercises").glob("*.yaml"))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_exercise_has_its_picture(world: World, tmp_path: Path, exercise: str) -> None:
    path = tmp_path / "picture.svg"
    ran = world("figure", exercise, "-o", str(path))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    text = path.read_text(encoding="utf-8")
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="')
    assert ' width="1000" height="620"' in text.splitlines()[0]
    assert text.endswith("</svg>\n")
    assert re.search(r"<title[^>]*>[^<]+</title>", text)
    assert text.count("<path ") > 20


def test_every_choice_makes_another_picture(world: World) -> None:
    ways: list[tuple[str, ...]] = [
        (),
        ("--moment", "start"),
        ("--moment", "contract"),
        ("--dark",),
        ("--size", "500x310"),
        ("--side", "right"),
    ]
    pictures = [world("figure", "prone-quad-stretch", *way, "-o", "-").out for way in ways]
    assert len(set(pictures)) == len(ways)
    assert world("figure", "prone-quad-stretch", "--side", "left", "--moment", "hold", "-o", "-").out == pictures[0]
    assert 'width="500" height="310"' in pictures[4]


def test_an_exercise_in_a_file(world: World) -> None:
    """EXERCISE is an id, else a path."""
    path = ROOT / "assets" / "exercises" / "prone-quad-stretch.yaml"
    assert world("figure", str(path), "-o", "-").out == world("figure", "prone-quad-stretch", "-o", "-").out


def test_an_exercise_without_a_figure(world: World, tmp_path: Path) -> None:
    path = world.file("swing.yaml", "name: Swing\n")
    ran = world("figure", str(path), "-o", str(tmp_path / "x.svg"))
    assert (ran.code, ran.out, ran.err) == (1, "", "the exercise 'swing' has no figure\n")
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize("name", ["missing/x.svg", "e\0.svg"])
def test_a_picture_that_cannot_be_written(world: World, name: str) -> None:
    ran = world("figure", "prone-quad-stretch", "-o", name)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err
    assert len(ran.err.splitlines()) == 1
