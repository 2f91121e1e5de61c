"""A person's own routines as files: a step added, moved or taken out, a routine begun, and each of it undone.

Nothing here raises: what keeps a file from being written is a problem that says so, and the file is as it was.
"""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stretchgui.document import reading
from stretchgui.document.problems import Place, Problem, Report, Severity
from stretchgui.document.whole_file import first_bytes, replace_file
from stretchgui.routine.exercise import Exercise, Kind
from stretchgui.routine.exercise_format import LONGEST_TITLE
from stretchgui.routine.format import read_routine
from stretchgui.routine.library import ENDINGS, shown_path
from stretchgui.routine.routine import ExerciseStep, Routine, Step
from stretchgui.routine.step_text import is_mere, new_text, steps_of, with_next_first, with_step, without_step

LONGEST_ID: Final = 60
# What Windows does not let a file be called, whatever its ending.
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
# What a session ends with: a new exercise comes before it.
_CALM: Final = (Kind.BREATHING, Kind.CHECK)


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a file, for undoing it.

    Attributes:
        path: The file.
        before: What it held; None if there was none.
        after: What it holds now.
        index: Which of its steps was added, taken out, or moved to this place.
        added: The exercise whose step was added, or "".
    """

    path: Path
    before: bytes | None
    after: bytes
    index: int
    added: str = ""

    @property
    def routine_id(self) -> str:
        """The routine's id."""
        return self.path.stem


class OwnRoutines:
    """The folder of a person's own routines.

    Args:
        folder: Where it is; it comes into being with the first file.
        exercises: All exercises by their id, as they are now.
    """

    def __init__(self, folder: Path, exercises: Callable[[], Mapping[str, Exercise | None]]) -> None:
        self._folder = folder
        self._exercises = exercises

    def begin(self, title: str, exercise: Exercise, taken: Collection[str] = ()) -> Change | Problem:
        """Writes a new routine with one step.

        Args:
            title: What it shall be called; `tidy_title` says how that is written.
            exercise: What is done in it.
            taken: The ids of all routines there are: none of them is shadowed.
        """
        path = self._folder / f"{self._free_id(title, taken)}.yaml"
        data = new_text(tidy_title(title), exercise.id).encode()
        wrong = self._wrong(path, data)
        if wrong is not None:
            return wrong
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_new(path, data)
        except (OSError, ValueError) as error:
            return _problem(path, error)
        return Change(path, None, data, 0, exercise.id)

    def add(self, path: Path, exercise: Exercise) -> Change | Problem:
        """Adds an exercise to a routine: at its end, but before the calm steps it ends with."""
        old = self._read(path)
        if isinstance(old, Problem):
            return old
        data, routine = old
        after = _place_for(exercise, routine)
        text = with_step(data.decode(), exercise.id, after)
        return self._change(path, data, text, after + 1, exercise.id)

    def remove(self, path: Path, index: int) -> Change | Problem:
        """Takes a step out; the only one stays."""
        return self._changed(path, index, without_step)

    def move(self, path: Path, index: int, by: int) -> Change | Problem:
        """Moves a step one place down (`by` 1) or up (-1)."""
        change = self._changed(path, min(index, index + by), with_next_first)
        return change if isinstance(change, Problem) else Change(change.path, change.before, change.after, index + by)

    def undo(self, change: Change) -> Problem | None:
        """Brings back what was before a change.

        A file that was written in meanwhile keeps that: only the step that was added is taken out of it again.
        """
        try:
            now = first_bytes(change.path, reading.MOST_BYTES)
        except (OSError, ValueError) as error:
            return _problem(change.path, error)
        if now == change.after:
            return _bring_back(change)
        index = _where_added(change, now)
        if index is None:
            return _plain_problem(change.path, "it was changed meanwhile, so nothing was undone in it")
        found = self._changed(change.path, index, without_step)
        return found if isinstance(found, Problem) else None

    def _changed(self, path: Path, index: int, edit: Callable[[str, int], str | None]) -> Change | Problem:
        old = self._read(path)
        if isinstance(old, Problem):
            return old
        return self._change(path, old[0], edit(old[0].decode(), index), index)

    def _change(self, path: Path, old: bytes, text: str | None, index: int, added: str = "") -> Change | Problem:
        if text is None:
            return _plain_problem(path, "its steps are written in a way that only a text editor can change")
        data = text.encode()
        wrong = self._wrong(path, data)
        if wrong is not None:
            return wrong
        try:
            # A link stays one: what it leads to is written.
            replace_file(path.resolve(), data)
        except (OSError, ValueError) as error:
            return _problem(path, error)
        return Change(path, old, data, index, added)

    def _read(self, path: Path) -> tuple[bytes, Routine] | Problem:
        """A file that is sound and may be written to."""
        try:
            data = first_bytes(path, reading.MOST_BYTES + 1)
            if not path.stat().st_mode & 0o222:
                return _plain_problem(path, "this file may only be read: allow writing to it, or begin a new routine")
        except (OSError, ValueError) as error:
            return _problem(path, error)
        routine = self._routine(path, data)
        return routine if isinstance(routine, Problem) else (data, routine)

    def _wrong(self, path: Path, data: bytes) -> Problem | None:
        found = self._routine(path, data)
        return found if isinstance(found, Problem) else None

    def _routine(self, path: Path, data: bytes) -> Routine | Problem:
        """The routine that a file holds, or the first of what is wrong with it."""
        report = Report(shown_path(path), {"exercise": self._exercises()})
        root = reading.read_bytes(data, report)
        routine = None if root is None else read_routine(root, report, path.stem, path.parent)
        errors = [problem for problem in report.sorted() if problem.severity is Severity.ERROR]
        return routine if routine is not None else errors[0]

    def _free_id(self, title: str, taken: Collection[str]) -> str:
        """An id for a title: no file and no routine has it yet, on no system."""
        used = {name.casefold() for name in taken}
        with contextlib.suppress(OSError):
            used |= {path.stem.casefold() for path in self._folder.iterdir() if path.suffix.lower() in ENDINGS}
        base = id_of(title)
        number = 1
        while True:
            candidate = base if number == 1 else f"{base}-{number}"
            if candidate.casefold() not in used:
                return candidate
            number += 1


