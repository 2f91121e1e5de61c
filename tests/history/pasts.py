"""Pasts for tests: told in a few numbers."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from stretchgui.history.past import Past
from stretchgui.history.records import Feeling, Moment, SessionRecord
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone, Result

MONDAY = datetime(2026, 11, 2, 20, 0, tzinfo=UTC)


def held(
    person: Receiver = Receiver.A, exercise: str = "knee", side: Side | None = None, seconds: float = 30
) -> HoldDone:
    return HoldDone(0, exercise, person, side, 1, seconds, seconds, released=False)


def session(
    number: int,
    *,
    started: datetime | None = None,
    turns: Turns = Turns.WHOLE,
    holds: Sequence[HoldDone] | None = None,
    routine: str = "evening",
    note: str = "",
) -> SessionRecord:
    both = (held(Receiver.A), held(Receiver.B))
    return SessionRecord(
        f"s{number}",
        started or MONDAY + timedelta(days=number),
        routine,
        routine.title(),
        turns,
        result=Result.FINISHED,
        holds=both if holds is None else tuple(holds),
        note=note,
    )


def felt(
    of: SessionRecord, person: Receiver, before: int | None, after: int | None, next_day: int | None = None
) -> list[Feeling]:
    """What a person said of their pain at each moment; None says nothing."""
    times = (timedelta(minutes=-2), timedelta(minutes=20), timedelta(hours=25))
    return [
        Feeling(of.id, person, moment, of.started + after_start, pain=pain)
        for moment, after_start, pain in zip(Moment, times, (before, after, next_day), strict=True)
        if pain is not None
    ]


def past_of_changes(
    changes: Iterable[tuple[int, int]], person: Receiver = Receiver.A, routine: str = "evening"
) -> Past:
    """One session for each (before, after)."""
    sessions, feelings = [], []
    for number, (before, after) in enumerate(changes):
        sessions.append(session(number, routine=routine))
        feelings += felt(sessions[-1], person, before, after)
    return Past.of(sessions, feelings, ())
