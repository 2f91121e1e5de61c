"""All routines there are, with what the couple has changed of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from stretchgui.document.problems import Problem
from stretchgui.paths import Paths
from stretchgui.routine.card import RoutineCard
from stretchgui.routine.cards import CountedFacts, cards_of
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.exercises import Exercises
from stretchgui.routine.files_read import FilesRead
from stretchgui.routine.library import (
    Library,
    LibraryReading,
    ReadExercise,
    RoutineEntry,
    found_files,
    read_exercise_file,
    read_routine_file,
    routine_folders,
    shadowed,
)
from stretchgui.routine.suiting import EVERYBODY, Suiting


@dataclass(frozen=True, slots=True)
class _Read:
    library: Library
    entries: tuple[RoutineEntry, ...] = ()
    cards: tuple[RoutineCard, ...] = ()


class Shelf:
    """What can be chosen; nothing until it is first read.

    Args:
        paths: Where routines and exercises are.
        store: Remembers what the couple has changed.
        language: In which the cards are.
        wall: The wall clock, in nanoseconds.
        read: Reads an exercise's file.

    Attributes:
        files: What the files were like from which all this was read.
    """

    def __init__(
        self,
        paths: Paths,
        store: CustomisationStore,
        language: str,
        wall: Callable[[], int] = time.time_ns,
        read: ReadExercise = read_exercise_file,
    ) -> None:
        self._paths = paths
        self._read_exercise = read
        self._store = store
        self._language = language
        self.files = FilesRead(paths, wall)
        self._extra: Path | None = None
        self._own: dict[str, Customisation] = {}
        self._problems: list[Problem] = []
        self._read = _Read(Library(Exercises(), ()))

    @property
    def entries(self) -> tuple[RoutineEntry, ...]:
        """Every routine that is listed, broken ones too; a file opened by its path first."""
        return self._read.entries

    @property
    def cards(self) -> tuple[RoutineCard, ...]:
        """The cards of these routines."""
        return self._read.cards

    def facts(self, suiting: Suiting = EVERYBODY) -> CountedFacts:
        """Who counts what the cards say, for what suits whom."""
        return CountedFacts(self._read.entries, self._own, suiting)

    @property
    def exercises(self) -> Mapping[str, Exercise | None]:
        """All exercises by id; None for a broken one."""
        return self._read.library.exercises.by_id

    @property
    def extra(self) -> RoutineEntry | None:
        """The routine that was opened by its path."""
        return self._read.entries[0] if self._extra is not None else None

    @property
    def own(self) -> Mapping[str, Customisation]:
        """What was changed, by the routine's id."""
        return self._own

    def open_file(self, path: Path) -> None:
        """Lists a routine's file that lies in no folder of the library, before all others."""
        self._extra = path
        self._list(self._read.library)

    def reload(self) -> None:
        """Reads every file, or reads it anew."""
        for _ in self.reading():
            pass

    def reading(self) -> Iterator[None]:
        """Reads every file, or reads it anew, a file in each step; until the last all is as it was."""
        self.files.begin()
        reading = LibraryReading(self._paths, self._read_exercise)
        yield from reading.steps()
        yield from self._listing(reading.library)

    def reload_routines(self) -> None:
        """Reads the routines' files anew; exercises stay as they were read."""
        self.files.begin_routines()
        problems: list[Problem] = []
        exercises = self._read.library.exercises
        files = found_files(routine_folders(self._paths), problems)
        routines = shadowed([read_routine_file(file.path, exercises, file.origin) for file in files])
        self._list(replace(self._read.library, routines=routines, problems=tuple(problems)))

    def entry(self, routine_id: str) -> RoutineEntry | None:
        """The routine of an id, a sound one if there is one."""
        return self._read.library.routine(routine_id)

    def entry_of(self, card: RoutineCard) -> RoutineEntry | None:
        """The routine of a card; None if its file is no longer there."""
        return next((entry for entry in self._read.entries if entry.path == card.path), None)

    def own_of(self, routine_id: str) -> Customisation:
        """What was changed of one routine."""
        return self._own.get(routine_id, Customisation())

    def keep(self, routine_id: str, own: Customisation) -> Problem | None:
        """Remembers what was changed of one routine.

        Returns:
            What kept it from being written down, if anything did; it holds until the program ends all the same.
        """
        self._own[routine_id] = own
        problem = self._store.save(routine_id, own)
        self.files.wrote_own(self._store.path_of(routine_id), failed=problem is not None)
        return problem

    def take_problems(self) -> tuple[Problem, ...]:
        """What was wrong with folders and remembered values since this was last asked."""
        taken, self._problems = tuple(dict.fromkeys(self._problems)), []
        return taken

    def _list(self, library: Library) -> None:
        for _ in self._listing(library):
            pass

    def _listing(self, library: Library) -> Iterator[None]:
        """Lists what was read, the file that was opened by its path first, each with what was changed of it."""
        entries = library.routines
        if self._extra is not None:
            entries = (read_routine_file(self._extra, library.exercises), *entries)
        self._problems += library.problems
        cards: list[RoutineCard] = []
        for entry, card in zip(entries, cards_of(entries, self._language), strict=True):
            self._remember(entry)
            cards.append(card)
            yield
        self._read = _Read(library, entries, tuple(cards))

    def _remember(self, entry: RoutineEntry) -> None:
        """Reads what was changed of a routine, unless that is known."""
        if entry.routine is not None and entry.id not in self._own:
            self.files.begin_own(self._store.path_of(entry.id))
            remembered = self._store.load(entry.id)
            self._own[entry.id] = remembered.customisation
            self._problems += remembered.problems
