"""A backup is one file, and taken in without doubles; what a stranger sends is believed only if all of it is sound."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchgui.document.problems import Problem
from stretchgui.history import reading
from stretchgui.history.backup import Contents, contents_of, merged
from stretchgui.history.records import SessionRecord
from stretchgui.history.schema import VERSION, migrate
from stretchgui.history.store import History
from stretchgui.session.events import HoldDone, Result
from tests.history.records_made import (
    SOME_SESSIONS,
    B,
    a_feeling,
    a_hold,
    a_reply,
    a_session,
    a_try,
    finished,
)
from tests.history.test_schema import made_at


def opened(path: Path) -> History:
    history, problems = History.open(path)
    assert not problems
    return history


@pytest.fixture
def full(tmp_path: Path) -> History:
    """A history with a bit of everything."""
    history = opened(tmp_path / "full" / "history.sqlite")
    history.begin(finished(a_session("one", a_hold(), a_hold(B))))
    history.put_note("one", "noted")
    history.put_feeling(a_feeling())
    history.put_try(a_try())
    history.put_reply(a_reply())
    return history


def contents(history: History) -> Contents:
    return Contents(history.sessions(), history.feelings(), history.tries(), history.replies())


def test_a_backup_is_one_file_that_holds_everything(full: History, tmp_path: Path) -> None:
    saved = tmp_path / "elsewhere" / "mine.sqlite"
    saved.parent.mkdir()
    assert full.save_backup(saved) is None
    assert full.save_backup(saved) is None, "and takes the place of an older one"
    assert [file.name for file in saved.parent.iterdir()] == ["mine.sqlite"]
    assert saved.stat().st_mode & 0o077 == 0
    other = opened(tmp_path / "other.sqlite")
    found = other.take_in(saved)
    assert not isinstance(found, Problem)
    assert (found.new, found.known) == (1, 0)
    assert contents(other) == contents(full)
    again = other.take_in(saved)
    assert not isinstance(again, Problem)
    assert (again.new, again.known) == (0, 1)
    assert contents(other) == contents(full)
    for history in (full, other):
        history.close()


def test_a_backup_that_cannot_be_saved_leaves_the_old_one(full: History, tmp_path: Path) -> None:
    problem = full.save_backup(tmp_path / "no such folder" / "mine.sqlite")
    assert problem is not None
    assert "No such file" in problem.message
    full.close()


def test_a_folder_copied_from_a_program_that_was_killed_loses_nothing(full: History, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "full", copy)
    assert (copy / "history.sqlite-wal").stat().st_size > 0
    other = opened(tmp_path / "other.sqlite")
    assert not isinstance(other.take_in(copy / "history.sqlite"), Problem)
    assert contents(other) == contents(full)
    for history in (full, other):
        history.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_backup_of_an_older_program_is_taken_in_and_stays_as_it_is(tmp_path: Path, version: int) -> None:
    made_at(tmp_path / "old.sqlite", version)
    before = (tmp_path / "old.sqlite").read_bytes()
    history = opened(tmp_path / "h.sqlite")
    assert not isinstance(history.take_in(tmp_path / "old.sqlite"), Problem)
    assert history.sessions() == (finished(a_session("one", a_hold()), Result.PARTIAL),), "nobody goes on with it"
    assert (tmp_path / "old.sqlite").read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir() if "old" in file.name) == ["old.sqlite"]
    history.close()


@given(SOME_SESSIONS, SOME_SESSIONS, st.booleans())
@settings(max_examples=25)
def test_nothing_comes_twice_and_the_order_does_not_matter(
    mine: list[SessionRecord], other: list[SessionRecord], shared: bool
) -> None:
    if shared and mine:
        other = [*(one for one in other if one.id != mine[0].id), replace(mine[0], holds=mine[0].holds[:1])]
    both: dict[int, dict[str, frozenset[HoldDone]]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for first, second in ((mine, other), (other, mine)):
            files = []
            for number, sessions in enumerate((first, second)):
                history = opened(folder / f"{number}-{len(both)}.sqlite")
                for session in (a_session("always"), *sessions):
                    history.begin(session)
                history.close()
                files.append(history.path)
            history = opened(files[0])
            for _ in range(2):
                assert not isinstance(history.take_in(files[1]), Problem)
            ids = [session.id for session in history.sessions()]
            assert sorted(ids) == sorted({"always", *(session.id for session in (*mine, *other))})
            for session in history.sessions():
                keys = [(h.step, h.exercise, h.person, h.side, h.set) for h in session.holds]
                assert len(keys) == len(set(keys))
                assert {h for s in (*mine, *other) if s.id == session.id for h in s.holds} >= set(session.holds)
            both[len(both)] = {session.id: frozenset(session.holds) for session in history.sessions()}
            history.close()
    assert both[0] == both[1]


def test_of_two_copies_of_a_session_the_fuller_one_counts() -> None:
    early = a_session("one", a_hold(held=10))
    late = finished(a_session("one", a_hold(held=28), a_hold(B)))
    for mine, other in ((early, late), (late, early)):
        found = merged(Contents((mine,)), Contents((other,)))
        assert (found.contents.sessions or (late,)) == (late,)
    assert merged(Contents((late,)), Contents((early,))).contents.sessions == ()


def test_the_session_that_runs_here_stays_open(tmp_path: Path) -> None:
    history = opened(tmp_path / "h.sqlite")
    history.begin(a_session("one", a_hold()))
    assert history.save_backup(tmp_path / "b.sqlite") is None
    history.put_hold("one", a_hold(B))
    assert not isinstance(history.take_in(tmp_path / "b.sqlite"), Problem)
    assert history.sessions() == (a_session("one", a_hold(), a_hold(B)),)
    history.close()


def test_a_forgotten_table_row_of_anybody_else_is_no_way_in(tmp_path: Path) -> None:
    """Whatever is odd about a file, all of it is refused, with a reason, and the history is as it was."""
    history = opened(tmp_path / "h.sqlite")
    history.begin(a_session("mine"))
    for number, oddity in enumerate(ODDITIES):
        file = tmp_path / f"odd-{number}.sqlite"
        made_at(file, VERSION)
        database = sqlite3.connect(file, isolation_level=None)
        database.executescript(oddity)
        database.close()
        found = history.take_in(file)
        assert isinstance(found, Problem), oddity
        assert str(file) in str(found)
        assert [session.id for session in history.sessions()] == ["mine"]
    history.close()


ODDITIES = (
    "PRAGMA user_version = 99",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 7",
    "CREATE TRIGGER t AFTER INSERT ON hold BEGIN DELETE FROM session; END",
    "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n",
    "DROP TABLE hold; CREATE VIEW hold AS SELECT 1 AS session",
    "CREATE INDEX i ON hold (held)",
    "UPDATE session SET started = 'yesterday'",
    "UPDATE session SET started = '2026-11-29T20:15:00'",
    "UPDATE session SET started = '0001-01-01T00:00:00+14:00'",
    "UPDATE session SET turns = 'everybody'",
    "UPDATE session SET result = 'won'",
    "UPDATE session SET id = ''",
    "UPDATE session SET title = replace(hex(zeroblob(5000)), '00', 'a')",
    "UPDATE session SET title = x'00ff'",
    "UPDATE hold SET held = 'long'",
    "UPDATE hold SET held = 9e999",
    "UPDATE hold SET held = -1",
    "UPDATE hold SET step = -1",
    "UPDATE hold SET step = 1.5",
    "UPDATE hold SET person = 'c'",
    "UPDATE hold SET side = 'up'",
    "UPDATE hold SET released = 7",
    "UPDATE hold SET numbers = '[1, 11]'",
    "UPDATE hold SET numbers = '[true]'",
    "UPDATE hold SET numbers = '{}'",
    "UPDATE hold SET numbers = replace(hex(zeroblob(3000)), '00', '[')",
    "INSERT INTO feeling VALUES (1, 1, 'both', 'before', '2026-11-29T20:15:00+01:00', 1, 1, '[]')",
    "INSERT INTO feeling VALUES (1, 1, 'a', 'before', '2026-11-29T20:15:00+01:00', 11, 1, '[]')",
    "INSERT INTO feeling VALUES (1, 1, 'a', 'before', '2026-11-29T20:15:00+01:00', 1, 1, '[1]')",
    "INSERT INTO try VALUES (1, 1, 'x', 'a', '', 1, '2026-11-29T20:15:00+01:00', 1, 1, 'degrees', NULL)",
)


@pytest.mark.parametrize("data", [b"", b"garbage", b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 5000])
def test_a_file_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    assert isinstance(contents_of(tmp_path / "x"), Problem)
    assert isinstance(contents_of(tmp_path / "not there"), Problem)
    assert isinstance(contents_of(tmp_path), Problem)


@given(st.data())
@settings(max_examples=60)
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "x.sqlite"
        made_at(path, VERSION)
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 20))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(bytes(content))
        found = contents_of(path)
        assert isinstance(found, Contents | Problem)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with path.open("wb") as file:
        file.truncate(reading.MOST_BYTES + 1)
    found = contents_of(path)
    assert isinstance(found, Problem)
    assert "larger than" in found.message


def test_what_is_made_at_a_version_is_what_this_test_needs(tmp_path: Path) -> None:
    made_at(tmp_path / "x.sqlite", VERSION)
    assert isinstance(contents_of(tmp_path / "x.sqlite"), Contents)
    database = sqlite3.connect(":memory:", isolation_level=None)
    migrate(database)
    database.close()
