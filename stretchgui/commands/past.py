"""What commands look at of the history: its own file, and no more than a look."""

from __future__ import annotations

from pathlib import Path

from stretchgui.commands.surroundings import RefusalError
from stretchgui.document.problems import Problem
from stretchgui.history.backup import Contents, contents_of


def kept_in(path: Path) -> Contents:
    """What the history's own file holds; looking writes nothing, and waits for nobody.

    Raises:
        RefusalError: It cannot be read.
    """
    if not path.exists():
        return Contents(())
    found = contents_of(path)
    if isinstance(found, Problem):
        raise RefusalError(str(found), 1)
    return found
