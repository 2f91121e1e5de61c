"""Records as rows of tables, and rows as records: whatever stands in a file is looked at before it is believed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeVar

from stretchgui.history.records import MOST, CheckTry, Feeling, Felt, Moment, Reply, SessionRecord, Unit
from stretchgui.history.unfinished import Place
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone, Result
from stretchgui.session.numbers import WORST
from stretchgui.session.record import SetDone

E = TypeVar("E", bound=StrEnum)

Row = Mapping[str, object]
Value = str | int | float | None

LONGEST_ID: Final = 100
LONGEST_TITLE: Final = 1000
LONGEST_NOTE: Final = 20_000
MOST_NUMBERS: Final = 1000
MOST_PLACES: Final = 100
MOST_SECONDS: Final = 1_000_000.0
MOST_AMOUNT: Final = 1000.0
MOST_COUNTED: Final = 1_000_000
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 9000


class BadRowError(ValueError):
    """A row says what no record can say."""


# ---- records as rows ---------------------------------------------------------------------------------------------


def of_session(record: SessionRecord) -> dict[str, Value]:
    """A session's row, without its holds."""
    return {
        "id": record.id,
        "started": _moment(record.started),
        "routine": _clean(record.routine, LONGEST_TITLE),
        "title": _clean(record.title, LONGEST_TITLE),
        "turns": record.turns.value,
        "result": record.result.value if record.result else None,
        "note": of_note(record.note),
    }


def of_hold(session: str, hold: HoldDone, complete: int = 0) -> dict[str, Value]:
    """A hold's row."""
    return {
        "id": session,
        "step": hold.step,
        "exercise": _clean(hold.exercise, LONGEST_TITLE),
        "person": hold.person.value,
        "side": hold.side.value if hold.side else "",
        "repeat": hold.set,
        "planned": hold.planned,
        "held": hold.held,
        "released": int(hold.released),
        "numbers": json.dumps(hold.numbers, separators=(",", ":")),
        "complete": complete,
    }


def of_place(session: str, place: Place) -> dict[str, Value]:
    """A place's row."""
    return {
        "id": session,
        "at": _moment(place.at),
        "phase": place.phase,
        "elapsed": place.elapsed,
        "remaining": place.remaining,
    }


def of_feeling(feeling: Feeling) -> dict[str, Value]:
    """A feeling's row."""
    return {
        "id": feeling.session,
        "person": feeling.person.value,
        "moment": feeling.moment.value,
        "at": _moment(feeling.at),
        "pain": feeling.pain,
        "tightness": feeling.tightness,
        "places": json.dumps(feeling.places, separators=(",", ":")),
    }


def of_try(one: CheckTry) -> dict[str, Value]:
    """A try's row."""
    return {
        "id": one.session,
        "exercise": _clean(one.check, LONGEST_TITLE),
        "person": one.person.value,
        "side": one.side.value,
        "attempt": one.attempt,
        "at": _moment(one.at),
        "tightness": one.tightness,
        "amount": one.amount,
        "unit": one.unit.value,
        "felt": one.felt.value if one.felt else None,
    }


def of_reply(reply: Reply) -> dict[str, Value]:
    """A reply's row."""
    return {
        "id": reply.session,
        "person": reply.person.value,
        "about": _clean(reply.about, LONGEST_ID),
        "at": _moment(reply.at),
        "taken": int(reply.taken),
        "side": reply.side.value if reply.side else None,
    }


def of_note(note: str) -> str:
    """A note as it is kept."""
    return _clean(note, LONGEST_NOTE)


def _clean(text: str, longest: int) -> str:
    """A text that every file can take: half a character, as files can bring along, is none."""
    return text.encode("utf-8", "replace").decode("utf-8")[:longest]


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return at.isoformat()


# ---- rows as records ---------------------------------------------------------------------------------------------


def session_of(row: Row, holds: tuple[HoldDone, ...] = ()) -> SessionRecord:
    """The session of a row.

    Raises:
        BadRowError: It is none.
    """
    result = _text(row, "result") if row["result"] is not None else None
    return SessionRecord(
        id=_name(row, "id"),
        started=_when(row, "started"),
        routine=_text(row, "routine", LONGEST_TITLE),
        title=_text(row, "title", LONGEST_TITLE),
        turns=_one_of(Turns, _text(row, "turns")),
        result=_one_of(Result, result) if result is not None else None,
        holds=holds,
        note=_text(row, "note", LONGEST_NOTE),
    )


def hold_of(row: Row) -> HoldDone:
    """The hold of a row.

    Raises:
        BadRowError: It is none.
    """
    side = _text(row, "side")
    return HoldDone(
        step=_whole(row, "step", 0, MOST_COUNTED),
        exercise=_text(row, "exercise", LONGEST_TITLE),
        person=_one_of(Receiver, _text(row, "person")),
        side=_one_of(Side, side) if side else None,
        set=_whole(row, "repeat", 1, MOST_COUNTED),
        planned=_number(row, "planned"),
        held=_number(row, "held"),
        released=bool(_whole(row, "released", 0, 1)),
        numbers=_numbers(row),
    )


