"""`figure`: an exercise's picture as a file."""

from __future__ import annotations

import re
from dataclasses import replace
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


def test_a_sheet_of_some_exercises(world: World) -> None:
    sheet = world("figure", "prone-quad-stretch", "childs-pose-resting-hands", "--sheet", "-o", "-").out
    captions = re.findall(r"<text[^>]*>([^<]*)</text>", sheet)
    assert captions == [
        *(f"prone-quad-stretch, {moment}" for moment in ("start", "hold", "contract")),
        *(f"childs-pose-resting-hands, {moment}" for moment in ("start", "hold")),
    ]


def test_a_sheet_of_the_whole_catalogue(world: World) -> None:
    sheet = world("figure", "--sheet", "-o", "-").out
    shown = {caption.split(",")[0] for caption in re.findall(r"<text[^>]*>([^<]*)</text>", sheet)}
    assert shown == set(EXERCISES)


def test_a_file_is_drawn_anew_when_it_is_saved(world: World, tmp_path: Path) -> None:
    """Also when it was broken in between: then it says where, and goes on."""
    original = (ROOT / "assets" / "exercises" / "prone-quad-stretch.yaml").read_text(encoding="utf-8")
    path, picture = world.file("mine.yaml", original), tmp_path / "mine.svg"
    another = original.replace("look_down: 21", "look_down: 30")
    assert another != original
    savings = iter([original, another, "name: [", original + "\n# more\n"])
    drawn: list[str] = []

    def save_and_wait(seconds: float) -> None:
        drawn.append(picture.read_text(encoding="utf-8"))
        saved = next(savings, None)
        if saved is None:
            raise KeyboardInterrupt
        path.write_text(saved, encoding="utf-8")

    watched = world.within(replace(world.surroundings, sleep=save_and_wait))
    ran = watched("figure", str(path), "--watch", "-o", str(picture))
    assert ran.code == 130
    assert ran.out.count("is drawn") >= 3
    assert re.search(r"mine\.yaml:2:1: ", ran.err)
    assert drawn[0] == drawn[1] == drawn[-1]
    assert drawn[2] not in drawn[:2]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("prone-quad-stretch",), "-o FILE says where to"),
        (("-o", "x.svg"), "one EXERCISE is needed, not 0"),
        (("a", "b", "-o", "x.svg"), "one EXERCISE is needed, not 2"),
        (("prone-quad-stretch", "-o", "x.jpg"), "must end in .svg, .png, .gif or .apng"),
        (("--sheet", "-o", "x.gif"), "must end in .svg or .png"),
        (("--sheet", "--watch", "-o", "x.svg"), "not allowed with argument"),
        (("prone-quad-stretch", "--watch", "-o", "x.svg"), "there is no file 'prone-quad-stretch' to watch"),
    ],
)
def test_a_picture_asked_for_wrongly(world: World, typed: tuple[str, ...], said: str) -> None:
    ran = world("figure", *typed)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_window_to_watch_in_needs_a_display(world: World) -> None:
    path = ROOT / "assets" / "exercises" / "prone-quad-stretch.yaml"
    ran = world("figure", str(path), "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert "with -o FILE a picture is written instead" in ran.err
