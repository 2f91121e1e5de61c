"""What is asked before a session: names, once; signs and conditions, once; and each time whether anything is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from stretchgui.figure.model import Figure
from stretchgui.health.gate import signs_version
from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import People, people_called
from stretchgui.ui.appearance import Appearance
from stretchgui.ui.before.how_it_stands import NewDialog
from stretchgui.ui.before.people_dialog import PeopleDialog
from stretchgui.ui.before.safety_card import SafetyCardDialog
from stretchgui.ui.before.signs_dialog import SignsDialog
from stretchgui.ui.couple_keeper import CoupleKeeper
from stretchgui.ui.settings_keeper import SettingsKeeper


class Gate(QObject):
    """Lets a session begin, or not.

    Args:
        words: What stands around the questions.
        health: The questions; without a word (their file is broken) there is no session.
        keeper: What the two are called.
        couple: What their answers led to.
        appearance: The dialogs' colours.
        window: What the dialogs belong to.
        figure: Gives the picture in which the two people can be seen, if there is one.
        today: Gives the day.
        open_: Whether it stands open: a demonstration asks nothing.

    Signals:
        warned: somebody should call for help, or can no longer be stretched: nothing may go on.
        blocked (str): no session can begin, and why.
    """

    warned = Signal()
    blocked = Signal(str)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        keeper: SettingsKeeper,
        couple: CoupleKeeper,
        appearance: Appearance,
        window: QWidget,
        figure: Callable[[], Figure | None],
        today: Callable[[], date],
        *,
        open_: bool = False,
    ) -> None:
        super().__init__(window)
        self._words = words
        self._health = health
        self._keeper = keeper
        self._couple = couple
        self._appearance = appearance
        self._window = window
        self._figure = figure
        self._today = today
        self._open = open_

    def lets_start(self) -> bool:
        """Asks what is to be asked before this session, and says whether it may begin."""
        if self._open:
            return True
        if not self._health.keys:
            self.blocked.emit(self._words("window.no_card"))
            return False
        if not self._keeper.settings.names_asked:
            self.ask_names()
        just_asked = False
        while True:
            couple = self._couple.couple
            asked = couple.to_be_asked(signs_version(self._health))
            if asked:
                if not self._ask_signs(asked):
                    return False
                just_asked = True
            elif just_asked and not couple.blocked:
                # Whoever has just answered everything has nothing new.
                return True
            elif (answer := self._ask_whether_new(just_asked=just_asked)) is not None:
                return answer

    def ask_names(self) -> None:
        """Asks what the two are called; both may stay empty."""
        settings, look = self._keeper.settings, self._appearance.theme.look
        dialog = PeopleDialog(self._words, settings, look, self._figure(), self._window)
        dialog.chosen.connect(self._keeper.change)
        self._run(dialog)
        self._keeper.change(replace(self._keeper.settings, names_asked=True))

    def show_card(self) -> None:
        """Shows the safety card until it is closed; whoever wants to answer again does so in between."""
        if not self._health.keys:
            self.blocked.emit(self._words("window.no_card"))
            return
        while True:
            people = self._people()
            dialog = SafetyCardDialog(self._words, self._health, people, self._couple.couple, self._window)
            dialog.changed.connect(self._couple.change)
            self._run(dialog)
            if dialog.again is None:
                return
            self._ask_signs((dialog.again,))

    def _ask_whether_new(self, *, just_asked: bool) -> bool | None:
        """Asks the one question, and says whether a session may begin; None if somebody answered everything anew."""
        people, couple = self._people(), self._couple.couple
        dialog = NewDialog(self._words, self._health, people, couple, just_asked=just_asked, parent=self._window)
        dialog.changed.connect(self._couple.change)
        if self._run(dialog):
            return True
        if dialog.again is None:
            return False
        self._ask_signs((dialog.again,))
        return None

    def _ask_signs(self, asked: Sequence[Receiver]) -> bool:
        """Asks these people, notes what their answers led to, and says whether they went through to the end."""
        known, signs = self._couple.couple, signs_version(self._health)
        anew = bool(self._keeper.settings.safety_version) or any(
            known.of(one).signs not in ("", signs) for one in asked
        )
        dialog = SignsDialog(self._words, self._health, self._people(), asked, known, anew=anew, parent=self._window)
        finished = self._run(dialog)
        couple = replace(known, agreed=known.agreed or dialog.agreed)
        for person, answers in dialog.answers.items():
            noted = answers.noted(known.of(person), self._today(), signs if finished else "")
            couple = couple.with_person(person, noted)
        self._couple.change(couple)
        if finished:
            # What was accepted before each was asked by themselves has done its duty.
            self._keeper.change(replace(self._keeper.settings, safety_version=""))
        if couple.blocked - known.blocked or couple.is_emergency:
            self.warned.emit()
        return finished

    def _run(self, dialog: QDialog) -> bool:
        """Shows a dialog until it is closed, and says whether it was accepted."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _people(self) -> People:
        settings = self._keeper.settings
        return people_called(self._words, settings.name_a, settings.name_b)
