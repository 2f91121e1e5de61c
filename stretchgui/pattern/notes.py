"""What is noted while a check waits: one note for each try, by its place in the session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from stretchgui.history.records import MOST, CheckTry
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
    if phase.receiver not in (Receiver.A, Receiver.B):
        return None
    return Place(phase.exercise, phase.receiver, phase.side, phase.set)


class Notes:
    """All notes of one session: whoever goes back finds what was noted there."""

    def __init__(self) -> None:
        self._by_place: dict[Place, Note] = {}

    def at(self, place: Place) -> Note:
        """What was noted of a try so far."""
        return self._by_place.get(place, Note())

    def with_tightness(self, place: Place, tightness: int) -> Note:
        """Notes a tightness, and says what the try comes to; the same one again takes it back."""
        kept = min(max(0, tightness), MOST)
        before = self.at(place)
        return self._put(place, replace(before, tightness=None if before.tightness == kept else kept))

    def with_amount(self, place: Place, amount: float) -> Note:
        """Notes an amount, and says what the try comes to."""
        return self._put(place, replace(self.at(place), amount=amount))

    def with_felt(self, place: Place, felt: Felt | None) -> Note:
        """Notes where it was felt, and says what the try comes to; the same place again takes it back."""
        before = self.at(place)
        return self._put(place, replace(before, felt=None if before.felt is felt else felt))

    def without_sign(self, place: Place) -> Note:
        """Forgets where a try was felt, and says what it comes to: it was pressed by mistake."""
        return self._put(place, replace(self.at(place), felt=None))

    def _put(self, place: Place, note: Note) -> Note:
        self._by_place[place] = note
        return note
