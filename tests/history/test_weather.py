"""Disks that are full, folders that vanish, files that are garbage, newer or in use: said, and nothing is lost."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchgui.document.problems import Severity
from stretchgui.history.files import FileError
from stretchgui.history.reading import snapshot
from stretchgui.history.schema import VERSION
from stretchgui.history.store import History
from stretchgui.session.events import Result
from tests.history.records_made import B, a_feeling, a_hold, a_session, finished

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite"


@pytest.fixture
def written(path: Path) -> Path:
    """The file of a history with one session."""
    history, _ = History.open(path)
    history.begin(a_session("old", a_hold(), days=-1))
    history.close()
    return path


@contextmanager
def in_use(path: Path) -> Iterator[None]:
    """Another program writes for a long time."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


def ids(path: Path) -> list[str]:
    history, problems = History.open(path)
    assert not problems
    found = [session.id for session in history.sessions()]
    history.close()
    return found


@pytest.mark.parametrize(
    "garbage",
    [b"garbage", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 4000, "cut", "flipped", "no text", "other tables"],
)
def test_a_damaged_file_is_set_aside_and_named_and_never_deleted(written: Path, garbage: bytes | str) -> None:
    data = written.read_bytes()
    match garbage:
        case bytes():
            written.write_bytes(garbage)
        case "cut":
            written.write_bytes(data[: len(data) // 2])
        case "flipped":
            written.write_bytes(data[:1024] + b"\xa5" * 2048 + data[3072:])
        case "no text":
            # What SQLite says of this quotes it, and is no text either.
            written.write_bytes(data.replace(b"CREATE TABLE hold", b"CREATE TABL\xec hold"))
        case _:
            with sqlite3.connect(written) as other:
                other.execute("CREATE TABLE recipes (cake)")
            other.close()
    before = written.read_bytes()
    history, (problem,) = History.open(written)
    aside = written.with_name("history.sqlite.bad-1")
    assert aside.read_bytes() == before
    assert problem.path == str(written)
    assert "damaged" in problem.message
    assert aside.name in problem.message
    assert history.is_kept
    assert history.begin(a_session()) is None
    history.close()
    assert ids(written) == ["one"]


@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=60)), max_size=10))
@settings(max_examples=60)
def test_whatever_became_of_the_file_a_session_can_be_kept(changes: list[tuple[float, bytes]]) -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "h.sqlite"
        history, _ = History.open(path)
        history.begin(a_session("old", *(a_hold(step=step) for step in range(20)), days=-1))
        history.put_feeling(a_feeling("old"))
        history.close()
        content = bytearray(path.read_bytes())
        for where, data in changes:
            at = int(where * (len(content) - len(data)))
            content[at : at + len(data)] = data
        path.write_bytes(bytes(content))
        history, _ = History.open(path)
        for read in (history.sessions, history.feelings, history.tries, history.unfinished):
            read()
        history.begin(a_session())
        history.put_hold("one", a_hold())
        assert history.session("one") == a_session("one", a_hold())
        history.close()


def test_the_second_damaged_file_does_not_take_the_place_of_the_first(written: Path) -> None:
    for garbage in (b"first", b"second"):
        written.write_bytes(garbage)
        History.open(written)[0].close()
    assert [(written.with_name(f"history.sqlite.bad-{nr}")).read_bytes() for nr in (1, 2)] == [b"first", b"second"]


def test_damage_that_shows_in_the_middle_of_a_session_loses_nothing_of_it(path: Path) -> None:
    history, _ = History.open(path)
    history.begin(a_session())
    history.put_hold("one", a_hold())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("DROP TABLE hold")
    other.close()
    problem = history.put_hold("one", a_hold(B))
    assert problem is not None
    assert "set aside" in problem.message
    assert history.finish("one", Result.FINISHED) is None
    assert history.session("one") == finished(a_session("one", a_hold(), a_hold(B)))
    history.close()


@pytest.mark.parametrize("end", ["settled", "closed"])
def test_a_file_that_somebody_spoils_meanwhile_takes_nothing_of_this_session_along(written: Path, end: str) -> None:
    """Nothing of it shows in a session, in which it is only written to; whoever opens it next would find it broken."""
    history, _ = History.open(written)
    history.begin(a_session())
    history.put_hold("one", a_hold())
    with written.open("r+b") as file:
        file.write(b"\xa5" * 4000)
    history.finish("one", Result.FINISHED)
    problem = history.settle() if end == "settled" else history.close()
    assert problem is not None
    assert "set aside as history.sqlite.bad-1" in problem.message
    history.close()
    again, problems = History.open(written)
    assert problems == ()
    assert again.sessions() == (finished(a_session("one", a_hold())),)
    again.close()


def test_a_file_of_a_newer_program_is_left_alone(written: Path) -> None:
    with sqlite3.connect(written) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    other.close()
    before = written.read_bytes()
    history, (problem,) = History.open(written)
    assert "newer" in problem.message
    assert not history.is_kept
    refused = history.begin(a_session())
    assert refused is not None
    assert refused.severity is Severity.ERROR
    history.put_hold("one", a_hold())
    assert [session.holds for session in history.sessions()] == [(a_hold(),)], "it lasts as long as the program"
    history.close()
    assert written.read_bytes() == before
    assert [file.name for file in written.parent.iterdir()] == [written.name]


