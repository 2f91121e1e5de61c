"""The window: what must be there before Qt is imported, and then the window itself."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from stretchgui.commands.choosing import chosen_routine
from stretchgui.commands.play import opened
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.options import WindowOptions
from stretchgui.ui.qt_version import CURE, refusal

# Qt draws on one of these; the last names a platform that needs neither.
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


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
        chosen_routine(options.routine, surroundings.paths, commands)
    missing = no_display(surroundings.environ, surroundings.platform) or no_qt()
    if missing:
        raise RefusalError(missing)
    with opened(None if options.events is None else str(options.events)):
        # It can be written; the window opens it anew.
        pass
    from stretchgui.app import run_window

    return run_window(options)


def no_display(environ: Mapping[str, str], platform: str) -> str | None:
    """Why no window can be shown here, in one line; None if one can."""
    has_its_own = platform in ("darwin", "win32", "cygwin")
    if has_its_own or any(environ.get(name) for name in DISPLAYS):
        return None
    return "there is no display for the window (DISPLAY and WAYLAND_DISPLAY are not set); 'play' needs none"


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
