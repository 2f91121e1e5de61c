"""Who is first is first until its process is gone; who is second hands over what it was asked."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.one_window import ASKED, LOCK, PATIENCE, Asked, DataLock, hand_over, holder, take_asked
from stretchgui.session.clock import HandClock

HOLD = """
import sys
from pathlib import Path
from stretchgui.one_window import DataLock
lock = DataLock.take(Path(sys.argv[1]))
print("held" if lock else "refused", flush=True)
sys.stdin.read()
"""


def test_only_one_has_the_lock_and_the_next_one_has_it_after_them(tmp_path: Path) -> None:
    first = DataLock.take(tmp_path / "data")
    assert first is not None
    assert DataLock.take(tmp_path / "data") is None
    assert holder(tmp_path / "data") == f"the window, process {os.getpid()}"
    assert DataLock.take(tmp_path / "other") is not None, "each folder has its own"
    first.release()
    again = DataLock.take(tmp_path / "data", "play")
    assert again is not None
    assert holder(tmp_path / "data").startswith("play, ")
    again.release()


def test_the_lock_of_a_killed_process_is_no_obstacle(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "held\n"
    assert DataLock.take(tmp_path) is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    process.stdin.close()
    assert (tmp_path / LOCK).exists(), "the file stays, and means nothing"
    lock = DataLock.take(tmp_path)
    assert lock is not None
    lock.release()


def test_a_child_does_not_keep_the_lock_of_a_program_that_is_gone(tmp_path: Path) -> None:
    lock = DataLock.take(tmp_path)
    assert lock is not None
    says = "print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", says], stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        lock.release()
        again = DataLock.take(tmp_path)
        child.communicate(b"\n")
    assert again is not None
    again.release()


def test_a_folder_where_no_lock_can_be_made_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for _ in range(2):
        lock = DataLock.take(tmp_path / "file")
        assert lock is not None
        lock.release()
    assert holder(tmp_path / "file") == ""


@given(
    st.builds(Asked, routine=st.none() | st.text(), start=st.booleans(), turns=st.none() | st.text(), token=st.text())
)
def test_what_is_asked_is_what_is_taken(tmp_path_factory: pytest.TempPathFactory, asked: Asked) -> None:
    folder = tmp_path_factory.mktemp("data")
    taken: list[Asked | None] = []
    assert hand_over(folder, asked, HandClock(), lambda _: taken.append(take_asked(folder)))
    assert taken == [asked]
    assert list(folder.iterdir()) == []


def test_who_does_not_answer_is_waited_for_a_while_and_is_left_nothing(tmp_path: Path) -> None:
    clock = HandClock()
    assert not hand_over(tmp_path, Asked("one"), clock, clock.advance)
    assert PATIENCE <= clock() < PATIENCE + 1
    assert list(tmp_path.iterdir()) == []


def test_who_is_interrupted_asks_nothing_any_more(tmp_path: Path) -> None:
    def interrupted(_: float) -> None:
        assert (tmp_path / ASKED).exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hand_over(tmp_path, Asked("one"), HandClock(), interrupted)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 9000, b'{"routine": ' + b"9" * 5000])
def test_garbage_asks_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ASKED).write_bytes(data)
    assert take_asked(tmp_path) is None
    assert not (tmp_path / ASKED).exists()


def test_values_of_other_kinds_ask_nothing(tmp_path: Path) -> None:
    (tmp_path / ASKED).write_text(json.dumps({"routine": 3, "start": "yes", "turns": [], "token": None, "more": 1}))
    assert take_asked(tmp_path) == Asked()
