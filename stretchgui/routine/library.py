"""The library: every exercise and routine there is, the bundled ones and the person's own, each file by itself.

A file that cannot be used is listed with its problems and hides nothing: a person's own file takes the place
of the bundled one with the same id only when it is sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from stretchgui.document import nodes, reading
from stretchgui.document.nodes import Node, Scalar
from stretchgui.document.problems import Place, Problem, Report, near_miss
from stretchgui.document.whole_file import first_bytes
from stretchgui.language.text import Text, plain
from stretchgui.paths import Paths
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.exercise_format import LONGEST_TITLE
from stretchgui.routine.exercises import ExerciseEntry, Exercises, Origin, gathered
from stretchgui.routine.format import read_exercise, read_routine
from stretchgui.routine.routine import ANYWHERE, Routine

ReadExercise: TypeAlias = Callable[[Path, Origin], ExerciseEntry]
"""Reads an exercise's file, or knows what is in it."""

ENDINGS: Final = (".yaml", ".yml")
# What a file may be called: it is its id, and stands in commands, in the history and in the names of other files.
_ID: Final = re.compile(r"[^\W_][\w .,'()&+-]{0,99}")
_TITLE_LINE: Final = re.compile(r"^(?:title|name):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is looked into.

    Attributes:
        required: Whether its absence is a problem; a person's own folder comes into being with its first file.
    """

    path: Path
    origin: Origin
    required: bool = False


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may hold an exercise or a routine; `id` is its name without its ending."""

    id: str
    path: Path
    origin: Origin


@dataclass(frozen=True, slots=True)
class RoutineEntry:
    """A routine's file: what it holds, or None (then it is listed, and cannot be started) and why.

    Attributes:
        title: Its title; for a broken file the best that could be made out.
        problems: Errors and warnings by their place; a routine with warnings only can be started.
    """

    id: str
    path: Path
    origin: Origin
    title: Text
    routine: Routine | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything there is to do.

    Attributes:
        exercises: All exercises with their problems.
        routines: Every routine that is listed, broken ones too. Of a broken one of the person's own and a sound
            bundled one with the same id, both stand here.
        problems: What is wrong with the folders of the routines.
    """

    exercises: Exercises
    routines: tuple[RoutineEntry, ...]
    problems: tuple[Problem, ...] = ()

    def routine(self, routine_id: str) -> RoutineEntry | None:
        """The routine of an id: a sound one if there is one."""
        entries = [entry for entry in self.routines if entry.id == routine_id]
        return next((entry for entry in entries if entry.routine), entries[0] if entries else None)

    def exercise(self, exercise_id: str) -> Exercise | None:
        """The exercise of an id, unless there is none or it is broken."""
        return self.exercises.by_id.get(exercise_id)

    def near_miss(self, routine_id: str) -> str:
        """A hint for an id that no routine has: " (did you mean 'gentle-sore-day'?)", or nothing."""
        return near_miss(routine_id, [entry.id for entry in self.routines])


def exercise_folders(paths: Paths) -> tuple[Folder, ...]:
    """Where exercises are, the person's own first."""
    return (
        Folder(paths.own_exercises, Origin.OWN),
        Folder(paths.bundled_exercises, Origin.BUNDLED, required=True),
    )


def routine_folders(paths: Paths) -> tuple[Folder, ...]:
    """Where routines are, the person's own first."""
    return Folder(paths.own_routines, Origin.OWN), Folder(paths.bundled_routines, Origin.BUNDLED, required=True)


def read_exercise_file(path: Path, origin: Origin = Origin.FILE) -> ExerciseEntry:
    """Reads one exercise's file; whether its `easier` exists is seen when all are gathered."""
    report = Report(shown_path(path))
    root = _read(path, report)
    exercise = None if root is None else read_exercise(root, report, path.stem)
    place = root.place_of("easier") if isinstance(root, nodes.Mapping) else Place()
    return ExerciseEntry(path.stem, path, report.path, origin, exercise, report.sorted(), place)


def read_library(paths: Paths, read: ReadExercise = read_exercise_file) -> Library:
    """Reads everything at once."""
    reading = LibraryReading(paths, read)
    for _ in reading.steps():
        pass
    return reading.library


class LibraryReading:
    """Reads everything, file by file, for a window that must not wait.

    Args:
        paths: Where routines and exercises are.
        read: Reads an exercise's file.

    Attributes:
        library: What was read, once all steps are done; nothing before.
    """

    def __init__(self, paths: Paths, read: ReadExercise = read_exercise_file) -> None:
        self._paths = paths
        self._read = read
        self.library = Library(Exercises(), ())

    def steps(self) -> Iterator[None]:
        """Reads a file in each step."""
        problems: list[Problem] = []
        found: list[ExerciseEntry] = []
        for file in found_files(exercise_folders(self._paths), problems):
            found.append(self._read(file.path, file.origin))
            yield
        exercises = gathered(found, problems)
        yield
        problems = []
        entries: list[RoutineEntry] = []
        for file in found_files(routine_folders(self._paths), problems):
            entries.append(read_routine_file(file.path, exercises, file.origin))
            yield
        self.library = Library(exercises, shadowed(entries), tuple(problems))


def read_exercises(folders: Iterable[Folder], read: ReadExercise = read_exercise_file) -> Exercises:
    """Reads all exercises; those of an earlier folder come before those of a later one."""
    problems: list[Problem] = []
    entries = [read(file.path, file.origin) for file in found_files(folders, problems)]
    return gathered(entries, problems)


def shadowed(entries: Iterable[RoutineEntry]) -> tuple[RoutineEntry, ...]:
    """The routines that are listed: broken ones, and of one id the first sound one.

    The person's own come first, then each in the place it says, and where it says none by id.
    """
    listed: list[RoutineEntry] = []
    sound: set[str] = set()
    for entry in entries:
        if entry.routine is None or entry.id not in sound:
            listed.append(entry)
        if entry.routine is not None:
            sound.add(entry.id)
    return tuple(sorted(listed, key=_place))


def _place(entry: RoutineEntry) -> tuple[bool, int, str]:
    order = ANYWHERE if entry.routine is None else entry.routine.order
    return entry.origin is not Origin.OWN, order, entry.id


def found_files(folders: Iterable[Folder], problems: list[Problem]) -> Iterator[FoundFile]:
    """The YAML files in these folders, by name; folders that cannot be read are added to the problems."""
    for folder in folders:
        for name in _names(folder, problems):
            path = folder.path / name
            yield FoundFile(path.stem, path, folder.origin)


def read_routine_file(path: Path, exercises: Exercises, origin: Origin = Origin.FILE) -> RoutineEntry:
    """Reads one routine's file, also one that lies in no folder of the library."""
    report = Report(shown_path(path), {"exercise": exercises.by_id})
    root = _read(path, report)
    routine = None if root is None else read_routine(root, report, path.stem, path.parent)
    title = routine.title if routine else plain(_title_of(path, root))
    return RoutineEntry(path.stem, path, origin, title, routine, report.sorted())


def shown_path(path: Path) -> str:
    """A path for messages: whatever cannot be printed, or would break a line, is escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(path))


def _names(folder: Folder, problems: list[Problem]) -> list[str]:
    """The names of the YAML files in a folder, but for those that systems and editors hide."""
    try:
        names = sorted(path.name for path in folder.path.iterdir())
    except FileNotFoundError as error:
        if folder.required:
            problems.append(_folder_problem(folder, error))
        return []
    except OSError as error:
        problems.append(_folder_problem(folder, error))
        return []
    return [name for name in names if name.lower().endswith(ENDINGS) and not name.startswith(".")]


def _folder_problem(folder: Folder, error: OSError) -> Problem:
    return Problem(shown_path(folder.path), Place(), f"this folder cannot be read: {error.strerror or error}")


def _read(path: Path, report: Report) -> Node | None:
    """The document of a file, if its name may be an id at all."""
    if not _ID.fullmatch(path.stem):
        wanted = "letters, digits, spaces, '-' and '_', beginning with a letter or digit, 100 at most"
        report.error(Place(), f"the file's name is its id: {wanted}")
    return reading.read_file(path, report)


def _title_of(path: Path, root: Node | None) -> str:
    """The best that can be made out as the title of a broken file."""
    written = root.get("title") if isinstance(root, nodes.Mapping) else None
    if isinstance(written, nodes.Mapping) and written.entries:
        written = written.get("en") or written.entries[0].value
    if isinstance(written, Scalar) and written.text.strip():
        return _short(written.text)
    if root is None:
        try:
            start = first_bytes(path, 10_000).decode("utf-8", "replace")
        except (OSError, ValueError):
            start = ""
        match = _TITLE_LINE.search(start)
        if match:
            return _short(match[1].strip("'\""))
    return _short(shown_path(Path(path.stem)))


def _short(text: str) -> str:
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return line[:LONGEST_TITLE]
