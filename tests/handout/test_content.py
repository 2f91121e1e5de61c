"""What stands on the two pages: both people's notes in neutral words, and of whoever is hidden nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta

import pytest

from stretchgui.handout.content import MOST_SESSIONS
from stretchgui.history.changes import Measure
from stretchgui.history.past import TWO, Past, day_of
from stretchgui.routine.exercise import Region
from stretchgui.routine.timeline import Receiver
from tests.handout.made import handout
from tests.history.pasts import felt, past_of_changes, session
from tools.plausible_history import NOTES, UNTIL, plausible_past

SIX_WEEKS = plausible_past()
LIKE_A_VERDICT = ("diagnos", "assess", "treat", "impair", "dysfunction", "abnormal", "heal", "cure", "weak")


def texts(value: object) -> Iterator[str]:
    """Every text of a handout, however deep."""
    match value:
        case str():
            yield str(value)
        case dict():
            for key, one in value.items():
                yield from texts(key)
                yield from texts(one)
        case tuple() | frozenset():
            for one in value:
                yield from texts(one)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from texts(getattr(value, field.name))
        case _:
            pass


def test_it_says_first_what_it_is_and_what_it_is_not() -> None:
    made = handout(SIX_WEEKS)
    assert made.title.startswith("Our own notes")
    assert made.who == "Anna and Ben"
    assert "has not been" not in made.purpose
    for said in ("our own notes", "It does not examine, diagnose or treat", "not been reviewed by a physiotherapist"):
        assert said in made.purpose
    assert "proposal" in made.limits
    assert "no diagnosis" in made.checks_not


def test_each_part_is_the_persons_own() -> None:
    for part, name in zip(handout(SIX_WEEKS).parts, ("Anna", "Ben"), strict=True):
        own = [one for one in SIX_WEEKS.tries if one.person is part.person]
        assert part.name == name
        assert len(part.checks) == len({one.check for one in own})
        assert part.felt[Measure.PAIN].points
        assert part.doses.lines[0][0].region is Region.LOW_BACK
        assert part.done.startswith(f"{len(SIX_WEEKS.sessions)} sessions, ")


@pytest.mark.parametrize(("shown", "hidden", "name"), [(*TWO, "Benedikt"), (*TWO[::-1], "Annegret")])
def test_of_who_is_hidden_there_is_nothing(shown: Receiver, hidden: Receiver, name: str) -> None:
    noted = replace(SIX_WEEKS, sessions=tuple(replace(one, note="Benedikt, Annegret") for one in SIX_WEEKS.sessions))
    made = handout(noted, [shown], names=("Annegret", "Benedikt"))
    assert [part.person for part in made.parts] == [shown]
    assert not any(name in text for text in texts(made))
    assert (made.notes, made.with_notes) == ((), False)
    without = noted.only([shown], notes=False)
    assert made == handout(without, [shown], names=("Annegret", "Benedikt"))
    assert hidden not in [note.latest.person for part in made.parts for note in part.checks]


def test_a_session_of_the_hidden_one_alone_counts_for_nobody() -> None:
    theirs = past_of_changes([(5, 3)] * 7, Receiver.B)
    alone = replace(theirs, sessions=tuple(replace(one, holds=one.holds[1:]) for one in theirs.sessions))
    made = handout(alone, [Receiver.A])
    assert made.parts[0].felt[Measure.PAIN].points == ()


def test_notes_stand_there_the_newest_first() -> None:
    made = handout(SIX_WEEKS)
    written = [one for one in SIX_WEEKS.sessions if one.note]
    assert [note.text for note in made.notes] == [one.note for one in reversed(written)]
    assert {note.text for note in made.notes} <= set(NOTES)


def test_a_note_of_many_lines_is_one_paragraph() -> None:
    made = handout(Past.of([session(0, note=" First.\n\n  Second.\t")], (), ()))
    assert [note.text for note in made.notes] == ["First. Second."]


@pytest.mark.parametrize("weeks", [1, 3, None])
def test_it_reaches_as_far_back_as_is_asked(weeks: int | None) -> None:
    made = handout(SIX_WEEKS, weeks=weeks)
    first = day_of(SIX_WEEKS.sessions[0]) if weeks is None else UNTIL - timedelta(weeks=weeks)
    kept = [one for one in SIX_WEEKS.sessions if day_of(one) >= first]
    assert made.parts[0].done.startswith(f"{len(kept)} session")
    assert made.when == f"From {first.day} {first:%b %Y} to 28 Nov 2026"


def test_nothing_claims_nothing() -> None:
    made = handout(Past())
    assert (made.notes, made.with_notes) == ((), True)
    for part in made.parts:
        assert part.checks == ()
        assert part.doses.lines == ()
        assert all("too few to say anything" in told for told in part.told)
        assert not any(felt.points for felt in part.felt.values())


@pytest.mark.parametrize(("number", "by_month", "points"), [(MOST_SESSIONS, False, MOST_SESSIONS), (81, True, 3)])
def test_of_very_many_sessions_the_months_are_shown(number: int, *, by_month: bool, points: int) -> None:
    changes = [(6, 4) if place < 29 else (2, 1) for place in range(number)]
    (part, _) = handout(past_of_changes(changes)).parts
    pain = part.felt[Measure.PAIN]
    assert (pain.by_month, len(pain.points)) == (by_month, points)
    # November began on its second day: 29 sessions, then 31 and the rest.
    assert [(one.before, one.after) for one in pain.points if by_month] == [(6, 4), (2, 1), (2, 1)][: 3 * by_month]


def test_a_month_is_the_mean_of_what_was_said_in_it() -> None:
    first, second = session(0), session(1)
    many = [session(100 + number) for number in range(MOST_SESSIONS)]
    said = [
        *felt(first, Receiver.A, 6, None),
        *felt(second, Receiver.A, 3, 2, 1),
        *(one for each in many for one in felt(each, Receiver.A, 1, 1)),
    ]
    point = handout(Past.of([first, second, *many], said, ())).parts[0].felt[Measure.PAIN].points[0]
    assert (point.before, point.after, point.next_day) == (4.5, 2, 1)


def test_what_was_noted_is_told_without_a_verdict() -> None:
    told = [text.lower() for part in handout(SIX_WEEKS).parts for text in texts(part)]
    assert told
    assert [text for text in told if any(word in text for word in LIKE_A_VERDICT)] == []
