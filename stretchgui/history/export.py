"""The history for other programs: as JSON, and as one table for spreadsheets. People are `a`, `b` or `both`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Final

from stretchgui.history.past import Past
from stretchgui.history.records import CheckTry, Feeling, Reply, SessionRecord
from stretchgui.session.events import HoldDone

FORMAT: Final = 1
_SESSION: Final = ("id", "started", "routine", "turns", "result")
_HOLD: Final = ("step", "exercise", "person", "side", "set", "planned", "held", "released", "numbers")
HOLD_COLUMNS: Final = (*_SESSION, *_HOLD)
"""A line for each hold: what the command line prints."""
COLUMNS: Final = (
    *("row", *HOLD_COLUMNS, "note"),
    *("at", "moment", "pain", "tightness", "places", "check", "attempt", "amount", "unit", "felt"),
    *("about", "taken"),
)
"""A line for each hold, each feeling, each try of a check and each reply to a suggestion; `row` says which."""
# What a spreadsheet would take for a formula begins with one of these.
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


def session_json(session: SessionRecord) -> dict[str, object]:
    """A session as the command line shows it; `result` is null while nobody has said what became of it."""
    return {**_session(session), "holds": [_hold(hold) for hold in session.holds]}


def json_text(past: Past) -> str:
    """Everything, with notes, feelings, checks and replies."""
    said = {
        "format": FORMAT,
        "sessions": [{**session_json(one), "title": one.title, "note": one.note} for one in past.sessions],
        "feelings": [_feeling(one) for one in past.feelings],
        "checks": [_try(one) for one in past.tries],
        "replies": [_reply(one) for one in past.replies],
    }
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def csv_text(past: Past) -> str:
    """Everything as one table; what a line has no value for stays empty."""
    return _table(COLUMNS, _rows(past))


def holds_csv(sessions: Iterable[SessionRecord]) -> str:
    """The holds alone; a session in which nobody held anything is one line all the same."""
    return _table(HOLD_COLUMNS, (row for session in sessions for row in _hold_rows(session)))


def _rows(past: Past) -> Iterator[dict[str, object]]:
    for session in past.sessions:
        for row in _hold_rows(session):
            yield {"row": "hold", **row, "note": session.note}
    said = (("feeling", map(_feeling, past.feelings)), ("check", map(_try, past.tries)))
    for kind, found in (*said, ("reply", map(_reply, past.replies))):
        for one in found:
            known = past.by_id.get(str(one.pop("session")))
            yield {"row": kind, **({} if known is None else _session(known)), **one}


def _table(columns: tuple[str, ...], rows: Iterable[dict[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return text.getvalue()


def _hold_rows(session: SessionRecord) -> Iterator[dict[str, object]]:
    start = _session(session)
    yield from ({**start, **_hold(hold)} for hold in session.holds)
    if not session.holds:
        yield start


def _session(session: SessionRecord) -> dict[str, object]:
    return {
        "id": session.id,
        "started": session.started.isoformat(),
        "routine": session.routine,
        "turns": session.turns,
        "result": session.result,
    }


def _hold(hold: HoldDone) -> dict[str, object]:
    return {
        "step": hold.step,
        "exercise": hold.exercise,
        "person": hold.person,
        "side": hold.side,
        "set": hold.set,
        "planned": round(hold.planned, 3),
        "held": round(hold.held, 3),
        "released": hold.released,
        "numbers": list(hold.numbers),
    }


def _feeling(one: Feeling) -> dict[str, object]:
    return {
        "session": one.session,
        "person": one.person,
        "moment": one.moment,
        "at": one.at.isoformat(),
        "pain": one.pain,
        "tightness": one.tightness,
        "places": list(one.places),
    }


def _try(one: CheckTry) -> dict[str, object]:
    return {
        "session": one.session,
        "check": one.check,
        "person": one.person,
        "side": one.side,
        "attempt": one.attempt,
        "at": one.at.isoformat(),
        "tightness": one.tightness,
        "amount": one.amount,
        "unit": one.unit,
        "felt": one.felt,
    }


def _reply(one: Reply) -> dict[str, object]:
    return {
        "session": one.session,
        "person": one.person,
        "about": one.about,
        "at": one.at.isoformat(),
        "taken": one.taken,
        "side": one.side,
    }


def _cell(value: object) -> object:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(map(str, value))
        case str() if value.startswith(FORMULAS):
            return f"'{value}"
        case _:
            return value
