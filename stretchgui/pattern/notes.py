"""What is noted while a check waits: one note for each try, by its place in the session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from stretchgui.history.records import CheckTry
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt, Measure
from stretchgui.routine.timeline import Phase, PhaseKind, Receiver


@dataclass(frozen=True, slots=True)
class Place:
    """Which try: of which check, on whom, on which side, and the how many-th."""

    check: str
    person: Receiver
    side: Side
    attempt: int


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted of one try; None for what was not.

    Attributes:
        tightness: From 0 to 10.
        amount: In the check's unit.
        felt: Where.
    """

    tightness: int | None = None
    amount: float | None = None
    felt: Felt | None = None

    def as_try(self, place: Place, measure: Measure, session: str, at: datetime) -> CheckTry:
        """The same as the history keeps it."""
        return CheckTry(
            session,
            place.check,
            place.person,
            place.side,
            place.attempt,
            at,
            self.tightness,
            self.amount,
            measure.unit,
            self.felt,
        )


def place_of(phase: Phase) -> Place | None:
    """The try that a phase is; None if it is none that could be compared."""
    if phase.kind is not PhaseKind.CHECK or phase.exercise is None or phase.side is None or phase.set is None:
        return None
    if phase.receiver is None or phase.receiver is Receiver.BOTH:
        return None
    return Place(phase.exercise, phase.receiver, phase.side, phase.set)


class Notes:
    """All notes of one session: whoever goes back finds what was noted there.

    Args:
        tries: What an earlier run of the program has kept of the same session.
    """

    def __init__(self, tries: Iterable[CheckTry] = ()) -> None:
        self._by_place = {
            Place(one.check, one.person, one.side, one.attempt): Note(one.tightness, one.amount, one.felt)
            for one in tries
        }

    def at(self, place: Place) -> Note:
        """What was noted of a try so far."""
        return self._by_place.get(place, Note())

    def put(self, place: Place, note: Note) -> None:
        """Notes something of a try, in place of what was noted of it before."""
        self._by_place[place] = note
