"""Makes up some weeks of a couple's history: for tests, and for looking at the pages. The same seed, the same past.

python -m tools.plausible_history FOLDER [--weeks 6] [--seed 1] [--until 2026-11-28]
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Final

from stretchgui.history.past import Past
from stretchgui.history.records import MOST, CheckTry, Feeling, Felt, Moment, Reply, SessionRecord
from stretchgui.history.store import History
from stretchgui.paths import find_paths
from stretchgui.pattern.plan import with_more
from stretchgui.pattern.reading import about, newest_session, plan_in
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.exercise import Exercise, Side
from stretchgui.routine.library import Library, read_library
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.timeline import WORK, Phase, PhaseKind, Receiver
from stretchgui.session.events import HoldDone, Result

UNTIL: Final = date(2026, 11, 28)
ZONE: Final = timezone(timedelta(hours=1))
PATTERN: Final = "find-your-pattern"
EVENINGS: Final = ("ten-minutes-for-two", "front-of-hip", "ten-minutes-for-two", "gentle-sore-day")
NOTES: Final = (
    "The left felt tighter at first, easier in the second set.",
    "Long day at the desk. We left the last stretch out.",
    "Walked for half an hour before.",
    "Used the strap instead of the hands: fine.",
)
# The weeks in which left and right are compared: twice at first, as one day alone says little, then every two weeks.
COMPARING: Final = (0, 1, 3, 5)


@dataclass(frozen=True)
class Uneven:
    """What A's checks come to on a first evening; B's are even, and between the two.

    Attributes:
        left: What the helper estimates on the left, in the check's unit.
        right: The same on the right.
        weekly: How far the left moves in a week.
        tight_left: How tight the left is, from 0 to 10.
        tight_right: The same on the right.
    """

    left: float
    right: float
    weekly: float
    tight_left: int
    tight_right: int


CHECKS: Final[Mapping[str, Uneven]] = {
    "check-side-bend": Uneven(17, 16, 0.3, 3, 3),
    "check-seated-rotation": Uneven(40, 45, 0.4, 3, 3),
    "check-knee-to-chest": Uneven(2.5, 2, -0.06, 4, 4),
    "check-straight-leg-raise": Uneven(62, 74, 1.6, 5, 3),
    "check-90-90": Uneven(35, 25, -1.4, 4, 3),
    "check-thigh-front": Uneven(3.5, 2, -0.15, 7, 3),
    "check-hip-front": Uneven(15, -10, -1.8, 7, 3),
}
PLACES: Final[Mapping[Receiver, tuple[str, ...]]] = {
    Receiver.A: ("low-back-left", "buttock-left"),
    Receiver.B: ("thigh-back-right",),
}


class Dice:
    """Throws that follow from a seed alone."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._thrown = 0

    def share(self) -> float:
        """A number from 0 up to 1."""
        self._thrown += 1
        digest = hashlib.sha256(f"{self._seed}:{self._thrown}".encode()).digest()
        return int.from_bytes(digest[:6]) / 2.0**48

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.share() * (most - least + 1))


@dataclass(frozen=True)
class Evening:
    """One session with all that belongs to it."""

    session: SessionRecord
    feelings: tuple[Feeling, ...]
    tries: tuple[CheckTry, ...]


@cache
def library() -> Library:
    """The bundled routines and exercises."""
    return read_library(find_paths({}, "linux", Path("/nowhere")))


def plausible_past(weeks: int = 6, seed: int = 1, until: date = UNTIL, a_week: int = 4) -> Past:
    """A past that ends on a day.

    Args:
        weeks: How many.
        seed: Another one, another past.
        until: Its last day.
        a_week: How many sessions a week there are, 7 at most.
    """
    known = library()
    evenings = tuple(_evenings(known, weeks, Dice(seed), until, a_week))
    past = Past.of(
        (one.session for one in evenings),
        (feeling for one in evenings for feeling in one.feelings),
        (attempt for one in evenings for attempt in one.tries),
    )
    return replace(past, replies=tuple(_replies(past, known.exercises.by_id)))


