"""Whether a window can be shown here, found out before Qt is: Qt aborts the process where none can."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

HAVE_THEIR_OWN: Final = frozenset({"darwin", "win32", "cygwin"})
# Qt's platforms that need a server, and the variable that names it.
SERVERS: Final = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
PLAY_NEEDS_NONE: Final = "'stretchgui play' needs none"
# What Qt cannot speak to X without, and aborts; with Debian's packages. Few systems bring all of it along.
FOR_X: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

Answers = Callable[[Mapping[str, str]], bool]
Loads = Callable[[str], bool]


def loads(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def x_answers(environ: Mapping[str, str]) -> bool:
    """Whether the X server that `DISPLAY` names lets us in; True where that cannot be found out."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    # Left open to the end of the process: a server whose last client leaves starts anew, and in that moment Qt,
    # who comes next, would be turned away. (Seen with Xvfb.)
    connection = ctypes.c_void_p(xcb.xcb_connect(environ["DISPLAY"].encode(), None))
    return not xcb.xcb_connection_has_error(connection)


def wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether the compositor that `WAYLAND_DISPLAY` names takes connections."""
    # Most have X, and need not wait for this.
    import socket

    path = Path(environ.get("XDG_RUNTIME_DIR", "")) / environ["WAYLAND_DISPLAY"]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.connect(str(path))
    except OSError:
        return False
    return True


def no_display(
    environ: Mapping[str, str],
    platform: str,
    x: Answers = x_answers,
    wayland: Answers = wayland_answers,
    loads: Loads = loads,
) -> str | None:
    """Why no window can be shown here, in one line; None if one can.

    Args:
        environ: The environment.
        platform: `sys.platform`.
        x: Whether an X server answers.
        wayland: Whether a Wayland compositor answers.
        loads: Whether a library can be loaded.
    """
    wanted = _platforms(environ)
    # Who names a platform of Qt's that needs no server, such as offscreen, is taken at their word.
    if platform in HAVE_THEIR_OWN or wanted - SERVERS.keys():
        return None
    variables = [name for server, name in SERVERS.items() if server in (wanted or SERVERS)]
    named = [name for name in variables if environ.get(name)]
    if not named:
        unset = f"{' and '.join(variables)} {'is' if len(variables) == 1 else 'are'} not set"
        return f"there is no display for the window ({unset}); {PLAY_NEEDS_NONE}"
    if "WAYLAND_DISPLAY" in named and wayland(environ):
        return None
    if "DISPLAY" not in named or not x(environ):
        which = ", ".join(f"{name}={environ[name]}" for name in named)
        return f"the display for the window does not answer ({which}); {PLAY_NEEDS_NONE}"
    missing = [library for library in FOR_X if not loads(library)]
    return lacks_libraries(missing, [FOR_X[library] for library in missing]) if missing else None


def _platforms(environ: Mapping[str, str]) -> set[str]:
    """The platforms of Qt's that are wanted, such as "xcb"; none means whichever answers."""
    wanted = environ.get("QT_QPA_PLATFORM", "").split(";")
    return {name.partition(":")[0] for name in wanted if name}


def lacks_libraries(libraries: Sequence[str], packages: Sequence[str] = ()) -> str:
    """What to say where system libraries are missing that Qt needs.

    Args:
        libraries: Their files' names; one at least.
        packages: In which of Debian's packages they are, if that is known.
    """
    cure = f"sudo apt-get install {' '.join(packages)}" if packages else "'make run' in a checkout installs all of them"
    one = len(libraries) == 1
    what = f"the system {'library' if one else 'libraries'} {', '.join(libraries)}, which {'is' if one else 'are'}"
    return f"the window needs {what} missing. On Debian and Ubuntu: {cure}"
