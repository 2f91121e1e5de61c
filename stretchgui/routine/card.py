"""A routine as a list shows it: what its card says, without the routine itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from stretchgui.routine.turns import Turns

if TYPE_CHECKING:
    # Not for the first picture.
    from stretchgui.routine.exercise import Exercise
    from stretchgui.routine.level import Level

TOO_LONG: Final = float("inf")
"""The total of a routine that has more phases, as it was changed, than a session may have."""


@dataclass(frozen=True, slots=True)
class RoutineCard:
    """What a card shows of a routine, in one language.

    Attributes:
        id: The routine's id.
        path: Its file, which tells it from another of the same id.
        text: Everything a search looks at, in small letters.
        level: Its level; None if its file is broken.
        is_own: Whether it is a file of the person's own.
        for_two: Whether one person receives from another in it.
        exercise: The one whose picture stands for the routine: the first with a helper, else the first that is not
            warming up or breathing, of those that no card before it shows. None if the file is broken, or not read yet.
    """

    id: str
    path: Path
    title: str
    summary: str
    text: str
    level: Level | None
    is_own: bool
    for_two: bool
    exercise: Exercise | None = None

    @property
    def is_broken(self) -> bool:
        """Whether its file cannot be used."""
        return self.level is None


class CardFacts(Protocol):
    """What a card says that changes with what the couple changes."""

    def total(self, card: RoutineCard, turns: Turns) -> float | None:
        """Seconds the routine takes if these receive; `TOO_LONG`, or None while that is not known."""

    def is_changed(self, card: RoutineCard) -> bool:
        """Whether the couple has changed the routine."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Cards as they are listed, with what was needed of their facts so far.

    Attributes:
        turns: Whom the totals are for.
        totals: Seconds, by the card's path.
        changed: The paths of the routines that the couple has changed.
    """

    cards: tuple[RoutineCard, ...] = ()
    turns: Turns = Turns.WHOLE
    totals: Mapping[Path, float] = field(default_factory=dict)
    changed: frozenset[Path] = frozenset()

    def total(self, card: RoutineCard, turns: Turns) -> float | None:
        """Seconds the routine takes; None with other turns."""
        return self.totals.get(card.path) if turns is self.turns else None

    def is_changed(self, card: RoutineCard) -> bool:
        """Whether the couple has changed the routine."""
        return card.path in self.changed