def _replies(past: Past, exercises: Mapping[str, Exercise | None]) -> Iterator[Reply]:
    """What was answered to what each evening of checks suggested: the first time it is refused, and then taken up."""
    refused = False
    for number, session in enumerate(past.sessions, start=1):
        if session.routine != PATTERN:
            continue
        until_then = Past.of(past.sessions[:number], (), past.tries)
        for person in (Receiver.A, Receiver.B):
            plan = plan_in(until_then, exercises, person)
            for one in plan.suggestions:
                if one.more_on is not None and newest_session(plan) == session.id:
                    at = session.started + timedelta(minutes=40)
                    yield Reply(session.id, person, about(one), at, refused, one.more_on)
                    refused = True


def _evenings(known: Library, weeks: int, dice: Dice, until: date, a_week: int) -> Iterator[Evening]:
    routines = {entry.id: entry.routine for entry in known.routines if entry.routine is not None}
    number = 0
    for week in range(weeks):
        first = until - timedelta(days=7 * (weeks - week) - 1)
        days = sorted(range(7), key=lambda _: dice.share())[:a_week]
        for place, day in enumerate(sorted(days)):
            number += 1
            pattern = week % 6 in COMPARING and place == 0
            routine = routines[PATTERN if pattern else EVENINGS[number % len(EVENINGS)]]
            clock = time(20, dice.between(0, 50))
            started = datetime.combine(first + timedelta(days=day), clock, ZONE)
            yield _evening(_id_of(started), started, routine, week, dice, known.exercises.by_id)


def _id_of(started: datetime) -> str:
    """An id for a session that began then."""
    return hashlib.sha256(started.isoformat().encode()).hexdigest()[:32]


def _evening(
    id_: str, started: datetime, routine: Routine, week: int, dice: Dice, exercises: Mapping[str, Exercise | None]
) -> Evening:
    throw = dice.share()
    turns = Turns.A if throw < 0.2 and routine.id != PATTERN else Turns.WHOLE
    result = Result.PARTIAL if dice.share() < 0.12 else Result.FINISHED
    timeline = build_timeline(routine, Customisation(turns=turns))
    holds = tuple(_holds(timeline.phases, result, dice))
    note = NOTES[dice.between(0, len(NOTES) - 1)] if dice.share() < 0.3 else ""
    session = SessionRecord(
        id_, started, routine.id, routine.title.said("en"), turns, result=result, holds=holds, note=note
    )
    people = (Receiver.A,) if turns is Turns.A else (Receiver.A, Receiver.B)
    feelings = tuple(one for person in people for one in _feelings(session, person, week, dice))
    tries = tuple(one for person in people for one in _tries(session, person, week, dice, exercises))
    return Evening(session, feelings, tries if routine.id == PATTERN else ())


def _holds(phases: Sequence[Phase], result: Result, dice: Dice) -> Iterator[HoldDone]:
    sets: dict[tuple[int, str, Receiver, Side | None, int], float] = {}
    for phase in phases:
        if phase.kind in WORK and phase.exercise is not None and phase.receiver is not None:
            key = (phase.step, phase.exercise, phase.receiver, phase.side, phase.set or 1)
            seconds = 0.0 if phase.kind is PhaseKind.CHECK else phase.planned
            sets[key] = sets.get(key, 0.0) + seconds
    for place, ((step, exercise, person, side, number), planned) in enumerate(sets.items()):
        cut = result is Result.PARTIAL and place == len(sets) // 2
        numbers = (dice.between(1, 4),) if planned >= 30 else ()
        yield HoldDone(
            step,
            exercise,
            person,
            side,
            number,
            planned,
            planned / 2 if cut else planned,
            released=cut,
            numbers=numbers,
        )


