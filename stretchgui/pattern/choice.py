"""What there is to try for what felt tight, as a table: the choice table of the content notes (section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stretchgui.routine.exercise import Region, Side


class Area(StrEnum):
    """Which part of the body a check is about."""

    FRONT = "front"
    BACK = "back"
    BEND = "bend"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Choice:
    """What suits one area.

    Attributes:
        area: Which.
        regions: The regions of the checks that are about it.
        routine: The id of the routine that is suggested.
        stretches: The ids of the stretches of which one more bout is done on the tighter side.
        across: Whether the stretch that loosens a side is named by the other one: whoever finds it hard to bend to the
            left is tight in the right flank.
    """

    area: Area
    regions: frozenset[Region]
    routine: str
    stretches: frozenset[str]
    across: bool = False

    def stretched(self, tighter: Side) -> Side:
        """The side of its stretches that goes with the tighter side of a check."""
        return tighter.other if self.across else tighter


STRENGTHEN: Final = "strengthen-what-is-weak"
WIND_DOWN: Final = "wind-down-together"
FIND: Final = "find-your-pattern"
"""The ids of the routines that belong to every plan, to the road of stress, and of the one that compares."""

CHOICES: Final = (
    Choice(
        Area.FRONT,
        frozenset({Region.HIP_FRONT, Region.THIGH_FRONT}),
        "front-of-hip",
        frozenset(
            {
                "bed-edge-hip-flexor",
                "half-kneeling-hip-flexor",
                "prone-psoas-lift",
                "prone-quad-stretch",
                "side-lying-quad-stretch",
            }
        ),
    ),
    Choice(
        Area.BACK,
        frozenset({Region.LOW_BACK, Region.THIGH_BACK, Region.BUTTOCK}),
        "back-of-hip-and-low-back",
        frozenset(
            {
                "knee-to-opposite-shoulder",
                "single-knee-to-chest",
                "supine-90-90-hamstring",
                "supine-figure-4",
                "supine-hamstring-raise",
            }
        ),
    ),
    Choice(
        Area.BEND,
        frozenset({Region.FLANK}),
        "sides-and-inner-thighs",
        frozenset({"seated-side-bend", "side-lying-flank-opener", "standing-side-bend"}),
        across=True,
    ),
    Choice(
        Area.TURN,
        frozenset({Region.TRUNK}),
        "sides-and-inner-thighs",
        frozenset({"back-to-back-rotation", "knee-across-rotation", "standing-rotation"}),
    ),
)


def choice_for(region: Region) -> Choice | None:
    """What suits a check of this region, if anything does."""
    return next((one for one in CHOICES if region in one.regions), None)
