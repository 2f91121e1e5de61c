"""What stands on the two pages: the couple's own notes, with what they are for at the top."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from stretchgui.handout.checks import CheckNote, check_note
from stretchgui.health.wording import HealthWords
from stretchgui.history.changes import Change, FeltPoint, Measure, changes_of, helps_of, months_of, points_of
from stretchgui.history.doses import DoseGrid, grid_of, weeks_of
from stretchgui.history.past import TWO, Past, day_of, took_part
from stretchgui.history.telling import help_told
from stretchgui.language.dates import day_and_year
from stretchgui.language.durations import rough_duration
from stretchgui.language.words import Words
from stretchgui.pattern.finding import findings_of
from stretchgui.pattern.thresholds import THRESHOLDS
from stretchgui.routine.exercise import Exercise, Region
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People

PURPOSE: Final = ("purpose.information", "purpose.no_examination", "purpose.not_reviewed")
"""What the program is for, as its safety page says it; on the pages it stands first."""


MOST_SESSIONS: Final = 80
"""So many sessions are told apart on paper; of more the months are."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What was said before and after.

    Attributes:
        by_month: Whether a point is a month, because there are so many sessions.
        points: The oldest first.
    """

    by_month: bool
    points: tuple[FeltPoint, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part.

    Attributes:
        person: Whose.
        name: What they are called.
        done: How many sessions there were, and how long was held in all.
        told: What was felt before and after, in words: numbers first, then how sure one can be.
        felt: The same over time, for each measure.
        doses: What was held for each region and side, by week.
        checks: What the checks of left and right came to.
    """

    person: Receiver
    name: str
    done: str
    told: tuple[str, ...]
    felt: Mapping[Measure, Felt]
    doses: DoseGrid
    checks: tuple[CheckNote, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note to a session."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything that stands on the pages.

    Attributes:
        title: That these are their own notes.
        who: Whose.
        when: From when to when they reach, and when they were written out.
        purpose: What they are for, and what they are not.
        not_why: What numbers before and after never tell.
        limits: How large a difference between left and right counts.
        checks_not: What a check cannot tell.
        parts: For each person who is shown.
        notes: The newest first; none where one of the two is left out, because notes may name either.
        with_notes: Whether notes are shown at all.
    """

    title: str
    who: str
    when: str
    purpose: str
    not_why: str
    limits: str
    checks_not: str
    parts: tuple[Part, ...]
    notes: tuple[NoteLine, ...]
    with_notes: bool


def handout_of(
    past: Past,
    shown: Sequence[Receiver],
    people: People,
    weeks: int | None,
    today: date,
    exercise: Callable[[str], Exercise | None],
    words: Words,
    health: HealthWords,
) -> Handout:
    """What stands on the pages.

    Args:
        past: Everything there is.
        shown: Whom it is about; whoever is not among them leaves no trace.
        people: The two, by their names.
        weeks: How far back it reaches; None for all of it.
        today: The day it is.
        exercise: An exercise by its id; None for one that is not there any more.
        words: What is said.
        health: What is said about health.
    """
    who = [person for person in TWO if person in shown]
    first = None if weeks is None else today - timedelta(weeks=weeks)
    own = past.since(first).only(who, notes=len(who) == len(TWO))
    called = people.called(Receiver.BOTH if len(who) == len(TWO) else who[0])
    least, most = THRESHOLDS[-1], THRESHOLDS[0]
    return Handout(
        title=words("handout.title"),
        who=called,
        when=_when(own, first, today, words),
        purpose=" ".join([health("handout.own_notes"), *(health(key) for key in PURPOSE)]),
        not_why=health("history.not_why"),
        limits=health(
            "handout.limits",
            degrees=f"{least.degrees:g}",
            points=f"{least.points:g}",
            clear_degrees=f"{most.degrees:g}",
            clear_points=f"{most.points:g}",
        ),
        checks_not=health("handout.checks.not"),
        parts=tuple(_part(own, person, people, exercise, words, health) for person in who),
        notes=tuple(
            NoteLine(day_and_year(words, day_of(one)), " ".join(one.note.split()))
            for one in reversed(own.sessions)
            if one.note.strip()
        ),
        with_notes=len(who) == len(TWO),
    )


def _when(own: Past, first: date | None, today: date, words: Words) -> str:
    written = day_and_year(words, today)
    begun = first or (day_of(own.sessions[0]) if own.sessions else today)
    return words("handout.when", first=day_and_year(words, begun), last=written)


def _part(
    own: Past,
    person: Receiver,
    people: People,
    exercise: Callable[[str], Exercise | None],
    words: Words,
    health: HealthWords,
) -> Part:
    found = {one.check: exercise(one.check) for one in own.tries}
    measures = {name: known.check for name, known in found.items() if known is not None and known.check is not None}

    def region_of(name: str) -> Region | None:
        known = exercise(name)
        return known.region if known else None

    def named(name: str) -> str:
        known = found.get(name)
        return known.name.said(words.language) if known else name

    sessions = [one for one in own.sessions if took_part(one, person)]
    held = sum(hold.held for one in sessions for hold in one.holds if hold.person in (person, Receiver.BOTH))
    findings = findings_of(own.tries, measures, person)
    return Part(
        person=person,
        name=people.called(person),
        done=words.count("handout.done", len(sessions), time=rough_duration(words, held)),
        told=tuple(help_told(health, one) for one in helps_of(own, person) if not one.routine),
        felt={measure: _felt(changes_of(own, person, measure)) for measure in Measure},
        doses=grid_of(weeks_of(own, person, region_of)),
        checks=tuple(check_note(one, named, words, health) for one in findings),
    )


def _felt(changes: Sequence[Change]) -> Felt:
    by_month = len(changes) > MOST_SESSIONS
    return Felt(by_month, months_of(changes) if by_month else points_of(changes))