def test_while_another_program_writes_nothing_is_lost_and_nobody_waits(written: Path) -> None:
    history, _ = History.open(written)
    with in_use(written):
        problem = history.begin(a_session())
        assert problem is not None
        assert problem.severity is Severity.WARNING
        assert "in use" in problem.message
        took = []
        for _ in range(10):
            for person in (B, B.BOTH):
                began = time.perf_counter()
                assert history.put_hold("one", a_hold(person)) is not None
                took.append(time.perf_counter() - began)
    assert history.put_hold("one", a_hold()) is None
    assert history.session("one") == a_session("one", a_hold(B), a_hold(B.BOTH), a_hold())
    history.close()
    # The quickest: how long the others took is up to what else this machine has to do.
    assert min(took) < 0.005


def test_a_file_that_is_in_use_at_the_start_is_opened_later(written: Path) -> None:
    with in_use(written):
        # Only a file without its log can be taken for one alone.
        locked = sqlite3.connect(written, isolation_level=None)
        locked.close()
        history, _ = History.open(written)
        history.begin(a_session())
    history.put_feeling(a_feeling())
    assert [session.id for session in history.sessions()] == ["old", "one"]
    history.close()
    assert ids(written) == ["old", "one"]


@contextmanager
def to_itself(path: Path) -> Iterator[None]:
    """Another program lets nobody even look at the file."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.timeout(20)
def test_nobody_waits_for_a_file_that_another_program_has_to_itself(written: Path) -> None:
    with to_itself(written):
        history, (problem,) = History.open(written)
        assert "locked" in problem.message
        assert history.sessions() == ()
        assert history.unfinished() == ()
        assert history.begin(a_session()) is not None
        assert [session.id for session in history.sessions()] == ["one"], "it is there as long as the program is"
        with pytest.raises(FileError, match="locked"):
            snapshot(written)
    assert history.put_hold("one", a_hold()) is None
    assert [session.id for session in history.sessions()] == ["old", "one"]
    history.close()


def test_what_another_program_holds_on_to_can_be_looked_at_meanwhile(written: Path) -> None:
    history, _ = History.open(written)
    with in_use(written):
        assert [session.id for session in history.sessions()] == ["old"]
    history.close()


def test_a_folder_that_vanishes_in_the_middle_of_a_session_takes_nothing_of_it_along(written: Path) -> None:
    history, _ = History.open(written)
    history.begin(a_session())
    history.put_hold("one", a_hold())
    rmtree(written.parent)
    problem = history.put_hold("one", a_hold(B))
    assert problem is not None
    assert problem.severity is Severity.WARNING
    assert history.finish("one", Result.FINISHED) is None
    history.close()
    again, _ = History.open(written)
    assert [len(session.holds) for session in again.sessions()] == [2]
    again.close()


def test_a_folder_that_cannot_be_made_is_said_and_tried_again(path: Path) -> None:
    path.parent.write_text("a file where the folder should be")
    history, _ = History.open(path)
    for _ in range(2):
        problem = history.begin(a_session())
        assert problem is not None
        assert problem.severity is Severity.WARNING
    assert history.session("one") == a_session(), "it is there as long as the program is"
    path.parent.unlink()
    assert history.put_hold("one", a_hold()) is None
    history.close()
    assert ids(path) == ["one"]


def test_a_full_disk_is_said_and_what_did_not_fit_is_written_once_there_is_room(path: Path) -> None:
    history, _ = History.open(path)
    history.begin(a_session())
    size = path.with_name("history.sqlite-wal").stat().st_size
    with limited_to(size + 1000):
        problems = [history.put_hold("one", a_hold(step=step)) for step in range(20)]
        assert problems[-1] is not None
        assert problems[-1].severity is Severity.WARNING
    assert history.finish("one", Result.FINISHED) is None
    assert [hold.step for hold in history.sessions()[0].holds] == list(range(20))
    history.close()


@contextmanager
def limited_to(size: int) -> Iterator[None]:
    """No file of this process gets longer than that: as near to a full disk as a test comes without one."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


@pytest.mark.skipif(AS_ROOT, reason="nothing is read-only for root")
def test_a_folder_that_cannot_be_written_to_is_said_and_what_it_holds_is_shown(written: Path) -> None:
    written.parent.chmod(0o555)
    written.chmod(0o444)
    try:
        history, _ = History.open(written)
        problem = history.begin(a_session())
        assert problem is not None
        assert [session.id for session in history.sessions()] == ["old", "one"]
        history.close()
    finally:
        written.parent.chmod(0o755)


@pytest.mark.parametrize("how", ["settled", "killed and opened again"])
def test_the_file_by_itself_is_a_history_once_it_was_waited_for(path: Path, how: str) -> None:
    history, _ = History.open(path)
    history.begin(a_session("one", a_hold()))
    if how == "settled":
        history.settle()
    else:
        History.open(path)
    alone = path.with_name("copy.sqlite")
    copyfile(path, alone)
    assert ids(alone) == ["one"]
    history.close()
