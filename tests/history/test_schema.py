"""A file of any earlier version is read, and is of this one afterwards; what it held is still there."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from stretchgui.history.schema import APPLICATION_ID, MIGRATIONS, VERSION, is_ours, migrate, version_of
from stretchgui.history.store import History
from tests.history.records_made import a_feeling, a_hold, a_reply, a_session, a_try

FILES = Path(__file__).parent / "files"


def made_at(path: Path, version: int) -> None:
    """Makes a file as the program of that version did, with one session of one hold."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    migrate(database, version)
    if version:
        database.execute(
            "INSERT INTO session (id, started, routine, title, turns, result) "
            "VALUES ('one', '2026-11-29T20:15:00+01:00', 'two-simple-stretches', 'Two simple stretches', 'whole', NULL)"
        )
        database.execute(
            "INSERT INTO hold (session, step, exercise, person, side, repeat, planned, held, released, numbers) "
            "VALUES (1, 0, 'single-knee-to-chest', 'a', 'left', 1, 30, 30, 0, '[3]')"
        )
    database.close()


@pytest.mark.parametrize("version", range(VERSION + 1))
def test_every_earlier_version_becomes_this_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / "h.sqlite"
    made_at(path, version)
    history, problems = History.open(path)
    assert not problems
    known = (a_session("one", a_hold()),) if version else ()
    assert history.sessions() == known
    history.begin(a_session("new", days=1))
    history.put_note("new", "noted")
    history.put_feeling(a_feeling("new"))
    history.put_try(a_try("new"))
    history.put_reply(a_reply("new"))
    assert history.sessions() == (*known, replace(a_session("new", days=1), note="noted"))
    assert history.feelings() == (a_feeling("new"),)
    assert history.tries() == (a_try("new"),)
    assert history.replies() == (a_reply("new"),)
    history.close()
    database = sqlite3.connect(path)
    assert version_of(database) == VERSION
    assert is_ours(database)
    database.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_the_tables_of_a_version_that_people_have_never_change(version: int) -> None:
    """Each version as it was first landed: whoever changes a script that is in people's hands fails here."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    migrate(database, version)
    dump = "\n".join(line for line in database.iterdump() if line.startswith("CREATE"))
    assert dump == (FILES / f"version-{version}.sql").read_text(encoding="utf-8").rstrip("\n")
    assert database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    database.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_step_that_fails_leaves_the_version_before_it_whole(version: int) -> None:
    database = sqlite3.connect(":memory:", isolation_level=None)
    migrate(database, version - 1)
    table = MIGRATIONS[version - 1].rpartition("CREATE TABLE ")[2].split()[0]
    database.execute(f"CREATE TABLE {table} (in_the_way)")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(database)
    assert version_of(database) == version - 1
    assert not database.in_transaction
    database.execute(f"DROP TABLE {table}")
    migrate(database)
    assert is_ours(database)
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE more (x)",
        "CREATE VIEW seen AS SELECT 1",
        "CREATE TRIGGER goes_off AFTER INSERT ON hold BEGIN DELETE FROM session; END",
        "ALTER TABLE hold ADD COLUMN more TEXT",
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 99",
        "PRAGMA user_version = -1",
        "DROP TABLE hold",
    ],
)
def test_tables_that_are_not_ours_are_known(statement: str) -> None:
    database = sqlite3.connect(":memory:", isolation_level=None)
    migrate(database)
    assert is_ours(database)
    database.execute(statement)
    assert not is_ours(database)
    database.close()


def test_there_is_a_script_for_every_version() -> None:
    assert len(MIGRATIONS) == VERSION
