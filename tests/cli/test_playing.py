"""`play`: the phases that the timeline promised, in order, no gap, no repeat."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

import pytest

from stretchgui.commands.play import asking, listening
from stretchgui.session import events as ev
from stretchgui.session.event_log import NAMES
from stretchgui.session.states import Command
from tests.cli.test_showing import BUNDLED, TURNS
from tests.cli.world import Terminal, World
from tests.session.plans import WORDS

Event = dict[str, Any]


def read(path: Path) -> list[Event]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def phases(events: list[Event]) -> list[Event]:
    """The phases that were entered, without the time of it."""
    entered = [event for event in events if event["event"] == "phase"]
    return [{key: value for key, value in event.items() if key not in ("t", "event")} for event in entered]


# Checks wait until somebody has looked.
WAITING = "find-your-pattern"
PLAYED = [
    *((routine, "whole", "777") for routine in BUNDLED if routine != WAITING),
    *((routine, turns, "60") for routine in ("two-simple-stretches", "gentle-sore-day") for turns in TURNS),
    ("two-simple-stretches", "each", "1"),
]


@pytest.mark.parametrize(("routine", "turns", "speed"), PLAYED)
def test_the_phases_are_exactly_those_of_the_timeline(
    world: World, tmp_path: Path, routine: str, turns: str, speed: str
) -> None:
    """For every bundled routine, and for all four turns: in order, no gap, no repeat."""
    log = tmp_path / "e.jsonl"
    ran = world("play", routine, "--turns", turns, "--speed", speed, "--events", str(log), "--quit-when-finished")
    assert (ran.code, ran.err) == (0, "")
    timeline = world("timeline", routine, "--turns", turns, "--json").json
    events = read(log)
    assert phases(events) == timeline["phases"]
    for event in events:
        if event["event"] == "phase":
            assert event["t"] == pytest.approx(event["start"], abs=0.01)
    assert {event["event"] for event in events} == {"started", "phase", "cue", "finished"}
    assert (events[0]["event"], events[-1]["event"], events[-1]["result"]) == ("started", "finished", "finished")
    assert events[-1]["t"] == pytest.approx(timeline["total"], abs=0.01)
    assert all(one["t"] <= two["t"] + 0.001 for one, two in pairwise(events))
    assert world.clock() == pytest.approx(timeline["total"] / float(speed), abs=0.05)


def test_every_hold_is_held_in_full_and_no_name_is_written(world: World, tmp_path: Path) -> None:
    log = tmp_path / "e.jsonl"
    world("play", "fifteen-minutes-for-two", "--turns", "each", "--events", str(log))
    events = read(log)
    assert all(hold["held"] == pytest.approx(hold["planned"], abs=0.01) for hold in events[-1]["holds"])
    assert {event["event"] for event in events} <= set(NAMES.values())
    cues = [event for event in events if event["event"] == "cue"]
    assert not any("{" in cue["text"] for cue in cues)
    assert any(cue["text"].startswith("Partner A, get ready") for cue in cues)


def test_it_tells_on_the_terminal_what_is_to_be_done(world: World) -> None:
    ran = world("play", "two-simple-stretches", "--turns", "a")
    lines = ran.out.splitlines()
    assert lines[0].startswith("   0:00  Get ready: Check-in. ")
    assert lines[-1] == "   8:16  That was it. Well done, both of you."
    assert not any(line.split()[1] in ("1", "2", "3") for line in lines)


def test_events_on_the_standard_output_stand_there_alone(world: World) -> None:
    """`-` is the standard output."""
    ran = world("play", "gentle-sore-day", "--events", "-")
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert phases(events) == world("timeline", "gentle-sore-day", "--json").json["phases"]
    assert ran.err == ""


CHECKS = """\
format: 1
title: Look first
steps:
  - {name: Look at the knees, kind: check, people: partner, sides: each}
  - {name: Lie still, hold: 5}
