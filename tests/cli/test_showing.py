"""`list`, `timeline` and `schema`."""

from __future__ import annotations

from itertools import pairwise

import jsonschema
import pytest

from stretchgui.routine.exercise import Side
from stretchgui.routine.timeline import PhaseKind
from tests.cli.world import World
from tests.content.written import ROOT

BUNDLED = tuple(sorted(path.stem for path in (ROOT / "routines").glob("*.yaml")))
TURNS = ("a", "b", "each", "whole")
OWN = """\
format: 1
title: Our evening
level: gentle
steps:
  - exercise: single-knee-to-chest
    hold: 20
"""


def test_the_list_shows_every_routine_with_its_times(world: World) -> None:
    ran = world("list")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].split() == ["routine", "title", "level", "from", *TURNS]
    listed = [line.split()[0] for line in lines[1:]]
    assert set(listed) == set(BUNDLED)
    # What somebody new may start with stands first; what needs no helper or is no exercise at all, last.
    assert (listed[0], listed[-1]) == ("two-simple-stretches", "alone-with-a-strap")
    # Every column begins, or ends, at the same place.
    assert len({line.index("bundled") for line in lines[1:]}) == 1
    assert len({len(line) for line in lines}) == 1


def test_the_list_for_programs(world: World) -> None:
    """`[{id, title, level, origin, totals: {a, b, each, whole}, problems: [{path, line, column, message}]}]`."""
    world.file("routines/evening.yaml", OWN)
    listed = world("list", "--json").json
    assert listed[0]["id"] == "evening"
    assert {entry["id"] for entry in listed} == {*BUNDLED, "evening"}
    for entry in listed:
        assert list(entry) == ["id", "title", "level", "origin", "totals", "problems"]
        assert list(entry["totals"]) == list(TURNS)
        assert entry["problems"] == []
    (own,) = [entry for entry in listed if entry["id"] == "evening"]
    assert (own["title"], own["level"], own["origin"]) == ("Our evening", "gentle", "own")


def test_the_totals_are_those_of_the_timelines(world: World) -> None:
    """Totals are always derived, never stored."""
    for entry in world("list", "--json").json:
        for turns in TURNS if entry["id"] == "two-simple-stretches" else TURNS[-1:]:
            timeline = world("timeline", entry["id"], "--turns", turns, "--json").json
            assert entry["totals"][turns] == timeline["total"] == sum(phase["planned"] for phase in timeline["phases"])


def test_one_bad_file_never_hides_the_good_ones(world: World) -> None:
    path = world.file("routines/broken.yaml", "format: 1\ntitle: Broken\nsteps:\n  - exercise: singel-knee-to-chest\n")
    ran = world("list", "--json")
    assert ran.code == 0
    assert len(ran.json) == len(BUNDLED) + 1
    (broken,) = [entry for entry in ran.json if entry["id"] == "broken"]
    assert (broken["title"], broken["level"], broken["totals"]) == ("Broken", None, None)
    (problem,) = broken["problems"]
    assert list(problem) == ["path", "line", "column", "message"]
    assert (problem["path"], problem["line"], problem["column"]) == (str(path), 4, 15)
    assert "did you mean 'single-knee-to-chest'?" in problem["message"]
    shown = world("list").out
    assert f"{path}:4:15: " in shown
    assert "has problems" in shown


def test_problems_of_own_exercises_are_told_too(world: World) -> None:
    path = world.file("exercises/odd.yaml", "format: 1\nname: [1]\n")
    ran = world("list", "--json")
    assert len(ran.json) == len(BUNDLED)
    assert ran.err.startswith(f"{path}:")


def test_a_timeline_for_programs(world: World) -> None:
    """`{format, routine, turns, hold_scale, total, phases: [...]}`; seconds are floats, people a, b or both."""
    timeline = world("timeline", "fifteen-minutes-for-two", "--turns", "each", "--json").json
    assert list(timeline) == ["format", "routine", "turns", "hold_scale", "total", "phases"]
    assert (timeline["format"], timeline["routine"], timeline["turns"]) == (1, "fifteen-minutes-for-two", "each")
    assert timeline["hold_scale"] == 1.0
    for index, phase in enumerate(timeline["phases"]):
        assert ", ".join(phase) == ("index, kind, step, exercise, side, set, round, receiver, start, planned, waits")
        assert phase["index"] == index
        assert phase["kind"] in set(PhaseKind)
        assert phase["receiver"] in ("a", "b", "both", None)
        assert phase["side"] in (*Side, None)
        assert isinstance(phase["start"], float)
        assert isinstance(phase["planned"], float)
    for one, two in pairwise(timeline["phases"]):
        assert two["start"] == pytest.approx(one["start"] + one["planned"])


def test_whole_is_what_is_meant_without_a_word(world: World) -> None:
    assert (
        world("timeline", BUNDLED[0], "--json").json == world("timeline", BUNDLED[0], "--json", "--turns", "whole").json
    )


def test_holds_scale_and_nothing_else_does(world: World) -> None:
    plain = world("timeline", "fifteen-minutes-for-two", "--json").json
    longer = world("timeline", "fifteen-minutes-for-two", "--json", "--hold-scale", "1.5").json
    assert longer["hold_scale"] == 1.5
    held = {"hold", "breathe"}
    for one, two in zip(plain["phases"], longer["phases"], strict=True):
        assert two["planned"] == one["planned"] * (1.5 if one["kind"] in held else 1.0)


def test_a_timeline_to_read(world: World) -> None:
    ran = world("timeline", "two-simple-stretches", "--turns", "each")
    assert (ran.code, ran.err) == (0, "")
    head, columns, *rows = ran.out.splitlines()
    timeline = world("timeline", "two-simple-stretches", "--turns", "each", "--json").json
    assert head == "Two simple stretches (13:20, turns: each)"
    assert columns.split()[:3] == ["start", "seconds", "phase"]
    assert len(rows) == len(timeline["phases"])
    assert rows[0].split()[:3] == ["0:00", "12", "Get"]
    assert "Partner A" in rows[4]
    assert "left" in rows[4]


def test_a_routine_in_a_file(world: World) -> None:
    """ROUTINE is an id, else a path."""
    path = world.file("anywhere/evening.yaml", OWN)
    timeline = world("timeline", str(path), "--json").json
    assert timeline["routine"] == "evening"
    assert {phase["exercise"] for phase in timeline["phases"]} == {"single-knee-to-chest"}


def test_an_own_routine_shadows_a_bundled_one(world: World) -> None:
    world.file("routines/gentle-sore-day.yaml", OWN)
    phases = world("timeline", "gentle-sore-day", "--json").json["phases"]
    assert {phase["exercise"] for phase in phases} == {"single-knee-to-chest"}
    assert "Our evening" in world("list").out


def test_a_waiting_phase_is_said_to_wait(world: World) -> None:
    path = world.file("look.yaml", "title: Look\nsteps:\n  - {name: Look, kind: check, people: solo}\n")
    assert "waits" in world("timeline", str(path)).out


def test_nothing_to_do_is_said(world: World) -> None:
    path = world.file("rests.yaml", "title: Rests\nsteps:\n  - rest: 30\n")
    ran = world("timeline", str(path))
    assert ran.code == 1
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("document", ["routine", "exercise"])
def test_the_schema_is_one(world: World, document: str) -> None:
    schema = world("schema", document).json
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["format"]["const"] == 1
