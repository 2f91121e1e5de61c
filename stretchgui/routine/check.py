"""Looking through files that somebody is writing: what `stretchgui check` says of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from stretchgui.document import nodes
from stretchgui.document.problems import Place, Problem, Report
from stretchgui.routine.exercises import Origin, gathered
from stretchgui.routine.library import (
    ENDINGS,
    Folder,
    Library,
    found_files,
    read_exercise_file,
    read_routine_file,
    shown_path,
)

_OF_A_ROUTINE: Final = ("steps", "title")
_FOLDERS: Final = ("exercises", "routines")


def check(paths: Iterable[Path], library: Library) -> tuple[Problem, ...]:
    """All that is wrong with files of routines and exercises, in the order of the files.

    Exercises among the files are known to each other and to the routines among them, before those of the library.

    Args:
        paths: Files; or folders, which stand for the YAML files in them and in their `exercises` and `routines`.
        library: What else there is.
    """
    problems: list[Problem] = []
    files = [file for path in paths for file in _files(path, problems)]
    drafts = [read_exercise_file(file) for file in files if not _is_routine(file)]
    places = {os.path.realpath(file) for file in files}
    others = [entry for entry in library.exercises.entries if os.path.realpath(entry.path) not in places]
    exercises = gathered([*drafts, *others])
    found = {entry.path: entry.problems for entry in exercises.entries if entry.origin is Origin.FILE}
    for file in files:
        problems += found[file] if file in found else read_routine_file(file, exercises).problems
    return tuple(problems)


def _files(path: Path, problems: list[Problem]) -> Iterator[Path]:
    if not path.is_dir():
        if path.suffix.lower() not in ENDINGS and path.exists():
            problems.append(Problem(shown_path(path), Place(), "a routine's or exercise's file ends in .yaml"))
        yield path
        return
    folders = (path, *(path / name for name in _FOLDERS))
    yield from (file.path for file in found_files((Folder(folder, Origin.FILE) for folder in folders), problems))


def _is_routine(path: Path) -> bool:
    """Whether a file means to be a routine; one that cannot be read at all may mean to be anything."""
    root = nodes.read_file(path, Report(""))
    if not isinstance(root, nodes.Mapping):
        return path.parent.name != "exercises"
    if any(root.get(key) for key in _OF_A_ROUTINE):
        return True
    return root.get("name") is None and path.parent.name != "exercises"
