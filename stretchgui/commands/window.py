"""The window: what must be there before Qt is imported, and then the window itself."""

from __future__ import annotations

import gc
import sys
from importlib.util import find_spec
from pathlib import Path

from stretchgui.commands.display import lacks_libraries, no_display
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.one_window import Asked, DataLock, hand_over, holder, take_asked
from stretchgui.options import WindowOptions
from stretchgui.paths import HOME_VARIABLE
from stretchgui.ui.qt_version import CURE, refusal

# What stands beside PySide6 where it is from PyPI, with its version; importing `importlib.metadata` takes 20 ms.
FROM_PYPI = "[pP]y[sS]ide6_[eE]ssentials-*.dist-info"
# How the loader names a file that it does not find.
NOT_FOUND = ": cannot open shared object file"


def open_window(surroundings: Surroundings, options: WindowOptions, commands: tuple[str, ...]) -> int:
    """Opens the window, and stays until it is closed; if it is open already, hands over what was asked.

    Args:
        surroundings: The machine and the person.
        options: How it opens.
        commands: What may have been meant by an unknown routine.

    Raises:
        RefusalError: There is no display, no Qt that works, no such routine, nowhere to write the events, or
            something else is at work in the data folder.
    """
    if options.routine is not None:
        from stretchgui.commands.choosing import chosen_routine

        chosen_routine(options.routine, surroundings, commands)
    missing = no_display(surroundings.environ, surroundings.platform) or no_qt()
    if missing:
        raise RefusalError(missing)
    lock = DataLock.take(surroundings.paths.data)
    if lock is None:
        if _handed_over(surroundings, options):
            return 0
        # It may have been closed just now.
        lock = DataLock.take(surroundings.paths.data)
    if lock is None:
        raise RefusalError(_in_the_way(surroundings), 1)
    # Nobody is waiting for an answer any more.
    take_asked(surroundings.paths.data)
    try:
        return _opened(surroundings, options)
    finally:
        lock.release()


def _opened(surroundings: Surroundings, options: WindowOptions) -> int:
    if options.events is not None:
        from stretchgui.commands.play import opened

        with opened(str(options.events)):
            # It can be written; the window opens it anew.
            pass
    # What is imported and built for the first picture stays: nobody need look for garbage before it is there.
    gc.disable()
    try:
        from stretchgui.app.opening import run_window
    except ImportError as error:
        library, not_found, _ = str(error).partition(NOT_FOUND)
        if not not_found:
            raise
        raise RefusalError(lacks_libraries([library])) from error
    return run_window(options, surroundings.watch)


def _handed_over(surroundings: Surroundings, options: WindowOptions) -> bool:
    """Has the window that is open show what was asked for.

    Raises:
        RefusalError: That needs a window of its own.
    """
    if options.speed != 1.0 or options.events or options.quit_when_finished or options.record:
        raise RefusalError(
            "the window is open already, and a demonstration needs one of its own: close it first, or set "
            f"{HOME_VARIABLE} to another folder"
        )
    from stretchgui.commands.choosing import is_file

    routine = options.routine
    if routine is not None and is_file(routine) and surroundings.library().routine(routine) is None:
        routine = str(Path(routine).absolute())
    environ = surroundings.environ
    token = environ.get("XDG_ACTIVATION_TOKEN", "")
    asked = Asked(routine, options.start, options.turns.value if options.turns else None, token)
    return hand_over(surroundings.paths.data, asked, surroundings.clock, surroundings.sleep)


def _in_the_way(surroundings: Surroundings) -> str:
    folder = surroundings.paths.data
    return f"stretchgui is at work in {folder} already ({holder(folder)}), and does not answer"


def no_qt() -> str | None:
    """Why the installed Qt must not be used, and the cure, in one line; None if it may."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return f"the window needs PySide6, which is not installed. The cure: {CURE}"
    for installed in Path(spec.origin).parents[1].glob(FROM_PYPI):
        return refusal(sys.version_info[:2], installed.stem.partition("-")[2])
    # A system's own package, which its makers have tested.
    return None