def tidy_title(written: str) -> str:
    """A title as a file can hold it: in one line, without braces, 200 characters at most."""
    line = " ".join(written.split()).replace("{", "(").replace("}", ")")
    return "".join(letter for letter in line if letter.isprintable())[:LONGEST_TITLE].strip()


def id_of(title: str) -> str:
    """The id made from a title: "Our evening" -> "our-evening"."""
    letters = unicodedata.normalize("NFC", tidy_title(title)).lower()
    parts = "".join(letter if letter.isalnum() else "-" for letter in letters).split("-")
    made = "-".join(part for part in parts if part)[:LONGEST_ID].strip("-")
    return f"{made}-routine" if made in _DEVICES else made or "routine"


def _place_for(exercise: Exercise, routine: Routine) -> int:
    """The index of the step that a new one comes after."""
    last = len(routine.steps) - 1
    if exercise.kind in _CALM:
        return last
    busy = [index for index, step in enumerate(routine.steps) if not _is_calm(step)]
    return busy[-1] if busy else last


def _is_calm(step: Step) -> bool:
    return not isinstance(step, ExerciseStep) or step.exercise.kind in _CALM


def _where_added(change: Change, now: bytes) -> int | None:
    """Where the step that was added stands in a file that was written in since, if it can be told."""
    try:
        steps = steps_of(now.decode())
    except UnicodeDecodeError:
        return None
    places = [index for index, step in enumerate(steps) if change.added and is_mere(step, change.added)]
    return change.index if change.index in places else places[0] if len(places) == 1 else None


def _bring_back(change: Change) -> Problem | None:
    try:
        if change.before is None:
            change.path.unlink()
        else:
            replace_file(change.path.resolve(), change.before)
    except (OSError, ValueError) as error:
        return _problem(change.path, error)
    return None


def _write_new(path: Path, data: bytes) -> None:
    """Writes a file that is not there yet; one that is there by now is left alone.

    Raises:
        OSError: It is there, or could not be written.
    """
    path.open("xb").close()
    try:
        replace_file(path, data)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _problem(path: Path, error: Exception) -> Problem:
    return _plain_problem(path, str(getattr(error, "strerror", None) or error))


def _plain_problem(path: Path, message: str) -> Problem:
    return Problem(shown_path(path), Place(), message)
