"""What is said of a person's answers, and of an exercise that does not suit somebody: by name, with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from stretchgui.health.gate import PEOPLE, Outcome, PersonHealth
from stretchgui.health.wording import HealthWords
from stretchgui.language.dates import day_said
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.suiting import Reason, Suited, Suiting
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People


def how_it_stands(words: Words, health: HealthWords, name: str, person: PersonHealth) -> str:
    """What the last answers of a person mean for the sessions to come, in a sentence."""
    if person.outcome is None or person.on is None:
        return health("state.none", name=name)
    if person.outcome in (Outcome.DOCTOR, Outcome.ASK) and not person.is_blocked:
        return health("state.cleared", name=name)
    return health(f"state.{person.outcome}", name=name, day=day_said(words, person.on))


def conditions_said(health: HealthWords, conditions: Iterable[str]) -> str:
    """Conditions in the order of the file: "a replaced hip, pregnancy"."""
    wanted = frozenset(conditions)
    return ", ".join(said for name, said in health.group("condition").items() if name in wanted)


def reasons_said(health: HealthWords, people: People, suited: Suited) -> str:
    """Why a step is left out, or what is done instead and for whom; "" if it is done as the routine says."""
    stand_in = suited.stand_in
    if stand_in is None:
        return " ".join(
            _said(health, people, person, why, "suits.left_out", "suits.resting")
            for person, why in _by_person(suited.why)
        )
    exercise = stand_in.name.said(health.language)
    return " ".join(
        health(
            "suits.instead",
            exercise=exercise,
            name=people.called(person),
            conditions=conditions_said(health, (one.condition for one in why)),
        )
        for person, why in _by_person(suited.why)
    )


def unsuited_said(health: HealthWords, people: People, suiting: Suiting, exercise: Exercise) -> list[str]:
    """Whom of the two an exercise does not suit, and why: a sentence for each."""
    return [
        _said(health, people, person, why, "suits.not_for", "suits.not_now")
        for person in PEOPLE
        if (why := suiting.why_not(exercise, person))
    ]


def _said(
    health: HealthWords, people: People, person: Receiver, why: tuple[Reason, ...], conditions: str, resting: str
) -> str:
    """Why something does not suit a person: under one key because of conditions, under another because they rest."""
    name = people.called(person)
    if not all(one.condition for one in why):
        return health(resting, name=name)
    return health(conditions, name=name, conditions=conditions_said(health, (one.condition for one in why)))


def _by_person(why: Iterable[Reason]) -> list[tuple[Receiver, tuple[Reason, ...]]]:
    found: dict[Receiver, tuple[Reason, ...]] = {}
    for one in why:
        found[one.person] = (*found.get(one.person, ()), one)
    return list(found.items())
