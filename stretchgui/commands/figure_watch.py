"""`figure --watch`: a figure drawn anew whenever its file is saved, with what is wrong in it."""

from __future__ import annotations

import sys
from pathlib import Path

from stretchgui.commands.check import problems_of
from stretchgui.commands.choosing import is_file
from stretchgui.commands.display import no_display
from stretchgui.commands.figure import MOVING, STILL, Picture, must_end_in, write_exercise
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.document.problems import Problem, quoted
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.library import read_exercise_file

# Seconds from one look at the file to the next: an author saves, and looks up.
LOOKING = 0.25


def watch_figure(surroundings: Surroundings, picture: Picture) -> int:
    """Stays, and draws the file anew each time it changes: into a window, or into the output's file.

    Raises:
        RefusalError: There is no such file, or no way to show it.
        KeyboardInterrupt: Somebody has seen enough.
    """
    if not is_file(picture.exercise):
        raise RefusalError(f"there is no file {quoted(picture.exercise)} to watch")
    if not picture.output:
        return _in_a_window(surroundings, picture)
    must_end_in(picture, (*STILL, *MOVING))
    if picture.output == "-":
        raise RefusalError("--watch needs a file to write to, or none for a window")
    seen: object = None
    while True:
        now = stamp(Path(picture.exercise))
        if now != seen:
            seen = now
            _redraw(picture)
        surroundings.sleep(LOOKING)


def looked_at(path: Path) -> tuple[Exercise | None, tuple[Problem, ...]]:
    """The exercise of a file, and all that is wrong with it, its bodies too."""
    entry = read_exercise_file(path)
    return entry.exercise, problems_of(entry)


def stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is saved; None while it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _redraw(picture: Picture) -> None:
    exercise, problems = looked_at(Path(picture.exercise))
    for problem in problems:
        print(problem, file=sys.stderr)
    if exercise is None:
        return
    try:
        write_exercise(exercise, picture)
        print(f"{picture.output} is drawn" + (f", with {len(problems)} to mend" if problems else ""))
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
    sys.stdout.flush()


def _in_a_window(surroundings: Surroundings, picture: Picture) -> int:
    missing = no_display(surroundings.environ, surroundings.platform)
    if missing:
        raise RefusalError(f"{missing}; with -o FILE a picture is written instead")
    try:
        from stretchgui.ui.drawn.figure_window import show_figure_window
    except ImportError as error:
        raise RefusalError(f"the window needs PySide6 ({error})") from error
    path = Path(picture.exercise)
    return show_figure_window(path, lambda: looked_at(path), lambda: stamp(path), surroundings.words())
