"""What is offered on the session's page after a stop, and asked before the end; and what follows from the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.session.events import Event
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Command
from stretchgui.ui.during.release_offers import ReleaseOffers
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.during.showing import name_of
from stretchgui.ui.during.stopping import Answer, Stopping


class Offers(QObject):
    """Keeps the question that belongs to a session's state on its panel, and does what is chosen.

    Args:
        words: The questions.
        health: What is said where a check ends.
        panel: Where they are asked.
        easier: The easier version of the present exercise, if there is one.
        page: What takes the keys once a question is gone.

    Signals:
        commanded (Command): what an answer means for the session, or what must be done before a question.
        easier_requested (): take the exercise's easier version, and go on.
        end_confirmed (): the session was ended on purpose.
        sign_taken_back (): what stopped a check was pressed by mistake.
        moved (): another question may belong on the page.
    """

    commanded = Signal(object)
    easier_requested = Signal()
    end_confirmed = Signal()
    sign_taken_back = Signal()
    moved = Signal()

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        panel: ReleaseOffers,
        easier: Callable[[], Exercise | None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._words = words
        self._panel = panel
        self._easier = easier
        self._page = page
        self._stopping = Stopping(words, health)
        self._driver: SessionDriver | None = None
        self._said = ""
        panel.answered.connect(self._on_answered)

    def begin(self, driver: SessionDriver) -> None:
        """Follows a session, until `end`."""
        self._driver = driver
        self._said = ""
        self._stopping.begin(driver.snapshot)

    def end(self) -> None:
        """Asks nothing any more."""
        self._driver = None
        self._panel.ask(None)

    def hear(self, events: tuple[Event, ...]) -> None:
        """Takes over where somebody stopped."""
        self._stopping.hear(events)

    def follow(self, snapshot: Snapshot) -> None:
        """Asks what belongs to this moment, or nothing."""
        question = self._stopping.question(snapshot, name_of(self._easier(), self._words))
        cue = "" if question is None else question.cue
        new, self._said = cue if cue != self._said else "", cue
        held = question is None and has_focus_within(self._panel)
        self._panel.ask(question)
        if held:
            self._page.setFocus()
        if new and self._driver is not None:
            # Nobody who lies on a mat sees it.
            self._driver.say(new)

    def wish_to_end(self) -> None:
        """Stops what runs, and then asks."""
        if self._driver is not None:
            first = self._stopping.wish_to_end(self._driver.snapshot)
            if first is not None:
                self.commanded.emit(first)
            self.moved.emit()

    @Slot()
    def stop_for_nerve(self) -> None:
        """Ends a check: what is felt in it may be a nerve."""
        if self._driver is not None and self._driver.snapshot.allows(Command.RELEASE):
            self._stopping.stop_for_nerve(self._driver.snapshot)
            self.commanded.emit(Command.RELEASE)

    def left_out(self) -> bool:
        """Leaves out what must not be gone on with, for whoever just goes on; whether there was such a thing."""
        question = self._panel.question
        if question is None or not question.advice:
            return False
        self._on_answered(Answer.SKIP)
        return True

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        if answer is Answer.EASIER:
            self.easier_requested.emit()
        if answer is Answer.MISTAKE:
            self.sign_taken_back.emit()
        for command in self._stopping.follows(answer):
            if self._driver is not None and self._driver.snapshot.allows(command):
                self.commanded.emit(command)
        if answer in (Answer.END, Answer.END_YES):
            self.end_confirmed.emit()
        self.moved.emit()


def has_focus_within(widget: QWidget) -> bool:
    """Whether a part of a widget has the focus."""
    return any(part.hasFocus() for part in widget.findChildren(QWidget))
