"""The window: what must be there before Qt is imported, and then the window itself."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from stretchgui.commands.display import lacks_library, no_display
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.options import WindowOptions
from stretchgui.ui.qt_version import CURE, refusal

# How the loader names a file that it does not find.
NOT_FOUND = ": cannot open shared object file"


def open_window(surroundings: Surroundings, options: WindowOptions, commands: tuple[str, ...]) -> int:
    """Opens the window, and stays until it is closed.

    Args:
        surroundings: The machine and the person.
        options: How it opens.
        commands: What may have been meant by an unknown routine.

    Raises:
        RefusalError: There is no display, no Qt that works, no such routine, or nowhere to write the events.
    """
    if options.routine is not None:
        from stretchgui.commands.choosing import chosen_routine

        chosen_routine(options.routine, surroundings.paths, commands)
    missing = no_display(surroundings.environ, surroundings.platform) or no_qt()
    if missing:
        raise RefusalError(missing)
    if options.events is not None:
        from stretchgui.commands.play import opened

        with opened(str(options.events)):
            # It can be written; the window opens it anew.
            pass
    try:
        from stretchgui.app.opening import run_window
    except ImportError as error:
        library, not_found, _ = str(error).partition(NOT_FOUND)
        if not not_found:
            raise
        raise RefusalError(lacks_library(library)) from error
    return run_window(options)


def no_qt() -> str | None:
    """Why the installed Qt must not be used, and the cure, in one line; None if it may."""
    if find_spec("PySide6") is None:
        return f"the window needs PySide6, which is not installed. The cure: {CURE}"
    try:
        installed = version("PySide6-Essentials")
    except PackageNotFoundError:
        # Not from PyPI: a system's own package, which its makers have tested.
        return None
    return refusal(sys.version_info[:2], installed)
