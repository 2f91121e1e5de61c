"""Checks that somebody noted: short ways to say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from stretchgui.history.records import CheckTry
from stretchgui.routine.exercise import Region, Side
from stretchgui.routine.measure import Felt, Measure, More, Unit
from stretchgui.routine.timeline import Receiver

FIRST_DAY = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
L, R = Side.LEFT, Side.RIGHT

THIGH, RAISE, KNEE, GAP, BEND, TURN = "thigh", "raise", "knee", "gap", "bend", "turn"
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        THIGH: Measure(more=More.TIGHTER, least=-30, most=60, usual=0, error=7),
        RAISE: Measure(more=More.FREER, most=120, error=7),
        KNEE: Measure(more=More.TIGHTER, usual=20),
        GAP: Measure(
            Unit.HAND_WIDTHS, More.TIGHTER, most=6, step=0.5, ends=(Felt.BELOW_KNEE, Felt.TINGLING, Felt.BACK)
        ),
        BEND: Measure(Unit.CENTIMETRES, More.FREER, most=40, step=1, about=(Felt.MUSCLE, Felt.BACK)),
        TURN: Measure(more=More.FREER, about=(Felt.MUSCLE, Felt.BACK)),
    }
)
REGIONS: Mapping[str, Region] = MappingProxyType(
    {
        THIGH: Region.HIP_FRONT,
        RAISE: Region.THIGH_BACK,
        KNEE: Region.THIGH_BACK,
        GAP: Region.THIGH_FRONT,
        BEND: Region.FLANK,
        TURN: Region.TRUNK,
    }
)

Number = float | None


def noted(
    check: str,
    left: Sequence[tuple[Number, Number]],
    right: Sequence[tuple[Number, Number]],
    *,
    day: int = 0,
    session: str = "",
    felt: Felt | None = None,
    felt_on: Side | None = None,
    person: Receiver = Receiver.A,
) -> list[CheckTry]:
    """The tries of one check: for each the tightness and the amount, left and right.

    Args:
        check: Which.
        left: Of each try on the left its (tightness, amount).
        right: The same on the right.
        day: On which day, counted from the first.
        session: In which session; one a day, if not said.
        felt: Where it was felt.
        felt_on: On which side only; on both, if not said.
        person: Whose.
    """
    at = FIRST_DAY + timedelta(days=day)
    return [
        CheckTry(
            session=session or f"day-{day}",
            check=check,
            person=person,
            side=side,
            attempt=attempt,
            at=at + timedelta(seconds=attempt),
            tightness=None if tightness is None else int(tightness),
            amount=amount,
            unit=MEASURES[check].unit,
            felt=felt if felt_on in (None, side) else None,
        )
        for side, tries in ((L, left), (R, right))
        for attempt, (tightness, amount) in enumerate(tries, start=1)
    ]


def points(
    check: str,
    left: float,
    right: float,
    *,
    day: int = 0,
    felt: Felt | None = None,
    felt_on: Side | None = None,
    person: Receiver = Receiver.A,
) -> list[CheckTry]:
    """Two tries a side with the same tightness each, and no amount."""
    two_left, two_right = [(left, None)] * 2, [(right, None)] * 2
    return noted(check, two_left, two_right, day=day, felt=felt, felt_on=felt_on, person=person)


def degrees(check: str, left: float, right: float, *, day: int = 0) -> list[CheckTry]:
    """Two tries a side with the same amount each, and no tightness."""
    return noted(check, [(None, left)] * 2, [(None, right)] * 2, day=day)