def set_of(row: Row) -> SetDone:
    """The set of a hold's row.

    Raises:
        BadRowError: It is none.
    """
    return SetDone(hold_of(row), _whole(row, "complete", 0, MOST_COUNTED))


def place_of(row: Row) -> Place:
    """The place of a row.

    Raises:
        BadRowError: It is none.
    """
    return Place(
        at=_when(row, "at"),
        phase=_whole(row, "phase", 0, MOST_COUNTED),
        elapsed=_number(row, "elapsed"),
        remaining=_number(row, "remaining") if row["remaining"] is not None else None,
    )


def feeling_of(row: Row) -> Feeling:
    """The feeling of a row.

    Raises:
        BadRowError: It is none.
    """
    return Feeling(
        session=_name(row, "id"),
        person=_person(row),
        moment=_one_of(Moment, _text(row, "moment")),
        at=_when(row, "at"),
        pain=_scale(row, "pain"),
        tightness=_scale(row, "tightness"),
        places=_places(row),
    )


def try_of(row: Row) -> CheckTry:
    """The try of a row.

    Raises:
        BadRowError: It is none.
    """
    return CheckTry(
        session=_name(row, "id"),
        check=_text(row, "exercise", LONGEST_TITLE),
        person=_person(row),
        side=_one_of(Side, _text(row, "side")),
        attempt=_whole(row, "attempt", 1, MOST_COUNTED),
        at=_when(row, "at"),
        tightness=_scale(row, "tightness"),
        # A thigh may hang below level: amounts are the only numbers that go below zero.
        amount=_number(row, "amount", -MOST_AMOUNT, MOST_AMOUNT) if row["amount"] is not None else None,
        unit=_one_of(Unit, _text(row, "unit")),
        felt=_one_of(Felt, _text(row, "felt")) if row["felt"] is not None else None,
    )


def moment_of(row: Row) -> datetime:
    """The moment of a row.

    Raises:
        BadRowError: It is none.
    """
    return _when(row, "at")


def reply_of(row: Row) -> Reply:
    """The reply of a row.

    Raises:
        BadRowError: It is none.
    """
    return Reply(
        session=_name(row, "id"),
        person=_person(row),
        about=_name(row, "about"),
        at=_when(row, "at"),
        taken=bool(_whole(row, "taken", 0, 1)),
        side=_one_of(Side, _text(row, "side")) if row["side"] is not None else None,
    )


def _person(row: Row) -> Receiver:
    person = _one_of(Receiver, _text(row, "person"))
    if person is Receiver.BOTH:
        raise BadRowError("only one person feels something")
    return person


def _one_of(kind: type[E], text: str) -> E:
    try:
        return kind(text)
    except ValueError:
        raise BadRowError(f"{text[:40]!r} is no {kind.__name__.lower()}") from None


def _name(row: Row, key: str) -> str:
    name = _text(row, key)
    if not name:
        raise BadRowError(f"{key} is empty")
    return name


def _text(row: Row, key: str, longest: int = LONGEST_ID) -> str:
    value = row[key]
    if not isinstance(value, str) or len(value) > longest:
        raise BadRowError(f"{key} is no text of at most {longest} characters")
    return value


def _when(row: Row, key: str) -> datetime:
    try:
        at = datetime.fromisoformat(_text(row, key))
    except ValueError:
        raise BadRowError(f"{key} is no moment") from None
    if at.tzinfo is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise BadRowError(f"{key} is a moment without a zone, or of no year of ours")
    return at


def _number(row: Row, key: str, least: float = 0.0, most: float = MOST_SECONDS) -> float:
    value = row[key]
    if not isinstance(value, float | int) or not math.isfinite(value) or not least <= value <= most:
        raise BadRowError(f"{key} is no number from {least:,.0f} to {most:,.0f}")
    return float(value)


def _whole(row: Row, key: str, least: int, most: int) -> int:
    value = row[key]
    if not isinstance(value, int) or not least <= value <= most:
        raise BadRowError(f"{key} is no whole number from {least} to {most}")
    return value


def _scale(row: Row, key: str) -> int | None:
    return None if row[key] is None else _whole(row, key, 0, MOST)


def _numbers(row: Row) -> tuple[int, ...]:
    if row["numbers"] == "[]":
        # As most are, and there are thousands.
        return ()
    values = _list(row, "numbers", MOST_NUMBERS)
    numbers = tuple(value for value in values if type(value) is int and 0 <= value <= WORST)
    if len(numbers) != len(values):
        raise BadRowError(f"numbers are not all whole ones from 0 to {WORST}")
    return numbers


def _places(row: Row) -> tuple[str, ...]:
    values = _list(row, "places", MOST_PLACES)
    places = tuple(value for value in values if isinstance(value, str) and len(value) <= LONGEST_ID)
    if len(places) != len(values):
        raise BadRowError("places are not all names")
    return places


def _list(row: Row, key: str, most: int) -> list[object]:
    try:
        # A list of so many short things is no longer than this.
        values = json.loads(_text(row, key, most * (LONGEST_ID + 4)))
    except (ValueError, RecursionError) as error:
        raise BadRowError(f"{key} is no list") from error
    if not isinstance(values, list) or len(values) > most:
        raise BadRowError(f"{key} is no list of at most {most}")
    return values
