"""What is asked once before the first session: names, and whether it is safe to start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from stretchgui.figure.model import Figure
from stretchgui.health.wording import HealthWords, gate_version
from stretchgui.language.words import Words
from stretchgui.ui.appearance import Appearance
from stretchgui.ui.before.people_dialog import PeopleDialog
from stretchgui.ui.before.safety_card import SafetyCardDialog
from stretchgui.ui.settings_keeper import SettingsKeeper


class Gate(QObject):
    """Lets a session begin, or not.

    Args:
        words: What the dialogs say.
        health: What the safety card says; without a word (its file is broken) there is no session.
        keeper: What was asked and answered already.
        appearance: The dialogs' colours.
        window: What the dialogs belong to.
        figure: Gives the picture in which the two people can be seen, if there is one.
        open_: Whether it stands open: a demonstration asks nothing.

    Signals:
        warned: one of the safety card's signs is true.
        blocked (str): no session can begin, and why.
    """

    warned = Signal()
    blocked = Signal(str)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        keeper: SettingsKeeper,
        appearance: Appearance,
        window: QWidget,
        figure: Callable[[], Figure | None],
        *,
        open_: bool = False,
    ) -> None:
        super().__init__(window)
        self._words = words
        self._health = health
        self._keeper = keeper
        self._appearance = appearance
        self._window = window
        self._figure = figure
        self._open = open_

    def lets_start(self) -> bool:
        """Asks what has not been asked yet, and says whether a session may begin."""
        if self._open:
            return True
        if not self._keeper.settings.names_asked:
            self.ask_names()
        seen = bool(self._health.keys) and self._keeper.settings.safety_version == gate_version(self._health)
        return seen or self.show_card()

    def ask_names(self) -> None:
        """Asks what the two are called; both may stay empty."""
        dialog = PeopleDialog(
            self._words, self._keeper.settings, self._appearance.theme.look, self._figure(), self._window
        )
        dialog.chosen.connect(self._keeper.change)
        dialog.exec()
        dialog.deleteLater()
        self._keeper.change(replace(self._keeper.settings, names_asked=True))

    def show_card(self) -> bool:
        """Shows the safety card, and says whether none of its signs is true; closed unanswered, it changes nothing."""
        if not self._health.keys:
            self.blocked.emit(self._words("window.no_card"))
            return False
        dialog = SafetyCardDialog(self._words, self._health, self._window)
        safe = dialog.exec() == QDialog.DialogCode.Accepted
        refused = dialog.refused
        dialog.deleteLater()
        if safe or refused:
            self._keeper.change(
                replace(self._keeper.settings, safety_version=gate_version(self._health) if safe else "")
            )
        if refused:
            self.warned.emit()
        return safe
