"""All exercises: the way to them, and their page, which is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stretchgui.app.front import Front
from stretchgui.app.safety import Safety
from stretchgui.routine.own_routines import OwnRoutines
from stretchgui.routine.shelf import Shelf
from stretchgui.session.clock import Clock
from stretchgui.session.people import people_called
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.exercises.browser import Browser
from stretchgui.ui.flow import Flow
from stretchgui.ui.main_window import Pages

if TYPE_CHECKING:
    from stretchgui.ui.exercises.page import ExercisesPage


def make_browser(
    front: Front,
    safety: Safety,
    pages: Pages,
    flow: Flow,
    shelf: Shelf,
    thumbnails: Thumbnails,
    clock: Clock,
    made: Callable[[QWidget], None],
) -> Browser:
    """The way to all exercises; `made` is told of the page once it is there."""

    def make_page() -> ExercisesPage:
        from stretchgui.ui.exercises.page import ExercisesPage

        settings, theme = front.keeper.settings, front.appearance.theme
        people = people_called(front.words, settings.name_a, settings.name_b)
        page = ExercisesPage(front.words, safety.health, theme, front.icons, thumbnails, clock, people, safety.unsuited)
        page.set_figures((settings.figure_a.person(), settings.figure_b.person()))
        page.set_still(settings.reduce_motion)
        made(page)
        return page

    own = OwnRoutines(front.paths.own_routines, lambda: shelf.exercises)
    return Browser(front.words, safety.health, safety.unsuited, front.window, pages, flow, shelf, own, make_page)
