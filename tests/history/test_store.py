"""What is written is what is read, by this run of the program and by the next."""

from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchgui.history.records import CheckTry, Feeling, Moment, Reply, SessionRecord
from stretchgui.history.store import History
from stretchgui.session.events import Result
from tests.history.records_made import (
    EVENING,
    SOME_SESSIONS,
    A,
    B,
    a_feeling,
    a_hold,
    a_reply,
    a_session,
    a_try,
    feelings_of,
    finished,
    replies_of,
    tries_of,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite"


def reopened(path: Path) -> History:
    history, problems = History.open(path)
    assert not problems
    return history


def fill(history: History, sessions: list[SessionRecord]) -> None:
    for session in sessions:
        assert history.begin(session) is None


def test_looking_makes_no_file(path: Path) -> None:
    history = reopened(path)
    assert not history.sessions()
    assert not history.feelings()
    assert not history.tries()
    assert not history.replies()
    assert history.session("one") is None
    assert history.forget(A) is None
    assert history.close() is None
    assert not path.parent.exists()


def test_nobody_else_can_read_the_file(path: Path) -> None:
    history = reopened(path)
    history.begin(a_session())
    assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}
    history.close()


def test_a_session_as_it_happens(path: Path) -> None:
    history = reopened(path)
    session = a_session()
    assert history.begin(session) is None
    assert history.session("one") == session
    assert history.put_hold("one", a_hold(held=10)) is None
    assert history.put_hold("one", a_hold(B)) is None
    assert history.put_hold("one", a_hold(held=28)) is None, "the same hold once more: it went on"
    assert history.finish("one", Result.PARTIAL) is None
    assert history.put_note("one", "Ben's knee clicked") is None
    done = replace(session, holds=(a_hold(held=28), a_hold(B)), result=Result.PARTIAL, note="Ben's knee clicked")
    assert history.sessions() == (done,)
    history.close()
    assert reopened(path).sessions() == (done,)


def test_everything_is_on_the_disk_without_closing(path: Path) -> None:
    history = reopened(path)
    history.begin(a_session())
    history.put_hold("one", a_hold())
    other = reopened(path)
    assert other.sessions() == (a_session("one", a_hold()),)
    for one in (other, history):
        one.close()


def test_the_oldest_session_comes_first_in_whichever_order_they_were_written(path: Path) -> None:
    history = reopened(path)
    fill(history, [a_session("late", days=1), a_session("early", days=-1), a_session("today")])
    assert [session.id for session in history.sessions()] == ["early", "today", "late"]
    history.close()


def says_something(one: CheckTry) -> bool:
    return one.says_something


@given(st.data(), SOME_SESSIONS)
@settings(max_examples=40)
def test_whatever_is_written_is_read_again(data: st.DataObject, sessions: list[SessionRecord]) -> None:
    feelings: dict[object, Feeling] = {}
    tries: dict[object, CheckTry] = {}
    replies: dict[object, Reply] = {}
    with TemporaryDirectory() as folder:
        history = reopened(Path(folder) / "h.sqlite")
        fill(history, sessions)
        for session in sessions:
            for feeling in data.draw(st.lists(feelings_of(session.id), max_size=4)):
                assert history.put_feeling(feeling) is None
                feelings[feeling.session, feeling.person, feeling.moment] = feeling
            for one in data.draw(st.lists(tries_of(session.id).filter(says_something), max_size=4)):
                assert history.put_try(one) is None
                tries[one.session, one.check, one.person, one.side, one.attempt] = one
            for reply in data.draw(st.lists(replies_of(session.id), max_size=4)):
                assert history.put_reply(reply) is None
                replies[reply.session, reply.person, reply.about] = reply
        history.close()
        again = reopened(Path(folder) / "h.sqlite")
        assert again.sessions() == tuple(sorted(sessions, key=lambda session: session.started))
        assert set(again.feelings()) == set(feelings.values())
        assert set(again.tries()) == set(tries.values())
        assert set(again.replies()) == set(replies.values())
        again.close()


def test_what_is_said_again_replaces_what_was_said(path: Path) -> None:
    history = reopened(path)
    history.begin(a_session())
    for pain in (4, 2):
        history.put_feeling(a_feeling(pain=pain))
        history.put_feeling(a_feeling(moment=Moment.AFTER, pain=pain))
        history.put_try(replace(a_try(), amount=float(pain)))
        history.put_reply(a_reply(taken=pain == 4))
    assert [feeling.pain for feeling in history.feelings()] == [2, 2]
    assert [one.amount for one in history.tries()] == [2.0]
    assert [one.taken for one in history.replies()] == [False]
    history.close()


def test_a_try_that_says_nothing_any_more_is_forgotten(path: Path) -> None:
    history = reopened(path)
    history.begin(a_session())
    for attempt in (1, 2):
        history.put_try(a_try(attempt=attempt))
    history.put_try(replace(a_try(), tightness=None, amount=None, felt=None))
    assert history.tries() == history.tries_of("one") == (a_try(attempt=2),)
    assert history.tries_of("other") == ()
    assert history.newest_try() == EVENING
    history.put_try(replace(a_try(attempt=2), tightness=None, amount=None, felt=None))
    assert history.newest_try() is None
    history.close()


