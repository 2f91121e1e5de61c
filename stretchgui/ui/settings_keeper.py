"""The settings while the program runs: changed in one place, written down at once, told to whom they concern."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from stretchgui.document.problems import Problem
from stretchgui.settings import Settings, SettingsStore

log = logging.getLogger(__name__)


class SettingsKeeper(QObject):
    """Holds the settings.

    Args:
        store: Where they are remembered.

    Signals:
        changed (Settings): something was chosen.
        not_kept (Problem): it holds until the program ends, but could not be written down; told once.
    """

    changed = Signal(object)
    not_kept = Signal(object)

    def __init__(self, store: SettingsStore) -> None:
        super().__init__()
        self._store = store
        remembered = store.load()
        self._settings = remembered.settings
        self._problems = remembered.problems
        self._complained = False

    @property
    def settings(self) -> Settings:
        """What is chosen."""
        return self._settings

    def take_problems(self) -> tuple[Problem, ...]:
        """What was wrong with what was remembered, since this was last asked."""
        taken, self._problems = self._problems, ()
        return taken

    def change(self, settings: Settings) -> None:
        """Takes other settings."""
        if settings == self._settings:
            return
        self._settings = settings
        problem = self._store.save(settings)
        if problem is not None and not self._complained:
            self._complained = True
            log.warning("%s", problem)
            self.not_kept.emit(problem)
        self.changed.emit(settings)
