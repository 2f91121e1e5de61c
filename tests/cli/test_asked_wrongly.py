"""What was typed wrongly is said in one line, on the error stream, and nothing is done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stretchgui import __version__
from stretchgui.cli import COMMANDS
from tests.cli.world import World

WRONG = [
    ("play",),
    ("timeline",),
    ("check",),
    ("schema",),
    ("schema", "song"),
    ("figure", "prone-quad-stretch"),
    ("figure", "prone-quad-stretch", "-o", "x.pdf"),
    ("figure", "prone-quad-stretch", "-o", "x"),
    ("figure", "prone-quad-stretch", "-o", "x.svg", "--side", "up"),
    ("figure", "prone-quad-stretch", "-o", "x.svg", "--moment", "later"),
    *(
        ("figure", "prone-quad-stretch", "-o", "x.svg", "--size", size)
        for size in ("1000", "x", "0x10", "-5x10", "10x", "1e3x620", "99999999x10", "ax b", "10x10x10", "²x10")
    ),
    ("list", "--jsn"),
    ("list", "more"),
    ("timeline", "gentle-sore-day", "--turns", "c"),
    *(("timeline", "gentle-sore-day", "--hold-scale", scale) for scale in ("0", "0.49", "2.1", "nan", "inf", "x", "")),
    *(("play", "gentle-sore-day", "--speed", speed) for speed in ("0", "-1", "nan", "inf", "1e9", "fast", "")),
    ("play", "gentle-sore-day", "--events"),
    ("--speed", "0"),
    ("--start",),
    ("gentle-sore-day", "--events", "-"),
    ("--turn", "a", "gentle-sore-day"),
    ("gentle-sore-day", "fifteen-minutes-for-two"),
]


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
def test_it_is_one_line_and_exit_code_two(world: World, typed: tuple[str, ...], tmp_path: Path) -> None:
    ran = world(*typed)
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("timeline", "gentle-soreday"), "there is no routine 'gentle-soreday' (did you mean 'gentle-sore-day'?)"),
        (("play", "zzz"), "there is no routine 'zzz' ('stretchgui list' shows all)"),
        (("timeline", "missing.yaml"), "there is no file 'missing.yaml'"),
        (("play", "./gentle-sore-day"), "there is no file './gentle-sore-day'"),
        (("lst",), "there is no routine 'lst' (did you mean 'list'?)"),
        (("timelin",), "there is no routine 'timelin' (did you mean 'timeline'?)"),
        (("figure", "prone-quad", "-o", "x.svg"), "there is no exercise 'prone-quad'"),
        (("figure", "prone-quad-strech", "-o", "x.svg"), "(did you mean 'prone-quad-stretch'?)"),
        (("play", ""), "there is no routine ''"),
        (("play", "a\0b"), "there is no routine"),
        (("play", "x" * 5000), "there is no routine"),
        (("play", "/"), "there is no file '/'"),
    ],
)
def test_what_is_unknown_is_said_with_what_may_have_been_meant(world: World, typed: tuple[str, ...], said: str) -> None:
    """Unknown: near miss, exit 2."""
    ran = world(*typed)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert ran.out == ""


BROKEN = "format: 1\ntitle: Broken\nsteps:\n  - exercise: single-knee-to-chest\n    hold: -5\n  - exercis: x\n"


@pytest.mark.parametrize("typed", [("play",), ("timeline",), ()])
def test_a_file_with_problems_is_said_with_all_of_them(world: World, typed: tuple[str, ...]) -> None:
    """A file with problems: they are printed, exit 1."""
    path = world.file("broken.yaml", BROKEN)
    ran = world(*typed, str(path))
    assert ran.code == 1
    assert ran.out == ""
    assert [line.removeprefix(f"{path}:")[:3] for line in ran.err.splitlines()] == ["5:1", "6:5", "6:5"]


def test_an_exercise_with_problems_is_said_with_all_of_them(world: World) -> None:
    path = world.file("exercises/odd.yaml", "format: 1\nname: Odd\nkind: odd\nsides: up\n")
    for word in ("odd", str(path)):
        ran = world("figure", word, "-o", "-")
        assert ran.code == 1
        assert [line.startswith(f"{path}:") for line in ran.err.splitlines()] == [True, True]


@pytest.mark.parametrize("events", ["missing/folder/e.jsonl", ".", "e\0.jsonl"])
def test_events_that_cannot_be_written_stop_it_before_anything_starts(world: World, events: str) -> None:
    """`--events` to an unwritable file: one line, exit 2 before anything starts."""
    for typed in (("play", "gentle-sore-day"), ("gentle-sore-day", "--start")):
        ran = world.within(replace(world.surroundings, platform="darwin"))(*typed, "--events", events)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1
    assert world.clock() == 0.0


def test_the_events_of_an_unknown_routine_touch_no_file(world: World, tmp_path: Path) -> None:
    kept = world.file("kept.jsonl", "precious\n")
    assert world("play", "unknown", "--events", str(kept)).code == 2
    assert kept.read_text(encoding="utf-8") == "precious\n"


def test_without_a_display_the_window_says_so_in_one_line(world: World) -> None:
    """Without a display the window command says so in one line and exits 2."""
    for typed in ((), ("gentle-sore-day", "--start")):
        ran = world(*typed)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("there is no display for the window")
        assert "'stretchgui play' needs none" in ran.err
        assert len(ran.err.splitlines()) == 1


def test_commands_win_over_routines_and_a_path_helps(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A routine with the id of a command can be given as a path."""
    path = world.file("routines/list.yaml", "title: A list\nsteps:\n  - rest: 5\n  - {name: Lie, hold: 10}\n")
    assert "A list" in world("list").out
    monkeypatch.chdir(path.parent)
    assert world("timeline", "./list.yaml", "--json").json["routine"] == "list"
    assert world("timeline", "list", "--json").json["routine"] == "list"
    assert "display" in world("./list.yaml").err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_shows_examples_and_every_command(world: World, command: str) -> None:
    ran = world(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("usage: stretchgui")
    if not command:
        for name in COMMANDS:
            assert f"  {name} " in ran.out
        assert "examples:" in ran.out
        assert "--start --turns each" in ran.out


def test_the_version(world: World) -> None:
    assert world("--version").out == f"stretchgui {__version__}\n"


def test_an_interrupt_is_quiet(world: World) -> None:
    """KeyboardInterrupt: exit 130, and no traceback."""

    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    ran = world.within(replace(world.surroundings, sleep=interrupted))("play", "gentle-sore-day")
    assert ran.code == 130
    assert ran.err == ""
