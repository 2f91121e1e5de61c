"""All that the history holds, as one value: narrowed to people and to days, so that every page counts the same."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from stretchgui.history.records import Chapter, CheckTry, Feeling, Moment, Reply, SessionRecord
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone

TWO: Final = (Receiver.A, Receiver.B)
# Whose turn alone a session was.
_ALONE: Final[Mapping[Turns, Receiver]] = {Turns.A: Receiver.A, Turns.B: Receiver.B}
_TURNS: Final[Mapping[Receiver, Turns]] = {Receiver.A: Turns.A, Receiver.B: Turns.B}


@dataclass(frozen=True)
class Past:
    """What was done and felt.

    Attributes:
        sessions: The oldest first.
        feelings: What was said before and after them.
        tries: What was found in checks.
        replies: What was answered to what was suggested because of them.
    """

    sessions: tuple[SessionRecord, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    tries: tuple[CheckTry, ...] = ()
    replies: tuple[Reply, ...] = ()

    @staticmethod
    def of(
        sessions: Iterable[SessionRecord],
        feelings: Iterable[Feeling],
        tries: Iterable[CheckTry],
        replies: Iterable[Reply] = (),
    ) -> Past:
        """Everything, in the order it was."""
        return Past(
            tuple(sorted(sessions, key=lambda one: (one.started, one.id))),
            tuple(sorted(feelings, key=lambda one: one.at)),
            tuple(sorted(tries, key=lambda one: one.at)),
            tuple(sorted(replies, key=lambda one: one.at)),
        )

    def chapter(self, session_id: str) -> Chapter | None:
        """One session with all that belongs to it; None if there is none such."""
        session = self.by_id.get(session_id)
        if session is None:
            return None
        return Chapter(
            session,
            tuple(one for one in self.feelings if one.session == session_id),
            tuple(one for one in self.tries if one.session == session_id),
            tuple(one for one in self.replies if one.session == session_id),
        )

    def revised(self, session: SessionRecord) -> Past:
        """The same with one session as it is now: another note, say."""
        return replace(self, sessions=tuple(session if one.id == session.id else one for one in self.sessions))

    def joined(self, chapter: Chapter) -> Past:
        """The same and one session more."""
        return Past.of(
            (*self.sessions, chapter.session),
            (*self.feelings, *chapter.feelings),
            (*self.tries, *chapter.tries),
            (*self.replies, *chapter.replies),
        )

    @cached_property
    def by_id(self) -> Mapping[str, SessionRecord]:
        """The sessions by their ids."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def felt(self) -> Mapping[tuple[str, Receiver, Moment], Feeling]:
        """What was said, by session, person and moment."""
        return {(one.session, one.person, one.moment): one for one in self.feelings}

    def since(self, first: date | None) -> Past:
        """What belongs to the sessions of that day and later; None for all of it."""
        if first is None:
            return self
        sessions = tuple(session for session in self.sessions if day_of(session) >= first)
        return self._with(sessions, {session.id for session in sessions})

    def without(self, session_id: str) -> Past:
        """The same without one session and what belongs to it."""
        sessions = tuple(session for session in self.sessions if session.id != session_id)
        return self._with(sessions, {session.id for session in sessions})

    def only(self, people: Collection[Receiver], *, notes: bool) -> Past:
        """What concerns these people alone, as if the other had never been there.

        Args:
            people: Who stays. With both, everything does.
            notes: Whether notes stay: they were written by both, and may name either.
        """
        kept = [person for person in TWO if person in people]
        if len(kept) == len(TWO):
            return self if notes else replace(self, sessions=tuple(replace(one, note="") for one in self.sessions))
        if not kept:
            return Past()
        who = kept[0]
        sessions = tuple(
            replace(
                session,
                turns=_TURNS[who],
                holds=tuple(own for hold in session.holds if (own := _own_hold(hold, who)) is not None),
                note=session.note if notes else "",
            )
            for session in self.sessions
            if took_part(session, who)
        )
        ids = {session.id for session in sessions}
        return Past(
            sessions,
            tuple(one for one in self.feelings if one.person is who and one.session in ids),
            tuple(one for one in self.tries if one.person is who and one.session in ids),
            tuple(one for one in self.replies if one.person is who and one.session in ids),
        )

    def _with(self, sessions: tuple[SessionRecord, ...], ids: set[str]) -> Past:
        return Past(
            sessions,
            tuple(one for one in self.feelings if one.session in ids),
            tuple(one for one in self.tries if one.session in ids),
            tuple(one for one in self.replies if one.session in ids),
        )


def gathered(chapters: Sequence[Chapter]) -> Generator[None, None, Past]:
    """Everything that some sessions tell, in a few pieces: whoever has much does something else in between."""
    past = Past.of((one.session for one in chapters), (), ())
    yield
    past = replace(past, feelings=Past.of((), (said for one in chapters for said in one.feelings), ()).feelings)
    yield
    past = replace(past, tries=Past.of((), (), (found for one in chapters for found in one.tries)).tries)
    yield
    return replace(past, replies=Past.of((), (), (), (told for one in chapters for told in one.replies)).replies)


def took_part(session: SessionRecord, person: Receiver) -> bool:
    """Whether a session was for this person too, or had something that both did together."""
    if _ALONE.get(session.turns, person) is person:
        return True
    return any(hold.person in (person, Receiver.BOTH) for hold in session.holds)


def people_of(past: Past) -> tuple[Receiver, ...]:
    """Who has anything in the history."""
    return tuple(person for person in TWO if any(took_part(session, person) for session in past.sessions))


def day_of(session: SessionRecord) -> date:
    """The day on which a session began, by the clock on the wall where it was."""
    return session.started.date()


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _own_hold(hold: HoldDone, person: Receiver) -> HoldDone | None:
    if hold.person is person:
        return hold
    # Nobody knows who of the two said a number in what both did.
    return replace(hold, person=person, numbers=()) if hold.person is Receiver.BOTH else None
