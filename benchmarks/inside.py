"""The program itself, opened as its command opens it, and watched: when it is painted, and what goes on in it.

    python -m benchmarks.inside ARGUMENT...

The arguments are those of `stretchgui`. Nothing more is imported before its first picture than the program itself
imports, and it obeys from then on (see `obeying`).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from stretchgui.cli import main as stretchgui
from stretchgui.commands.surroundings import Surroundings

if TYPE_CHECKING:
    from stretchgui.app.opening import Opening


def main() -> int:
    """Opens the window, and stays until it is closed."""
    return stretchgui(sys.argv[1:], Surroundings(watch=_watch))


def _watch(opening: Opening) -> None:
    # Qt is imported by now, and not before.
    from benchmarks.watcher import Watcher

    Watcher(opening)


if __name__ == "__main__":
    sys.exit(main())
