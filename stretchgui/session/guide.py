"""What people want to be guided by besides the phases themselves: the pace of their breath, and asking for a number."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stretchgui.figure.motion import USUAL_PACE, Pace
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.choices import Breathing

_PACES: Final = MappingProxyType(
    {
        Breathing.FOUR_SIX: USUAL_PACE,
        Breathing.FIVE_FIVE: Pace(5.0, 5.0),
        Breathing.FOUR_FOUR: Pace(4.0, 4.0),
    }
)


@dataclass(frozen=True, slots=True)
class Guide:
    """What people have chosen.

    Attributes:
        breathing: The pace of the breath; none in holds if it is off.
        asks: Whether the receiver is asked for a number in long holds.
    """

    breathing: Breathing = Breathing.FOUR_SIX
    asks: bool = True

    @property
    def pace(self) -> Pace:
        """How slowly the figures breathe, and people who only breathe."""
        return _PACES.get(self.breathing, USUAL_PACE)

    def pace_in(self, kind: PhaseKind, exercise: Exercise | None) -> Pace | None:
        """The pace that people are shown in a phase; None if they are shown none.

        A breathing exercise always has it, unless it is one in which people talk, tense or rest at their own pace.
        """
        match kind:
            case PhaseKind.BREATHE:
                return self.pace if exercise is None or exercise.paced else None
            case PhaseKind.HOLD if self.breathing is not Breathing.OFF:
                return self.pace
            case _:
                return None