def test_a_text_that_no_file_takes_keeps_no_session_from_being_written(path: Path) -> None:
    history = reopened(path)
    assert history.begin(replace(a_session(), title="half \ud83d")) is None
    assert history.sessions()[0].title == "half ?"
    history.close()


def test_a_moment_without_a_zone_is_a_bug(path: Path) -> None:
    session = a_session()
    with pytest.raises(ValueError, match="zone"):
        reopened(path).begin(replace(session, started=session.started.replace(tzinfo=None)))


class TestForgetting:
    """No byte of a person stays in the files, and nothing of the other's is lost."""

    @pytest.fixture
    def history(self, path: Path) -> History:
        history = reopened(path)
        fill(history, [a_session("one"), a_session("two"), a_session("empty")])
        for person, exercise in ((A, "knee-of-anna"), (B, "knee-of-ben")):
            history.put_hold("one", replace(a_hold(person), exercise=exercise))
            history.put_feeling(replace(a_feeling(person=person), places=(exercise,)))
            history.put_try(replace(a_try(person=person), check=exercise))
            history.put_reply(a_reply(person=person, about=exercise))
        history.put_hold("one", replace(a_hold(person=A.BOTH, side=None), exercise="breathing"))
        history.put_hold("two", replace(a_hold(), exercise="knee-of-anna"))
        history.put_note("one", "a note about anna")
        return history

    def test_everything_about_the_person_goes(self, history: History) -> None:
        assert history.forget(A) is None
        assert [session.id for session in history.sessions()] == ["one"]
        session = history.sessions()[0]
        assert {(hold.person, hold.exercise) for hold in session.holds} == {(B, "knee-of-ben"), (B, "breathing")}
        assert (session.turns, session.note) == ("b", "")
        assert {feeling.person for feeling in history.feelings()} == {B}
        assert {one.person for one in history.tries()} == {B}
        assert {one.person for one in history.replies()} == {B}
        history.close()

    @pytest.mark.parametrize("closed", [False, True])
    def test_no_byte_of_it_stays(self, history: History, path: Path, closed: bool) -> None:
        def kept(text: bytes) -> bool:
            return any(text in file.read_bytes() for file in path.parent.iterdir())

        assert kept(b"knee-of-anna")
        assert kept(b"about anna")
        assert history.forget(A) is None
        if closed:
            history.close()
        assert not kept(b"knee-of-anna")
        assert not kept(b"about anna")
        assert kept(b"knee-of-ben")
        history.close()

    def test_a_session_that_is_forgotten_takes_along_whatever_was_said_about_it(
        self, history: History, path: Path
    ) -> None:
        assert history.forget_session("one") is None
        assert [session.id for session in history.sessions()] == ["two", "empty"]
        assert not history.feelings()
        assert not history.tries()
        assert not history.replies()
        assert not any(b"knee-of-ben" in file.read_bytes() for file in path.parent.iterdir())
        history.close()

    def test_both_can_be_forgotten(self, history: History, path: Path) -> None:
        assert history.forget(A.BOTH) is None
        assert history.sessions() == ()
        assert not any(b"two-simple-stretches" in file.read_bytes() for file in path.parent.iterdir())
        history.close()

    def test_who_is_forgotten_in_the_session_that_runs_does_not_come_back(self, history: History, path: Path) -> None:
        history.begin(a_session("now", a_hold(), days=1))
        history.forget(A)
        history.close()
        again = reopened(path)
        assert all(hold.person is B for session in again.sessions() for hold in session.holds)
        again.close()


def test_a_session_that_goes_on_again_has_no_result_until_it_has_one(path: Path) -> None:
    history = reopened(path)
    history.begin(finished(a_session()))
    history.begin(a_session())
    assert history.sessions()[0].result is None
    history.close()


@pytest.mark.parametrize("hours", [-11, 0, 5.5, 14])
def test_what_is_recent_is_known_by_the_moment_and_not_by_the_clock_on_the_wall(path: Path, hours: float) -> None:
    """A second earlier is too early, in whichever zone the session and the question are."""
    there = timezone(timedelta(hours=hours))
    at = a_session().started
    history = reopened(path)
    for name, seconds in (("late", 60), ("early", -1), ("just", 0)):
        began = (at + timedelta(seconds=seconds)).astimezone(there)
        fill(history, [replace(a_session(name, a_hold()), started=began)])
        assert history.put_feeling(a_feeling(name)) is None
    for one in (history, reopened(path)):
        recent = one.sessions_since(at)
        assert [session.id for session in recent] == ["just", "late"]
        assert recent == tuple(session for session in one.sessions() if session.started >= at)
        assert one.feelings_of("late") == (a_feeling("late"),)
        assert one.feelings_of("nobody") == ()
        one.close()
