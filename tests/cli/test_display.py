"""Where no window can be shown, the program says so in one line; Qt itself would abort."""

import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from stretchgui.cli import main
from stretchgui.commands.display import FOR_X, loads, no_display, wayland_answers, x_answers
from stretchgui.commands.surroundings import Surroundings
from tools.prepare import LIBRARIES, Need

X = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}
# No X server has this number: the highest that a TCP port leaves room for is 59535.
NOBODY = ":59999"

# environ, platform, whether X answers, whether Wayland answers, whether Qt's libraries for X load, what is said
CASES = [
    ({}, "linux", False, False, True, "there is no display for the window"),
    ({"DISPLAY": ""}, "linux", True, False, True, "there is no display for the window"),
    (X, "linux", True, False, True, None),
    (X, "linux", False, False, True, "does not answer (DISPLAY=:0)"),
    (X, "linux", True, False, False, "sudo apt-get install libxcb-cursor0 libxcb-icccm4 "),
    (X, "freebsd14", False, False, True, "does not answer (DISPLAY=:0)"),
    (WAYLAND, "linux", False, True, False, None),
    (WAYLAND, "linux", True, False, True, "does not answer (WAYLAND_DISPLAY=wayland-0)"),
    ({**X, **WAYLAND}, "linux", True, False, True, None),
    ({**X, **WAYLAND}, "linux", False, True, False, None),
    ({**X, **WAYLAND}, "linux", False, False, True, "does not answer (WAYLAND_DISPLAY=wayland-0, DISPLAY=:0)"),
    ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False, False, False, None),
    ({"QT_QPA_PLATFORM": "xcb"}, "linux", False, False, True, "(DISPLAY is not set)"),
    ({"QT_QPA_PLATFORM": "xcb", **X}, "linux", True, False, True, None),
    ({"QT_QPA_PLATFORM": "xcb", **X}, "linux", False, False, True, "does not answer (DISPLAY=:0)"),
    ({"QT_QPA_PLATFORM": "xcb", **WAYLAND}, "linux", False, True, True, "(DISPLAY is not set)"),
    ({"QT_QPA_PLATFORM": "wayland;xcb", **X}, "linux", True, False, True, None),
    ({"QT_QPA_PLATFORM": "wayland", **X}, "linux", True, False, True, "(WAYLAND_DISPLAY is not set)"),
    ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux", False, False, False, None),
    ({}, "darwin", False, False, False, None),
    ({}, "win32", False, False, False, None),
]


@pytest.mark.parametrize(("environ", "platform", "x", "wayland", "libraries", "said"), CASES)
def test_what_is_said(
    environ: Mapping[str, str], platform: str, x: bool, wayland: bool, libraries: bool, said: str | None
) -> None:
    line = no_display(
        environ, platform, x=lambda environ: x, wayland=lambda environ: wayland, loads=lambda library: libraries
    )
    assert line is None if said is None else line is not None and said in line
    assert line is None or "\n" not in line


@pytest.mark.parametrize("library", FOR_X)
def test_the_one_library_that_is_missing_is_named_with_its_package(library: str) -> None:
    line = no_display(X, "linux", x=lambda environ: True, loads=lambda one: one != library)
    assert line == (
        f"the window needs the system library {library}, which is missing. "
        f"On Debian and Ubuntu: sudo apt-get install {FOR_X[library]}"
    )


def test_all_libraries_that_are_missing_are_named_in_one_line() -> None:
    line = no_display(X, "linux", x=lambda environ: True, loads=lambda one: "icccm" not in one and "keysyms" not in one)
    assert line == (
        "the window needs the system libraries libxcb-icccm.so.4, libxcb-keysyms.so.1, which are missing. "
        "On Debian and Ubuntu: sudo apt-get install libxcb-icccm4 libxcb-keysyms1"
    )


def test_the_libraries_are_those_that_are_installed_for_tests() -> None:
    """Whatever `make run` installs for the window because of X, the program itself looks for, too."""
    assert {
        library.name: library.package for library in LIBRARIES if library.need is Need.WINDOW
    }.items() <= FOR_X.items()


def test_a_wayland_compositor_that_takes_connections_answers(tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "w"}
    assert not wayland_answers(environ)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "w"))
        compositor.listen()
        assert wayland_answers(environ)


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not loads("libno-such-thing.so.9")


def test_an_x_server_that_is_not_there_does_not_answer() -> None:
    # Where even libxcb is missing, nothing can be told, and Qt has its say.
    assert x_answers({"DISPLAY": NOBODY}) is not loads("libxcb.so.1")


def test_without_a_display_the_window_says_so_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = Surroundings(environ={"STRETCHGUI_HOME": str(tmp_path)}, platform="linux", home=tmp_path)
    assert main([], bare) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "there is no display" in said.err
