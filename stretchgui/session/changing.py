"""Who moves when the side changes, and who stays: it goes by how the receiver lies and where the helper is."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from stretchgui.language.text import Text
from stretchgui.routine.exercise import BodyPosition, Exercise, People


class Move(StrEnum):
    """What somebody does when the side changes; the value is the end of the words' keys."""

    STAYS = "stays"
    STAYS_LYING = "lying"
    TURNS_OVER = "turning"
    TURNS_ONTO = "turning.onto"
    CHANGES_PLACES = "places"
    GOES_ROUND = "round"
    GOES_ACROSS = "across"


_PLACES: Final = {"{side}": Move.GOES_ROUND, "{other_side}": Move.GOES_ACROSS}


def receiver_moves(exercise: Exercise) -> Move:
    """What the receiver does, or both who do the same."""
    lies = _written(exercise.receiver.setup)
    if exercise.position is BodyPosition.SIDE_LYING:
        # The side that is worked is the upper one, unless all that is said is to lie on it.
        onto = "{side}" in lies and "{other_side}" not in lies
        return Move.TURNS_ONTO if onto else Move.TURNS_OVER
    if exercise.people is People.TOGETHER and "{receiver}" in lies and "{side}" in lies:
        # Who stands on which side of the other is what changes.
        return Move.CHANGES_PLACES
    return Move.STAYS_LYING if exercise.position.lying else Move.STAYS


def helper_moves(exercise: Exercise) -> Move:
    """What the helper does: one whose place has a side goes round; one at the feet or the head stays there."""
    if exercise.position is BodyPosition.SIDE_LYING:
        return Move.TURNS_OVER
    goes = _written(exercise.helper.setup)
    places = sorted((goes.find(place), move) for place, move in _PLACES.items() if place in goes)
    return places[0][1] if places else Move.STAYS


def _written(text: Text) -> str:
    """A text in its first language, with its placeholders."""
    return next((said for _, said in text.by_language), "")
