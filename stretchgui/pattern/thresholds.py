"""How large a difference counts, as a table with what it rests on. The ids are those of the health wording's sources.

No single number fits every check (T8), so these are a proposal. It is reasoned from the error of measuring: when
therapists measured the hanging thigh, their standard error was about 7 degrees, so that only changes of more than
about 19 are certain (T2); with the pelvis held still by the same person it was 2 to 4 degrees (T6).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stretchgui.routine.measure import Measure, Unit

SOURCES: Final = ("T2", "T6", "T8", "proposal")
# Two measurements of the same leg differ by more than this many standard errors in one case of twenty.
_CERTAIN: Final = 1.96 * math.sqrt(2)
PELVIS_HELD: Final = (2.0, 4.0)
"""The standard error, in degrees, where the pelvis is held still by the same person each time (T6)."""


class Grade(StrEnum):
    """What one day says of a difference."""

    EQUAL = "equal"
    MAYBE = "maybe"
    CLEAR = "clear"

    @property
    def differs(self) -> bool:
        """Whether there is anything to repeat."""
        return self is not Grade.EQUAL


@dataclass(frozen=True, slots=True)
class Threshold:
    """From where on a difference has a grade: by either of the two.

    Attributes:
        degrees: Of what the helper estimated.
        points: Of tightness from 0 to 10, as the receiver said.
    """

    grade: Grade
    degrees: float
    points: float


THRESHOLDS: Final = (Threshold(Grade.CLEAR, 20, 3), Threshold(Grade.MAYBE, 10, 2))
"""The largest first; below all of them two sides are about equal. Hand-widths and centimetres have no source."""


def grade_of_points(difference: float) -> Grade:
    """What a difference in tightness says, from 0 to 10; its sign does not matter."""
    return next((one.grade for one in THRESHOLDS if abs(difference) >= one.points), Grade.EQUAL)


def grade_of_degrees(difference: float) -> Grade:
    """What a difference of an angle says, in degrees; its sign does not matter."""
    return next((one.grade for one in THRESHOLDS if abs(difference) >= one.degrees), Grade.EQUAL)


def grade_of(difference: float, unit: Unit | None) -> Grade | None:
    """What a difference says; None in a unit no source speaks of, and for a unit of None it is points of tightness."""
    if unit is None:
        return grade_of_points(difference)
    return grade_of_degrees(difference) if counts(unit) else None


@dataclass(frozen=True, slots=True)
class ErrorBand:
    """How far apart two measurements of the same thing may lie, in the check's unit; None where no source says so.

    Attributes:
        error: The standard error of one measurement: the band is this much to either side.
        certain: Only a difference of more than this is certain.
    """

    error: float | None = None
    certain: float | None = None


def error_band(measure: Measure | None) -> ErrorBand:
    """The error band of a check, for whoever draws its numbers. Tightness in points has none."""
    if measure is None or measure.error is None:
        return ErrorBand()
    return ErrorBand(measure.error, float(math.floor(_CERTAIN * measure.error)))


def counts(unit: Unit) -> bool:
    """Whether a difference in this unit says something by itself; in others only the tightness does."""
    return unit is Unit.DEGREES