"""


def test_what_waits_confirms_itself(world: World, tmp_path: Path) -> None:
    path, log = world.file("look.yaml", CHECKS), tmp_path / "e.jsonl"
    assert world("play", str(path), "--events", str(log)).code == 0
    events = read(log)
    assert phases(events) == world("timeline", str(path), "--json").json["phases"]
    kinds = [event["event"] for event in events]
    assert kinds.count("waiting") == kinds.count("check") == 8


@pytest.mark.parametrize("turns", TURNS)
def test_the_bundled_checks_are_gone_through(world: World, tmp_path: Path, turns: str) -> None:
    log = tmp_path / "e.jsonl"
    assert world("play", WAITING, "--turns", turns, "--speed", "777", "--events", str(log)).code == 0
    events = read(log)
    expected = world("timeline", WAITING, "--turns", turns, "--json").json["phases"]
    assert phases(events) == expected
    assert [event["event"] for event in events].count("check") == sum(phase["waits"] for phase in expected) > 0


def test_the_options_of_the_window_are_taken(world: World) -> None:
    """`play` takes the same options."""
    options = ("--start", "--record", "--quit-when-finished", "--full-screen", "--turns", "b", "--speed", "0.5")
    assert world("play", "two-simple-stretches", *options).code == 0


def slept_once(world: World, answers: TextIO | None) -> World:
    """The same world, in which the laptop sleeps a night after the tenth look."""
    looks = [0]

    def sleep(seconds: float) -> None:
        looks[0] += 1
        world.clock.advance(max(seconds, 1e-7) + (30_000.0 if looks[0] == 10 else 0.0))

    return world.within(replace(world.surroundings, sleep=sleep, answers=answers))


def test_after_a_sleep_it_asks_before_it_goes_on(world: World, tmp_path: Path) -> None:
    """It never goes on behind their backs."""
    log = tmp_path / "e.jsonl"
    ran = slept_once(world, Terminal("\n"))("play", "gentle-sore-day", "--events", str(log))
    assert ran.code == 0
    assert "slept" in ran.err
    assert "Enter" in ran.err
    kinds = [event["event"] for event in read(log)]
    assert (kinds.count("paused"), kinds.count("resumed")) == (1, 1)


def test_after_a_sleep_it_ends_if_that_is_wanted(world: World, tmp_path: Path) -> None:
    log = tmp_path / "e.jsonl"
    ran = slept_once(world, Terminal(""))("play", "gentle-sore-day", "--events", str(log))
    assert ran.code == 1
    assert read(log)[-1]["event"] == "ended"


@pytest.mark.parametrize("answers", [None, Terminal("", at_a_terminal=False)])
def test_where_nobody_can_answer_it_goes_on(world: World, answers: TextIO | None) -> None:
    """A test, a pipe: it pauses, and goes on, and never waits for ever."""
    ran = slept_once(world, answers)("play", "gentle-sore-day")
    assert (ran.code, ran.err) == (0, "")


def test_the_question_is_in_the_words_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert asking(Terminal("\n"), WORDS)() is Command.RESUME
    assert capsys.readouterr().err.startswith(WORDS("session.slept"))
    assert asking(Terminal(""), WORDS)() is Command.END


class Full:
    """A disk that is full after some events."""

    def __init__(self, after: int) -> None:
        self.taken = 0
        self._after = after

    def take(self, events: tuple[ev.Event, ...]) -> None:
        if self.taken == self._after:
            raise OSError(28, "No space left on device")
        self.taken += 1


def test_a_full_disk_holds_up_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """One that fails is left out from then on, and it is said once."""
    full, other = Full(2), Full(99)
    listen = listening([full, other])
    for _ in range(5):
        listen((ev.SessionStarted(0.0),))
    assert (full.taken, other.taken) == (2, 5)
    assert capsys.readouterr().err == "the events are written no more: No space left on device\n"
