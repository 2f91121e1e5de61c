"""What is asked of SQLite, in its own words. `:id` is a session's id everywhere."""

from __future__ import annotations

from typing import Final

PUT_SESSION: Final = """
INSERT INTO session (id, started, routine, title, turns, result, note)
VALUES (:id, :started, :routine, :title, :turns, :result, :note)
ON CONFLICT (id) DO UPDATE SET
    started = excluded.started, routine = excluded.routine, title = excluded.title, turns = excluded.turns,
    result = excluded.result, note = excluded.note
"""

PUT_HOLD: Final = """
INSERT INTO hold (session, step, exercise, person, side, repeat, planned, held, released, numbers, complete)
SELECT nr, :step, :exercise, :person, :side, :repeat, :planned, :held, :released, :numbers, :complete
FROM session WHERE id = :id
ON CONFLICT (session, step, exercise, person, side, repeat) DO UPDATE SET
    planned = excluded.planned, held = excluded.held, released = excluded.released, numbers = excluded.numbers,
    complete = excluded.complete
"""

PUT_RESULT: Final = "UPDATE session SET result = :result WHERE id = :id"
PUT_NOTE: Final = "UPDATE session SET note = :note WHERE id = :id"

# Of a session that runs: what is planned, and where it is.
PUT_PLAN: Final = "INSERT OR REPLACE INTO plan (session, plan) SELECT nr, :plan FROM session WHERE id = :id"
PUT_PLACE: Final = """
INSERT OR REPLACE INTO place (session, at, phase, elapsed, remaining)
SELECT nr, :at, :phase, :elapsed, :remaining FROM session WHERE id = :id
"""
FORGET_PLAN: Final = "DELETE FROM plan WHERE session = (SELECT nr FROM session WHERE id = :id)"
FORGET_PLACE: Final = "DELETE FROM place WHERE session = (SELECT nr FROM session WHERE id = :id)"

PUT_FEELING: Final = """
INSERT INTO feeling (session, person, moment, at, pain, tightness, places)
SELECT nr, :person, :moment, :at, :pain, :tightness, :places FROM session WHERE id = :id
ON CONFLICT (session, person, moment) DO UPDATE SET
    at = excluded.at, pain = excluded.pain, tightness = excluded.tightness, places = excluded.places
"""

PUT_TRY: Final = """
INSERT INTO try (session, exercise, person, side, attempt, at, tightness, amount, unit, felt)
SELECT nr, :exercise, :person, :side, :attempt, :at, :tightness, :amount, :unit, :felt FROM session WHERE id = :id
ON CONFLICT (session, exercise, person, side, attempt) DO UPDATE SET
    at = excluded.at, tightness = excluded.tightness, amount = excluded.amount, unit = excluded.unit,
    felt = excluded.felt
"""

PUT_REPLY: Final = """
INSERT INTO reply (session, person, about, at, taken, side)
SELECT nr, :person, :about, :at, :taken, :side FROM session WHERE id = :id
ON CONFLICT (session, person, about) DO UPDATE SET at = excluded.at, taken = excluded.taken, side = excluded.side
"""

SESSIONS: Final = "SELECT id, started, routine, title, turns, result, note FROM session ORDER BY nr"
IDS: Final = "SELECT id FROM session ORDER BY nr"
SESSION: Final = "SELECT id, started, routine, title, turns, result, note FROM session WHERE id = :id"

SINCE: Final = "SELECT id FROM session WHERE julianday(started) >= julianday(:moment)"

HOLDS: Final = """
SELECT session.id AS id, step, exercise, person, side, repeat, planned, held, released, numbers
FROM hold JOIN session ON session.nr = hold.session ORDER BY hold.nr
"""
HOLDS_OF: Final = """
SELECT session.id AS id, step, exercise, person, side, repeat, planned, held, released, numbers, complete
FROM hold JOIN session ON session.nr = hold.session WHERE session.id = :id ORDER BY hold.nr
"""

UNFINISHED: Final = """
SELECT session.id AS id, plan.plan AS plan, place.at AS at, phase, elapsed, remaining
FROM session LEFT JOIN plan ON plan.session = session.nr LEFT JOIN place ON place.session = session.nr
WHERE result IS NULL ORDER BY session.nr
"""

FEELINGS: Final = """
SELECT session.id AS id, person, moment, at, pain, tightness, places
FROM feeling JOIN session ON session.nr = feeling.session ORDER BY feeling.nr
"""
FEELINGS_OF: Final = """
SELECT session.id AS id, person, moment, at, pain, tightness, places
FROM feeling JOIN session ON session.nr = feeling.session WHERE session.id = :id ORDER BY feeling.nr
"""
TRIES: Final = """
SELECT session.id AS id, exercise, person, side, attempt, at, tightness, amount, unit, felt
FROM try JOIN session ON session.nr = try.session ORDER BY try.nr
"""
TRIES_OF: Final = """
SELECT session.id AS id, exercise, person, side, attempt, at, tightness, amount, unit, felt
FROM try JOIN session ON session.nr = try.session WHERE session.id = :id ORDER BY try.nr
"""
REPLIES: Final = """
SELECT session.id AS id, person, about, at, taken, side
FROM reply JOIN session ON session.nr = reply.session ORDER BY reply.nr
"""
REPLIES_OF: Final = """
SELECT session.id AS id, person, about, at, taken, side
FROM reply JOIN session ON session.nr = reply.session WHERE session.id = :id ORDER BY reply.nr
"""

NEWEST_TRY: Final = "SELECT at FROM try ORDER BY julianday(at) DESC LIMIT 1"

FORGET_TRY: Final = """
DELETE FROM try WHERE session = (SELECT nr FROM session WHERE id = :id)
    AND exercise = :exercise AND person = :person AND side = :side AND attempt = :attempt
"""
FORGET_SESSION: Final = "DELETE FROM session WHERE id = :id"
FORGET_ALL: Final = ("DELETE FROM session",)

# A note may be about anybody, so it goes wherever the person was there: they received, or said something.
FORGET: Final = (
    """
    UPDATE session SET note = '' WHERE turns IN (:person, 'each', 'whole')
        OR nr IN (SELECT session FROM hold WHERE person IN (:person, 'both'))
        OR nr IN (SELECT session FROM feeling WHERE person = :person)
        OR nr IN (SELECT session FROM try WHERE person = :person)
        OR nr IN (SELECT session FROM reply WHERE person = :person)
    """,
    # A plan names who receives, from its first line to its last.
    "DELETE FROM plan",
    "DELETE FROM place",
    "DELETE FROM feeling WHERE person = :person",
    "DELETE FROM try WHERE person = :person",
    "DELETE FROM reply WHERE person = :person",
    "DELETE FROM hold WHERE person = :person",
    "UPDATE OR REPLACE hold SET person = :other WHERE person = 'both'",
    """
    DELETE FROM session WHERE turns <> :other
        AND nr NOT IN (SELECT session FROM hold)
        AND nr NOT IN (SELECT session FROM feeling)
        AND nr NOT IN (SELECT session FROM try)
        AND nr NOT IN (SELECT session FROM reply)
    """,
    # Who received says something about both.
    "UPDATE session SET turns = :other",
)
