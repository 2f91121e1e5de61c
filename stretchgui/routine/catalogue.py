"""Finding an exercise among all there are: by words, and by what sort it is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from stretchgui.routine.exercise import BodyPosition, Exercise, Kind, People, Region

# Letters that are not made of a plain one and a mark.
_OTHER_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_JOINS: Final = str.maketrans({"-": " ", "\N{HYPHEN}": " ", "\N{NON-BREAKING HYPHEN}": " ", "'": "", "’": ""})
_REGIONS: Final = list(Region)
_KINDS: Final = list(Kind)


@dataclass(frozen=True, slots=True)
class Filters:
    """What an exercise must be to be listed; None lets all through."""

    kind: Kind | None = None
    region: Region | None = None
    position: BodyPosition | None = None
    people: People | None = None

    def let_through(self, exercise: Exercise) -> bool:
        """Whether an exercise is all of it."""
        return all(
            wanted is None or getattr(exercise, name) is wanted
            for name, wanted in ((one.name, getattr(self, one.name)) for one in fields(self))
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """An exercise, and all the words it can be found by, folded."""

    exercise: Exercise
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search and the filters leave.

    Attributes:
        exercises: The hits, by region, then by kind and name.
        counts: For each filter's name how many hits each of its values would leave, beside the other filters;
            None counts those of all values.
    """

    exercises: tuple[Exercise, ...]
    counts: Mapping[str, Mapping[StrEnum | None, int]]


class Catalogue:
    """All exercises, to be found.

    Args:
        exercises: In any order.
        called: What a region is called on the screen, for the search.
        language: Of the names.
    """

    def __init__(self, exercises: Iterable[Exercise], called: Callable[[Region], str], language: str) -> None:
        made = [Listed(one, folded("\n".join(_texts(one, called, language)))) for one in exercises]
        self._listed = sorted(made, key=lambda one: _order(one.exercise, language))

    @property
    def exercises(self) -> Sequence[Exercise]:
        """All of them, in order."""
        return [one.exercise for one in self._listed]

    def find(self, search: str, filters: Filters) -> Found:
        """Finds what holds every word of a search, whatever its case and accents, and passes the filters."""
        words = folded(search).split()
        hits = [one.exercise for one in self._listed if all(word in one.text for word in words)]
        counts: dict[str, Mapping[StrEnum | None, int]] = {}
        for one in fields(filters):
            others: Filters = replace(filters, **{one.name: None})
            left = [exercise for exercise in hits if others.let_through(exercise)]
            counted: Counter[StrEnum | None] = Counter(getattr(exercise, one.name) for exercise in left)
            counted[None] = len(left)
            counts[one.name] = counted
        return Found(tuple(exercise for exercise in hits if filters.let_through(exercise)), counts)


def folded(text: str) -> str:
    """A text for comparing: small letters without accents, hyphens as spaces, no apostrophes."""
    small = text.casefold().translate(_OTHER_LETTERS)
    taken_apart = unicodedata.normalize("NFKD", small)
    bare = "".join(letter for letter in taken_apart if not unicodedata.combining(letter))
    return bare.casefold().translate(_JOINS)


def _texts(exercise: Exercise, called: Callable[[Region], str], language: str) -> list[str]:
    # Not its position: whoever types "knee" does not ask for all that is done kneeling, and there is a filter.
    names = [exercise.name, *exercise.also_known_as]
    said = {text for name in names for text in (name.said(language), name.said())}
    return [*sorted(said), exercise.id, *exercise.targets, called(exercise.region)]


def _order(exercise: Exercise, language: str) -> tuple[int, int, str]:
    return _REGIONS.index(exercise.region), _KINDS.index(exercise.kind), folded(exercise.name.said(language))
