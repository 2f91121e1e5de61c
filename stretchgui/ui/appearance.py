"""Light or dark: as was chosen, or as the system is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from stretchgui.glance import Colours
from stretchgui.ui.kit.style import dress
from stretchgui.ui.kit.theme import DARK, LIGHT, Theme


class Appearance(QObject):
    """Dresses the application, now and whenever the system or the people change their mind.

    Args:
        application: What is dressed.
        colours: What was chosen.

    Signals:
        changed (Theme): it looks different now.
    """

    changed = Signal(object)

    def __init__(self, application: QApplication, colours: Colours) -> None:
        super().__init__()
        self._application = application
        self._colours = colours
        self._theme = self._wanted()
        dress(application, self._theme)
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """How it looks now."""
        return self._theme

    def set_colours(self, colours: Colours) -> None:
        """Takes what was chosen."""
        self._colours = colours
        self._follow()

    @Slot()
    def _follow(self) -> None:
        theme = self._wanted()
        if theme is not self._theme:
            self._theme = theme
            dress(self._application, theme)
            self.changed.emit(theme)

    def _wanted(self) -> Theme:
        match self._colours:
            case Colours.LIGHT:
                return LIGHT
            case Colours.DARK:
                return DARK
            case Colours.SYSTEM:
                is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
                return DARK if is_dark else LIGHT