def _feelings(session: SessionRecord, person: Receiver, week: int, dice: Dice) -> Iterator[Feeling]:
    """A sore back that eases over the weeks, not every evening; on some nothing was said."""
    if dice.share() < 0.12:
        return
    base = (5 if person is Receiver.A else 3) - min(week // 3, 2)
    pain = _held(base + dice.between(-1, 1))
    tight = _held(base + 1 + dice.between(-1, 1))
    eased, looser = dice.between(0, 2) - (dice.share() < 0.15), dice.between(0, 3)
    places = PLACES[person][: dice.between(1, 2)]
    at = session.started
    yield Feeling(session.id, person, Moment.BEFORE, at - timedelta(minutes=2), pain, tight, places)
    end = at + timedelta(minutes=25)
    yield Feeling(session.id, person, Moment.AFTER, end, _held(pain - eased), _held(tight - looser), places[:1])
    if dice.share() < 0.5:
        morrow = at + timedelta(hours=22)
        yield Feeling(session.id, person, Moment.NEXT_DAY, morrow, _held(pain + dice.between(-2, 1)), None, ())


def _tries(
    session: SessionRecord, person: Receiver, week: int, dice: Dice, exercises: Mapping[str, Exercise | None]
) -> Iterator[CheckTry]:
    at = session.started + timedelta(minutes=6)
    for check, found in CHECKS.items():
        exercise = exercises[check]
        assert exercise is not None, f"{check} is broken"
        assert exercise.check is not None, f"{check} measures nothing"
        measure = exercise.check
        even = (found.left + found.right) / 2
        for side in Side:
            is_left = side is Side.LEFT
            begun = even if person is Receiver.B else found.left if is_left else found.right
            tight = found.tight_left if is_left and person is Receiver.A else found.tight_right
            moved = found.weekly * min(week, 8) if is_left and person is Receiver.A else 0.0
            eased = min(week // 3, 2) if is_left and tight > found.tight_right else 0
            for attempt in (1, 2):
                at += timedelta(seconds=40)
                amount = measure.within(begun + moved + (dice.share() - 0.5) * measure.step)
                said = _held(tight - eased + dice.between(0, 1))
                yield CheckTry(session.id, check, person, side, attempt, at, said, amount, measure.unit, Felt.MUSCLE)


def _held(number: int) -> int:
    return max(0, min(MOST, number))


def write_past(past: Past, history: History) -> None:
    """Writes a past into a history."""
    for session in past.sessions:
        history.begin(session)
        if session.note:
            history.put_note(session.id, session.note)
    for feeling in past.feelings:
        history.put_feeling(feeling)
    for attempt in past.tries:
        history.put_try(attempt)
    for reply in past.replies:
        history.put_reply(reply)


def write_changes(past: Past, store: CustomisationStore) -> None:
    """Writes what was taken up because of the checks into the routines' own changes."""
    known = library()
    for person in (Receiver.A, Receiver.B):
        for one in plan_in(past, known.exercises.by_id, person).suggestions:
            entry = known.routine(one.routine)
            replies = [reply.taken for reply in past.replies if (reply.person, reply.about) == (person, about(one))]
            if replies and replies[-1] and entry is not None and entry.routine is not None:
                store.save(one.routine, with_more(one, entry.routine, store.load(one.routine).customisation))


def main() -> int:
    """Writes a past into a folder that the program then opens by `STRETCHGUI_HOME`."""
    parser = argparse.ArgumentParser(description="Makes up some weeks of a couple's history.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weeks", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)
    asked = parser.parse_args()
    paths = find_paths({"STRETCHGUI_HOME": str(asked.folder)}, "linux", asked.folder)
    history, problems = History.open(paths.history)
    past = plausible_past(asked.weeks, asked.seed, asked.until)
    write_past(past, history)
    write_changes(past, CustomisationStore(paths.settings / "routines"))
    problem = history.close()
    for one in (*problems, *((problem,) if problem else ())):
        print(one, file=sys.stderr)
    return 1 if problems or problem else 0


if __name__ == "__main__":
    sys.exit(main())
