"""The first picture: the window, and in it the routines. Nothing is imported here that it can do without."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication

from stretchgui import __version__
from stretchgui.document.kept import Kept
from stretchgui.glance import glance_at
from stretchgui.language.choice import system_language
from stretchgui.language.needed import needed_words
from stretchgui.options import WindowOptions
from stretchgui.paths import Paths
from stretchgui.routine.card import Listed
from stretchgui.routine.card_index import CardIndex
from stretchgui.session.people import people_called
from stretchgui.ui.appearance import Appearance
from stretchgui.ui.before.selector import SelectorPanel
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.main_window import MainWindow

if TYPE_CHECKING:
    # Not for the first picture.
    from stretchgui.ui.settings_keeper import SettingsKeeper


class Front(QObject):
    """What the first picture shows, and what it is made of.

    Args:
        application: Qt's own.
        paths: Where files live.
        options: What the command line asked for.

    Attributes:
        words: Every sentence.
        appearance: The colours.
        icons: The icons.
        selector: The routines, as they were when they were last listed, or else those that come along at a glance.
        index: Remembers them.
        window: The window.

    Raises:
        NoWordsError: There is no sentence to show.
    """

    def __init__(self, application: QApplication, paths: Paths, options: WindowOptions) -> None:
        super().__init__()
        self.application = application
        self.paths = paths
        self.options = options
        language = system_language(os.environ)
        stamp = f"{__version__} {language}"
        self.words = needed_words(paths.bundled_assets / "words", language, Kept(paths.cache / "words.json", stamp))
        self._glance = seen = glance_at(paths.settings)
        self.appearance = Appearance(application, seen.colours)
        self.icons = Icons(paths.bundled_assets / "icons")
        people = people_called(self.words, seen.name_a, seen.name_b)
        self.selector = SelectorPanel(self.words, self.appearance.theme, self.icons, people, str(paths.own_routines))
        self.selector.set_turns(options.turns or seen.turns)
        self.index = CardIndex(paths, stamp)
        listed = self.index.read()
        if not listed.cards:
            # Not for the first picture of people who come back.
            from stretchgui.routine.first_cards import first_cards

            listed = Listed(first_cards(paths, language))
        if listed.cards:
            self.selector.set_cards(listed.cards, listed)
            self.selector.choose(options.routine or seen.last_routine)
        self.window = MainWindow(self.words, self.selector)

    @cached_property
    def keeper(self) -> SettingsKeeper:
        """The settings, all of them; the first picture does with a glance at them."""
        from stretchgui.settings import SettingsStore
        from stretchgui.ui.settings_keeper import SettingsKeeper

        return SettingsKeeper(SettingsStore(self.paths.settings))

    def show(self) -> None:
        """Shows the window where it was last."""
        self.window.restoreGeometry(QByteArray(self._glance.geometry_bytes()))
        if self.options.full_screen:
            self.window.set_full_screen(True)
        self.selector.setFocus()
        self.window.show()
