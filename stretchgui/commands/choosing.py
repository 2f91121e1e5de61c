"""Which routine, exercise or file a word on the command line means."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.document.problems import Problem, Severity, near_miss, quoted
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.library import ENDINGS, read_exercise_file, read_routine_file
from stretchgui.routine.routine import Routine
from stretchgui.routine.timeline import Timeline


def chosen_routine(word: str, surroundings: Surroundings, other_words: Iterable[str] = ()) -> Routine:
    """The routine that a word means: an id, else a path.

    Args:
        word: As it was typed.
        surroundings: Where routines are.
        other_words: What may have been meant instead: the commands.

    Raises:
        RefusalError: There is none, or its file has errors.
    """
    library = surroundings.library()
    entry = library.routine(word)
    if entry is None and is_file(word):
        entry = read_routine_file(Path(word), library.exercises)
    if entry is None:
        known = [*(routine.id for routine in library.routines), *other_words]
        raise RefusalError(unknown("routine", word, known, "stretchgui list"))
    if entry.routine is None:
        raise RefusalError(lines(entry.problems), 1)
    return entry.routine


def chosen_exercise(word: str, surroundings: Surroundings) -> Exercise:
    """The exercise that a word means: an id, else a path.

    Raises:
        RefusalError: There is none, or its file has errors.
    """
    exercises = surroundings.exercises()
    if word in exercises.by_id:
        exercise = exercises.by_id[word]
        problems = tuple(problem for entry in exercises.entries if entry.id == word for problem in entry.problems)
    elif is_file(word):
        entry = read_exercise_file(Path(word))
        exercise, problems = entry.exercise, entry.problems
    else:
        raise RefusalError(unknown("exercise", word, exercises.by_id))
    if exercise is None:
        raise RefusalError(lines(problems), 1)
    return exercise


def chosen_timeline(routine: Routine, own: Customisation) -> Timeline:
    """The timeline of a routine.

    Raises:
        RefusalError: Nothing is left to do in it.
    """
    timeline = build_timeline(routine, own)
    if not timeline.phases:
        raise RefusalError(f"there is nothing to do in {quoted(routine.id)}", 1)
    return timeline


def is_file(word: str) -> bool:
    """Whether a word names a file that is there; folders, and words that cannot be a path, do not."""
    try:
        return Path(word).exists() and not Path(word).is_dir()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name that is too long for one, or hidden from us, is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def unknown(what: str, word: str, known: Iterable[str], where: str = "") -> str:
    """A line for a word that means nothing, with the nearest that does."""
    if word.lower().endswith(ENDINGS) or "/" in word or "\\" in word:
        return f"there is no file {quoted(word)}"
    hint = near_miss(word, known) or (f" ('{where}' shows all)" if where else "")
    return f"there is no {what} {quoted(word)}{hint}"


def lines(problems: Iterable[Problem]) -> str:
    """Problems, one a line; errors alone if there are any."""
    found = list(problems)
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    return "\n".join(str(problem) for problem in errors or found)
