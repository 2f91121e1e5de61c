"""The history narrowed: to days as the wall clock told them, and to one person as if the other was never there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from stretchgui.history.past import TWO, Past, day_of, gathered, people_of, week_of
from stretchgui.history.records import Chapter, CheckTry, Feeling, Moment, Reply
from stretchgui.history.store import History
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from tests.history.pasts import MONDAY, felt, held, session
from tools.plausible_history import plausible_past, write_past

PEOPLE = st.sampled_from(TWO)
SIDES = st.sampled_from([None, *Side])


@st.composite
def sessions_of_b(draw: st.DrawFn) -> Past:
    """Whatever person B may have done and said in three sessions of both."""
    sessions, feelings, tries, replies = [], [], [], []
    for number in range(3):
        of_b = [
            held(Receiver.B, draw(st.sampled_from(["knee", "thigh"])), draw(SIDES), draw(st.floats(1, 90)))
            for _ in range(draw(st.integers(0, 3)))
        ]
        one = session(number, holds=[held(Receiver.A), *of_b, held(Receiver.BOTH, "breathe")])
        sessions.append(one)
        feelings += felt(one, Receiver.A, 4, 3)
        feelings += felt(one, Receiver.B, draw(st.integers(0, 10)), draw(st.none() | st.integers(0, 10)))
        tries += [
            CheckTry(one.id, "check", Receiver.B, side, 1, one.started, draw(st.integers(0, 10)))
            for side in Side
            if draw(st.booleans())
        ]
        if draw(st.booleans()):
            replies.append(Reply(one.id, Receiver.B, "front", one.started, draw(st.booleans())))
    if draw(st.booleans()):
        alone = session(9, turns=Turns.B, holds=[held(Receiver.B)])
        sessions.append(alone)
        feelings += felt(alone, Receiver.B, 1, 1)
    return Past.of(sessions, feelings, tries, replies)


@given(sessions_of_b(), sessions_of_b())
def test_nothing_of_whom_is_left_out_can_be_told(one: Past, other: Past) -> None:
    assert one.only([Receiver.A], notes=False) == other.only([Receiver.A], notes=False)


@given(sessions_of_b())
def test_whom_it_is_about_keeps_everything(past: Past) -> None:
    kept = past.only([Receiver.B], notes=True)
    assert kept.feelings == tuple(one for one in past.feelings if one.person is Receiver.B)
    assert (kept.tries, kept.replies) == (past.tries, past.replies)
    assert people_of(kept) == (Receiver.B,)


def test_both_keep_all_of_it_and_nobody_nothing() -> None:
    past = plausible_past(2)
    assert past.only(TWO, notes=True) is past
    assert past.only((), notes=True) == Past()


def test_notes_stay_only_where_they_are_wanted() -> None:
    past = Past.of([session(0, note="Ben was late")], (), ())
    assert past.only(TWO, notes=False).sessions[0].note == ""
    assert past.only([Receiver.A], notes=False).sessions[0].note == ""
    assert past.only([Receiver.A], notes=True).sessions[0].note == "Ben was late"


def test_a_session_for_the_other_alone_is_left_out() -> None:
    past = Past.of([session(0, turns=Turns.B, holds=[held(Receiver.B)])], (), ())
    assert past.only([Receiver.A], notes=True) == Past()
    together = Past.of([session(0, turns=Turns.B, holds=[held(Receiver.BOTH)])], (), ())
    assert len(together.only([Receiver.A], notes=True).sessions) == 1


def test_a_day_is_that_of_the_clock_on_the_wall() -> None:
    late = session(0, started=datetime(2026, 11, 2, 23, 30, tzinfo=timezone(timedelta(hours=-8))))
    assert late.started.astimezone(UTC).date() == date(2026, 11, 3)
    assert day_of(late) == date(2026, 11, 2)
    assert week_of(date(2026, 11, 8)) == date(2026, 11, 2)
    assert week_of(date(2026, 11, 2)) == date(2026, 11, 2)


def test_since_takes_that_day_too() -> None:
    past = Past.of([session(0), session(1)], felt(session(0), Receiver.A, 1, 1), ())
    later = past.since((MONDAY + timedelta(days=1)).date())
    assert [one.id for one in later.sessions] == ["s1"]
    assert later.feelings == ()
    assert past.since(None) is past
    assert len(past.since(MONDAY.date()).sessions) == 2


def test_a_session_goes_with_all_that_belongs_to_it() -> None:
    one, other = session(0), session(1)
    feelings = [*felt(one, Receiver.A, 1, 1), *felt(other, Receiver.A, 2, 2)]
    reply = Reply(one.id, Receiver.A, "front", one.started, taken=True)
    past = Past.of([one, other], feelings, [CheckTry(one.id, "c", Receiver.A, Side.LEFT, 1, one.started, 3)], [reply])
    left = past.without(one.id)
    assert left == Past.of([other], felt(other, Receiver.A, 2, 2), ())


def test_what_was_said_is_found_by_session_person_and_moment() -> None:
    one = session(0)
    said = Feeling(one.id, Receiver.B, Moment.AFTER, one.started, pain=2)
    past = Past.of([replace(one)], [said], ())
    assert past.felt[one.id, Receiver.B, Moment.AFTER] is said
    assert past.by_id[one.id] == one


def test_the_same_seed_is_the_same_past_and_another_one_another() -> None:
    assert plausible_past(3, 5) == plausible_past(3, 5)
    assert plausible_past(3, 5) != plausible_past(3, 6)
    past = plausible_past()
    assert len(past.sessions) == 24
    assert people_of(past) == TWO
    assert past.tries
    assert past.replies


def test_a_history_read_chapter_by_chapter_tells_all_of_it(tmp_path: Path) -> None:
    """The newest last, whatever is in it, and one that is deleted in between is not there any more."""
    past = plausible_past(weeks=2)
    history, _ = History.open(tmp_path / "history.sqlite")
    write_past(past, history)
    assert told_by(list(history.chapters())) == past
    reading = history.chapters()
    first = next(reading)
    history.forget_session(past.sessions[-1].id)
    assert [first.session.id, *(chapter.session.id for chapter in reading)] == [one.id for one in past.sessions[:-1]]
    history.close()


def told_by(chapters: Sequence[Chapter]) -> Past:
    """What some chapters come to, every piece of it gone through."""
    found = []

    def gone_through() -> Iterator[None]:
        found.append((yield from gathered(chapters)))

    assert list(gone_through())
    return found[0]


def test_a_session_taken_out_and_put_back_is_as_it_was() -> None:
    past = plausible_past(weeks=2)
    gone = past.sessions[2].id
    chapter = past.chapter(gone)
    assert chapter is not None
    assert past.without(gone).chapter(gone) is None
    assert past.without(gone).joined(chapter) == past


def test_a_revised_session_is_the_only_one_that_changes() -> None:
    past = plausible_past(weeks=1)
    revised = past.revised(replace(past.sessions[1], note="Another."))
    assert [one.note == "Another." for one in revised.sessions] == [place == 1 for place in range(len(past.sessions))]
    assert (revised.feelings, revised.tries) == (past.feelings, past.tries)
