"""`history`: what was done, for people and for programs; saved as one file, and another's taken in."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stretchgui.commands.choosing import is_file
from stretchgui.commands.past import kept_in
from stretchgui.commands.printing import clock_time, print_json, table
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.document.problems import Problem, quoted
from stretchgui.history.backup import save
from stretchgui.history.export import FORMAT, holds_csv, session_json
from stretchgui.history.files import FileError
from stretchgui.history.reading import snapshot
from stretchgui.history.records import SessionRecord
from stretchgui.history.store import History
from stretchgui.language.words import Words
from stretchgui.one_window import DataLock, holder
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import people_called

EMPTY: Final = """\
There is no session in the history yet. Each one that is done in the window is written to
{path}
'stretchgui' opens the window; 'stretchgui history --import FILE' adds the sessions of a backup."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of `history`.

    Attributes:
        as_json: For programs.
        as_csv: For spreadsheets: a line for each hold.
        take_in: A backup whose sessions are added.
        backup: Where everything is saved as one file.
        pages: Where two pages for a physiotherapist are written, as a PDF.
        people: Whom these pages are about.
        weeks: How far back they reach; None for all of it.
    """

    as_json: bool = False
    as_csv: bool = False
    take_in: str | None = None
    backup: str | None = None
    pages: str | None = None
    people: Receiver = Receiver.BOTH
    weeks: int | None = None


def show_history(surroundings: Surroundings, asked: Asked) -> int:
    """Prints the history, or saves it, or adds another to it.

    Raises:
        RefusalError: A file cannot be read or written.
    """
    if asked.take_in is not None:
        return _take_in(surroundings, asked.take_in)
    if asked.backup is not None:
        return _save(surroundings, asked.backup)
    if asked.pages is not None:
        from stretchgui.commands.pages import write_pages

        return write_pages(surroundings, asked.pages, asked.people, asked.weeks)
    path = surroundings.paths.history
    sessions = kept_in(path).sessions
    if asked.as_json:
        print_json({"format": FORMAT, "sessions": [session_json(session) for session in sessions]})
    elif asked.as_csv:
        sys.stdout.write(holds_csv(sessions))
    else:
        print(_table(sessions, surroundings.words()) if sessions else EMPTY.format(path=path))
    return 0


def _table(sessions: Sequence[SessionRecord], words: Words) -> str:
    people = people_called(words)
    rows: list[tuple[str, ...]] = [("started", "routine", "who was stretched", "result", "sets", "held", "stopped")]
    for session in sessions:
        received = {hold.person for hold in session.holds}
        who = received.pop() if len(received) == 1 else Receiver.BOTH if received else None
        released = sum(hold.released for hold in session.holds)
        rows.append(
            (
                f"{session.started.astimezone():%Y-%m-%d %H:%M}",
                _printable(session.title or session.routine),
                people.called(who),
                session.result or "open",
                str(len(session.holds)),
                clock_time(sum(hold.held for hold in session.holds)),
                str(released) if released else "",
            )
        )
    return table(rows, frozenset({4, 5, 6}))


def _printable(text: str) -> str:
    """A text that does nothing to a terminal but stand there."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _take_in(surroundings: Surroundings, word: str) -> int:
    paths = surroundings.paths
    file = Path(word)
    if not is_file(word):
        raise RefusalError(f"there is no file {quoted(word)}")
    lock = DataLock.take(paths.data, "'stretchgui history --import'")
    if lock is None:
        raise RefusalError(
            f"the history is being written already ({holder(paths.data)}): "
            "close that first, or choose 'Add a backup to the history' in the window's menu",
            1,
        )
    try:
        history, problems = History.open(paths.history)
        for problem in problems:
            print(problem, file=sys.stderr)
        found = history.take_in(file)
        history.close()
    finally:
        lock.release()
    if isinstance(found, Problem):
        raise RefusalError(str(found), 1)
    print(f"{found.new} session{'s' * (found.new != 1)} added; {found.known} known already")
    return 0


def _save(surroundings: Surroundings, word: str) -> int:
    path = surroundings.paths.history
    if not path.exists():
        raise RefusalError(f"there is no history yet to save: {path} is not there", 1)
    try:
        with contextlib.closing(snapshot(path)) as database:
            problem = save(database, Path(word))
    except FileError as error:
        raise RefusalError(f"{path}: the history cannot be read: {error}", 1) from error
    if problem is not None:
        raise RefusalError(str(problem), 1)
    print(f"saved: {word}")
    return 0
