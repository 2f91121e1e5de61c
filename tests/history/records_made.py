"""Records for tests: one that is easy to read, and any that hypothesis can think of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from stretchgui.history.records import CheckTry, Feeling, Felt, Moment, Reply, SessionRecord, Unit
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone, Result

EVENING = datetime(2026, 11, 29, 20, 15, tzinfo=timezone(timedelta(hours=1)))
A, B, BOTH = Receiver.A, Receiver.B, Receiver.BOTH


def a_hold(person: Receiver = A, side: Side | None = Side.LEFT, *, step: int = 0, held: float = 30.0) -> HoldDone:
    return HoldDone(step, "single-knee-to-chest", person, side, 1, 30.0, held, False, (3,))


def a_session(name: str = "one", *holds: HoldDone, days: int = 0) -> SessionRecord:
    began = EVENING + timedelta(days=days)
    return SessionRecord(name, began, "two-simple-stretches", "Two simple stretches", Turns.WHOLE, None, holds)


def a_feeling(session: str = "one", person: Receiver = A, moment: Moment = Moment.BEFORE, pain: int = 4) -> Feeling:
    return Feeling(session, person, moment, EVENING, pain, 5, ("low-back-left",))


def a_try(session: str = "one", person: Receiver = A, attempt: int = 1) -> CheckTry:
    return CheckTry(session, "check-90-90", person, Side.LEFT, attempt, EVENING, 4, 70.0, Unit.DEGREES, Felt.MUSCLE)


def a_reply(session: str = "one", person: Receiver = A, about: str = "front", *, taken: bool = True) -> Reply:
    return Reply(session, person, about, EVENING, taken, Side.LEFT)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
SECONDS = st.floats(0, 3600)
ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))) | st.just(UTC)
MOMENTS = st.datetimes(
    EVENING.replace(year=1970, tzinfo=None), EVENING.replace(year=2970, tzinfo=None), timezones=ZONES
)
SCALE = st.none() | st.integers(0, 10)

HOLDS = st.builds(
    HoldDone,
    step=st.integers(0, 3),
    exercise=NAMES,
    person=st.sampled_from(Receiver),
    side=st.none() | st.sampled_from(Side),
    set=st.integers(1, 3),
    planned=SECONDS,
    held=SECONDS,
    released=st.booleans(),
    numbers=st.lists(st.integers(0, 10), max_size=5).map(tuple),
)
HOLDS_OF_A_SESSION = st.lists(
    HOLDS, max_size=8, unique_by=lambda hold: (hold.step, hold.exercise, hold.person, hold.side, hold.set)
).map(tuple)
SESSIONS = st.builds(
    SessionRecord,
    id=NAMES,
    started=MOMENTS,
    routine=TEXTS,
    title=TEXTS,
    turns=st.sampled_from(Turns),
    result=st.none() | st.sampled_from(Result),
    holds=HOLDS_OF_A_SESSION,
    note=TEXTS,
)
SOME_SESSIONS = st.lists(SESSIONS, max_size=4, unique_by=lambda session: session.id)
ONE_PERSON = st.sampled_from((A, B))


def feelings_of(session: str) -> st.SearchStrategy[Feeling]:
    return st.builds(
        Feeling,
        session=st.just(session),
        person=ONE_PERSON,
        moment=st.sampled_from(Moment),
        at=MOMENTS,
        pain=SCALE,
        tightness=SCALE,
        places=st.lists(NAMES, max_size=3).map(tuple),
    )


def tries_of(session: str) -> st.SearchStrategy[CheckTry]:
    return st.builds(
        CheckTry,
        session=st.just(session),
        check=NAMES,
        person=ONE_PERSON,
        side=st.sampled_from(Side),
        attempt=st.integers(1, 3),
        at=MOMENTS,
        tightness=SCALE,
        amount=st.none() | st.floats(-180, 180),
        unit=st.sampled_from(Unit),
        felt=st.none() | st.sampled_from(Felt),
    )


def replies_of(session: str) -> st.SearchStrategy[Reply]:
    return st.builds(
        Reply,
        session=st.just(session),
        person=ONE_PERSON,
        about=NAMES,
        at=MOMENTS,
        taken=st.booleans(),
        side=st.none() | st.sampled_from(Side),
    )


def finished(session: SessionRecord, result: Result = Result.FINISHED) -> SessionRecord:
    return replace(session, result=result)
