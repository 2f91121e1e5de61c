"""`history`: a table for people, JSON and CSV for programs, a backup saved and taken in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from stretchgui.history.records import SessionRecord
from stretchgui.history.store import History
from stretchgui.one_window import DataLock
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import Result
from tests.cli.world import World
from tests.history.records_made import a_hold, a_session, finished

SESSION = finished(a_session("one", a_hold(), replace(a_hold(Receiver.B, None), released=True, numbers=(3, 8))))


def keep(home: Path, *sessions: SessionRecord) -> None:
    history, _ = History.open(home / "history.sqlite")
    for session in sessions:
        history.begin(session)
    history.close()


def kept(home: Path) -> list[SessionRecord]:
    history, _ = History.open(home / "history.sqlite")
    sessions = list(history.sessions())
    history.close()
    return sessions


@pytest.mark.parametrize("flags", [(), ("--json",), ("--csv",)])
def test_an_empty_history_says_so_and_makes_nothing(world: World, flags: tuple[str, ...]) -> None:
    ran = world("history", *flags)
    assert (ran.code, ran.err) == (0, "")
    assert not (world.home / "history.sqlite").exists()
    if flags == ("--json",):
        assert ran.json == {"format": 1, "sessions": []}
    elif not flags:
        assert "no session" in ran.out
        assert "--import" in ran.out


def test_json_is_what_the_design_says(world: World) -> None:
    keep(world.home, SESSION)
    hold = {"step": 0, "exercise": "single-knee-to-chest", "set": 1, "planned": 30.0, "held": 30.0}
    assert world("history", "--json").json == {
        "format": 1,
        "sessions": [
            {
                "id": "one",
                "started": "2026-11-29T20:15:00+01:00",
                "routine": "two-simple-stretches",
                "turns": "whole",
                "result": "finished",
                "holds": [
                    {**hold, "person": "a", "side": "left", "released": False, "numbers": [3]},
                    {**hold, "person": "b", "side": None, "released": True, "numbers": [3, 8]},
                ],
            }
        ],
    }


def test_csv_has_a_line_for_each_hold_and_one_for_a_session_without(world: World) -> None:
    evil = replace(a_session("two", days=1), routine="=cmd|' /C calc'!A0")
    keep(world.home, SESSION, evil)
    lines = list(csv.DictReader(io.StringIO(world("history", "--csv").out)))
    assert [(line["id"], line["person"], line["side"], line["numbers"], line["released"]) for line in lines] == [
        ("one", "a", "left", "3", "no"),
        ("one", "b", "", "3 8", "yes"),
        ("two", "", "", "", ""),
    ]
    assert lines[2]["routine"].startswith("'="), "no spreadsheet takes it for a formula"


def test_the_table_is_for_people(world: World) -> None:
    keep(world.home, SESSION, replace(a_session("two", days=1), title="bad \x1b[31m"))
    ran = world("history")
    assert ran.code == 0
    _, first, second = ran.out.splitlines()
    assert "Two simple stretches  Partner A and Partner B  finished     2  1:00        1" in first
    assert "open" in second
    assert "\x1b" not in ran.out


def test_a_backup_is_saved_and_taken_in_elsewhere_without_doubles(world: World, tmp_path: Path) -> None:
    keep(world.home, SESSION)
    file = tmp_path / "backup.sqlite"
    assert world("history", "--backup", str(file)).code == 0
    keep(world.home, finished(a_session("two", a_hold(), days=1)))
    ran = world("history", "--import", str(file))
    assert (ran.code, ran.out) == (0, "0 sessions added; 1 known already\n")
    (world.home / "history.sqlite").unlink()
    assert world("history", "--import", str(file)).out == "1 session added; 0 known already\n"
    assert kept(world.home) == [SESSION]


def test_while_the_window_is_open_it_is_looked_at_but_not_written(world: World, tmp_path: Path) -> None:
    history, _ = History.open(world.home / "history.sqlite")
    history.begin(SESSION)
    lock = DataLock.take(world.home)
    assert lock is not None
    assert len(world("history", "--json").json["sessions"]) == 1
    file = tmp_path / "backup.sqlite"
    assert world("history", "--backup", str(file)).code == 0
    ran = world("history", "--import", str(file))
    assert ran.code == 1
    assert "the window, process" in ran.err
    assert world("play", "two-simple-stretches", "--record").code == 1
    lock.release()
    history.close()


@pytest.mark.parametrize("flags", [(), ("--json",), ("--backup", "b.sqlite")])
def test_a_damaged_history_is_said_and_stays_where_it_is(world: World, flags: tuple[str, ...]) -> None:
    world.file("history.sqlite", "garbage")
    ran = world("history", *flags)
    assert ran.code == 1
    assert "history.sqlite" in ran.err
    assert (world.home / "history.sqlite").read_text() == "garbage"


@pytest.mark.parametrize("name", ["nowhere.sqlite", "garbage", "x" * 300])
def test_a_file_that_is_no_backup_is_refused(world: World, name: str) -> None:
    file = world.file("garbage", "garbage")
    ran = world("history", "--import", str(file.with_name(name)))
    assert ran.code in (1, 2)
    assert "there is no file" in ran.err or "cannot be read" in ran.err
    assert not kept(world.home)


def test_there_is_nothing_to_save_yet(world: World) -> None:
    ran = world("history", "--backup", "b.sqlite")
    assert (ran.code, "no history yet" in ran.err) == (1, True)


def test_only_one_thing_at_a_time(world: World) -> None:
    assert world("history", "--json", "--csv").code == 2


@pytest.mark.parametrize("record", [False, True])
def test_a_session_that_is_played_is_kept_only_if_it_is_asked_for(world: World, record: bool) -> None:
    assert world("play", "two-simple-stretches", *(["--record"] if record else [])).code == 0
    assert [(session.routine, session.result) for session in kept(world.home)] == (
        [("two-simple-stretches", Result.FINISHED)] if record else []
    )
