"""Has every part of the window follow the settings, and the theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from stretchgui.app.desktop import Desktop
from stretchgui.app.front import Front
from stretchgui.app.sounding import Sounding
from stretchgui.session.people import people_called
from stretchgui.settings import Settings
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.exercises.browser import Browser
from stretchgui.ui.flow import Flow
from stretchgui.ui.kit.theme import Theme
from stretchgui.ui.main_window import Pages


class Wearing(QObject):
    """Hands settings and theme to whom they concern, now and whenever they change."""

    def __init__(
        self,
        front: Front,
        pages: Pages,
        flow: Flow,
        browser: Browser,
        thumbnails: Thumbnails,
        conductor: Conductor,
        sounding: Sounding,
        desktop: Desktop,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._front, self._pages, self._flow, self._browser = front, pages, flow, browser
        self._thumbnails, self._conductor = thumbnails, conductor
        self._sounding, self._desktop = sounding, desktop
        front.keeper.changed.connect(self.wear)
        front.appearance.changed.connect(self._on_theme)

    @Slot(object)
    def wear(self, settings: Settings) -> None:
        """Has every part follow the settings."""
        appearance, pages = self._front.appearance, self._pages
        people = people_called(self._front.words, settings.name_a, settings.name_b)
        looks = (settings.figure_a.person(), settings.figure_b.person())
        appearance.set_colours(settings.colours)
        self._sounding.wear(settings, people)
        for part in (pages.selector, pages.preview, pages.session, self._flow.panel):
            part.set_people(people)
        self._thumbnails.set_look(appearance.theme.look.with_people(*looks))
        pages.preview.set_figures(looks)
        pages.session.picture.set_people(looks)
        pages.preview.set_still(settings.reduce_motion)
        pages.session.set_still(settings.reduce_motion)
        self._conductor.set_guide(settings.guide)
        pages.session.set_guide(settings.guide)
        pages.session.set_muted(settings.muted)
        pages.session.set_media_keys(settings.media_keys)
        self._desktop.wear(settings)
        self._browser.wear(people, looks, settings.reduce_motion)

    @Slot(object)
    def _on_theme(self, theme: Theme) -> None:
        for part in (self._pages.selector, self._pages.preview, self._pages.session):
            part.set_theme(theme)
        self._browser.set_theme(theme)
        self.wear(self._front.keeper.settings)
