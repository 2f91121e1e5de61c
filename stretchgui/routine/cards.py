"""Making the cards of routines, and counting what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from stretchgui.routine.adjust import is_changed
from stretchgui.routine.build import build_timeline, is_too_long
from stretchgui.routine.card import TOO_LONG, RoutineCard
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Kind, People
from stretchgui.routine.exercises import Origin
from stretchgui.routine.library import RoutineEntry
from stretchgui.routine.routine import ExerciseStep, Turns
from stretchgui.routine.suiting import EVERYBODY, Suiting


def cards_of(entries: Iterable[RoutineEntry], language: str) -> Iterator[RoutineCard]:
    """The cards of routines' files; each shows an exercise that none before it shows, if it has one."""
    shown: set[str] = set()
    for entry in entries:
        card = card_of(entry, language, shown)
        shown |= {card.exercise.id} if card.exercise else set()
        yield card


def card_of(entry: RoutineEntry, language: str, shown_already: Collection[str] = ()) -> RoutineCard:
    """The card of a routine's file.

    Args:
        entry: The file.
        language: In which the texts are.
        shown_already: Exercises, by id, whose pictures stand on other cards.
    """
    routine = entry.routine
    exercises = [step.exercise for step in routine.steps if isinstance(step, ExerciseStep)] if routine else []
    title = entry.title.said(language)
    summary = routine.summary.said(language) if routine else ""
    said = [title, summary, entry.id]
    if routine is not None:
        said += [need.said(language) for need in routine.needs]
    for exercise in exercises:
        said += [exercise.name.said(language), *(name.said(language) for name in exercise.also_known_as)]
    partner = [exercise for exercise in exercises if exercise.people is People.PARTNER]
    worked = [exercise for exercise in exercises if exercise.kind not in (Kind.WARM_UP, Kind.BREATHING)]
    fitting = partner or worked or exercises
    fresh = [exercise for exercise in fitting if exercise.id not in shown_already]
    return RoutineCard(
        entry.id,
        entry.path,
        title,
        summary,
        "\n".join(said).casefold(),
        level=routine.level if routine else None,
        is_own=entry.origin is not Origin.BUNDLED,
        for_two=bool(partner),
        exercise=next(iter((*fresh, *fitting)), None),
    )


class CountedFacts:
    """What cards say, counted from the routines when it is asked.

    Args:
        entries: The routines.
        own: What the couple has changed, by the routine's id; followed as it changes.
        suiting: What suits whom.
    """

    def __init__(
        self, entries: Iterable[RoutineEntry], own: Mapping[str, Customisation], suiting: Suiting = EVERYBODY
    ) -> None:
        self._routines = {entry.path: entry.routine for entry in entries if entry.routine is not None}
        self._own = own
        self._suiting = suiting

    def total(self, card: RoutineCard, turns: Turns) -> float | None:
        """Seconds the routine takes if these receive, unless the couple chose others for it in particular."""
        routine = self._routines.get(card.path)
        if routine is None:
            return None
        own = self._own.get(card.id, Customisation())
        own = replace(own, turns=own.turns or turns)
        if is_too_long(routine, own, self._suiting):
            return TOO_LONG
        return build_timeline(routine, own, self._suiting).total

    def is_changed(self, card: RoutineCard) -> bool:
        """Whether the couple has changed the routine."""
        own = self._own.get(card.id)
        return card.path in self._routines and own is not None and (own.turns is not None or is_changed(own))
