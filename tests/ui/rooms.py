"""What the tests of the pages before and after a session share: a real library on folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.paths import Paths, find_paths
from stretchgui.routine.library import Library, read_library
from stretchgui.session.people import People, people_called
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.style import dress
from stretchgui.ui.kit.theme import LIGHT
from tests.read_once import read_once
from tests.ui.small_sessions import english, english_health

W = TypeVar("W", bound=QWidget)

# Three routines that stay as they are, whatever the program brings along.
ROUTINES = Path(__file__).parent / "routines"
BROKEN = "format: 1\ntitle: Broken one\nstepz: []\nlevel: hard\n"
LONG_NAME = "Wolfeschlegelsteinhausenberger"


def clock() -> float:
    """Time that stands still: pictures do not move."""
    return 0.0


class Rooms:
    """Words, icons, pictures, and a library: the bundled exercises, three routines, and those that a test writes.

    Args:
        home: The person's own folder.
        names: What the two are called.
    """

    def __init__(self, home: Path, names: tuple[str, str] = ("Anna", "Ben")) -> None:
        found = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
        self.paths: Paths = replace(found, bundled_routines=ROUTINES)
        self.words: Words = english()
        self.health: HealthWords = english_health()
        self.icons = Icons(self.paths.bundled_assets / "icons")
        self.thumbnails = Thumbnails(LIGHT.look)
        self.people: People = people_called(self.words, *names)

    def write(self, name: str, text: str) -> Path:
        """Writes a routine of the person's own."""
        self.paths.own_routines.mkdir(parents=True, exist_ok=True)
        path = self.paths.own_routines / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def library(self) -> Library:
        """Reads everything there is now."""
        return read_library(self.paths, read_once)


@contextmanager
def dressed(application: QApplication) -> Iterator[None]:
    """The application with the program's own style, and as it was afterwards."""
    font, palette, style = application.font(), application.palette(), application.style().objectName()
    dress(application, LIGHT)
    yield
    application.setStyleSheet("")
    application.setStyle(style)
    application.setPalette(palette)
    application.setFont(font)


def said(page: QWidget) -> list[str]:
    """Everything that can be read on a page at the moment, label by label, in no particular order."""
    return [one.accessibleName() or one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()]


def the(page: QWidget, kind: type[W], name: str) -> W:
    """The one widget of a kind that can be seen and is called so: by its accessible name or by its text."""

    def called(widget: QWidget) -> bool:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        return name in (widget.accessibleName(), text)

    found = [widget for widget in page.findChildren(kind) if widget.isVisible() and called(widget)]
    assert len(found) == 1, f"{len(found)} called {name!r}"
    return found[0]


class Heard:
    """What a signal said, in order."""

    def __init__(self) -> None:
        self.all: list[object] = []

    def __call__(self, *values: object) -> None:
        self.all.append(values[0] if len(values) == 1 else values)

    @property
    def last(self) -> object:
        """What it said last."""
        return self.all[-1]


def within(widget: QWidget, page: QWidget) -> bool:
    """Whether a widget lies inside a page from left to right."""
    left = widget.mapTo(page, widget.rect().topLeft()).x()
    return left >= 0 and left + widget.width() <= page.width()


Condition = Callable[[], bool]
